"""A package as its manifest describes it: whose it is, its files, what it was edited from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wuse.archives import Archive, ArchiveError, Flaw
from wuse.errors import WuseError
from wuse.filenames import KNOWN_SUFFIXES
from wuse.layout import ACTIVITIES, BRAND_FILE, CASE_FILE, EXEMPLARS, ID, PHOTOS, SLUG
from wuse.pages.parts.form_model import FORMAT, MANIFEST, VERSION
from wuse.photos.naming import is_safe
from wuse.printable import printable
from wuse.source.text import MAX_BYTES

_MAX_MANIFEST = 2_000_000
_ANEW = "请老师回到投稿表，重新生成投稿包；用微信发“文件”，不要解压再压缩"


class PackageError(WuseError):
    """A package that is not taken as a whole."""


class _FileFacts(BaseModel):
    bytes: int = Field(alias="字节")
    sha256: str


class Origin(BaseModel):
    """What a record of a package was edited from."""

    start: str = Field("", alias="起点", max_length=20)
    """``公开资料`` or ``投稿包``."""
    fingerprint: str = Field("", alias="指纹", max_length=80)
    """Of the public record, as the site gave it out."""
    bases: list[dict[str, Any]] = Field(alias="原文", min_length=1, max_length=20)
    """The record as it was when it was opened, and as it was sent before: the oldest first."""


class _Manifest(BaseModel):
    model_config = ConfigDict(extra="ignore")

    format: str = Field(alias="格式")
    version: int = Field(alias="版本")
    school: str = Field(alias="学校")
    sent: str = Field("", alias="提交时间", max_length=40)
    files: dict[str, _FileFacts] = Field(alias="文件")
    origins: dict[str, Origin] = Field(default_factory=dict, alias="修改")


@dataclass(frozen=True)
class Package:
    """A package whose files are those of its manifest, undamaged."""

    digest: str
    """SHA-256 of its files in hexadecimal, whatever order and time the archive gives them."""
    slug: str
    """Of the school that it says it is for."""
    sent: str
    """When it was made, as it says."""
    records: Mapping[str, bytes]
    """Path in the school's folder -> content."""
    photos: Mapping[str, bytes]
    """Name -> content."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Path of a record -> what it was edited from."""


def packages_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are packages: those named, and every .zip in a folder that is named."""
    for path in paths:
        yield from sorted(path.glob("*.zip")) if path.is_dir() else (path,)


def read_package(path: Path) -> Package:
    """Read a package.

    Raises:
        PackageError: it is no package, damaged, hostile, or holds what no package may hold.
    """
    try:
        with path.open("rb") as handle:
            files = _without_top(_files(handle))
    except OSError as error:
        raise PackageError(f"打不开：{error.strerror or error}") from None
    manifest = _manifest(files.pop(MANIFEST, None))
    _check_files(manifest.files, files)
    for name, content in files.items():
        _check_place(name)
        if not name.startswith(f"{PHOTOS}/") and len(content) > MAX_BYTES:
            raise PackageError(
                f"{name} 太长，一个文件最多 {MAX_BYTES // 1024} KB", "请老师把正文写短"
            )
    return Package(
        _digest(files),
        manifest.school,
        printable(manifest.sent),
        {name: content for name, content in files.items() if not name.startswith(f"{PHOTOS}/")},
        {
            name.removeprefix(f"{PHOTOS}/"): content
            for name, content in files.items()
            if name.startswith(f"{PHOTOS}/")
        },
        {name: origin for name, origin in manifest.origins.items() if name in files},
    )


def _files(handle: BinaryIO) -> dict[str, bytes]:
    """Name -> content of every file of an archive. Raises PackageError for the first flaw."""
    try:
        archive = Archive(handle)
    except ArchiveError as error:
        raise _refused(error) from None
    for name, flawed in archive.refused:
        raise _refused(flawed, name)
    files = {}
    for name in archive.names:
        try:
            files[name] = archive.read(name)
        except ArchiveError as error:
            raise _refused(error, name) from None
    return files


def _refused(error: ArchiveError, name: str = "") -> PackageError:
    message = f"“{printable(name)}”{error.message}，不收" if name else error.message
    return PackageError(message, "请老师不要加密码" if error.flaw is Flaw.ENCRYPTED else _ANEW)


def _without_top(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave the one folder that holds everything out of names: unpacking and packing makes it."""
    tops = {name.partition("/")[0] for name in files}
    if len(tops) != 1 or any("/" not in name for name in files):
        return files
    return {name.partition("/")[2]: content for name, content in files.items()}


def _manifest(data: bytes | None) -> _Manifest:
    if data is None:
        raise PackageError(f"里面没有“{MANIFEST}”，不是投稿表生成的投稿包", _ANEW)
    if len(data) > _MAX_MANIFEST:
        raise PackageError(f"“{MANIFEST}”太大", _ANEW)
    try:
        manifest = _Manifest.model_validate(json.loads(data))
    except (ValueError, ValidationError, RecursionError):
        raise PackageError(f"“{MANIFEST}”读不懂", _ANEW) from None
    if manifest.format != FORMAT:
        raise PackageError("不是投稿表生成的投稿包", _ANEW)
    if manifest.version != VERSION:
        fix = "先更新程序再收" if manifest.version > VERSION else _ANEW
        raise PackageError(f"投稿包是第 {manifest.version} 版，这里读第 {VERSION} 版", fix)
    if not SLUG.fullmatch(manifest.school):
        raise PackageError(f"“{printable(manifest.school[:60])}”不是学校的文件夹名", _ANEW)
    return manifest


def _check_files(listed: Mapping[str, _FileFacts], files: Mapping[str, bytes]) -> None:
    """Compare files and manifest. The sums show damage; who sent the package they don't."""
    for name in listed.keys() - files.keys():
        raise PackageError(f"少了“{printable(name)}”，没有传完整", _ANEW)
    for name, content in files.items():
        if name not in listed:
            raise PackageError(f"多了“{printable(name)}”，不是投稿表放进去的", _ANEW)
        facts = listed[name]
        if len(content) != facts.bytes or sha256(content).hexdigest() != facts.sha256:
            raise PackageError(f"“{printable(name)}”和生成时不一样，传坏了或者改过", _ANEW)
    if not files:
        raise PackageError("里面没有内容", _ANEW)


def _check_place(name: str) -> None:
    folder, _, file = name.rpartition("/")
    stem, _, suffix = file.rpartition(".")
    if folder in (ACTIVITIES, EXEMPLARS):
        is_right = suffix == "yml" and bool(ID.fullmatch(stem))
    elif folder == PHOTOS:
        is_right = is_safe(file, KNOWN_SUFFIXES)
    else:
        is_right = name in (BRAND_FILE, CASE_FILE)
    if not is_right:
        places = f"{ACTIVITIES}、{EXEMPLARS}、{PHOTOS}、{BRAND_FILE}、{CASE_FILE}"
        raise PackageError(f"“{printable(name)}”不该在投稿包里，只收 {places}", _ANEW)


def _digest(files: Mapping[str, bytes]) -> str:
    whole = sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{sha256(files[name]).hexdigest()}\n".encode())
    return whole.hexdigest()

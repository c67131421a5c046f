"""A package and what it is to be merged into -> a proposal, checked by every rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from wuse.layout import ACTIVITIES, BRAND_FILE, BRANDS, EXEMPLARS, home
from wuse.layout import photos as photos_of
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.media import photos_in
from wuse.model.publication import publish
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.region import OwnerFolder
from wuse.pages.parts.form_model import ASKED
from wuse.photos import PhotoError
from wuse.photos.prepare import prepare
from wuse.photos.verdict import apply_verdicts
from wuse.rules import check
from wuse.site.api import fingerprint, public_data
from wuse.source import Problem, load_region
from wuse.source.bind import bind
from wuse.source.clock import today
from wuse.source.parser import parse
from wuse.source.rewrite_scalars import UnwritableError
from wuse.source.settings import load_configuration
from wuse.source.text import decode

from .bases import Base
from .merging import merge
from .package import Origin, Package, PackageError
from .proposal import Proposal
from .weaving import woven
from .wording import record_line, title_of

_PUBLIC = "公开资料"
"""The start of a record that was opened from the public JSON."""


def propose(package: Package, base: Base) -> Proposal:
    """Find out what a package changes, and check that.

    Raises:
        PackageError: it is not for a school that exists, or would overwrite something.
        GitError: git does not answer.
        OSError: temporary files cannot be written.
    """
    with TemporaryDirectory(prefix="wuse-") as name:
        project = Path(name)
        base.write(package.slug, project)
        return _Receiver(project, package).proposal()


class _Receiver:
    def __init__(self, project: Path, package: Package) -> None:
        self._project = project
        self._package = package
        self._home = project / home(package.slug)
        if not (self._home / BRAND_FILE).is_file():
            raise PackageError(
                f"没有“{package.slug}”这所学校",
                "先给它建好 brand.yml，或者问老师是从哪里打开的投稿表",
            )
        self._public: OwnerFolder | None = None
        self._loaded = load_region(project, only=[package.slug])
        self._vocabulary = self._loaded.region.vocabulary
        owner = self._loaded.region.owners.get(package.slug)
        if owner is None:
            raise PackageError(
                f"brands/{package.slug}/brand.yml 有错误，先改好它再收",
                "运行 wuse check 看哪里错了",
            )
        self._owner = owner
        self._files: dict[str, bytes] = {}
        self._summary: list[str] = []
        self._notes: list[str] = []
        self._titles: dict[str, str] = {}

    def proposal(self) -> Proposal:
        """The proposal."""
        settings = load_configuration(self._project)[0].settings
        day = today(settings.zone)
        before = set(check(self._project, self._loaded, settings=settings, today=day))
        self._public = self._published()
        added = self._photos()
        for path, content in self._package.records.items():
            self._record(path, content, added)
        self._drop_unused(added)
        for path, content in self._files.items():
            target = self._project / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        after = check(
            self._project,
            load_region(self._project, only=[self._package.slug]),
            settings=settings,
            today=day,
        )
        touched = set(self._files)
        problems = [it for it in after if it.path in touched and not _was_there(it, before)]
        return Proposal(
            self._package.slug, self._owner.name, self._package.digest, self._files,
            tuple(self._summary), tuple(problems), tuple(self._notes), self._titles,
        )  # fmt: skip

    def _published(self) -> OwnerFolder | None:
        """The school as the public sees it, which is what the form shows."""
        region = apply_verdicts(self._loaded.region, self._project / BRANDS)
        settings = load_configuration(self._project)[0].settings
        return publish(region, today(settings.zone)).owners.get(self._package.slug)

    def _photos(self) -> list[str]:
        """Prepare the photos; the names of those that are new."""
        added = []
        for name, content in self._package.photos.items():
            try:
                prepared = prepare(content)
            except PhotoError as error:
                raise PackageError(f"照片 {name}：{error}") from None
            if name.rpartition(".")[2] not in prepared.suffixes:
                raise PackageError(f"照片 {name} 的内容和它的扩展名不符", "请老师重新生成投稿包")
            path = f"{photos_of(self._package.slug)}/{name}"
            target = self._project / path
            if not target.exists():
                self._files[path] = prepared.data
                added.append(name)
            elif target.read_bytes() not in (content, prepared.data):
                raise PackageError(
                    f"已经有另一张照片叫 {name}", "请老师重新选这张照片，再生成投稿包"
                )
        return added

    def _drop_unused(self, added: list[str]) -> None:
        """Leave out photos that no record of the package shows as it is after the merge."""
        records = [(path, it) for path, it in self._files.items() if path.endswith(".yml")]
        used = {
            photo.file
            for path, content in records
            for _, photo in photos_in(self._read(_kind(_inside(path)), content, path))
        }
        for name in added:
            if name not in used:
                del self._files[f"{photos_of(self._package.slug)}/{name}"]

    def _record(self, path: str, content: bytes, added: list[str]) -> None:
        kind = _kind(path)
        full = f"{home(self._package.slug)}/{path}"
        current = self._project / full
        sent = self._read(kind, content, full)
        self._titles[full] = title_of(sent)
        origin = self._package.origins.get(path)
        if not current.exists():
            if origin and origin.start == _PUBLIC:
                raise PackageError(
                    f"“{title_of(sent)}”已经不在了，可能撤下了",
                    "问清楚为什么撤下，再决定要不要请老师重写",
                )
            self._files[full] = content
            self._summary.append(record_line(sent, True, len(added), ()))
            return
        existing = current.read_bytes()
        if existing == content:
            return
        if origin is None or not isinstance(sent, Activity | Exemplar):
            raise PackageError(
                f"已经有一条记录叫 {path}，内容不一样",
                "请老师用“打开以前写的”打开网站上的那一条来改",
            )
        self._merge(full, existing, sent, origin, added)

    def _merge(
        self,
        path: str,
        existing: bytes,
        sent: Activity | Exemplar,
        origin: Origin,
        added: list[str],
    ) -> None:
        kind = type(sent)
        current = self._read(kind, existing, path)
        before, new = _data(current), _data(sent)
        public = self._public_record(path)
        seen = _data(public) if public else before
        merged = merge(before, seen, self._bases(kind, origin), new, ASKED[kind])
        if merged.conflicts:
            labels = "、".join(str(kind.model_fields[name].title) for name in merged.conflicts)
            raise PackageError(
                f"“{title_of(current)}”的{labels}，别人在这之后也改了，不能自动合并",
                "请老师打开网站上最新的那一条再改，或者由您照着投稿包手工改",
            )
        if merged.data == before:
            return
        if origin.start == _PUBLIC and origin.fingerprint != self._fingerprint(path):
            self._notes.append(f"“{title_of(current)}”在老师打开以后又改过，已经逐栏合并")
        try:
            file = woven(existing, kind, before, merged.data, self._vocabulary)
            if _data(self._read(kind, file, path)) != merged.data:
                raise UnwritableError("改完再读，和想要的不一样")
        except UnwritableError as error:
            raise PackageError(
                f"{path} 的写法不能自动改：{error}", "请照着投稿包手工改这个文件"
            ) from None
        self._files[path] = file
        changed = [
            str(kind.model_fields[name].title)
            for name in kind.model_fields
            if before.get(name) != merged.data.get(name)
        ]
        self._summary.append(record_line(current, False, len(added), changed))

    def _public_record(self, path: str) -> Record | None:
        """The record as the public sees it; None if the public does not."""
        owner = self._public
        items = (*owner.activities, *owner.exemplars) if owner else ()
        return next((item.record for item in items if item.path == path), None)

    def _fingerprint(self, path: str) -> str:
        public = self._public_record(path)
        return fingerprint(public_data(public)) if public else ""

    def _bases(self, kind: type[Record], origin: Origin) -> list[dict[str, Any]]:
        try:
            return [
                _data(kind.model_validate(base, context=self._vocabulary)) for base in origin.bases
            ]
        except ValueError:
            raise PackageError(
                "“投稿.json”里改以前的内容读不懂", "请老师重新打开、重新生成"
            ) from None

    def _read(self, kind: type[Record], content: bytes, path: str) -> Any:
        """A record of a file. Raises PackageError with the first of its errors."""
        text, problems = decode(content, path)
        if text is None:
            raise PackageError(str(problems[0]))
        node, problems = parse(text, path)
        record = None
        if node:
            record, more = bind(kind, node, path, self._vocabulary, text)
            problems += more
        if record is None:
            first = next(iter(problems))
            field = f"“{first.field}”：" if first.field else ""
            raise PackageError(f"{path}：{field}{first.message}", first.fix)
        return record


def _data(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def _inside(path: str) -> str:
    """The path of a file in its school's folder."""
    return path.split("/", 2)[2]


def _kind(path: str) -> type[Record]:
    folder = path.partition("/")[0]
    kinds: dict[str, type[Record]] = {
        ACTIVITIES: Activity,
        EXEMPLARS: Exemplar,
        BRAND_FILE: BrandFile,
    }
    return kinds.get(folder, Case)


def _was_there(problem: Problem, before: set[Problem]) -> bool:
    """Whether a rule said the same before the change, wherever it stood."""
    plain = replace(problem, span=None)  # type: ignore[arg-type]
    return any(replace(other, span=None) == plain for other in before)  # type: ignore[arg-type]

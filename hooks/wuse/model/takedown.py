"""The bureau's register of what was taken down on request; it is never public.

It names nobody: the digest of its bytes identifies a photo, the digest of its file a text. File
names of photos are not kept either, because they are often names of pupils.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Choice, Record, Several, Text
from .dates import Edtf

_BREAK = re.compile(rb"\r\n?|\n")
_MARK = b"\xef\xbb\xbf"

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
"""A BLAKE2b digest of 16 bytes, in hexadecimal."""

PatternHex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
"""The 64-bit pattern of `wuse.photos.fingerprint`, in hexadecimal."""


def digest(data: bytes) -> str:
    """The digest that identifies a photo by its bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def text_digest(data: bytes) -> str:
    """The digest that identifies a record file, whatever its line ends and byte order mark."""
    return digest(_BREAK.sub(b"\n", data.removeprefix(_MARK)).strip())


class TakedownKind(Choice):
    """What kind of thing was taken down."""

    RECORD = "record", "记录"
    PHOTO = "photo", "照片"
    NAME = "name", "文中姓名"


class TakedownOutcome(Choice):
    """What was done with it."""

    INTERNAL = "internal", "转为内部"
    REMOVED = "removed", "删除"


class Takedown(Record):
    """One thing that was taken down and must stay offline."""

    date: Edtf = Field(title="日期", description="撤下的日期。")
    kind: TakedownKind = Field(title="种类", description="记录、照片或文中姓名。")
    place: Text = Field(
        title="位置", description="记录的文件，或者照片所在的文件夹；不写姓名，也不写照片的文件名。"
    )
    outcome: TakedownOutcome = Field(title="处理", description="转为内部或删除。")
    digest: Digest | None = Field(
        None, title="指纹", description="撤下的内容的指纹，程序写的；靠它认出再交上来的。"
    )
    size: int | None = Field(None, ge=1, title="字节数", description="撤下的照片多大，程序写的。")
    look: PatternHex | None = Field(
        None, title="画面指纹", description="照片明暗的粗略样子，程序写的；认出重新保存过的同一张。"
    )
    reason: str = Field("", title="原因", description="例如“监护人要求”；不写姓名。")
    decided_by: str = Field("", title="决定", description="哪个部门决定的；不写姓名。")


class TakedownFile(Record):
    """The whole of ``_bureau/takedowns.yml``."""

    takedowns: Several[Takedown] = Field((), title="撤下", description="撤下的记录、照片和姓名。")

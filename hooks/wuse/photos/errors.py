"""Why a photo cannot be used, in words that its contributor can act on."""

from __future__ import annotations

from enum import StrEnum
from typing import cast

from wuse.errors import WuseError


class Reason(StrEnum):
    """What is wrong with a photo; stable, so rules and tests can rely on the values."""

    MISSING = "missing"
    EMPTY = "empty"
    NOT_AN_IMAGE = "not_an_image"
    TRUNCATED = "truncated"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_BYTES = "too_many_bytes"
    UNSUPPORTED_FORMAT = "unsupported_format"
    NO_HEIF = "no_heif"
    UNREADABLE = "unreadable"
    SYMLINK = "symlink"
    BAD_BLUR = "bad_blur"
    NO_MEMORY = "no_memory"
    CRASHED = "crashed"


_TEXTS: dict[Reason, tuple[str, str]] = {
    Reason.MISSING: (
        "找不到这张照片",
        "请核对文件名（包括大小写和 .jpg、.png 这样的后缀），并确认照片已经一起提交。",
    ),
    Reason.EMPTY: (
        "照片文件是空的（0 字节）",
        "多半是上传中断了，请重新上传原照片。",
    ),
    Reason.NOT_AN_IMAGE: (
        "这个文件不是照片",
        "请换成手机或相机拍的照片；只改后缀名，不能把别的文件变成照片。",
    ),
    Reason.TRUNCATED: (
        "照片不完整，后面一部分丢失了",
        "多半是传输中断了，请从手机里重新导出原照片再上传。",
    ),
    Reason.TOO_MANY_PIXELS: (
        "照片的像素太多",
        "请先把照片缩小，或另存为 JPG 再上传，长边 4000 像素就足够清晰。"
        "以后拍照，可以在手机的相机设置里把格式改成 JPG（“兼容性最佳”），或者选 1200 万像素。",
    ),
    Reason.TOO_MANY_BYTES: (
        "照片文件太大",
        "请先把照片缩小，或另存为 JPG 再上传。",
    ),
    Reason.UNSUPPORTED_FORMAT: (
        "不支持这种文件格式",
        "请另存为 JPG 再上传。",
    ),
    Reason.NO_HEIF: (
        "这台电脑没有安装读取 HEIC 照片的组件",
        "请运行 pip install pillow-heif，或者把照片另存为 JPG 再上传。",
    ),
    Reason.UNREADABLE: (
        "照片读不出来，文件可能已经损坏",
        "请在电脑上打开看看：能打开就另存为 JPG 再上传，打不开就换一张。",
    ),
    Reason.SYMLINK: (
        "这是一个快捷方式（符号链接），不是照片本身",
        "请把照片文件本身复制过来。",
    ),
    Reason.BAD_BLUR: (
        "打码区域（blur）写得不对，照片没有发布",
        "每个区域写四个 0 到 1 之间的小数：[左, 上, 宽, 高]，都按照片宽、高的比例算。",
    ),
    Reason.NO_MEMORY: (
        "处理这张照片时内存不足",
        "请关掉别的程序再试，或者把照片缩小后再上传，长边 4000 像素就足够清晰。",
    ),
    Reason.CRASHED: (
        "处理这张照片的程序意外中止",
        "请再试一次；总是这样的话，请把照片另存为 JPG 再上传。",
    ),
}

_OF_THIS_MACHINE = (Reason.NO_HEIF, Reason.NO_MEMORY, Reason.CRASHED)


class PhotoError(WuseError):
    """A photo cannot be used.

    `reason` is for programs. `detail`, if given, is a short Chinese remark at the end of `message`,
    for example the size of the photo and the limit.
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        text, fix = _TEXTS[reason]
        super().__init__(f"{text}（{detail}）" if detail else text, fix)
        self.args = reason, detail  # pickle calls __init__ with these
        self.reason = reason
        self.detail = detail

    @property
    def is_lasting(self) -> bool:
        """Whether the same bytes would fail again, on any machine."""
        return self.reason not in _OF_THIS_MACHINE

    def dump(self) -> list[str]:
        """The error as a value for JSON."""
        return [self.reason, self.detail]

    @classmethod
    def revive(cls, value: object) -> PhotoError:
        """Restore a dumped error; any other value raises TypeError, ValueError or LookupError."""
        reason, detail = cast("tuple[str, str]", value)
        return cls(Reason(reason), str(detail))

    def __str__(self) -> str:
        return f"{self.message}。{self.fix}"

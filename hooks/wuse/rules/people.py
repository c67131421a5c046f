"""People: who may be named or shown, and what must never get out."""

from __future__ import annotations

from collections.abc import Iterator

from wuse.model.publication import may_publish
from wuse.source.problems import Code, Severity

from .finding import Finding, at
from .rule import Example, Picture, rule
from .scene import School

_SHOWN = """\
照片:
  - 文件: corner.jpg
    画面描述: 一名学生在阅读角看书
    画面人物: 学生可辨认
"""


@rule(
    Code.CONSENT,
    "photo-consent",
    "照片缺少监护人同意",
    Severity.WARNING,
    why="《未成年人网络保护条例》和《儿童个人信息网络保护规定》要求：公开能认出儿童的照片，要先取得"
    "监护人同意。没有同意记录的照片不会发布。",
    bad=Example.activity(_SHOWN, corner=Picture()),
    good=Example.activity(
        f"{_SHOWN}    同意记录: {{是否同意: 是, 同意人: 监护人}}\n", corner=Picture()
    ),
)
def photo_consent(school: School) -> Iterator[Finding]:
    """Photos in which a pupil can be recognised have a guardian's consent."""
    for item, loc, photo in school.photos:
        if not may_publish(photo):
            message = "学生可辨认而没有监护人同意，这张照片不会发布"
            fix = "取得监护人书面同意后写明“同意记录”，或者打码后改为“学生群像”"
            yield at(item, loc, message, fix)

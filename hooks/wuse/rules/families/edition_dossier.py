"""Evaluations: what the dossier asks for and can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from wuse.model.scheme import PieceKind
from wuse.rules.awards import Part, each_award, edition_example
from wuse.rules.context import RegionContext
from wuse.rules.rule import Finding, RegionRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

_PIECE = "申报材料: {名称: 自评材料, 类型: %s}\n"


@RegionRule(
    Code.EDITION_LENGTH,
    "edition-length",
    "字数限的不是文稿",
    Severity.ERROR,
    why="字数只能数文稿的。表格、照片、视频写了字数，没有东西可数，学校也不知道说的是哪里。",
    bad=edition_example(_PIECE % "表格, 字数: 不超过2000字"),
    good=edition_example(_PIECE % "文稿, 字数: 不超过2000字"),
)
def edition_length(context: RegionContext) -> Iterator[Finding]:
    """A limit of characters is about a text."""
    return each_award(context, _length)


def _length(part: Part) -> Iterator[Finding]:
    for number, piece in enumerate(part.award.dossier):
        if piece.length is not None and piece.kind is not PieceKind.TEXT:
            message = f"“{piece.name}”是{piece.kind.zh}，写了字数"
            yield part.at(("dossier", number, "length"), message, "“类型”写“文稿”，或者删去“字数”")


@RegionRule(
    Code.EDITION_UNCHECKED,
    "edition-unchecked",
    "这种材料本站不核对",
    Severity.HINT,
    why="本站能从记录里核对的是文稿的字数、照片的张数和图注。表格、视频、证明列在清单上，由人核对。",
    bad=edition_example(_PIECE % "视频, 取自: 活动"),
    good=edition_example(_PIECE % "照片, 取自: 活动"),
)
def edition_unchecked(context: RegionContext) -> Iterator[Finding]:
    """Only texts and photos are taken from records and checked."""
    return each_award(context, _unchecked)


def _unchecked(part: Part) -> Iterator[Finding]:
    for number, piece in enumerate(part.award.dossier):
        if piece.place and piece.kind not in (PieceKind.TEXT, PieceKind.PHOTOS):
            message = f"“{piece.name}”是{piece.kind.zh}，从“{piece.place.zh}”里核对不了"
            yield part.at(("dossier", number, "place"), message, "删去“取自”，或者改“类型”")

"""Bytes that a record file may hold after a bad day, and what must hold for all of them."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from support.project import ROOT
from support.yaml_samples import CORPUS
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.bureau import SiteFile
from wuse.model.dates import Edtf
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.vocabulary import builtin
from wuse.source.bind import bind
from wuse.source.columns import words_of
from wuse.source.invisible import visible
from wuse.source.parser import read
from wuse.source.text import decode
from wuse.upkeep.fixes.content import MendResult, mend

Kind = type[Record]

KINDS: dict[str, Kind] = {
    "brand.yml": BrandFile,
    "site.yml": SiteFile,
    "case.yml": Case,
    "activities": Activity,
    "exemplars": Exemplar,
}


def _real() -> list[tuple[str, Kind]]:
    """Pieces of this repository's own records, and of the corpus, and what they are pieces of."""
    pieces = []
    for path in sorted(ROOT.glob("brands/**/*.yml")):
        kind = KINDS.get(path.name) or KINDS.get(path.parent.name) or BrandFile
        # At fields of the top, so that a piece is a record with the rest left out.
        for piece in re.split(r"\n(?=\S[^\n]*:)", path.read_text("utf-8")):
            if pieces and len(pieces[-1][0]) + len(piece) < 600 and pieces[-1][1] is kind:
                piece = f"{pieces.pop()[0]}{piece}"
            pieces.append((f"{piece}\n", kind))
    for path in sorted(CORPUS.iterdir()):
        text, _ = decode(path.read_bytes(), path.name)
        pieces.append((text or "", BrandFile))
    return pieces


PIECES = _real()
SIGNS = "：，、“”‘’－—•·\u3000\xa0\t#&*!|>%@`?\\\"'[]{},:-~\n\r\u200b\ufeff"
WORDS = [
    *SIGNS,
    *(" ", ": ", "- ", " #", "\n  ", "\n\t", "：\n", "\0", "\x0b", "\u202e", "🐢", "x" * 300),
    *("2018年4月12日", "2018.4", "12:30", "no", "0123", "1_000", "#b3212b", "null", "名称"),
    *("<<", "---", "...", "date: ", "日期：", "file: a.jpg\n", "[" * 30, "&a ", "*a"),
]

SLIPS = [
    *((": ", sign) for sign in ("：", ":", ":\t", " ", ":　")),
    *(("- ", sign) for sign in ("－", "—", "-", "• ", "-\t", "-　")),
    *((", ", sign) for sign in ("，", "、")),
    *(("\n  ", sign) for sign in ("\n\t", "\n　", "\n ", "\n   ")),
    *(("\n", sign) for sign in ("\n\n", "\n# 备注\n", " # 备注\n", "\n-", "\u200b\n")),
    *(('"', sign) for sign in ("“", "”", "")),
    *(
        (": ", f": {sign}")
        for sign in ("@", "“", "*", "!", "[", '"', "时间: ", "no # ", "2018年4月 #")
    ),
]
"""What is meant, and what is written."""

_Edit = tuple[float, int, str] | tuple[float, tuple[str, str]]
_EDIT = st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(WORDS)) | st.tuples(
    st.floats(0, 1), st.sampled_from(SLIPS)
)
_PIECE = st.integers(0, len(PIECES) - 1).map(PIECES.__getitem__)
_HEAPS = st.lists(
    st.sampled_from([*WORDS, "brand", "title", "a", "b", "品牌", "owner:", "name"]), max_size=40
).map("".join)


def _edited(piece: tuple[str, Kind], edits: list[_Edit]) -> tuple[str, Kind]:
    text, kind = piece
    for edit in edits:
        at = int(edit[0] * len(text))
        if len(edit) == 3:
            text = text[:at] + edit[2] + text[at + edit[1] :]
        else:
            text = text[:at] + text[at:].replace(*edit[1], 1)
    return text, kind


def _encoded(record: tuple[str | bytes, Kind], encoding: str, line_end: str) -> tuple[bytes, Kind]:
    text, kind = record
    if isinstance(text, bytes):
        return text, kind
    return text.replace("\n", line_end).encode(encoding, "replace"), kind


_KIND = st.sampled_from(list(KINDS.values()))
_TEXTS = st.one_of(
    st.builds(_edited, _PIECE, st.lists(_EDIT, max_size=1)),
    st.builds(_edited, _PIECE, st.lists(_EDIT, min_size=1, max_size=3)),
    st.builds(_edited, _PIECE, st.lists(_EDIT, min_size=3, max_size=8)),
    st.tuples(_HEAPS, _KIND),
    st.tuples(st.text(max_size=80), _KIND),
    st.tuples(st.binary(max_size=60), _KIND),
)
RECORDS = st.builds(
    _encoded,
    _TEXTS,
    st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
)
"""Content of a file: mutated real ones, heaps of signs and words, any text, any bytes; and the
record that it is taken for."""


def check(data: bytes, kind: Kind, sort_keys: bool) -> MendResult:
    """Mend, and raise AssertionError where a promise is broken."""
    mended = mend(data, kind, sort_keys)
    again = mend(mended.data, kind, sort_keys)
    assert again.data == mended.data, "mending twice is not mending once"
    assert not again.done, again.done
    assert bool(mended.done) == (mended.data != data), mended.done
    text, _ = decode(data, "")
    if text is None:
        assert mended.data == data
    else:
        _check_text(visible(text)[0], mended, kind, sort_keys)
    return mended


def _check_text(text: str, mended: MendResult, kind: Kind, sort_keys: bool) -> None:
    before, after = read(text, ""), read(mended.after, "")
    assert after.errors <= before.errors
    new_dates = any("时间" in item for item in mended.done)
    if not new_dates and not sort_keys:
        assert words_of(mended.after) == words_of(text), "a word changed"
    if before.errors or before.value_slips:
        return
    assert not after.errors
    assert after.root is not None
    assert before.root is not None
    assert _same(before.root.plain(), after.root.plain()), "the data changed"
    assert _comments(mended.after) == _comments(text)
    vocabulary = builtin()
    wrong = [len(bind(kind, item.root, "", vocabulary)[1]) for item in (before, after)]
    assert wrong[1] <= wrong[0]


def _same(one: object, other: object) -> bool:
    """Whether two trees say the same; dates may be written in another way."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    date = _date(one)
    return one == other or (date is not None and date == _date(other))


def _date(value: object) -> Edtf | None:
    try:
        return Edtf.parse(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.split("\n") if line.lstrip(" ").startswith("#"))

"""Bytes that a record file may hold after a bad day, and what must hold for all of them."""

from __future__ import annotations

import codecs

from hypothesis import strategies as st
from project import ROOT
from yaml_samples import CORPUS

from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.bureau import SiteFile
from wuse.model.dates import Edtf
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.vocabulary import builtin
from wuse.source.bind import bind
from wuse.source.columns import kept
from wuse.source.nodes import read
from wuse.source.text import INVISIBLE, decode
from wuse.upkeep.fixes.content import Mended, mend

Kind = type[Record]

KINDS: dict[str, Kind] = {
    "brand.yml": BrandFile,
    "site.yml": SiteFile,
    "case.yml": Case,
    "activities": Activity,
    "exemplars": Exemplar,
}


def _real() -> list[str]:
    """Pieces of this repository's own records, and of the corpus."""
    pieces = []
    for path in sorted(ROOT.glob("brands/**/*.yml")):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        for start in range(0, len(lines), 40):
            pieces.append("".join(lines[start : start + 40]))
    for path in sorted(CORPUS.iterdir()):
        text, _ = decode(path.read_bytes(), path.name)
        pieces.append(text or "")
    return pieces


PIECES = _real()
SIGNS = "：，、“”‘’－—•·\u3000\xa0\t#&*!|>%@`?\\\"'[]{},:-~\n\r\u200b\ufeff"
WORDS = [
    *SIGNS,
    *(" ", ": ", "- ", " #", "\n  ", "\n\t", "：\n", "\0", "\x0b", "\u202e", "🐢", "x" * 300),
    *("2018年4月12日", "2018.4", "12:30", "no", "0123", "1_000", "#b3212b", "null", "名称"),
    *("<<", "---", "...", "date: ", "日期：", "file: a.jpg\n", "[" * 30, "&a ", "*a"),
]

_EDIT = st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(WORDS))
_PIECE = st.integers(0, len(PIECES) - 1).map(PIECES.__getitem__)
_TEXTS = st.lists(
    st.sampled_from([*WORDS, "brand", "title", "a", "b", "品牌", "owner:", "name"]), max_size=40
)


def _edited(text: str, edits: list[tuple[float, int, str]]) -> str:
    for where, cut, word in edits:
        at = int(where * len(text))
        text = text[:at] + word + text[at + cut :]
    return text


def _encoded(text: str, encoding: str, line_end: str) -> bytes:
    return text.replace("\n", line_end).encode(encoding, "replace")


RECORDS = st.tuples(
    st.builds(
        _encoded,
        st.one_of(
            st.builds(_edited, _PIECE, st.lists(_EDIT, max_size=1)),
            st.builds(_edited, _PIECE, st.lists(_EDIT, max_size=4)),
            _TEXTS.map("".join),
            st.text(max_size=80),
        ),
        st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"]),
        st.sampled_from(["\n", "\n", "\r\n", "\r"]),
    )
    | st.binary(max_size=60).map(lambda data: codecs.BOM_UTF8 * (len(data) % 2) + data),
    st.sampled_from(list(KINDS.values())),
)
"""Content of a file: mutated real ones, heaps of signs and words, any text, any bytes; and the
record that it is taken for."""


def check(data: bytes, kind: Kind, sort_keys: bool) -> Mended:
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
        _check_text(INVISIBLE.sub("", text), mended, kind, sort_keys)
    return mended


def _check_text(text: str, mended: Mended, kind: Kind, sort_keys: bool) -> None:
    before, after = read(text, ""), read(mended.after, "")
    assert after.errors <= before.errors
    new_dates = any("时间" in item for item in mended.done)
    if not new_dates and not sort_keys:
        assert kept(mended.after) == kept(text), "a word changed"
    if before.errors or before.misread:
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

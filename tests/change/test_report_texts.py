"""Two versions of a text as one: nothing is lost, and what changed is found."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from wuse.change.report.model import PieceKind, TextPiece
from wuse.change.report.texts import compare

SENTENCES = st.lists(
    st.sampled_from(["甲乙丙。", "八名党员到场！", "雨", "“好。”", "\n", "12,340人；"])
)


def told(old: str, new: str) -> str:
    """Pieces in one line: -gone- +come+ and … for what is left out."""
    marks = {PieceKind.SAME: "{}", PieceKind.OLD: "-{}-", PieceKind.NEW: "+{}+", PieceKind.GAP: "…"}
    return "".join(marks[piece.kind].format(piece.text) for piece in compare(old, new))


def side(pieces: tuple[TextPiece, ...], kind: PieceKind) -> str:
    """A pattern of one of the versions, from the pieces."""
    parts = [
        ".+" if piece.kind is PieceKind.GAP else re.escape(piece.text)
        for piece in pieces
        if piece.kind in (PieceKind.SAME, PieceKind.GAP, kind)
    ]
    return "".join(parts)


@given(SENTENCES.map("".join), SENTENCES.map("".join))
def test_both_versions_can_be_read_from_the_pieces(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert re.fullmatch(side(pieces, PieceKind.OLD), old, re.DOTALL)
    assert re.fullmatch(side(pieces, PieceKind.NEW), new, re.DOTALL)


@given(st.text(), st.text())
def test_any_text_can_be_compared(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert re.fullmatch(side(pieces, PieceKind.OLD), old, re.DOTALL)
    assert re.fullmatch(side(pieces, PieceKind.NEW), new, re.DOTALL)


def test_a_word_more_is_all_that_is_marked() -> None:
    assert told("后勤从旧船上拆下一盏灯。", "后勤老师从旧船上拆下一盏灯。") == (
        "后勤+老师+从旧船上拆下一盏灯。"
    )


def test_no_number_is_cut_in_two() -> None:
    assert told("共有1264名学生参加。", "共有1364名学生参加。") == "共有-1264-+1364+名学生参加。"


def test_a_sentence_written_anew_is_shown_whole() -> None:
    assert told("天晴。大家都到了海边。", "天晴。活动改在室内。") == (
        "天晴。-大家都到了海边。-+活动改在室内。+"
    )


def test_of_a_long_text_the_surroundings_of_a_change_are_shown() -> None:
    before, after = "这一句一直没有改动过。" * 40, "后面这些话也没有改动。" * 40
    shown = told(f"{before}来了八人。{after}", f"{before}来了九人。{after}")
    assert "来了-八-+九+人。" in shown
    assert len(shown) < 80
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_a_text_without_a_full_stop_is_compared_without_end() -> None:
    assert compare("甲乙" * 50_000, "乙甲" * 50_000)[0].kind is PieceKind.OLD

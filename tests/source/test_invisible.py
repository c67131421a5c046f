"""Characters that show nothing are told by their code point and mended; emoji and words stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wuse.model.records import Activity
from wuse.source.parser import parse
from wuse.source.text import read_text
from wuse.upkeep.fixes.content import mend

UNSEEN = (
    *"\xad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2064",
    *"\u206a\u206f\u2800\u3164\ufe00\ufe0f\uffa0\ufff0\ufffc\ufeff",
    *"\U0001bca0\U0001d173\U000e0001\U000e0061\U000e007f\U000e0100\U000e0fff\U0001fffe\U0010ffff\ufdd0\ufdef",
)
"""Warned of."""
REFUSED = (*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff",)
"""Errors."""
SEQUENCES = (
    "👨‍👩‍👧",
    "❤️",
    "☎︎",
    "1️⃣",
    "🏳️‍🌈",
    "👩🏽‍🏫",
    "❤️‍🔥",
    "🇨🇳",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "ᠠ᠋",
    "می‌خواهم",
    "क्‍ष",
)
"""Emoji, words of other scripts."""


def written(value: str) -> str:
    return f"标题: {value}\n日期: 2025-10-18\n活动类型: 走访慰问\n"


def told(text: str, path: Path) -> list[tuple[str, int, int, str]]:
    """Code, line, column and message of what is said of a file."""
    path.write_text(text, "utf-8")
    content, problems = read_text(path, "a.yml")
    assert content is not None
    found = [*problems, *parse(content, "a.yml")[1]]
    return [(p.code.value, p.line, p.column, p.message) for p in found]


@pytest.mark.parametrize("char", [*UNSEEN, *REFUSED])
def test_it_is_told_and_mended(char: str, tmp_path: Path) -> None:
    text = written(f"走{char}访")
    ((code, line, column, message),) = told(text, tmp_path / "a.yml")
    assert (code, line, column) == ("F115" if char in REFUSED else "F116", 1, 6)
    assert f"U+{ord(char):04X}（" in message
    mended = mend(text.encode(), Activity)
    assert mended.after == written("走访")
    assert mended.done == ("删去看不见的字符 1 个",)


@pytest.mark.parametrize("char", [*UNSEEN, *REFUSED])
def test_it_is_told_and_mended_when_spelled_out(char: str, tmp_path: Path) -> None:
    escape = rf"\u{ord(char):04x}" if ord(char) < 0x10000 else rf"\U{ord(char):08X}"
    text = written(f'"走{escape}访\\t一"')
    ((code, line, column, message),) = told(text, tmp_path / "a.yml")
    assert (code, line, column) == ("F115" if char in REFUSED else "F116", 1, 7)
    assert f"U+{ord(char):04X}（" in message
    mended = mend(text.encode(), Activity)
    assert mended.after == written('"走访\\t一"')
    assert not mended.problems


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_what_means_something_stays(sequence: str, tmp_path: Path) -> None:
    spelled = "".join(char if char.isascii() else f"\\U{ord(char):08x}" for char in sequence)
    for text in (written(f"走访{sequence}"), written(f'"走访{spelled}"')):
        assert told(text, tmp_path / "a.yml") == []
        assert mend(text.encode(), Activity).after == text


def test_an_escape_is_one_only_in_double_quotes(tmp_path: Path) -> None:
    for text in (written(r"走\u200b访"), written(r"'走\u200b访'"), written(r'"走\\u200b访"')):
        assert told(text, tmp_path / "a.yml") == []
        assert mend(text.encode(), Activity).after == text


def test_more_than_a_sequence_needs_is_reported(tmp_path: Path) -> None:
    for text in ("❤️️", "👨‍", "‍👨", "1️", "🏴\U000e0067", "走️访", "葛\U000e0100"):
        assert [code for code, *_ in told(written(text), tmp_path / "a.yml")] == ["F116"]


def test_fillers_alone_are_no_syllable(tmp_path: Path) -> None:
    found = told(written("138\u115f\u1160"), tmp_path / "a.yml")
    assert [code for code, *_ in found] == ["F116", "F116"]


@example(["\u061c", "\u200c", "\u061c"])  # a mark between the letters that a joiner needs
@example(["\u115f", "\u1160"])
@given(st.lists(st.sampled_from((*UNSEEN, *SEQUENCES, "走", "1", " ", "👨")), max_size=12))
def test_mended_once_is_mended(pieces: list[str]) -> None:
    once = mend(written(f'"访{"".join(pieces)}"').encode(), Activity)
    assert mend(once.data, Activity).data == once.data

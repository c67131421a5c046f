"""The line with carets: they stand under the very characters, however wide these are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuse.cli.formats.excerpt import WIDTH, excerpt


def width(text: str) -> int:
    """Cells of a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("name: x", 6, 7, "name: x", "      ^"),
        ("名称：甲", 2, 3, "名称：甲", "    ^^"),
        ("ﾅﾏｴ: Ａ", 5, 6, "ﾅﾏｴ: Ａ", "     ^^"),
        ("cafe\u0301: x", 7, 8, "cafe\u0301: x", "      ^"),
        ("\ta: b", 1, 2, "    a: b", "    ^"),
        ("\ta", 0, 1, "    a", "^^^^"),
        ("a\u200bb", 1, 2, "a<U+200B>b", " ^^^^^^^^"),
        ("\u3000a", 1, 2, "<U+3000>a", "        ^"),
        ("a\u202eb\x1b", 2, 3, "a<U+202E>b<U+001B>", "         ^"),
        ("abc", 1, 1, "abc", " ^"),
        ("abc", 3, 3, "abc", "   ^"),
        ("", 0, 0, "", "^"),
        ("abc", 1, 99, "abc", " ^^"),
    ],
)
def test_carets_stand_under_the_characters_whatever_their_width(
    line: str, start: int, end: int, shown: str, carets: str
) -> None:
    assert excerpt(line, start, end) == (shown, carets)


def test_a_long_line_is_cut_around_the_place() -> None:
    assert excerpt("a" * 100, 99, 100) == ("a" * 100, " " * 99 + "^")
    shown, carets = excerpt("前" * 300 + "x" + "后" * 300, 300, 301)
    assert shown == "…" + "前" * 25 + "x" + "后" * 24 + "…"
    assert carets == " " * 51 + "^"
    shown, carets = excerpt("a" * 200, 0, 200)
    assert (shown, carets) == ("a" * 100 + "…", "^" * 100)


@given(st.text("ab：中Ａ é\u0301", max_size=300), st.data())
def test_carets_stand_under_the_characters(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown, carets = excerpt(line, start, end)
    assert width(shown) <= WIDTH + 2
    indent = len(carets) - len(carets.lstrip())
    before = line[:start]
    if shown.startswith("…"):
        assert width(before) > indent - 1
        left = next(part for part in range(start + 1) if width(line[part:start]) == indent - 1)
        assert shown.removeprefix("…").startswith(line[left : min(left + 5, start)])
    else:
        assert indent == width(before)
    whole = width(line[start:end])
    assert carets.lstrip() == "^" * max(1, min(whole, width(shown.removesuffix("…")) - indent))

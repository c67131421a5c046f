import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuse.photos.typeset import break_lines, fit_text, shorten

NEVER_FIRST = "，。、；：？！）》」』”’…"
NEVER_LAST = "（《「『“‘"


def measure(text: str) -> float:
    """Every character is as wide as it is high, Latin ones half of that."""
    return sum(5 if character.isascii() else 10 for character in text)


def lines(text: str, characters: int) -> list[str]:
    return [line.strip() for line in break_lines(text, characters * 10, measure)]


@pytest.mark.parametrize(
    ("text", "characters", "expected"),
    [
        ("植树", 6, ["植树"]),
        ("潮头红帆 五彩启航", 6, ["潮头红帆", "五彩启航"]),
        ("党旗领航 五色行动铸党魂", 6, ["党旗领航", "五色行动", "铸党魂"]),
        (
            "组织生活会念返修单，念到自己的名下就站起来说",
            13,
            ["组织生活会念返修单，", "念到自己的名下就站起来说"],
        ),
        ("一名党员一面旗帜", 5, ["一名党员", "一面旗帜"]),
    ],
)
def test_lines_are_phrases_of_even_length(text: str, characters: int, expected: list[str]) -> None:
    assert lines(text, characters) == expected


def test_a_number_stays_with_its_unit_and_a_word_whole() -> None:
    assert lines("讲述2018年4月起的事", 6) == ["讲述", "2018年4月", "起的事"]
    assert lines("读一读Python的书", 5) == ["读一读", "Python的书"]


def test_no_character_is_left_alone() -> None:
    assert [len(line) for line in lines("一二三四五六七八九十甲", 5)] == [4, 4, 3]


def test_a_mark_may_hang_over_the_edge() -> None:
    assert lines("修理摊第一单，是电风扇", 6) == ["修理摊第一单，", "是电风扇"]


titles = st.text(st.sampled_from("学校党建品牌的一二三A1 ，。、：（）《》“”"), max_size=80).filter(
    # Runs of marks that may not be parted from each other are no titles.
    lambda text: not re.search(r"[^\w ]{2}|[^\w ] [^\w ]", text)
)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["党" * 10_000, "A" * 10_000, "一、" * 5000, "（" * 10_000])
def test_a_text_of_any_length_costs_no_more_than_that(text: str) -> None:
    measured = 0

    def counting(text: str) -> float:
        nonlocal measured
        measured += len(text)
        return measure(text)

    assert len(fit_text(text, 130, {2: 2, 1: 4}, lambda _: counting).lines) <= 4
    assert shorten(text, 130, counting).endswith("…")
    assert measured < 100 * len(text)


@given(titles, st.integers(6, 20))
def test_any_title_is_set_whole_within_its_column(text: str, characters: int) -> None:
    found = break_lines(text, characters * 10, measure)
    assert "".join(found) == text
    for line in found:
        assert measure(line.rstrip("，。、： ")) <= characters * 10
    for before, after in pairwise(found):
        assert after[0] not in NEVER_FIRST
        assert before[-1] not in NEVER_LAST


@given(st.text(max_size=200))
def test_any_text_at_all_is_set(text: str) -> None:
    setting = fit_text(
        text, 100, {20: 2, 10: 3}, lambda size: lambda part: measure(part) * size / 10
    )
    assert len(setting.lines) <= {20: 2, 10: 3}[setting.size]


def test_the_largest_size_that_breaks_no_phrase_is_taken() -> None:
    sizes = {20: 2, 15: 3, 10: 4}
    setting = fit_text(
        "走进展馆，学习故事", 100, sizes, lambda size: lambda text: measure(text) * size / 10
    )
    assert (setting.size, setting.lines) == (20, ("走进展馆，", "学习故事"))
    setting = fit_text(
        "走进精神展馆，学习", 100, sizes, lambda size: lambda text: measure(text) * size / 10
    )
    assert (setting.size, setting.lines) == (15, ("走进精神展馆，", "学习"))


def test_too_long_a_title_ends_with_an_ellipsis() -> None:
    setting = fit_text(
        "长" * 100, 100, {20: 2, 10: 3}, lambda size: lambda text: measure(text) * size / 10
    )
    assert setting.size == 10
    assert setting.lines == ("长" * 10, "长" * 10, "长" * 9 + "…")


def test_shortening_leaves_no_mark_before_the_ellipsis() -> None:
    assert shorten("党员，先锋", 40, measure) == "党员…"

"""Which numbers lead to one person: by their digits, how they are parted, and what is around."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.checked_texts import problems_in

from wuse.rules import mask_private_numbers, private_numbers

ID = "11010519491231002X"
PHONE = "13800138000"
CARD = "6228480000000000000"


def identity(province: str, born: str, order: str = "002") -> str:
    """A number with the check digit of ISO 7064, MOD 11-2: each place counts twice the next."""
    body = f"{province}0105{born}{order}"
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(body))
    return body + "0123456789X"[(12 - total) % 11]


def partings(total: int) -> Iterator[tuple[int, ...]]:
    """Every way to part so many digits into groups."""
    if not total:
        yield ()
    for first in range(1, total + 1):
        yield from ((first, *rest) for rest in partings(total - first))


def parted(number: str, groups: tuple[int, ...], gap: str) -> str:
    digits = iter(number)
    return gap.join("".join(next(digits) for _ in range(length)) for length in groups)


USUAL = {(11,), (3, 4, 4)}
PLAIN = {(3, 8), (7, 4), (3, 3, 5), (5, 6), (6, 5), (5, 3, 3), (3, 4, 2, 2), (3, 2, 2, 2, 2)}
PLAIN |= {(1,) * 11}


@pytest.mark.parametrize(
    ("gap", "known"), [("-", USUAL | PLAIN), (" ", USUAL | PLAIN), ("，", USUAL)]
)
def test_a_mobile_number_is_one_in_the_groups_that_people_write(
    gap: str, known: set[tuple[int, ...]]
) -> None:
    every = {groups: parted(PHONE, groups, gap) for groups in partings(11)}
    found = {groups for groups, text in every.items() if private_numbers(text) == [text]}
    assert found == known
    assert {groups for groups, text in every.items() if private_numbers(text)} == known


@pytest.mark.parametrize("gap", ["-", " ", "，"])
def test_a_number_to_call_is_one_in_any_groups(gap: str) -> None:
    every = [parted(PHONE, groups, gap) for groups in partings(11)]
    assert [text for text in every if private_numbers(f"电话：{text}") != [text]] == []


@pytest.mark.parametrize("prefix", ["+86", "86", "0086", "+86 ", "＋86-"])
@pytest.mark.parametrize("number", [PHONE, "138 0013 8000", "138-00138000"])
def test_the_prefix_of_the_country_changes_nothing(prefix: str, number: str) -> None:
    assert private_numbers(prefix + number) == [prefix.lstrip("+＋") + number]
    assert private_numbers(f"{prefix}1380-013-8000") == []


def test_numbers_are_masked_one_after_the_other() -> None:
    numbers = [ID, PHONE, CARD, "13900139000", PHONE]
    for between in ("，", "。电话", "\n"):
        assert private_numbers(between.join(numbers)) == numbers


def test_of_a_number_that_is_spoken_of_only_the_ends_are_shown() -> None:
    masked = mask_private_numbers(f"电话{PHONE}，证件{ID}，卡{CARD}。")
    assert masked == "电话138******00，证件110*************2X，卡622**************00。"


def test_the_sign_that_ends_an_identity_number_hides_none_behind_it() -> None:
    assert private_numbers(f"{ID[:-1]}×{PHONE}") == [f"{ID[:-1]}×", PHONE]
    assert private_numbers(f"{ID}{PHONE}") == [ID]


@pytest.mark.parametrize("before", ["13900139000", "共3", "名单a5", "https://a.example"])
def test_the_end_of_a_line_is_the_end_of_a_name_or_an_address(before: str) -> None:
    assert private_numbers(f"{before}\n{PHONE}")[-1:] == [PHONE]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"tel{PHONE}", 1),
        (f"tel{PHONE}是我的", 1),
        (f"tel{PHONE}b", 0),
        (f"tel{PHONE}b5", 0),
        (f"5a{PHONE}", 0),
        (f"af{PHONE}be", 0),
        (f"https://a.example/{PHONE}", 0),
        (f"https://a.example/{PHONE}.html", 0),
        (f"https://a.example/{CARD}.html", 0),
        (f"https://a.example/?tel={PHONE}", 1),
        (f"https://a.example/，{PHONE}", 1),
        (f"编号a5{CARD}", 0),
    ],
)
def test_a_part_of_a_name_or_of_an_address_is_no_number(text: str, count: int) -> None:
    assert len(private_numbers(text)) == count


PROVINCES = {*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55)}
PROVINCES |= {*range(61, 66), 71, *range(81, 84)}


def test_identity_numbers_begin_with_a_province() -> None:
    for province in range(100):
        number = identity(f"{province:02}", "19491231")
        assert (private_numbers(number) == [number]) is (province in PROVINCES), province


@pytest.mark.parametrize(
    ("born", "found"),
    [
        ("19000101", True),
        ("18991231", False),
        ("{today:%Y%m%d}", True),
        ("{next_year}0101", False),
        ("19491010", True),
        ("19491131", False),
        ("19491331", False),
        ("19490015", False),
        ("19490100", False),
        ("19490132", False),
    ],
)
def test_identity_numbers_hold_a_day_on_which_people_were_born(born: str, found: bool) -> None:
    today = date.today()  # noqa: DTZ011 - as the rule has it
    number = identity("11", born.format(today=today, next_year=today.year + 1))
    assert (private_numbers(number) == [number]) is found


def luhn(number: str) -> bool:
    """As ISO/IEC 7812-1 says it: from the right, the digits of every second one doubled."""
    doubled = (str(int(digit) * (1 + place % 2)) for place, digit in enumerate(number[::-1]))
    return sum(int(digit) for digits in doubled for digit in digits) % 10 == 0


@given(
    st.one_of(
        st.from_regex(r"(62[0-9]{13,16}|9558[0-9]{13,14})", fullmatch=True),
        st.from_regex(r"(4[0-9]|5[1-5])[0-9]{13}", fullmatch=True),
        st.from_regex(r"62[0-9]{4}19491231([0-9]|[0-9]{4})", fullmatch=True),
    )
)
def test_every_card_number_is_found_and_a_wrong_digit_is_none(body: str) -> None:
    for number in (f"{body}{last}" for last in range(10)):
        assert (private_numbers(f"卡号{number}。") == [number]) is luhn(number), number


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("6228 4800 0000 0000 000", 1),
        ("6228-4800-0000-0000-000", 1),
        ("62284 80000 00000 0000", 0),
        ("622848 0000000000000", 0),
        ("6228，4800，0000，0000，000", 0),
        ("6328480000000000000", 0),
    ],
)
def test_a_card_number_is_written_as_on_the_card(text: str, count: int) -> None:
    assert len(private_numbers(text)) == count


def test_what_is_an_identity_number_is_no_card_number_as_well(tmp_path: Path) -> None:
    both = next(
        number
        for order in range(1000)
        if (number := identity("62", "19491231", f"{order:03}")).isdecimal() and luhn(number)
    )
    (problems,) = problems_in(tmp_path, [both])
    assert [it.code.value for it in problems if it.code.startswith("V61")] == ["V611"]

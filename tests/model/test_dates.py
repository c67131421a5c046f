"""Dates: what is accepted, refused, said and how it sorts."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from wuse.model.dates import Edtf

DATE_CHARACTERS = "0123456789X-/.~?% 年月日号季春夏秋冬约左右至到今起学代世纪某上一—～１２"

points = st.one_of(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(str),
    st.from_regex(r"[12][0-9]{3}(-(0[1-9]|1[0-2]|2[1-4]|XX|XX-XX|04-XX))?[~?%]?", fullmatch=True),
    st.from_regex(r"[12][0-9]{2}X[~?%]?", fullmatch=True),
)


def _may_be_interval(pair: tuple[str, str]) -> Edtf:
    first, second = sorted(map(Edtf.parse, pair))
    return Edtf.parse(f"{first}/{second}")


dates = st.one_of(
    points.map(Edtf.parse),
    st.just(Edtf.parse("XXXX")),
    points.map(lambda point: Edtf.parse(f"{point}/..")),
    points.map(lambda point: Edtf.parse(f"../{point}")),
    st.tuples(points, points).map(_may_be_interval),
)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        *((text, text) for text in ("2018", "2018-04", "2018-04-12", "2018-04/2019-06")),
        *((text, text) for text in ("2018-04/..", "../2019", "2018~", "2018?", "2018%", "XXXX")),
        *((text, text) for text in ("2018-21", "2018-24", "201X", "196X~", "2018-XX")),
        *((text, text) for text in ("2018-04-XX", "2018~/2019?", "2020-02-29")),
        ("2018年4月12日", "2018-04-12"),
        ("2018年4月12号", "2018-04-12"),
        ("2018年4月", "2018-04"),
        ("2018年", "2018"),
        ("2018年度", "2018"),
        ("2018/4/12", "2018-04-12"),
        ("2018/04", "2018-04"),
        ("2018.4", "2018-04"),
        ("2018.10", "2018-10"),
        ("2018.4.12", "2018-04-12"),
        ("2018-4-2", "2018-04-02"),
        ("20180412", "2018-04-12"),
        ("２０１８年４月", "2018-04"),
        ("２０１８．４", "2018-04"),
        (" 2018 年 4 月 ", "2018-04"),
        ("2018\u200b年4月", "2018-04"),
        ("2018年春", "2018-21"),
        ("2018年秋季", "2018-23"),
        ("2018年某月", "2018-XX"),
        ("约2018年", "2018~"),
        ("大约2018年4月", "2018-04~"),
        ("2018年左右", "2018~"),
        ("2018年？", "2018?"),
        ("约2018年（存疑）", "2018%"),
        ("20世纪60年代", "196X"),
        ("上世纪60年代", "196X"),
        ("1960年代", "196X"),
        ("21世纪10年代", "201X"),
        ("2018年4月至2019年6月", "2018-04/2019-06"),
        ("2018年4月—2019年6月", "2018-04/2019-06"),
        ("2018年4月~2019年6月", "2018-04/2019-06"),
        ("2018年4月-6月", "2018-04/2018-06"),
        ("2018年4—6月", "2018-04/2018-06"),
        ("2018年4月12日至15日", "2018-04-12/2018-04-15"),
        ("2018年4月12—15日", "2018-04-12/2018-04-15"),
        ("2018年4月28日至5月3日", "2018-04-28/2018-05-03"),
        ("2018年春至秋", "2018-21/2018-23"),
        ("2018.4-2019.6", "2018-04/2019-06"),
        ("2018-04-2019-06", "2018-04/2019-06"),
        ("2018—2019年", "2018/2019"),
        ("2018～2019", "2018/2019"),
        ("2018——2019", "2018/2019"),
        ("2020年一2023年", "2020/2023"),
        ("从2018年4月到2019年6月", "2018-04/2019-06"),
        ("2018-04-12/2018-04-12", "2018-04-12"),
        ("2018年4月起", "2018-04/.."),
        ("自2018年4月起", "2018-04/.."),
        ("2018年以来", "2018/.."),
        ("2018.4至今", "2018-04/.."),
        ("2018年4月—今", "2018-04/.."),
        ("2018-04/今", "2018-04/.."),
        ("截至2019年", "../2019"),
        ("2023—2024学年", "2023-09/2024-08"),
        ("2023-2024学年度", "2023-09/2024-08"),
        ("不详", "XXXX"),
        ("未知", "XXXX"),
        ("待核实", "XXXX"),
        ("xxxx", "XXXX"),
        ("二〇二五年三月十二日", "2025-03-12"),
        ("二○二五年十月", "2025-10"),
        ("二零二五年", "2025"),
        ("二十世纪九十年代", "199X"),
        ("2025年3月12日（星期三）", "2025-03-12"),
        ("2025年3月12日(周三)", "2025-03-12"),
        ("2025年3月12日（星期三）至14日（星期五）", "2025-03-12/2025-03-14"),
        ("2025年3月12日（星期三）上午9:00", "2025-03-12 09:00"),
        ("2026-02-05 08:50", "2026-02-05 08:50"),
        ("2026-02-05 08:50:00", "2026-02-05 08:50"),
        ("2026/2/5 8:50", "2026-02-05 08:50"),
        ("2025年3月12日下午2点半", "2025-03-12 14:30"),
        ("2025年3月12日晚7时", "2025-03-12 19:00"),
        ("2025年3月12日9:00-11:00", "2025-03-12 09:00/2025-03-12 11:00"),
        ("2025年3月12日下午2:30至4:00", "2025-03-12 14:30/2025-03-12 16:00"),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, text: str) -> None:
    assert Edtf.parse(written).text == text


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("2026-13-40", "月份 13 不存在，月份是 1 到 12，写成 2026-04 或 2026-04-12"),
        ("2018年13月", "月份 13 不存在"),
        ("2018年21月", "月份 21 不存在"),
        ("2018/21", "月份 21 不存在"),
        ("2018-00", "月份 0 不存在"),
        ("2023-02-29", "2023年2月没有 29 日"),
        ("2018年4月31日", "写成 2018-04-30"),
        ("2018-04-00", "没有 0 日"),
        ("2018-21-05", "季节后面不能再写日"),
        ("2018-XX-05", "写了日就要写月"),
        ("2018年5日", "写了日就要写月"),
        ("000X", "年份 000X 不对"),
        ("00世纪60年代", "年份"),
        ("0999", "要在 1000 到 2999 之间"),
        ("2019/2018", "结束时间早于开始时间：2019/2018"),
        ("2018年6月至4月", "结束时间早于开始时间"),
        ("2018-04~05", "从 4 月到 5 月写成 2018-04/2018-05，4 月 5 日写成 2018-04-05"),
        ("2018.4-6", "有两种读法"),
        ("18年4月", "年份要写四位，例如 2018"),
        ("18.4.12", "年份要写四位，例如 2018"),
        ("4月12日", "没有写年份"),
        ("2022-2024学年", "学年要写相邻的两年，例如 2022—2023学年"),
        ("../..", "看不懂时间"),
        ("2018-1 2", "看不懂时间"),
        ("2018年冬至", "看不懂时间"),
        ("2018-04-12T08:00", "看不懂时间"),
        ("今", "看不懂时间"),
        ("", "没有写时间"),
        ("  ", "没有写时间"),
        ("2018" * 1000, "这里只能写时间"),
        ("2025年3月12日（星期四）", "2025年3月12日是星期三，请核对日期"),
        ("2025年3月（星期三）", "没有写是哪一天"),
        ("2025年3月12日25:00", "没有 25:00 这个时刻"),
        ("今年3月", "过一年就没人懂“今年”是哪一年"),
        ("本学期", "换成年月"),
    ],
)
def test_refuses_and_says_how_to_mend(written: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]") as refusal:
        Edtf.parse(written)
    assert says in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "zh", "short"),
    [
        ("2018-04-12", "2018年4月12日", "4月12日"),
        ("2018-04", "2018年4月", "4月"),
        ("2018", "2018年", ""),
        ("2018-21", "2018年春", "春"),
        ("2018~", "约2018年", "约2018年"),
        ("2018-04~", "约2018年4月", "约4月"),
        ("2018%", "约2018年（存疑）", "约2018年（存疑）"),
        ("2018-XX", "2018年某月", "某月"),
        ("196X", "20世纪60年代", "20世纪60年代"),
        ("201X", "2010年代", "2010年代"),
        ("190X", "1900年代", "1900年代"),
        ("XXXX", "时间不详", "时间不详"),
        ("2018-04/2019-06", "2018年4月至2019年6月", "4月至2019年6月"),
        ("2018-04/2018-06", "2018年4月至6月", "4月至6月"),
        ("2018-04-12/2018-04-15", "2018年4月12日至15日", "4月12日至15日"),
        ("2018-04-28/2018-05-03", "2018年4月28日至5月3日", "4月28日至5月3日"),
        ("2018/2019", "2018年至2019年", "2018年至2019年"),
        ("2018-04/..", "2018年4月起", "4月起"),
        ("../2019", "截至2019年", "截至2019年"),
        ("2025-03-12 09:00", "2025年3月12日9:00", "3月12日9:00"),
        ("2025-03-12 09:00/2025-03-12 11:00", "2025年3月12日9:00至11:00", "3月12日9:00至11:00"),
    ],
)
def test_says_it_in_chinese(text: str, zh: str, short: str) -> None:
    assert (Edtf.parse(text).zh(), Edtf.parse(text).zh_short()) == (zh, short)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1000", date(1000, 1, 1), date(1000, 12, 31)),
        ("2999-24", date(2999, 12, 1), date(3000, 2, 28)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018-04-XX", date(2018, 4, 1), date(2018, 4, 30)),
        ("2018-XX-XX", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-21", date(2018, 3, 1), date(2018, 5, 31)),
        ("2018-23", date(2018, 9, 1), date(2018, 11, 30)),
        ("2019-24", date(2019, 12, 1), date(2020, 2, 29)),
        ("196X", date(1960, 1, 1), date(1969, 12, 31)),
        ("2018-04/2019-06", date(2018, 4, 1), date(2019, 6, 30)),
        ("2018-04/..", date(2018, 4, 1), None),
        ("../2019", None, date(2019, 12, 31)),
        ("XXXX", None, None),
    ],
)
def test_spans_days(text: str, earliest: date | None, latest: date | None) -> None:
    assert (Edtf.parse(text).earliest, Edtf.parse(text).latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2025年9月中旬", "2025-09-11/2025-09-20"),
        ("2025年2月底", "2025-02-21/2025-02-28"),
        ("2025年上半年", "2025-01/2025-06"),
        ("2025年第三季度", "2025-07/2025-09"),
        ("2025年国庆期间", "2025-10-01/2025-10-07"),
        ("2025年七一前夕", "2025-06-17/2025-07-01"),
        ("2025年教师节", "2025-09-10"),
        ("2025年秋季学期", "2025-09/2026-01"),
        ("2024—2025学年第一学期", "2024-09/2025-01"),
        ("2024—2025学年第二学期", "2025-02/2025-07"),
        ("“十四五”期间", "2021/2025"),
        ("2025年3月12日上午", "2025-03-12"),
        ("2025年3月12日、13日", "2025-03-12/2025-03-13"),
        ("2025年9月初至12月底", "2025-09-01/2025-12-31"),
        *((text, "XXXX") for text in ("近几年", "近三年", "上半年", "第一学期", "9月中旬")),
        *((text, "XXXX") for text in ("国庆期间", "暑假", "长期")),
    ],
)
def test_a_time_without_notation_keeps_its_words(written: str, edtf: str) -> None:
    when = Edtf.parse(written)
    assert (when.edtf, when.text, when.zh()) == (edtf, written, written)
    assert when.zh_short() == written.removeprefix("2025年").removeprefix("2024年")
    assert Event.model_validate_json(Event(when=when).model_dump_json()).when == when


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2018-04-12", (2018, 4, 12)),
        ("2018-04/2019", (2018, 4, None)),
        ("2018-21", (2018, None, None)),
        ("2018-XX-XX", (2018, None, None)),
        ("196X", (None, None, None)),
        ("../2019", (None, None, None)),
        ("XXXX", (None, None, None)),
    ],
)
def test_gives_the_parts_of_its_start(text: str, parts: tuple[int | None, ...]) -> None:
    when = Edtf.parse(text)
    assert (when.year, when.month, when.day) == parts


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        *((text, text) for text in ("2018", "2018-04", "2018-04-12")),
        ("2018-XX", "2018"),
        *((text, None) for text in ("2018~", "2018-21", "196X", "XXXX", "2018/2019", "2018/..")),
    ],
)
def test_machine_readable_value_only_for_plain_dates(text: str, iso: str | None) -> None:
    assert Edtf.parse(text).iso == iso


def test_tells_what_kind_it_is() -> None:
    kinds = {
        text: [
            name
            for name in ("is_unknown", "is_approximate", "is_interval", "is_open")
            if getattr(Edtf.parse(text), name)
        ]
        for text in ("2018", "XXXX", "2018%", "2018?", "2018/2019~", "2018/..", "../2018")
    }
    assert kinds == {
        "2018": [],
        "XXXX": ["is_unknown"],
        "2018%": ["is_approximate"],
        "2018?": [],
        "2018/2019~": ["is_approximate", "is_interval"],
        "2018/..": ["is_interval", "is_open"],
        "../2018": ["is_interval", "is_open"],
    }


def test_sorts_by_first_day_then_wider_first_and_unknown_last() -> None:
    in_order = ["../2019", "196X", "1960", "2017-12-31", "2018/..", "2018", "2018~", "2018-01"]
    in_order += ["2018-01-01", "2018-21", "2018-03", "2018-04", "2018-04-02", "2019", "XXXX"]
    reversed_dates = [Edtf.parse(text) for text in reversed(in_order)]
    assert [when.text for when in sorted(reversed_dates)] == in_order


class Event(BaseModel):
    when: Edtf


def test_is_a_pydantic_field() -> None:
    event = Event.model_validate({"when": "2018年4月"})
    assert event.when == Edtf.parse("2018-04")
    assert event.model_dump() == {"when": "2018-04"}
    assert Event.model_validate_json(event.model_dump_json()) == event
    assert Event(when=event.when) == event


def test_takes_a_year_that_yaml_read_as_a_number() -> None:
    assert TypeAdapter(Edtf).validate_python(2018).text == "2018"


@pytest.mark.parametrize(
    "value",
    [True, 2018.4, None, [], {}, -2018, pytest.param(10**5000, id="huge"), date(2018, 4, 1)],
)
def test_other_types_are_refused_in_chinese(value: object) -> None:
    with pytest.raises(ValidationError) as refusal:
        TypeAdapter(Edtf).validate_python(value)
    assert refusal.value.errors()[0]["msg"].startswith("时间要写成文字")


def test_field_error_is_the_plain_message() -> None:
    with pytest.raises(ValidationError) as refusal:
        Event.model_validate({"when": "2018-13{x}"})
    assert refusal.value.errors()[0]["msg"].startswith("看不懂时间“2018-13{x}”")


def test_json_schema_explains_itself() -> None:
    schema = TypeAdapter(Edtf).json_schema()
    assert schema["type"] == ["string", "integer"]
    assert TypeAdapter(Edtf).json_schema(mode="serialization")["type"] == "string"
    assert schema["title"] == "时间"
    assert "pattern" not in schema
    for example in schema["examples"]:
        Edtf.parse(example)


@given(st.one_of(st.text(max_size=80), st.text(DATE_CHARACTERS, max_size=24)))
def test_any_text_is_a_date_or_a_chinese_refusal(text: str) -> None:
    try:
        when = Edtf.parse(text)
    except ValueError as error:
        when, said = None, str(error)
    else:
        said = when.zh()
    assert re.search("[\u4e00-\u9fff]", said)
    assert when is None or when == Edtf.parse(when.text) == Edtf.parse(said)


@given(dates)
def test_text_and_chinese_can_be_typed_back(when: Edtf) -> None:
    assert Edtf.parse(when.text) == when
    assert Edtf.parse(when.zh()) == when


@given(dates)
def test_first_day_is_not_after_the_last(when: Edtf) -> None:
    if when.earliest and when.latest:
        assert when.earliest <= when.latest


@given(st.lists(dates, min_size=2, max_size=6))
def test_order_is_total(several: list[Edtf]) -> None:
    for first, second in pairwise(sorted(several)):
        assert (first < second) != (first == second)
        assert not second < first
        assert (hash(first) == hash(second)) or first != second

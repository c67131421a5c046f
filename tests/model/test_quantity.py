"""Quantities: shorthand, rendering, and what contradicts itself."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from wuse.model.dates import Edtf
from wuse.model.quantity import Qualifier, Quantity, QuantityStatus

NUMBER_CHARACTERS = "0123456789.,%-—~≥≤<>=+ 约近余多万亿至少不超过以上内左右人次个篇待核实{}"

EXACT, ABOUT, OVER = Qualifier.EXACT, Qualifier.ABOUT, Qualifier.OVER
AT_LEAST, AT_MOST = Qualifier.AT_LEAST, Qualifier.AT_MOST


@pytest.mark.parametrize(
    ("written", "qualifier", "value", "unit"),
    [
        ("140余", OVER, "140", ""),
        ("380多人", OVER, "380", "人"),
        ("100余篇", OVER, "100", "篇"),
        ("超过96人", OVER, "96", "人"),
        ("300+", OVER, "300", ""),
        ("约300人次", ABOUT, "300", "人次"),
        ("近300人", ABOUT, "300", "人"),
        ("300人左右", ABOUT, "300", "人"),
        ("96", EXACT, "96", ""),
        ("91.3%", EXACT, "91.3", "%"),
        ("９１．３％", EXACT, "91.3", "%"),
        ("≥90%", AT_LEAST, "90", "%"),
        (">=90%", AT_LEAST, "90", "%"),
        ("90%以上", AT_LEAST, "90", "%"),
        ("不少于2次", AT_LEAST, "2", "次"),
        ("至少2小时", AT_LEAST, "2", "小时"),
        ("不超过10人", AT_MOST, "10", "人"),
        ("10人以内", AT_MOST, "10", "人"),
        ("1,234", EXACT, "1234", ""),
        ("1，234人", EXACT, "1234", "人"),
        ("1.2万", EXACT, "12000", ""),
        ("1.2万人次", EXACT, "12000", "人次"),
        ("140余万人", OVER, "1400000", "人"),
        ("1万多", OVER, "10000", ""),
        ("3千米", EXACT, "3", "千米"),
        (" 140 余 人 ", OVER, "140", "人"),
        ("0", EXACT, "0", ""),
        ("十余人", OVER, "10", "人"),
        ("三十余人", OVER, "30", "人"),
        ("一百二十多名", OVER, "120", "名"),
        ("百余场", OVER, "100", "场"),
        ("十来人", ABOUT, "10", "人"),
        ("30来个", ABOUT, "30", "个"),
        ("六", EXACT, "6", ""),
        ("十二人", EXACT, "12", "人"),
        ("一百二十人次", EXACT, "120", "人次"),
        ("三十人左右", ABOUT, "30", "人"),
        ("近百名", ABOUT, "100", "名"),
        ("千余", OVER, "1000", ""),
        ("百篇", EXACT, "100", "篇"),
        ("占70%", EXACT, "70", "%"),
        ("占比91.3%", EXACT, "91.3", "%"),
        ("共120人", EXACT, "120", "人"),
        ("累计300余人次", OVER, "300", "人次"),
        ("达到90%以上", AT_LEAST, "90", "%"),
    ],
)
def test_reads_a_number(written: str, qualifier: Qualifier, value: str, unit: str) -> None:
    quantity = Quantity.parse(written)
    assert (quantity.qualifier, quantity.value, quantity.unit) == (qualifier, Decimal(value), unit)
    assert quantity.status is QuantityStatus.REPORTED


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("3—5个", 3, 5, "个"),
        ("3个至5个", 3, 5, "个"),
        ("3-5", 3, 5, ""),
        ("3～5场", 3, 5, "场"),
        ("3%—5%", 3, 5, "%"),
        ("3—5万人", 30_000, 50_000, "人"),
    ],
)
def test_reads_a_range(written: str, low: int, high: int, unit: str) -> None:
    quantity = Quantity.parse(written)
    assert (quantity.value, quantity.low, quantity.high) == (None, low, high)
    assert quantity.unit == unit


@pytest.mark.parametrize("written", ["待核实", "未知", "不详", "", None, {}, {"数值": "待核实"}])
def test_a_missing_number_is_a_gap_in_the_source(written: object) -> None:
    quantity = Quantity.model_validate(written)
    assert quantity.value is None
    assert quantity.status is QuantityStatus.SOURCE_GAP
    assert quantity.status.zh == "来源缺数"
    assert not quantity.is_known
    assert (quantity.numeral, quantity.zh()) == (None, "待核实")


@pytest.mark.parametrize(
    "written",
    [
        *("多次", "数十次", "数百人次", "几十场", "十几人", "一批", "若干", "若干项", "前3名"),
        *("上百人次", "两三次", "七八个", "好几次", "二十几人", "第一名", "首批", "全覆盖"),
        *("全体教师", "全校师生", "过半", "半数以上", "七成", "近九成", "三分之二", "每年3次"),
        *("每校1名", "每班一名"),
    ],
)
def test_what_says_how_many_without_a_number_is_kept_in_its_own_words(written: str) -> None:
    quantity = Quantity.parse(written)
    assert (quantity.zh(), quantity.words, quantity.value) == (written, written, None)
    assert quantity.status is QuantityStatus.REPORTED
    assert Quantity.model_validate(quantity.model_dump(mode="json")) == quantity


def test_a_number_and_words_exclude_each_other() -> None:
    with pytest.raises(ValueError, match="数值和原话只写一种"):
        Quantity.model_validate({"数值": 12, "原话": "多次"})


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("二十好学生", "请用阿拉伯数字，写成 20好学生"),
        ("百分之八", "请用阿拉伯数字，写成 8%"),
        ("数学题", "请用阿拉伯数字"),
        ("多彩", "看不懂数量“多彩”"),
        ("3,5", "逗号只能每三位一个"),
        ("3、5", "看不懂数量"),
        ("-5", "看不懂数量"),
        ("12 345", "看不懂数量"),
        ("nan", "看不懂数量"),
        ("1e22", "看不懂数量"),
        ("{why}", "看不懂数量“{why}”"),
        ("<b>3", "看不懂数量"),
        ("5—3", "下限要小于上限"),
        ("3个—5篇", "前后单位不同"),
        ("10—20余", "范围前后不能再写余"),
        ("约300余人", "两种说法"),
        ("8" * 200, "这里只写一个数"),
    ],
)
def test_refuses_and_says_how_to_mend(written: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]") as refusal:
        Quantity.parse(written)
    assert says in str(refusal.value)


@pytest.mark.parametrize(
    ("written", "zh", "parts"),
    [
        ("140余人次", "140余人次", ("", "140", "余", "人次")),
        ("380多人", "380余人", ("", "380", "余", "人")),
        ("超过96人", "超过96人", ("超过", "96", "", "人")),
        ("96余人", "超过96人", ("超过", "96", "", "人")),
        ("超过90%", "超过90%", ("超过", "90", "%", "")),
        ("约300人", "约300人", ("约", "300", "", "人")),
        ("≥90%", "不少于90%", ("不少于", "90", "%", "")),
        ("至多3次", "不超过3次", ("不超过", "3", "", "次")),
        ("91.30%", "91.30%", ("", "91.30", "%", "")),
        ("3-5个", "3—5个", ("", "3–5", "", "个")),
        ("约3-5%", "约3%—5%", ("约", "3–5", "%", "")),
        ("9999", "9999", ("", "9999", "", "")),
        ("12340人", "12,340人", ("", "12,340", "", "人")),
        ("1.2万", "12,000", ("", "12,000", "", "")),
        ("逾1200万元", "1200万余元", ("", "1200万", "余", "元")),
    ],
)
def test_says_it_in_chinese(written: str, zh: str, parts: tuple[str, ...]) -> None:
    quantity = Quantity.parse(written)
    assert quantity.zh() == zh
    assert (quantity.prefix, quantity.numeral, quantity.suffix, quantity.measure) == parts


class Report(BaseModel):
    count: Quantity


@pytest.mark.parametrize(("written", "zh"), [(96, "96"), (91.3, "91.3"), ("140余", "140余")])
def test_a_plain_scalar_stands_for_the_whole(written: object, zh: str) -> None:
    assert Report.model_validate({"count": written}).count.zh() == zh


def test_a_mapping_takes_chinese_labels_and_words() -> None:
    quantity = Quantity.model_validate(
        {
            "数值": "91.3",
            "单位": "%",
            "概数": "不低于",
            "统计时间": "2020年至2023年",
            "来源": "2023年工作总结",
            "基数": "150余人",
            "数据状态": "推算",
        }
    )
    assert quantity.zh() == "不少于91.3%"
    assert quantity.period == Edtf.parse("2020/2023")
    assert quantity.base == Quantity.parse("150余人")
    assert quantity.status is QuantityStatus.DERIVED


def test_the_value_of_a_mapping_may_be_the_shorthand() -> None:
    quantity = Quantity.model_validate({"数值": "140余次", "来源": "总结"})
    assert (quantity.zh(), quantity.source) == ("140余次", "总结")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({"value": "90%", "unit": "人"}, "不一致"),
        ({"value": 3, "low": 1, "high": 5}, "只写一种"),
        ({"low": 3}, "同时写下限和上限"),
        ({"low": 5, "high": 5}, "下限要小于上限"),
        ({"value": 5, "status": "来源缺数"}, "有数时状态不能写来源缺数"),
        ({"status": "推算"}, "没有数时只能写来源缺数"),
        ({"value": True}, "这里要写数"),
    ],
)
def test_contradictions_are_refused(written: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Quantity.model_validate(written)
    assert says in refusal.value.errors()[0]["msg"]


@pytest.mark.parametrize(
    "written", [True, [], float("nan"), 10**20, {"value": -3}, {"value": 10**30}, {"value": []}]
)
def test_other_values_are_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        Quantity.model_validate(written)


def test_every_field_explains_itself_in_chinese() -> None:
    for field in Quantity.model_fields.values():
        assert field.title
        assert "例如" in (field.description or "")


@given(st.one_of(st.text(max_size=60), st.text(NUMBER_CHARACTERS, max_size=14)))
def test_any_text_is_a_quantity_or_a_chinese_refusal(text: str) -> None:
    try:
        quantity = Quantity.parse(text)
    except ValueError as error:
        quantity, said = None, str(error)
    else:
        said = quantity.zh()
    assert re.search("[0-9\u4e00-\u9fff]", said)
    if quantity:
        assert Quantity.model_validate_json(quantity.model_dump_json()) == quantity
        assert Quantity.parse(said).zh() == said


numbers = st.decimals(0, 10**9, places=2).map(lambda number: f"{number:f}")
units = st.sampled_from(["", "人", "人次", "%", "小时", "篇"])


@given(st.sampled_from(["", "约", "超过", "至少", "至多"]), numbers, units)
def test_what_is_shown_can_be_typed_back(before: str, number: str, unit: str) -> None:
    quantity = Quantity.parse(f"{before}{number}{unit}")
    assert Quantity.parse(quantity.zh()) == quantity
    assert Quantity.model_validate_json(quantity.model_dump_json()) == quantity

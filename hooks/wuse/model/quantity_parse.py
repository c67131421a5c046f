"""Read a number as sources write it, such as ``140余人``, into the fields of a quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NoReturn

from .base import Choice
from .halfwidth import halfwidth
from .numerals import count


class Qualifier(Choice):
    """How a number relates to the true one; the words of sources are accepted for the codes."""

    EXACT = "exact", "准确"
    ABOUT = "about", "约"
    OVER = "over", "余"
    AT_LEAST = "at_least", "至少"
    AT_MOST = "at_most", "至多"

    @classmethod
    def words(cls) -> Mapping[str, Qualifier]:
        """Every word that sources use -> its member."""
        return _WORDS


_BEFORE = {
    **dict.fromkeys(["约", "大约", "近"], Qualifier.ABOUT),
    **dict.fromkeys(["超过", "超", "逾", ">"], Qualifier.OVER),
    **dict.fromkeys(["至少", "最少", "不少于", "不低于", "≥", ">="], Qualifier.AT_LEAST),
    **dict.fromkeys(["至多", "最多", "不超过", "不多于", "不高于", "≤", "<="], Qualifier.AT_MOST),
}
_BEHIND = {**dict.fromkeys(["余", "多", "+"], Qualifier.OVER), "来": Qualifier.ABOUT}
_LAST = {
    **dict.fromkeys(["左右", "上下"], Qualifier.ABOUT),
    "以上": Qualifier.AT_LEAST,
    **dict.fromkeys(["以内", "以下"], Qualifier.AT_MOST),
}
_WORDS = {"准确": Qualifier.EXACT, **_BEFORE, **_BEHIND, **_LAST}

_COUNTED = (
    "(?:[个名人位次场篇项种所家件条本届期批节堂门户处年月天周组支队遍块份套台岗张间座级班课]"
    "|小时|分钟|学时)"
)
"""Measure words."""
_FEW = "[一二两三四五六七八九]"
_ABOUT = "(?:近|约|超|超过)?"
_RANKED = (
    "(?:连续[0-9一二三四五六七八九十两]{1,2}(?:年|届|次))?(?:[位名排]?列|位?居|排名|稳居|获)?"
    "(?:全[国省市县区镇乡校旗州盟]|同类学校)?"
    "(?:前(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3})名?|第[0-9一二三四五六七八九十]{1,3}名?|前列|首位)"
)
"""A rank in its own words: 全镇前3名, 连续五年居全区前列."""
_VAGUE = re.compile(
    rf"""
    (?: 若干 | 大量 | 众多 | 许多 | 不少 | 一批 | 一系列 | 一些 | 无数 | 大批
      | (?:近|好|上|成)?[几数][十百千万] | [十百千万][几数] | {_FEW}十[几数]
      | [上成][十百千万]{{1,2}} | {_FEW}{{2}}[十百千万]?(?={_COUNTED})
    ) [余多]? [^\d\s,.;:、。]{{0,8}}
    | (?:[多几数] | 好几) {_COUNTED} [^\d\s,.;:、。]{{0,6}}
    | 全(?:[体员部]|[校园县市区镇年]) [^\d\s,.;:、。]{{0,8}} | 全覆盖
    | {_ABOUT}(?:半数|一半|过半|大半|大部分|大多数|绝大多数)(?:以上)?
    | {_ABOUT}[一二两三四五六七八九十\d]{{1,2}}成(?:以上|左右|多)?
    | {_ABOUT}[一二三四五六七八九十]{{1,3}}分之[一二三四五六七八九十](?:以上|左右|多)?
    | [前第] (?:\d{{1,4}}|[一二三四五六七八九十]{{1,3}}) [名位批届期次轮]? | 首[批届期次]
    | {_RANKED} | [0-9]{{1,4}}[:∶比][0-9]{{1,4}}
    | (?:[年月人班校]均|平均) [^\d\s,.;:、。]{{0,4}} \d{{1,6}}(?:\.\d{{1,2}})?
      [余多]? [^\d\s,.;:、。]{{1,4}}
    | 每[^\d\s,.;:、。]{{1,6}} (?:\d{{1,4}}(?:-\d{{1,4}})?|{_FEW}) {_COUNTED} [^\d\s,.;:、。]{{0,4}}
    """,
    re.VERBOSE,
)
"""How much without a number of its own: 多次, 数十次, 一批, 前3名, 过半, 每校1名."""
_SPELT_OUT = re.compile(
    "^([近约]?)([一二两三四五六七八九十百千万]{1,9}(?=[余多来])"
    "|[十百千万](?=[^分\\d零一二三四五六七八九十]{0,3}$)"
    f"|[零一二两三四五六七八九十百千万]{{1,9}}(?=(?:{_COUNTED}次?)?(?:以上|左右|以内)?$))"
)
"""A number in numerals: 百余场, 三十余人, 百篇, 六, 十二人; but not 百分之八."""
_IN_TOTAL = re.compile(
    "占比?|共计?|总计|合计|累计|达到?|共有|现有|在校生|在校学生|在园幼儿|在籍学生|在职(?=[0-9])"
)
"""Words before a number that add nothing to it."""
_PERCENT = re.compile("百分之([零一二三四五六七八九十百]{1,5})")
_NUMERAL = re.compile("[零一二两三四五六七八九十百千万]{1,9}")
_UNKNOWN = frozenset(["", "待核实", "未知", "不详", "不明"])
_SCALES = {None: 1, "万": 10**4, "亿": 10**8}


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:\.[0-9]{1,6})?"
_UNIT = r"[^\d\s<>=≥≤~+,.;:、。余多来约万亿-]{0,12}?"
_SHORTHAND = re.compile(
    rf"""
    (?P<before>{_one_of(_BEFORE)})?
    (?:(?P<low>{_DIGITS}) (?P<low_scale>[万亿])? (?P<low_unit>{_UNIT}) (?:-{{1,2}}|~|至|到))?
    (?P<value>{_DIGITS}) (?P<scale>[万亿])?
    (?P<behind>{_one_of(_BEHIND)})?
    (?P<unit>{_UNIT})
    (?P<last>{_one_of(_LAST)})?
    """,
    re.VERBOSE,
)
HOW = "可以写 96、140余人、约300人次、91.3%、不少于2次、3—5个、多次，不清楚写“待核实”"
"""How to write a quantity, for messages."""


def read(written: str) -> dict[str, object]:
    """Read a number in one line into those fields of a quantity that it gives.

    The result is empty if the text says that the number is not known.

    Raises:
        ValueError: the text is not a number, or contradicts itself; in Chinese.
    """
    text = re.sub("([余多来])([万亿])", r"\2\1", halfwidth(written))  # 140余万 = 140万余
    if total := _IN_TOTAL.match(text):
        text = text[total.end() :] or text
    if text in _UNKNOWN:
        return {}
    if _VAGUE.fullmatch(text):
        return {"words": text}
    text = _SPELT_OUT.sub(_spelt_out, text)
    match = _SHORTHAND.fullmatch(text)
    if not match:
        _refuse(written, text)
    qualifiers = {_WORDS[word] for word in match.group("before", "behind", "last") if word}
    if len(qualifiers) > 1:
        raise ValueError(f"“{written}”里有两种说法（约、余、至少……），只留一种")
    fields: dict[str, object] = {}
    if qualifiers:
        fields["qualifier"] = qualifiers.pop()
    if match["unit"]:
        fields["unit"] = match["unit"]
    value = _decimal(match["value"], match["scale"])
    if not match["low"]:
        return fields | {"value": value}
    if match["low_unit"] not in ("", match["unit"]):
        raise ValueError(f"“{written}”前后单位不同，只写一个单位，例如 3—5个")
    low = _decimal(match["low"], match["low_scale"] or match["scale"])
    return fields | {"low": low, "high": value}


def _spelt_out(match: re.Match[str]) -> str:
    return match[1] + str(count(match[2]) or match[2])


def _decimal(digits: str, scale: str | None) -> Decimal:
    number = Decimal(digits.replace(",", ""))
    return Decimal(f"{(number * _SCALES[scale]).normalize():f}") if scale else number


def _refuse(written: str, text: str) -> NoReturn:
    if len(text) > 30:
        raise ValueError(f"这里只写一个数，{HOW}；说明文字写到别的栏")
    if re.search("[一二三四五六七八九十百千两几数]", text) and not re.search("[0-9]", text):
        digits = _PERCENT.sub(r"\1%", text)
        digits = _NUMERAL.sub(lambda match: str(count(match[0]) or match[0]), digits, count=1)
        better = f"写成 {digits}；" if re.search("[0-9]", digits) else ""
        raise ValueError(f"“{written}”请用阿拉伯数字，{better}{HOW}")
    if "," in text:
        raise ValueError(f"“{written}”的逗号不对，逗号只能每三位一个，例如 12,340")
    raise ValueError(f"看不懂数量“{written}”，{HOW}")

"""No repair harms a text, whatever people wrote and with whatever keyboard."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.judging import lost

from wuse.model.brand import BrandFile
from wuse.model.records import Activity
from wuse.source.invisible import visible
from wuse.upkeep.fixes.content import mend

_PHRASES = [
    *(
        "支部书记、副书记带队",
        "党建与业务同部署、同考核",
        "廉政风险防控体系",
        "“红色讲堂”第3期",
        "《党章》",
    ),
    *(
        "时间：下午2：30",
        "地点:操场",
        "主题: 学党章",
        "(1)结对帮扶",
        "①送温暖",
        "A/B班",
        "12:30",
        "#党建#",
    ),
    *(
        "# 备注",
        "#b3212b",
        "——不忘初心",
        "- 第一项",
        "－ 第二项",
        "* 加粗 *",
        "**重点**",
        "[通知]",
        "【转】",
        "{姓名}",
    ),
    *(
        "｛空｝",
        "20余人",
        "约30％",
        "是",
        "no",
        "null",
        "~",
        "@全体党员",
        "&",
        "!",
        "|",
        ">",
        "?",
        "D:\\资料",
        "'三会一课'",
    ),
    *(
        '"五色"',
        "“五色",
        "五色”",
        '"五色',
        "‘传帮带’",
        "\u3000\u3000正文",
        "\xa0",
        "……",
        "100%",
        "`代码`",
        "https://a.cn/b?c=1#d",
    ),
    *(
        "参加人员：党员教师，入党积极分子。",
        "共计：20余人；其中：党员15人",
        "学习强国",
        "是：否",
        ": ",
        "：",
        " #",
        "、",
        "，",
    ),
]
_TEXT = st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from(["", "，", "、", " ", ", ", "；", "：", " — "]).map(
        lambda sign: sign.join(parts)
    )
)
_COLON = st.sampled_from([": ", ": ", ": ", "：", ":", "： ", " ：", ":\t", ":\u3000"])
_DASH = st.sampled_from(["- ", "- ", "－ ", "-", "— ", "•", "* ", "-\t", "－"])
_COMMA = st.sampled_from([", ", ",", "，", "、", "， "])
_INDENT = st.sampled_from(["  ", "  ", "\t", "\u3000", "    ", " "])
_END = st.sampled_from(["", "", "", " # 已核对", " #待定", " "])
_KEYS = [
    "标题",
    "日期",
    "地点",
    "摘要",
    "正文",
    "标签",
    "面向",
    "主讲",
    "成果",
    "title",
    "body",
    "照片",
    "口号",
]
_KEY = st.sampled_from(_KEYS)

_FIELD = st.builds(lambda *parts: "".join(parts), _KEY, _COLON, _TEXT, _END)
_ROW = st.lists(_TEXT, min_size=1, max_size=3)
_FLOW = st.builds(
    lambda key, colon, row, comma, end: f"{key}{colon}[{comma.join(row)}{end}",
    _KEY, _COLON, _ROW, _COMMA, st.sampled_from(["]", "]", "", "】"]),
)  # fmt: skip
_BRACES = st.builds(
    lambda key, colon, inner, one, other, comma, end: (
        f"{key}{colon}{{人群{inner}{one}{comma}说明{inner}{other}{end}"
    ),
    _KEY, _COLON, _COLON, _TEXT, _TEXT, _COMMA, st.sampled_from(["}", "}", "", "｝"]),
)  # fmt: skip
_LIST = st.builds(
    lambda key, colon, indent, dash, row: "\n".join(
        [f"{key}{colon.rstrip(' ')}", *(f"{indent}{dash}{text}" for text in row)]
    ),
    _KEY, _COLON, _INDENT, _DASH, _ROW,
)  # fmt: skip
_NESTED = st.builds(
    lambda key, colon, indent, row, inner: "\n".join(
        [f"{key}{colon.rstrip(' ')}", *(f"{indent}{name}{inner}{text}" for name, text in row)]
    ),
    _KEY, _COLON, _INDENT,
    st.lists(st.tuples(st.sampled_from(["职务", "单位", "文件"]), _TEXT), min_size=1, max_size=3),
    _COLON,
)  # fmt: skip
_BLOCK = st.builds(
    lambda key, sign, indent, row: "\n".join([f"{key}: {sign}", *(indent + text for text in row)]),
    _KEY, st.sampled_from(["|", ">", "|-", ""]), _INDENT, _ROW,
)  # fmt: skip
_FILE = st.lists(
    st.one_of(_FIELD, _FIELD, _FLOW, _BRACES, _LIST, _NESTED, _BLOCK, _TEXT), min_size=1, max_size=5
).map(lambda pieces: "\n".join(pieces) + "\n")


@pytest.mark.slow
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@example(
    "日期:\n  职务：书记\n日期:\n  职务：书记\n标题：植树\n", Activity
)  # a field twice: an error
@example("标题: [! 支部\n标题: 支部\n", Activity)  # a tag, which is an error and stays
@given(_FILE, st.sampled_from([Activity, BrandFile]))
def test_no_word_is_lost_whatever_people_wrote(
    text: str, kind: type[Activity] | type[BrandFile]
) -> None:
    after = mend(text.encode(), kind).after
    assert list(lost(visible(text)[0], after)) == [], after


@pytest.mark.parametrize(
    "text",
    [
        "标题：读书分享会 日期：2025-10-18 活动类型：读书会\n",
        "标题: 读书分享会 日期: 2025-10-18 活动类型: 读书会\n",
        "标题：读书分享会日期：2025-10-18活动类型：读书会地点：图书馆\n",
    ],
)
def test_a_line_stays_that_would_say_something_else(text: str) -> None:
    after = mend(text.encode(), Activity).after
    assert list(lost(text, after)) == []
    wrong = max(
        text.split("\n"), key=lambda line: ("#" in line, line.count("：") + line.count(": "))
    )
    assert wrong in after.split("\n")


@pytest.mark.parametrize("line", ["颜色：#b3212b", "备注：#待定", "摘要： #党建#", "摘要:#党建"])
def test_no_text_becomes_a_comment(line: str) -> None:
    key, text = line.split("：") if "：" in line else line.split(":")
    after = mend(f"标题：植树\n{line}\n".encode(), Activity).after
    assert after == f'标题: 植树\n{key}: "{text.strip()}"\n'

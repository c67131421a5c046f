"""Rules about wording quote the words that they report, and leave near misses alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rules.saying import DAY, codes, codes_in
from support.project import Project, activity, brand

from wuse.source import load_region


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10月18日，XX小学举行读书会。", "C801"),
        ("××中学", "C801"),
        ("某某同学上台发言", "C801"),
        ("共有____人参加", "C801"),
        ("数据待补充", "C801"),
        ("认真开展“”主题教育", "C802"),
        ("学习《 》精神", "C802"),
        ("本年共举行了次会议", "C803"),
        ("走访慰问贫困户次，效果良好", "C803"),
        ("责任编辑：小林", "C804"),
        ("扫一扫二维码，关注我们", "C804"),
    ],
)
def test_texts_that_are_not_finished(tmp_path: Path, text: str, code: str) -> None:
    assert codes(tmp_path, activity(date=DAY, body=text)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "学生王某某讲了一个故事",
        "XY染色体和 5+X 主题党日，T恤 XXL 码",
        "在2×3米的展板上",
        "制度还有待完善，请填写问卷",
        "开展了个别谈心，召开了场面热烈的会",
        "举行了6次会议，走访了名人故居，慰问贫困户30户次。",
        "走访慰问困难家庭三十余户次，",
        "参加人次",
        "扫一扫落叶",
        "**重点**\n\n---\n\n正文",
        "（一）读《论语》",
    ],
)
def test_texts_that_only_look_unfinished(tmp_path: Path, text: str) -> None:
    metric = {"name": "走访户次", "value": 12}
    assert codes(tmp_path, activity(date=DAY, body=text, metrics=[metric])) == []


def test_a_placeholder_may_stay_in_a_sample_and_in_a_gap(tmp_path: Path) -> None:
    empty = activity(date=DAY, body="XX小学认真开展“”，举行了次会议。", gap="原文如此。")
    assert codes(tmp_path / "gap", empty) == []
    sample = activity(date=DAY, body="XX小学举行读书会。")
    assert codes(tmp_path / "sample", sample, sample="public_source") == []
    assert codes(tmp_path / "school", sample) == ["C801"]


@pytest.mark.parametrize(("length", "expected"), [(40, []), (41, ["C811"])])
def test_a_title_too_long_is_reported(tmp_path: Path, length: int, expected: list[str]) -> None:
    assert codes(tmp_path, activity("字" * length, DAY)) == expected


def test_relative_dates_need_a_year_where_no_date_stands(tmp_path: Path) -> None:
    text = "今年以来，读书会办了12场。"
    assert codes(tmp_path / "activity", activity(date=DAY, body=text)) == []
    assert codes(tmp_path / "brand", outcomes=text) == ["C813"]
    assert codes(tmp_path / "quoted", outcomes="有人说“去年不知道”。") == []
    dated = brand("甲", outcomes=text)
    dated["brand"] = {"name": "品牌", "period": "2025年"}
    assert codes_in(tmp_path / "dated", {"brands/aa/brand.yml": dated}) == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.com/a", []),
        ("http://www.example.com/a", ["C823"]),
        ("http://mp.weixin.qq.com/s/a", ["C823"]),
        ("http://www.notqq.com/a", []),
        ("http://lh.linhai.example/news/1.html", []),  # nobody knows a better address
        ("http://localhost:8000/", ["C821"]),
        ("http://10.0.0.8/oa", ["C821"]),
        ("http://127.0.0.1/", ["C821"]),
        ("https://oa.school.local/", ["C821"]),
        ("https://8.8.8.8/", []),
        ("https://t.cn/A6x", ["C822"]),
        ("https://not-t.cn/A6x", []),
    ],
)
def test_an_address_that_readers_cannot_open_safely_is_reported(
    tmp_path: Path, url: str, expected: list[str]
) -> None:
    link = {"title": "报道", "url": url}
    assert codes(tmp_path / "field", activity(date=DAY, links=[link])) == expected
    assert codes(tmp_path / "text", activity(date=DAY, body=f"见[报道]({url})。")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[点](//host/x)", ["C824"]),
        ("[点](../../x)", ["C824"]),
        ("[点](javascript&#58;alert(1))", ["C824"]),
        ("[点](data:text/html,x)", ["C824"]),
        ("[点][a]\n\n[a]: //host/x", ["C824"]),
        ("<a href='//host/x'>点</a>", ["C824"]),
        ("[点](mailto:office@example.cn)", ["C824"]),
        ("见 https://gov.cn@evil.example/", ["C824"]),
        ("[点](https://user:secret@example.cn/)", ["C824"]),
        ("[点](https://g\u043ev.example/)", ["C824"]),
        ("[点](https://0x7f.0.0.1/)", ["C824"]),
        ("[https://gov.example](https://evil.example/)", ["C825"]),
        ("[点](#top)，office@example.cn，\\\\server\\share", []),
        ("`[点](//host/x)`", []),
    ],
)
def test_a_link_that_misleads_is_told_however_it_is_written(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert [it for it in codes(tmp_path, activity(date=DAY, body=text)) if it[1] == "8"] == expected


@pytest.mark.parametrize(
    "url",
    [
        *("//host/x", "../../x", "https://gov.cn@evil.example/", "https://u:p@example.cn/"),
        *(
            "https://g\u043ev.example/",
            "http://3232235777/",
            "https:\\\\example.cn",
            "javascript:1",
        ),
    ],
)
def test_fields_take_no_such_link(tmp_path: Path, url: str) -> None:
    bad = activity(date=DAY, links=[{"title": "报道", "url": url}])
    files = {"brands/aa/brand.yml": brand("甲"), "brands/aa/activities/a0.yml": bad}
    (problem,) = load_region(Project(tmp_path).write(files).root).problems
    assert (problem.code in ("S303", "S304"), problem.field) == (True, "链接 › 第1项 › 网址")
    assert problem.message.startswith(("网址", "网站", "不是"))


def test_the_title_of_a_link_is_no_other_address(tmp_path: Path) -> None:
    link = {"title": "www.gov.cn", "url": "https://evil.example/"}
    assert codes(tmp_path, activity(date=DAY, links=[link])) == ["C825"]


def test_a_site_that_is_linked_encrypted_elsewhere_is_known_to_be(tmp_path: Path) -> None:
    links = ["http://lh.linhai.example/1", "https://lh.linhai.example/2", "http://zz.example/"]
    body = "、".join(f"[报道]({link})" for link in links)
    assert codes(tmp_path, activity(date=DAY, body=body)) == ["C823"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, ["C857"]),
        ({"unit": "场"}, ["C857"]),
        ({"unit": "场", "period": "2025"}, ["C857"]),
        ({"unit": "场", "source": "2025年工作总结"}, []),
        ({"unit": "场", "note": "年份不详"}, []),
    ],
)
def test_a_figure_says_what_nothing_else_says_of_it(
    tmp_path: Path, more: dict[str, str], expected: list[str]
) -> None:
    metric = {"name": "读书会", "value": 12, **more}
    assert (
        codes_in(tmp_path / "a", {"brands/aa/brand.yml": brand("甲", metrics=[metric])}) == expected
    )


def test_the_sources_and_the_gaps_of_a_file_are_those_of_its_figures(tmp_path: Path) -> None:
    metric = {"name": "2025年读书会", "value": 12, "unit": "场"}
    for field in ({"sources": [{"title": "2025年工作总结"}]}, {"gaps": ["2025年读书会没有写出处"]}):
        file = brand("甲", metrics=[metric], **field)
        assert codes_in(tmp_path / next(iter(field)), {"brands/aa/brand.yml": file}) == []


@pytest.mark.parametrize("text", ["https://[", "http://" + "a" * 5000, "file:///C:/a", "://"])
def test_an_address_that_is_none_is_no_misleading_link(tmp_path: Path, text: str) -> None:
    assert set(codes(tmp_path, activity(date=DAY, body=text))) <= {"C821", "C823"}


@pytest.mark.parametrize("text", ["_" * 9000, "慰问" + "困" * 9000, "“" + " " * 9000])
def test_long_runs_are_no_placeholders(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, activity(date=DAY, body=text)) == []

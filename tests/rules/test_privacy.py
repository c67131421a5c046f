"""Numbers and addresses that identify a person are found however they are written, and nothing else
is; messages do not repeat them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st
from rules.checked_texts import problems_in
from support.private_texts import ID, PHONE, REPORTED, UNREPORTED
from support.project import Project, activity, brand, make_project, photo

from wuse.change.report.fields import differences
from wuse.cli import main
from wuse.model.records import Activity
from wuse.rules import check, private_numbers
from wuse.rules.texts.identifiers import mask_private_numbers
from wuse.source import load_region

NOBODY = "11000019000101008X"
"""Valid as a number, but of no district, and not in the examples of rules."""
PRIVATE = "V61"


def test_what_identifies_a_person_is_reported(tmp_path: Path) -> None:
    texts = [(code, text) for code, group in REPORTED.items() for text in group]
    found = problems_in(tmp_path, [text for _, text in texts])
    codes = [[p.code.value for p in problems if p.code.startswith(PRIVATE)] for problems in found]
    assert list(zip(texts, codes, strict=True)) == [((code, text), [code]) for code, text in texts]


def test_what_only_looks_like_it_is_not_reported(tmp_path: Path) -> None:
    found = problems_in(tmp_path, UNREPORTED)
    private = [str(p) for problems in found for p in problems if p.code.startswith(PRIVATE)]
    assert private == []


def test_places_are_exact(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path, [f"联系：{PHONE}，工作日"])[0]
    assert (problem.line, problem.column, problem.end_column) == (4, 10, 21)


def test_what_is_found_behind_markup_is_pointed_at(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path, ["联系：138**0013**8000，工作日"])[0]
    assert (problem.line, problem.column, problem.end_column) == (4, 10, 25)


def test_a_number_over_several_lines_is_pointed_at(tmp_path: Path) -> None:
    body = "正文: |\n  联系：138\n  0013\n  8000\n标题: 茶\n日期: 2025-03-12\n活动类型: 读书会\n"
    files = {"brands/aa/brand.yml": brand(), "brands/aa/activities/2025-03-12-a.yml": body}
    loaded = load_region(Project(tmp_path).write(files).root)
    (problem,) = [p for p in check(tmp_path, loaded) if p.code == "V613"]
    assert (problem.line, problem.column) == (2, 6)
    assert (problem.end_line, problem.end_column) == (4, 7)


def test_every_string_and_number_is_searched(tmp_path: Path) -> None:
    link = {"title": "报道", "url": f"https://a.example/?tel={PHONE}"}
    more = {
        "tags": [PHONE],
        "links": [link],
        "metrics": [{"name": "人数", "value": int(PHONE)}],
        "initiative": [f"a-{PHONE}"],
    }
    methods = [{"code": PHONE, "title": "工作法"}]
    initiatives = [{"id": f"a-{PHONE}", "name": "行动"}]
    files = {
        f"brands/b{PHONE}/brand.yml": brand(methods=methods, initiatives=initiatives),
        f"brands/b{PHONE}/activities/2025-03-12-a.yml": activity(**more),
    }
    loaded = load_region(Project(tmp_path).write(files).root)
    assert [p.field for p in check(tmp_path, loaded) if p.code == "V613"] == [
        "标签 › 第1项",
        "链接 › 第1项 › 网址",
        "数据 › 第1项 › 数值",
        "所属载体 › 第1项",
        "",
        "工作法 › 第1项 › 代号",
        "载体 › 第1项 › 编号",
    ]


HIDING = (
    "",
    "",
    "\u200b",
    "\xad",
    "\u3164",
    "<!-- x -->",
    "<b></b>",
    "**",
    "&shy;",
    "&#8203;",
    "\\",
    "~~",
)
DRESSES = (
    str,
    lambda digit: chr(0xFF10 + int(digit)),
    lambda digit: f"&#{48 + int(digit)};",
    lambda digit: "〇一二三四五六七八九"[int(digit)],
    lambda digit: "零壹贰叁肆伍陆柒捌玖"[int(digit)],
    lambda digit: "⓪①②③④⑤⑥⑦⑧⑨"[int(digit)],
    lambda digit: f"{digit}\ufe0f\u20e3",
    lambda digit: chr(0x1D7CE + int(digit)),
)


@given(
    st.sampled_from([ID, PHONE, "6228480000000000000"]),
    st.lists(
        st.tuples(st.sampled_from(HIDING), st.sampled_from(DRESSES)), min_size=19, max_size=19
    ),
    st.sampled_from(["", "电话", "tel", "（", "=", "第3名 ", "见 https://a.example/?tel=", "**"]),
    st.sampled_from(["", "。", "转", "）", " 工作日", "<br>"]),
)
def test_no_mixture_of_tricks_hides_a_number(
    number: str, tricks: list[tuple[str, Callable[[str], str]]], before: str, after: str
) -> None:
    hidden = "".join(
        (dress(digit) if digit.isdecimal() else digit) + (noise if place else "")
        for place, (digit, (noise, dress)) in enumerate(zip(number, tricks, strict=False))
    )
    assert len(private_numbers(f"{before}{hidden}{after}")) == 1


@given(
    st.lists(
        st.one_of(
            st.dates().map(lambda day: f"{day:%Y-%m-%d}"),
            st.dates().map(lambda day: f"{day.year}年{day.month}月{day.day}日"),
            st.integers(100000, 859999).map("邮编{}".format),
            st.integers(1, 99999).map("{}人次".format),
            st.integers(1000000, 9999999).map("0535-{}".format),
            st.integers(10**7, 10**8 - 1).map("京ICP备{}号-1".format),
            st.integers(10**13, 10**14 - 1).map("公网安备{}号".format),
            st.integers(10**8, 10**9 - 1).map("978-7-{}-1".format),
            st.integers(10**9, 10**10 - 1).map("ISBN 978{}".format),
            st.integers(10**8, 10**9 - 1).map("12370602MA{}X".format),
            st.integers(1, 99).map("第{}册".format),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["，", "、", "；", " 和 "]),
)
@example(["2000-12-08", "0535-6502139", "425-01-01"], "，")  # but for the year 3565 of its birth
def test_ordinary_numbers_are_none(numbers: list[str], between: str) -> None:
    assert private_numbers(between.join(numbers)) == []


@given(
    st.sampled_from(["11", "23", "37", "46", "54", "65", "71", "81", "83"]),
    st.integers(0, 9999),
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    st.integers(0, 999),
)
def test_every_identity_number_is_found_and_a_wrong_digit_is_none(
    province: str, area: int, born: date, order: int
) -> None:
    """The check digit as ISO 7064 defines it, MOD 11-2: each place counts twice the next one."""
    body = f"{province}{area:04}{born:%Y%m%d}{order:03}"
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(body))
    right = (12 - total) % 11
    for last in range(11):
        number = body + "0123456789X"[last]
        assert (private_numbers(f"号码{number}。") == [number]) is (last == right), number


def test_names_of_files_are_searched(tmp_path: Path) -> None:
    files = {
        "brands/aa/brand.yml": brand(photos=[photo(f"{PHONE}.jpg")]),
        f"brands/aa/activities/{ID.lower()}.yml": activity(),
    }
    loaded = load_region(Project(tmp_path).write(files).root)
    found = [p for p in check(tmp_path, loaded) if p.code.startswith(PRIVATE)]
    assert [(p.code.value, p.path.rpartition("/")[2]) for p in found] == [
        ("V611", f"{ID.lower()}.yml"),
        ("V613", "brand.yml"),
    ]
    assert not any(PHONE in p.message or ID.lower() in p.message for p in found)


def test_the_bureaus_own_files_are_searched(tmp_path: Path) -> None:
    files = {
        "brands/_bureau/site.yml": {"contact": {"name": "党建办", "channel": PHONE}},
        "brands/aa/brand.yml": brand(),
    }
    loaded = load_region(Project(tmp_path).write(files).root)
    assert [(p.code.value, p.path) for p in check(tmp_path, loaded)] == [
        ("V613", "brands/_bureau/site.yml")
    ]


FORMS = ("json", "github", "markdown", "sarif", "rdjson")


def test_what_is_said_in_public_holds_no_number(tmp_path: Path) -> None:
    """Other rules quote what is wrong, and a number may stand in the wrong field."""
    numbers = (NOBODY, "13900000000", "6222021234567890128")
    wrong = {"title": "，".join(numbers), "date": numbers[1], "type": NOBODY, numbers[2]: "x"}
    right = activity(body="，".join(numbers))
    files = {"brand.yml": brand(), "activities/a.yml": wrong, "activities/b.yml": right}
    Project(tmp_path).write({f"brands/aa/{name}": content for name, content in files.items()})
    for form in FORMS:
        asked = ["check", "--project", str(tmp_path), "--format", form]
        output = CliRunner().invoke(main, asked).output
        assert "V611" in output
        assert [number for number in numbers if number in output] == []


@given(
    st.text("0123456789０１２Xx -–\u200b年号Q+.\x00", max_size=60),
    st.sampled_from([ID, PHONE, "6228480000000000000"]),
)
def test_nothing_around_a_number_lets_it_through(noise: str, number: str) -> None:
    text = f"{noise}，{number}，{noise}"
    assert number not in mask_private_numbers(text)
    assert mask_private_numbers(mask_private_numbers(text)) == mask_private_numbers(text)


def test_a_report_of_a_change_holds_no_number() -> None:
    """It goes where everybody reads it, like what the check says."""
    numbers = (NOBODY, "13900000000", "6222021234567890128")
    old = Activity.model_validate(activity(body=f"旧：{NOBODY}", place=numbers[1]))
    new = Activity.model_validate(activity(numbers[2], body="；".join(numbers), tags=[NOBODY]))
    pieces = [piece.text for it in differences(old, new) for piece in it.pieces]
    assert len(pieces) > 4
    assert [text for text in pieces if any(number in text for number in numbers)] == []


HOSTILE = (
    *("1", "1 ", "1\u200b", "李", "李小明", "家住", "家住村", "村一", "3号楼", "小区三"),
    *("学生李小", "三班李", "微信：a", "贫困户王", "《", "派对"),
)


@pytest.mark.slow
def test_hostile_texts_take_no_longer_for_being_hostile(tmp_path: Path) -> None:
    """With a pattern that tries again and again this would not end."""
    found = problems_in(tmp_path, [part * (20_000 // len(part)) for part in HOSTILE])
    assert len(found) == len(HOSTILE)
    assert all(problem.message for problems in found for problem in problems)


COMMENT = "<!-- 只来了两人 -->"


@pytest.mark.slow
def test_a_site_without_what_was_told(tmp_path: Path) -> None:
    """The activity stays off the site, with all that names it; everything else is there."""
    files = {
        "brands/aa/brand.yml": brand("甲校", honours=[{"title": "先进集体", "level": "校级"}]),
        "brands/aa/activities/2025-03-12-secret.yml": activity("送助学金", body=f"证件 {NOBODY}。"),
        "brands/aa/activities/2025-04-05-tea.yml": activity(
            "茶话会",
            date="2025-04-05",
            body=f"喝茶{COMMENT}。<?note 两人?>\n\n<i class='两人'>散</i>",
        ),
        "brands/bb/brand.yml": brand("乙校"),
        "brands/bb/activities/2025-05-06-walk.yml": activity("健步走", date="2025-05-06"),
        "brands/cc/brand.yml": brand(
            "不公开的学校", owner={"name": "不公开的学校", "about": "电话13900000000"}
        ),
    }
    project = make_project(tmp_path, files)
    built = project.build()
    assert built.code == 0
    assert NOBODY not in built.said
    published = {
        path.relative_to(project.site).as_posix(): path.read_bytes()
        for path in project.site.rglob("*")
        if path.is_file()
    }
    for hidden in (NOBODY, "13900000000", "送助学金", "2025-03-12-secret", "不公开的学校"):
        assert [name for name, content in published.items() if hidden.encode() in content] == []
    assert [name for name, content in published.items() if "两人".encode() in content] == []
    assert "茶话会" in project.page("brands/aa/activities/2025-04-05-tea")
    assert "健步走" in project.page("brands/bb/activities/2025-05-06-walk")
    assert "甲校" in project.page("brands/aa")

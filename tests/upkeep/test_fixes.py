"""The content of a file mended: what changes, what stays to the byte, and what is left alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.hostile_yaml import RECORDS, Kind, check
from support.project import ROOT
from support.yaml_samples import CORPUS, TO_THEIR_WRITERS

from wuse.model.brand import BrandFile
from wuse.model.records import Activity
from wuse.source.codes import Code
from wuse.source.parser import parse, read
from wuse.source.text import decode, odd_characters
from wuse.upkeep import FIXABLE
from wuse.upkeep.fixes.content import mend

WARNED = {Code.CUT_OFF, Code.FULLWIDTH_COMMA}
"""What stays and keeps no file from being read."""


def mended(text: str, *, sort_keys: bool = False) -> str:
    return mend(text.encode(), Activity, sort_keys).after


# --- the corpus ---


def codes(data: bytes) -> Counter[Code]:
    """What check says of a file before it looks at its fields."""
    text, problems = decode(data, "a.yml")
    problems += [] if text is None else odd_characters(text, "a.yml") + parse(text, "a.yml")[1]
    return Counter(problem.code for problem in problems)


@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.iterdir()))
def test_after_mending_nothing_is_wrong_but_what_only_its_writer_knows(name: str) -> None:
    after = mend((CORPUS / name).read_bytes(), BrandFile)
    left = codes(after.data)
    if name in TO_THEIR_WRITERS:
        assert TO_THEIR_WRITERS[name] in left
    else:
        assert not left
    assert bool(after.problems) == bool(left.keys() - WARNED), "what stays is told"


@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.iterdir()))
def test_what_is_mended_is_called_fixable(name: str) -> None:
    before, after = (CORPUS / name).read_bytes(), mend((CORPUS / name).read_bytes(), BrandFile)

    def codes(data: bytes) -> list[Code]:
        text, problems = decode(data, name)
        problems += parse(text, name)[1] if text is not None else []
        return [problem.code for problem in problems]

    gone = {
        code for code in codes(before) if codes(after.data).count(code) < codes(before).count(code)
    }
    assert gone <= FIXABLE | {Code.NOT_A_MAPPING}  # that is a consequence of other slips


def test_every_slip_of_one_line_is_fixable() -> None:
    slips = {code for code in Code if code.startswith(("Y22", "Y23"))}
    assert slips - FIXABLE == {Code.FULLWIDTH_COMMA}  # which may belong to a sentence


@pytest.mark.slow
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS, st.booleans())
def test_whatever_a_file_holds_mending_keeps_its_promises(
    record: tuple[bytes, Kind], sort_keys: bool
) -> None:
    check(*record, sort_keys)


# --- slips ---


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("presenter: {role：书记}\n", "presenter: {role: 书记}\n"),
        ("presenter:\n  role：书记\n", "presenter:\n  role: 书记\n"),
        ("presenter:\n\trole：“书记”\n", 'presenter:\n  role: "书记"\n'),
        ("tags:\n  － 红\n  －绿\n", "tags:\n  - 红\n  - 绿\n"),
        ("tags:\n  - 红\n  -绿\n", "tags:\n  - 红\n  - 绿\n"),
        ("“title”：植树\n“日期”: 2025\n", "title: 植树\n日期: 2025\n"),
        ("title: @植树 # 备注\n", 'title: "@植树" # 备注\n'),
        ("a:1\r\nb：2\r\n", "a: 1\nb: 2\n"),
        (
            "title：一\nbody：|\n  时间：下午\ntags：\n- 红：绿\n",
            "title: 一\nbody: |\n  时间：下午\ntags:\n- 红：绿\n",
        ),
    ],
)
def test_slips_are_mended_as_check_says(before: str, after: str) -> None:
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "summary:\n  时间：下午\n  地点：操场\n",  # the field takes text
        "body: 第一段\n  － 要点\n",  # stays one text, whatever the dash
        "title: 植树 #最佳\n",
        "title: 他说“好”，又说“行”\n",
        "summary: |\n  时间：下午\n  name:x\n  [科技，艺术\n",
        # A comma or a pause mark in a value is prose, and even among labels only its writer knows.
        "participants:\n  - {kind: 党员, note: 支部书记、副书记带队}\n",
        "items: [党建与业务同部署、同考核, 廉政风险防控体系]\n",
        "items: [党员教师结对子、传帮带]\n",
        "presenter: {role: 书记，兼宣传委员}\n",
        "presenter: {role：书记，name：x}\n",
        "tags: [科技，艺术、体育]\n",
        "tags: [“红”，“绿”、蓝]\n",
        "initiative: [red，green]\n",
    ],
)
def test_text_that_may_be_meant_stays(text: str) -> None:
    assert mended(text) == text


def test_an_indent_that_fits_two_levels_is_left_to_its_writer() -> None:
    text = "presenter:\n    role: 书记\n  title: 植树\n"
    after = mend(text.encode(), Activity)
    assert after.after == text
    assert "第 3 行" in after.problems[0]


def test_what_can_be_mended_is_although_something_else_cannot() -> None:
    after = mend("title：植树\ndate：2025\nplace: 一\nplace: 二\n".encode(), Activity)
    assert after.after == "title: 植树\ndate: 2025\nplace: 一\nplace: 二\n"
    assert "第 4 行要自己改" in after.problems[0]


@pytest.mark.slow
def test_more_slips_than_can_be_proved_are_left_and_told() -> None:
    text = "".join(f"k{number}: @x\n" for number in range(16_000))
    after = mend(text.encode(), BrandFile)
    assert after.after == text
    assert "笔误太多" in after.problems[0]


# --- encodings ---


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_file_becomes_utf8_with_lf(encoding: str, line_end: str) -> None:
    text = "# 备注\ntitle: 植树\u200b节\nplace: 操场\n"
    data = text.replace("\n", line_end).replace("\u200b", "").encode(encoding)
    assert mend(data, Activity).data == text.replace("\u200b", "").encode()


def test_control_characters_are_left_to_their_writer() -> None:
    after = mend("title：植\x00树\r\n".encode(), Activity)
    assert after.after == "title：植\x00树\n"
    assert "第 1 行第 8 列" in after.problems[0]


# --- values ---


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("2018年4月12日", "2018-04-12"),
        ("2018/4/12", "2018-04-12"),
        ("2018.4", "2018-04"),
        ('"2018.4"', '"2018-04"'),
        ("'2018年' # 约", "'2018' # 约"),
        ("2018年4月至今", "2018-04/.."),
        ("约2018年", "2018~"),
        ("不详", "不详"),
        ("2018-04-12", "2018-04-12"),
        ("2026-13-01", "2026-13-01"),
        ("4月12日", "4月12日"),
        ("明天", "明天"),
    ],
)
def test_dates_get_their_standard_notation(written: str, canonical: str) -> None:
    assert mended(f"title: 一\n日期: {written}\n") == f"title: 一\n日期: {canonical}\n"


def test_only_dates_are_dates() -> None:
    text = "title: 2018年4月12日\nsummary: 2018.4\nunknown: 2018年4月\nplace: '2018/4/12'\n"
    assert mended(text) == text


@pytest.mark.parametrize(
    "written", ["no", "Yes", "on", "OFF", "true", "12:30", "0123", "1_000", "0x1F", "0o17", "1e3",
                "2026-01-02", "1.50", ".5", "+1", "<<", "=", "12345678901234567890"],
)  # fmt: skip
def test_text_that_other_programs_would_change_is_quoted(written: str) -> None:
    assert mended(f"place: {written} # 备注\n") == f'place: "{written}" # 备注\n'
    assert mended(f"tags: [{written}, 二]\n") == f'tags: ["{written}", 二]\n'


@pytest.mark.parametrize("written", ["1158", "0", "-3", "1.5", "n", "'no'", '"12:30"', "null", ""])
def test_text_that_every_program_keeps_is_not_quoted(written: str) -> None:
    text = f"place: {written}\n"
    assert mended(text) == text


def test_what_is_no_text_is_not_quoted() -> None:
    text = "consent: no\nmembers: 1_000\nsince: 2026-01-02\nportrait:\n  focus: [0.50, 1e-1]\n"
    assert mended(text) == text


def test_the_one_line_form_of_a_record_is_text_too() -> None:
    assert mended("presenter: no\n") == 'presenter: "no"\n'


# --- order ---

UNSORTED = """\
# 这个文件是北校区写的

# 发生在哪天
date: 2018-04-12

title: 植树 # 上午

photos:
- people: 无人
  # 远景
  file: a.jpg
  alt: |
    树
    # 是正文

- {people: 无人, alt: 树, file: b.jpg}
body: |
  # 标题

  正文
# 写给谁
type: 志愿服务
# 完
"""

SORTED = """\
# 这个文件是北校区写的

title: 植树 # 上午

# 发生在哪天
date: 2018-04-12

# 写给谁
type: 志愿服务
body: |
  # 标题

  正文
photos:
  # 远景
- file: a.jpg
  alt: |
    树
    # 是正文
  people: 无人

- {people: 无人, alt: 树, file: b.jpg}
# 完
"""


def test_fields_are_sorted_with_their_comments() -> None:
    assert mended(UNSORTED, sort_keys=True) == SORTED
    assert mended(SORTED, sort_keys=True) == SORTED
    assert mended(UNSORTED) == UNSORTED


def test_records_of_this_repository_can_be_sorted(repository_records: list[Path]) -> None:
    for path in repository_records:
        kind = Activity if path.parent.name == "activities" else BrandFile
        text = path.read_text("utf-8")
        after = mend(text.encode(), kind, sort_keys=True)
        assert not after.problems, path
        one, other = read(text, "").root, read(after.after, "").root
        assert one is not None
        assert other is not None
        assert one.plain() == other.plain()
        assert (
            sorted(map(str.strip, text.split("\n")))
            == sorted(line.strip() for line in after.after.split("\n"))
            or "- " in text
        )


@pytest.fixture
def repository_records() -> list[Path]:
    root = ROOT / "brands"
    return sorted([*root.glob("*/activities/*.yml"), *root.glob("[!_]*/brand.yml")])

"""Words that are wrong in any context are reported, words that only contain one are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rules.checked_texts import problems_in
from support.examples import write
from support.project import Project, brand

from wuse.rules import RULES, Rule, check
from wuse.source import load_region

REPORTED = {
    "T902": ("全体党分公司成员", "展示风格", "评价先进"),
    "T903": ("彰命名一批", "三课一会", "“不忘初心，牢记使命”主题教育", "党员先峰岗", "大师大党员"),
    "T904": ("布署工作", "知识竟赛", "再接再励"),
    "T905": ("品牌的內涵", "說明"),
    "T906": ("帮扶差生", "残废人"),
    "T907": ("☭", "☭\ufe0f党日"),
    "T908": ("🚩红旗", "🇨🇳"),
    "T909": ("《通知", "通知》", "《甲》《乙"),
}
UNREPORTED = (
    "主题党日，表彰命名一批，企业的分公司，展示风格各异的作品，评价先进性",
    "发布署名文章，究竟争什么，毕竟赛过，竟争先恐后，竟争相报名，公布署名，按装修方案",
    "误差生成，相差生产，色差生成",
    "“不忘初心、牢记使命”，党员先锋岗",
    "《通知》和《办法》，★ ☆ ● √",
)


def test_misspellings_are_reported(tmp_path: Path) -> None:
    texts = [(code, text) for code, group in REPORTED.items() for text in group]
    found = problems_in(tmp_path, [text for _, text in texts])
    codes = [sorted({p.code.value for p in group if p.code.startswith("T")}) for group in found]
    assert list(zip(texts, codes, strict=True)) == [((code, text), [code]) for code, text in texts]


def test_correct_words_are_not_reported(tmp_path: Path) -> None:
    found = [
        str(p)
        for group in problems_in(tmp_path, UNREPORTED)
        for p in group
        if p.code.startswith("T")
    ]
    assert found == []


def test_the_bureau_judges_its_own_words(tmp_path: Path) -> None:
    """Its list comes before what is built in, and may hold a word that a right one holds."""
    terms = [
        {"wrong": "彰命名", "right": "表彰命名"},
        {"wrong": "展示风格", "right": "展示风采", "why": "误译。"},
        {"wrong": "后进生"},
    ]
    texts = ("彰命名，彰命名，表彰命名", "展示风格", "后进生")
    found = problems_in(tmp_path, texts, site={"terms": terms})
    terms_reported = [[p for p in group if p.code.startswith("T")] for group in found]
    assert [
        [(p.code.value, p.column, p.message, p.fix) for p in group] for group in terms_reported
    ] == [
        [("T901", 7, "不用“彰命名”", "改成“表彰命名”")],
        [("T901", 7, "不用“展示风格”：误译", "改成“展示风采”")],
        [("T901", 7, "不用“后进生”", "换个说法")],
    ]


def test_what_quotes_a_source_may_quote_its_slips(tmp_path: Path) -> None:
    sources = [{"title": "主题派对日掠影"}]
    files = {"brands/aa/brand.yml": brand(gaps="原文作“大师大党员”", sources=sources)}
    loaded = load_region(Project(tmp_path).write(files).root)
    assert check(tmp_path, loaded) == []


INSTEAD = re.compile(r"改成“([^”]+)”")


@pytest.mark.parametrize(
    "rule",
    [RULES[code] for code in ("V622", "T901", "T902", "T903", "T904", "T905", "T906")],
    ids=lambda rule: rule.name,
)
def test_the_words_that_are_offered_end_the_problem(rule: Rule, tmp_path: Path) -> None:
    write(rule.bad, tmp_path)
    before = check(tmp_path, load_region(tmp_path))
    problem = next(it for it in before if it.code == rule.code and INSTEAD.match(it.fix))
    better = INSTEAD.match(problem.fix)
    assert better
    file = tmp_path / problem.path
    lines = file.read_text("utf-8").split("\n")
    line = lines[problem.line - 1]
    lines[problem.line - 1] = (
        line[: problem.column - 1] + better[1] + line[problem.end_column - 1 :]
    )
    file.write_text("\n".join(lines), "utf-8")
    after = check(tmp_path, load_region(tmp_path))
    assert {str(it) for it in after} < {str(it) for it in before}

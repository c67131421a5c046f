"""Problems: their order, their line of text, their JSON."""

import json
import random

from wuse.source.codes import Code
from wuse.source.problems import Mark, Problem, Severity, Span


def problem(path="a.yml", line=1, column=1, code=Code.SYNTAX, field="", fix=""):
    span = Span(Mark(line, column), Mark(line, column + 2))
    return Problem(code, Severity.ERROR, path, span, "这里写错了", fix, field)


def test_problems_sort_by_path_then_place_then_code():
    ordered = [
        problem("a.yml", 2, 1),
        problem("a.yml", 10, 2, Code.TAB),
        problem("a.yml", 10, 11, Code.SYNTAX),
        problem("a.yml", 10, 11, Code.TAB),
        problem("b.yml", 1, 1),
    ]
    mixed = ordered[:]
    random.Random(1).shuffle(mixed)
    assert sorted(mixed) == ordered
    assert ordered[0] < ordered[1] <= ordered[1]
    assert max(mixed) == ordered[-1]


def test_problem_reads_as_one_line():
    assert str(problem()) == "a.yml:1:1: 错误 Y201 这里写错了"
    assert (
        str(problem("brands/a/brand.yml", 3, 5, Code.TAB, "品牌 › 名称", "改用空格"))
        == "brands/a/brand.yml:3:5: 错误 Y223 [品牌 › 名称] 这里写错了 — 改用空格"
    )


def test_json_says_everything_in_plain_types():
    said = problem(field="名称", fix="改").to_json()
    assert json.loads(json.dumps(said)) == {
        "code": "Y201",
        "severity": "error",
        "path": "a.yml",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 3,
        "field": "名称",
        "message": "这里写错了",
        "fix": "改",
    }


def test_problem_at_a_span_is_about_no_field():
    span = Span(Mark(2, 3), Mark(4, 5))
    found = Problem(Code.TAB, Severity.HINT, "a.yml", span, "这里用了制表符")
    assert (found.line, found.column, found.end_line, found.end_column) == (2, 3, 4, 5)
    assert (found.field, found.fix) == ("", "")


def test_codes_are_one_of_a_kind():
    assert len({code.value for code in Code}) == len(Code.__members__)

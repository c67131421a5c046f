"""Text -> nodes: what is read, what is refused, and which line is blamed."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support.yaml_samples import CORPUS

from wuse.source import tree_builder as events
from wuse.source.codes import Code
from wuse.source.parser import parse
from wuse.source.problems import Mark, Severity, Span
from wuse.source.text import read_text
from wuse.source.tree_builder import MAX_DEPTH, MAX_NODES, MAX_PROBLEMS, MAX_SCALAR


@pytest.fixture(params=["libyaml", "pure Python"])
def parser(request, monkeypatch):
    """Run a test with both parsers that PyYAML may have."""
    if request.param == "pure Python":
        monkeypatch.setattr(events, "LOADER", yaml.BaseLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")


def plain(text):
    node, problems = parse(text, "a.yml")
    assert problems == []
    return node.plain()


def places(problems):
    return [(problem.line, problem.column, problem.code.value) for problem in problems]


# --- what is read ---


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("true", "true"),
        ("12:30", "12:30"),
        ("0123", "0123"),
        ("1_000", "1_000"),
        ("2018-04", "2018-04"),
        ("2018-04-12", "2018-04-12"),
        ("2018~", "2018~"),
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ('"null"', "null"),
        ("'~'", "~"),
        ('""', ""),
        ("|\n  一\n  二", "一\n二\n"),
        (">-\n  一\n  二", "一 二"),
        ("[]", []),
        ("{}", {}),
        ("\n- 一\n-\n- {k: v}", ["一", None, {"k": "v"}]),
        ("=", "="),
        ("'<<'", "<<"),
    ],
)
def test_scalars_stay_text_and_only_plain_nulls_are_null(written, read):
    assert plain(f"key: {written}\n") == {"key": read}


def test_one_document_may_have_its_marks():
    assert plain("---\nname: 一\n...\n") == {"name": "一"}


def test_quoted_merge_sign_is_a_name_like_any_other():
    assert plain('"<<": 一\n') == {"<<": "一"}


TEXT = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Cf"], exclude_characters="\u2028\u2029\ufffe\uffff"
    )
    | st.sampled_from("：，“”－#&*!|>%@`'\"[]{}-? \n\t\u3000")
)
NAME = TEXT.filter(lambda text: text and not text[0].isspace())
DATA = st.recursive(
    TEXT | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAME, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(NAME, DATA, min_size=1, max_size=5), st.booleans())
def test_whatever_a_yaml_writer_wrote_is_read_back(data, flow):
    written = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow)
    node, problems = parse(written, "a.yml")
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    assert node.plain() == data


# --- places ---

TREE = """\
name: 实验小学
brand:
  aims:
    - 育人
    - text: 育才
photos: []
"""


def same(key, wanted):
    return {"品牌": "brand", "目标": "aims"}.get(key, key) == wanted


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("loc", "value", "key", "skipped"),
    [
        (("name",), ((1, 7), (1, 11)), ((1, 1), (1, 5)), ()),
        (("brand", "aims", 0), ((4, 7), (4, 9)), None, ()),
        (("brand", "aims", 1, "text"), ((5, 13), (5, 15)), ((5, 7), (5, 11)), ()),
        (("brand", "aims"), ((4, 5), (5, 15)), ((3, 3), (3, 7)), ()),
        (("brand", "Aims", "list[str]", "aims", 1, "str"), ((5, 7), (5, 15)), None, (1, 2, 5)),
        (("brand", "idea"), ((3, 3), (5, 15)), ((2, 1), (2, 6)), (1,)),
        (("photos", 3, "file"), ((6, 9), (6, 11)), ((6, 1), (6, 7)), (1, 2)),
        (("name", 0), ((1, 7), (1, 11)), ((1, 1), (1, 5)), (1,)),
        ((), ((1, 1), (6, 11)), None, ()),
    ],
)
def test_find_skips_what_is_not_in_the_tree(loc, value, key, skipped):
    node, _ = parse(TREE, "a.yml")
    found = node.find(loc, same)
    assert found.value == Span(Mark(*value[0]), Mark(*value[1]))
    assert found.key == (key and Span(Mark(*key[0]), Mark(*key[1])))
    assert found.skipped == tuple(loc[index] for index in skipped)
    assert found.is_complete == (not skipped)


def test_find_takes_chinese_names_for_english_ones():
    node, _ = parse("品牌:\n  目标: [育人]\n", "a.yml")
    found = node.find(("brand", "aims", 0), same)
    assert found.is_complete
    assert found.value.start == Mark(2, 8)


# --- what is refused ---

EXPECTED = {
    "backslash.yml": [(1, 7, "Y231")],
    "bom.yml": [(1, 1, "F111")],
    "bullets.yml": [(line, 3, "Y225") for line in (2, 3, 5, 6)],
    "colour.yml": [(3, 11, "Y230")],
    "conflict.yml": [(2, 1, "Y201")],
    "control-character.yml": [(1, 9, "F115"), (2, 9, "F115")],
    "crlf.yml": [],
    "gbk.yml": [(1, 3, "F113")],
    "impossible-date.yml": [],
    "quoted-keys.yml": [(1, 1, "Y227"), (1, 7, "Y221"), (2, 1, "Y227")],
    "smart-quotes-in-lists.yml": [(1, 11, "Y226"), (3, 5, "Y227"), (4, 5, "Y227")],
    "tab-after-colon.yml": [(1, 6, "Y223"), (2, 7, "Y223"), (4, 4, "Y223"), (5, 5, "Y223")],
    "undecodable.yml": [(1, 9, "F114")],
    "utf-16.yml": [(1, 1, "F112")],
    "wide-space-after-dash.yml": [(2, 4, "Y224"), (3, 4, "Y224")],
    "yaml-1-1.yml": [],
    "zero-width.yml": [(1, 5, "F116")],
    "clean.yml": [],
    "colon-in-value.yml": [(1, 7, "Y229")],
    "colon-without-space.yml": [(1, 5, "Y222"), (4, 5, "Y222")],
    "cut-off.yml": [(1, 11, "Y230"), (2, 9, "Y230")],
    "documents.yml": [(1, 1, "Y209"), (4, 1, "Y210")],
    "duplicate-keys.yml": [(2, 1, "Y204"), (5, 3, "Y204")],
    "flow.yml": [(1, 10, "Y226"), (2, 13, "Y222")],
    "fullwidth-colon-everywhere.yml": [
        (1, 1, "Y203"),
        (1, 3, "Y221"),
        (2, 3, "Y221"),
        (3, 3, "Y221"),
    ],
    "fullwidth-colon.yml": [(1, 5, "Y221"), (3, 3, "Y221")],
    "indentation.yml": [(3, 1, "Y234")],
    "dashed-fields.yml": [
        (4, 1, "Y225"),
        (5, 5, "Y221"),
        (6, 1, "Y225"),
        (9, 3, "Y225"),
        (10, 7, "Y221"),
    ],
    "list-dash.yml": [(2, 3, "Y225"), (3, 3, "Y225"), (6, 3, "Y225")],
    "missing-colon.yml": [(2, 1, "Y235")],
    "placeholder-key.yml": [(1, 1, "Y211")],
    "reserved-start.yml": [(line, 4, "Y228") for line in range(1, 10)]
    + [(10, 4, "Y232"), (11, 4, "Y232")],
    "smart-quotes.yml": [(1, 7, "Y227"), (2, 7, "Y227")],
    "tab-indent.yml": [(2, 1, "Y223"), (3, 1, "Y223")],
    "tags-and-merge.yml": [(1, 7, "Y208"), (4, 3, "Y207")],
    "unclosed.yml": [(1, 7, "Y233"), (3, 7, "Y233")],
    "wide-indent.yml": [(2, 1, "Y224"), (5, 1, "Y224")],
    "billion-laughs.yml": [(1, 4, "Y205")]
    + [
        place
        for line in range(2, 8)
        for place in [(line, 4, "Y205"), *((line, column, "Y206") for column in (8, 12, 16))]
    ],
}


def test_every_file_of_the_corpus_has_its_expectation():
    assert {path.name for path in CORPUS.iterdir()} == set(EXPECTED)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_corpus_is_blamed_at_the_true_place(name):
    text, unread = read_text(CORPUS / name, name)
    _, problems = parse(text, name) if text is not None else (None, [])
    assert places(unread + problems) == EXPECTED[name]
    for problem in problems:
        assert problem.path == name
        assert problem.message
        assert problem.fix


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("名称：实验", "名称: 实验"),
        ("name:实验", "name: 实验"),
        ("name:　实验", "name: 实验"),
        ("　name：实验", "name: 实验"),
        ("\tname：实验", "name: 实验"),
        ("time: 时间: 下午", 'time: "时间: 下午"'),
        ("time: 下午: # 备注", 'time: "下午:" # 备注'),
        ("a: @school", 'a: "@school"'),
        ("a: *重点*", 'a: "*重点*"'),
        ('a: @"学校"', "a: '@\"学校\"'"),
        ('a: "五色"行动', "a: '\"五色\"行动'"),
        ('a: "C:\\photo"', "a: 'C:\\photo'"),
        ('a: "实验', 'a: "实验"'),
        ('a: "实验”', 'a: "实验"'),
        ("a: [红，绿", "a: [红，绿]"),
        ("a: {x: 1，y: 2}", "a: {x: 1, y: 2}"),
        ("name 实验", "name: 实验"),
    ],
)
def test_fix_is_the_line_as_it_should_be(line, mended):
    problems = parse(f"top: 1\n{line}\nlast: 2\n", "a.yml")[1]
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert {problem.line for problem in errors} == {2}
    assert errors[0].fix.endswith(f"：{mended}")
    node, problems = parse(f"top: 1\n{mended}\nlast: 2\n", "a.yml")
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    assert len(node.plain()) == 3


def test_a_slip_in_the_first_line_is_found_although_a_comment_ends_it():
    node, problems = parse("标题：植树 # 备注\n日期: 2018\n", "a.yml")
    assert places(problems) == [(1, 3, "Y221")]
    assert node.plain() == {"标题": "植树", "日期": "2018"}


def test_slips_of_one_file_are_told_together_and_the_rest_is_read():
    text = 'time: 时间: 下午\nname：实验\nx: @a\nz: "五色"行动\ntags: [红，绿]\na: 1\na: 2\n'
    node, problems = parse(text, "a.yml")
    assert places(problems) == [
        (1, 7, "Y229"),
        (2, 5, "Y221"),
        (3, 4, "Y228"),
        (4, 4, "Y232"),
        (5, 9, "Y226"),
        (7, 1, "Y204"),
    ]
    assert node.plain()["name"] == "实验"


@pytest.mark.parametrize(
    "text",
    [
        "steps:\n  - 第一阶段：宣传\n  - 第二阶段：实施\nname：实验\nphone: 1\n",
        "body: |\n  主题：学习\n  x:y\nname：实验\nphone: 1\n",
        "# 说明：填写\nsite: https://example.cn/a\nname：实验\nphone: 1\n",
    ],
)
def test_text_that_looks_like_a_slip_is_not_blamed_for_another_line(text):
    [problem] = parse(text, "a.yml")[1]
    assert problem.code is Code.FULLWIDTH_COLON
    assert text.split("\n")[problem.line - 1] == "name：实验"


def test_text_between_slips_is_not_blamed_with_them():
    text = "标题：植树\n正文：|\n  天气好：都来。\n  －　老师\n人群：\n- 教师：20人\n- 学生：3人\n"
    node, problems = parse(text, "a.yml")
    assert places(problems) == [(1, 1, "Y203"), (1, 3, "Y221"), (2, 3, "Y221"), (5, 3, "Y221")]
    assert node.plain() == {
        "标题": "植树",
        "正文": "天气好：都来。\n－　老师\n",
        "人群": ["教师：20人", "学生：3人"],
    }


def test_fields_that_became_one_text_are_told_although_the_file_parses():
    text = "brand:\n  name：实验\n  slogan：育人\nnote:\n  - x：y\n"
    problems = parse(text, "a.yml")[1]
    assert [problem.severity for problem in problems] == [Severity.WARNING] * 2
    assert places(problems) == [(2, 7, "Y221"), (3, 9, "Y221")]


@pytest.mark.parametrize("text", ["", "\n\n", "# 备注\n", "---\n", "~\n", "---\n...\n"])
def test_empty_file_is_reported(text):
    node, problems = parse(text, "a.yml")
    assert node is None
    assert places(problems) == [(1, 1, "Y202")]


@pytest.mark.parametrize("text", ["- 一\n- 二\n", '"一"\n', "今天上午开会\n", "[一]\n"])
def test_file_without_fields_is_reported(text):
    node, problems = parse(text, "a.yml")
    assert node is None
    assert [problem.code for problem in problems] == [Code.NOT_A_MAPPING]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("? [一]\n: 二\n", "Y211"),
        ("'': 一\n", "Y211"),
        ("~: 一\n", "Y211"),
        ("a: !x 一\n", "Y208"),
        ("a: ! 一\n", "Y208"),
        ("a: !!str [一]\n", "Y208"),
        ("a: &x\n  b: 一\n", "Y205"),
        ("%TAG ! tag:example.cn,2026:\n---\na: 一\n", "Y209"),
        ('a: "\\0"\n', "F115"),
        ('a: "\\u202e"\n', "F115"),
        ("a: '一\n", "Y233"),
        ("a: - 一\n  - 二\n", "Y228"),
        ('a: "\\ud800"\n', None),
        ('a: "\\UFFFFFFFF"\n', None),
    ],
)
def test_what_yaml_does_not_allow_is_refused_with_its_code(text, code):
    _, problems = parse(text, "a.yml")
    assert problems[0].severity is Severity.ERROR
    assert code is None or problems[0].code == code


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tx: 1\n\tx: 2\n", (3, 2)),  # mended, the line has two spaces for the tab
        ("a:\n  - \t x:\t1\n    \tx: 2\n", (3, 6)),
        ("t: 时间: 下午\n　x: 1\n　x: 2\n", (3, 2)),
    ],
)
def test_places_in_a_mended_line_are_those_of_the_line_as_written(text, place):
    problems = parse(text, "a.yml")[1]
    twice = [problem for problem in problems if problem.code is Code.DUPLICATE_KEY]
    assert [(problem.line, problem.column) for problem in twice] == [place]


def test_a_tree_that_needed_mending_has_the_places_of_the_text_as_written():
    node, _ = parse("a:\n\tx:\t“五色\n\ty：红\n", "a.yml")
    found = node.find(("a", "y"), same)
    assert found.key == Span(Mark(3, 2), Mark(3, 3))
    assert found.value == Span(Mark(3, 4), Mark(3, 5))


# --- limits ---


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 100_000,
        "- " * 100_000,
        "a:\n" + "- " * 100_000,
        "".join(f"{' ' * depth}a:\n" for depth in range(600)),
        "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH + "\n",
    ],
)
def test_depth_is_refused_before_it_costs_anything(text):
    node, problems = parse(text, "a.yml")
    assert node is None
    assert [problem.code for problem in problems] == [Code.TOO_DEEP]


def test_greatest_depth_is_read():
    depth = MAX_DEPTH - 1
    node, problems = parse(f"a: {'[' * depth}{']' * depth}\n", "a.yml")
    assert problems == []
    assert node.find(("a", *[0] * (depth - 1)), same).is_complete


def test_number_of_nodes_is_limited():
    fits = (MAX_NODES - 3) * "- 一\n"  # besides: the mapping, the key, the list
    assert len(plain(f"a:\n{fits}")["a"]) == MAX_NODES - 3
    node, problems = parse(f"a:\n{fits}- 一\n", "a.yml")
    assert node is None
    assert [problem.code for problem in problems] == [Code.TOO_MANY_NODES]


def test_length_of_a_scalar_is_limited():
    assert plain(f"a: {'长' * MAX_SCALAR}\n")
    _, problems = parse(f"a: {'长' * (MAX_SCALAR + 1)}\n", "a.yml")
    assert places(problems) == [(1, 4, "Y214")]


@pytest.mark.parametrize(
    "text",
    ["a: 1\n" * 5000, "".join(f"a{i}: &x 1\n" for i in range(5000)), "a：1\nb: @1\n" * 5000],
)
def test_number_of_problems_is_limited(text):
    assert 0 < len(parse(text, "a.yml")[1]) <= MAX_PROBLEMS


PIECES = "a 名称 实验 : ： - － [ ] { } ， 、 , \" ' “ ” # &a *a ! | > % @ ` ? --- ... \\ << ~ 🐢"
BLANKS = [
    " ",
    ": ",
    "- ",
    "? ",
    " #",
    "\n",
    "\n  ",
    "\n\t",
    "\u3000",
    "\0",
    "\ud800",
    "\r",
    "\u2028",
]
YAML_LIKE = st.lists(st.sampled_from(PIECES.split() + BLANKS), max_size=40).map("".join)


@given(YAML_LIKE | st.text(st.characters()))
def test_any_text_gives_a_mapping_or_an_error(text):
    node, problems = parse(text, "a.yml")
    if node is None:
        assert any(problem.severity is Severity.ERROR for problem in problems)
    else:
        assert isinstance(node.plain(), dict)
        assert node.span.start >= Mark(1, 1)
    assert problems == sorted(problems)
    lines = text.split("\n")
    for problem in problems:
        assert problem.line >= 1
        assert 1 <= problem.column <= len([*lines, ""][problem.line - 1]) + 1
        assert str(problem).startswith(f"a.yml:{problem.line}:{problem.column}: ")


@given(YAML_LIKE)
def test_text_without_errors_is_what_yaml_says(text):
    node, problems = parse(text, "a.yml")
    if node and not any(problem.severity is Severity.ERROR for problem in problems):
        peer = yaml.load(text, yaml.BaseLoader)  # knows no null: its empty text is our None

        def as_text(value):
            if isinstance(value, dict):
                return {key: as_text(inner) for key, inner in value.items()}
            if isinstance(value, list):
                return [as_text(inner) for inner in value]
            return "" if value in (None, "~") else value

        assert as_text(node.plain()) == as_text(peer)


@pytest.mark.parametrize("missing", ["<", "=", ">"])
def test_half_a_conflict_is_none(missing):
    text = (CORPUS / "conflict.yml").read_text("utf-8")
    whole, half = parse(text, "a.yml")[1], parse(text.replace(missing * 7, "", 1), "a.yml")[1]
    assert "合并时冲突" in whole[0].message
    assert not [problem for problem in half if "合并时冲突" in problem.message]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (": 图书馆\n标题: 读书\n", (1, 1, "Y211")),
        ("标题: 读书\n: 图书馆\n", (2, 1, "Y211")),
        ("地点 图书馆\n标题: 读书\n", (1, 3, "Y235")),
        ("标题: 读书\n地点 图书馆\n日期: 2025\n", (2, 3, "Y235")),
    ],
)
def test_a_name_or_colon_that_is_missing(text, place):
    assert places(parse(text, "a.yml")[1]) == [place]

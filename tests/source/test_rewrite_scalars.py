"""Scalars of YAML files replaced in place: that value changes, and not a byte besides."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wuse.source.parser import parse
from wuse.source.rewrite_scalars import Replacement, UnwritableError, rewrite
from wuse.source.text import NOT_TEXT


def scalars(node):
    """Every value (not key) of a tree that is text."""
    if isinstance(node.value, dict):
        for entry in node.value.values():
            yield from scalars(entry.value)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from scalars(item)
    elif node.value is not None:
        yield node


def replacing(old, new):
    return lambda root: [
        Replacement(node, new) for node in scalars(root) if node.value.strip() == old
    ]


def plain(data):
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return parse(text, "a.yml")[0].plain()


ACTIVITY = """\
# 备注：a.jpg 是校长拍的
标题: "a.jpg 的故事"   # 不是文件名
照片:
  - 文件: a.jpg        # 植树
    画面描述: '两个孩子''在树下'

  -   {file: a.jpg , alt: "树", focus: [0.5,0.2]}
  - file: 'a.jpg'
    alt: >-
      一棵
      树
  - "file": "a.jpg"
正文: |
  a.jpg

    缩进
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
def test_quotes_comments_spaces_line_ends_and_byte_order_mark_stay(line_end, bom):
    data = bom + ACTIVITY.replace("\n", line_end).encode()
    wanted = data
    for written in (": a.jpg ", "'a.jpg'", '"a.jpg"'):
        wanted = wanted.replace(written.encode(), written.replace("a.jpg", "2025-1.jpg").encode())

    assert rewrite(data, replacing("a.jpg", "2025-1.jpg")) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: |\n  x.jpg\nb: 1\n", 'a: "y.jpg"\nb: 1\n'),
        ("a: >- # 名\n  x.jpg\n# 备注\nb: 1\n", 'a: "y.jpg" # 名\n# 备注\nb: 1\n'),
        ("a:\r\n- |2+\r\n    x.jpg\r\n- b\r\n", 'a:\r\n- "y.jpg"\r\n- b\r\n'),
        ("a: |\n  x.jpg", 'a: "y.jpg"'),
        ("a: |\n  x.jpg\n\n\n# 备注\nb: 1\n", 'a: "y.jpg"\n\n\n# 备注\nb: 1\n'),
    ],
)
def test_a_block_becomes_a_quoted_value_on_its_own_line(before, after):
    assert rewrite(before.encode(), replacing("x.jpg", "y.jpg")) == after.encode()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("null", '"null"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        (" a", '" a"'),
        ("a\nb", '"a\\nb"'),
        ("[a", '"[a"'),
        ("植 树", "植 树"),
        ("it's", "it's"),
        ('"a"', '"\\"a\\""'),
        ("", '""'),
    ],
)
def test_what_a_plain_value_cannot_say_is_quoted(value, written):
    assert rewrite(b"a: x # y\n", replacing("x", value)) == f"a: {written} # y\n".encode()


def test_in_brackets_a_comma_needs_quotes():
    assert rewrite(b"a: [x, y]\n", replacing("x", "1, 2")) == b'a: ["1, 2", y]\n'
    assert rewrite(b"a: [x, y]\n", replacing("x", "1]2")) == b'a: ["1]2", y]\n'


def test_keys_can_be_replaced_too():
    data = "标题：: 植树 # 名\n".encode()
    assert rewrite(
        data, lambda root: [Replacement(e.key, "标题") for e in root.value.values()]
    ) == ("标题: 植树 # 名\n".encode())


@pytest.mark.parametrize(
    "data",
    [
        "标题: 植树造林\n文件: x\n".encode("gbk"),
        "标题: 植树\n文件: x\n".encode("utf-16"),
        b"a: x\n\xff",
        b"a: x\nb: [\n",
        b"a: x\na: x\n",
        b"a: &b x\n",
        b"a: x\n---\nb: 1\n",
        b"",
        b"x",
        b"a: x\x00\n",
    ],
)
def test_what_is_not_understood_or_not_utf8_is_refused(data):
    with pytest.raises(UnwritableError, match=r"编码|读不懂"):
        rewrite(data, replacing("x", "y"))


@pytest.mark.parametrize("value", ["\u202e", "a\x07", "\u2028"])
def test_what_no_record_may_hold_is_not_written(value):
    with pytest.raises(UnwritableError, match="写不进第 2 行"):
        rewrite(b"b: 1\na: x\n", replacing("x", value))


TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff").filter(
        lambda char: not NOT_TEXT.match(char)
    ),
    max_size=12,
).filter(lambda text: "\r" not in text)
WORD = st.text("ab树.-_", min_size=1, max_size=6)
STYLES = {
    "plain": lambda value: value,
    "single": lambda value: "'" + value.replace("'", "''") + "'",
    "double": lambda value: '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"',
}


@st.composite
def files(draw):
    """A file of values in every style, with comments between, and the value to replace."""
    lines, values = [], []
    for number in range(draw(st.integers(1, 6))):
        value = draw(WORD)
        style = draw(st.sampled_from(["plain", "single", "double", "flow", "|", ">-", "list"]))
        comment = draw(st.sampled_from(["", "   # 备注 " + value]))
        if style in STYLES:
            lines.append(f"k{number}: {STYLES[style](value)}{comment}")
        elif style == "flow":
            lines.append(f"k{number}: {{a: [{value} ,'{value}'], b: \"{value}\"}}{comment}")
            values += [value, value]
        elif style == "list":
            lines += [f"k{number}:", f"- '{value}'{comment}"]
        else:
            lines += [f"k{number}: {style}{comment}", f"    {value}"]
        values.append(value)
        lines += draw(st.sampled_from([[], [""], ["# 树"]]))
    text = draw(st.sampled_from(["\n", "\r\n"])).join(["# 开头", *lines, ""])
    return draw(st.sampled_from(["", "\ufeff"])) + text, draw(st.integers(0, len(values) - 1))


@given(files(), TEXT)
def test_one_value_changes_and_nothing_else(file, value):
    text, position = file
    root, problems = parse(text.removeprefix("\ufeff").replace("\r\n", "\n"), "a.yml")
    assume(root and not problems)
    old = list(scalars(root))[position]

    changed = rewrite(
        text.encode(), lambda root: [Replacement(list(scalars(root))[position], value)]
    )

    start, end = offset(text, old.start_mark), offset(text, old.end_mark)
    comment = ""
    if old.style in ("|", ">"):  # the line of its mark, and one line of text
        comment, _, content = text[start:].removeprefix(">").lstrip("|-").partition("\n")
        comment = comment.removesuffix("\r")
        end = text.index(content, start) + len(content.partition("\n")[0].removesuffix("\r"))
    assert changed.startswith(text[:start].encode())
    assert changed.endswith((comment + text[end:]).encode())
    old.value = value
    assert plain(changed) == root.plain()


def offset(text, mark):
    """Where a mark stands in the file as it is, byte order mark and line ends included."""
    lines = text.splitlines(keepends=True)
    mark_of_order = len(text) - len(text.removeprefix("\ufeff"))
    skipped = sum(map(len, lines[: mark.line]))
    return skipped + mark.column + (mark_of_order if mark.line == 0 else 0)


@given(st.integers(0, len(ACTIVITY.encode())), st.binary(max_size=3))
def test_without_changes_a_file_stays_as_it_is_or_is_refused(place, damage):
    data = ACTIVITY.encode()
    data = data[:place] + damage + data[place:]
    with suppress(UnwritableError):
        assert rewrite(data, lambda _: []) == data


def test_a_plain_value_is_quoted_where_it_is_asked_for():
    data = "# 备注\na: no # 否\nb: 'no'\n".encode()
    changed = rewrite(
        data, lambda root: [Replacement(node, "no", quoted=True) for node in scalars(root)]
    )
    assert changed == "# 备注\na: \"no\" # 否\nb: 'no'\n".encode()


def test_one_value_that_needs_another_style_does_not_spoil_the_others():
    data = b"a: x\nb: x\nc: 1\n"
    values = iter(["- 1", "2"])
    changed = rewrite(
        data,
        lambda root: [Replacement(n, next(values)) for n in scalars(root) if n.value == "x"],
    )
    assert changed == b'a: "- 1"\nb: 2\nc: 1\n'


def test_thousands_of_values_are_replaced_at_once():
    data = "".join(f"k{i}: x\n" for i in range(5000)).encode()
    assert rewrite(data, replacing("x", "y")) == data.replace(b"x", b"y")


def test_thousands_of_values_that_would_have_to_be_tried_one_by_one_are_refused():
    data = "".join(f"k{i}: x\n" for i in range(5000)).encode()
    with pytest.raises(UnwritableError, match="太多"):
        rewrite(data, replacing("x", "- y"))

"""One line in; the slips of the hand in it, each with the better line, out.

A rule only proposes: it sees a line out of context and cannot know whether it is a field or the
text of a story. `syntax_slips` accepts the proposal if the parser then gets further, `value_slips`
if the tree shows that fields stand at this place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from .codes import Code
from .columns import column_before
from .pasted import fence, several_fields
from .repair import MAX_LINE, Repair, quote

Rule = Callable[[str], Repair | None]

_LEAD = r"(?P<lead>[ \t]*(?:-[ \t]+)*)"
_KEY = r"(?P<key>[^\s：:，。；！？#\"'\[\]{}&*!|>%@`?-][^：:，。；！？#\"'\[\]{}]{0,19}?)"
_HEAD = re.compile(
    r"[ ]*(?:- +)*"
    r"(?:(?:\"[^\"]*\"|'[^']*'|[^\s:#\"'\[\]{}&*!|>%@`-][^:#]*):[ \t]+)?"
)
_COMMENT = re.compile(r"(?:^|[ \t])#")


def split_line(line: str) -> tuple[str, str, str]:
    """Split a line into its head (indent, dashes, key), its value, and its comment."""
    match = _HEAD.match(line)
    head = match.group() if match else ""
    rest = line[len(head) :]
    after_quote = rest.rfind(rest[0]) + 1 if rest[:1] in ("'", '"') else 0
    comment = _COMMENT.search(rest, after_quote)
    end = comment.start() if comment else len(rest)
    value = rest[:end].rstrip()
    return head, value, rest[len(value) :]


def _value_rule(
    code: Code, message: str, mend: Callable[[str], str | None], sure: bool = True
) -> Rule:
    """Make a rule that looks only at the value of a field or list item."""

    def rule(line: str) -> Repair | None:
        head, value, tail = split_line(line)
        better = mend(value) if value and head.strip() else None
        if better is None:
            return None
        start = len(head)
        return Repair(code, start, start + len(value), head + better + tail, message, sure)

    return rule


_TAB = re.compile(r"[ \t]*(?:-[ \t]+)*(?:[^\s:#\"']{1,20}:[ \t]+)?")


def tab(line: str) -> Repair | None:
    """A tab in the indent, after the dash or after the colon."""
    match = _TAB.match(line)
    if not match or "\t" not in match.group():
        return None
    lead = match.group()
    start = lead.index("\t")
    better = re.sub(r"(?<=[:-])[ \t]*\t[ \t]*", " ", lead).replace("\t", "  ")
    message = "这里用了制表符（Tab 键），YAML 只认空格"
    return Repair(Code.TAB, start, start + 1, better + line[len(lead) :], message)


_WIDE = re.compile(
    "(?P<lead>[ \t]*(?:-[ \t]*)*)(?P<wide>[\u3000\xa0\u2000-\u200a\u202f]\\s*)(?=\\S)"
)


def wide_indent(line: str) -> Repair | None:
    """An indent of full-width or no-break spaces, as Word and WeChat write them."""
    match = _WIDE.match(line)
    if not match:
        return None
    lead, wide = match["lead"], match["wide"]
    if "-" in lead:
        better, where = lead.rstrip() + " ", "短横后面"
    else:
        better, where = lead + "".join("  " if char in "\u3000\t" else " " for char in wide), "行首"
    message = f"{where}用了全角空格（或网页空格），YAML 只认普通空格"
    return Repair(Code.WIDE_INDENT, *match.span("wide"), better + line[match.end() :], message)


_DASH = re.compile(
    r"(?P<lead> *)(?P<dash>(?P<mark>[－—–−•·●])(?!(?P=mark))\s*|(?P<star>\*)[ \t]+"
    r"|-(?=[^\s\-\d.]))(?=\S)"
)


def list_dash(line: str) -> Repair | None:
    """A list item that starts with a full-width dash, a bullet, or a dash without a space."""
    match = _DASH.match(line)
    if not match:
        return None
    start, end = match.span("dash")
    mark = match["mark"] or match["star"]
    message = (
        f"列表的每一项要用英文短横“- ”开头，这里是“{mark}”" if mark else "列表的短横后面要空一格"
    )
    better = f"{match['lead']}- {line[end:]}"
    return Repair(Code.LIST_DASH, start, start + 1, better, message)


_FULLWIDTH_COLON = re.compile(rf"{_LEAD}{_KEY}\s*(?P<colon>：)\s*(?P<rest>.*)", re.DOTALL)


def fullwidth_colon(line: str) -> Repair | None:
    """A field name followed by a full-width colon."""
    match = _FULLWIDTH_COLON.fullmatch(line)
    if not match:
        return None
    better = f"{match['lead']}{match['key']}: {_no_comment(match['rest'])}".rstrip()
    message = f"“{match['key']}”后面是中文冒号“：”，应是英文冒号加空格"
    return Repair(Code.FULLWIDTH_COLON, *match.span("colon"), better, message)


def _no_comment(value: str) -> str:
    """A value, quoted if the space before it would turn it into a comment."""
    return quote(value.rstrip()) if re.match(r"#\S", value) else value


_TIGHT_COLON = re.compile(
    rf"{_LEAD}{_KEY}(?P<colon>:)(?=[^ \t/\\:])[\u3000\xa0]*(?P<rest>.*)", re.DOTALL
)


def colon_without_space(line: str) -> Repair | None:
    """A field name with a colon but no space, or only a full-width one, before the value."""
    match = _TIGHT_COLON.fullmatch(line)
    if not match or match["key"].isdigit():  # 12:30
        return None
    better = f"{match['lead']}{match['key']}: {_no_comment(match['rest'])}".rstrip()
    message = f"“{match['key']}”的冒号后面要空一格"
    return Repair(Code.COLON_WITHOUT_SPACE, *match.span("colon"), better, message)


def straight_quotes(value: str) -> str | None:
    """Replace the Chinese quotes around a value, one or both, with straight ones."""
    quotes = value[0] + value[-1]
    inner = value[1:-1]
    if len(value) < 2 or quotes in ('""', "''") or re.search('[“”„"]', inner):
        return None
    if value[0] in '“”„"' and value[-1] in '“”"':
        return quote(inner)
    return quote(inner) if value[0] in "‘’'" and value[-1] in "‘’'" else None


def _close(value: str) -> str | None:
    opened = value[0]
    if opened in "\"'":
        return value + opened if len(value) > 1 and opened not in value[1:] else None
    closing = {"[": "]", "{": "}"}.get(opened)
    return value + closing if closing and closing not in value else None


def _quote_all(value: str) -> str | None:
    closing = {"[": "]", "{": "}", "'": "'", '"': '"'}.get(value[0])
    end = value.find(closing, 1) if closing else -1
    return quote(value) if 0 < end < len(value) - 1 else None


_ESCAPE = re.compile(r"\\(?:[^0abt\tnvfre \"/\\N_LPxuU]|x(?![\da-fA-F]{2})|[uU](?![\da-fA-F]{4}))")


def _single_quotes(value: str) -> str | None:
    inner = value[1:-1]
    plain = len(value) > 1 and value[0] == value[-1] == '"' and '"' not in inner
    return quote(inner) if plain and _ESCAPE.search(inner) else None


_RESERVED = re.compile(r"[@`%*&!,\]}]|[|>](?![-+\d]*$)|[-?] ")


def _quote_reserved(value: str) -> str | None:
    return quote(value) if _RESERVED.match(value) else None


def _quote_colon(value: str) -> str | None:
    plain = value[0] not in "\"'[{" and re.search(r":(?:[ \t]|$)", value)
    return quote(value) if plain else None


def _half_commas(value: str) -> str | None:
    if value[0] not in "[{" or not re.search("[，、]", value) or re.search("[\"'“”]", value):
        return None
    return re.sub(r"\s*[，、]\s*", ", ", value).replace("：", ": ")


smart_quotes = _value_rule(Code.SMART_QUOTES, "这里是中文引号，应是英文引号", straight_quotes)
unclosed = _value_rule(Code.UNCLOSED, "引号或括号只有前一半，没有后一半", _close)
text_after_quote = _value_rule(
    Code.TEXT_AFTER_QUOTE, "引号或括号后面还有文字，要把整段内容括进引号", _quote_all
)
backslash = _value_rule(Code.BACKSLASH, "双引号里有反斜杠“\\”，要改用单引号", _single_quotes)
reserved_start = _value_rule(
    Code.RESERVED_START, "内容以特殊符号开头，要用引号括起来", _quote_reserved
)
colon_in_value = _value_rule(
    Code.COLON_IN_VALUE, "内容里有“冒号加空格”，要用引号括起来", _quote_colon
)
fullwidth_comma = _value_rule(
    Code.FULLWIDTH_COMMA,
    "方括号里的各项要用英文逗号隔开，这里是中文逗号或顿号",
    _half_commas,
    sure=False,  # it may just as well belong to a sentence
)

_NO_COLON = re.compile(rf"{_LEAD}(?P<key>[a-z_]+|[\u4e00-\u9fff]{{2,8}}) +(?P<rest>[^\s:].*)")


def missing_colon(line: str) -> Repair | None:
    """A field name and a value with only a space between them."""
    match = _NO_COLON.fullmatch(line)
    if not match:
        return None
    better = f"{match['lead']}{match['key']}: {match['rest']}"
    end = match.end("key")
    message = f"“{match['key']}”后面缺少冒号"
    sure = match["key"].isascii()  # Chinese words may just as well be text
    return Repair(Code.MISSING_COLON, end, end + 1, better, message, sure)


RULES: tuple[Rule, ...] = (
    fence,
    tab,
    wide_indent,
    list_dash,
    several_fields,
    fullwidth_colon,
    colon_without_space,
    smart_quotes,
    unclosed,
    text_after_quote,
    backslash,
    reserved_start,
    colon_in_value,
    fullwidth_comma,
    missing_colon,
)
"""All rules, the likeliest cause first; each rule sees the line as the earlier ones left it."""


def repairs(line: str) -> list[Repair]:
    """Apply every rule in turn; the last repair holds the line after all of them."""
    proposed: list[Repair] = []
    original = line
    for rule in RULES:
        repair = rule(line) if len(line) <= MAX_LINE else None
        if repair:
            proposed.append(at_original_columns(repair, line, original))
            line = repair.line
    return proposed


def at_original_columns(repair: Repair, line: str, original: str) -> Repair:
    """Give a repair of ``line`` its columns in the original line, before any repair."""
    start = column_before(original, line, repair.start)
    end = max(start + 1, column_before(original, line, repair.end))
    return replace(repair, start=start, end=end)


def field_or_item(line: str) -> Repair | None:
    """The repair of a line that looks like a field or a list item."""
    if len(line) > MAX_LINE:
        return None
    after_dash = wide_indent(line) if line.lstrip(" ").startswith("-") else None
    field = fullwidth_colon(line) or colon_without_space(line)
    return after_dash or list_dash(line) or field

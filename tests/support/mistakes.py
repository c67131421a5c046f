"""Mistakes as people make them in the files of a school: hasty, on a phone, pasted from Word.

Each takes the lines of a good file and a source of chance, and returns the lines as somebody
might have left them. None knows YAML; that is the point.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from support.project import ROOT

Lines = list[str]
Mistake = Callable[[Lines, random.Random], Lines]

MISTAKES: list[Mistake] = []
"""All of them."""

_FIELD = re.compile(r"(?P<lead>\s*(?:- )?)(?P<key>[^\s:#\"'\[{][^:#]*): ?(?P<value>.*)")
_WORDS = [
    "标题",
    "名称",
    "日期",
    "时间",
    "地点",
    "地址",
    "题目",
    "类型",
    "口号儿",
    "说明",
    "备注",
    "人数",
]
_SPOKEN = [
    *(
        "2025年10月18日",
        "2025.10.18",
        "2025/10/18",
        "10月18号",
        "去年秋天",
        "2025年10月18日上午9:00",
    ),
    *(
        "２０２５年１０月",
        "2025-10-18 ",
        "2025－10－18",
        "二〇二五年十月",
        "2025年上半年",
        "18/10/2025",
    ),
]
_PASTED = [
    "为深入贯彻落实上级部署，学校党支部于近日开展了主题党日活动。",
    "一、活动背景：学校党支部书记、副书记带队；二、主要做法（1）结对帮扶",
    "    “红色讲堂”开讲啦！——本期主讲：支部书记",
    "●活动时间：10月18日　●活动地点：图书馆",
    "参加人员：党员教师、入党积极分子，共计20余人。",
    "* 第一项：学习党章",
    "1. 学习原文 2. 交流体会",
    "# 活动掠影",
    "责任编辑：党建办\u3000\u3000审核：支部",
]


def mistake(function: Mistake) -> Mistake:
    MISTAKES.append(function)
    return function


def make(text: str, chance: random.Random, count: int) -> tuple[str, list[str]]:
    """Make some mistakes in a text; return it, and their names."""
    lines, names = text.split("\n"), []
    for _ in range(count):
        chosen = chance.choice(MISTAKES)
        lines = chosen(list(lines), chance)
        names.append(chosen.__name__)
    return "\n".join(lines), names


def spoil(project: Path, chance: random.Random) -> tuple[str, list[str]]:
    """Write one of this repository's files into a project, with some mistakes.

    The school's brand and the bureau's file are written beside it, as they are.

    Returns the file, relative to the project, and the names of the mistakes.
    """
    source = chance.choice(sorted(ROOT.glob("brands/*/**/*.yml")))
    path = source.relative_to(ROOT)
    for kept in (ROOT / "brands/_bureau/site.yml", ROOT.joinpath(*path.parts[:2], "brand.yml")):
        if kept.exists():
            target = project / kept.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(kept, target)
    text, names = make(source.read_text("utf-8"), chance, chance.choice([1, 1, 2, 3]))
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_bytes(text.encode())
    return path.as_posix(), names


def _any(lines: Sequence[str], chance: random.Random, wanted: Callable[[str], object]) -> int:
    """The number of some line like this; of any where there is none."""
    found = [number for number, line in enumerate(lines) if line.strip() and wanted(line)]
    return chance.choice(found or range(len(lines)))


def _change(
    lines: Lines,
    chance: random.Random,
    wanted: Callable[[str], object],
    change: Callable[[str], str],
) -> Lines:
    number = _any(lines, chance, wanted)
    lines[number] = change(lines[number])
    return lines


def _valued(line: str) -> bool:
    found = _FIELD.fullmatch(line)
    return bool(found and found["value"].strip())


def _revalue(lines: Lines, chance: random.Random, change: Callable[[str], str]) -> Lines:
    """Write another value into some field."""

    def changed(line: str) -> str:
        found = _FIELD.fullmatch(line)
        return f"{found['lead']}{found['key']}: {change(found['value'])}" if found else line

    return _change(lines, chance, _valued, changed)


# --- names of fields ---


@mistake
def misspelt_key(lines: Lines, chance: random.Random) -> Lines:
    def changed(line: str) -> str:
        found = _FIELD.fullmatch(line)
        if not found:
            return line
        key = found["key"]
        at = chance.randrange(len(key))
        other = chance.choice(
            [
                *(key[:at] + key[at + 1 :], key[:at] + key[at] + key[at:], key + "儿", key.title()),
                *(f"{key[:at]} {key[at:]}", f"{key[:at]}名{key[at + 1 :]}", f"{key} "),
            ]
        )
        return f"{found['lead']}{other}: {found['value']}"

    return _change(lines, chance, _FIELD.fullmatch, changed)


@mistake
def other_key(lines: Lines, chance: random.Random) -> Lines:
    other = chance.choice(_WORDS)
    return _change(
        lines,
        chance,
        _FIELD.fullmatch,
        lambda line: _FIELD.sub(rf"\g<lead>{other}: \g<value>", line),
    )


@mistake
def more_keys(lines: Lines, chance: random.Random) -> Lines:
    """A field that is there, or is not known at all, added without a value or with one."""
    number = chance.randrange(len(lines) + 1)
    key = chance.choice([*_WORDS, "date", "title", "type", "画面描述", "文件", "照片"])
    lines.insert(
        number, f"{' ' * chance.choice([0, 0, 2, 4])}{key}:{chance.choice(['', ' 图书馆'])}"
    )
    return lines


@mistake
def emptied(lines: Lines, chance: random.Random) -> Lines:
    return _revalue(lines, chance, lambda _: "")


# --- signs ---


@mistake
def fullwidth_colon(lines: Lines, chance: random.Random) -> Lines:
    sign = chance.choice(["：", "： ", " ：", ":", " :", "∶", ";", "；", " ", "：　"])
    return _change(lines, chance, _valued, lambda line: line.replace(": ", sign, 1))


@mistake
def fullwidth_colons(lines: Lines, chance: random.Random) -> Lines:
    """A whole stretch typed with a Chinese keyboard."""
    start = chance.randrange(len(lines))
    for number in range(start, min(len(lines), start + chance.randint(2, 12))):
        lines[number] = re.sub(":( |$)", "：", lines[number], count=1)
    return lines


@mistake
def fullwidth_list(lines: Lines, chance: random.Random) -> Lines:
    exchanges = [
        *({",": "，"}, {",": "、"}, {",": "，", ":": "："}, {"[": "【", "]": "】"}),
        *({"{": "｛", "}": "｝"}, {"]": ""}, {"}": ""}, {"[": ""}),
    ]
    signs = str.maketrans(chance.choice(exchanges))
    return _change(
        lines, chance, lambda line: re.search(r"[\[{]", line), lambda x: x.translate(signs)
    )


@mistake
def word_quotes(lines: Lines, chance: random.Random) -> Lines:
    pairs = [("“", "”"), ("“", ""), ('"', "”"), ("“", '"'), ('"', ""), ("'", "’"), ("「", "」")]
    left, right = chance.choice(pairs)
    return _revalue(lines, chance, lambda value: f"{left}{value}{right}")


@mistake
def text_after_quote(lines: Lines, chance: random.Random) -> Lines:
    before, after = chance.choice([('"', '"'), ("“", "”"), ("[", "]"), ("【", "】"), ("{", "}")])
    return _revalue(lines, chance, lambda value: f"{before}五色{after}{value}")


@mistake
def lost_quote(lines: Lines, chance: random.Random) -> Lines:
    def changed(line: str) -> str:
        at = chance.choice([found.start() for found in re.finditer("[\"']", line)] or [0])
        return line[:at] + line[at + 1 :]

    return _change(lines, chance, lambda line: re.search("[\"']", line), changed)


@mistake
def special_start(lines: Lines, chance: random.Random) -> Lines:
    sign = chance.choice(
        ["@", "#", "*", "&", "%", "!", "|", ">", "`", "- ", "? ", ", ", "**", "《"]
    )
    return _revalue(lines, chance, lambda value: f"{sign}{value}")


@mistake
def colon_in_value(lines: Lines, chance: random.Random) -> Lines:
    word = chance.choice(["主题: ", "时间：", "主讲:", "12:30 ", "活动安排： ", "一、主题: "])
    return _revalue(lines, chance, lambda value: f"{word}{value}")


@mistake
def hash_in_value(lines: Lines, chance: random.Random) -> Lines:
    more = chance.choice([" #党建", "#1", " # 已核对", " #b3212b", "　#话题#"])
    return _revalue(lines, chance, lambda value: f"{value}{more}")


@mistake
def only_a_hash(lines: Lines, chance: random.Random) -> Lines:
    colon = chance.choice([": ", "：", ":", "： "])
    found = _any(lines, chance, _valued)
    lines[found] = _FIELD.sub(rf"\g<lead>\g<key>{colon}#b3212b", lines[found])
    return lines


@mistake
def backslash(lines: Lines, chance: random.Random) -> Lines:
    return _revalue(lines, chance, lambda value: '"D:\\党建\\资料"')


@mistake
def prose_in_brackets(lines: Lines, chance: random.Random) -> Lines:
    return _revalue(
        lines,
        chance,
        lambda value: chance.choice(
            [
                "[党建与业务同部署、同考核, 廉政风险防控体系]",
                "{人群: 党员, 说明: 支部书记、副书记带队}",
                f"[{value}、学生，家长]",
                f"{{{value}}}",
                f"【{value}】",
                "{人群：党员，人数：20余人}",
            ]
        ),
    )


@mistake
def fullwidth_digits(lines: Lines, chance: random.Random) -> Lines:
    wide = str.maketrans("0123456789-.", "０１２３４５６７８９－．")
    return _change(lines, chance, lambda line: re.search(r"\d", line), lambda x: x.translate(wide))


# --- indents and lists ---


@mistake
def dash(lines: Lines, chance: random.Random) -> Lines:
    sign = chance.choice(
        ["－ ", "－", "— ", "-", "• ", "·", "* ", "+ ", "– ", "-　", "-\t", "1. ", ""]
    )
    return _change(
        lines, chance, lambda x: x.lstrip().startswith("- "), lambda x: x.replace("- ", sign, 1)
    )


@mistake
def dashes(lines: Lines, chance: random.Random) -> Lines:
    """All items of the file begin otherwise."""
    sign = chance.choice(["－ ", "— ", "-", "• ", "* ", "·"])
    return [re.sub(r"^( *)- ", rf"\g<1>{sign}", line) for line in lines]


@mistake
def indent(lines: Lines, chance: random.Random) -> Lines:
    by = chance.choice([-4, -2, -2, -1, 1, 2, 2, 4])

    def changed(line: str) -> str:
        width = len(line) - len(line.lstrip(" "))
        return " " * max(0, width + by) + line.lstrip(" ")

    return _change(lines, chance, lambda line: line.startswith(" ") or by > 0, changed)


@mistake
def tab(lines: Lines, chance: random.Random) -> Lines:
    old, new = chance.choice([("  ", "\t"), ("    ", "\t"), ("    ", "\t\t"), ("  ", " \t")])

    def changed(line: str) -> str:
        text = line.lstrip(" ")
        return line[: len(line) - len(text)].replace(old, new) + text

    return _change(lines, chance, lambda line: line.startswith(old), changed)


@mistake
def tabs(lines: Lines, chance: random.Random) -> Lines:
    """A stretch indented by tabs."""
    old = chance.choice(["  ", "    "])
    start = chance.randrange(len(lines))
    for number in range(start, min(len(lines), start + chance.randint(2, 10))):
        text = lines[number].lstrip(" ")
        lines[number] = lines[number][: len(lines[number]) - len(text)].replace(old, "\t") + text
    return lines


@mistake
def wide_indent(lines: Lines, chance: random.Random) -> Lines:
    sign = chance.choice(["\u3000", "\u3000\u3000", "\xa0\xa0", "\xa0 "])
    return _change(lines, chance, lambda x: x.startswith("  "), lambda x: sign + x[2:])


@mistake
def tab_after_colon(lines: Lines, chance: random.Random) -> Lines:
    return _change(lines, chance, _valued, lambda line: line.replace(": ", ":\t", 1))


# --- lines ---


@mistake
def doubled(lines: Lines, chance: random.Random) -> Lines:
    number, end = _stretch(lines, chance)
    return lines[:end] + lines[number:end] + lines[end:]


@mistake
def lost(lines: Lines, chance: random.Random) -> Lines:
    number, end = _stretch(lines, chance)
    return (lines[:number] + lines[end:]) or [""]


def _stretch(lines: Lines, chance: random.Random) -> tuple[int, int]:
    number = _any(lines, chance, bool)
    return number, min(len(lines), number + chance.choice([1, 1, 1, 2, 5]))


@mistake
def merged(lines: Lines, chance: random.Random) -> Lines:
    number = _any(lines[:-1] or lines, chance, bool)
    with_next = lines[number : number + 2]
    gap = chance.choice(["", " ", "  ", "，", "\u3000"])
    together = gap.join([with_next[0], *map(str.strip, with_next[1:])])
    return [*lines[:number], together, *lines[number + 2 :]]


@mistake
def one_line(lines: Lines, chance: random.Random) -> Lines:
    """The whole file, as a messenger pastes it."""
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    text = chance.choice([" ", "  ", "", "，"]).join(words[: chance.randint(3, 12)])
    return [text.replace(": ", "：") if chance.random() < 0.5 else text]


@mistake
def broken_line(lines: Lines, chance: random.Random) -> Lines:
    number = _any(lines, chance, lambda line: len(line) > 12)
    line = lines[number]
    at = chance.randrange(len(line) // 2, len(line)) if len(line) > 1 else 0
    return [*lines[:number], line[:at], chance.choice(["", "  "]) + line[at:], *lines[number + 1 :]]


@mistake
def pasted(lines: Lines, chance: random.Random) -> Lines:
    number = chance.randrange(len(lines) + 1)
    more = [chance.choice(_PASTED) for _ in range(chance.randint(1, 3))]
    return lines[:number] + more + lines[number:]


@mistake
def pasted_value(lines: Lines, chance: random.Random) -> Lines:
    return _revalue(lines, chance, lambda _: chance.choice(_PASTED).strip())


@mistake
def pasted_word_signs(lines: Lines, chance: random.Random) -> Lines:
    sign = chance.choice(["\x0b", "\xa0", "\u200b", "\u2028", "……", "\ufeff", "①", "\u3000"])

    def changed(line: str) -> str:
        at = chance.randrange(len(line) + 1)
        return line[:at] + sign + line[at:]

    return _change(lines, chance, bool, changed)


@mistake
def fenced(lines: Lines, chance: random.Random) -> Lines:
    top = chance.choice(["```", "```yaml", "---", "yaml"])
    return [top, *lines, *chance.choice([["```"], []])]


# --- values ---


@mistake
def spoken_date(lines: Lines, chance: random.Random) -> Lines:
    def changed(line: str) -> str:
        return re.sub(r"\d{4}(-\d\d)*", lambda _: chance.choice(_SPOKEN), line, count=1)

    return _change(lines, chance, lambda line: re.search(r"\d{4}-\d\d", line), changed)


@mistake
def wrong_word(lines: Lines, chance: random.Random) -> Lines:
    words = [
        "主题党曰",
        "志愿者服务",
        "其它",
        "党课",
        "不清楚",
        "有",
        "待定",
        "学生",
        "群众",
        "校级以上",
    ]
    return _revalue(lines, chance, lambda _: chance.choice(words))


@mistake
def listed(lines: Lines, chance: random.Random) -> Lines:
    return _revalue(
        lines, chance, lambda value: f"[{value}]" if chance.random() < 0.5 else f"- {value}"
    )


@mistake
def number_with_words(lines: Lines, chance: random.Random) -> Lines:
    more = chance.choice(["多人", "余人次", "左右", "（约）", "%", "-30人", "、31"])
    return _change(
        lines,
        chance,
        lambda x: re.search(r": \d+", x),
        lambda x: re.sub(r"(: \d+)", rf"\1{more}", x),
    )

"""Whether advice and `wuse fix` do what they promise, for a file as somebody has spoilt it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from wuse.rules import check
from wuse.source import Code, Problem, Severity, load_region
from wuse.source.columns import words_of
from wuse.source.invisible import visible
from wuse.source.parser import read
from wuse.source.problems import BLANK
from wuse.source.text import decode, read_text
from wuse.source.tree import Node
from wuse.source.tree_builder import LOADER
from wuse.upkeep import Disk, fix_files

_HIDING = {Code.TAG, Code.DUPLICATE_KEY}
"""Errors that say which words are not read; until they are mended, the file is not."""
_ON_READING = "FYS"
"""How the codes of problems begin that are met as a file is read."""
TODAY = date(2026, 3, 1)
_NUMBER = re.compile(r"\d+")
_SHOWN = re.compile(r"改成：(.*?)(?:；如果.*)?|行首用 (\d+) 个空格：(.*)|行首不留空格：(.*)")
_IN_DATES = re.compile(r"[\d年月日至今约/.．~?号\-]")
SAMPLES = {
    "日期": "2025-10-18",
    "活动类型": "主题党日",
    "网址": "https://www.example.com/news/1.html",
    "画面人物": "无人",
    "文件": "a.jpg",
    "典型类型": "党员示范岗",
    "编号": "red",
    "数值": "12",
    "分值": "10",
    "人群": "党员",
    "频次": "每月",
}
"""What a person might fill in."""


class Case:
    """A file of a project, and what is said of it."""

    def __init__(self, project: Path, path: str) -> None:
        self.project = project
        self.path = path
        self.file = project / path
        self.data = self.file.read_bytes()
        self.problems = self._problems()

    def _problems(self) -> list[Problem]:
        found = check(self.project, load_region(self.project), today=TODAY)
        return [problem for problem in found if problem.path == self.path]

    def bad_advice(self) -> Iterator[str]:
        """Advice that does not help, each with the problem that it is about."""
        text, _ = read_text(self.file, self.path)
        for problem in self.problems if text is not None else ():
            if problem.edit is None:
                if re.search("改成：|行首用 \\d+ 个空格：", problem.fix):
                    yield f"a line without an edit: {problem}"
                continue
            if not _shows(problem):
                yield f"shows another line than it edits: {problem}"
            edit = problem.edit
            if problem.code == "S301":
                lines = tuple(line.replace(BLANK, _sample(problem)) for line in edit.lines)
                edit = replace(edit, lines=lines)
            better = edit.apply_to(text)
            self.file.write_bytes(better.encode())
            after = self._problems()
            self.file.write_bytes(self.data)
            if self._is_unread:  # what rules say of the record, they only can say once it is read
                after = [item for item in after if item.code[0] in _ON_READING]
            if worse := _counted(after) - (_counted(self.problems) - _counted([problem])):
                yield f"{problem}\n    brings {dict(worse)}"

    @property
    def _is_unread(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def bad_mending(self) -> Iterator[str]:
        """What `wuse fix` spoils."""
        before, _ = decode(self.data, self.path)
        wanted = f"{self.path}"
        fixed = list(fix_files(self.project, lambda path: wanted.startswith(path), Disk()))
        moved = next((item.target for item in fixed if item.path == wanted and item.target), "")
        file = self.project / (moved or wanted)
        after, _ = decode(file.read_bytes(), self.path)
        file.unlink()
        self.file.write_bytes(self.data)
        if before is None or after is None:
            if before != after:
                yield "a file that cannot be read was changed"
            return
        before, _ = visible(before)
        yield from lost(before, after)


def lost(before: str, after: str) -> Iterator[str]:
    """What a text says no more once it is mended; dates may be written otherwise."""
    if _words(before) != _words(after):
        yield f"words changed: {_difference(_words(before), _words(after))}"
    old, new = read(before, ""), read(after, "")
    if new.root is None or new.failure or after == before:
        return
    meant = None if old.failure else old.root
    gone = Counter(_said(meant)) - Counter(_said(new.root)) if meant else _unread(before, after)
    if gone and not _HIDING & {problem.code for problem in new.problems}:
        yield f"words are no longer read: {''.join(gone)}"
    if meant and _nulls(new.root) > _nulls(meant):
        yield "a value is empty now"
    keys = _keys(new.root)
    if meant and not keys >= _keys(meant):
        yield f"fields are gone: {_keys(meant) - keys}"


def _shows(problem: Problem) -> bool:
    """Whether the very lines stand in the advice, where it shows any."""
    edit = problem.edit
    assert edit is not None
    found = _SHOWN.search(problem.fix)
    if found and len(edit.lines) == 1:
        shown = next(filter(None, (found[1], found[3], found[4])), "")
        line = f"{' ' * int(found[2])}{shown}" if found[2] else shown
        return line == edit.lines[0] or edit.lines[0] in problem.fix
    return True


def _sample(problem: Problem) -> str:
    return SAMPLES.get(problem.field.rpartition(" › ")[2], "读书分享会")


def _counted(problems: list[Problem]) -> Counter[tuple[str, str, str]]:
    return Counter((item.code, item.field, _NUMBER.sub("", item.message)) for item in problems)


def _words(text: str) -> str:
    return _IN_DATES.sub("", words_of(text))


def _difference(one: str, other: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return f"…{one[at : at + 20]} → …{other[at : at + 20]}"


def _scalars(node: Node) -> Iterator[str | None]:
    if isinstance(node.value, dict):
        for key, entry in node.value.items():
            yield key
            yield from _scalars(entry.value)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from _scalars(item)
    else:
        yield node.value


def _said(node: Node) -> str:
    return _words("".join(filter(None, _scalars(node))))


def _nulls(node: Node) -> int:
    return sum(value is None for value in _scalars(node))


def _keys(node: Node) -> Counter[str]:
    keys: Counter[str] = Counter()
    if isinstance(node.value, dict):
        # Of a field whose colon was none, the name is what stands before it.
        keys.update(re.split("[:：]", name)[0].strip("“”„‘’\"'－—–−•·● ") for name in node.value)
        for entry in node.value.values():
            keys += _keys(entry.value)
    elif isinstance(node.value, list):
        for item in node.value:
            keys += _keys(item)
    return keys


def _unread(before: str, after: str) -> Counter[str]:
    """The words of changed lines that are no part of any value or name afterwards."""
    read_of = [""] * (after.count("\n") + 1)
    for token in yaml.scan(after, Loader=LOADER):
        if isinstance(token, yaml.ScalarToken):
            text = after[token.start_mark.index : token.end_mark.index]
            for number, line in enumerate(text.split("\n"), token.start_mark.line):
                read_of[number] += line
    gone: Counter[str] = Counter()
    old = before.split("\n")
    changes = SequenceMatcher(None, old, after.split("\n"), autojunk=False).get_opcodes()
    for _, first, last, new_first, new_last in (it for it in changes if it[0] != "equal"):
        for line in old[first:last]:
            without_comment = re.sub(r"(^|\s)#(\s.*)?$", "", line)
            gone += Counter(re.sub(r"[|>][-+\d]*$", "", _words(without_comment).strip()))
        gone -= Counter(_words("".join(read_of[new_first:new_last])))
    return gone

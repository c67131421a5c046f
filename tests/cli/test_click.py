"""The command speaks Chinese throughout, also where click speaks for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from wuse.cli import main
from wuse.cli.chinese import WORDS
from wuse.cli.wrap import wrap

FOR_PROGRAMMERS = re.compile(
    r"shell completion|^Could not determine name|^No options defined|^Arguments take exactly"
    r"|defined twice$|^Boolean option|standard stream|^Unknown color|^Choice\(|^Invalid start"
    r"|Editing failed|^Windows error|^d$",
    re.IGNORECASE,
)
"""What click says only to whoever writes a command, or where we never call it."""


def said(*arguments: str) -> str:
    return CliRunner().invoke(main, arguments, prog_name="wuse", terminal_width=80).output


def asked() -> Iterator[str]:
    """Every text that click has translated."""
    for file in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                takes = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
                for part in node.args[:takes]:
                    if isinstance(part, ast.Constant):
                        yield part.value


def test_click_says_nothing_that_is_not_translated() -> None:
    texts = {text for text in asked() if not FOR_PROGRAMMERS.search(text)}
    assert len(texts) > 40
    assert texts - WORDS.keys() == set()


@pytest.mark.parametrize(("english", "chinese"), WORDS.items())
def test_a_translation_says_the_same(english: str, chinese: str) -> None:
    fields = re.compile(r"\{\w+|%\(\w+\)s")
    left_out = {"{param_type"} if "DeprecationWarning" in english else set()
    assert set(fields.findall(english)) - left_out == set(fields.findall(chinese))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--fromat", "json"], "错误：没有“--fromat”这个选项。是不是“--format”？"),
        (["export"], "错误：没有写“文件夹”"),
        (["export", "a", "b", "c"], "错误：多写了 b c"),
        (["chekc"], "错误：没有“chekc”这个命令。是不是其中一个：“cache”、“check”？"),
        (["check", "--format"], "错误：选项“--format”后面还要写内容。"),
        (["check", "--format", "xml"], "错误：“--format”写得不对：没有“xml”这一种"),
        (["check", "--project", "none"], "错误：“--project”写得不对：文件夹“none”不存在。"),
        (["serve", "aa", "--port", "x"], "错误：“--port”写得不对：“x”不是整数。"),
        (["serve", "aa", "--port", "0"], "错误：“--port”写得不对：0 超出了范围 1<=x<=65535。"),
        (["serve"], "错误：没有写“学校”"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_command_is_said_in_chinese(
    arguments: list[str], message: str
) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert message in result.output
    assert not re.search("Usage|Error|Try|[Mm]issing|[Ii]nvalid|such", result.output)


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner
            yield from commands(inner, (*path, name))


@pytest.mark.parametrize("path", list(commands(main)), ids=" ".join)
def test_help_is_chinese_and_fits_a_terminal(path: tuple[str, ...]) -> None:
    lines = said(*path, "--help").splitlines()
    assert lines[0].startswith(" ".join(["用法：wuse", *path, "[选项]"]))
    assert "选项：" in lines
    assert any(re.fullmatch(r"  -h, --help +显示这份说明。", line) for line in lines)
    assert not re.search("Usage|Options|Commands|Show|default|required|TEXT|INTEGER", str(lines))
    assert all(cell_len(line) <= 80 for line in lines[1:])


def test_the_columns_of_help_are_straight() -> None:
    lines = said("new", "activity", "--help").splitlines()
    meanings = ["标题。", "学校：名称或文件夹名。", "栏目名用英文。", "显示这份说明。"]
    starts = {
        cell_len(line.removesuffix(meaning))
        for meaning in meanings
        for line in lines
        if line.endswith(f" {meaning}")
    }
    assert len(starts) == 1


TEXTS = st.text(st.sampled_from("ab1-/. \n五色，。：（）“”…"), max_size=200)


@given(TEXTS, st.integers(4, 40))
def test_lines_are_no_wider_than_asked_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(0 < cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_punctuation_stays_with_its_word() -> None:
    assert wrap("五色行动，“红色引领”。", 8) == ["五色行", "动，“红", "色引", "领”。"]
    assert wrap("改 brand.yml 一行", 12) == ["改 brand.yml", "一行"]
    assert wrap("photos/corner.jpg", 10) == ["photos/cor", "ner.jpg"]

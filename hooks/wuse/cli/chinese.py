"""Click in Chinese: its own texts, and help laid out for characters that take two cells.

Click looks its texts up with `gettext`, which needs a compiled catalogue and follows the language
of the environment. We speak Chinese everywhere, so a table replaces the lookup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import ModuleType
from typing import Any

import click
from rich.cells import cell_len

from .wrap import wrap

WORDS = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这份说明。",
    "Show the version and exit.": "显示版本。",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "required": "必填",
    "(dynamic)": "（随情况而定）",
    "deprecated": "不再使用",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}":
        "命令 {name!r} 不再使用。{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}":
        "{name!r} 不再使用。{extra_message}",
    "Try '{command} {option}' for help.": "运行 {command} {option} 看用法。",
    "Error: {message}": "错误：{message}",
    "Error: invalid input": "错误：输入的内容不对",
    "Error: The two entered values do not match.": "错误：两次输入的不一样",
    "Aborted!": "已取消。",
    "Do you want to continue?": "要继续吗？",
    "Confirm the action without prompting.": "不再询问，直接执行。",
    "Repeat for confirmation": "再输入一次",
    "Press any key to continue...": "按任意键继续……",
    "Missing command.": "没有写要运行哪个命令。",
    "Missing argument": "没有写",
    "Missing option": "没有写",
    "Missing parameter": "缺少参数",
    "Missing {param_type}": "缺少 {param_type}",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "No such option {name!r}.": "没有 {name!r} 这个选项。",
    "No such command {name!r}.": "没有 {name!r} 这个命令。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "是不是其中一个：{possibilities}？",
    "Got unexpected extra argument ({args})": "多写了 {args}",
    "Got unexpected extra arguments ({args})": "多写了 {args}",
    "Option {name!r} does not take a value.": "选项 {name!r} 后面不写内容。",
    "Option {name!r} requires an argument.": "选项 {name!r} 后面还要写内容。",
    "Option {name!r} requires {nargs} arguments.": "选项 {name!r} 后面要写 {nargs} 项内容。",
    "Argument {name!r} takes {nargs} values.": "参数 {name!r} 要写 {nargs} 项。",
    "Takes {nargs} values but 1 was given.": "要写 {nargs} 项，只写了 1 项。",
    "Takes {nargs} values but {len} were given.": "要写 {nargs} 项，写了 {len} 项。",
    "{len_type} values are required, but {len_value} was given.":
        "要写 {len_type} 项，写了 {len_value} 项。",
    "{len_type} values are required, but {len_value} were given.":
        "要写 {len_type} 项，写了 {len_value} 项。",
    "Value must be an iterable.": "要写几项。",
    "Invalid value: {message}": "写得不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写得不对：{message}",
    "Choose from:\n\t{choices}": "可以写：\n\t{choices}",
    "{value!r} is not {choice}.": "不能写 {value!r}，只能写 {choice}。",
    "{value!r} is not one of {choices}.": "没有 {value!r} 这一种，可以写 {choices}。",
    "{value!r} does not match the format {format}.": "{value!r} 不是 {format} 这种写法。",
    "{value!r} does not match the formats {formats}.": "{value!r} 不是 {formats} 这几种写法。",
    "{value!r} is not a valid {number_type}.": "{value!r} 不是{number_type}。",
    "{value!r} is not a valid boolean. Recognized values: {states}":
        "{value!r} 不表示是或否，可以写 {states}",
    "{value!r} is not a valid UUID.": "{value!r} 不是 UUID。",
    "{value} is not in the range {range}.": "{value} 超出了范围 {range}。",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "{name} {filename!r} does not exist.": "{name} {filename!r} 不存在。",
    "{name} {filename!r} is a file.": "{name} {filename!r} 是一个文件。",
    "{name} {filename!r} is a directory.": "{name} {filename!r} 是一个文件夹。",
    "{name} {filename!r} is not readable.": "没有权限读{name} {filename!r}。",
    "{name} {filename!r} is not writable.": "没有权限写{name} {filename!r}。",
    "{name} {filename!r} is not executable.": "没有权限运行{name} {filename!r}。",
    "Could not open file {filename!r}: {message}": "打不开文件 {filename!r}：{message}",
    "unknown error": "原因不明",
}  # fmt: skip
"""Click's texts for users -> Chinese; its texts for programmers stay English."""

_KINDS = ((click.STRING, "文字"), (click.INT, "整数"), (click.IntRange, "整数"))
_METAVARS = {"[OPTIONS]": "[选项]", "COMMAND": "命令", "[ARGS]...": "[参数]..."}
_USAGE_ERRORS = [
    kind
    for kind in vars(click.exceptions).values()
    if isinstance(kind, type) and issubclass(kind, click.UsageError)
]
_QUOTED = re.compile(r" ?'([^'\n]*)' ?")
_LINE_END = re.compile(r"(?<=[。！？：；])\n[ ]*")
_LINE_BREAK = re.compile(r"(?<=[^\x00-\xff])\n[ ]*(?=[^\x00-\xff])")


def install() -> None:
    """Make click speak Chinese in this process, for all commands defined from now on."""
    for module in vars(click).values():
        if isinstance(module, ModuleType):
            for name, function in (("_", _translated), ("ngettext", _counted)):
                if hasattr(module, name):
                    setattr(module, name, function)
    for error in _USAGE_ERRORS:
        _quote_as_chinese_does(error)
    for kind, name in _KINDS:
        kind.name = name
    click.Context.formatter_class = HelpFormatter


def _quote_as_chinese_does(kind: Any) -> None:
    """Give a kind of error our quotation marks, in the place of click's and the spaces around."""
    if kind is not click.UsageError and "format_message" not in vars(kind):
        return
    original = kind.format_message

    def format_message(error: click.UsageError) -> str:
        text = _QUOTED.sub(r"“\1”", original(error)).replace("”,“", "”、“")
        return (text if text.endswith("..") else text.removesuffix(".")).replace("。 ", "。")

    kind.format_message = format_message


def _translated(message: str) -> str:
    return WORDS.get(message, message)


def _counted(singular: str, plural: str, count: int) -> str:
    return _translated(singular if count == 1 else plural)


class HelpFormatter(click.HelpFormatter):
    """Lays out help by the width of characters on the terminal."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how to call a command."""
        words = [_METAVARS.get(word, word) for word in args.split()]
        self.write(" ".join([f"{prefix or _translated('Usage:')}{prog}", *words]) + "\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs; a line break after a sentence is kept."""
        room = self.width - self.current_indent
        paragraphs = []
        for paragraph in re.split(r"\n\s*\n", text.strip()):
            lines = _LINE_END.sub("\v", paragraph).split("\v")
            joined = [_LINE_BREAK.sub("", line).replace("\n", " ") for line in lines]
            paragraphs.append([row for line in joined for row in wrap(line, room)])
        lead = " " * self.current_indent
        self.write("\n\n".join("\n".join(lead + row for row in rows) for rows in paragraphs) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms and what they mean in two columns."""
        rows = list(rows)
        widths = [cell_len(term) for term, _ in rows]
        first = max((width for width in widths if width <= col_max), default=col_max) + col_spacing
        room = max(self.width - self.current_indent - first, 10)
        for (term, meaning), width in zip(rows, widths, strict=True):
            lines = wrap(meaning, room)
            lead = " " * (self.current_indent + first)
            beside = lines.pop(0) if lines and width + col_spacing <= first else ""
            start = f"{'':>{self.current_indent}}{term}{' ' * (first - width)}{beside}"
            lines = [start.rstrip(), *(lead + line for line in lines)]
            self.write("".join(f"{line}\n" for line in lines))

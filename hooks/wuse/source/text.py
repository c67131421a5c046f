"""Bytes in; text out, and problems with what Windows, WeChat and Word left in the file."""

from __future__ import annotations

import codecs
import re
import stat
from itertools import chain
from pathlib import Path

from .codes import Code
from .invisible import BIDI_CONTROLS, invisible, named
from .problems import FILE_START, Mark, Problem, Severity, Span

MAX_BYTES = 256 * 1024
"""The largest record file: about 80,000 Chinese characters, ten times the longest written case."""

NOTEPAD = "用记事本打开，选“文件 › 另存为”，编码选“UTF-8”，再保存"

NOT_TEXT = re.compile(
    rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff{BIDI_CONTROLS}]"
)
"""Characters that no record may hold: those that YAML 1.2 calls not printable (section 5.1), the
line breaks of YAML 1.1 that editors do not show as such (NEL, LS, PS), the controls that reverse
the direction of text and so can hide what a line says, and the noncharacters U+FFFE and U+FFFF."""


def read_text(path: Path, display_path: str) -> tuple[str | None, list[Problem]]:
    """Read a text file that may be hostile, or just old.

    Args:
        path: the file.
        display_path: how messages name the file: relative to the project, with ``/``.

    Returns:
        The text with LF line ends, without a byte order mark, and with a space for every character
        that no text may hold (so that columns stay right), or None when the file is refused; and
        all problems. Nothing that a file is or contains raises an error.
    """
    data = read_bytes(path, display_path)
    if isinstance(data, Problem):
        return None, [data]
    text, problems = decode(data, display_path)
    if text is None:
        return None, problems
    problems += odd_characters(text, display_path)
    return NOT_TEXT.sub(" ", text), problems


def read_bytes(path: Path, display_path: str) -> bytes | Problem:
    """Read a file as `read_text` does, but do not judge its content."""
    try:
        refusal = _refuse(path, display_path)
        if refusal:
            return refusal
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = _REASONS.get(type(error), "系统打不开这个文件")
        return _whole_file(Code.UNREADABLE, display_path, reason, "检查文件是否存在、能否打开")
    return data if len(data) <= MAX_BYTES else _too_large(display_path)


_REASONS: dict[type[Exception], str] = {
    FileNotFoundError: "没有这个文件",
    PermissionError: "没有权限读这个文件",
}


def _refuse(path: Path, display_path: str) -> Problem | None:
    """The problem with a file that must not even be opened, if any."""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        fix = "删掉这个链接，把文件本身放进来"
        return _whole_file(Code.SYMLINK, display_path, "这是指向别处的链接，不是文件", fix)
    if not stat.S_ISREG(status.st_mode):
        return _whole_file(Code.NOT_A_FILE, display_path, "这里应是普通文件", "换成普通文件")
    return _too_large(display_path) if status.st_size > MAX_BYTES else None


def _too_large(display_path: str) -> Problem:
    message = f"文件太大，最多 {MAX_BYTES // 1024} KB"
    return _whole_file(
        Code.TOO_LARGE, display_path, message, "这里只放文字；照片放进 photos 文件夹"
    )


def _whole_file(code: Code, display_path: str, message: str, fix: str) -> Problem:
    return Problem(code, Severity.ERROR, display_path, FILE_START, message, fix)


def decode(data: bytes, display_path: str) -> tuple[str | None, list[Problem]]:
    """Turn the bytes of a file, whatever their encoding, into text with LF line ends.

    Returns:
        The text without a byte order mark, or None when no encoding fits; and the problems.
    """
    text, problems = _decode(data, display_path)
    return text and text.replace("\r\n", "\n").replace("\r", "\n"), problems


def _decode(data: bytes, display_path: str) -> tuple[str | None, list[Problem]]:
    """Decode by the byte order mark, else as UTF-8 if the bytes allow it, else as GB18030."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _decoded(data, "utf-16")
        if text is not None:
            message = "文件的编码是 UTF-16（旧记事本叫“Unicode”），已按此读取"
            return text, [
                Problem(Code.UTF16, Severity.WARNING, display_path, FILE_START, message, NOTEPAD)
            ]
    problems = []
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
        message = "文件开头有看不见的 BOM 标记，不影响使用"
        fix = "另存时编码选“UTF-8”，不选“带有 BOM 的 UTF-8”"
        problems = [
            Problem(Code.BYTE_ORDER_MARK, Severity.HINT, display_path, FILE_START, message, fix)
        ]
    try:
        return data.decode(), problems
    except UnicodeDecodeError as error:
        text, problem = _decode_gb18030(data, error.start, display_path)
        return text, [*problems, problem]


def _decode_gb18030(data: bytes, first: int, display_path: str) -> tuple[str | None, Problem]:
    """Decode bytes that stop being UTF-8 at offset ``first``.

    GB18030 also "fits" many UTF-8 files with one damaged byte, and turns all of them into nonsense.
    So it is accepted only if UTF-8 would lose at least as many characters as it reads.
    """
    text = _decoded(data, "gb18030")
    as_utf8 = data.decode(errors="replace")
    lost = as_utf8.count("\ufffd")
    if text is not None and lost >= sum(char > "\x7f" for char in as_utf8) - lost:
        mark = _mark_after(data[:first].decode("gb18030", errors="ignore"))
        message = "文件的编码是 GBK，不是 UTF-8；已按 GBK 读取，请核对文字"
        return text, Problem(
            Code.GBK, Severity.WARNING, display_path, Span(mark, mark), message, NOTEPAD
        )
    mark = _mark_after(data[:first].decode())
    message = f"这里的字节（0x{data[first]:02X}）不是 UTF-8 文字，文件可能损坏了"
    return None, Problem(
        Code.UNDECODABLE, Severity.ERROR, display_path, Span(mark, mark), message, NOTEPAD
    )


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mark_after(text: str) -> Mark:
    """The position right after ``text``, whatever its line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return mark_at(text, len(text))


def mark_at(text: str, offset: int) -> Mark:
    """The position of the character at ``offset``."""
    return Mark(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def odd_characters(text: str, display_path: str) -> list[Problem]:
    """Report each control or invisible character where it first occurs."""
    offsets: dict[str, list[int]] = {}
    unseen = (match for match in invisible(text) if not NOT_TEXT.match(match[0]))
    for match in chain(NOT_TEXT.finditer(text), unseen):
        offsets.setdefault(match[0], []).append(match.start())
    return [
        odd_character(
            char, Span(mark_at(text, at[0]), mark_at(text, at[0] + 1)), display_path, len(at)
        )
        for char, at in offsets.items()
    ]


def odd_character(
    char: str, span: Span, display_path: str, count: int = 1, where: str = "这里有"
) -> Problem:
    """The problem with a control character (an error) or an invisible one (a warning)."""
    is_text = not NOT_TEXT.match(char)
    code = Code.INVISIBLE_CHARACTER if is_text else Code.CONTROL_CHARACTER
    severity = Severity.WARNING if is_text else Severity.ERROR
    also = f"，全文共 {count} 处" if count > 1 else ""
    message = f"{where}看不见的字符 {named(char)}{also}"
    fix = "删掉它；看不见时，把这一行重新打一遍"
    return Problem(code, severity, display_path, span, message, fix)

"""Records a terminal while a command runs and is answered, and shows it as a page of HTML."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

COLUMNS, ROWS = 84, 40
PROMPT = "："
"""The end of a question."""

# The paper, ink and red of the site; yellow and cyan dark enough to read on paper.
_PAPER, _INK, _RED = (255, 253, 250), (34, 30, 27), (179, 33, 43)
_GREEN, _OCHRE, _BLUE, _TEAL = (46, 110, 62), (138, 92, 8), (29, 92, 158), (14, 111, 117)
_COLOURS = [_INK, _RED, _GREEN, _OCHRE, _BLUE, _RED, _TEAL, _INK]
_THEME = TerminalTheme(_PAPER, _INK, _COLOURS, _COLOURS)

# Box-drawing characters are as wide as two letters in Chinese fonts, but as one on a terminal.
_PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: Lines; src: local("DejaVu Sans Mono"), local("Menlo"); size-adjust: 83%;
  unicode-range: U+2500-257F; }}
body {{ margin: 0; background: #fff; }}
figure {{ margin: 0; display: inline-block; background: #fffdfa; border: 1px solid #d9cfc2;
  border-radius: 6px; overflow: hidden; }}
figcaption {{ padding: 5px 14px; border-bottom: 1px solid #d9cfc2; background: #f4efe8;
  color: #6d645b; font: 14px "Noto Sans CJK SC", "PingFang SC", sans-serif; }}
pre {{ margin: 0; padding: 12px 14px; width: {columns}ch; white-space: pre-wrap;
  word-break: break-all;
  font: 18px/1.5 Lines, "Noto Sans Mono CJK SC", "Sarasa Mono SC", monospace; }}
</style><figure><figcaption>终端</figcaption><pre>{text}</pre></figure>"""


def record(command: str, answers: Sequence[str], folder: Path) -> str:
    """Run a command on a terminal and type an answer to each of its questions.

    Returns:
        The command and all that the terminal showed, with ANSI codes for colours.
    """
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    process = subprocess.Popen(
        ["sh", "-c", command],
        cwd=folder,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    os.close(terminal)
    output, remaining = "", list(answers)
    while text := _read(controller):
        output += text
        if remaining and output.endswith(PROMPT):
            os.write(controller, f"{remaining.pop(0)}\n".encode())
    process.wait()
    os.close(controller)
    return f"\x1b[1m$ {command}\x1b[0m\n" + output.replace("\r\n", "\n")


def _read(controller: int) -> str:
    """The next output; empty once every process has closed the terminal."""
    data = b""
    while True:
        try:
            data += os.read(controller, 4096)
            return data.decode()
        except UnicodeDecodeError:  # the rest of a character is still to come
            continue
        except OSError:  # Linux reports a closed terminal this way
            return ""


def page(output: str) -> str:
    """A page that shows the output of a terminal and nothing else."""
    console = Console(record=True, file=StringIO(), width=10_000)
    console.print(Text.from_ansi(output.strip()), soft_wrap=True, highlight=False)
    text = console.export_html(theme=_THEME, code_format="{code}", inline_styles=True)
    return _PAGE.format(columns=COLUMNS, text=text.strip())

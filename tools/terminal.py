"""What a terminal shows while a command runs and its questions are answered, as a page of HTML."""

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
"""How a question ends."""

# The paper, ink and red of the site; yellow and cyan dark enough to read on paper.
_PAPER, _INK, _RED = (255, 253, 250), (34, 30, 27), (179, 33, 43)
_GREEN, _OCHRE, _BLUE, _TEAL = (46, 110, 62), (138, 92, 8), (29, 92, 158), (14, 111, 117)
_COLOURS = [_INK, _RED, _GREEN, _OCHRE, _BLUE, _RED, _TEAL, _INK]
_THEME = TerminalTheme(_PAPER, _INK, _COLOURS, _COLOURS)

# In fonts for Chinese, lines of tables are as wide as two letters, on a terminal as wide as one.
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
        All that the terminal showed, colours as ANSI codes: the command itself first.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    process = subprocess.Popen(
        ["sh", "-c", command],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    os.close(theirs)
    shown, waiting = "", list(answers)
    while piece := _read(ours):
        shown += piece
        if waiting and shown.endswith(PROMPT):
            os.write(ours, f"{waiting.pop(0)}\n".encode())
    process.wait()
    os.close(ours)
    return f"\x1b[1m$ {command}\x1b[0m\n" + shown.replace("\r\n", "\n")


def _read(terminal: int) -> str:
    """What came next; empty text once everybody has left the terminal."""
    held = b""
    while True:
        try:
            held += os.read(terminal, 4096)
            return held.decode()
        except UnicodeDecodeError:  # a character that has not come whole yet
            continue
        except OSError:  # how Linux says that the other end is closed
            return ""


def page(shown: str) -> str:
    """What a terminal showed, as a page that holds nothing else."""
    console = Console(record=True, file=StringIO(), width=10_000)
    console.print(Text.from_ansi(shown.strip()), soft_wrap=True, highlight=False)
    text = console.export_html(theme=_THEME, code_format="{code}", inline_styles=True)
    return _PAGE.format(columns=COLUMNS, text=text.strip())

"""Output errors: full disks, missing permissions, terminals with few characters."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from wuse.printable import printable


class Program(click.Group):
    """A group of commands in which output errors print a message, not a traceback."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run the command as `click.Command.main` does.

        A character that the terminal's encoding lacks becomes ``?``: the rest of the message is
        still worth reading. An error while reading or writing is reported, and the exit code is 1.
        """
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
                stream.reconfigure(errors="replace")
        try:
            return super().main(*arguments, **settings)
        except OSError as error:
            with suppress(OSError):  # else Python would try to flush it once more on exit
                sys.stdout.close()
            reason = error.strerror or error
            name = f"“{printable(str(error.filename))}”" if error.filename else "文件"
            message = f"错误：没有做完，读写{name}时出错：{reason}。请检查磁盘空间和权限"
            click.echo(message, err=True)
            sys.exit(1)


def unwritable(target: Path) -> click.ClickException:
    """The error to raise when the result of a command cannot be written."""
    return click.ClickException(f"写不进“{target}”，请换一个地方，或者检查有没有权限")

"""The command as a program among others: the terminal, pipe or file that it writes to."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from typing import Any

import click

from wuse.printable import printable


class Program(click.Group):
    """A group of commands for which trouble with what it writes to is no traceback."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run the command as `click.Command.main` does.

        A character that the terminal's encoding lacks is shown as ``?``: what can be read of a
        message is worth more than nothing. A disk that is full is told, and ends with 1.
        """
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
                stream.reconfigure(errors="replace")
        try:
            return super().main(*arguments, **settings)
        except OSError as error:
            with suppress(OSError):  # what could not be written would be tried again at the end
                sys.stdout.close()
            reason = error.strerror or error
            place = f"“{printable(str(error.filename))}”" if error.filename else "文件"
            said = f"错误：没有做完，读写{place}时出错：{reason}。请检查磁盘空间和权限"
            click.echo(said, err=True)
            sys.exit(1)

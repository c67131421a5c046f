"""``wuse``: each command is imported only when it runs, so that none waits for the others."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword

import click

from .garbage import gc_paused
from .program import Program

COMMANDS = (
    "assign",
    "cache",
    "check",
    "codeowners",
    "dossier",
    "edition",
    "export",
    "fix",
    "form",
    "import",
    "new",
    "pack",
    "photos",
    "ready",
    "receive",
    "report",
    "rule",
    "schema",
    "serve",
    "start",
    "status",
    "table",
    "takedown",
    "tally",
    "touched",
    "usb",
)
"""Each is defined by the function of this name in the module of this name; see `_imported`."""


class Commands(Program):
    """Imports the command that is called or, if its name is unknown, all: to suggest one."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return the command of this name; None if there is no such command."""
        for command in (name,) if name in COMMANDS else COMMANDS:
            self.commands[command] = _imported(command)
        return self.commands.get(name)


def _imported(name: str) -> click.Command:
    python_name = f"{name}_" if iskeyword(name) else name
    with gc_paused():  # what modules define is never freed
        module = import_module(f"{__package__}.{python_name}")
        command: click.Command = getattr(module, python_name)
    return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wuse", prog_name="wuse")
def main() -> None:
    """五色：把学校的党建品牌文件夹变成网站。"""

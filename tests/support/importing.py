"""``wuse import`` as a person runs it, in this process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from support.project import Project
from wuse.cli import main


def run_import(project: Project, *arguments: object) -> Result:
    """Run the command; whatever is imported, it does not end in a traceback."""
    command = ["import", *map(str, arguments), "--project", str(project.root)]
    result = CliRunner().invoke(main, command)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result

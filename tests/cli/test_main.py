"""The command as a whole: what it loads, what it says of itself, and of how it is called."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from wuse.cli import main

LIGHT = ("check", "codeowners", "fix", "new", "rule", "schema", "serve", "touched")
ONLY_FOR_PAGES = {"jinja2", "nh3", "zxingcpp", "wuse.site.assemble"}
START = """\
import sys
from wuse.cli import main
for name in sys.argv[1:]:
    main([name, "--help"], standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.slow
def test_a_command_without_pages_loads_nothing_that_only_pages_need() -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, *LIGHT], capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(done.stderr.split())
    assert {f"wuse.cli.{name}" for name in LIGHT} <= loaded
    assert loaded & ONLY_FOR_PAGES == set()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nothing",),
        ("check", "--all"),
        ("check", "--project", "nowhere"),
        ("export",),
        ("schema",),
    ],
)
def test_wrong_usage_is_told_and_fails(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert result.output
    assert "Traceback" not in result.output


def test_help_is_chinese() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert "五色：把学校的党建品牌文件夹变成网站。" in result.output
    assert all(command in result.output for command in ("check", "export", "schema"))
    assert CliRunner().invoke(main, ["--version"]).exit_code == 0

"""How the command starts: whoever waits for it should not wait for what it does not use."""

from __future__ import annotations

import subprocess
import sys

LIGHT = ("check", "codeowners", "fix", "new", "rule", "schema", "serve", "touched")
ONLY_FOR_PAGES = {"jinja2", "nh3", "zxingcpp", "wuse.site.assemble"}
START = """\
import sys
from wuse.cli import main
for name in sys.argv[1:]:
    main([name, "--help"], standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""


def test_a_command_without_pages_loads_nothing_that_only_pages_need() -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, *LIGHT], capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(done.stderr.split())
    assert {f"wuse.cli.{name}" for name in LIGHT} <= loaded
    assert loaded & ONLY_FOR_PAGES == set()

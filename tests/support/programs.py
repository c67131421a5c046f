"""Programs of the environment, run in processes that have imported them already.

Four fifths of what a small site or a check takes is the start of Python and the imports. Here one
process does that once, and forks for every run: each still has a process, a folder, an environment
and an output of its own. How a program starts, and what the seed of hashes may change, is for
`Project.run`, which starts it anew.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

SECONDS = 300
"""No run takes nearly as long, however busy the machine is: one that hangs is ended."""

_PROGRAMS = {"mkdocs": ("mkdocs.__main__", "cli"), "wuse": ("wuse.cli", "main")}
"""Command -> where its entry point is, as the packages declare it."""
_LATER = ("mkdocs.commands", "material.extensions", "markdown.extensions", "wuse")
"""Packages of which programs import modules only when they need them."""


def run(
    command: str, options: tuple[str, ...], folder: Path, environment: Mapping[str, str]
) -> tuple[int, str]:
    """Run ``mkdocs`` or ``wuse``.

    Args:
        command: one of the two.
        options: its arguments.
        folder: where it is run.
        environment: all of its environment.

    Returns:
        How it ended, as a shell says it, and everything that it said.
    """
    server = _server()
    assert server.stdin
    assert server.stdout
    with TemporaryDirectory(prefix="wuse-said-") as said:
        output = Path(said, "output")
        asked = [command, options, str(folder), dict(environment), str(output)]
        server.stdin.write(f"{json.dumps(asked)}\n")
        server.stdin.flush()
        return int(server.stdout.readline()), output.read_text("utf-8")


@cache
def _server() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-P", __file__],
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def stop() -> None:
    """End the process, if there is one."""
    if _server.cache_info().currsize:
        _server().communicate()
        _server.cache_clear()


def _serve() -> None:
    """Answer each line of the input: fork, run, and say how the run ended."""
    for package in _LATER:
        for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    for name, _ in _PROGRAMS.values():
        import_module(name)
    _warm_up()
    gc.collect()
    gc.freeze()  # or each run, at its end, looks through all modules for garbage: 0.3 s
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(*json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


_RECORDS = {
    "mkdocs.yml": "site_name: 例\n",
    "brands/aa/brand.yml": "单位: {单位名称: 例校}\n品牌: {品牌名称: 例}\n",
    "brands/aa/activities/a.yml": "标题: 植树\n日期: 2025-03-12\n摘要: 王老师带学生种了三棵树。\n",
}
"""Say enough for every rule to look at something."""


def _warm_up() -> None:
    """Do once what each run does first: compile patterns, lay the rules out, read the engine."""
    from click.testing import CliRunner

    from wuse.site.engine import engine_key

    with TemporaryDirectory(prefix="wuse-warm-") as folder:
        for name, content in _RECORDS.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        asked = ["check", "--format", "sarif", "--project", folder]
        CliRunner().invoke(import_module("wuse.cli").main, asked)
        engine_key(Path(folder))


def _become(
    command: str, options: list[str], folder: str, environment: dict[str, str], output: str
) -> NoReturn:
    """Be the program from now on; ends as it ends, with all that is done at an end."""
    signal.alarm(SECONDS)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    written = os.open(output, os.O_WRONLY | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(written, stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    module, entry = _PROGRAMS[command]
    sys.argv = [str(Path(sys.executable).with_name(command)), *options]
    sys.exit(getattr(import_module(module), entry)())


if __name__ == "__main__":
    _serve()

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
import shutil
import signal
import socket
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from select import select
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory, TemporaryFile, mkdtemp
from typing import NoReturn

from support.program_client import ask

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
    with TemporaryFile() as output, Path(os.devnull).open("rb") as nothing:
        streams = (nothing.fileno(), output.fileno(), output.fileno())
        code = ask(address(), [command, *options], str(folder), environment, streams)
        output.seek(0)
        return code, output.read().decode()


def address() -> str:
    """Where the process listens, for scripts that run programs by `program_client`."""
    return _server().args[-1]


@cache
def _server() -> Popen[str]:
    folder = mkdtemp(prefix="wuse-run-")
    server = Popen(
        [sys.executable, "-P", __file__, f"{folder}/socket"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUTF8": "1"},
        stdin=PIPE,
        stdout=PIPE,
        text=True,
    )
    assert server.stdout
    assert server.stdout.readline() == "ready\n"
    return server


def stop() -> None:
    """End the process, if there is one."""
    if _server.cache_info().currsize:
        _server().communicate()
        shutil.rmtree(Path(address()).parent)
        _server.cache_clear()


def _serve(listener: socket.socket) -> None:
    """Have a process for each that asks, which forks the program and says how it ended."""
    for package in _LATER:
        for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    for name, _ in _PROGRAMS.values():
        import_module(name)
    _warm_up()
    gc.collect()
    gc.freeze()  # or each run, at its end, looks through all modules for garbage: 0.3 s
    print("ready", flush=True)
    while listener in select([listener, sys.stdin], [], [])[0]:  # the input ends with the tests
        connection, _ = listener.accept()
        if not os.fork():
            _answer(connection)
        connection.close()
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _answer(connection: socket.socket) -> NoReturn:
    _, streams, _, _ = socket.recv_fds(connection, 1, 3)
    asked = b"".join(iter(partial(connection.recv, 1 << 20), b""))
    child = os.fork()
    if not child:
        _become(*json.loads(asked), streams)
    _, status = os.waitpid(child, 0)
    connection.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


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
    command: list[str], folder: str, environment: dict[str, str], streams: list[int]
) -> NoReturn:
    """Be the program from now on; ends as it ends, with all that is done at an end."""
    signal.alarm(SECONDS)
    for stream, file in enumerate(streams):
        os.dup2(file, stream)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    name, *options = command
    module, entry = _PROGRAMS[name]
    sys.argv = [str(Path(sys.executable).with_name(name)), *options]
    sys.exit(getattr(import_module(module), entry)())


if __name__ == "__main__":
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(sys.argv[1])
        listener.listen()
        _serve(listener)

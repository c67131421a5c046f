"""A stand-in for the machines that run workflows: real shells on real repositories, no network.

It knows as much of the syntax as our own files use, and fails on the rest.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from support import program_client, programs
from support.project import quiet
from support.repository import git

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)+")


@dataclass
class Step:
    """How a step ended."""

    name: str
    outcome: str
    said: str = ""
    outputs: dict[str, str] = field(default_factory=dict)


class Runner:
    """Runs the steps of one job of a workflow in a folder of its own.

    Args:
        folder: an empty folder.
        origin: the repository that the workflow belongs to.
        ref: what ``actions/checkout`` takes when it is not told: of a pull request's repository.
        context: values of ``github.…`` expressions.
        started_anew: see `stand_ins`.
    """

    def __init__(
        self,
        folder: Path,
        origin: Path,
        ref: str,
        context: Mapping[str, str],
        started_anew: bool = False,
    ) -> None:
        self.workspace = folder / "workspace"
        self.workspace.mkdir(parents=True)
        self.uploaded: dict[str, Path] = {}
        self.summary = folder / "summary.md"
        self._files = {
            "GITHUB_STEP_SUMMARY": self.summary,
            "GITHUB_OUTPUT": folder / "output",
            "GITHUB_PATH": folder / "path",
        }
        self._origin, self._ref, self._context = origin, ref, context
        self._bin = stand_ins(folder, started_anew)
        self.steps: dict[str, Step] = {}

    def run(self, workflow: Path, job: str, until: str = "") -> Runner:
        """Run a job, up to and with the step of this name."""
        written = yaml.safe_load(workflow.read_text("utf-8"))
        self._env = written["env"]
        assert written["defaults"]["run"]["shell"] == "bash"
        for number, step in enumerate(written["jobs"][job]["steps"]):
            name = step.get("name", step.get("uses", ""))
            self.steps[step.get("id", str(number))] = self._step(name, step)
            if name == until:
                break
        return self

    def __getitem__(self, name: str) -> Step:
        return next(step for step in self.steps.values() if step.name == name)

    def _step(self, name: str, step: Mapping[str, Any]) -> Step:
        failed = any(done.outcome == "failure" for done in self.steps.values())
        wanted = self._value(step["if"]) if "if" in step else not failed
        if not wanted:
            return Step(name, "skipped")
        if "uses" in step:
            action = step["uses"].removeprefix("https://github.com/").partition("@")[0]
            _ACTIONS[action](self, {key: self._text(val) for key, val in step["with"].items()})
            return Step(name, "success")
        env = {key: self._text(value) for key, value in step.get("env", {}).items()}
        return self._shell(name, step["run"], env)

    def _shell(self, name: str, script: str, env: Mapping[str, str]) -> Step:
        assert "${{" not in script, "an expression in a script is code that others can write"
        for file in self._files.values():
            file.touch()
        output, path = self._files["GITHUB_OUTPUT"], self._files["GITHUB_PATH"]
        output.write_text("")
        added = path.read_text("utf-8").split()
        done = shell(
            script,
            self.workspace,
            {
                **self._env,
                **env,
                **{key: str(file) for key, file in self._files.items()},
                "PATH": os.pathsep.join([*reversed(added), str(self._bin), os.environ["PATH"]]),
            },
        )
        outputs = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
        outcome = "failure" if done.returncode else "success"
        return Step(name, outcome, done.stdout, outputs)

    def checkout(self, options: Mapping[str, str]) -> None:
        """What ``actions/checkout`` does."""
        folder = self.workspace / options["path"]
        folder.mkdir()
        git(folder, "init", "-q")
        git(folder, "remote", "add", "origin", self._origin.as_uri())
        depth = int(options.get("fetch-depth", "1"))
        ref = options.get("ref", self._ref)
        if depth:
            git(folder, "fetch", "-q", f"--depth={depth}", "origin", ref)
        else:
            everything = "+refs/heads/*:refs/remotes/origin/*"
            git(folder, "fetch", "-q", "origin", ref, everything)
        if sparse := options.get("sparse-checkout"):
            git(folder, "sparse-checkout", "set", *sparse.split())
        tip = git(folder, "ls-remote", "origin", ref).split()[0]
        git(folder, "checkout", "-q", "--detach", tip)

    def upload(self, options: Mapping[str, str]) -> None:
        """What ``actions/upload-artifact`` does."""
        self.uploaded[options["name"]] = self.workspace / options["path"]

    def _text(self, value: object) -> str:
        return _EXPRESSION.sub(lambda found: str(self._value(found[1])), str(value))

    def _value(self, expression: str) -> object:
        """Names, ``!cancelled()``, ``&&``, ``==`` and ``!=``."""
        inner = _EXPRESSION.sub(r"\1", expression).strip()
        python = inner.replace("!cancelled()", "True").replace("&&", "and")
        return eval(_NAME.sub(lambda found: repr(self._named(found[0])), python), {})

    def _named(self, name: str) -> str:
        if name.startswith("github."):
            return self._context[name.removeprefix("github.")]
        _, step, what, *key = name.split(".")
        done = self.steps[step]
        return done.outputs.get(key[0], "") if what == "outputs" else done.outcome


_ACTIONS: Mapping[str, Callable[[Runner, Mapping[str, str]], None]] = {
    "actions/checkout": Runner.checkout,
    "actions/upload-artifact": Runner.upload,
    "actions/setup-python": lambda runner, options: None,
}


def shell(script: str, folder: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub does when ``shell: bash`` is written."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=quiet(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


def stand_ins(folder: Path, started_anew: bool = False) -> Path:
    """A folder with a ``make`` that installs nothing but links to what is installed here.

    Args:
        folder: where the folder is made.
        started_anew: whether programs are those that are installed, which take a second to start,
            instead of those of `support.programs`.
    """
    stands = folder / "bin"
    stands.mkdir()
    installed = Path(sys.executable).parent.parent
    if not started_anew:
        installed = folder / "quick"
        (installed / "bin").mkdir(parents=True)
        for name in ("mkdocs", "wuse"):
            quick_program(installed / "bin" / name)
    _script(stands / "make", f'[ "$3" = install ] && ln -s "{installed}" "$2/.venv"')
    return stands


def quick_program(path: Path) -> None:
    """Write a script that runs the program of its name by `support.programs`."""
    asks = [sys.executable, "-I", "-S", program_client.__file__, programs.address(), path.name]
    _script(path, f'exec {shlex.join(asks)} "$@"')


def _script(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)

"""What ``wuse check`` costs and finds, beside yamllint and check-jsonschema over the same files.

Run ``python bench/check.py`` with the extra ``bench`` installed. Speed: a made-up region, each
program a process of its own, in turns after one unmeasured run. Change: one edited file in a git
repository of many schools. Finds: the bad example of every rule, and which of them each program
says anything about that it does not say about the good one.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import region
from process import Run, run

from wuse.rules import RULES, check
from wuse.source import load_region
from wuse.source.settings import load_configuration

ROOT = Path(__file__).parents[1]
SIZES = (270, 1080)
"""Numbers of owners, 26 files each: about 7,000 files, and four times as many."""
REGION = 10_000
"""Owners of the region in which one school changes."""
_KINDS = {"brand": "*/brand.yml", "activity": "*/activities/*.yml", "exemplar": "*/exemplars/*.yml"}
_RELAXED = "{extends: relaxed, rules: {line-length: disable}}"
_WUSE = (Path(sys.executable).with_name("wuse"), "check")
_PYTHON = (sys.executable, "-m")
_GIT = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0")
_CHANGED = {
    "wuse check --since HEAD": (*_WUSE, "--since", "HEAD"),
    "git status": (*_GIT, "status", "--porcelain"),
}

Check = Callable[[Path], Run]


def wuse(project: Path) -> Run:
    """Everything that we check."""
    return run([*_WUSE, "--format", "json"], project, quiet=True)


def yamllint(project: Path) -> Run:
    """The style and syntax of the same files, with the rules that suit Chinese prose."""
    return run(
        [*_PYTHON, "yamllint", "--no-warnings", "-d", _RELAXED, "brands"], project, quiet=True
    )


def jsonschema(project: Path) -> Run:
    """The committed schema of each kind of file; a process for each schema."""
    runs = []
    for kind, pattern in _KINDS.items():
        files = sorted((project / "brands").glob(pattern))
        schema = ROOT / "schema" / f"{kind}.schema.json"
        runs.append(
            run([*_PYTHON, "check_jsonschema", "--schemafile", schema, *files], project, True)
        )
    return Run(
        cpu=sum(one.cpu for one in runs),
        wall=sum(one.wall for one in runs),
        memory=max(one.memory for one in runs),
    )


PROGRAMS: dict[str, Check] = {
    "wuse check": wuse,
    "check-jsonschema": jsonschema,
    "yamllint": yamllint,
}


def speed(count: int, repeats: int) -> None:
    """Check a region of this size with every program in turn, and print a row for each."""
    with tempfile.TemporaryDirectory(prefix="wuse-bench-") as name:
        project = Path(name)
        region.write_wuse(project / "brands", count)
        (project / "mkdocs.yml").write_text("site_name: 示例\n", "utf-8")
        files = sum(1 for _ in project.rglob("*.yml"))
        runs: dict[str, list[Run]] = {program: [] for program in PROGRAMS}
        for _ in range(repeats + 1):
            for program, once in PROGRAMS.items():
                runs[program].append(once(project))
    ours = [one.cpu for one in runs["wuse check"][1:]]
    for program, done in runs.items():
        cpu = [one.cpu for one in done[1:]]
        ratio = statistics.median(mine / other for mine, other in zip(ours, cpu, strict=True))
        memory = statistics.median(one.memory for one in done[1:])
        each = statistics.median(cpu) / files * 1000
        print(
            f"| {files:,} | {program} | {statistics.median(cpu):.1f} | {each:.2f} | {ratio:.2f} "
            f"| {memory:.0f} |",
            flush=True,
        )


def change(repeats: int) -> None:
    """Edit one file of one school among many, and check what changed."""
    with tempfile.TemporaryDirectory(prefix="wuse-bench-") as name:
        project = Path(name)
        region.write_wuse(project / "brands", 1)
        first = project / "brands" / "school-00001"
        for number in range(2, REGION + 1):
            _linked(first, first.with_name(f"school-{number:05}"))
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "base"]):
            subprocess.run([*_GIT, *command], cwd=project, check=True)
        edited = next((first / "activities").iterdir())
        text = edited.read_text("utf-8")
        edited.unlink()  # the others are links to the same file
        edited.write_text(f"{text}gap: 缺一张照片\n", "utf-8")
        measured = {
            title: [run(command, project, quiet=True) for _ in range(repeats + 1)][1:]
            for title, command in _CHANGED.items()
        }
    for title, runs in measured.items():
        cpu = statistics.median(one.cpu for one in runs)
        wall = statistics.median(one.wall for one in runs)
        print(f"| {REGION:,} | {title} | {cpu:.2f} | {wall:.2f} |", flush=True)


def _linked(source: Path, target: Path) -> None:
    for path in source.rglob("*.yml"):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, copy)


def finds() -> None:
    """Count the rules whose bad example each program tells from the good one.

    What a change may touch (O) is not in its files, so no other program could tell.
    """
    sys.path[0] = str(ROOT / "tests")
    from support.examples import write

    rules = [rule for rule in RULES.values() if rule.bad.files and rule.code[0] != "O"]
    with tempfile.TemporaryDirectory(prefix="wuse-bench-") as name:
        for rule in rules:
            for which, example in (("bad", rule.bad), ("good", rule.good)):
                write(example, Path(name) / rule.name / which)
        said = {program: says(Path(name)) for program, says in _SAYS.items()}
    for program, blamed in said.items():
        told = sum(
            (Path(rule.name) / "bad") in blamed and (Path(rule.name) / "good") not in blamed
            for rule in rules
        )
        print(f"| {program} | {told} of {len(rules)} |", flush=True)


def _wuse_says(root: Path) -> set[Path]:
    """Where the rule that the example is about is named; hints about others are no matter."""
    said = set()
    for project in root.glob("*/*"):
        loaded = load_region(project)
        settings = load_configuration(project)[0].settings
        codes = {problem.code for problem in check(project, loaded, settings=settings)}
        if any(RULES[code].name == project.parent.name for code in codes):
            said.add(project.relative_to(root))
    return said


def _yamllint_says(root: Path) -> set[Path]:
    said = _output([*_PYTHON, "yamllint", "-f", "parsable", "-d", _RELAXED, "."], root)
    return {_project(line.partition(":")[0]) for line in said.splitlines() if line.startswith("./")}


def _jsonschema_says(root: Path) -> set[Path]:
    said = set()
    for kind, pattern in _KINDS.items():
        found = root.glob(f"*/*/brands/{pattern}")
        files = [path.relative_to(root) for path in found if path.is_file()]  # it breaks on links
        schema = ROOT / "schema" / f"{kind}.schema.json"
        command = [*_PYTHON, "check_jsonschema", "-o", "json", "--schemafile", schema, *files]
        done = json.loads(_output(command, root))
        said |= {
            _project(one["filename"]) for one in (*done["errors"], *done.get("parse_errors", ()))
        }
    return said


def _output(command: Sequence[str | Path], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=False)
    return done.stdout.decode(errors="replace")


def _project(path: str) -> Path:
    """``./photo-small/bad/brands/…`` is about ``photo-small/bad``."""
    return Path(*Path(path).parts[:2])


_SAYS: dict[str, Callable[[Path], set[Path]]] = {
    "wuse check": _wuse_says,
    "check-jsonschema": _jsonschema_says,
    "yamllint": _yamllint_says,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="speed, change, finds; or all")
    parser.add_argument("--quick", action="store_true", help="only the smallest region")
    parser.add_argument("--repeats", type=int, default=3, help="measured runs of each")
    arguments = parser.parse_args()
    os.environ |= {"SOURCE_DATE_EPOCH": "1772323200"}  # the day on which examples are looked at
    parts = arguments.parts or ["speed", "change", "finds"]
    if "speed" in parts:
        print("| files | program | CPU s | ms a file | wuse to it | peak MB |")
        print("|---:|---|---:|---:|---:|---:|", flush=True)
        for count in SIZES[:1] if arguments.quick else SIZES:
            speed(count, arguments.repeats)
    if "change" in parts:
        print("\n| schools | command | CPU s | wall s |\n|---:|---|---:|---:|", flush=True)
        change(arguments.repeats)
    if "finds" in parts:
        print("\n| program | bad examples told from good ones |\n|---|---:|", flush=True)
        finds()


if __name__ == "__main__":
    main()

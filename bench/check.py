"""What ``wuse check`` costs and finds, compared with yamllint and check-jsonschema.

Run ``python bench/check.py`` with the extra ``bench`` installed. ``speed`` checks a made-up region:
each program runs in a process of its own, in turns, after one unmeasured run. ``change`` edits one
file in a git repository of many schools. ``finds`` counts the rules for which a program reports a
problem in the bad example and none in the good one.
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
"""Owners of the region for ``change``."""
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
    """Check with all our rules."""
    return run([*_WUSE, "--format", "json"], project, quiet=True)


def yamllint(project: Path) -> Run:
    """Check style and syntax, with the rules that suit Chinese prose."""
    return run(
        [*_PYTHON, "yamllint", "--no-warnings", "-d", _RELAXED, "brands"], project, quiet=True
    )


def jsonschema(project: Path) -> Run:
    """Check each kind of file against its committed schema, with a process for each schema."""
    runs = []
    for kind, pattern in _KINDS.items():
        files = sorted((project / "brands").glob(pattern))
        schema = ROOT / "schema" / f"{kind}.schema.json"
        runs.append(
            run([*_PYTHON, "check_jsonschema", "--schemafile", schema, *files], project, True)
        )
    return Run(
        cpu=sum(part.cpu for part in runs),
        wall=sum(part.wall for part in runs),
        memory=max(part.memory for part in runs),
        together=max(part.together for part in runs),
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
            for program, check_project in PROGRAMS.items():
                runs[program].append(check_project(project))
    measured = {program: done[1:] for program, done in runs.items()}
    wuse_cpu = [turn.cpu for turn in measured["wuse check"]]
    for program, turns in measured.items():
        cpu = [turn.cpu for turn in turns]
        ratio = statistics.median(ours / its for ours, its in zip(wuse_cpu, cpu, strict=True))
        memory = statistics.median(turn.memory for turn in turns)
        seconds = statistics.median(cpu)
        print(
            f"| {files:,} | {program} | {seconds:.1f} | {seconds / files * 1000:.2f} "
            f"| {ratio:.2f} | {memory:.0f} |",
            flush=True,
        )


def change(repeats: int) -> None:
    """Edit one file of one school among many, and check what changed."""
    with tempfile.TemporaryDirectory(prefix="wuse-bench-") as name:
        project = Path(name)
        region.write_wuse(project / "brands", 1)
        first = project / "brands" / "school-00001"
        for number in range(2, REGION + 1):
            _link_files(first, first.with_name(f"school-{number:05}"))
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "base"]):
            subprocess.run([*_GIT, *command], cwd=project, check=True)
        edited = next((first / "activities").iterdir())
        text = edited.read_text("utf-8")
        edited.unlink()  # the other schools have hard links to the same file
        edited.write_text(f"{text}gap: 缺一张照片\n", "utf-8")
        measured = {
            title: [run(command, project, quiet=True) for _ in range(repeats + 1)][1:]
            for title, command in _CHANGED.items()
        }
    for title, runs in measured.items():
        cpu = statistics.median(turn.cpu for turn in runs)
        wall = statistics.median(turn.wall for turn in runs)
        print(f"| {REGION:,} | {title} | {cpu:.2f} | {wall:.2f} |", flush=True)


def _link_files(source: Path, target: Path) -> None:
    for path in source.rglob("*.yml"):
        link = target / path.relative_to(source)
        link.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, link)


def finds() -> None:
    """Count the rules for which each program reports the bad example and not the good one.

    Rules about what a change may touch (O) are left out: the files alone do not show it.
    """
    sys.path[0] = str(ROOT / "tests")
    from support.examples import write

    rules = [rule for rule in RULES.values() if rule.bad.files and rule.code[0] != "O"]
    with tempfile.TemporaryDirectory(prefix="wuse-bench-") as name:
        for rule in rules:
            for which, example in (("bad", rule.bad), ("good", rule.good)):
                write(example, Path(name) / rule.name / which)
        reported = {program: report(Path(name)) for program, report in _REPORTED.items()}
    for program, examples in reported.items():
        detected = sum(
            (Path(rule.name) / "bad") in examples and (Path(rule.name) / "good") not in examples
            for rule in rules
        )
        print(f"| {program} | {detected} of {len(rules)} |", flush=True)


def _reported_by_wuse(root: Path) -> set[Path]:
    """The examples for which wuse reports their own rule; reports of other rules do not count."""
    reported = set()
    for project in root.glob("*/*"):
        loaded = load_region(project)
        settings = load_configuration(project)[0].settings
        codes = {problem.code for problem in check(project, loaded, settings=settings)}
        if any(RULES[code].name == project.parent.name for code in codes):
            reported.add(project.relative_to(root))
    return reported


def _reported_by_yamllint(root: Path) -> set[Path]:
    output = _output([*_PYTHON, "yamllint", "-f", "parsable", "-d", _RELAXED, "."], root)
    lines = [line for line in output.splitlines() if line.startswith("./")]
    return {_example(line.partition(":")[0]) for line in lines}


def _reported_by_jsonschema(root: Path) -> set[Path]:
    reported = set()
    for kind, pattern in _KINDS.items():
        paths = root.glob(f"*/*/brands/{pattern}")
        # check-jsonschema fails on links that lead nowhere.
        files = [path.relative_to(root) for path in paths if path.is_file()]
        schema = ROOT / "schema" / f"{kind}.schema.json"
        command = [*_PYTHON, "check_jsonschema", "-o", "json", "--schemafile", schema, *files]
        report = json.loads(_output(command, root))
        errors = (*report["errors"], *report.get("parse_errors", ()))
        reported |= {_example(error["filename"]) for error in errors}
    return reported


def _output(command: Sequence[str | Path], folder: Path) -> str:
    process = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=False)
    return process.stdout.decode(errors="replace")


def _example(path: str) -> Path:
    """The example that a file belongs to: ``./photo-small/bad/brands/…`` -> ``photo-small/bad``."""
    return Path(*Path(path).parts[:2])


_REPORTED: dict[str, Callable[[Path], set[Path]]] = {
    "wuse check": _reported_by_wuse,
    "check-jsonschema": _reported_by_jsonschema,
    "yamllint": _reported_by_yamllint,
}
"""Program -> function that returns the examples, below a folder, in which it reports a problem."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="speed, change, finds; or all")
    parser.add_argument("--quick", action="store_true", help="only the smallest region")
    parser.add_argument("--repeats", type=int, default=3, help="measured runs of each")
    arguments = parser.parse_args()
    os.environ |= {"SOURCE_DATE_EPOCH": "1772323200"}  # the day for which examples are written
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

"""Mutation testing of the gates: does a test fail when code that withholds something is broken?

``python bench/mutants.py publication`` breaks the gate's module in one small way after the other,
in a copy of the project, and runs the gate's tests against each mutant. It prints each surviving
mutant with its line and a diff. ``--list`` shows the mutants; ``--only N …`` tries these again.

A mutant changes a comparison, a condition (negated, or without one operand of `and` or `or`), a
`not`, a number, a boolean, an operator, a returned value, a branch of `x if y else z`, a filter of
a comprehension, an entry of a dictionary, an element of a tuple or list, or removes a statement
with a side effect. Messages, rules' examples and regular expressions stay unchanged: the first two
withhold nothing, and the corpora test the last.
"""

from __future__ import annotations

import argparse
import ast
import copy
import difflib
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NoReturn

import hypothesis  # noqa: F401
import PIL.Image  # noqa: F401
import playwright.sync_api  # noqa: F401
import pydantic  # noqa: F401
import pytest
import yaml  # noqa: F401

ROOT = Path(__file__).parent.parent

_RULES = "hooks/wuse/rules"
_MODEL = "tests/model/test_publication.py"
_VERDICT = "tests/photos/test_verdict.py"
_PUBLISHED = "tests/site/test_photos_published.py"
_PEOPLE = "tests/rules/test_people.py"
_NAMED = "tests/rules/test_named.py"
_MINORS = "tests/rules/test_minors.py"
_PRIVACY = "tests/rules/test_privacy.py"
_OWNERS = "tests/change/test_ownership.py"
_CRISS_CROSS = "tests/change/test_criss_cross.py"
_EXAMPLES = "tests/rules/test_examples.py"
_PICTURES = "tests/rules/test_pictures.py"
_LEVELS = "tests/rules/test_levels.py"
_EXPECTED = "tests/rules/test_expected_problems.py"
_PLACES = "tests/rules/test_places.py"
_QUOTING = f"{_PRIVACY}::test_what_is_said_in_public_holds_no_number"
_TEXTS = [
    f"{_PRIVACY}::test_{name}"
    for name in (
        "what_identifies_a_person_is_reported",
        "what_only_looks_like_it_is_not_reported",
        "no_mixture_of_tricks_hides_a_number",
        "ordinary_numbers_are_none",
        "every_identity_number_is_found_and_a_wrong_digit_is_none",
    )
]
_NUMBERS = "tests/rules/test_identifiers.py"
_ASSEMBLED = "tests/site/test_assemble.py"
_TAKEN = "tests/rules/test_takedowns.py"
_LAW = "tests/rules/test_law.py"
_EDITIONS = "hooks/wuse/editions"
_TALLY = "tests/editions/test_tally.py"
_COUNTING = "tests/editions/test_counting.py"
_BALLOTS = "tests/editions/test_ballots.py"
_MARKING = "tests/editions/test_marking.py"
_OFFICE = "tests/cli/test_tally.py"
_AGREED = "tests/editions/test_agreement.py"

GATES = {
    "publication": ("hooks/wuse/model/publication.py", [_MODEL, _VERDICT]),
    "verdict": ("hooks/wuse/photos/verdict.py", [_MODEL, _VERDICT]),
    "levels": (f"{_RULES}/levels.py", [_LEVELS, _PUBLISHED]),
    "region": ("hooks/wuse/model/region.py", [_MODEL, _PUBLISHED]),
    "assemble": ("hooks/wuse/site/assemble.py", [_ASSEMBLED]),
    "check": (f"{_RULES}/check.py", [_PLACES, _LEVELS, _LAW, _QUOTING, _EXPECTED]),
    "ownership": ("hooks/wuse/change/ownership.py", [_OWNERS]),
    "merge": ("hooks/wuse/change/merge.py", [_CRISS_CROSS]),
    "people": (f"{_RULES}/families/people.py", [_PEOPLE, _NAMED, _EXAMPLES]),
    "roles": (f"{_RULES}/families/roles.py", [_PEOPLE, _NAMED, _EXAMPLES]),
    "photo_conflicts": (f"{_RULES}/families/photo_conflicts.py", [_VERDICT, _EXAMPLES]),
    "captions": (f"{_RULES}/families/captions.py", [_PICTURES, _EXAMPLES]),
    "mentions": (f"{_RULES}/texts/mentions.py", [_NAMED, _MINORS, _EXAMPLES]),
    "minors": (f"{_RULES}/families/minors.py", [_MINORS, _NAMED, _EXAMPLES]),
    "identifiers": (f"{_RULES}/texts/identifiers.py", [_NUMBERS, *_TEXTS]),
    "contacts": (f"{_RULES}/texts/contacts.py", [_PRIVACY, _EXAMPLES]),
    "takedowns": (f"{_RULES}/families/takedowns.py", [_TAKEN, _EXAMPLES]),
    "ballots": (f"{_EDITIONS}/ballots.py", [_BALLOTS, _COUNTING, _TALLY, _OFFICE]),
    "marking": (f"{_EDITIONS}/marking.py", [_MARKING, _TALLY, _OFFICE]),
    "counting": (
        f"{_EDITIONS}/counting.py",
        [_COUNTING, _TALLY, _AGREED],
    ),
    "fates": (f"{_EDITIONS}/fates.py", [_TALLY, _OFFICE]),
    "grading": (f"{_EDITIONS}/grading.py", [_TALLY, _OFFICE]),
    "tally": (f"{_EDITIONS}/tally.py", [_TALLY, _OFFICE]),
    "outcome": (f"{_EDITIONS}/outcome.py", [_OFFICE]),
}
"""Gate -> its module, and its tests, the quickest first."""

_OPPOSITE: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}

_SIDE_EFFECTS = (ast.Expr, ast.AugAssign, ast.Raise, ast.Delete, ast.Continue, ast.Break)


def mutants(source: str) -> Iterator[tuple[int, str]]:
    """Yield each mutant of a module: the line that differs, and the whole text."""
    lines = source.encode().splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    text = source.encode()
    for node in _executed(ast.parse(source)):
        for new in _replacements(node):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[node.end_lineno - 1] + node.end_col_offset
            mutant = (text[:start] + new.encode() + text[end:]).decode()
            if mutant != source and _compiles(mutant):
                yield node.lineno, mutant


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _executed(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that are executed: without annotations, decorators and f-strings."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.JoinedStr) or not isinstance(child, ast.AST):
                continue
            if isinstance(child, ast.expr | ast.stmt):
                yield child
            yield from _executed(child)


def _replacements(node: ast.AST) -> Iterator[str]:  # noqa: C901 - a table, one case each
    """The texts that replace a node, one for each mutant."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Compare():
            for index, operator in enumerate(node.ops):
                other = copy.deepcopy(node)
                other.ops[index] = _OPPOSITE[type(operator)]()
                yield _text(other)
        case ast.BoolOp():
            for index in range(len(node.values)):
                rest = [*node.values[:index], *node.values[index + 1 :]]
                yield _text(rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))
        case ast.UnaryOp(op=ast.Not()):
            yield _text(node.operand)
        case ast.BinOp() if type(node.op) in _OPPOSITE:
            yield _text(ast.BinOp(node.left, _OPPOSITE[type(node.op)](), node.right))
        case ast.IfExp():
            yield _text(node.body)
            yield _text(node.orelse)
        case ast.Constant(value=bool()):
            yield str(not node.value)
        case ast.Constant(value=int()):
            yield str(node.value + 1)
        case ast.Return(value=ast.expr()) if ast.unparse(node.value) != "None":
            yield "return None"
        case ast.Dict() if len(node.keys) > 1:
            for index in range(len(node.keys)):
                other = copy.deepcopy(node)
                del other.keys[index], other.values[index]
                yield _text(other)
        case ast.Tuple(ctx=ast.Load()) | ast.List(ctx=ast.Load()) if len(node.elts) > 1:
            for index in range(len(node.elts)):
                other = copy.deepcopy(node)
                del other.elts[index]
                yield _text(other)
        case ast.If() | ast.While():
            other = copy.deepcopy(node)
            other.test = ast.UnaryOp(ast.Not(), node.test)
            yield _indented(other)
        case ast.GeneratorExp() | ast.ListComp() | ast.SetComp() | ast.DictComp():
            for position, clause in enumerate(node.generators):
                for index in range(len(clause.ifs)):
                    other = copy.deepcopy(node)
                    del other.generators[position].ifs[index]
                    yield _text(other)
        case _ if isinstance(node, _SIDE_EFFECTS):
            yield "pass"


def _text(node: ast.AST) -> str:
    return f"({ast.unparse(ast.fix_missing_locations(node))})"


def _indented(node: ast.If | ast.While) -> str:
    """A block with its original indentation; `elif` has a column of its own."""
    code = ast.unparse(ast.fix_missing_locations(node))
    return code.replace("\n", "\n" + " " * node.col_offset)


def difference(before: str, after: str) -> str:
    pair = before.splitlines(), after.splitlines()
    return "\n".join(list(difflib.unified_diff(*pair, lineterm="", n=0))[2:])


def run(project: Path, tests: list[str], limit: float | None) -> bool:
    """Whether the tests pass within ``limit`` seconds. Tests that failed last run first.

    They run in a fork, so that third-party modules are imported once for all mutants.
    """
    child = os.fork()
    if not child:
        os.setsid()
        _test(project, tests)
    end = None if limit is None else time.monotonic() + limit
    while not (ended := os.waitpid(child, os.WNOHANG if end else 0))[0]:
        if end and time.monotonic() > end:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return False
        time.sleep(0.02)
    return ended[1] == 0


def _test(project: Path, tests: list[str]) -> NoReturn:
    code = 1
    try:
        os.chdir(project)
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(quiet, stream)
        # Mutants of equal size written in the same second would share their bytecode.
        sys.dont_write_bytecode = True
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(project / "hooks")}
        sys.path[0] = str(project / "hooks")
        code = pytest.main(["-q", "-x", "--ff", "-p", "no:xdist", *tests])
    finally:
        os._exit(code)


def _chosen(file: str, source: str) -> list[str]:
    """The tests to run from a file; from the tests of rules' examples, only this module's rules."""
    declared = r'@(?:School|Region)Rule\(\s*Code\.\w+,\s*"([\w-]+)"'
    rules = re.findall(declared, source) if file == _EXAMPLES else []
    kinds = ("bad_example_is_reported", "good_example_is_clean")
    return [f"{file}::test_the_{kind}[{rule}]" for rule in rules for kind in kinds] or [file]


def _skipped(folder: str, names: list[str]) -> set[str]:
    """What a copy does without: the built site, but not rooms that are called so, too."""
    skipped = shutil.ignore_patterns(".git", ".venv", ".*_cache", "node_modules")(folder, names)
    return {*skipped, "site"} if Path(folder) == ROOT else skipped


def try_gate(name: str, only: Collection[int]) -> None:
    path, files = GATES[name]
    source = (ROOT / path).read_text("utf-8")
    tests = [test for file in files for test in _chosen(file, source)]
    with tempfile.TemporaryDirectory(prefix="wuse-mutants-") as folder:
        project = Path(folder) / "project"
        shutil.copytree(ROOT, project, symlinks=True, ignore=_skipped)
        module = project / path
        for stale in (module.parent / "__pycache__").glob(f"{module.stem}.*"):
            stale.unlink()
        began = time.monotonic()
        if not run(project, tests, None):
            sys.exit(f"{name}: the tests fail without any mutant")
        limit = 10 + 4 * (time.monotonic() - began)
        tried = survived = 0
        for number, (line, mutant) in enumerate(mutants(source)):
            if only and number not in only:
                continue
            module.write_text(mutant, "utf-8")
            tried += 1
            if run(project, tests, limit):
                survived += 1
                print(f"#{number} {path}:{line}\n{difference(source, mutant)}\n", flush=True)
        print(f"{name}: {tried} mutants, {survived} survived", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gates", nargs="*", default=[*GATES], metavar="GATE", help=", ".join(GATES))
    parser.add_argument("--only", type=int, nargs="+", default=(), metavar="N")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    for name in options.gates:
        if options.list:
            source = (ROOT / GATES[name][0]).read_text("utf-8")
            for number, (line, mutant) in enumerate(mutants(source)):
                print(f"#{number} {name}:{line}\n{difference(source, mutant)}")
        else:
            try_gate(name, options.only)


if __name__ == "__main__":
    main()

"""YAML text in; a tree of nodes, the problems of the text and the slips to mend out."""

from __future__ import annotations

from dataclasses import dataclass

from .columns import PositionMap
from .parser_errors import Failure, find_conflict
from .problems import Problem, Severity
from .repair import Slip
from .syntax_slips import mend
from .text import NOT_TEXT, odd_characters
from .tree import Node
from .tree_builder import MAX_PROBLEMS, TreeBuilder
from .value_slips import find_value_slips


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says, and what is wrong with it."""

    root: Node | None
    """The top node, always a mapping; None when the text is refused or not understood."""
    problems: list[Problem]
    """All problems, in no order."""
    failure: Failure | None
    """Where the parser gave up on the text as it is written."""
    mended: str
    """The text with the same number of lines, mended as far as it could be understood. ``root`` is
    its tree, but with the positions of the text as it is written."""
    syntax_slips: list[Slip]
    """The slips that keep the text from being parsed; they are mended in ``mended``."""
    value_slips: list[list[Slip]]
    """Slips in text that parses; mending one of a group makes sense only with the others."""

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def parse(text: str, display_path: str) -> tuple[Node | None, list[Problem]]:
    """Parse a YAML text with LF line ends, as `read_text` returns it.

    Args:
        text: the text.
        display_path: how messages name the file: relative to the project, with ``/``.

    Returns:
        The top node, always a mapping, or None when the text is refused or not understood; and the
        sorted problems. If some are errors, the tree is that of the mended text: good for finding
        more problems in one go, never for publication.
    """
    reading = read(text, display_path)
    return reading.root, sorted(reading.problems)[:MAX_PROBLEMS]


def read(text: str, display_path: str) -> Reading:
    """Parse a text as `parse` does, and report how it may be mended as well."""
    odd = odd_characters(text, display_path) if NOT_TEXT.search(text) else []
    text = NOT_TEXT.sub(" ", text) if odd else text
    tree = TreeBuilder(text, display_path)
    failure, mended = tree.failure, text
    slips: list[Slip] = []
    unexplained: list[Problem] = []
    if failure and (two_versions := find_conflict(text, display_path)):
        return Reading(None, [*odd, two_versions], failure, text, [], [])
    if failure:
        mended, slips, unexplained = mend(
            text, failure, lambda t: TreeBuilder(t, display_path).failure, display_path
        )
        tree = TreeBuilder(mended, display_path)
    groups = find_value_slips(tree.root, mended) if tree.root else []
    problems = [slip.problem(display_path) for group in groups for slip in group] + tree.problems
    if failure:
        positions = PositionMap(text, mended)
        problems = [positions.relocate(problem) for problem in problems]
        if tree.root:
            tree.root.relocate(positions.original)
    problems += odd + unexplained + [slip.problem(display_path) for slip in slips]
    return Reading(tree.root, problems, failure, mended, slips, groups)

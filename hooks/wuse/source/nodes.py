"""Text -> a tree of YAML nodes, with what is wrong with the text and how it may be mended."""

from __future__ import annotations

from dataclasses import dataclass

from .columns import Origin
from .complaints import conflict
from .events import MAX_PROBLEMS, Pass
from .mend import Failure, Slip, mend
from .misread import misread
from .problems import Problem, Severity
from .text import NOT_TEXT, odd_characters
from .tree import Node


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says, and what is wrong with it."""

    root: Node | None
    """The top node, always a mapping; None when the text is refused or not understood."""
    problems: list[Problem]
    """All that were found, in no order."""
    failure: Failure | None
    """Where the parser gave up on the text as it is written."""
    mended: str
    """The text, mended as far as it could be understood, with the same lines; of it ``root`` is
    the tree, but with the places of the text as it is written."""
    slips: list[Slip]
    """What was mended: the slips that keep the text from being parsed."""
    misread: list[list[Slip]]
    """Slips in what is parsed, in groups that only make sense when mended together."""

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def parse(text: str, shown: str) -> tuple[Node | None, list[Problem]]:
    """Parse a YAML text with LF line ends, as `read_text` returns it.

    Args:
        text: the text.
        shown: how messages name the file: relative to the project, with ``/``.

    Returns:
        the top node, always a mapping; None when the text is refused or not understood. And the
        problems, sorted. When there are errors among them, the tree stands for the text as far as
        it could be mended: good for finding more problems at once, never for publication.
    """
    reading = read(text, shown)
    return reading.root, sorted(reading.problems)[:MAX_PROBLEMS]


def read(text: str, shown: str) -> Reading:
    """Parse a text as `parse` does, and tell how it may be mended."""
    odd = odd_characters(text, shown) if NOT_TEXT.search(text) else []
    text = NOT_TEXT.sub(" ", text) if odd else text
    events = Pass(text, shown)
    failure, mended = events.failure, text
    slips: list[Slip] = []
    complaints: list[Problem] = []
    if failure and (two_versions := conflict(text, shown)):
        return Reading(None, [*odd, two_versions], failure, text, [], [])
    if failure:
        mended, slips, complaints = mend(text, failure, lambda t: Pass(t, shown).failure, shown)
        events = Pass(mended, shown)
    groups = misread(events.root, mended) if events.root else []
    problems = [slip.told(shown) for group in groups for slip in group] + events.problems
    if failure:
        origin = Origin(text, mended)
        problems = [origin.problem(item) for item in problems]
        if events.root:
            events.root.move(origin.spot)
    problems += odd + complaints + [slip.told(shown) for slip in slips]
    return Reading(events.root, problems, failure, mended, slips, groups)

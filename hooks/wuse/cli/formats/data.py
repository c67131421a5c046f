"""JSON, for whatever program wants it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from wuse.source import Problem

from .common import Sources
from .words import Address


def encode(content: object) -> str:
    """Plain data as JSON in ASCII: no terminal or pipe can spoil it, whatever files are called."""
    return json.dumps(content, indent=2)


def json_list(problems: Sequence[Problem], sources: Sources, address: Address) -> Iterator[str]:
    """A list with one object per problem, see `Problem.to_json`."""
    yield encode([problem.to_json() for problem in problems])

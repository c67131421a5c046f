"""What documents are made of, whatever they were written with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a table or a picture."""

    text: str = ""
    align: str = ""
    """``center``, ``right`` or nothing."""
    bold: bool = False
    """Whether all of the text is."""
    size: float = 0
    """Of the letters, in points; 0 if the document leaves it open."""
    heading: bool = False
    item: bool = False
    """Whether it is an item of a list."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells of a table."""
    picture: str = ""
    """Where a picture is: the name of a part, or the address in a page."""

    @classmethod
    def of_json(cls, data: dict[str, Any]) -> Block:
        """The block from what the child process has written."""
        rows = tuple(tuple(row) for row in data.pop("rows", ()))
        return cls(**data, rows=rows)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read."""

    blocks: tuple[Block, ...]
    title: str = ""
    """If the document names it."""
    publisher: str = ""
    published: str = ""
    """The day on which an article was published, in ISO 8601."""
    url: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """Where a picture is -> its bytes."""
    missing: int = 0
    """Pictures that the document shows, and that were not saved with it."""

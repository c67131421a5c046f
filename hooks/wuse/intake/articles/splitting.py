"""A briefing that tells of several events -> one document for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .blocks import Block, Document
from .looks import CAPTION, FULL_DAY, SECTION, SIGNED, is_masthead, is_title_like, look_alike

_ENOUGH = 12
"""Characters of text below a title that make it the title of an event."""


def split(document: Document) -> list[Document]:
    """One document for each title that looks like the first; with what stands above and below all.

    A numbered title (一、…) is one of a section.
    """
    blocks = document.blocks
    titles = [] if document.title else _titles(blocks)
    if len(titles) < 2:
        return [document]
    end = len(blocks)
    while end and _is_signature(blocks[end - 1]):
        end -= 1
    head, tail = blocks[: titles[0]], blocks[end:]
    parts = [blocks[start:stop] for start, stop in pairwise([*titles, end])]
    whole = [replace(document, blocks=(*head, *part, *tail)) for part in parts]
    return [whole[0], *(replace(it, missing=0) for it in whole[1:])]


def _titles(blocks: Sequence[Block]) -> list[int]:
    """Where the events begin."""
    found = [at for at, block in enumerate(blocks) if _is_title(block)]
    alike = [at for at in found if look_alike(blocks[at], blocks[found[0]])]
    starts = [at for at in alike if at - 1 not in alike and not (at and blocks[at - 1].picture)]
    parts = pairwise([*starts, len(blocks)])
    return [start for start, stop in parts if _has_text(blocks[start + 1 : stop])]


def _is_title(block: Block) -> bool:
    is_another = is_masthead(block) or SECTION.match(block.text) or CAPTION.match(block.text)
    return is_title_like(block) and block.align == "center" and not is_another


def _has_text(blocks: Sequence[Block]) -> bool:
    return sum(len(it.text) for it in blocks if not it.align and not it.bold) >= _ENOUGH


def _is_signature(block: Block) -> bool:
    text = block.text
    is_day = FULL_DAY.fullmatch(text) or SIGNED.fullmatch(text)
    return bool(text) and not block.picture and bool(is_day or block.align == "right")

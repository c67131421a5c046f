"""Merged data into a file that people have written: comments and all other lines stay.

Entries of lists with an identity (photos, groups of people) are changed one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from wuse.model.annotations import record_in
from wuse.model.base import Record
from wuse.model.vocabulary import Vocabulary
from wuse.source.block_style import Written
from wuse.source.rewrite_fields import with_fields, with_items, without_items
from wuse.source.rewrite_scalars import UnwritableError

from .labelled import in_words, labelled
from .merging import KEYS, Data


def woven(
    file: bytes, kind: type[Record], before: Data, after: Data, vocabulary: Vocabulary
) -> bytes:
    """Change every field in which two versions of the record in a file differ.

    Raises:
        UnwritableError: the way in which the file is written does not allow it.
    """
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if name in KEYS and old and new:
            with suppress(UnwritableError):
                file = _with_entries(file, kind, name, old, new, vocabulary)
                continue
        file = with_fields(file, kind, {(name,): in_words(kind, name, new, vocabulary)})
    return file


def _with_entries(
    file: bytes,
    kind: type[Record],
    name: str,
    before: Sequence[Data],
    after: Sequence[Data],
    vocabulary: Vocabulary,
) -> bytes:
    """Change a list entry by entry. Raises UnwritableError where it has to be written anew."""
    key, below = KEYS[name], record_in(kind.model_fields[name])
    assert below  # noqa: S101 - lists with an identity hold records
    old, new = ({entry[key]: entry for entry in entries} for entries in (before, after))
    if len(old) < len(before) or len(new) < len(after):
        raise UnwritableError("两项分不开")
    kept = [identity for identity in old if identity in new]
    if not kept or list(new)[: len(kept)] != kept:
        raise UnwritableError("次序变了")
    changes: dict[tuple[str | int, ...], Written] = {
        (name, at, part): in_words(below, part, new[identity].get(part), vocabulary)
        for at, identity in enumerate(old)
        if identity in new
        for part in dict.fromkeys([*old[identity], *new[identity]])
        if old[identity].get(part) != new[identity].get(part)
    }
    removed = [at for at, identity in enumerate(old) if identity not in new]
    added = [labelled(below, entry, vocabulary) for it, entry in new.items() if it not in old]
    file = with_fields(file, kind, changes)
    file = without_items(file, kind, (name,), removed)
    return with_items(file, kind, (name,), added)

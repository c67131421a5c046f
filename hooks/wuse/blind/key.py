"""Which number stands for which candidate: drawn once, and kept by the office."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import SystemRandom

from wuse.errors import WuseError

_HEAD = ["编号", "参评单位"]
_MOST_BYTES = 1 << 20
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


class KeyFileError(WuseError):
    """A file of numbers that cannot be used."""


def draw(path: Path, candidates: Iterable[str]) -> Mapping[str, int]:
    """Return the number of each candidate, from 1; draw the numbers that the file does not have.

    Numbers stay when candidates are added or withdraw, and nothing about a candidate decides its
    number: the public list of candidates would give it away.

    Args:
        path: a CSV file with the numbers, written here if there is anything new.
        candidates: the keys of the candidates, see `Candidate.key`.

    Raises:
        KeyFileError: the file is damaged.
        OSError: it cannot be read or written.
    """
    numbers = dict(_read(path)) if path.exists() else {}
    new = sorted({*candidates} - {*numbers})
    if new:
        first = max(numbers.values(), default=0) + 1
        free = list(range(first, first + len(new)))
        SystemRandom().shuffle(free)
        numbers |= dict(zip(new, free, strict=True))
        _write(path, numbers)
    return numbers


def numbers(path: Path) -> Mapping[str, int]:
    """Return the numbers of a file that `draw` wrote.

    Raises:
        KeyFileError: the file is damaged.
        OSError: it cannot be read.
    """
    return dict(_read(path))


def _read(path: Path) -> Iterable[tuple[str, int]]:
    fix = "找回原来的文件；评审还没有开始的，删掉它重新抽"
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    except (ValueError, csv.Error):
        raise KeyFileError(f"“{path.name}”不是编号对照表", fix) from None
    if not rows or rows[0] != _HEAD:
        raise KeyFileError(f"“{path.name}”第一行不是“{','.join(_HEAD)}”", fix)
    found: dict[str, int] = {}
    for line, row in enumerate(rows[1:], 2):
        number = row[0] if len(row) == len(_HEAD) else ""
        if not _NUMBER.fullmatch(number):
            raise KeyFileError(f"“{path.name}”第 {line} 行读不懂", fix)
        if int(number) in found.values() or row[1] in found:
            raise KeyFileError(f"“{path.name}”第 {line} 行重复了", fix)
        found[row[1]] = int(number)
    return found.items()


def _write(path: Path, numbers: Mapping[str, int]) -> None:
    draft = path.with_name(f"{path.name}.part")
    with draft.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(_HEAD)
        writer.writerows(sorted((number, key) for key, number in numbers.items()))
    draft.replace(path)

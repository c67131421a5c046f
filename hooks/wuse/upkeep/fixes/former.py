"""Editions of the first form, in the present one.

Once, one edition judged brands and schools together (``品牌与示范校同评``), and one number divided
the total between the material and the presentation (``材料权重``). Now awards stand side by side,
and stages carry their weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wuse.model.base import Record
from wuse.model.edition import Edition
from wuse.source.block_style import Written
from wuse.source.rewrite_fields import with_fields
from wuse.source.rewrite_scalars import UnwritableError, read_tree, split_bom
from wuse.source.tree import Plain

_BOTH = ("brand_and_school", "品牌与示范校同评")
_MATERIALS = ("materials", "材料权重")
_NO = (None, "否", "false", "False", "no", "No")
_WHOLE = 100
_PHASES = ("phases", "阶段")
_STAGES = (("材料", "评审"), ("展示", "展演", "答辩"))
"""Parts of the names of the stages that judge material and presentation, the likeliest first."""

_Loc = tuple[str | int, ...]


def converted(data: bytes, kind: type[Record]) -> tuple[bytes, list[str]]:
    """Convert what an edition of the first form writes.

    Args:
        data: the file, in UTF-8.
        kind: the record in it; only editions are changed.

    Returns:
        The file, and what was converted, in Chinese.

    Raises:
        UnwritableError: it is not clear what the file says in the present form.
    """
    done: list[str] = []
    if kind is not Edition:
        return data, done
    for name, steps in (("品牌与示范校同评", _awards), ("材料权重", _weights)):
        root = read_tree(split_bom(data)[1]).plain()
        if isinstance(root, dict) and (values := dict(steps(root))):
            data = with_fields(data, Edition, values)
            done.append(f"“{name}”的旧写法")
    return data, done


def _awards(root: Mapping[str, Plain]) -> Iterator[tuple[_Loc, Written]]:
    key = _present(root, _BOTH)
    if not key:
        return
    if root[key] not in _NO:
        if _present(root, ("awards", "奖项")):
            raise UnwritableError(f"已经有“奖项”，又写着“{key}”：删去“{key}”")
        name, subject = ("name", "subject") if key.isascii() else ("奖项", "对象")
        yield ("awards",), [{name: "党建品牌"}, {name: "示范校", subject: "学校"}]
    yield (key,), None


def _weights(root: Mapping[str, Plain]) -> Iterator[tuple[_Loc, Written]]:
    tally_key = _present(root, ("tally", "计分"))
    tally = root.get(tally_key)
    key = _present(tally, _MATERIALS) if isinstance(tally, dict) else ""
    if not key or not isinstance(tally, dict):
        return
    share = str(tally[key]).removesuffix("%")
    if not share.isdecimal() or int(share) > _WHOLE:
        raise UnwritableError(f"“{key}”应是 0 到 100 的整数，不知道怎样分给各阶段")
    stages = dict(_stages(root, key, int(share)))
    yield from _weighted(root, stages, key.isascii())
    ties_key = _present(tally, ("ties", "同分次序"))
    ties = tally.get(ties_key)
    material = next((name for name, part in stages.values() if part == share), "")
    if material and isinstance(ties, list) and "材料" in ties:
        renamed = [material if it == "材料" else str(it) for it in ties]
        yield (tally_key, "ties"), renamed
    yield ((tally_key,) if len(tally) == 1 else (tally_key, key)), None


def _stages(
    root: Mapping[str, Plain], key: str, share: int
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Position of each stage that is scored -> its name and weight; below 0 if it is not there."""
    phases = root.get(_present(root, _PHASES)) or []
    names = [_name(it) for it in phases] if isinstance(phases, list) else []
    new = ("材料评审", "现场展示")
    for number, (words, part) in enumerate(zip(_STAGES, (share, 100 - share), strict=True)):
        if not part:
            continue
        place = _stage(names, words) if names else number - len(new)
        if place is None:
            raise UnwritableError(
                f"“{key}”要自己改：不知道{part}%归哪个阶段，在阶段里写“权重: {part}”"
            )
        yield place, (names[place] if names else new[number], str(part))


def _weighted(
    root: Mapping[str, Plain], stages: Mapping[int, tuple[str, str]], english: bool
) -> Iterator[tuple[_Loc, Written]]:
    if min(stages) < 0:
        name, weight = ("name", "weight") if english else ("阶段", "权重")
        yield ("phases",), [{name: it, weight: part} for it, part in stages.values()]
        return
    for place, (_, part) in stages.items():
        yield (_present(root, _PHASES), place, "weight"), part


def _stage(names: Sequence[str], words: Iterable[str]) -> int | None:
    """The position of the stage whose name holds one of the words; None if it is not clear."""
    for word in words:
        if found := [place for place, name in enumerate(names) if word in name]:
            return found[0] if len(found) == 1 else None
    return None


def _name(phase: Plain) -> str:
    if isinstance(phase, dict):
        return str(phase.get("name") or phase.get("阶段") or "")
    return str(phase or "")


def _present(fields: Mapping[str, Plain], keys: tuple[str, str]) -> str:
    """The spelling under which a field is written; empty if it is not."""
    return next((key for key in keys if key in fields), "")

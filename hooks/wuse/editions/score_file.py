"""A score file, version 1: JSON from a judge's browser, hostile until checked.

What it must look like is checked here, alone; whether it fits an edition and its panel is checked
by `wuse.editions.collect`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from wuse.model.scheme import SourceKind

from .digest import checksum
from .numbers import hundredths, whole
from .sheets import Row, Sheet, State, Value

LARGEST = 1_000_000
"""Bytes. 200 candidates with 20 criteria and notes need 121 kB."""
_FORMAT = "wuse-scores"
_VERSION = 1
_TEXTS = {
    "edition": 80, "award": 200, "stage": 200, "source": 20, "rubric": 64, "site": 100,
    "judge": 80, "seed": 500, "saved": 40, "checksum": 64,
}  # fmt: skip
"""Fields that hold text -> the most characters."""
_KEYS = {"format", "version", "serial", "scores", *_TEXTS}
_ROW_KEYS = {"candidate", "state", "values", "reason", "note"}
_NOTE = 500
_LARGEST_SERIAL = 10**9
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SHOWN = 40
_SOURCES = {kind.value: kind for kind in SourceKind}
_STATES = {state.value for state in State}


class RefusedError(ValueError):
    """A file is refused as a whole.

    Attributes:
        place: the field, such as “scores 第 2 项 · values · F1”; empty for the file as such.
        message: what is wrong, in Chinese.
        fix: what to do, in Chinese.
    """

    def __init__(self, place: str, message: str, fix: str = "请评审重新导出这一份") -> None:
        super().__init__(f"{place}：{message}" if place else message)
        self.place, self.message, self.fix = place, message, fix


@dataclass(frozen=True, slots=True)
class ScoreFile:
    """A score file whose form is right."""

    edition: str
    award: str
    """Empty for the only one."""
    rubric: str
    """Hash of the rubric that the judge saw."""
    seed: str
    saved: str
    serial: int
    """Grows by one with every export."""
    checksum: str
    sheet: Sheet
    notes: Mapping[str, str]
    """Candidate -> the judge's note."""


def read_score_file(path: Path) -> ScoreFile:
    """Read a score file.

    Raises:
        RefusedError: it cannot be read, or is not exactly a score file of version 1.
    """
    return _score_file(_document(_text(path)))


def _text(path: Path) -> str:
    try:
        if path.is_symlink() or not path.is_file():
            raise RefusedError("", "这不是普通文件", "请放文件本身，不放快捷方式或文件夹")
        with path.open("rb") as handle:
            data = handle.read(LARGEST + 1)
    except OSError:
        raise RefusedError("", "打不开这个文件", "检查文件在不在、有没有权限读") from None
    if len(data) > LARGEST:
        raise RefusedError("", "文件超过 1 MB，不是评分文件")
    if not data.strip():
        raise RefusedError("", "文件是空的")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedError("", "文件被另存成了 UTF-16", "请用原来导出的文件，不要另存")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        fix = "请用原来导出的文件，不要用别的程序另存"
        raise RefusedError("", "文件不是 UTF-8，可能被另存过", fix) from None


def _document(text: str) -> dict[str, Any]:
    if text.lstrip().startswith("<"):
        raise RefusedError("", "这是网页，不是评分文件", "请在网页里点“导出”，不要保存网页")
    try:
        data = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_float=_no_number,
            parse_int=_integer,
            parse_constant=_no_number,
        )
    except json.JSONDecodeError as error:
        if error.msg.startswith("Extra data"):
            raise RefusedError(f"第 {error.lineno} 行", "文件里有两份内容") from None
        raise RefusedError(f"第 {error.lineno} 行", "文件不完整或改坏了") from None
    except RecursionError:
        raise RefusedError("", "内容套得太深，不是评分文件") from None
    if not isinstance(data, dict):
        raise RefusedError("", "这不是评分文件")
    return data


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RefusedError(_quoted(twice), "同一项写了两次")
    return result


def _no_number(text: str) -> NoReturn:
    raise RefusedError(_quoted(text), "分数要写成文字，文件里不能有这样的数")


def _integer(text: str) -> int:
    if len(text) > 15:
        _no_number(text)
    return int(text)


def _score_file(data: dict[str, Any]) -> ScoreFile:
    _check_version(data)
    _exactly(data, _KEYS, "")
    if not isinstance(data["checksum"], str) or checksum(data) != data["checksum"]:
        raise RefusedError("checksum", "校验码不符：文件导出以后改过或传坏了")
    for name, most in _TEXTS.items():
        _check_text(data[name], most, name)
    if type(data["serial"]) is not int or not 0 <= data["serial"] <= _LARGEST_SERIAL:
        raise RefusedError("serial", "应是从 0 起的整数")
    if not _SHA256.fullmatch(data["rubric"]):
        raise RefusedError("rubric", "应是 64 位校验码")
    if not _TIME.fullmatch(data["saved"]):
        raise RefusedError("saved", f"{_quoted(data['saved'])}不是时间")
    if (source := _SOURCES.get(data["source"])) is None:
        raise RefusedError("source", f"没有{_quoted(data['source'])}这种评分来源")
    if not isinstance(data["scores"], list):
        raise RefusedError("scores", "应是列表")
    rows, notes = _rows(data["scores"], source)
    return ScoreFile(
        edition=data["edition"],
        award=data["award"],
        rubric=data["rubric"],
        seed=data["seed"],
        saved=data["saved"],
        serial=data["serial"],
        checksum=data["checksum"],
        sheet=Sheet(data["stage"], source, data["judge"], rows),
        notes=notes,
    )


def _check_version(data: Mapping[str, Any]) -> None:
    if data.get("format") != _FORMAT:
        raise RefusedError("format", "这不是评分文件")
    version = data.get("version")
    if type(version) is not int:
        raise RefusedError("version", "没有写版本")
    if version > _VERSION:
        message = f"这是第 {version} 版的评分文件，这里只认识第 {_VERSION} 版"
        raise RefusedError("version", message, "请先更新 wuse")
    if version < _VERSION:
        raise RefusedError("version", f"没有第 {version} 版")


def _rows(scores: list[Any], source: SourceKind) -> tuple[dict[str, Row], dict[str, str]]:
    rows: dict[str, Row] = {}
    notes: dict[str, str] = {}
    for number, item in enumerate(scores, 1):
        place = f"scores 第 {number} 项"
        if not isinstance(item, dict):
            raise RefusedError(place, "应分项写明")
        _exactly(item, _ROW_KEYS, place)
        for name, most in (("candidate", 200), ("state", 20), ("reason", _NOTE), ("note", _NOTE)):
            _check_text(item[name], most, f"{place} · {name}")
        key = item["candidate"]
        place = f"{place}（{key[:_SHOWN]}）"
        if key in rows:
            raise RefusedError(place, "同一个参评单位写了两次，可能是两份文件合在一起了")
        if item["state"] not in _STATES:
            raise RefusedError(f"{place} · state", "应是 scored、abstained 或 recused")
        state = State(item["state"])
        rows[key] = Row(state, _values(item["values"], state, source, f"{place} · values"))
        notes[key] = item["note"]
    return rows, notes


def _values(data: Any, state: State, source: SourceKind, place: str) -> dict[str, Value]:
    if not isinstance(data, dict):
        raise RefusedError(place, "应分项写明")
    if data and state is not State.SCORED:
        raise RefusedError(place, "弃权或回避的不能有分")
    return {key: _value(it, source, f"{place} · {key[:_SHOWN]}") for key, it in data.items()}


def _value(data: Any, source: SourceKind, place: str) -> Value:
    if isinstance(data, list):
        if not all(isinstance(it, str) and _is_number(it) for it in data):
            raise RefusedError(place, '次数要写成文字，例如 "2"')
        return tuple(data)
    if not isinstance(data, str):
        raise RefusedError(place, '分数要写成文字，例如 "3.5"')
    if not (_is_number(data) if source is SourceKind.VOTE else hundredths(data) is not None):
        raise RefusedError(place, f"{_quoted(data)}不是分数：最多四位整数、两位小数")
    return data


def _is_number(text: str) -> bool:
    return whole(text) is not None or hundredths(text) is not None


def _exactly(data: Mapping[str, Any], keys: set[str], place: str) -> None:
    """Refuse a document with other keys than these: a new key raises the version."""
    where = f"{place} · " if place else ""
    if missing := sorted(keys - data.keys()):
        raise RefusedError(f"{where}{missing[0]}", "缺这一项")
    if unknown := sorted(data.keys() - keys):
        raise RefusedError(f"{where}{_quoted(unknown[0])}", "不认识这一项")


def _check_text(value: Any, most: int, place: str) -> None:
    if not isinstance(value, str):
        raise RefusedError(place, "应是文字")
    if len(value) > most:
        raise RefusedError(place, f"太长，最多 {most} 个字")


def _quoted(text: str) -> str:
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"
    return f"“{short}”"

"""Score files: what is not exactly one is refused, with its place and a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from editions.worked import example
from hypothesis import given
from hypothesis import strategies as st

from wuse.editions.digest import checksum
from wuse.editions.score_file import RefusedError, read_score_file
from wuse.editions.sheets import State

FILE = example("score-file")


def signed(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "checksum": checksum(data)}


def refusal(tmp_path: Path, data: bytes | dict[str, Any]) -> RefusedError:
    path = tmp_path / "scores.json"
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    with pytest.raises(RefusedError) as caught:
        read_score_file(path)
    return caught.value


def test_the_example_is_read(tmp_path: Path) -> None:
    path = tmp_path / "scores.json"
    path.write_text(json.dumps(FILE), "utf-8")
    file = read_score_file(path)
    assert (file.edition, file.serial, file.sheet.judge) == ("2026", 7, "P01")
    assert file.sheet.rows["linhai-primary"].values["A1"] == "3.5"
    assert file.sheet.rows["jinxiu-vocational"].state is State.RECUSED


@pytest.mark.parametrize(
    "write",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: json.dumps(json.loads(text), indent=4).replace("\n", "\r\n").encode(),
        lambda text: json.dumps(json.loads(text), ensure_ascii=True, sort_keys=True).encode(),
    ],
)
def test_layout_bom_and_escapes_do_not_matter(
    tmp_path: Path, write: Callable[[str], bytes]
) -> None:
    path = tmp_path / "scores.json"
    path.write_bytes(write(json.dumps(FILE, ensure_ascii=False)))
    assert read_score_file(path).checksum == FILE["checksum"]


TEXT = json.dumps(FILE, ensure_ascii=False)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"),
        (b"<!doctype html>", "这是网页"),
        (TEXT.encode("gbk"), "不是 UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT[:900].encode(), "不完整或改坏了"),
        (f"{TEXT}{TEXT}".encode(), "两份内容"),
        (b"[" * 200_000, "套得太深"),
        (b'{"a":' * 200_000, "套得太深"),
        (b"[]", "不是评分文件"),
        (b" " * 1_000_001, "超过 1 MB"),
        (TEXT.replace('"version": 1', '"version": 1, "version": 1').encode(), "“version”：同一项"),
        (TEXT.replace('"serial": 7', '"serial": NaN').encode(), "“NaN”：分数要写成文字"),
        (TEXT.replace('"serial": 7', '"serial": -Infinity').encode(), "“-Infinity”"),
        (TEXT.replace('"serial": 7', '"serial": 1e308').encode(), "“1e308”"),
        (TEXT.replace('"serial": 7', f'"serial": 1{"0" * 5000}').encode(), "分数要写成文字"),
        (TEXT.replace('"P01"', '"P02"').encode(), "校验码不符"),
        (TEXT.replace('"P01"', '"\\ud800"').encode(), "校验码不符"),
    ],
)
def test_damage_is_told(tmp_path: Path, data: bytes, message: str) -> None:
    assert message in str(refusal(tmp_path, data))


def first_row(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["scores"][0].update(changes)


def top(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda data: data.update(changes)


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        (top(format="other"), "format", "不是评分文件"),
        (top(version=2), "version", "第 2 版"),
        (top(version=0), "version", "没有第 0 版"),
        (top(version=True), "version", "没有写版本"),
        (top(__proto__={}), "“__proto__”", "不认识"),
        (lambda data: data.pop("seed"), "seed", "缺这一项"),
        (top(serial="7"), "serial", "整数"),
        (top(serial=True), "serial", "整数"),
        (top(serial=-1), "serial", "整数"),
        (top(judge=["P01"]), "judge", "应是文字"),
        (top(judge="P" * 81), "judge", "太长"),
        (top(rubric="0"), "rubric", "校验码"),
        (top(saved="昨天"), "saved", "不是时间"),
        (top(source="friend"), "source", "“friend”"),
        (top(scores={}), "scores", "列表"),
        (top(scores=[1]), "scores 第 1 项", "分项"),
        (
            lambda data: data["scores"].append(data["scores"][0]),
            "scores 第 4 项（linhai-primary）",
            "写了两次",
        ),
        (first_row(note="一" * 501), "scores 第 1 项 · note", "500"),
        (first_row(state=[]), "scores 第 1 项 · state", "应是文字"),
        (first_row(state="maybe"), "scores 第 1 项（linhai-primary） · state", "scored"),
        (first_row(state="abstained"), "scores 第 1 项（linhai-primary） · values", "不能有分"),
        (first_row(values=[]), "scores 第 1 项（linhai-primary） · values", "分项"),
        (first_row(values={"A1": 3}), "scores 第 1 项（linhai-primary） · values · A1", "写成文字"),
        (first_row(values={"A1": ["x"]}), "scores 第 1 项（linhai-primary） · values · A1", "次数"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], place: str, message: str
) -> None:
    data = deepcopy(FILE)
    change(data)
    error = refusal(tmp_path, signed(data))
    assert error.place == place
    assert message in error.message
    assert error.fix


@pytest.mark.parametrize("score", ["-1", "1e2", "3.555", "03", "５", "٣", " 3", "10000", "", "3."])
def test_only_plain_scores_can_be_written(tmp_path: Path, score: str) -> None:
    data = deepcopy(FILE)
    data["scores"][0]["values"]["A1"] = score
    assert refusal(tmp_path, signed(data)).place.endswith("values · A1")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.sampled_from([*FILE, "candidate", "state", "values", "reason", "note"]), JSON)
def test_nothing_but_a_refusal_comes_of_odd_values(
    tmp_path_factory: pytest.TempPathFactory, field: str, value: Any
) -> None:
    data = deepcopy(FILE)
    (data if field in data else data["scores"][0])[field] = value
    path = tmp_path_factory.mktemp("odd") / "scores.json"
    try:
        sum_ = checksum(data)
    except (TypeError, ValueError):
        sum_ = ""
    path.write_text(json.dumps({**data, "checksum": sum_}), "utf-8")
    with suppress(RefusedError):
        assert read_score_file(path).checksum == sum_


@pytest.mark.parametrize("kind", ["missing", "folder", "link"])
def test_only_a_plain_file_is_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "scores.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        (tmp_path / "real.json").write_text(TEXT, "utf-8")
        path.symlink_to("real.json")
    with pytest.raises(RefusedError):
        read_score_file(path)

"""A region whose lists are spread over pages, drawn with a seed: what filters have to see whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from support.pictures import encoded, scene
from support.project import activity, photo

SEED = 20260115
SCHOOLS = 66
"""More than fit on a page as cards."""
PER_PAGE = 20

DISTRICTS = ("北区", "东区", "西区", "空区")
"""In the order of the register, which is none of the alphabet. The last has no school."""
STAGES = ("幼儿园", "小学", "初中", None)
LEVELS = ("县级", "市级", "省级", None)
KINDS = ("行动", "融合", "让")
COLOURS = ("红", "绿", "蓝", "")
TYPES = ("志愿服务", "党课", "走访慰问")
POSTS = ("党员示范岗", "优秀教师", "名师工作室")
DATES = ("2025-03-12", "2025-03", "2025", "2024-11-02", "2024-05", "2023-09-01", "不详")

_HOSTILE = "<b>粗</b>&amp;\"'"


def region() -> dict[str, Any]:
    """The files of the region: path -> content."""
    random = Random(SEED)
    files: dict[str, Any] = {
        "brands/_bureau/site.yml": {
            "districts": [{"id": f"d{n}", "name": name} for n, name in enumerate(DISTRICTS)]
        }
    }
    for number in range(SCHOOLS):
        files |= _school(random, number)
    return files


def _school(random: Random, number: int) -> dict[str, Any]:
    folder = f"brands/s{number:02}"
    stage, level = random.choice(STAGES), random.choice(LEVELS)
    initiatives = [
        {
            "id": f"i{n}",
            "name": f"第{n}行动",
            "kind": random.choice(KINDS),
            **({"colour": colour} if (colour := random.choice(COLOURS)) else {}),
        }
        for n in range(random.randrange(4))
    ]
    has_photo = number % 9 == 0
    pictures = {"photos": [photo("p.jpg")]} if has_photo else {}
    files: dict[str, Any] = {
        f"{folder}/brand.yml": {
            "owner": {
                "name": f"第{number}学校",
                "district": f"d{random.randrange(3)}",
                **({"stage": stage} if stage else {}),
            },
            "brand": {
                "name": f"品牌{number}{_HOSTILE if number == 0 else ''}",
                **({"slogan": "一步一步走"} if random.random() < 0.5 else {}),
                **({"cover": photo("p.jpg")} if has_photo else {}),
            },
            **({"recognition": {"status": "已命名", "level": level}} if level else {}),
            **({"initiatives": initiatives} if initiatives else {}),
        }
    }
    if has_photo:
        files[f"{folder}/photos/p.jpg"] = encoded(scene(320 + number, 240))
    ids = [str(item["id"]) for item in initiatives]
    for n in range(random.randrange(4)):
        files[f"{folder}/activities/a{n}.yml"] = activity(
            f"活动{number}-{n}{_HOSTILE if n == 2 else ''}",
            random.choice(DATES),
            type=random.choice(TYPES),
            initiative=random.sample(ids, min(len(ids), random.randrange(3))),
            **pictures,
        )
    for n in range(random.randrange(2)):
        files[f"{folder}/exemplars/e{n}.yml"] = {
            "name": f"示范岗{number}-{n}",
            "type": random.choice(POSTS),
            **({"summary": "守着一盏灯。"} if random.random() < 0.5 else {}),
            **({"portrait": photo("p.jpg")} if has_photo else {}),
        }
    return files


@dataclass(frozen=True)
class Entry:
    """An entry of a list, as a plain scan of the records finds it."""

    address: str
    """Of its page, below ``brands/``."""
    labels: frozenset[tuple[str, str]]
    """(name, label) of its facets."""


def scan() -> dict[str, list[Entry]]:
    """The entries of the lists of brands, activities and exemplars."""
    found: dict[str, list[Entry]] = {"brands": [], "activities": [], "exemplars": []}
    files = region()
    for path, content in files.items():
        folder, slug, *kind = path.removesuffix(".yml").split("/")
        if slug == "_bureau" or not isinstance(content, dict):
            continue
        own = files[f"{folder}/{slug}/brand.yml"]
        assert isinstance(own, dict)
        if kind == ["brand"]:
            dates = [it["date"] for name, it in files.items() if f"/{slug}/activities/" in name]
            labels = _of_owner(own) | {("carrier", it["kind"]) for it in _initiatives(own)}
            labels |= {("year", f"{date[:4]}年") for date in dates if date != "不详"}
            labels |= set() if own["owner"].get("stage") else {("stage", "学段未载")}
            labels |= set() if "recognition" in own else {("level", "未定级")}
            found["brands"].append(Entry(f"{slug}/", frozenset(labels)))
        elif kind[0] in found:
            labels = _of_owner(own) | {("type", content["type"])}
            if kind[0] == "activities":
                year = "时间不详" if content["date"] == "不详" else f"{content['date'][:4]}年"
                chosen = [it for it in _initiatives(own) if it["id"] in content["initiative"]]
                labels |= {("colour", it["colour"]) for it in chosen if "colour" in it}
                labels.add(("year", year))
            found[kind[0]].append(Entry(f"{slug}/{kind[0]}/{kind[1]}/", frozenset(labels)))
    return found


def _initiatives(own: Mapping[str, Any]) -> list[Any]:
    return list(own.get("initiatives", ()))


def _of_owner(own: Mapping[str, Any]) -> set[tuple[str, str]]:
    owner = own["owner"]
    labels = {("district", DISTRICTS[int(owner["district"][1:])])}
    labels |= {("stage", owner["stage"])} if "stage" in owner else set()
    return labels | ({("level", own["recognition"]["level"])} if "recognition" in own else set())

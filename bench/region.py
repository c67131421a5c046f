"""A made-up region of any size, as the files of Wuse.

A seeded random generator writes every text, so that no two records share a paragraph and no cache
can hide work that real data would cause. Sizes follow the repository's own example schools: a
brand has about 11 KB, an activity about 1.3 KB. Every brand has colours of its own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ACTIVITIES, EXEMPLARS = 20, 5
"""Records of each owner."""
DISTRICTS = 8
YEARS = range(2021, 2026)

Data = dict[str, Any]

_WORDS = {
    kind: words.split()
    for kind, words in (
        ("who", "党员教师 年级组长 支部委员 青年教师 退休教师 值周班级 教研组 家长代表 班主任"),
        ("when", "清晨 午后 放学以后 开学第一周 雨停之后 大课间 周五傍晚 期中前后 假期里 运动会前"),
        ("where", "校门口 图书室 操场边 社区广场 教学点 河堤上 食堂里 三楼走廊 校史室 菜地旁"),
        ("did", "讲了一节课 听了一节课 清点了名册 修好了桌椅 回了一封信 走访了一条街 排练了一首歌"),
        ("so", "留下一张表 大家各领一件事 没有念稿子 由别人接着做 数字当场写上黑板 全程四十分钟"),
        ("type", "主题党日 党课 志愿服务 走访慰问 党员示范课 读书会 共建 集中学习"),
        ("post", "党员示范岗 党员先锋岗 党员责任区 志愿服务队 名师工作室"),
        ("stage", "幼儿园 小学 初中 高中 九年一贯制"),
        ("level", "校级 县级 市级 省级 国家级"),
    )
}


@dataclass(frozen=True)
class Owner:
    """One owner and its records, as plain data with the field names of Wuse's files."""

    slug: str
    brand: Data
    activities: dict[str, Data]
    exemplars: dict[str, Data]


def districts() -> list[Data]:
    """The region's districts."""
    return [{"id": f"district-{n}", "name": f"第{n}区（模拟）"} for n in range(1, DISTRICTS + 1)]


def owners(count: int, writer: type[Writer] | None = None) -> Iterator[Owner]:
    """Yield owners one at a time; a smaller ``count`` gives the same first owners."""
    for number in range(1, count + 1):
        yield (writer or Writer)(number).owner()


def write_wuse(folder: Path, count: int, writer: type[Writer] | None = None) -> None:
    """Write the region as Wuse's ``brands/``."""
    dump(folder / "_bureau" / "site.yml", {"districts": districts()})
    for owner in owners(count, writer):
        write_owner(folder / owner.slug, owner)


def write_owner(home: Path, owner: Owner) -> None:
    """Write an owner's folder."""
    dump(home / "brand.yml", owner.brand)
    for kind, records in (("activities", owner.activities), ("exemplars", owner.exemplars)):
        for id, record in records.items():
            dump(home / kind / f"{id}.yml", record)


class Writer:
    """Writes everything of one owner, seeded by its number."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._random = random.Random(number)

    def owner(self) -> Owner:
        """The owner with its records."""
        activities = dict(self.activity(n) for n in range(ACTIVITIES))
        ids = list(activities)
        exemplars = {f"exemplar-{n}": self._exemplar(n, ids) for n in range(1, EXEMPLARS + 1)}
        return Owner(f"school-{self._number:05}", self._brand(), activities, exemplars)

    def _one(self, kind: str) -> str:
        return self._random.choice(_WORDS[kind])

    def _place(self) -> str:
        return self._one("where")

    def colour(self) -> str:
        """Any colour, as ``#rrggbb``."""
        return f"#{self._random.randrange(1 << 24):06x}"

    def sentence(self) -> str:
        """A sentence about an activity."""
        number = self._random.randint(2, 99)
        return (
            f"{self._one('when')}，{self._one('who')}在{self._one('where')}{self._one('did')}，"
            f"到场{number}人，{self._one('so')}。"
        )

    def _text(self, sentences: int) -> str:
        return "".join(self.sentence() for _ in range(sentences))

    def title(self) -> str:
        """A line without a stop, for titles and names."""
        return f"{self._one('who')}在{self._one('where')}{self._one('did')}"

    def _markdown(self) -> str:
        points = "".join(f"- {self.sentence()}\n" for _ in range(3))
        return f"{self._text(3)}\n\n### {self.title()}\n\n{points}\n{self._text(2)}\n"

    def _metric(self) -> Data:
        return {
            "name": self.title(), "value": self._random.randint(3, 900), "unit": "人次",
            "period": "2025", "source": "校内登记表",
        }  # fmt: skip

    def activity(self, number: int) -> tuple[str, Data]:
        """The id and the record of the owner's activity of this number, from 0."""
        year, month = YEARS[number % len(YEARS)], self._random.randint(1, 12)
        day = f"{year}-{month:02}-{self._random.randint(1, 28):02}"
        record = {
            "title": self.title(), "date": day, "type": self._one("type"),
            "initiative": [f"action-{self._random.randint(1, 5)}"], "nature": "自选动作",
            "place": self._place(), "summary": self.sentence(),
            "participants": [{"kind": "党员", "count": self._random.randint(3, 60)}],
            "partners": [self._place() + "共建单位"], "body": self._markdown(),
            "outcome": self.sentence(), "metrics": [self._metric()], "tags": ["党建+劳动"],
        }  # fmt: skip
        return f"{day}-event-{number + 1}", record

    def _exemplar(self, number: int, activities: list[str]) -> Data:
        return {
            "name": f"{self._place()}{number}号岗", "type": _WORDS["post"][number - 1],
            "role": self._one("who"), "initiative": [f"action-{number}"], "since": "2023-09",
            "place": self._place(), "summary": self.sentence(),
            "members": self._random.randint(3, 30), "story": self._markdown(),
            "promises": [{"text": self.sentence()} for _ in range(3)],
            "metrics": [self._metric()], "activities": self._random.sample(activities, 2),
        }  # fmt: skip

    def _initiative(self, number: int) -> Data:
        return {
            "id": f"action-{number}", "name": f"{self._place()}{number}号行动", "kind": "行动",
            "colour": self.colour(), "aim": self.sentence(), "slogan": self.title(),
            "description": self._text(3),
            "points": [{"name": self.title(), "text": self.sentence()} for _ in range(3)],
            "commitments": [
                {"who": self._one("who"), "to_whom": "学生", "does": self.title(),
                 "every": "每学期", "times": 1}
            ],
            "metrics": [self._metric()],
        }  # fmt: skip

    def _brand(self) -> Data:
        number = self._number
        plan = {"every": "每周", "times": 1, "by": "支部委员", "nature": "规定动作"}
        return {
            "owner": {
                "name": f"第{number}学校（模拟）", "organisation": f"第{number}学校党支部（模拟）",
                "org_type": "党支部", "stage": self._one("stage"),
                "district": f"district-{number % DISTRICTS + 1}", "party_members": 31,
                "staff": 92, "students": 1264, "about": self._text(2),
            },
            "theme": {"colour": self.colour()},
            "brand": {
                "name": f"{self.title()} {number}", "slogan": self.title(),
                "idea": self.sentence(), "meaning": f"{self._text(3)}\n\n{self._text(3)}\n",
                "since": "2020-09", "goals": [self.sentence() for _ in range(3)],
            },
            "recognition": {"level": self._one("level"), "status": "已命名", "year": "2025"},
            "initiatives_title": "五项行动",
            "initiatives": [self._initiative(n) for n in range(1, 6)],
            "cadence": [{"type": kind, **plan} for kind in _WORDS["type"][:3]],
            "metrics": [self._metric() for _ in range(4)],
            "outcomes": [{"name": self.title(), "text": self.sentence()} for _ in range(2)],
            "honours": [
                {"title": self.title(), "level": level, "issuer": "模拟单位", "date": "2024-06"}
                for level in ("市级", "县级")
            ],
            "facilities": [
                {"name": self._place(), "description": self.sentence()} for _ in range(2)
            ],
            "lists": [
                {"name": "机制", "kind": "机制", "items": [
                    {"name": self.title(), "text": self.sentence()} for _ in range(4)]}
            ],
            "documents": [
                {"title": self.title(), "type": "制度", "issuer": "模拟单位", "date": "2023-03"}
                for _ in range(3)
            ],
            "sources": [{"title": self.title(), "publisher": "模拟单位", "published": "2026-01"}],
        }  # fmt: skip


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes texts of several lines as block scalars, as people do."""


def _block(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    )


_Dumper.add_representer(str, _block)


def to_yaml(data: Data) -> str:
    """Write a file's text as people write it."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)


def dump(path: Path, data: Data) -> None:
    """Write a file as people write them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_yaml(data), "utf-8")

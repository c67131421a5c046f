"""An evaluation that judges score at the desk: three schools, four kinds of criteria."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from support.pictures import encoded, scene
from support.project import Content, Project, activity, brand, make_project, photo

EDITION = {
    "名称": "二〇二六年评选",
    "年份": "2026",
    "依据文件": {"文件名称": "通知", "发文单位": "教育局", "日期": "2026-01-05"},
    "参评单位": ["aa", "bb", "cc"],
    "评分标准": [
        {
            "编号": "A",
            "名称": "基础",
            "分值": 30,
            "指标": [
                {"编号": "A1", "名称": "组织设置", "分值": 10, "佐证": ["活动"]},
                {"编号": "A2", "名称": "组织生活", "分值": 10},
                {
                    "编号": "A3",
                    "名称": "阵地",
                    "分值": 10,
                    "只用档位": "是",
                    "评分尺度": {"好": 10, "较好": 7, "差": 0},
                },
            ],
        },
        {
            "编号": "B",
            "名称": "加分",
            "类型": "加分",
            "分值": 5,
            "指标": [
                {
                    "编号": "B1",
                    "名称": "表彰",
                    "分值": 5,
                    "计分规则": [
                        {"事项": "省级表彰", "加": 2, "每": "次"},
                        {"事项": "市级表彰", "加": 1, "每": "次", "最多": 2},
                    ],
                }
            ],
        },
    ],
    "等次": [{"等次": "示范", "最低分": 25}, {"等次": "优秀", "最低分": 20}],
    "计分": {"计分方法": "平均分", "满分": 30, "最少评分": 2},
}
PANEL = {
    "评选": "2026",
    "种子": "公布过的一句话",
    "评审": [{"编号": "P01"}, {"编号": "P02"}, {"编号": "P03", "单位": ["cc"]}],
}
JUDGES = ("P01", "P02", "P03")


def packed_project(root: Path) -> Project:
    """The project, with its packs unpacked in a folder for each judge and for the bureau."""
    files: dict[str, Content] = {
        f"brands/{slug}/brand.yml": brand(f"{slug}校") for slug in ("aa", "bb", "cc")
    }
    files["brands/aa/activities/a.yml"] = activity(photos=[photo("a.jpg")])
    files["brands/aa/photos/a.jpg"] = encoded(scene())
    files["brands/_bureau/editions/2026.yml"] = EDITION
    # Another edition, of a school that is not judged now, is no reason to refuse a pack.
    files["brands/dd/brand.yml"] = brand("dd校")
    former = {"名称": "上一届", "年份": "2025", "参评单位": ["dd", "aa"]}
    files["brands/_bureau/editions/2025.yml"] = {**EDITION, **former}
    files["office/panel.yml"] = PANEL
    project = make_project(root, files, site_url="https://example.org/")
    made = project.wuse("pack", "2026", "--panel", "office/panel.yml")
    assert made.code == 0, made.said
    for name in (*JUDGES, "bureau"):
        with ZipFile(root / f"office/wuse-pack-2026-{name}.zip") as archive:
            archive.extractall(root / name)
    return project


def desk_url(project: Project, judge: str) -> str:
    """The address of a judge's desk, as a file."""
    return (project.root / judge / "site/editions/2026/desk/1/index.html").as_uri()


def tallied(project: Project, files: list[Path]) -> Any:
    """What ``wuse tally`` makes of score files."""
    told = project.wuse(
        "tally", "2026", *map(str, files), "--panel", "office/panel.yml", "--format", "json"
    )
    assert told.code == 0, told.said
    return json.loads(told.said)

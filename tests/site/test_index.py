"""The index of the search has all pages; an edit gives the one that is made from nothing."""

import random
from pathlib import Path

import yaml
from browser.plain_search import records_of
from support.project import Project, activity, brand, make_project

from wuse.search.entries import DOCUMENT, KINDS

SCHOOLS = 8
WORDS = "党员教师学生社区清明植树节约粮食诵读经典窗花灯笼海边山路红色故事志愿服务家访谈心"


def text(draw: random.Random, length: int) -> str:
    return "".join(draw.choice(WORDS) for _ in range(length))


def index(project: Project) -> dict[str, str]:
    folder = project.site / "search/data"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.js")
    }


def add(files: dict[str, object], draw: random.Random, school: int, number: int) -> str:
    day = f"{draw.randint(2023, 2026)}-{draw.randint(1, 9):02}-{draw.randint(1, 28):02}"
    path = f"brands/s{school:02}/activities/{day}-a{number}.yml"
    files[path] = activity(text(draw, 9), day, summary=text(draw, 40))
    return path


def test_after_any_edit_the_index_is_the_one_from_nothing(tmp_path: Path) -> None:
    draw = random.Random(20261127)
    files: dict[str, object] = {"brands/_bureau/site.yml": "districts: []\n"}
    for school in range(SCHOOLS):
        files[f"brands/s{school:02}/brand.yml"] = brand(f"学校{school}")
        for number in range(6):
            add(files, draw, school, number)
    project = make_project(tmp_path, files, {"share_cards": "none"})
    project.build()
    before = index(project)
    few = 0
    for turn in range(3):
        changes: dict[str, object] = {}
        own = sorted(path for path in files if "/activities/" in path)
        if turn % 3 == 0:
            add(changes, draw, draw.randrange(SCHOOLS), 100 + turn)
        elif turn % 3 == 1:
            path = draw.choice(own)
            changes[path] = activity(
                text(draw, 9), path.split("/")[-1][:10], summary=text(draw, 30)
            )
        else:
            path = draw.choice(own)
            (project.root / path).unlink()
            del files[path]
        files |= changes
        project.write(changes)
        project.build()
        after = index(project)
        changed = [name for name in after if after[name] != before.get(name)]
        few += len(changed) < len(after) / 2
        project.wuse("cache", "clear")
        project.build()
        assert index(project) == after, turn
        before = after
    assert few == 3


ABOUT = """\
# 关于我们 & 其他

独角鲸工作室**每周**开放。

| 时间 | 地点 |
|---|---|
| 周二 | 图书馆 |

![一棵老槐树](../assets/favicon.svg)

<script>var 看不见的 = 1;</script>
"""


def rows(project: Project) -> dict[str, list[object]]:
    """Address -> entry, of the documents."""
    return {str(row[2]): row for row in records_of(project.site) if row[1] == KINDS.index(DOCUMENT)}


def test_guides_rules_and_what_a_bureau_writes_itself_are_found(tmp_path: Path) -> None:
    files = {
        "brands/linhai/brand.yml": brand(),
        "docs/guide/schools.md": "# 投稿指南\n\n写下来。\n",
        "docs/more/about.md": ABOUT,
        "docs/more/hidden.md": "---\nsearch:\n  exclude: true\n---\n# 不进查找\n",
        "docs/more/odd.md": "---\nsearch: 7\n---\n# 一个<b>粗</b>标题\n",
    }
    nav = ["index.md", {"单位": [{"介绍": ["more/about.md"]}]}]
    project = make_project(tmp_path, files, {"share_cards": "none"}, nav=nav)
    assert project.build().code == 0
    found = rows(project)
    assert {"guide/schools/", "more/odd/", "rules/c801/", "guide/fields/"} <= found.keys()
    assert not {"more/hidden/", "", "rules/", "brands/"} & found.keys()
    _, _, _, title, place, *_, text = found["more/about/"]
    assert (title, place) == ("关于我们 & 其他", "单位 · 介绍")
    lines = str(text).split("\n")
    assert {"独角鲸工作室每周开放。", "周二", "图书馆", "一棵老槐树"} <= {*lines}
    assert "看不见的" not in str(text)
    assert found["more/odd/"][3] == "一个粗标题"
    assert "占位符" in str(found["rules/c801/"][-1])
    before = index(project)
    project.write({"docs/more/about.md": ABOUT.replace("独角鲸", "抹香鲸")})
    project.build()
    after = index(project)
    assert "抹香鲸" in str(rows(project)["more/about/"])
    changed = [name for name in after if after[name] != before.get(name)]
    assert 0 < len(changed) < len(after) / 2
    project.wuse("cache", "clear")
    project.build()
    assert index(project) == after
    # A plugin that wants every page has MkDocs write them all.
    settings = yaml.safe_load((project.root / "mkdocs.yml").read_text("utf-8"))
    plain = {"docs/more/odd.md": "# 一个<b>粗</b>标题\n"}
    project.write({"mkdocs.yml": {**settings, "plugins": ["search"]}, **plain})
    assert project.build().code == 0
    assert index(project) == after

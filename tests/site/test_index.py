"""The index of the search is brought up to date file by file, and equals the one from nothing."""

import random
from pathlib import Path

from support.project import Project, activity, brand, make_project

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

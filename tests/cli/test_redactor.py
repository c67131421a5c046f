"""No command repeats in public what a privacy rule found."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.project import Project, brand

from wuse.cli.formats import FORMATS

SECRETS = {
    "身份证 {}": "110105199003071239",
    "电话 {}": "13912340001",
    "手机：{}": "１３９ １２３４ ０００２",
    "账号 {} 已登记": "6222 0212 3456 7890 128",
    "三年级学生{}的母亲患重病": "李小红",
    "获奖名单：{}": "周子涵",
    "微信号：{}": "zhanglaoshi_88",
    "家住{}": "幸福小区3号楼2单元501室",
    "联系{}": "139**1234**0003",
    "打{}": "&#49;3912340004",
    "找{}": "138\n  1234\n  0005",
}
"""What a teacher may write -> what must not stand in any log."""


ANYWHERE = 6
"""How many of them are also found in what cannot be read."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Each secret in a file of its own, on a line that other rules have something to say of."""
    files = {"mkdocs.yml": "site_name: 测试\n", "brands/aa/brand.yml": brand()}
    for number, (text, secret) in enumerate(SECRETS.items()):
        said = text.format(secret)
        files[f"brands/aa/activities/a{number}.yml"] = (
            f"标题: 走访\n日期: 2025-10-18\n活动类型: 走访慰问\n摘要: “{said}”\n"
        )
        if number < ANYWHERE:
            files[f"brands/aa/activities/b{number}.yml"] = (
                f"标题：走访\n日期：2025年10月18日\n活动类型：走访慰问\n摘要： @{said}\n"
            )
    return Project(tmp_path).write(files)


def plain(said: str) -> str:
    """What a reader can put together again: no spaces, digits in ASCII."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in said if not c.isspace())


def leaked(said: str) -> set[str]:
    return {secret for secret in SECRETS.values() if plain(secret) in plain(said)}


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_of_the_check_repeats_it(project: Project, form: str) -> None:
    assert leaked(project.wuse("check", "--format", form).said) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_repeats_what_stands_in_the_name_of_a_file(tmp_path: Path, form: str) -> None:
    files = {
        "mkdocs.yml": "site_name: 测试\n",
        "brands/aa/brand.yml": brand(),
        "brands/aa/activities/2025-10-18-13912340001.yml": "标题：走访\n日期：去年\n",
        "brands/aa/photos/110105199003071239.txt": "x",
        "brands/13912340001/brand.yml": brand(),
    }
    said = Project(tmp_path).write(files).wuse("check", "--format", form).said
    assert "photos" in said
    assert leaked(said) == set()


def test_rules_of_other_families_alone_do_not_show_it(project: Project) -> None:
    said = project.wuse("check", "--select", "Y,S").said
    assert "a0.yml:4" in said
    assert leaked(said) == set()


@pytest.mark.parametrize("options", [("--check",), ()])
def test_what_fix_shows_does_not_repeat_it(project: Project, options: tuple[str, ...]) -> None:
    said = project.wuse("fix", *options).said
    assert "中文冒号" in said
    assert leaked(said) == set()


def test_masks_stand_where_the_characters_stood(project: Project) -> None:
    lines = project.wuse("check", "--select", "V611").said.splitlines()
    at = next(number for number, line in enumerate(lines) if "摘要" in line and "│" in line)
    shown, carets = lines[at].split("│")[1], lines[at + 1].split("│")[1]
    assert "*" * 18 in shown
    width = sum(1 if character.isascii() else 2 for character in shown[: shown.index("*")])
    assert carets.index("^") in (width, width - 1, width - 2)

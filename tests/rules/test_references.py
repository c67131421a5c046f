"""What a record names must exist; each mistake is reported once, at its field, with a fix."""

from __future__ import annotations

from pathlib import Path

from support.project import Project, activity, brand

from wuse.rules import check
from wuse.source import load_region

BUREAU = {"brands/_bureau/site.yml": {"districts": [{"id": "east", "name": "东区"}]}}


def reported(root: Path, files: dict[str, object]) -> list[str]:
    """What the rules about references say; reading itself must have found nothing."""
    loaded = load_region(Project(root).write(files).root)
    assert loaded.problems == []
    return [str(problem) for problem in check(root, loaded) if problem.code[0] in "RS"]


def test_an_initiative_that_does_not_exist_is_told_with_the_nearest(tmp_path: Path) -> None:
    initiatives = [
        {"id": "red", "name": "红", "children": [{"id": "flag", "name": "旗"}]},
        {"id": "green", "name": "绿", "children": [{"id": "red", "name": "又一个红"}]},
    ]
    files = {
        "brands/aa/brand.yml": brand("甲", initiatives=initiatives),
        "brands/aa/activities/a.yml": activity(initiative=["flag", "gren"]),
        "brands/aa/exemplars/b.yml": {"type": "党员示范岗", "initiative": "blue"},
    }
    assert reported(tmp_path, files) == [
        "brands/aa/activities/a.yml:6:3: 错误 R402 [所属载体 › 第2项] "
        "brand.yml 里没有编号为“gren”的载体 — 是不是“green”？",
        "brands/aa/brand.yml:14:9: 错误 R401 [载体 › 第2项 › 下级载体 › 第1项 › 编号] "
        "载体编号“red”用了两次 — 换一个编号",
        "brands/aa/exemplars/b.yml:2:13: 错误 R402 [所属载体 › 第1项] "
        "brand.yml 里没有编号为“blue”的载体 — 可选：red、flag、green、red",
    ]


def test_an_initiative_may_be_named_by_its_name(tmp_path: Path) -> None:
    initiatives = [
        {"id": "red", "name": "红色先锋行动", "aliases": ["红行动"]},
        {"id": "green", "name": "绿色志愿行动"},
    ]
    files = {
        "brands/aa/brand.yml": brand("甲", initiatives=initiatives),
        "brands/aa/activities/a.yml": activity(initiative=["红行动", "绿色志愿行动"]),
        "brands/aa/exemplars/b.yml": {"type": "党员示范岗", "initiative": "蓝色行动"},
    }
    assert reported(tmp_path, files) == [
        "brands/aa/exemplars/b.yml:2:13: 错误 R402 [所属载体 › 第1项] "
        "brand.yml 里没有叫“蓝色行动”的载体 — 可选：红色先锋行动、绿色志愿行动",
    ]
    [activity_] = load_region(tmp_path).region.owners["aa"].activities
    assert activity_.record.initiative == ("red", "green")


def test_an_exemplar_or_activity_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    files = {
        "brands/aa/brand.yml": brand("甲"),
        "brands/aa/activities/2025-01-01-tea.yml": activity(),
        "brands/aa/exemplars/master.yml": {"type": "师傅", "apprentices": ["pupil", "nobody"]},
        "brands/aa/exemplars/pupil.yml": {
            "type": "徒弟",
            "mentors": "mastre",
            "activities": ["2025-01-01-tea", "2025-01-01-tee"],
        },
    }
    found = reported(tmp_path, files)
    assert [line.split(" [")[0] for line in found] == [
        "brands/aa/exemplars/master.yml:4:3: 错误 R403",
        "brands/aa/exemplars/pupil.yml:2:10: 错误 R403",
        "brands/aa/exemplars/pupil.yml:5:3: 错误 R404",
    ]
    assert "是不是“master”？" in found[1]
    assert "是不是“2025-01-01-tea”？" in found[2]


def test_an_owner_or_district_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    owner = {"name": "甲", "district": "esat", "parent": "zz", "members": [
        {"name": "成员", "listed": [{"name": "乙", "owner": "bbb"}, "丙"]}]}  # fmt: skip
    files = {
        **BUREAU,
        "brands/aa/brand.yml": {
            "owner": owner,
            "brand": {"name": "品牌"},
            "partners": [{"name": "丁", "owner": "aa"}, {"name": "戊", "owner": "dd"}],
        },
        "brands/bb/brand.yml": brand("甲"),
    }
    found = reported(tmp_path, files)
    assert [line.partition(" [")[0] + " " + line.partition("] ")[2] for line in found] == [
        "brands/aa/brand.yml:3:13: 错误 R406 _bureau/site.yml 里没有登记区县“esat”"
        " — 是不是“east”？",
        "brands/aa/brand.yml:4:11: 错误 R405 没有“zz”这个单位文件夹 — 可选：aa、bb",
        "brands/aa/brand.yml:9:14: 错误 R405 没有“bbb”这个单位文件夹 — 是不是“bb”？",
        "brands/aa/brand.yml:17:10: 错误 R405 没有“dd”这个单位文件夹 — 可选：aa、bb",
        "brands/bb/brand.yml:2:9: 错误 R408 单位名称“甲”和 brands/aa/brand.yml 里的相同"
        " — 两处是同一所学校就合并成一个文件夹，不是就写全称",
    ]


def test_a_circle_of_superiors_is_reported_at_each_of_its_members(tmp_path: Path) -> None:
    def below(name: str, parent: str) -> dict[str, object]:
        return {"owner": {"name": name, "parent": parent}, "brand": {"name": f"{name}的品牌"}}

    files = {
        "brands/aa/brand.yml": below("甲", "bb"),
        "brands/bb/brand.yml": below("乙", "cc"),
        "brands/cc/brand.yml": below("丙", "aa"),
        "brands/dd/brand.yml": below("丁", "aa"),
        "brands/ee/brand.yml": below("戊", "ee"),
    }
    found = reported(tmp_path, files)
    assert [line.split(" ")[0] for line in found] == [
        f"brands/{slug}/brand.yml:3:11:" for slug in ("aa", "bb", "cc", "ee")
    ]
    assert all("R407 [单位 › 上级] 上级关系绕成了圈" in line for line in found)


def test_slips_in_the_bureaus_own_files_are_reported(tmp_path: Path) -> None:
    site = {
        "districts": [{"id": "east", "name": "东区"}, {"id": "east", "name": "西区"}],
        "vocabulary": [{"scheme": "stages", "code": "x", "name": "甲"}],
        "calendar": [{"name": "观摩月", "months": 4, "owner": "zz"}],
    }
    bases = [{"id": "hall", "name": "馆", "district": "north", "owner": "aa"}]
    files = {
        "brands/aa/brand.yml": brand("甲"),
        "brands/_bureau/site.yml": site,
        "brands/_bureau/resources.yml": {"resources": [*bases, {"id": "hall", "name": "旧址"}]},
    }
    found = reported(tmp_path, files)
    assert [line.split(" [")[0] for line in found] == [
        "brands/_bureau/resources.yml:4:13: 错误 R406",
        "brands/_bureau/resources.yml:6:7: 错误 R401",
        "brands/_bureau/site.yml:4:7: 错误 R401",
        "brands/_bureau/site.yml:7:11: 错误 S304",
        "brands/_bureau/site.yml:13:10: 错误 R405",
    ]
    assert "没有“stages”这个词表 — 是不是“stage”？" in found[3]


def test_what_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    """One broken file gives one problem, not one for every record that refers to it."""
    files = {
        "brands/aa/brand.yml": {
            "owner": {"name": "甲", "parent": "bb", "district": "east"},
            "brand": {"name": "品牌"},
        },
        "brands/aa/activities/broken.yml": "title: [",
        "brands/aa/exemplars/b.yml": {"type": "党员示范岗", "activities": "broken"},
        "brands/bb/brand.yml": "brand: [",
        "brands/_bureau/site.yml": "districts: 东区",
    }
    loaded = load_region(Project(tmp_path).write(files).root)
    assert {problem.path for problem in loaded.problems} == {
        "brands/aa/activities/broken.yml",
        "brands/bb/brand.yml",
        "brands/_bureau/site.yml",
    }
    problems = [problem for problem in check(tmp_path, loaded) if problem.code[0] in "RSY"]
    assert problems == sorted(loaded.problems)

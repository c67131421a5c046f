"""What ledgers say of schools, honours and initiatives goes to ``brand.yml``."""

from __future__ import annotations

from intake.ledgers import HEADERS, activities, ledger, row
from support.importing import run_import
from support.project import Project, brand

from wuse.model.brand import Visibility
from wuse.source import load_region


def test_honours_wait_at_the_end_of_brand_yml_as_comments(project: Project) -> None:
    path = project.root / "brands/linhai/brand.yml"
    old = "# 我的备注\r\n" + path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(old.encode())
    sheets = {
        "荣誉": [["单位", "荣誉名称", "级别", "时间"], ["临海小学", "先进集体", "县级", "2024"]],
        "成效数据": [["单位", "指标", "数值"], ["临海小学", "跨校听课", "140余节"]],
    }
    result = run_import(project, ledger(project, sheets), "--write")
    assert result.exit_code == 0, result.output
    text = path.read_bytes().decode()
    assert text.startswith(old)
    added = text.removeprefix(old)
    assert all(not line or line.startswith("# ") for line in added.split("\r\n"))
    assert "# 荣誉:\r\n#   - 荣誉名称: 先进集体\r\n#     级别: 县级" in added
    assert "#   - 指标: 跨校听课\r\n#     数值: 140余节" in added
    assert not load_region(project.root).region.owners["linhai"].profile.honours
    reviewed = text.replace("# 荣誉:", "荣誉:").replace("#   - 荣誉", "  - 荣誉")
    reviewed = reviewed.replace("#     级别", "    级别").replace("#     时间", "    时间")
    path.write_bytes(reviewed.encode())
    [honour] = load_region(project.root).region.owners["linhai"].profile.honours
    assert honour.title == "先进集体"
    again = run_import(project, ledger(project, sheets), "--write")
    assert "新写 0 · 已导入过 2" in again.output


def test_a_new_school_and_its_activity_in_one_workbook(project: Project) -> None:
    sheets = {
        "活动": [HEADERS, ["新桥示例小学", "植树", "2025-03-12", "志愿服务", "", ""]],
        "学校": [
            ["单位名称", "学段", "学生数", "品牌名称"],
            ["新桥示例小学", "小学", "约1800", "桥"],
        ],
        "荣誉": [["单位", "荣誉名称"], ["新桥示例小学", "先进集体"]],
    }
    result = run_import(project, ledger(project, sheets), "--write")
    assert result.exit_code == 0, result.output
    folder = load_region(project.root).region.owners["xin-qiao-shi-li-xiao-xue"]
    assert folder.profile.visibility is Visibility.INTERNAL
    assert folder.profile.owner.students
    assert [item.record.title for item in folder.activities] == ["植树"]


def test_initiatives_and_partners(project: Project) -> None:
    sheets = {
        "载体": [["单位", "编号", "名称", "别名"], ["临海小学", "1", "蓝色行动", "蓝、海蓝"]],
        "共建": [["单位", "共建单位", "合作内容"], ["临海小学", "海滨社区", "重阳送餐"]],
    }
    result = run_import(project, ledger(project, sheets), "--write")
    assert "新写 2 · 已导入过 0 · 退回 0" in result.output
    text = (project.root / "brands/linhai/brand.yml").read_text("utf-8")
    entry = (
        '# 载体:\n#   - 编号: lan-se-xing-dong\n#     名称: 蓝色行动\n#     别名: ["蓝", "海蓝"]'
    )
    assert entry in text
    assert "# 共建单位:\n#   - 单位: 海滨社区\n#     共建内容: 重阳送餐" in text
    known = {"载体": [["单位", "名称"], ["临海小学", "红色行动"]]}
    assert "X404" in run_import(project, ledger(project, known)).output


def test_a_school_by_any_of_its_names(project: Project) -> None:
    file = brand("虚构第四中学", owner={"name": "虚构第四中学", "aliases": ["四中", "老四中"]})
    project.write({"brands/sizhong/brand.yml": file})
    for name in ("四中", "老四中党支部"):
        _, _ = row(project, [name, f"{name}植树", "2025-03-12", "志愿服务", "", ""])
    assert len(activities(project, "sizhong")) == 2

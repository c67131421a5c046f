"""What schools say of themselves, from their files to their pages: a group, and a kindergarten."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from support.project import Project, make_project

from wuse.pages.parts import urls

GROUP = """\
单位:
  单位名称: 星河教育集团
  单位类别: 集团
  学段: [小学, 初中]
  办学性质: 民办
  建校时间: 1998年9月
  曾用名: [{名称: 星河实验学校, 到: 2020年8月, 说明: 更名}]
  旧文件夹: [xinghe-shiyan, huayuan]
  校区: [东校区, {名称: 西校区, 学段: 小学, 启用时间: 2019年秋季学期}]
  组织设置: [{名称: 第一党支部, 品牌: 红烛先锋, 口号: 烛照东校}]
品牌:
  品牌名称: 星河领航
  口号: [向光而行, 一日一善]
  标识: {标识释义: 一片帆托起五颗星, 含党徽国徽: 否}
命名:
  - {状态: 有效, 等次: 五星级, 批次: 第二批, 命名时间: 2024}
  - {状态: 已到期, 级别: 区级, 验收: 2022年6月通过, 命名时间: 2019}
荣誉: [{名称: 文明校园, 级别: 省级、市级, 获奖时间: 2023年上半年, 颁奖单位: 文明办}]
课程: [{课程: 红色家书, 系列: 大思政课, 数量: 6门, 校本教材: 家书里的中国, 获奖: 精品课程}]
典型人数:
  - {典型类型: 党员示范岗, 人数: 12}
  - {典型类型: 示范岗, 叫法: 教学示范岗, 人数: 5}
成效数据: [{指标: 送教, 数值: 数十次, 统计时间: 近三年}]
载体: [{编号: love, 载体名称: 爱心行动, 主要做法: [家访]}]
"""
PLANTING = """\
活动名称: 亲子植树
活动时间: 2025年3月12日（星期三）上午9:00
类别: 义务劳动
载体: 爱心行动
参加人员: [党员教师12人, 幼儿40余人]
活动内容: 种下小树。
主办单位: 第一党支部
原话: [这一天真难忘。——一位家长]
链接: https://mp.weixin.qq.com/s/abc
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files: dict[str, object] = {
        "brands/xinghe/brand.yml": GROUP,
        "brands/xinghe/activities/2025-03-12-trees.yml": PLANTING,
        "brands/huayuan/brand.yml": "单位: {学校名称: 花园小学}\n品牌: {品牌名: 花园红}\n",
    }
    project = make_project(tmp_path_factory.mktemp("words"), files)
    run = project.build()
    assert run.code == 0, run.said
    return project


def text_of(path: Path) -> str:
    """What a page shows, without its marks; runs of spaces are one."""
    body = re.sub(r"(?s)<(head|script)\b.*?</\1>|<wbr>", "", path.read_text("utf-8"))
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", "", body)))


def test_a_brand_page_says_all_that_the_school_says(project: Project) -> None:
    text = text_of(project.site / "brands/xinghe/index.html")
    for said in (
        *("小学、初中", "星河实验学校（至2020年8月，更名）", "民办", "1998年9月", "一日一善"),
        *("东校区", "西校区", "2019年秋季学期启用", "红烛先锋：烛照东校", "一片帆托起五颗星"),
        *("五星级", "第二批", "2019年 区级（2022年6月通过，已到期）", "省级、市级", "2023年上半年"),
        *("红色家书", "6门", "校本教材《家书里的中国》", "教学示范岗", "数十次", "近三年"),
    ):
        assert said in text, said


def test_an_activity_is_shown_in_the_words_of_the_school(project: Project) -> None:
    text = text_of(project.site / "brands/xinghe/activities/2025-03-12-trees/index.html")
    for said in (
        *("2025年3月12日9:00", "义务劳动", "党员教师 12人", "幼儿 40余人", "第一党支部"),
        *("这一天真难忘。", "—— 一位家长", "公众号文章"),
    ):
        assert said in text, said
    record = json.loads((project.site / "api/brands/xinghe.json").read_text("utf-8"))
    [planting] = record["activities"]
    assert planting["record"]["type"] == "volunteer"
    assert planting["record"]["initiative"] == ["love"]
    assert planting["record"]["date"] == "2025-03-12 09:00"


def test_an_owner_of_several_stages_is_in_each_of_them_once(project: Project) -> None:
    matrix = text_of(project.site / urls.MATRIX / "index.html")
    assert matrix.count("星河领航") == 2
    rows = json.loads((project.site / "api/brands.json").read_text("utf-8"))["brands"]
    [row] = [row for row in rows if row["slug"] == "xinghe"]
    assert (row["stage"], row["stages"]) == ("primary", ["primary", "junior"])


def test_former_addresses_lead_on_without_script(project: Project) -> None:
    old = project.site / "brands/xinghe-shiyan"
    pages = {
        "index.html": "../xinghe/index.html",
        "activities/2025-03-12-trees/index.html": (
            "../../../xinghe/activities/2025-03-12-trees/index.html"
        ),
    }
    for name, target in pages.items():
        html = (old / name).read_text("utf-8")
        assert f'content="0; url={target}"' in html
        assert f'<a href="{target}">' in html
        assert "<script" not in html
        assert ((old / name).parent / target).is_file()
    # A folder that is still there keeps its own page.
    assert "花园红" in text_of(project.site / "brands/huayuan/index.html")

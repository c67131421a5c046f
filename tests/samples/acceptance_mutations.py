"""For each item of the acceptance list, changes of the data that must make it fail.

A change exchanges one piece of a file of ``brands/`` for another. It leaves the file readable.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Change(NamedTuple):
    """One change."""

    file: str
    """Below ``brands/``."""
    old: str
    new: str


_WURANG, _BEIZAO, _SIPING = "wurang/brand.yml", "beizao/brand.yml", "siping-no20/brand.yml"
_CHANGLE, _COMMITTEE = "changle-bureau/brand.yml", "education-committee/brand.yml"
_UNIVERSITY, _CASE = "normal-university/brand.yml", "normal-university/case.yml"
_JIAMUSI, _RESOURCES = "jiamusi-bureau/brand.yml", "_bureau/resources.yml"
_ACTIVITIES = "beizao/activities/"

CHANGES: Mapping[str, tuple[Change, ...]] = {
    "S0-1": (
        Change(_WURANG, "标题: 规范建设支部，让阵地活起来", "标题: 让阵地活起来"),
        Change(_WURANG, "标题: 创新党内活动，让各类活动新起来", "标题: 让活动新起来"),
    ),
    "S0-2": (
        Change(_WURANG, "由谁: 党委书记或者总支书记亲自讲", "由谁: 书记"),
        Change(
            _WURANG,
            "活动类型: 谈心谈话\n        频次: 每半年",
            "活动类型: 谈心谈话\n        频次: 每年",
        ),
    ),
    "S0-3": (Change(_WURANG, "名称: 教研组的党支部或党小组", "名称: 教研组"),),
    "S0-4": (Change(_WURANG, "民主评议党员, 党员固定活动]", "民主评议党员]"),),
    "S0-5": (Change(_WURANG, "下级: [党建+教育, 党建+教学, 党建+师德]", "下级: [党建+教育]"),),
    "S0-6": (Change(_WURANG, "有例可比, 有点可挖, 有经可取", "有例可比, 有点可挖"),),
    "S0-7": (Change(_WURANG, "下级: [微信, QQ群, 微博, 网络视频]", "下级: [微信, 网络视频]"),),
    "S0-8": (
        Change(_WURANG, "    作者单位: 武汉大学信息管理学院图书情报专业\n", ""),
        Change(_WURANG, "单位类别: 文章", "单位类别: 学校"),
    ),
    "S1a-1": (
        Change(_BEIZAO, "colour: 红", "colour: 绿"),
        Change(_BEIZAO, "colour: 橙", "colour: 灰"),
        Change(_BEIZAO, "    aliases: 蓝色岗位争先行\n", ""),
        Change(_BEIZAO, "      issuer: 局党委\n", ""),
    ),
    "S1a-2": (Change(_BEIZAO, "    - 行业特色鲜明\n", ""),),
    "S1a-3": (
        Change(_BEIZAO, "      - 党员义务和权利\n", ""),
        Change(_BEIZAO, "工作交流, 党务公开, 协商讨论]", "工作交流, 协商讨论]"),
    ),
    "S1a-4": (
        Change(_BEIZAO, "带头学习强素质, 带头干事谋发展", "带头干事谋发展, 带头学习强素质"),
        Change(_BEIZAO, "name: 集体固定学习日\n        every: 每月", "name: 集体固定学习日\n        every: 每周"),
    ),
    "S1a-5": (
        Change(_BEIZAO, "does: 谈心\n            every: 每周", "does: 谈心\n            every: 每月"),
        Change(_BEIZAO, "    facilities:\n      - name: 爱心屋\n      - name: 留守儿童管护中心\n", ""),
    ),
    "S1a-6": (Change(_BEIZAO, "value: 7名", "value: 8名"),),
    "S1a-7": (
        Change(_ACTIVITIES + "undated-fengwan-apartment.yml", "  - 打扫卫生\n", ""),
    ),
    "S1a-8": (
        Change(_BEIZAO, "value: 待核实       #", "value: 30       #"),
        Change(_ACTIVITIES + "undated-home-visits.yml", "  - 食用油\n", ""),
    ),
    "S1a-9": (
        Change(_BEIZAO, "  - 加强了党组织的凝聚力\n", ""),
        Change(_BEIZAO, "，努力开创北皂学校党建工作的新局面", ""),
    ),
    "S1a-10": (Change(_BEIZAO, "  - “（四）加强党性修养”一节写到“党的生日，党”处中断，后文缺失。\n", ""),),
    "S1b-1": (
        Change(_SIPING, "      goal: 营造浓厚校园氛围\n", ""),
        Change(_SIPING, "party: 党建文化\n      school: 校园文化", "party: 校园文化\n      school: 党建文化"),
    ),
    "S1b-2": (
        Change(_SIPING, "定期议党制度, 专题议党制度]", "定期议党制度]"),
        Change(_SIPING, "“发展教育抓党建，抓好党建促教育”", "党建促教育"),
    ),
    "S1b-3": (
        Change("siping-no20/activities/undated-culture-week.yml", "课本剧, ", ""),
        Change("siping-no20/activities/undated-red-songs.yml", "partners: 社区党组织\n", ""),
    ),
    "S1b-4": (
        Change(_SIPING, "type: 立德树人标兵\n        count: 2名", "type: 立德树人标兵\n        count: 3名"),
        Change("siping-no20/exemplars/outstanding-teacher.yml", "，用激情再创辉煌！", "。"),
    ),
    "S1b-5": (Change(_SIPING, "items: [网络“空中课堂”, 微课]", "items: [微课]"),),
    "S1b-6": (
        Change(_SIPING, "        level: 国家级\n", "        level: 省级\n"),
        Change(_SIPING, "count: 多次", "count: 2次"),
    ),
    "S1c-1": (Change(_CHANGLE, "            - name: 县直学校\n", ""),),
    "S1c-2": (
        Change(_CHANGLE, "  - 三红工程\n", ""),
        Change(_CHANGLE, "      - id: grid-division\n        name: 合理划分网格", "      - id: grid-division\n        name: 划分网格"),
    ),
    "S1c-3": (
        Change(_CHANGLE, "会议纪要通报制", "会议制度"),
        Change(_CHANGLE, "            noun: 个目标", "            noun: 个动作"),
    ),
    "S1c-4": (Change(_CHANGLE, "档案管理规范", "档案规范"),),
    "S1c-5": (
        Change(_CHANGLE, "times: 不少于1天", "times: 1天"),
        Change(_CHANGLE, "amount: 50名", "amount: 5名"),
    ),
    "S1c-6": (Change(_CHANGLE, "months: [4, 10]", "months: [4, 11]"),),
    "S1c-7": (
        Change(_CHANGLE, "            trial: 是\n", ""),
        Change(_CHANGLE, "title: 昌乐县离退休教工之家工作方案", "title: 离退休教工之家方案"),
    ),
    "S1c-8": (
        Change(_CHANGLE, "listed: [昌乐一中, 昌乐二中, 新城中学, 营丘镇中学]", "listed: [昌乐一中, 昌乐二中]"),
        Change(_CHANGLE, "老有所为, 老有所帮]", "老有所为]"),
    ),
    "S1c-9": (Change(_CHANGLE, "  period: 来源写“今年以来”，按文中“2018年市级党建标准化示范校”理解为2018年\n", ""),),
    "S2-1": (
        Change(_COMMITTEE, "          - title: 丰富主题实践活动，充分发挥党员作用", "          - title: 主题实践活动"),
        Change(_COMMITTEE, "        total: 10项\n", "        total: 11项\n"),
    ),
    "S2-2": (
        Change(_COMMITTEE, "name: 创建服务型党组织覆盖率", "name: 品牌创建覆盖率"),
        Change(_COMMITTEE, "value: 90%以上", "value: 90%"),
        Change(_COMMITTEE, "name: 党务干部培训班\n                value: 2期", "name: 党务干部培训班\n                value: 1期"),
    ),
    "S2-3": (Change(_COMMITTEE, "items: [工作业绩优, 群众评价优]", "items: 工作业绩优"),),
    "S2-4": (Change(_COMMITTEE, "items: [思想上查认识, 政治上查立场]\n      - noun: 摆", "items: 思想上查认识\n      - noun: 摆"),),
    "S2-5": (Change(_COMMITTEE, "              - 加大宣传、指导和监督力度\n", ""),),
    "S2-6": (Change(_COMMITTEE, "昌市党组【2016】15号", "昌市党组"),),
    "S2-7": (Change(_COMMITTEE, "    published: 2022-06-21\n", "    published: 2016\n"),),
    "S2-8": (Change(_COMMITTEE, "        withheld: 2项\n", ""),),
    "S3-1": (
        Change(_CASE, "（一）要把牢党建责任落实“关键点”", "（一）要把牢责任"),
        Change(_CASE, "（二）突出组织建设，夯实党建工作基础", "（二）组织建设"),
    ),
    "S3-2": (Change(_UNIVERSITY, "  - 党支部规范化建设提升年\n  - 基层党组织规范化建设创优年\n", "  - 基层党组织规范化建设创优年\n  - 党支部规范化建设提升年\n"),),
    "S3-3": (Change(_UNIVERSITY, "          count: 10个\n", "          count: 11个\n"),),
    "S3-4": (
        Change(_UNIVERSITY, "title: 领袖的牵挂", "title: 牵挂"),
        Change(_UNIVERSITY, "        creator: 校园原创\n", ""),
    ),
    "S3-4b": (Change(_UNIVERSITY, "items: [学习强国, 共产党员网, XX干部网络学院]", "items: [学习强国]"),),
    "S3-5": (
        Change(_UNIVERSITY, "value: 140余场", "value: 140场"),
        Change(_UNIVERSITY, "name: 党史学习教育：专题党课\n        value: 96场次", "name: 党史学习教育：专题党课\n        value: 40场次"),
        Change(_UNIVERSITY, "        base: 150余名\n", ""),
    ),
    "S3-6": (Change(_UNIVERSITY, "  name: XX师范大学\n", "  name: 某师范大学\n"),),
    "S4-1": (
        Change(_JIAMUSI, "value: 87个", "value: 78个"),
        Change(_JIAMUSI, "name: 聘请红色辅导员\n            value: 45名", "name: 聘请红色辅导员\n            value: 32名"),
    ),
    "S4-2": (
        Change(_JIAMUSI, "text: 由党组织书记担任。", "text: 由校长担任。"),
        Change(_RESOURCES, "open_to: 中小学校，免费", "open_to: 全市"),
    ),
    "S4-3": (
        Change(_JIAMUSI, "              - id: joint-united\n                name: 联合式\n              - id: joint-attached\n                name: 挂靠式\n", "              - id: joint-attached\n                name: 挂靠式\n              - id: joint-united\n                name: 联合式\n"),
        Change(_JIAMUSI, "            children:\n              - id: joint-united\n                name: 联合式\n              - id: joint-attached\n                name: 挂靠式\n", "          - id: joint-united\n            name: 联合式\n          - id: joint-attached\n            name: 挂靠式\n"),
    ),
    "S4-4": (
        Change(_JIAMUSI, "minutes: 5—8分钟", "minutes: 8分钟"),
        Change(_JIAMUSI, "items: [业务示范岗, 党员先锋岗]", "items: [业务示范岗]"),
    ),
    "S4-5": (Change(_JIAMUSI, "items: [问题清单, 任务清单, 责任清单]", "items: [问题清单, 责任清单]"),),
    "S4-6": (Change(_JIAMUSI, "items: [高中, 中专, 初中, 小学]", "items: [高中, 初中, 小学]"),),
    "S4-6b": (Change(_JIAMUSI, "items: [定期蹲点坐班, 常态座谈交流, 节点走访慰问]", "items: [定期蹲点坐班]"),),
    "S4-7": (Change(_JIAMUSI, "    time: \"13:51\"\n", ""),),
    "X-1": (Change(_JIAMUSI, "name: 规范基本制度", "name: 基本制度"),),
    "X-2": (Change(_UNIVERSITY, "        base: 150余名\n", ""),),
    "X-3": (Change("siping-no20/exemplars/outstanding-teacher.yml", "type: 优秀教师", "type: 党员示范岗"),),
    "X-4": (Change(_ACTIVITIES + "2018-04-poverty-relief-talks.yml", "title: 扶贫宣讲大会：2018年4月起，每月一次", "title: 扶贫宣讲"),),
    "X-5": (),
    "X-6": (Change(_ACTIVITIES + "2018-04-poverty-relief-talks.yml", "date: 2018-04/..", "date: 2019-04/.."),),
}  # fmt: skip
"""Item -> changes, each of which it must notice. The messages of X-5 have a test of their own."""

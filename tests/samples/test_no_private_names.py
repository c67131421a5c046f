"""No private person is named on any page or in any JSON of the seven sourced folders.

The search is crude on purpose: every word that begins with a surname and stands alone or beside a
title. What it finds must be in one of two lists, so that each new word is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from samples.acceptance import SOURCED
from samples.shown import main_of

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤"
    "方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅卞齐康伍余元顾孟平黄和穆萧尹姚邵汪祁毛狄米贝明计伏成"
    "戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经"
    "房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢滑裴陆荣翁荀羊甄曲家封芮储靳段富巫乌焦巴弓牧山谷车侯全班仰秋"
    "仲伊宫宁仇甘厉祖武符刘景詹束龙叶幸司黎薄印宿白怀从鄂索咸赖卓屠蒙池乔胥苍双闻党翟谭贡劳申扶冉雍桑桂牛寿通边"
    "燕浦尚农温庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖终居衡步都耿满弘匡国文寇广东欧利蔚越隆师巩聂敖融辛简饶空曾"
    "关查后荆红"
)
TITLES = "老师|同志|同学|书记|校长|主任|教师|先生|女士|党员|学生|队员|作者"
_NAME = rf"([{SURNAMES}][一-鿿]{{1,2}})"
CANDIDATE = re.compile(
    rf"(?<![一-鿿]){_NAME}(?![一-鿿])|(?:{TITLES}){_NAME}(?![一-鿿])|(?<![一-鿿]){_NAME}(?:{TITLES})"
)

NAMED = {"杨堇"}
"""Authors who signed a published source."""

_ORDINARY = """
    严格 严要求 于是把 余名 余场 余场次 余次 党史 党员 党委 党小组 党建 党建面 党总支 党支部 党旗
    党章 党组织 党课 全省 全覆盖 全部 关键点 印发 双培养 双带头 双签订 双认领 双评
    周年 和创建 国家级
    宣传栏 家长 师德 常态化 干农活 干部 平台 强起来 成才 成效 成立 支招法 支部 方案 昌乐县 昌吉
    查摆议 查问题 班子 相结合 管思想 红歌赛 荣誉感 融合 融起来 计划 谈心 谈思想 谈话 通知 项制度
    项活动 高中 高地 高校 高温天 黄山馆
"""
WORDS = frozenset(_ORDINARY.split())
"""What begins like a name and is none."""


def texts(site: Path, slug: str) -> Iterator[str]:
    for page in (site / "brands" / slug).rglob("*.html"):
        yield "\n".join(main_of(page.read_text("utf-8")).itertext())
    yield (site / "api" / "brands" / f"{slug}.json").read_text("utf-8")


def candidates(text: str) -> set[str]:
    return {name for found in CANDIDATE.findall(text) for name in found if name}


@pytest.mark.parametrize("slug", SOURCED)
def test_nobody_is_named(site: Path, slug: str) -> None:
    found = {name for text in texts(site, slug) for name in candidates(text)}
    assert found <= NAMED | WORDS


@pytest.mark.parametrize(
    "text", ["教师李小红。", "王诗涵老师主讲", "庞小玲、程小雅", "编辑：于洋", "书记欧小芳，"]
)
def test_the_search_finds_names(text: str) -> None:
    assert candidates(text)

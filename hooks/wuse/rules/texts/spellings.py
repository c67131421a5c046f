"""Misspelt words and their corrections: only words that are wrong in any context."""

from __future__ import annotations

from collections.abc import Mapping


def _pairs(table: str) -> Mapping[str, str]:
    return dict(pair.split(">") for pair in table.split())


MISTRANSLATED = _pairs(
    """
    主题派对日>主题党日 派对支部>党支部 派对党员>党员 派对委员会>党委 派对旗帜>党旗
    派对徽章>党徽 派对建设>党建 派对分公司>党支部 派对成员大会>党员大会 党分公司>党支部
    学校分公司>学校支部 我校分公司>我校支部 分公司组织生活>支部组织生活 展示风格>展示风采
    评价先进>评选先进
    """
)
"""What machine translation makes of the vocabulary of Party life."""

PARTY = _pairs(
    """
    抓好完建>抓好党建 大师大党员> 彰命名>表彰命名 先峰岗>先锋岗 先峰模范>先锋模范 先峰队>先锋队
    三课一会>三会一课 中国共产党员>中国共产党党员 戴红领中>戴红领巾 少先对员>少先队员
    入党宣示>入党宣誓 党支布>党支部 支部委会>支委会 不忘初心，牢记使命>不忘初心、牢记使命
    组织生活汇>组织生活会 主题党曰>主题党日 两学一作>两学一做 三严三是>三严三实
    党建引岭>党建引领
    """
)
"""Misspelt names and terms of Party life; the correction is empty where the original is unknown."""

COMMON = _pairs(
    """
    按装>安装 布署>部署 坐谈会>座谈会 座右名>座右铭 再接再励>再接再厉 一如继往>一如既往
    迫不急待>迫不及待 震憾>震撼 寒喧>寒暄 幅射>辐射 松驰>松弛 追朔>追溯 气慨>气概 欢渡>欢度
    渡假>度假 竟赛>竞赛 竟聘>竞聘 竟争>竞争 侯选>候选 发韧>发轫 谈笑风声>谈笑风生
    默守成规>墨守成规 出奇不意>出其不意 走头无路>走投无路 不径而走>不胫而走
    直接了当>直截了当 鼎立相助>鼎力相助 兴高彩烈>兴高采烈 美仑美奂>美轮美奂
    烩炙人口>脍炙人口 金榜提名>金榜题名 世外桃园>世外桃源 洁白无暇>洁白无瑕
    甘败下风>甘拜下风 穿流不息>川流不息 一诺千斤>一诺千金 灸手可热>炙手可热
    知识份子>知识分子 积极份子>积极分子 水笼头>水龙头 大姆指>大拇指 名信片>明信片 渲泄>宣泄
    弦律>旋律 亲睐>青睐 沤心沥血>呕心沥血 声名雀起>声名鹊起 人情事故>人情世故
    有持无恐>有恃无恐 言简意骇>言简意赅 一愁莫展>一筹莫展 必竟>毕竟 膺品>赝品
    绿草如荫>绿草如茵 重迭>重叠
    """
)
"""Misspellings of everyday words; the magazine 咬文嚼字 lists most of them as common."""

_CORRECT = """
    展示风格各 展示风格多 展示风格不 评价先进性 发布署名 按装修 按装配 究竟争 毕竟争
    竟争先 究竟赛 毕竟赛 究竟聘 中国共产党员工 竟争相 竟争着 竟争抢 竟聘请 公布署名
"""
CORRECT = tuple(_CORRECT.split())
"""Correct phrases that happen to contain one of these."""

VARIANTS = dict(
    zip(
        "內說説爲為產産戶戸淸靑錄録黨國學會員",
        "内说说为为产产户户清青录录党国学会员",
        strict=True,
    )
)
"""Traditional and Japanese forms that copying and text recognition bring in."""

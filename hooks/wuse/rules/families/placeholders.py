"""Unfinished texts, and texts copied together with parts of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.rules.texts.prose import GAP_FIELDS, any_of, is_explained
from wuse.source.codes import Code
from wuse.source.problems import Severity

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔"
    "贺赖龚文"
)
_PLACEHOLDER = re.compile(
    r"(?<!有)待(?:补充|填写)|此处(?:填写|插入|省略)|TODO|TBD|[Ll]orem ipsum"
    r"|(?<![A-Za-z0-9])(?:[XxＸｘ]{2,}|×{2,}|○{2,}|□{2,})(?![A-Za-z0-9]|染色体)"
    rf"|(?<![{_SURNAMES}])某某"  # 王某某 is a person left unnamed on purpose
    r"|(?<=[\u4e00-\u9fff])_{2,}|(?<!_)_{2,40}(?=[\u4e00-\u9fff])"
)
_BLANK = any_of((
    "待补充", "待填写", "此处", "TODO", "TBD", "orem", "某某", "__",
    "XX", "Xx", "xX", "xx", "ＸＸ", "ｘｘ", "××", "○○", "□□",
))  # fmt: skip
"""Every placeholder contains one of these."""
_EMPTY = re.compile(r"“\s*”|‘\s*’|《\s*》|（\s*）|【\s*】|「\s*」")
_MEASURES = "次|场|场次|人次|户|户次|篇|件|名|位|项|期|批|个|本|元"
_UNCOUNTED = re.compile(
    "(?:举[行办]|召开|开展|组织|进行|走访|慰问|参[加与]|完成|发放|捐[款赠]|收[集到])"
    f"了(?:{_MEASURES})"
    "(?=[，。；、！\n\x00]|$|会议|活动|讲座|党课|比赛|培训|座谈|家访|调研|志愿服务|主题党日)"
    # Without 了, it could be the name of a figure (走访户次), so punctuation must follow.
    f"|共计?(?:{_MEASURES})(?=[，。；])"
    "|(?:走访|慰问|看望|帮扶)[^\\W\\d_一二两三四五六七八九十百千万几数余多]{0,8}(?:户|家庭|群众)次(?=[，。；])"
)
_CHROME = re.compile(
    "责任编辑[:：]|责编[:：]|字号[:：]|字体[:：]|【字体|上一篇[:：]|下一篇[:：]|阅读量[:：]|微信号[:：]"
    r"|扫一?扫?码?[^\x00\n]{0,6}关注|长按[^\x00\n]{0,6}二维码|点击(?:上方)?(?:蓝字|关注)|阅读原文"
    r"|版权(?:声明|归[^\x00\n]{0,10}所有)|未经[^\x00\n]{0,6}转载|转载请注明|打印本页|关闭窗口|分享到[:：]"
)


@SchoolRule(
    Code.PLACEHOLDER,
    "placeholder",
    "还有没填的占位符",
    Severity.ERROR,
    withholds=True,
    why="“XX”“某某”“待补充”是写材料时留的空，公开出去就是没有写完的材料，所以改好以前不发布。"
    "标注为示例的品牌，和写了“来源缺漏”的地方，可以照来源保留。",
    bad=Example.activity("摘要: 10月18日，XX小学举行读书分享会。\n"),
    good=Example.activity("摘要: 10月18日，学校举行读书分享会，学生王某某讲了一个故事。\n"),
)
def placeholder(school: SchoolContext) -> Iterator[Finding]:
    """Published texts contain no placeholders."""
    if school.folder.profile.sample:
        return
    for prose in school.prose:
        for loc, match in prose.find(_PLACEHOLDER, _BLANK):
            if not is_explained(prose.item.record, loc):
                message = f"“{match[0]}”是没有填的占位符"
                fix = "换成真实内容；不便写的换一种说法，例如“一名教师”；来源缺的写进“来源缺漏”"
                yield at(prose.item, loc, message, fix, match[0])


@SchoolRule(
    Code.EMPTY_MARKS,
    "empty-marks",
    "引号或括号里是空的",
    Severity.WARNING,
    why="引号、书名号、括号里没有字，多半是复制时漏了，读的人不知道说的是什么。",
    bad=Example.activity("摘要: 认真开展“”主题教育。\n"),
    good=Example.activity("摘要: 认真开展“两学一做”学习教育。\n"),
)
def empty_marks(school: SchoolContext) -> Iterator[Finding]:
    """Quotation marks and brackets are not empty."""
    for prose in school.prose:
        for loc, match in prose.find(_EMPTY):
            if not is_explained(prose.item.record, loc):
                message = f"“{match[0]}”里面是空的"
                fix = "补上漏掉的文字，或者删掉这对符号"
                yield at(prose.item, loc, message, fix, match[0])


@SchoolRule(
    Code.UNCOUNTED,
    "number-missing",
    "句子里漏了数字",
    Severity.WARNING,
    why="“举行了次会议”里漏了次数，读的人会以为是故意不说。不知道的数不要推算，改写句子就行。",
    bad=Example.activity("正文: 本学期举行了次会议，走访慰问贫困户次。\n"),
    good=Example.activity("正文: 本学期举行了6次会议，走访慰问了困难家庭，次数待核实。\n"),
)
def uncounted(school: SchoolContext) -> Iterator[Finding]:
    """A number comes before each measure word."""
    for prose in school.prose:
        for loc, match in prose.find(_UNCOUNTED):
            if not is_explained(prose.item.record, loc):
                message = f"“{match[0]}”里像是漏了数字"
                fix = "补上数字；不清楚就改写，例如“多次举行会议”"
                yield at(prose.item, loc, message, fix, match[0])


@SchoolRule(
    Code.WEB_CHROME,
    "web-chrome",
    "带进了网页上的附加文字",
    Severity.HINT,
    why="从网页或公众号复制文章时，“责任编辑”“扫码关注”“上一篇”这些字也会带进来，它们不是正文。",
    bad=Example.activity("正文: |\n  读书会结束了。\n\n  责任编辑：小林  扫码关注我们\n"),
    good=Example.activity("正文: 读书会结束了。\n"),
)
def web_chrome(school: SchoolContext) -> Iterator[Finding]:
    """Texts contain nothing else from the page that they were copied from."""
    for prose in school.prose:
        for loc, match in prose.find(_CHROME):
            if GAP_FIELDS.isdisjoint(loc):
                message = f"“{match[0]}”像是从网页上一起复制来的"
                yield at(prose.item, loc, message, "删掉这几个字和它后面的内容", match[0])

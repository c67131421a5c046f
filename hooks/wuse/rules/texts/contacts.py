"""Patterns for private accounts and home addresses, in the text that people see."""

from __future__ import annotations

import re
from typing import NamedTuple


class Notation(NamedTuple):
    """One way to write an account or an address."""

    pattern: re.Pattern[str]
    prefilter: re.Pattern[str]
    """Something that every match contains and that is quicker to find."""
    name: str = ""
    """What is written, in Chinese."""


_COLON = r"\s?(?:是|为)?\s?[:：=＝→]\s?@?|\s?[是为]\s?"
_IS = rf"{_COLON}|\s{{1,3}}"
_OPEN = r"[\s(（【「“\"']{0,2}"
_END = r"(?![A-Za-z0-9])"
_ID = rf"[A-Za-z][A-Za-z0-9_-]{{5,19}}{_END}"
_ODD_ID = rf"(?=[A-Za-z-]*[\d_]){_ID}"
"""An id with a digit or an underscore, which no ordinary word has."""
_WECHAT = r"(?:[微薇威徽]\s?信|[Ww]e[Cc]hat|[Ww]ei[Xx]in|(?<![A-Za-z])(?:[VvWw][Xx]|[Vv]信))"
_NUMBER = r"(?:[账帐]?号码?|ID|id)?"
_AT = r"\s?(?:@|#|[(（]at[)）]|(?<![A-Za-z])at(?![A-Za-z])|艾特)\s?"
_DOT = r"\s?(?:[.。]|[(（]dot[)）]|(?<![A-Za-z])dot(?![A-Za-z])|点)\s?"
_HOSTS = (
    "qq|foxmail|163|126|139|188|189|yeah|wo|21cn|sina|sohu|tom|263|gmail|googlemail|outlook"
    "|hotmail|live|msn|yahoo|icloud|me|aliyun|proton|protonmail"
)
"""Mail providers that give anybody an address."""
_NOT_OFFICIAL = "(?<!官方)(?<!学校)(?<!本校)(?<!我校)(?<!校园)"
_NETS = "抖音|快手|小红书|微博|B站|支付宝|陌陌|视频号|Telegram|WhatsApp"

ACCOUNTS = (
    Notation(
        re.compile(rf"{_AT}(?:vip{_DOT})?(?:{_HOSTS}){_DOT}(?:com|cn|net){_END}"),
        re.compile("com|cn|net"),
        "免费邮箱的地址",
    ),
    Notation(
        re.compile(rf"(?:[Qq]{{2}}|扣扣|企鹅)群?{_NUMBER}(?:{_IS})?{_OPEN}[1-9]\d{{4,10}}(?!\d)"),
        re.compile("[Qq][Qq]|扣扣|企鹅"),
        "QQ号或者群号",
    ),
    Notation(
        re.compile(
            rf"{_NOT_OFFICIAL}{_WECHAT}{_NUMBER}(?:(?:{_COLON}){_OPEN}{_ID}|\s{{0,3}}{_OPEN}{_ODD_ID})"
            rf"|[加+➕]\s?(?:我|老师)?的?(?:{_WECHAT}|[微薇威徽Vv]){_NUMBER}(?:{_IS})?{_OPEN}{_ID}"
            rf"|(?<![A-Za-z0-9])[Vv]号?\s?[:：]\s?{_ODD_ID}"
        ),
        re.compile(
            r"(?:[信微薇威徽Vv]|[WwVv][Xx]|[Cc]hat|[Xx]in)[^A-Za-z\d\x00\n。，；]{0,9}[A-Za-z]"
        ),
        "微信号",
    ),
    Notation(
        re.compile(
            rf"{_NOT_OFFICIAL}(?:{_NETS})(?:(?:[账帐]?号码?|ID|id)(?:{_IS})?|{_IS}|@)"
            rf"{_OPEN}(?=[A-Za-z.-]*[\d_])[A-Za-z0-9][A-Za-z0-9_.-]{{4,24}}{_END}"
        ),
        re.compile(_NETS),
        "社交账号",
    ),
    Notation(
        re.compile(
            r"(?:家庭|家里|住宅|家长|监护人)(?:的)?(?:联系)?(?:电话|座机)(?:号码?)?"
            r"[为是：:=\s]{0,3}\d[\d-]{6,11}"
        ),
        re.compile("电话|座机"),
        "家里的电话",
    ),
)

ACCOUNT_PREFILTER = re.compile(
    # The first line rules out most characters at once.
    r"(?=[信微薇威徽VvXxDdtn加我师的+➕CcQq扣企抖快小B支陌视TWwEe电座])"
    r"(?:(?:[信微薇威徽]|[VvXxDdtn](?![A-Za-z]))[^A-Za-z\d\x00\n。，；]{0,9}[A-Za-z][A-Za-z0-9_-]{5}"
    r"|[加我师的+➕]\s?[Vv]|[VvWw][Xx]|[Cc]hat|[Ee]i[Xx]in|com|cn|net|[Qq][Qq]|扣扣|企鹅"
    r"|抖音|快手|小红书|微博|B站|支付宝|陌陌|视频号|Tele|Whats|电话|座机)"
)
"""Every account contains one of these; most texts contain none."""

_N = r"[\d一二三四五六七八九十百零〇]"
_HOUSE = rf"{_N}{{1,4}}(?:号楼|号院|栋|幢|座|楼|号|#)"
_HOMES = (
    r"(?:小区|花园|家园|嘉园|新村|里弄|家属[院楼区]|大院|公馆|华庭|名苑|雅苑|佳苑|新苑|锦苑|丽苑"
    r"|名邸|府邸|御府|别墅)"
)
"""Words for residential areas, where hardly anything else is."""
_PLACE = (
    r"(?:中心|办公|会议室|活动室|教室|实验室|阅览室|资料室|接待|礼堂|食堂|学校|小学|中学|幼儿园|大学"
    r"|学院|社区|居委|村委|党群|党支部|党委|机关|单位|服务站|驿站|派出所|医院|诊所|卫生|药店|超市"
    r"|商店|书店|银行|邮局|公司|大厦|酒店|宾馆|旅馆|招待所|敬老院|养老院|福利院|博物馆|纪念馆"
    r"|图书馆|书屋|书吧|展馆|故居|旧居|旧址|遗址|工作室|联络站|检察院|法院|教育局|大厅|门前|广场)"
)
_FREE = rf"(?!\d|[室户号]?[\s，,]?[(（“]?[一-鿿]{{0,8}}?{_PLACE})"
"""After an address: nothing that makes it the address of an office, a shop or a memorial."""
_OFFICE = (
    r"(?:(?P<free>(?:校|单位地|办公地|机关地|集合地|报名地)[址点])[：:为在是\s]{0,3}"
    r"[一-鿿]{0,12}?)?"
)
"""Before an address: words that make it an office's."""
_ROOM = r"\d{3,4}"

ADDRESSES = (
    Notation(
        re.compile(
            rf"{_N}{{1,4}}(?:栋|幢|号楼|座|楼)[\s、-]?{_N}{{1,3}}单元[\s、-]?"
            rf"(?:{_N}{{1,2}}[楼层][\s、-]?)?{_N}{{2,4}}(?:室|号|户)?"
        ),
        re.compile("单元"),
    ),
    Notation(
        re.compile(
            rf"{_HOMES}[一-鿿]{{0,4}}?(?:{_HOUSE}[\s、-]?{_N}{{1,4}}[室户]"
            rf"|(?:{_HOUSE}[\s、-]?|(?<!\d)\d{{1,3}}[-–—－](?:\d{{1,2}}[-–—－])?)"
            rf"{_ROOM}(?![-–—－元人次年名个米平只份班教]){_FREE})"
        ),
        re.compile(_HOMES),
    ),
    Notation(
        re.compile(
            rf"{_OFFICE}[路街巷弄道同里]{_N}{{1,4}}号(?:院)?[\s、-]?"
            rf"(?:(?:\d{{1,3}}[-–—－]){{1,2}}{_ROOM}|{_N}{{1,3}}(?:号楼|栋|幢)[\s、-]?{_ROOM})"
            rf"(?![-–—－年]){_FREE}"
        ),
        re.compile(rf"[路街巷弄道同里]{_N}"),
    ),
    Notation(
        re.compile(
            rf"[村屯寨庄][一-鿿]{{0,3}}?{_N}{{1,3}}[组社队]\s?{_N}{{1,4}}号(?![楼线桥路馆店])"
        ),
        re.compile(r"[组社队]\s?[\d一二三四五六七八九十百零〇]"),
    ),
    Notation(
        re.compile(
            r"(?:家住|家庭(?:详细)?(?:住址|地址)|现住址|户籍地址|住址)[是为在：:\s]{0,3}"
            rf"[^，。；！？\n\x00]{{0,30}}?{_N}(?:室|号(?![线桥])|组|栋|幢|单元|弄|户)"
        ),
        re.compile("家住|址"),
    ),
    Notation(
        re.compile(
            r"(?<!曾)(?<!曾居)(?:住[在于到进]|租住|租房|家在|搬[到进至])[^，。；！？\n\x00]{0,20}?"
            rf"[路街巷弄道同里村屯庄]{_N}{{1,4}}号(?![线桥楼站])(?!院?[一-鿿]{{0,6}}?{_PLACE})"
        ),
        re.compile("住[在于到进]|家在|租[住房]|搬[到进至]"),
    ),
)
"""The ways to write the address of a household."""

ADDRESS_PREFILTER = re.compile(
    rf"{_N}(?:[号栋幢座楼单组社队室户弄#]|[-–—－]\d{{1,2}}[-–—－]?\d{{2}})"
)
"""Every address contains one of these; most texts contain none."""

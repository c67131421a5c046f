"""Names of people in running text: what looks like one, and what only begins like one."""

from __future__ import annotations

_SURNAMES = (
    "王李张刘陈杨赵黄吴周徐孙胡朱郭何林罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟龙段钱汤尹黎易"
    "武乔贺赖龚高方马金江肖梁史毛洪庞樊兰殷施陶翟倪严牛俞柳鲁葛聂焦霍骆岳齐庄辛耿舒屈"
    "祝左涂欧甘裴柯阮宁瞿覃闵佟"
)
"""The commonest surnames, without those that mostly are something else (于, 成, 时, 安, 文 …)."""
_NEVER = (
    "的了是中和同学生师们年园区县省各每某这那其他她它有在个些多何名位一二三四五六七八九十级班校"
)
"""Characters that no given name holds: behind a surname they make an ordinary word."""
_NOT_LAST = _NEVER + "队社组会赛节课营室馆厅站操展奖棋村镇乡市局委处科部院等说把与让向去到来得着过"
_COMMON = """
    张贴 张开 张望 张挂 陈述 陈列 陈旧 黄河 黄色 黄昏 任务 任何 任课 任教 任意 任职 方案
    方便 方法 方式 方面 方向 方阵 方言 夏令 夏天 夏季 夏日 毛笔 毛巾 毛衣 毛线 武术 武警
    戴着 戴上 许多 许下 许愿 谢意 谢谢 谢师 田园 田间 田径 田野 高兴 高中 高年 高考 高度
    高声 高效 高尚 高铁 高举 高唱 高等 高校 高级 高职 高原 程度 程序 罗列 罗盘 何时 何必
    何种 何谓 胡乱 胡同 孔庙 孔雀 石刻 石头 石桥 石榴 石家 江南 江边 江苏 江西 江海 秦腔
    秦岭 龙舟 龙头 龙灯 龙江 余名 余人 余位 余篇 马上 马路 马克 马拉 杨树 杨柳 柳树 林业
    林间 林木 林场 金色 金牌 金属 金奖 金点 金话 金融 周围 周边 周末 周一 周二 周三 周四
    周五 周年 周期 周到 唐诗 唐朝 宋词 宋朝 齐唱 齐心 齐聚 齐声 齐全 严格 严肃 严谨 宁波
    宁夏 祝福 祝愿 祝贺 舒适 舒心 左右 左手 庄严 庄重 易于 易懂 牛奶 兰州 兰花 洪水 史料
    史实 史诗 叶子 叶片 叶脉 钟声 钟表 钟爱 段落 段考 贺卡 贺信 贺词 汤圆 顾问 顾客 乔木
    施工 施教 欧洲 甘肃 甘甜 辛苦 辛勤 陶瓷 陶艺 陶泥 陶笛 苏州 苏醒 苏区 沈阳 郑州 梁上
    左边 徐徐 杜绝 曾经 丁香 焦点 霍乱 葛根 韩国 吴越 余下 余额 钱币 钱款 熊猫 姜汤 姜黄
    范围 范文 范例 夏夜 林中 方队 金秋 江山 江河 黎明 肖像
"""
_WORDS = frozenset(_COMMON.split())
"""What begins like a name and is a word or a place."""
_KNOWN = """
    邓小平 毛泽东 周恩来 朱德 刘少奇 李大钊 陈独秀 方志敏 彭湃 董存瑞 刘胡兰 王二小 黄继光
    邱少云 杨靖宇 赵一曼 江竹筠 赖宁 雷锋 王进喜 焦裕禄 孔繁森 杨善洲 谷文昌 廖俊波 郑培民
    黄文秀 黄大年 张桂梅 钱学森 邓稼先 袁隆平 林巧稚 孙中山 宋庆龄 蔡元培 陶行知 叶圣陶
    鲁迅 鲁班 屈原 岳飞 孔子 孟子 徐镜心
"""
_FIGURES = frozenset(_KNOWN.split())
"""Whom every schoolbook names."""
_ADDRESSED = """
    奶奶 爷爷 大爷 大妈 大娘 大叔 大婶 大姐 大哥 阿姨 叔叔 伯伯 婆婆 妈妈 爸爸 老师 师傅
    女士 先生 同志 老人 校长 书记 主任
"""
_TITLES = frozenset(_ADDRESSED.split())
"""With a surname alone they name nobody."""

_FIRST = rf"[{_SURNAMES}]"
_MIDDLE, _LAST = rf"(?![{_NEVER}])[一-鿿]", rf"(?![{_NOT_LAST}])[一-鿿]"
_FREE = "(?:(?<![一-鿿].)|(?<=[班的生童员由让给请叫是].))"
"""Behind the first character: what stands before it does not make one word with it."""
LONG = rf"(?P<name>{_FIRST}{_MIDDLE}{_LAST})"
"""A full name of three characters, which is hardly ever an ordinary word."""
NAME = rf"(?P<name>{_FIRST}(?:{_MIDDLE})?{_LAST})"
"""A full name, of which `is_name` must agree that it is no word."""
FREE_LONG = LONG.replace(_FIRST, _FIRST + _FREE)
"""The same at the beginning of a phrase."""
FREE_NAME = NAME.replace(_FIRST, _FIRST + _FREE)


def is_name(found: str) -> bool:
    """Whether what `NAME` matched is a name, and that of somebody who is not public anyway."""
    return not (found[:2] in _WORDS or found[1:] in _TITLES or found in _FIGURES)


def reduced(name: str) -> str:
    """The name as a message may repeat it."""
    return f"{name[0]}某"

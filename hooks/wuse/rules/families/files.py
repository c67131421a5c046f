"""Encodings, names and locations of files. The reader finds the problems as it opens files."""

from __future__ import annotations

from wuse.rules.rule import Example, Picture, ReaderRule, Special
from wuse.source.codes import Code
from wuse.source.problems import Severity

_READING = "activities/2025-10-18-reading.yml"
_TITLE = Example.activity("标题: 读书分享会\n")
_ON_WINDOWS = "Windows 的记事本另存时可以选编码。"

unreadable = ReaderRule(
    Code.UNREADABLE,
    "unreadable",
    "文件或文件夹打不开",
    Severity.ERROR,
    why="系统不让读，或者该是文件夹的地方放了一个文件，里面的内容就到不了网站上。",
    bad=Example(
        {"activities": "10月18日举行读书分享会。\n"},
        "activities 应是放活动的文件夹，这里却是一个文件。",
    ),
    good=_TITLE,
)

link = ReaderRule(
    Code.SYMLINK,
    "link",
    "是快捷方式，不是文件",
    Severity.ERROR,
    why="符号链接会把网站带到仓库外面，让不该公开的文件混进来；换一台电脑它也会失效。所以一律不读。",
    bad=Example(
        {_READING: Special.LINK},
        "2025-10-18-reading.yml 是指向别处的符号链接。",
    ),
    good=_TITLE,
)

not_a_file = ReaderRule(
    Code.NOT_A_FILE,
    "not-a-file",
    "应是文件，却是别的东西",
    Severity.ERROR,
    why="名字以 .yml 结尾的应是普通的文字文件。文件夹、设备等读不出内容。",
    bad=Example(
        {f"{_READING}/notes.txt": "10月18日举行读书分享会。\n"},
        "2025-10-18-reading.yml 是一个文件夹。",
    ),
    good=_TITLE,
)

too_large = ReaderRule(
    Code.TOO_LARGE,
    "file-too-large",
    "文件太大",
    Severity.ERROR,
    why="一个文件最多 256 KB，大约八万个汉字，是最长的书面案例的十倍。更大的多半误放了照片或整本"
    "材料，读它只会拖慢全站。",
    bad=Example(
        {_READING: "标题: 读书分享会\n正文: ".encode() + "读书分享会。".encode() * 20_000},
        "正文贴进了十二万字的整本材料，文件有 350 KB。",
    ),
    good=_TITLE,
)

byte_order_mark = ReaderRule(
    Code.BYTE_ORDER_MARK,
    "byte-order-mark",
    "文件开头有 BOM 标记",
    Severity.HINT,
    why="旧版记事本会在文件开头加一个看不见的标记。本站照常读取，别的软件可能把它当成第一个字。",
    bad=Example(_TITLE.files, f"文件的编码是“带有 BOM 的 UTF-8”。{_ON_WINDOWS}", "utf-8-sig"),
    good=Example(_TITLE.files, "文件的编码是“UTF-8”。"),
    adjustable=True,
)

utf16 = ReaderRule(
    Code.UTF16,
    "utf-16",
    "编码是 UTF-16",
    Severity.WARNING,
    why="旧版记事本里叫“Unicode”的编码就是它。本站能读，但代码托管网站把它当作二进制文件，"
    "审核的人看不到改了什么。",
    bad=Example(_TITLE.files, f"文件的编码是“UTF-16 LE”。{_ON_WINDOWS}", "utf-16"),
    good=Example(_TITLE.files, "文件的编码是“UTF-8”。"),
    adjustable=True,
)

gbk = ReaderRule(
    Code.GBK,
    "gbk",
    "编码是 GBK",
    Severity.WARNING,
    why="旧的中文 Windows 默认用 GBK。本站按 GBK 读取，但编码是猜的，别的软件和代码托管网站上会是"
    "乱码。",
    bad=Example(_TITLE.files, f"文件的编码是“ANSI”，也就是 GBK。{_ON_WINDOWS}", "gb18030"),
    good=Example(_TITLE.files, "文件的编码是“UTF-8”。"),
    adjustable=True,
)

undecodable = ReaderRule(
    Code.UNDECODABLE,
    "undecodable",
    "文字的编码损坏了",
    Severity.ERROR,
    why="有的字节不属于任何一种认得的编码，多半是传输或保存时损坏的。猜着读会把错字发布出去。",
    bad=Example(
        {_READING: "标题: 读书分享会\n日期: 2025-10-18\n活动类型: 读书".encode() + b"\xe4\xbc\n"},
        "文件末尾的“会”字只存下了一半。",
    ),
    good=_TITLE,
)

control_character = ReaderRule(
    Code.CONTROL_CHARACTER,
    "control-character",
    "有不是文字的控制字符",
    Severity.ERROR,
    why="从 Word 或网页复制时会带进看不见的控制字符；有的还能把文字的方向反过来，让人看到的和写的"
    "不一样。",
    bad=Example(
        {_READING: "标题: 读书\x0b分享会\n日期: 2025-10-18\n活动类型: 读书会\n".encode()},
        "“读书”和“分享会”之间有一个从 Word 带来的手动换行符，看不见。",
    ),
    good=_TITLE,
)

invisible_character = ReaderRule(
    Code.INVISIBLE_CHARACTER,
    "invisible-character",
    "有看不见的字符",
    Severity.WARNING,
    why="从网页或微信复制时会带进零宽空格、填充字符一类。看上去一样的两个词因此变成不同的词，搜索和"
    "选项都对不上；它们还能藏住文字。引号里写成 \\u200b 也一样。表情符号里的连接符不算。",
    bad=Example.activity(
        "标题: 读书\u200b分享会\n", "“读书”和“分享会”之间有一个零宽空格，看不见。"
    ),
    good=_TITLE,
    adjustable=True,
)

folder_name = ReaderRule(
    Code.BAD_FOLDER_NAME,
    "folder-name",
    "文件夹名不能用作网址",
    Severity.ERROR,
    why="学校的文件夹名就是它在网站上的地址，只能用 2 到 40 个小写字母、数字和连字符，不能用汉字、"
    "空格和大写字母。",
    bad=Example({"../示例小学/brand.yml": "单位: {单位名称: 示例小学}\n"}),
    good=Example({"brand.yml": "单位: {单位名称: 示例小学}\n"}, "文件夹名是 example。"),
)

no_brand = ReaderRule(
    Code.NO_BRAND_FILE,
    "no-brand",
    "缺少 brand.yml",
    Severity.ERROR,
    why="学校叫什么、品牌叫什么，都写在 brand.yml 里。没有它，这所学校就没有页面。",
    bad=Example({"../shiyan/activities/2025-10-18-reading.yml": "标题: 读书分享会\n"}),
    good=Example.brand("单位: {单位名称: 示例小学}\n品牌: {品牌名称: 示例品牌}\n"),
)

file_name = ReaderRule(
    Code.BAD_FILE_NAME,
    "file-name",
    "文件名不能用作网址",
    Severity.ERROR,
    why="活动和典型的文件名就是网页的地址，只能用小写字母、数字和连字符，不能用汉字和空格。",
    bad=Example({"activities/10月18日 读书分享会.yml": "标题: 读书分享会\n"}),
    good=_TITLE,
)

unexpected = ReaderRule(
    Code.UNEXPECTED_FILE,
    "unexpected-file",
    "放了不会读取的文件",
    Severity.WARNING,
    why="只读固定的几种文件。扩展名写错、放错文件夹的文件不会出现在网站上，却可能把不该公开的材料"
    "留在公开的仓库里。",
    bad=Example({"activities/2025-10-18-reading.yml.txt": "标题: 读书分享会\n"}),
    good=_TITLE,
    adjustable=True,
)

unportable_name = ReaderRule(
    Code.UNPORTABLE_NAME,
    "name-on-windows",
    "名字在 Windows 上不能用",
    Severity.ERROR,
    why="con、aux、nul 这些是 Windows 的设备名，末尾的空格和句点会被 Windows 去掉。有了这样的文件，"
    "用 Windows 的老师就取不下整个仓库。",
    bad=Example({"photos/aux.jpg": Picture()}),
    good=Example({"photos/corner.jpg": Picture()}),
)

twin_names = ReaderRule(
    Code.TWIN_NAMES,
    "photo-twin-names",
    "两张照片的名字在别的电脑上是同一个",
    Severity.WARNING,
    why="Windows 和苹果电脑不分大小写，也不分“看起来一样、编码不同”的字：两个文件取下来只剩一个，"
    "另一个再提交时就丢了。",
    bad=Example({"photos/corner.jpg": Picture(), "photos/Corner.JPG": Picture(motif=1)}),
    good=Example({"photos/corner-1.jpg": Picture(), "photos/corner-2.jpg": Picture(motif=1)}),
    adjustable=True,
)

nothing_to_show = ReaderRule(
    Code.NOTHING_TO_SHOW,
    "nothing-to-show",
    "还没有一所学校",
    Severity.ERROR,
    why="brands 里没有学校的文件夹，网站就没有内容。多半是资料没有取下来，或者在别的文件夹里运行了"
    "命令；这样发布出去，原来的网站就空了。真的还没有学校时，建一个空的 brands/_bureau，就只是"
    "提醒。",
    bad=Example(note="没有 brands 文件夹，或者它是空的。"),
    good=Example.brand("单位: {单位名称: 示例小学}\n品牌: {品牌名称: 示例品牌}\n"),
)

_SITE = "site_url: https://example.cn/\n"

address_taken = ReaderRule(
    Code.ADDRESS_TAKEN,
    "address-taken",
    "手写的页面占了自动生成的网址",
    Severity.ERROR,
    why="docs 里的文件和自动生成的页面用了同一个网址，只能留一个。留下的是自动生成的，手写的那一页"
    "读者看不到。首页例外：docs/index.md 的文字放在首页末尾。",
    bad=Example(
        {"mkdocs.yml": _SITE, "docs/timeline.md": "# 我们的时间轴\n"},
        "timeline/ 是自动生成的时间轴。",
    ),
    good=Example({"mkdocs.yml": _SITE, "docs/our-story.md": "# 我们的故事\n"}),
)

configuration = ReaderRule(
    Code.CONFIGURATION,
    "configuration",
    "mkdocs.yml 让网站生成不了",
    Severity.ERROR,
    why="站名、网址、文件夹这些设置由 MkDocs 读取，写错了它就不生成网站，只用英文说一句。"
    "make site 和 make serve 先用中文说清楚。",
    bad=Example({"mkdocs.yaml": _SITE}, "文件名应是 mkdocs.yml。"),
    good=Example({"mkdocs.yml": _SITE}),
)

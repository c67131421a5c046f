"""What ``wuse import`` says of files, sheets and archives. `wuse.intake` finds it."""

from __future__ import annotations

from wuse.rules.rule import Example, ReaderRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

HEADER = "单位,标题,日期,活动类型"
ROW = "示例小学,到后山植树,2025-03-12,志愿服务"
LEDGER = Example({"台账.csv": f"{HEADER}\n{ROW}\n"})
"""A ledger of which nothing needs to be said."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

unreadable = ReaderRule(
    Code.X_UNREADABLE,
    "import-unreadable",
    "要导入的文件打不开",
    Severity.ERROR,
    why="文件名写错了，没有读它的权限，或者 WPS 正开着它，就读不到。",
    bad=Example(note="要导入的是“台账.xlsx”，命令里写成了“台帐.xlsx”。"),
    good=Example(note="名称写对；正在编辑的先关掉，再导入。"),
)

unknown_kind = ReaderRule(
    Code.X_UNKNOWN_KIND,
    "import-unknown-kind",
    "不是能导入的文件",
    Severity.ERROR,
    why="文件是什么，看内容，不看后缀名：有的系统导出的 .xls 其实是网页。另存一次就能读。",
    bad=Example({"台账.xls": "<html><table><tr><td>标题</td></tr></table></html>\n"}),
    good=LEDGER,
)

encrypted = ReaderRule(
    Code.X_ENCRYPTED,
    "import-encrypted",
    "要导入的文件有密码",
    Severity.ERROR,
    why="有密码的文件打不开，也不要把密码发给别人。取消密码，再保存。",
    bad=Example({"台账.xlsx": _OLD_OFFICE + "EncryptedPackage".encode("utf-16-le")}),
    good=LEDGER,
)

too_large = ReaderRule(
    Code.X_TOO_LARGE,
    "import-too-large",
    "要导入的文件太大",
    Severity.ERROR,
    why="一张表最多读 20,000 行、200 列。几 KB 的文件，只要最后一行还有一个格子，解开就有几百 GB，"
    "所以先数清楚，再读。",
    bad=Example({"台账.csv": f"{HEADER}\n" + "\n" * 20_000}, "下面还有两万个空行。"),
    good=LEDGER,
)

damaged = ReaderRule(
    Code.X_DAMAGED,
    "import-damaged",
    "要导入的文件坏了",
    Severity.ERROR,
    why="多半是传的时候断了，或者只改了后缀名。用原来的程序打开，另存一次。",
    bad=Example({"台账.xlsx": b"PK\x03\x04\x14\x00"}),
    good=LEDGER,
)

forbidden = ReaderRule(
    Code.X_FORBIDDEN,
    "import-forbidden",
    "文件里有不该有的东西",
    Severity.ERROR,
    why="层层套起来的网页、指向别处的声明、两个同名的部分，正常的文件里没有，却能让程序停住，"
    "或者读到别的文件。这样的文件不读。",
    bad=Example({"文章.html": '<div id="js_content">' + "<div>" * 600}),
    good=LEDGER,
)

crashed = ReaderRule(
    Code.X_CRASHED,
    "import-crashed",
    "读文件的时候出错了",
    Severity.ERROR,
    why="每个文件都在单独的进程里读，时间和内存有限。读不完就停下，别的文件不受影响。",
    bad=Example(note="这个文件读了一分钟还没有读完。"),
    good=LEDGER,
)

old_document = ReaderRule(
    Code.X_OLD_DOCUMENT,
    "import-old-document",
    "是旧格式的文档",
    Severity.ERROR,
    why="只读 .docx。旧的 .doc、WPS 自己的 .wps、RTF 和 PDF，用 WPS 或 Word 打开，另存一次就行。",
    bad=Example({"简报.doc": _OLD_OFFICE}),
    good=LEDGER,
)

archive_entry = ReaderRule(
    Code.X_ENTRY,
    "import-archive-entry",
    "压缩包里有文件不读",
    Severity.ERROR,
    why="快捷方式、指到压缩包外面的位置、Windows 不认的名字、两个同名的文件，不读；别的照读。",
    bad=Example(note="“照片.zip”里有一个文件，名称是“../a.jpg”，会写到别的文件夹里去。"),
    good=LEDGER,
)

no_table = ReaderRule(
    Code.X_NO_TABLE,
    "import-no-table",
    "没有找到表头",
    Severity.WARNING,
    why="前 20 行里要有一行写着栏目名，至少有两栏认得；不知道怎样写，"
    "用 wuse table new 做一张空表。",
    bad=Example({"台账.csv": "植树,三月\n清扫,四月\n"}),
    good=LEDGER,
)

hidden_sheet = ReaderRule(
    Code.X_HIDDEN,
    "import-hidden-sheet",
    "隐藏的表没有读",
    Severity.HINT,
    why="隐藏的表多半是草稿或者旧数据。要导入，先取消隐藏。",
    bad=Example(note="“台账.xlsx”里有一张隐藏的表“往年”。"),
    good=LEDGER,
)

no_column = ReaderRule(
    Code.X_NO_COLUMN,
    "import-no-column",
    "表里缺一栏",
    Severity.ERROR,
    why="活动没有日期，就放不进时间轴。加上这一栏；实在没有的，加 --with-blanks，"
    "先写成“待补”的草稿。没有“活动类型”一栏的，看标题里有没有类型；没有“单位”一栏的，看表名和标题里是哪所学校，"
    "或者加 --owner。",
    bad=Example({"台账.csv": "单位,标题,活动类型\n示例小学,到后山植树,志愿服务\n"}),
    good=LEDGER,
)

hidden_rows = ReaderRule(
    Code.X_HIDDEN_ROWS,
    "import-hidden-rows",
    "隐藏的行也读了",
    Severity.WARNING,
    why="筛选以后看不见的行，还在表里。程序分不清是暂时藏起来还是不要了，所以都读，并且说出是哪几行。",
    bad=Example(note="“台账.xlsx”的第 3 行隐藏着。"),
    good=LEDGER,
)

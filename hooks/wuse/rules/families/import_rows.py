"""What ``wuse import`` says of rows and photos. `wuse.intake` finds it."""

from __future__ import annotations

from wuse.rules.rule import Example, Picture, ReaderRule, Special
from wuse.source.codes import Code
from wuse.source.problems import Severity

from .imports import HEADER, LEDGER, ROW

_RECORD = "activities/2025-03-12-trees.yml"
_TREES = {_RECORD: "标题: 到后山植树\n日期: 2025-03-12\n活动类型: 志愿服务\n"}
_AGAIN = Example(note="再运行一次 wuse table export，在新的表里只改要改的格子，再导入。")
_EXPORTED = "“全区.xlsx”是 wuse table export 导出的。"

no_school = ReaderRule(
    Code.X_NO_SCHOOL,
    "import-no-school",
    "没有这所学校",
    Severity.ERROR,
    why="按单位名称、简称、别名和党组织全称找学校，不分有没有括号、地名和“党支部”。同一个叫法有两所学校的，"
    "也不猜；在学校的“别名”里加上这个叫法。没有“单位”一栏的，看标题、表名和文件名。",
    bad=Example({"台账.csv": f"{HEADER}\n第九示例小学,到后山植树,2025-03-12,志愿服务\n"}),
    good=LEDGER,
)

missing = ReaderRule(
    Code.X_MISSING,
    "import-missing",
    "必须写的格子空着",
    Severity.ERROR,
    why="空着，或者看不懂，这一行就不是一条完整的记录。补上再导入；实在没有的，加 --with-blanks。",
    bad=Example({"台账.csv": f"{HEADER}\n示例小学,到后山植树,2025-03-12,\n"}),
    good=LEDGER,
)

known = ReaderRule(
    Code.X_KNOWN,
    "import-known",
    "已经导入过",
    Severity.HINT,
    why="同一所学校、同一天、同一个标题，就是同一行；换了次序、另存为别的格式也认得出。"
    "表里改过、草稿没有人动过的，按表里的重写。",
    bad=Example({"台账.csv": f"{HEADER}\n{ROW}\n{ROW}\n"}),
    good=LEDGER,
)

similar = ReaderRule(
    Code.X_SIMILAR,
    "import-similar",
    "可能已经有了",
    Severity.ERROR,
    why="同一天有一条标题差不多的，多半是同一件事，写两遍就重复了。看一看：要补的直接写进那一条。",
    bad=Example(
        {"台账.csv": f"{HEADER}\n示例小学,我们到后山植树,2025-03-12,志愿服务\n"},
        "学校已经有一条“到后山植树”。",
        before=_TREES,
    ),
    good=LEDGER,
)

totals = ReaderRule(
    Code.X_TOTALS,
    "import-totals",
    "不是记录的行没有读",
    Severity.HINT,
    why="合计、小计、行间的小标题（“三月份”“实验小学”）、只有序号的行和表下的“注：”“填表人：”不是活动。"
    "小标题里有年份、学校的，下面的行照它读。",
    bad=Example({"台账.csv": f"{HEADER}\n{ROW}\n合计,1,,\n"}),
    good=LEDGER,
)

invalid = ReaderRule(
    Code.X_INVALID,
    "import-invalid",
    "合起来不是一条记录",
    Severity.ERROR,
    why="每一格都看得懂，合起来却写不成：例如太长，或者两栏说的不一样。",
    bad=Example(
        {"台账.csv": f"{HEADER},正文,成果,摘要\n{ROW},{','.join(['长' * 32_000] * 3)}\n"},
        "后面三格各有三万多字。",
    ),
    good=LEDGER,
)

taken = ReaderRule(
    Code.X_TAKEN,
    "import-taken",
    "文件写不进去",
    Severity.ERROR,
    why="已有的文件从不覆盖；学校的文件夹是快捷方式的，也不写，免得写到别处去。",
    bad=Example(
        {"台账.csv": f"{HEADER}\n{ROW}\n"},
        "学校的 activities 文件夹是指向别处的快捷方式。",
        before={"activities": Special.LINK},
    ),
    good=LEDGER,
)

unreadable_brand = ReaderRule(
    Code.X_UNREADABLE_BRAND,
    "import-unreadable-brand",
    "学校的主文件有错误",
    Severity.WARNING,
    why="主文件 brand.yml 读不懂，就不知道学校叫什么、有哪些载体。先改好它，再导入。",
    bad=Example(
        {"台账.csv": f"{HEADER}\n{ROW}\n"},
        "另一所学校的 brand.yml 里，有一个括号没有写完。",
        before={"../another/brand.yml": "单位: {单位名称: [\n"},
    ),
    good=LEDGER,
)

row_changed = ReaderRule(
    Code.X_ROW_CHANGED,
    "import-row-changed",
    "表里改了，草稿也改了",
    Severity.ERROR,
    why="草稿有人改过，就不按表里的重写，免得冲掉人写的。看看哪个对，直接改草稿。",
    bad=Example(note="导入以后，有人把草稿里的地点改成了“河边”，台账里又改成了“操场”。"),
    good=LEDGER,
)

gone = ReaderRule(
    Code.X_GONE,
    "import-gone",
    "要改的那一条没有了",
    Severity.ERROR,
    why="表导出以后，那一条的文件删掉了，或者写坏了。不会自己变回来。",
    bad=Example(note=f"{_EXPORTED}导出以后，这一条的文件删掉了。"),
    good=_AGAIN,
)

no_base = ReaderRule(
    Code.X_NO_BASE,
    "import-no-base",
    "看不出表里改了什么",
    Severity.ERROR,
    why="导出的表里藏着每一格原来的样子，靠它才知道改了哪几格。只把几行复制到别的表里，就没有了。",
    bad=Example(note=f"{_EXPORTED}有人把里面的几行复制到了一张新表里。"),
    good=_AGAIN,
)

both_changed = ReaderRule(
    Code.X_BOTH_CHANGED,
    "import-both-changed",
    "表里和文件里都改了",
    Severity.ERROR,
    why="表导出以后，同一栏在文件里也改了。不知道哪个是新的，两边的内容都说出来，由人来定。",
    bad=Example(note=f"{_EXPORTED}导出以后，标题在表里改了，在文件里也改了。"),
    good=_AGAIN,
)

partial = ReaderRule(
    Code.X_PARTIAL,
    "import-partial-cell",
    "这一格不能从表里改",
    Severity.ERROR,
    why="文件里写得比一格多，例如主讲的姓名和同意记录。从表里改，多出来的就丢了，所以只能改文件。"
    "这样的格子在表里是灰字。",
    bad=Example(note=f"{_EXPORTED}有人改了“主讲”一格，文件里还写着姓名和同意记录。"),
    good=_AGAIN,
)

other_record = ReaderRule(
    Code.X_OTHER_RECORD,
    "import-other-record",
    "这一行换成了另一件事",
    Severity.ERROR,
    why="导出的每一行对着网站上的一条。标题和日期都换了，多半是想写一条新的，却写在了旧的一行上；"
    "照改就把原来的冲掉了。",
    bad=Example(note=f"{_EXPORTED}有人把其中一行的标题和日期都改了。"),
    good=_AGAIN,
)

photo = ReaderRule(
    Code.X_PHOTO,
    "import-photo",
    "照片不能用",
    Severity.ERROR,
    why="是不是照片，看内容，不看后缀名；太大、没有传完的也不能用。别的照片照常导入。",
    bad=Example({"植树.jpg": "<svg>\n"}),
    good=LEDGER,
)

decoration = ReaderRule(
    Code.X_DECORATION,
    "import-decoration",
    "图太小，没有取",
    Severity.HINT,
    why="公众号文章里有许多分隔线、小图标。短边不到 200 像素的不取。",
    bad=Example({"植树.jpg": Picture(160, 120)}),
    good=LEDGER,
)

no_event = ReaderRule(
    Code.X_NO_EVENT,
    "import-photo-of-what",
    "照片没有对上哪一项活动",
    Severity.WARNING,
    why="照片按文件夹和文件的名称、拍摄的日子找活动。对不上，或者对上了几项，就只存下来，由人来写。",
    bad=Example({"IMG-001.jpg": Picture()}),
    good=LEDGER,
)

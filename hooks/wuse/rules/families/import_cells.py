"""What ``wuse import`` says of cells and of parts of documents. `wuse.intake` finds it."""

from __future__ import annotations

from wuse.rules.rule import Example, ReaderRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

from .imports import HEADER, LEDGER, ROW


def _column(name: str, cell: str) -> Example:
    """A ledger with one more column."""
    return Example({"台账.csv": f"{HEADER},{name}\n{ROW},{cell}\n"})


_ARTICLE = """\
<h1 id="activity-name">到后山志愿服务</h1>
<div id="js_content">
<p>2025年3月12日，示例小学到后山植树。</p>
<img src="{}">
</div>
"""

value = ReaderRule(
    Code.X_VALUE,
    "import-value",
    "格子里的内容这一栏不能写",
    Severity.WARNING,
    why="有的栏目只能从词表里选，有的只能写数。看不懂的原样留在草稿的备注里，这一栏空着，由人来写。",
    bad=_column("性质", "随意"),
    good=_column("性质", "自选动作"),
)

date = ReaderRule(
    Code.X_DATE,
    "import-date",
    "日期看不准",
    Severity.WARNING,
    why="Excel 会把 2025.10 变成 2025.1，到底是一月还是十月，从表里看不出来。不猜：单元格格式选"
    "“文本”，写成 2025-10。没有年份的，在表的标题里写上“（2025年度）”。",
    bad=Example({"先锋.csv": "单位,名称,典型类型,开始时间\n示例小学,语文组,先锋岗,2025.1\n"}),
    good=Example({"先锋.csv": "单位,名称,典型类型,开始时间\n示例小学,语文组,先锋岗,2025-10\n"}),
)

date_note = ReaderRule(
    Code.X_DATE_NOTE,
    "import-date-note",
    "日期换了写法",
    Severity.HINT,
    why="钟点不写进日期，Excel 的日期序号换成年月日，没有年份的按表的标题算。改了什么，都说出来。",
    bad=Example({"台账.csv": f"{HEADER}\n示例小学,到后山植树,2025.3.12上午,志愿服务\n"}),
    good=LEDGER,
)

people = ReaderRule(
    Code.X_PEOPLE,
    "import-people",
    "没有说清什么人有多少",
    Severity.WARNING,
    why="“师生200多人”分不出老师和学生各多少，硬分就是编数字。人数空着，原文留在备注里。",
    bad=_column("参加人群", "师生200多人"),
    good=_column("参加人群", "教职工12人、学生190余人"),
)

personal_name = ReaderRule(
    Code.X_NAME,
    "import-name",
    "姓名和号码没有写进草稿",
    Severity.WARNING,
    why="台账里的姓名、电话，写的时候没有问过本人要不要公开。主持人只写身份；提示里也不重复这些内容。",
    bad=_column("主持人", "某书记"),
    good=_column("主持人", "支部书记"),
)

synonym = ReaderRule(
    Code.X_SYNONYM,
    "import-synonym",
    "换成了词表里的词",
    Severity.HINT,
    why="各校叫法不同，“家访”和“走访慰问”是一类。换了哪个词，都说出来；主管部门可以在 site.yml "
    "的“台账用词”里加自己的词。",
    bad=Example({"台账.csv": f"{HEADER}\n示例小学,春季家访,2025-03-12,家访\n"}),
    good=Example({"台账.csv": f"{HEADER}\n示例小学,春季家访,2025-03-12,走访慰问\n"}),
)

initiative = ReaderRule(
    Code.X_INITIATIVE,
    "import-initiative",
    "学校没有这项载体",
    Severity.WARNING,
    why="“所属载体”写学校 brand.yml 里有的名称、别名或编号。名称不一样就对不上，不猜是哪一项。",
    bad=_column("所属载体", "蓝色行动"),
    good=_column("所属载体", "红色行动"),
)

formula = ReaderRule(
    Code.X_FORMULA,
    "import-formula",
    "公式没有算好的值",
    Severity.WARNING,
    why="公式不运行，只取表格软件算好存下的值。从别的系统导出的表没有算过，"
    "用 WPS 打开保存一次就有了。",
    bad=Example(note="“台账.xlsx”的 E2 是公式，没有存下算好的值。"),
    good=LEDGER,
)

picture = ReaderRule(
    Code.X_PICTURE,
    "import-picture-in-cell",
    "照片嵌在单元格里",
    Severity.WARNING,
    why="WPS 把嵌在单元格里的照片缩小了存，导不出来。照片另外放进文件夹或者压缩包，再导入。",
    bad=Example(note="“台账.xlsx”的 E2 里嵌着一张照片。"),
    good=LEDGER,
)

no_field = ReaderRule(
    Code.X_NO_FIELD,
    "import-no-field",
    "这一栏没有地方写",
    Severity.HINT,
    why="网站上没有对应的栏目，原文留在草稿开头的备注里，不会丢；备注不公开。",
    bad=_column("经费", "三百元"),
    good=LEDGER,
)

no_title = ReaderRule(
    Code.X_TITLE,
    "import-no-title",
    "没有找到标题，或者有几个",
    Severity.WARNING,
    why="标题是居中、加粗的那一行，不是“党建工作简报”“第几期”。没有这样一行，就用文件名；有几行，"
    "就当作几次活动。",
    bad=Example(note="“简报.docx”从第一行起就是正文。"),
    good=LEDGER,
)

missing_picture = ReaderRule(
    Code.X_MISSING_PICTURE,
    "import-missing-picture",
    "图片没有存下来",
    Severity.WARNING,
    why="公众号文章的图片，拉到哪里才读到哪里。没有拉到底就另存，后面的图片不在文件里；"
    "程序不上网去取。",
    bad=Example({"文章.html": _ARTICLE.format("https://example.cn/1.jpg")}),
    good=LEDGER,
)

article = ReaderRule(
    Code.X_SOURCE,
    "import-article",
    "是公众号文章",
    Severity.HINT,
    why="记下是哪个公众号、哪一天发的，好核对。发布的日子不一定是活动的日子。",
    bad=Example({"文章.html": f'<a id="js_name">示例小学</a>\n{_ARTICLE.format("x.jpg")}'}),
    good=LEDGER,
)

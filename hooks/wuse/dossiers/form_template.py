"""The form that is filled in when the bureau has no template of its own, and a start for one."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

_SONG, _HEI = "宋体", "黑体"
_HEAD = (
    (("申报单位", "{{ 单位.单位名称 }}"), ("学段", "{{ 单位.学段 }}")),
    (("党组织", "{{ 单位.党组织全称 }}"), ("主管单位", "{{ 单位.上级名称 }}")),
    (("品牌名称", "{{ 品牌.品牌名称 }}"), ("创建时间", "{{ 品牌.创建时间 }}")),
    (("党员", "{{ 单位.党员数 }}"), ("师生", "教职工{{ 单位.教职工数 }}，学生{{ 单位.学生数 }}")),
    (("参评奖项", "{{ 奖项 }}"), ("编号", "{{ 编号 }}")),
)
_WHOLE = (
    ("品牌口号", "{{ 品牌.口号 }}"),
    ("品牌理念", "{{ 品牌.理念 }}"),
    ("内涵释义", "{{ 品牌.内涵 }}"),
    (
        "品牌标识",
        "{{ 图(品牌.标识, 宽=30) }}{% if 品牌.标识 %} {{ 品牌.标识.标识释义 }}{% endif %}",
    ),
    (
        "实施载体",
        "{% for 项 in 载体 %}{{ 项.名称 }}{% if not loop.last %}、{% endif %}{% endfor %}",
    ),
)
_LISTS = (
    ("逐条自述", "指标", ("指标", "自述", "佐证"), ("项.编号 }} {{ 项.名称", "项.自述", "项.佐证")),
    ("成效数据", "成效数据", ("指标", "数值", "来源"), ("项.指标", "项.数值", "项.来源")),
    (
        *("荣誉", "荣誉", ("荣誉名称", "级别", "颁发单位、时间")),
        ("项.荣誉名称", "项.级别", "项.颁发单位 }} {{ 项.时间"),
    ),
)
"""(heading, list that is gone through, heads of columns, what they show of each entry)"""


_CASE = (
    "{%p if 案例 %}",
    "{{ 案例.案例标题 }}",
    "{{ 案例.摘要 }}",
    "{{ 案例.背景 }}",
    "{%p for 项 in 案例.做法 %}",
    "{{ 项.小标题 }}：{{ 项.正文 }}",
    "{%p endfor %}",
    "{{ 案例.成效 }}",
    "{%p endif %}",
)
"""Paragraphs; one that holds nothing but a tag is taken out."""


def default_template() -> bytes:
    """Make the template: an application form with the criteria, figures and honours below."""
    document = Document()
    _style(document)
    title = document.add_paragraph("{{ 评选 }}")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading = document.add_paragraph("申 报 表", "Title")
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _application(document)
    for name, values, heads, tags in _LISTS:
        document.add_heading(name, 1)
        _list(document, values, heads, tags)
    document.add_heading("典型案例", 1)
    for text in _CASE:
        document.add_paragraph(text)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _style(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "申报表", ""
    for name, font in (("Normal", _SONG), ("Title", _HEI), ("Heading 1", _HEI)):
        style = document.styles[name]
        style.font.name = font
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        style.font.color.rgb = None
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles["Normal"].paragraph_format.space_before = Pt(3)
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    title = document.styles["Title"].element.get_or_add_pPr()
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)
    document.styles["Title"].font.size = Pt(22)
    document.styles["Heading 1"].font.size = Pt(14)


def _application(document: DocumentType) -> None:
    table = _table(document, len(_HEAD) + len(_WHOLE) + 1, (26, 57, 26, 57))
    for row, pairs in enumerate(_HEAD):
        for column, text in enumerate(text for pair in pairs for text in pair):
            _write(table, row, column, text, is_label=column % 2 == 0)
    for row, (label, text) in enumerate(_WHOLE, len(_HEAD)):
        _write(table, row, 0, label, is_label=True)
        table.cell(row, 1).merge(table.cell(row, 3)).text = text
    last = table.rows[-1]
    last.height = Mm(42)
    for column, label in ((0, "申报单位意见"), (2, "推荐单位意见")):
        _write(table, len(table.rows) - 1, column, label, is_label=True)
        cell = last.cells[column + 1]
        cell.text = "（盖章）　　年　月　日"
        cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _list(document: DocumentType, values: str, heads: Sequence[str], tags: Sequence[str]) -> None:
    table = _table(document, 4, (45, 56, 65))
    for column, (head, tag) in enumerate(zip(heads, tags, strict=True)):
        _write(table, 0, column, head, is_label=True)
        table.cell(2, column).text = f"{{{{ {tag} }}}}"
    # A row that holds nothing but a tag is taken out, and the rows between are repeated.
    table.cell(1, 0).text = f"{{%tr for 项 in {values} %}}"
    table.cell(3, 0).text = "{%tr endfor %}"


def _write(table: Table, row: int, column: int, text: str, *, is_label: bool) -> None:
    cell = table.cell(row, column)
    cell.text = text
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    if is_label:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        cell.paragraphs[0].runs[0].bold = True


def _table(document: DocumentType, rows: int, widths: Sequence[int]) -> Table:
    table: Table = document.add_table(rows, len(widths), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table

"""What ``wuse form`` says of a template. `wuse.intake.forms` finds it."""

from __future__ import annotations

from wuse.rules.rule import Example, ReaderRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

form_tag = ReaderRule(
    Code.X_FORM_TAG,
    "form-template-tag",
    "模板里的标签写错了",
    Severity.ERROR,
    why="标签是双花括号里的名字，或者 {% for %} 和 {% endfor %} 这样成对的记号，符号都要半角。"
    "Word 会自动把引号换成全角的，先在“自动更正”里关掉。",
    bad=Example(note="模板“申报表.docx”里写着“{{ 品牌．品牌名称 }}”，中间是全角的点。"),
    good=Example(note="写成“{{ 品牌.品牌名称 }}”。"),
)

form_name = ReaderRule(
    Code.X_FORM_NAME,
    "form-template-name",
    "模板里有不认识的名字",
    Severity.ERROR,
    why="能填的名字就是资料里的栏目名，见栏目说明。写错一个字就填不出来，所以不猜，先问清楚。",
    bad=Example(note="模板“申报表.docx”里写着“{{ 品牌.名称 }}”。"),
    good=Example(note="写成“{{ 品牌.品牌名称 }}”。"),
)

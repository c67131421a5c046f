"""Templates of forms made on the spot, and what is said of those that rules show."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from wuse.dossiers.forms import fill_in
from wuse.intake.refusal import RefusedError
from wuse.source import Code, Problem, Severity
from wuse.source.problems import FILE_START

VALUES = {"品牌": {"品牌名称": "红帆领航"}, "荣誉": [{"级别": "县级"}], "编号": "2026-01"}
_TAGS = {Code.X_FORM_TAG: "{{ 品牌．品牌名称 }}", Code.X_FORM_NAME: "{{ 品牌.名称 }}"}
"""What the bad examples show, which are words about a Word document."""


def template(*paragraphs: str) -> bytes:
    """A Word document."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def problems_of_template(code: Code, is_bad: bool) -> list[Problem]:
    """What `wuse form` says of the example of a rule."""
    try:
        fill_in(template(_TAGS[code] if is_bad else "{{ 品牌.品牌名称 }}"), VALUES, {})
    except RefusedError as error:
        said = (Code(error.code), Severity.ERROR, "申报表.docx", FILE_START)
        return [Problem(*said, error.message, error.fix)]
    return []

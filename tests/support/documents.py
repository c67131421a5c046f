"""Word documents and saved pages made on the spot."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from html import escape
from io import BytesIO

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def paragraph(text: str = "", align: str = "", bold: bool = False, picture: str = "") -> str:
    """A paragraph of a Word document; a picture is given by the identifier of its relation."""
    run = f"<w:r><w:rPr>{'<w:b/>' * bold}</w:rPr><w:t>{escape(text)}</w:t></w:r>" * bool(text)
    drawing = f'<w:r><w:drawing><a:blip r:embed="{picture}"/></w:drawing></w:r>' * bool(picture)
    place = f'<w:pPr><w:jc w:val="{align}"/></w:pPr>' * bool(align)
    return f"<w:p>{place}{run}{drawing}</w:p>"


def docx(*paragraphs: str, parts: Mapping[str, bytes] | None = None, head: str = "") -> bytes:
    """A Word document; ``parts`` are pictures, related as rId0, rId1 and so on."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="rId{number}" Target="{name}"/>' for number, name in enumerate(parts)
    )
    body = "".join(paragraphs)
    return packed(
        {
            "word/document.xml": (
                f'{head}<w:document xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="{_A}"><w:body>{body}'
                "</w:body></w:document>"
            ).encode(),
            "word/_rels/document.xml.rels": f"<R>{relations}</R>".encode(),
            **{f"word/{name}": data for name, data in parts.items()},
        }.items()
    )


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of files."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return data.getvalue()


def page(body: str, title: str = "植树", ct: str = "1761733800") -> str:
    """A saved WeChat article."""
    return (
        f'<html><body><h1 id="activity-name">{title}</h1><a id="js_name">临海小学</a>'
        f'<div id="js_content">{body}</div><script>var ct = "{ct}";</script></body></html>'
    )

"""Fills in a bureau's own form: a Word document with tags such as ``{{ 品牌.品牌名称 }}``.

Runs in the limited child process. A template is a program: the sandbox keeps it from everything but
the values, and the process from taking more time and memory than a form needs.
"""

from __future__ import annotations

import base64
import difflib
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import ChainableUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .prescan import prescan
from .refusal import Refusal, RefusedError

_MOST_BYTES = 10 << 20
"""Of a form that is filled in."""
_MOST_PICTURES = 24
_WIDTH, _WIDEST = 70, 160
"""Millimetres: of a picture unless the template says (宽=40), and between the margins of A4."""
_BODY = "word/document.xml"
_WORD = "用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再试"
_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_HALF = re.compile(r"\{[{%]|[}%]\}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_FULL_WIDTH = str.maketrans("．（）“”‘’，｜［］＝｛｝％", ".()\"\"'',|[]={}%")
_RELATION = re.compile(r"<Relationship\s([^<>]{0,4000})>")


def fill(data: Mapping[str, Any]) -> bytes:
    """Fill in a form.

    Args:
        data: ``template``, the document in base64; ``values``, name -> text, list or mapping;
            ``pictures``, name of a file -> JPEG in base64.

    Raises:
        RefusedError: the template cannot be used, or the form gets too large.
    """
    template = base64.b64decode(data["template"])
    _check(template)
    try:
        return _filled(_opened(template), data["values"], data["pictures"])
    except RefusedError:
        raise
    except TemplateSyntaxError as error:
        raise _faulty(f"{_grammar(error)}{_near(error)}") from None
    except SecurityError:
        raise RefusedError(
            Refusal.FORBIDDEN, "模板想做填表以外的事，不做", "标签里只写名字、for、if 和 图()"
        ) from None
    except (MemoryError, RecursionError):
        raise _too_large() from None
    except (TemplateError, *_MISTAKES) as error:
        raise _faulty(f"有个标签算不出来{_near(error)}") from None


_MISTAKES = (TypeError, ValueError, ArithmeticError, AttributeError, LookupError)
"""What a wrong expression of a template raises."""


def _check(template: bytes) -> None:
    if not template.startswith(b"PK\x03\x04"):
        raise RefusedError(Refusal.UNKNOWN_KIND, "模板不是 .docx", _WORD)
    try:
        prescan(template, part=_BODY)
    except RefusedError as error:  # it speaks of ledgers
        raise RefusedError(error.code, _REFUSED.get(error.code, error.message), _WORD) from None
    with zipfile.ZipFile(BytesIO(template)) as archive:
        for part in archive.namelist():
            name = part.lower()
            if "vbaproject" in name or name.startswith("word/activex"):
                raise RefusedError(
                    Refusal.FORBIDDEN, "模板里有宏，不用", "另存为不带宏的“Word 文档（*.docx）”"
                )
            if name.endswith(".rels"):
                _check_relations(archive.read(part).decode("utf-8", "replace"))


_REFUSED = {
    Refusal.UNKNOWN_KIND: "模板不是 Word 文档",
    Refusal.ENCRYPTED: "模板有密码，打不开",
    Refusal.TOO_LARGE: "模板太大",
    Refusal.DAMAGED: "模板坏了，打不开",
    Refusal.FORBIDDEN: "模板里有 Word 文档不该有的声明，不用",
}


def _check_relations(text: str) -> None:
    """A document may link to pages; what it loads from elsewhere would tell who opens it."""
    for about in _RELATION.findall(text):
        if 'TargetMode="External"' in about and "/hyperlink" not in about:
            fix = "断开模板里到别处的图片、文件和模板的链接，再保存"
            raise RefusedError(Refusal.FORBIDDEN, "模板打开时要从别处取东西，不用", fix)


def _opened(template: bytes) -> DocxTemplate:
    document = DocxTemplate(BytesIO(template))
    try:
        document.init_docx()
    except (SyntaxError, PackageNotFoundError, *_MISTAKES):  # lxml's errors are SyntaxErrors
        raise RefusedError(Refusal.DAMAGED, _REFUSED[Refusal.DAMAGED], _WORD) from None
    return document


def _filled(
    document: DocxTemplate, values: Mapping[str, Any], pictures: Mapping[str, str]
) -> bytes:
    _check_tags(document.patch_xml(document.get_xml()))
    missing: dict[str, str] = {}
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=_recording(missing, values)
    )
    environment.globals.clear()
    context = {name: _readable(value) for name, value in values.items()}
    context["图"] = _Pictures(document, pictures)
    document.render(context, environment, autoescape=True)
    if missing:
        told = "；".join(f"“{name}”{hint}" for name, hint in missing.items())
        raise RefusedError(Refusal.FORM_NAME, f"模板里有不认识的名字：{told}", "改好模板再运行")
    written = BytesIO()
    document.save(written)
    if written.tell() > _MOST_BYTES:
        raise _too_large()
    return written.getvalue()


def _check_tags(xml: str) -> None:
    """Word turns quotes and brackets into full-width ones, which no tag may have."""
    for paragraph in xml.split("</w:p>"):
        left = _TAG.sub("", _MARKUP.sub("", paragraph))
        if _HALF.search(left):
            raise _faulty(f"有个标签没有写完：{left.strip()[:80]}")
    for tag in _TAG.findall(xml):
        said = _MARKUP.sub("", tag)
        bare = _QUOTED.sub("", said)
        if bare != bare.translate(_FULL_WIDTH):
            raise RefusedError(
                Refusal.FORM_TAG,
                f"标签“{said[:60]}”里有全角符号",
                f"改成半角：{said.translate(_FULL_WIDTH)[:60]}",
            )


class _List(list[Any]):
    """A list that a tag may show at once."""

    def __str__(self) -> str:
        return "、".join(str(item) for item in self)


class _Entry(dict[str, Any]):
    """A record; shown at once, it says its first text."""

    def __str__(self) -> str:
        return next((value for value in self.values() if isinstance(value, str) and value), "")


def _readable(value: Any) -> Any:
    if isinstance(value, list):
        return _List(map(_readable, value))
    if isinstance(value, dict):
        return _Entry({name: _readable(item) for name, item in value.items()})
    return value


class _Pictures:
    """``图(品牌.封面)``: a picture of the candidate, or nothing if there is none."""

    def __init__(self, document: DocxTemplate, files: Mapping[str, str]) -> None:
        self._document, self._files, self._count = document, files, 0

    def __call__(self, photo: object = None, **options: object) -> object:
        file = str(photo.get("文件")) if isinstance(photo, dict) else ""
        if file not in self._files:
            return ""
        self._count += 1
        if self._count > _MOST_PICTURES:
            raise RefusedError(
                Refusal.TOO_LARGE, f"图片超过 {_MOST_PICTURES} 张", "在模板里少放几张"
            )
        width = min(max(int(str(options.get("宽", _WIDTH))), 5), _WIDEST)
        data = BytesIO(base64.b64decode(self._files[file]))
        return InlineImage(self._document, data, width=Mm(width))


def _recording(missing: dict[str, str], values: Mapping[str, Any]) -> type[ChainableUndefined]:
    """The class of what a template names but nothing is called; what is used is written down."""

    class Unknown(ChainableUndefined):
        def _note(self) -> None:
            name = str(self._undefined_name)
            missing.setdefault(name, _hint(name, self._undefined_obj, [*values, "图"]))

        def __str__(self) -> str:
            self._note()
            return ""

        def __iter__(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def __bool__(self) -> bool:
            self._note()
            return False

        def __len__(self) -> int:
            self._note()
            return 0

        def __html__(self) -> str:
            return str(self)

        def __call__(self, *arguments: object, **options: object) -> str:  # type: ignore[override]
            return str(self)

        def __getattr__(self, name: str) -> Any:
            self._note()
            return super().__getattr__(name)

        def __getitem__(self, key: object) -> Any:
            self._note()
            return self

    return Unknown


def _hint(name: str, known: object, top: Sequence[str]) -> str:
    if isinstance(known, list):
        return "写在一个列表后面：列表要用 {% for 项 in … %} 逐条写"
    if isinstance(known, str):
        return "写在一段文字后面：文字没有下级"
    names = list(known) if isinstance(known, dict) else top
    alike = difflib.get_close_matches(name, names, 1, 0.4)
    if alike:
        return f"，是不是“{alike[0]}”"
    return f"，这里可以写：{'、'.join(names[:12])}{'……' if len(names) > 12 else ''}"


def _grammar(error: TemplateSyntaxError) -> str:
    said = error.message or ""
    if "end of template" in said:
        return "有一处 {% for %} 或者 {% if %} 没有结束"
    if "unknown tag" in said:
        return "有一个不认识的记号，或者多了一个结束的记号"
    return "有个标签没有写完，或者里面的符号不对"


def _near(error: Exception) -> str:
    """Where in the document a mistake is, as far as is known."""
    lines = getattr(error, "docx_context", ())
    tags = [_MARKUP.sub("", tag) for tag in _TAG.findall("".join(lines))]
    return f"，在这些标签里：{' '.join(tags)[:120]}" if tags else ""


def _faulty(message: str) -> RefusedError:
    fix = "{% for %} 要有 {% endfor %}，{% if %} 要有 {% endif %}，名字中间用点，见指南"
    return RefusedError(Refusal.FORM_TAG, message, fix)


def _too_large() -> RefusedError:
    fix = "看看有没有没完没了的循环，或者太多的图片"
    return RefusedError(Refusal.TOO_LARGE, f"填出来超过 {_MOST_BYTES >> 20} MB", fix)

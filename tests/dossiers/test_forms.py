"""`wuse form`: real Word templates, honest and hostile, and what LibreOffice makes of a form."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from support.forms import VALUES, template
from support.project import Project, Run

from wuse.dossiers.form_template import default_template
from wuse.dossiers.forms import fill_in
from wuse.intake.refusal import RefusedError

from .test_books import IDENTIFYING

pytestmark = pytest.mark.slow


def patched(data: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """A document with other parts; one that it does not have is added."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for name in {**parts, **changes}:
            new.writestr(name, changes.get(name, bytes)(parts.get(name, b"")))
    return written.getvalue()


def fill(project: Project, data: bytes, folder: Path, *slugs: str) -> Run:
    (folder / "模板.docx").write_bytes(data)
    where = ("--template", str(folder / "模板.docx"), "--output", str(folder / "out"))
    return project.wuse("form", "2026", *slugs, *where)


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_a_template_of_the_bureau_is_filled_in(running: Project, tmp_path: Path) -> None:
    data = template(
        "{{ 品牌.品牌名称 }}，{{ 单位.单位名称 }}，{{ 单位.学段 }}。",
        "{% for 项 in 荣誉 %}{{ 项.荣誉名称 }}（{{ 项.级别 }}，{{ 项.时间 }}）{% endfor %}",
        "{{ 案例.背景 }}",
        "{% for 项 in 活动 %}{{ 项.标题 }}：{{ 项.主讲 }}{{ 图(项.照片[0], 宽=40) }}{% endfor %}",
        "{{ 指标[1].自述 }}{{ 指标[0].佐证 }}{{ 共建单位 }}{{ 没有 | default('无') }}",
    )
    run = fill(running, data, tmp_path, "haiwan-primary")
    assert run.lines("已写好 1 份申报表"), run.said
    path = tmp_path / "out" / "2026-01-haiwan-primary.docx"
    assert texts(path) == [
        "红帆领航，临江区海湾小学，。",
        "先进集体（县级，2026年）",
        "从临江说起。<script>alert(1)</script>",
        "海湾小学到松坡学校植树：郑澜（语文教师）",
        "海湾小学的活动月月有。先进集体白鹭社区居委会无",
    ]
    assert len(Document(str(path)).inline_shapes) == 1


def refused(data: bytes) -> RefusedError:
    """What the limited process says of a template."""
    with pytest.raises(RefusedError) as caught:
        fill_in(data, VALUES, {})
    return caught.value


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("{{ 品牌.名称 }}{{ 荣誉们 }}", "X602", "“名称”，是不是“品牌名称”；“荣誉们”，是不是“荣誉”"),
        ("{{ 荣誉.级别 }}", "X602", "要用 {% for 项 in … %} 逐条写"),
        ("{{ 品牌．品牌名称 }}", "X601", "标签“{{ 品牌．品牌名称 }}”里有全角符号"),
        ("{{ 品牌.品牌名称 ", "X601", "没有写完：{{ 品牌.品牌名称"),
        ("{% for 项 in 荣誉 %}", "X601", "没有结束"),
        ("{{ 1 / 0 }}", "X601", "算不出来"),
        ("{% include '/etc/passwd' %}", "X601", "算不出来"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "X602", "__class__"),
        ("{{ 图.__call__.__globals__ }}", "X602", "__call__"),
        ("{{ '{0.__class__}'.format(品牌) }}", "X602", "__class__"),
        ("{{ 品牌.update({'a': 1}) }}", "X602", "update"),
        ("{{ 'a' * 999999999 }}", "X104", "超过 10 MB"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "X104", "超过 10 MB"),
    ],
)
def test_what_a_template_cannot_say_is_told(text: str, code: str, said: str) -> None:
    error = refused(template(text))
    assert error.code == code
    assert said in error.message
    assert error.fix


def test_a_loop_without_end_is_stopped() -> None:
    loops = [f"{{% for {name} in 'abcdefghij' * 40 %}}" for name in "abcdefg"]
    text = "{{ a * 999 }}"  # so that memory ends soon
    error = refused(template(f"{''.join(loops)}{text}{'{% endfor %}' * len(loops)}"))
    assert error.code in ("X104", "X107"), "memory or time, whichever ends first"
    assert "没完没了的循环" in error.fix


def test_a_template_that_cannot_be_used_writes_nothing(running: Project, tmp_path: Path) -> None:
    run = fill(running, template("{{ 品牌.名称 }}"), tmp_path, "songpo-school")
    assert run.code == 1
    assert run.lines("模板.docx：", "“名称”，是不是“品牌名称”", "（X602）")
    assert not (tmp_path / "out").exists()


RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Target="http://far.example/x.dotm" TargetMode="External" Type="http://'
    b'schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
)


BODY = "word/document.xml"


def bomb(_: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(BODY, b" " * (80 << 20))
    return file.getvalue()


DISHONEST: dict[str, Callable[[bytes], bytes]] = {
    "X102 empty": lambda _: b"",
    "X102 text": lambda _: "申报表".encode(),
    "X102 old": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999),
    "X105 cut": lambda good: good[: len(good) // 2],
    "X105 unbalanced": lambda good: patched(good, {BODY: lambda it: it.replace(b"</w:body>", b"")}),
    "X106 macros": lambda good: patched(good, {"word/vbaProject.bin": lambda _: b"x"}),
    "X106 loads": lambda good: patched(good, {"word/_rels/settings.xml.rels": lambda _: RELATIONS}),
    "X106 entities": lambda good: patched(
        good, {BODY: lambda it: it.replace(b"<w:document", b"<!DOCTYPE a><w:document", 1)}
    ),
    "X104 bomb": bomb,
}
"""Code and kind -> makes such a file of an honest one."""


@pytest.mark.parametrize("name", DISHONEST)
def test_a_file_that_is_no_honest_template_is_not_used(name: str) -> None:
    error = refused(DISHONEST[name](template("{{ 编号 }}")))
    assert error.code == name.split()[0]
    assert "xlsx" not in f"{error.message}{error.fix}"


def test_our_template_opens_in_libreoffice(running: Project, tmp_path: Path) -> None:
    run = running.wuse("form", "2026", "haiwan-primary", "--output", str(tmp_path))
    assert run.lines("2026-01 haiwan-primary", "自评材料", "超过2字")
    assert run.code == 1
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "2026-01-haiwan-primary.docx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    pdf = tmp_path / "2026-01-haiwan-primary.pdf"
    if not pdf.exists() and "could not be loaded" in done.stderr:
        pytest.skip("LibreOffice without Writer")
    with pypdfium2.PdfDocument(pdf) as opened:
        said = "".join(page.get_textpage().get_text_range() for page in opened)
    plain = "".join(said.split())
    for words in (
        "申报表",
        "临江区海湾小学",
        "红帆领航",
        "一面帆",
        "海湾小学的活动月月有",
        "先进集体",
        "第一步",
    ):
        assert words in plain, words
    assert "{" not in plain


def test_a_blind_form_tells_no_school(running: Project, tmp_path: Path) -> None:
    where = ("--output", str(tmp_path), "--blind", "--blind-key", str(tmp_path / "key.csv"))
    run = running.wuse("form", "2026", *where)
    assert "没有放进去" in run.said
    forms = sorted(tmp_path.glob("*.docx"))
    assert len(forms) == 2
    assert all(re.fullmatch(r"2026-\d\d\.docx", form.name) for form in forms)
    for form in forms:
        with zipfile.ZipFile(form) as archive:
            names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
            said = "".join(archive.read(name).decode() for name in names)
        assert "领航" in said
        assert not [word for word in IDENTIFYING if word in said]


def test_our_template_is_a_start_for_another(running: Project, tmp_path: Path) -> None:
    path = tmp_path / "申报表.docx"
    save = ("form", "2026", "--save-template", str(path))
    assert running.wuse(*save).code == 0
    assert texts(path) == [it.text for it in Document(BytesIO(default_template())).paragraphs]
    assert "已经有了" in running.wuse(*save).said

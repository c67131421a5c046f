"""Briefings and WeChat articles become drafts: title, day, text, photos; nothing of the writers."""

from __future__ import annotations

import email.mime.image
import email.mime.multipart
import email.mime.text
from pathlib import Path

import pytest
from click.testing import Result
from support.documents import docx, packed, page, paragraph
from support.importing import run_import
from support.pictures import encoded, scene
from support.project import Project, brand, make_project
from support.workbooks import CORPUS

from wuse.model.records import Activity
from wuse.source import load_region


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {
        "brands/linhai/brand.yml": brand("临海小学（虚构）"),
        "brands/xinlinhai/brand.yml": brand("新临海小学"),
    }
    return make_project(tmp_path / "project", files)


def written(project: Project, name: str, data: bytes, *options: str) -> tuple[Result, str]:
    """Import a file, and return the draft that it has become."""
    path = project.root / name
    path.write_bytes(data)
    result = run_import(project, path, "--write", "--with-blanks", *options)
    drafts = list((project.root / "brands").glob("*/activities/*.yml"))
    return result, drafts[0].read_text("utf-8") if len(drafts) == 1 else ""


def activities(project: Project) -> list[Activity]:
    found = load_region(project.root).region.owners["linhai"].activities
    return [item.record for item in found]


def briefing(*body: str, end: str = "2025年10月29日") -> bytes:
    return docx(
        paragraph("党建工作简报", "center", bold=True),
        paragraph("第 7 期", "center"),
        paragraph("到后山走访慰问", "center", bold=True),
        *body,
        paragraph("临海小学党支部", "right"),
        paragraph(end, "right"),
    )


@pytest.mark.parametrize("name", ["jianbao.docx", "jianbao-tracked-textbox.docx"])
def test_a_briefing(project: Project, name: str) -> None:
    result = run_import(project, CORPUS / name, "--write", "--with-blanks")
    assert "新写 1 · 已导入过 0 · 退回 0" in result.output
    [path] = (project.root / "brands/linhai/activities").glob("*.yml")
    text = path.read_text("utf-8")
    assert "\n标题: 重阳前一天，把热饭送到枫林公寓  #" in text
    assert "\n日期: 2025-10-28  #" in text
    assert "\n公开范围: 内部" in text
    assert "### 一、热饭" in text
    assert "  - 少盐\n  - 软一点" in text
    assert "  | 热饭 | 46份 | 三荤两素 |" in text
    assert "#   - 文件: 2025-10-28-2.jpg\n#     图注: 米糕出锅\n" in text
    assert "#     图注: 老人起头唱渔歌\n#     画面描述: 待写\n#     画面人物: 待选" in text
    assert "原文的副题: 临海小学（虚构）党支部开展“银鸥行动”" in text
    for gone in ("撰稿", "摄影", "党建工作简报", "删的"):
        assert gone not in text
    assert "署名 1 处" in result.output
    names = sorted(it.name for it in (project.root / "brands/linhai/photos").iterdir())
    assert names == [f"2025-10-28-{number}.jpg" for number in (1, 2, 3)]


def test_tracked_text_and_text_boxes_are_text(project: Project) -> None:
    path = CORPUS / "jianbao-tracked-textbox.docx"
    _, text = written(project, "a.docx", path.read_bytes())
    assert "原文加的" in text
    assert text.count("文本框里的字") == 1


def test_a_second_import_changes_nothing(project: Project) -> None:
    first = {}
    for expected in ("新写 1", "已导入过 1"):
        result = run_import(project, CORPUS / "jianbao.docx", "--write", "--with-blanks")
        assert expected in result.output
        found = (project.root / "brands").rglob("*")
        files = {path: path.read_bytes() for path in found if path.is_file()}
        assert not first or files == first
        first = files


def test_an_article_about_the_same_event_is_told(project: Project) -> None:
    run_import(project, CORPUS / "jianbao.docx", "--write", "--with-blanks")
    article = CORPUS / "wechat-complete-page.zip"
    result = run_import(project, article, "--write", "--with-blanks", "--owner", "linhai")
    assert "X404" in result.output
    assert "已经从“jianbao.docx”导入过" in result.output


def test_a_saved_article(project: Project) -> None:
    article = CORPUS / "wechat-complete-page.zip"
    options = ("--with-blanks", "--owner", "linhai")
    result, text = written(project, "文章.zip", article.read_bytes(), *options)
    assert "X312" in result.output
    assert "\n日期: 2025-10-28  #" in text
    assert "### 01 热饭" in text
    assert "https://mp.weixin.qq.com/s?__biz=x&mid=1&idx=1&sn=y" in text
    assert "类别: 公众号" in text
    assert "图注: 美术课上剪的窗花" in text
    for gone in ("关注", "alert", "图文", "融媒体社", "往期", "END", "扫码"):
        assert gone not in text.split("\n标题")[1]


def test_a_web_archive(project: Project) -> None:
    message = email.mime.multipart.MIMEMultipart("related")
    body = page('<p>10月28日，植树。</p><img src="https://a.example/1"><p>▲挖坑</p>')
    message.attach(email.mime.text.MIMEText(body, "html", "utf-8"))
    image = email.mime.image.MIMEImage(encoded(scene(640, 480)), "jpeg")
    image["Content-Location"] = "https://a.example/1"
    message.attach(image)
    _, text = written(project, "文章.mhtml", message.as_bytes())
    assert "\n日期: 2025-10-28  #" in text
    assert "图注: 挖坑" in text


def test_a_picture_elsewhere_is_not_read(project: Project, tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(encoded(scene(640, 480)))
    sources = [
        "../secret.jpg",
        (tmp_path / "secret.jpg").as_uri(),
        "a_files/../../secret.jpg",
        "//host/a.jpg",
        "secret.jpg",
    ]
    body = "<p>10月28日，植树。</p>" + "".join(f'<img src="{source}">' for source in sources)
    result, text = written(project, "a.html", page(body).encode())
    assert f"{len(sources)} 张图没有存下来" in result.output
    assert "照片还没有登记" not in text


@pytest.mark.parametrize(
    ("body", "end", "day"),
    [
        ("2025年3月12日，植树。", "2025年4月1日", "2025-03-12"),
        ("12月30日，植树。", "2026年1月4日", "2025-12-30"),
        ("近日，全校植树。", "2025年4月1日", "2025-04-01"),
        ("近日，13月45日、2025年2月30日，植树。", "2025年4月1日", "2025-04-01"),
    ],
)
def test_days(project: Project, body: str, end: str, day: str) -> None:
    result, _ = written(project, "a.docx", briefing(paragraph(body), end=end))
    [record] = activities(project)
    assert record.date.text == day
    assert ("成文日期" in result.output) is (body[0] == "近")


def test_names_and_numbers_of_the_writers_are_left_out(project: Project) -> None:
    body = [
        paragraph("10月28日，全校走访。联系他请打13800138000。"),
        paragraph("联系电话：0571-12345678"),
        paragraph("（通讯员：甲某某）"),
        paragraph("报：区教育局"),
    ]
    result, text = written(project, "a.docx", briefing(*body))
    assert "署名 1 处" in result.output
    assert "联系方式 2 处" in result.output
    assert "号码 1 处" in result.output
    for gone in ("13800138000", "12345678", "甲某某", "区教育局"):
        assert gone not in text
        assert gone not in result.output


def test_the_type_that_the_title_names(project: Project) -> None:
    written(project, "a.docx", briefing(paragraph("10月28日，全校走访。")))
    [record] = activities(project)
    assert record.type.zh == "走访慰问"


def test_a_title_of_two_lines_and_what_stands_below(project: Project) -> None:
    data = docx(
        paragraph("到后山走访慰问", "center", bold=True),
        paragraph("退休教师和老党员", "center", bold=True),
        paragraph("——记一次重阳", "center"),
        paragraph("（2025年10月29日）", "center"),
        paragraph("10月28日，临海小学走访。"),
    )
    _, text = written(project, "a.docx", data)
    assert "\n标题: 到后山走访慰问退休教师和老党员  #" in text
    assert "\n日期: 2025-10-28  #" in text
    [record] = activities(project)
    assert record.body == "10月28日，临海小学走访。"


def test_text_stays_text(project: Project) -> None:
    body = ["# 一", "- 二", "1. 三", "<b>四</b> *五* [六](javascript:x) `七`", "a: b #c"]
    written(project, "a.docx", briefing(paragraph("10月28日。"), *map(paragraph, body)))
    [record] = activities(project)
    assert r"\# 一" in record.body
    assert r"\<b>四\</b> \*五\* \[六\](javascript:x) \`七\`" in record.body


def test_a_table_that_only_holds_pictures(project: Project) -> None:
    cells = [paragraph(picture="rId0"), paragraph("图为挖坑", "center"), paragraph(picture="rId1")]
    table = "<w:tbl><w:tr>" + "".join(f"<w:tc>{it}</w:tc>" for it in cells) + "</w:tr></w:tbl>"
    parts = {"media/a.jpg": encoded(scene(640, 480)), "media/b.png": encoded(scene(800, 600))}
    data = docx(
        paragraph("到后山走访慰问", "center", bold=True),
        paragraph("2025年10月28日，临海小学走访。"),
        table,
        parts=parts,
    )
    _, text = written(project, "a.docx", data)
    assert "#   - 文件: 2025-10-28-1.jpg\n#     图注: 挖坑\n" in text
    assert "2025-10-28-2.jpg" in text


def test_a_whole_folder(project: Project) -> None:
    folder = project.root / "简报"
    (folder / "临海小学").mkdir(parents=True)
    (folder / "临海小学" / "一.docx").write_bytes(briefing(paragraph("10月28日，走访。")))
    (folder / "临海小学" / "二.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    (folder / "说明.pptx").write_bytes(b"x")
    result = run_import(project, folder, "--write")
    assert "新写 1" in result.output
    assert (
        "X108 退回 简报 › 临海小学/二.doc：是旧格式，或者有密码，读不了 — 用 WPS" in result.output
    )
    assert "1 个文件不是台账、简报、文章或照片，没有读：说明.pptx" in result.output
    assert result.exit_code == 1
    assert len(activities(project)) == 1


def test_whose_it_is_must_be_certain(project: Project) -> None:
    data = docx(
        paragraph("两校一起走访慰问", "center", bold=True),
        paragraph("2025年10月28日，临海小学和新临海小学一起走访。"),
    )
    result, text = written(project, "a.docx", data)
    assert "X401" in result.output
    assert not text
    result, text = written(project, "a.docx", data, "--owner", "xinlinhai")
    assert "新写 1" in result.output


@pytest.mark.parametrize("owner", ["nope", "../linhai", "_bureau"])
def test_a_school_that_does_not_exist(project: Project, owner: str) -> None:
    result = run_import(project, CORPUS / "jianbao.docx", "--owner", owner)
    assert result.exit_code == 2
    assert owner in result.output


def test_a_file_that_does_not_exist(project: Project) -> None:
    result = run_import(project, project.root / "没有.docx")
    assert "X101" in result.output
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "X108"),
        ("a.wps", b"x", "X108"),
        ("a.docx", b"{\\rtf1 x}", "X108"),
        ("a.docx", b"PK\x03\x04 broken", "X105"),
        ("a.docx", packed([("word/other.xml", b"<x/>")]), "X102"),
        ("a.docx", docx(head='<!DOCTYPE x [<!ENTITY a "b">]>'), "X106"),
        ("a.docx", docx("<w:p>" * 3000 + "</w:p>" * 3000), "X105"),
        ("a.docx", docx("<w:p>"), "X105"),
        ("a.docx", packed([("word/document.xml", b" " * (65 << 20))]), "X104"),
        ("a.html", b"<html><body>x</body></html>", "X102"),
        ("a.html", page("<div>" * 600).encode(), "X106"),
        ("a.html", page("<p>x</p>" * 1_100_000).encode(), "X104"),
        ("a.mhtml", b"x", "X102"),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_hostile_and_broken_documents(project: Project, name: str, data: bytes, code: str) -> None:
    result, text = written(project, name, data)
    assert code in result.output
    assert result.exit_code == 2
    assert not text


def test_an_external_picture_is_not_read(project: Project) -> None:
    result, _ = written(project, "a.docx", (CORPUS / "hostile-external-image.docx").read_bytes())
    assert "1 张图没有存下来，或者在文件外面" in result.output
    assert len(list((project.root / "brands").glob("*/photos/*"))) == 2

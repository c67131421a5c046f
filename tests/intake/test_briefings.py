"""Briefings and articles as schools make them: several events, frames, pictures side by side."""

from __future__ import annotations

import pytest
from intake.ledgers import activities
from support.documents import docx, packed, page, paragraph
from support.importing import run_import
from support.pictures import encoded, scene
from support.project import Project

PICTURES = {f"media/{number}.jpeg": encoded(scene(480 + 16 * number, 320)) for number in range(3)}


def table(*rows: list[str]) -> str:
    """A table of a Word document from the paragraphs of its cells."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def imported(project: Project, name: str, data: bytes) -> str:
    (project.root / name).write_bytes(data)
    return run_import(project, project.root / name, "--write").output


def draft(project: Project, pattern: str) -> str:
    [path] = (project.root / "brands/linhai/activities").glob(pattern)
    return path.read_text("utf-8")


def test_a_briefing_of_two_events_becomes_two_drafts(project: Project) -> None:
    data = docx(
        paragraph("临海小学党建简报", "center", bold=True),
        paragraph("2025年第3期", "center"),
        paragraph("学雷锋志愿服务", "center", bold=True),
        paragraph("3月5日，党员教师来到社区打扫楼道。"),
        paragraph(picture="rId0"),
        paragraph("图为打扫楼道", "center"),
        paragraph("到烈士陵园祭扫", "center", bold=True),
        paragraph("4月3日，少先队员来到烈士陵园献花。"),
        paragraph("一、献花", "center", bold=True),
        paragraph("每个中队献一束自己种的花，一共十二束。"),
        paragraph("临海小学党支部", "right"),
        paragraph("2025年4月10日", "right"),
        parts=PICTURES,
    )
    said = imported(project, "简报.docx", data)
    assert "里面有 2 个这样的标题，当作 2 次活动" in said
    assert "读了 2 项：新写 2 · 已导入过 0 · 退回 0" in said
    found = {it.title: (it.date.text, it.type.zh, it.body) for it in activities(project)}
    assert found == {
        "学雷锋志愿服务": ("2025-03-05", "志愿服务", "3月5日，党员教师来到社区打扫楼道。"),
        "到烈士陵园祭扫": (
            "2025-04-03",
            "祭扫纪念",
            "4月3日，少先队员来到烈士陵园献花。\n\n### 一、献花\n\n"
            "每个中队献一束自己种的花，一共十二束。",
        ),
    }
    assert "图注: 打扫楼道" in draft(project, "2025-03-05*")
    assert "图注" not in draft(project, "2025-04-03*").partition("# 照片还没有登记")[2]
    assert "已导入过 2" in imported(project, "简报.docx", data)


def test_tables_that_hold_the_masthead_a_frame_or_pictures(project: Project) -> None:
    first, second = paragraph(picture="rId0"), paragraph(picture="rId1")
    data = docx(
        paragraph("党 建 简 报", "center", bold=True),
        table([paragraph("第 5 期"), paragraph("临海小学党总支"), paragraph("2025年8月29日")]),
        paragraph("走访慰问", "center", bold=True),
        table([paragraph("8月20日至25日，党员走访。") + paragraph("一共走了三十户。")]),
        table([first, second], [paragraph("图为进门", "center"), paragraph("图为交谈", "center")]),
        paragraph("（共印20份）"),
        parts=PICTURES,
    )
    said = imported(project, "简报.docx", data)
    [record] = activities(project)
    assert (record.title, record.date.text) == ("走访慰问", "2025-08-20/2025-08-25"), said
    assert record.body == "8月20日至25日，党员走访。\n\n一共走了三十户。"
    text = draft(project, "*")
    assert text.index("图注: 进门") < text.index("图注: 交谈")


def test_what_a_website_writes_below_a_title_tells_the_year(project: Project) -> None:
    data = docx(
        paragraph("扬帆启航", "center", bold=True),
        paragraph("——临海小学“开学第一课”主题班会", "center"),
        paragraph("发布时间：2025-09-02 来源：德育处 浏览次数：101"),
        paragraph("9月1日，全校学生走进教室。"),
    )
    said = imported(project, "开学.docx", data)
    [record] = activities(project)
    assert (record.title, record.date.text, record.type.zh) == (
        "扬帆启航",
        "2025-09-01",
        "主题班会",
    ), said
    assert record.body == "9月1日，全校学生走进教室。"


def test_a_caption_in_the_paragraph_of_its_picture(project: Project) -> None:
    drawing = '<w:r><w:drawing><a:blip r:embed="rId0"/></w:drawing></w:r>'
    text = "<w:r><w:br/><w:t>图1：教师与家长交谈</w:t></w:r>"
    data = docx(
        paragraph("走访慰问", "center", bold=True),
        paragraph("2025年3月5日，临海小学党员走访。"),
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{drawing}{text}</w:p>',
        parts=PICTURES,
    )
    imported(project, "简报.docx", data)
    assert "图注: 教师与家长交谈\n" in draft(project, "*")
    [record] = activities(project)
    assert "交谈" not in record.body


@pytest.mark.parametrize(
    "line",
    [
        "一审一校：王建国　二审二校：李秀英",
        "文字编辑｜王建国",
        "图文/王建国",
        "撰稿人：王建国",
        "通讯员 王建国",
        "（王建国 李秀英）",
        "初审：王建国 复审：李秀英",
    ],
)
def test_whoever_wrote_it_is_left_out(project: Project, line: str) -> None:
    said = imported(
        project,
        "文章.html",
        page(f"<p>2025年3月5日，党员走访。</p><p>{line}</p>", "走访慰问").encode(),
    )
    assert "署名 1 处" in said
    assert "王建国" not in said + draft(project, "*")


def test_an_article_that_comes_again_in_an_archive_is_known(project: Project) -> None:
    data = page("<p>3月5日，党员走访。</p>", "走访慰问").encode()
    said = imported(project, "文章.html", data)
    assert "按发布日期 2025-10-29 当作 2025 年" in said
    again = imported(project, "文章.zip", packed([("文章.html", data)]))
    assert "已导入过 1 · 退回 0" in again
    other = page("<p>3月5日，党员走访三十户。</p>", "走访慰问").encode()
    assert "X404" in imported(project, "另一篇.html", other)

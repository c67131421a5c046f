"""`wuse dossier`: real PDF files by a real Chromium, named and blind."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest
from support.project import Project, Run

pytestmark = pytest.mark.slow
IDENTIFYING = (
    "海湾", "haiwan", "临江", "江北", "白鹭", "郑澜", "松坡", "songpo", "example", "教党",
)  # fmt: skip
"""Parts of every name of the schools, their places, people, partners and addresses."""


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = (page.get_textpage().get_text_range() for page in pdf)
        return unicodedata.normalize("NFKC", "\n".join(pages))


def strings_of(path: Path) -> Iterator[str]:
    """Everything in a PDF that is text: pages, bookmarks, metadata, addresses of links."""
    yield text_of(path)
    with pypdfium2.PdfDocument(path) as pdf:
        yield from pdf.get_metadata_dict().values()
        yield from (mark.get_title() for mark in pdf.get_toc())
    yield from (
        uri.decode("latin-1") for uri in re.findall(rb"/URI\s*\(([^)]*)", path.read_bytes())
    )


@pytest.fixture(scope="module")
def named(running: Project) -> Run:
    return running.wuse("dossier", "2026", "--output", "books")


@pytest.fixture(scope="module")
def blind(running: Project) -> Run:
    return running.wuse("dossier", "2026", "--blind", "--output", "blind")


def test_a_book_can_be_read_searched_and_passed_on(running: Project, named: Run) -> None:
    assert named.code == 1, "some candidates lack something"
    path = running.root / "books" / "2026-01-haiwan-primary.pdf"
    assert sorted(it.name for it in path.parent.iterdir()) == [
        path.name,
        "2026-02-songpo-school.pdf",
    ]
    with pypdfium2.PdfDocument(path) as pdf:
        assert tuple(map(round, pdf[0].get_size())) == (595, 842), "A4"
        assert pypdfium2.raw.FPDFCatalog_IsTagged(pdf)
        marks = [unicodedata.normalize("NFKC", mark.get_title()) for mark in pdf.get_toc()]
        assert marks[:4] == ["评审册", "申报材料", "A 基础", "A1 荣誉"]
        assert "案例:海湾小学怎样做" in marks
        assert "附图" in marks
        assert pdf.get_metadata_dict()["Title"] == "评审册 2026-01 红帆领航"
    data = path.read_bytes()
    fonts = set(re.findall(rb"/FontName\s*/[A-Z]{6}\+([A-Za-z]+)", data))
    assert any(it.startswith((b"NotoS", b"SourceHan")) for it in fonts), "embedded in parts"
    said = text_of(path)
    for words in (
        *("临江区海湾小学", "推荐单位", "红帆领航", "先进集体", "县级", "白鹭社区居委会"),
        *("海湾小学的活动月月有", "海湾小学到松坡学校植树", "图1", "看海", "— 2 —"),
        "<script>alert(1)</script>",
    ):
        assert words in said, words
    assert b"file:" not in data, "no path of this machine"
    assert b"https://brands.example.org/brands/haiwan-primary/" in data


def test_what_is_not_as_the_edition_asks_is_told_first(named: Run) -> None:
    assert named.lines("2026-01 haiwan-primary", "自评材料", "有11字，超过2字")
    assert named.lines("2026-02 songpo-school", "照片", "还没有照片")
    for slug in ("hidden-school", "broken-school"):
        assert named.lines(slug, "没有公开，或者 brand.yml 有错误")
    assert named.lines("已写好 2 份评审册")


def test_nothing_blind_tells_which_school_it_is(running: Project, blind: Run) -> None:
    assert blind.lines("标了“露出名称”的 1 张照片没有放进去")
    paths = sorted((running.root / "blind").iterdir())
    assert [path.name for path in paths] == [
        f"2026-{number:02}.pdf" for number in (*_numbers(running),)
    ]
    for path in paths:
        for text in strings_of(path):
            plain = re.sub(r"\s", "", text).lower()
            assert not [word for word in IDENTIFYING if word in plain], plain
    said = "\n".join(map(text_of, paths))
    assert "红帆领航" in said, "the name of a brand is judged"
    assert "○○领航" in said, "one that holds the name of its school is not shown"
    assert "本校的活动月月有" in said
    assert "先进集体" in said
    assert "看海" in said
    assert "申报单位意见" not in said


def _numbers(running: Project) -> list[int]:
    rows = list(csv.reader((running.root / "匿名编号-2026.csv").open(encoding="utf-8-sig")))
    assert rows[0] == ["编号", "参评单位"]
    numbers = {key: int(number) for number, key in rows[1:]}
    assert sorted(numbers.values()) == [1, 2, 3, 4, 5]
    return sorted((numbers["haiwan-primary"], numbers["songpo-school"]))


def test_numbers_stay(running: Project, blind: Run) -> None:
    key = running.root / "匿名编号-2026.csv"
    before = key.read_bytes()
    again = running.wuse("dossier", "2026", "songpo-school", "--blind", "--output", "again")
    assert key.read_bytes() == before
    assert len(list((running.root / "again").iterdir())) == 1, again.said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2025",), "没有“2025”这一届评选；有：2026"),
        (("../x",), "这一届评选"),
        (("2026", "third-school"), "“third-school”没有参评这一届"),
        (("2026", "songpo-schol"), "是不是“songpo-school”"),
        (("2026", "--output", "brands/x"), "会跟着资料公开"),
        (("2026", "--blind", "--blind-key", "brands/x.csv"), "会跟着资料公开"),
        (("2026", "--blind-key", "x.csv"), "--blind-key 要和 --blind 一起用"),
        (("2026", "--blind", "--blind-key", "mkdocs.yml"), "第一行不是“编号,参评单位”"),
    ],
)
def test_a_wrong_command_says_what_to_write(
    running: Project, words: tuple[str, ...], said: str
) -> None:
    run = running.wuse("dossier", *words)
    assert run.code == 2
    assert said in run.said
    assert "Traceback" not in run.said


@pytest.mark.parametrize("browser", ["nowhere/chromium", "/bin/true"])
def test_a_browser_that_does_not_print_is_told(running: Project, browser: str) -> None:
    run = running.wuse(
        "dossier", "2026", "songpo-school", "--output", "none", WUSE_CHROMIUM=browser
    )
    assert run.code == 1
    assert "浏览器" in run.said
    assert "WUSE_CHROMIUM" in run.said
    assert "Traceback" not in run.said

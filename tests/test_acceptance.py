"""The built site shows every item of the acceptance list, in order and without what it must not."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from acceptance import ABSENT, IDS, IN_ORDER, ITEMS

ROOT = Path(__file__).parent.parent
SOURCED = [
    "beizao",
    "siping-no20",
    "changle-bureau",
    "education-committee",
    "normal-university",
    "jiamusi-bureau",
    "wurang",
]
"""The folders whose facts come from public sources."""


class VisibleText(HTMLParser):
    """Collects the text of the page's main part; what is around it is the same on every page."""

    UNSEEN = frozenset(["script", "style", "template"])

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.mains = 0
        self.unseen = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.mains += tag == "main"
        self.unseen += tag in self.UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self.mains -= tag == "main"
        self.unseen -= tag in self.UNSEEN

    def handle_data(self, data: str) -> None:
        if self.mains and not self.unseen:
            self.pieces.append(data)


@cache
def visible(page: Path) -> str:
    """The text without white space: where templates put it is not what is tested."""
    parser = VisibleText()
    parser.feed(page.read_text(encoding="utf-8"))
    return "".join("".join(parser.pieces).split())


def test_every_item_of_the_list_is_in_the_table() -> None:
    assert sorted(ITEMS) == sorted(IDS)


@pytest.mark.parametrize("item", IDS)
def test_item_is_shown(site: Path, item: str) -> None:
    missing = {
        page: [text for text in texts.split() if text not in visible(site / page)]
        for page, texts in ITEMS[item].items()
    }
    assert not any(missing.values()), missing


@pytest.mark.parametrize("page", IN_ORDER)
def test_order_of_the_source_is_kept(site: Path, page: str) -> None:
    text = visible(site / page)
    place = 0
    for part in IN_ORDER[page].split():
        place = text.find(part, place)
        assert place >= 0, part


@pytest.mark.parametrize("folder", ABSENT)
def test_what_must_not_be_published_is_absent(site: Path, folder: str) -> None:
    pages = list((site / folder).rglob("*.html"))
    assert pages
    found = {
        (page.relative_to(site).as_posix(), word)
        for page in pages
        for word in ABSENT[folder].split()
        if word in visible(page)
    }
    assert not found


def test_no_teacher_of_a_source_is_named() -> None:
    """There is no consent of theirs, so not even the data that is not published holds a name."""
    profiles = [
        path for slug in SOURCED for path in (ROOT / "brands" / slug).rglob("exemplars/*.yml")
    ]
    assert profiles
    for path in profiles:
        profile = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert not profile.keys() & {"name", "名称", "portrait", "照片"}, path

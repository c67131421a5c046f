"""Blocks -> an article: what is its title, when it was, what is text, what is a caption."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile

from wuse.rules.texts.identifiers import private_numbers

from .blocks import Block, Document
from .looks import (
    CAPTION,
    FULL_DAY,
    SECTION,
    SIGNED,
    is_byline,
    is_masthead,
    is_title_like,
    look_alike,
)

_SHORT_DAY = re.compile(r"(?<![\d年.])(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_TO_DAY = re.compile(r"\s*[-—–~～至到]+\s*(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*日")
_CONTACT = re.compile(
    r"(?:联系人|联系电话|联系方式|咨询电话|电话|手机|邮箱|地址|传真|微信号|QQ)\s*[:：]"
    r"|^(?:报|送|发|抄送|抄报|主送)\s*[:：]|印发$|^[（(]?共印"
)
_CHROME = re.compile(
    r"^[-—\s]*(?:END|The End|完)[-—\s]*$|^(?:阅读原文|点赞|在看|分享|收藏|点个在看)|关注我们|求点赞"
    r"|(?:点击|戳).{0,6}(?:上方|蓝字|下方|关注|卡片|阅读原文)"
    r"|(?:扫码|长按|识别).{0,12}(?:关注|二维码)",
    re.IGNORECASE,
)
_TO_THE_END = re.compile(r"^(?:往期(?:推荐|回顾|精选|精彩)|相关阅读|推荐阅读|猜你喜欢)")
_SIDES = re.compile(r"[（(]\s*(?:左|右|上|下|左一|中|图[一二三\d])\s*[)）]")
_LONGEST_CAPTION = 40
_NUMBER_ALONE = re.compile(r"^(?:0?\d|[一二三四五六七八九]|PART\.?\s*\d+)[.、]?$", re.IGNORECASE)
_MARKUP = re.compile(r"([\\`*_<\[\]])")
_MARKUP_FIRST = re.compile(r"^([#>+-]|\d+[.)](?=\s))")
_MOST_COLUMNS = 6


@dataclass
class Article:
    """What an import takes from a document."""

    title: str = ""
    subtitle: str = ""
    day: str = ""
    """Of the activity, in ISO 8601; empty if the document does not tell."""
    last_day: str = ""
    """Of an activity of several days."""
    day_note: str = ""
    """What is doubtful about it, in Chinese."""
    body: str = ""
    """Markdown."""
    pictures: list[tuple[str, str]] = field(default_factory=list)
    """Where each picture is, and its caption."""
    left_out: Counter[str] = field(default_factory=Counter)
    """What was left out on purpose -> how often: 署名, 联系方式, 号码, 公众号的提示."""
    wide_tables: int = 0
    outside: list[str] = field(default_factory=list)
    """The lines that say whose it is: masthead, signature."""


def understand_document(document: Document) -> Article:
    """Find what an activity needs in a document."""
    return _Understanding(document).article


class _Understanding:
    def __init__(self, document: Document) -> None:
        self.article = Article(document.title)
        blocks = list(self._kept(document.blocks))
        if not self.article.title:
            blocks = self._without_head(blocks)
        blocks, signed = self._without_signature(blocks)
        self.article.outside.append(document.publisher)
        self._date(blocks, signed, document.published)
        self.article.body = "\n\n".join(self._body(blocks)).replace("\n\n- ", "\n- ")
        self.article.body = re.sub(r"(?m)^(?!- )(.+)\n(?=- )", r"\1\n\n", self.article.body)

    def _kept(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks without those that belong to the paper or the account, not to the event."""
        for block in blocks:
            text = block.text
            if _TO_THE_END.match(text):
                self.article.left_out["公众号的提示"] += 1
                return
            kind = ""
            if text and len(text) <= 120:
                if is_byline(text):
                    kind = "署名"
                elif _CONTACT.search(text) and len(text) <= 60:
                    kind = "联系方式"
                elif len(text) <= 40 and _CHROME.search(text):
                    kind = "公众号的提示"
            if kind:
                self.article.left_out[kind] += 1
            else:
                yield block

    def _without_head(self, blocks: list[Block]) -> list[Block]:
        """Find the title of a document, and leave out what stands above it."""
        head = [(at, it) for at, it in enumerate(blocks[:14]) if it.text]
        plain = [(at, it) for at, it in head if not is_masthead(it)]
        marked = [(at, it) for at, it in plain if is_title_like(it)]
        if marked:
            at, title = max(marked, key=lambda pair: (pair[1].size, -pair[0]))
        else:
            short = (
                (at, it) for at, it in plain if len(it.text) <= 40 and it.text[-1] not in "。！？；"
            )
            at, title = next(short, (-1, Block()))
        self.article.title = " ".join(title.text.split())
        before = blocks[: max(at, 0)]
        self.article.outside += [
            text for it in before for text in (it.text, *chain(*it.rows)) if text
        ]
        rest = [it for it in before if it.text and not is_masthead(it) and not it.align]
        return rest + self._without_subtitle(blocks[at + 1 :], title)

    def _without_subtitle(self, blocks: list[Block], title: Block) -> list[Block]:
        """Leave out what stands right below the title: its second line, a subtitle, a date."""
        while blocks and (block := blocks[0]).text:
            is_dashed = re.match(r"[—―–]{1,2}|--", block.text)
            if is_dashed and not self.article.subtitle:
                self.article.subtitle = block.text.lstrip("—―–- ")
            elif is_masthead(block):
                self.article.outside.append(block.text)
            elif is_title_like(title) and is_title_like(block) and look_alike(block, title):
                self.article.title += " ".join(block.text.split())
            else:
                break
            blocks = blocks[1:]
        return blocks

    def _without_signature(self, blocks: list[Block]) -> tuple[list[Block], str]:
        """Leave out the last lines that stand at the right, and return the day that they tell."""
        signed = ""
        for block in self.article.outside:
            if match := FULL_DAY.search(block):
                signed = _iso(*match.groups()) or signed
        while blocks and blocks[-1].text and not blocks[-1].picture:
            text = blocks[-1].text
            is_day = FULL_DAY.fullmatch(text) or SIGNED.fullmatch(text)
            if not is_day and (blocks[-1].align != "right" or len(text) > 30):
                break
            if match := FULL_DAY.search(text):
                signed = _iso(*match.groups()) or signed
            self.article.outside.append(text)
            blocks = blocks[:-1]
        return blocks, signed

    def _date(self, blocks: list[Block], signed: str, published: str) -> None:
        """Find the day of the activity: in the text, else the day of the document."""
        article = self.article
        later = published or signed
        for block in [it for it in blocks if it.text][:3]:
            if (match := FULL_DAY.search(block.text)) and (day := _iso(*match.groups())):
                article.day = day
                article.last_day = _last_day(block.text[match.end() :], day)
                return
            match = _SHORT_DAY.search(block.text)
            if match and later and (day := _before(later, *match.groups())):
                article.day = day
                article.last_day = _last_day(block.text[match.end() :], day)
                where = "发布日期" if published else "文末的"
                article.day_note = f"年份没有写，按{where} {later} 当作 {day[:4]} 年"
                return
        article.day = later
        if later:
            what = "发布日期" if published else "成文日期"
            article.day_note = f"正文里没有日期，{later} 是{what}，不一定是活动那一天"

    def _body(self, blocks: list[Block]) -> Iterator[str]:
        at = 0
        while at < len(blocks):
            block = blocks[at]
            following = blocks[at + 1] if at + 1 < len(blocks) else Block()
            at += 1
            if block.picture:
                pictures = [block.picture]
                while at < len(blocks) and blocks[at].picture:
                    pictures.append(blocks[at].picture)
                    at += 1
                captions, read = _captions(blocks[at:], len(pictures))
                at += read
                self.article.pictures += zip(
                    pictures, captions or [""] * len(pictures), strict=True
                )
            elif block.rows:
                yield from self._table(block)
            elif _NUMBER_ALONE.match(block.text) and 0 < len(following.text) <= 40:
                yield f"### {block.text} {self._text(following.text)}"
                at += 1
            elif _is_section(block):
                yield f"### {self._text(block.text)}"
            else:
                mark = "- " if block.item else ""
                yield mark + self._text(block.text)

    def _table(self, block: Block) -> Iterator[str]:
        width = max(map(len, block.rows))
        if width > _MOST_COLUMNS:
            self.article.wide_tables += 1
            return
        rows = [
            [self._text(cell).replace("|", "\\|").replace("\n", " ") for cell in row]
            + [""] * (width - len(row))
            for row in block.rows
        ]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        yield "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])

    def _text(self, text: str) -> str:
        """A text for Markdown, without numbers that identify a person."""
        for number in private_numbers(text):
            self.article.left_out["号码"] += 1
            text = text.replace(number, "（号码略）")
        escaped = _MARKUP.sub(r"\\\1", " ".join(text.split()))
        return _MARKUP_FIRST.sub(r"\\\1", escaped)


def _is_short(text: str, longest: int) -> bool:
    """Whether a text may be a heading: short, and no sentence."""
    return 0 < len(text) <= longest and text[-1] not in "。！？；，："


def _is_section(block: Block) -> bool:
    stands_out = block.heading or block.bold or bool(SECTION.match(block.text))
    return stands_out and _is_short(block.text, 30)


def _captions(blocks: Sequence[Block], count: int) -> tuple[list[str], int]:
    """The captions of the pictures above some paragraphs, and how many of these they are."""
    each = list(takewhile(_is_caption, blocks[:count]))
    if count > 1 and len(each) == count:
        return [_caption(block.text) for block in each], count
    if not blocks or not _is_caption(blocks[0], count):
        return [], 0
    parts = [_caption(part).strip(" 　，、；;") for part in _SIDES.split(blocks[0].text)]
    parts = [part for part in parts if part]
    return (parts if len(parts) == count else [_caption(blocks[0].text)] * count), 1


def _is_caption(block: Block, count: int = 1) -> bool:
    text = block.text
    if not text or block.rows or len(text) > _LONGEST_CAPTION * count:
        return False
    return bool(CAPTION.match(text)) or (block.align == "center" and not block.bold)


def _caption(text: str) -> str:
    return " ".join(CAPTION.sub("", text).split())


def _iso(year: str | int, month: str | int, day: str | int) -> str:
    """A day in ISO 8601; empty if there is no such day."""
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _last_day(after: str, first: str) -> str:
    """The day on which what began on another one ended: 8月20日至25日; empty if it was one day."""
    if not (match := _TO_DAY.match(after)):
        return ""
    last = _iso(first[:4], match[1] or first[5:7], match[2])
    return last if last > first else ""


def _before(later: str, month: str, day: str) -> str:
    """The last such day that is not after another one; empty if there is none."""
    year = int(later[:4])
    this_year = _iso(year, month, day)
    return this_year if this_year <= later else _iso(year - 1, month, day)

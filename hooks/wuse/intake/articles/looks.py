"""What paragraphs of briefings look like: mastheads, titles, signatures, captions, bylines."""

from __future__ import annotations

import re

from wuse.names import is_name

from .blocks import Block

_MASTHEAD = re.compile(
    r"(?:.{0,14}(?:简报|工作动态|信息快报|党建信息|工作信息|通讯)"
    r"|[（(]?(?:总)?第\s*[\d一二三四五六七八九十]+\s*期[)）]?|\d{4}年\s*第?\s*\d+\s*期.*|(?:主办|编印|编发)[:：].*|内部资料.*)"
)
FULL_DAY = re.compile(r"(20\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_POSTED = re.compile(
    r"(?:发布|发表|编辑|更新|上传)(?:时间|日期|于)?\s*[:：].{0,60}|.{0,60}(?:浏览|点击|阅读)(?:次数|量|数)?\s*[:：].{0,10}"
)
"""What a website writes below a title: 发布时间：2025-09-02 来源：德育处 浏览次数：101."""
SIGNED = re.compile(r".{2,30}?\s*20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
SECTION = re.compile(r"^[（(]?[一二三四五六七八九十]+[）)、.．]\s*\S")
CAPTION = re.compile(
    r"^\s*(?:[▲△↑▴]\s*)?(?:图为|图[一二三四五六七八九十\d]+\s*[:：.、]?|[▲△↑▴])\s*"
)
_ROLE = (
    "(?:撰稿|供稿|通讯员|通讯|图文|图片|图|文字|文|摄影|摄像|拍摄|责任编辑|责编|编辑|排版|制作|美编|审核|审稿"
    "|校对|[初复终一二三四]审|[初复终一二三四]校|签发|来源|记者|作者|报送人|主编|素材|文案|策划)"
)
_BY = re.compile(
    rf"[（(【\[]?\s*{_ROLE}(?:人|员)?(?:[\s/／、和与&]*{_ROLE})*\s*"
    r"(?:(?:[/／、和与]\s*\S{1,4}\s*)?[:：|｜/／丨]|\s[一-鿿]{2,4}(?:[\s、，][一-鿿]{2,4})*\s*[)）\]】]?$)"
)
"""How a line begins that says who wrote it, or who looked at it: 二审二校：, 文 | , 通讯员 某某."""
_NAMES_ALONE = re.compile(r"[（(]([^（()）]{2,30})[)）]")


def is_byline(text: str) -> bool:
    """Whether a line says who wrote, took or checked it: by their roles, or by names only."""
    if _BY.match(text):
        return True
    match = _NAMES_ALONE.fullmatch(text.strip())
    return match is not None and all(map(is_name, re.split(r"[\s、，]+", match[1].strip())))


def is_masthead(block: Block) -> bool:
    """Whether a paragraph names the paper, its number or its day."""
    text = " ".join(block.text.split()).strip("（()）")
    spaced = "".join(text.split())  # 党 建 简 报
    patterns = (_MASTHEAD, _POSTED, SIGNED, FULL_DAY)
    return any(it.fullmatch(text) or it.fullmatch(spaced) for it in patterns)


def is_title_like(block: Block) -> bool:
    """Whether a paragraph stands out as a title does."""
    text = block.text
    stands_out = block.align == "center" and (block.bold or block.size >= 16)
    return (stands_out or block.heading) and 3 < len(text) <= 80 and text[-1] not in "。；"


def look_alike(block: Block, other: Block) -> bool:
    """Whether two paragraphs are set in the same way, as the lines of one title are."""
    return (block.align, block.bold, block.size) == (other.align, other.bold, other.size)

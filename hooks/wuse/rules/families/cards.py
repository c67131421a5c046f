"""Cards for link previews. What is wrong with them is met as the site is built."""

from __future__ import annotations

from wuse.rules.rule import Example, ReaderRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

_SITE = "site_url: https://example.cn/\n"

card_font = ReaderRule(
    Code.CARD_FONT,
    "card-font",
    "分享图缺少字体",
    Severity.WARNING,
    why="在微信里分享的图由本站自己写字，用的是这台电脑上的中文字体。没有字体，或者字体里没有某个"
    "字，那张图上就没有文字。",
    bad=Example(
        {
            "mkdocs.yml": _SITE,
            "brand.yml": "单位: {单位名称: 示例小学 སློབ་གྲྭ}\n",
        },
        "中文字体里没有藏文字母。",
    ),
    good=Example({"mkdocs.yml": _SITE, "brand.yml": "单位: {单位名称: 示例小学}\n"}),
)

"""School-written Markdown: what HTML it may become, and what never gets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuse.pages.parts.markdown import plain, render


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("一句话。", "<p>一句话。</p>"),
        ("第一段。\n\n第二段。", "<p>第一段。</p>\n<p>第二段。</p>"),
        ("一行被断\n开的话", "<p>一行被断开的话</p>"),
        ("第一句。\n第二句。", "<p>第一句。<br>\n第二句。</p>"),
        ("**重点**和*斜体*", "<p><strong>重点</strong>和<em>斜体</em></p>"),
        ("- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"),
        ("# 大标题\n\n## 小标题", "<h3>大标题</h3>\n<h4>小标题</h4>"),
        ("### 小标题", "<h3>小标题</h3>"),
        ("3 < 5 & 7", "<p>3 &lt; 5 &amp; 7</p>"),
        (
            "[报道](https://example.org/a)",
            '<p><a href="https://example.org/a" rel="nofollow noopener">报道</a></p>',
        ),
    ],
)
def test_what_schools_write(text: str, html: str) -> None:
    assert render(text).strip() == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![图](https://example.org/a.png)",
        "![图](javascript:alert(1))",
        "[点](javascript:alert(1))",
        "[点](JaVaScRiPt&colon;alert(1))",
        "[点](data:text/html;base64,PHNjcmlwdD4=)",
        "[点](vbscript:x)",
        "<javascript:alert(1)>",
        '<a href="https://example.org" onclick="alert(1)">点</a>',
        '<p style="position:fixed">遮住</p>',
        "<iframe src=https://example.org></iframe>",
        "<svg/onload=alert(1)>",
        "<form action=https://example.org><input></form>",
        '[点](https://example.org "x\\" onclick=alert(1)")',
    ],
)
def test_what_never_gets_through(text: str) -> None:
    html = render(text)
    for mark in ("<script", "<img", "<iframe", "<svg", "<form", "<input", "style=", "<object"):
        assert mark not in html
    for mark in ('href="javascript', 'href="data', 'href="vbscript', "href='"):
        assert mark not in html.lower()
    inside_tags = "".join(part.split(">")[0] for part in html.split("<")[1:])
    assert "onclick=alert" not in inside_tags.replace('"', "").split("title=")[0]


@given(st.text(st.sampled_from("甲乙 \n#*_-`<>[]()!&;:/\"'\\|~=+1.ab{}%"), max_size=200))
def test_any_text_gives_safe_html(text: str) -> None:
    html = render(text)
    assert "<script" not in html
    assert "<img" not in html
    assert len(plain(text, 20)) <= 20


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["[" * 20_000, "> " * 20_000, "*a " * 20_000, "- " * 20_000, "`" * 20_001, "<" * 20_000]
)
def test_text_made_to_exhaust_the_parser(text: str) -> None:
    assert len(render(text)) < 50 * len(text) + 1000
    assert len(plain(text)) <= 120


def test_headings_start_where_the_page_needs_them() -> None:
    assert render("# 甲\n\n### 乙\n\n# 丙", heading=2).split() == [
        "<h2>甲</h2>", "<h3>乙</h3>", "<h2>丙</h2>"
    ]  # fmt: skip
    assert "<h6>" in render("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5", heading=4)


def test_plain_text_for_cards() -> None:
    assert plain("## 标题\n\n**甲** < [乙](https://example.org)") == "标题 甲 < 乙"
    assert plain("长" * 130) == "长" * 119 + "…"
    assert plain("长" * 120) == "长" * 120


@pytest.mark.parametrize(
    "text",
    [
        "[点](//host/x)",
        "[点](/etc/passwd)",
        "[点](../../x)",
        "[点](x.html)",
        r"[点](\\\\host\\x)",
        "[点](file:///c:/x)",
        "[点](mailto:zhang@example.cn)",
        "[点](https://gov.cn@evil.example/)",
        "[点](https://user:secret@example.cn/)",
        "[点](https://g\u043ev.example/)",
        "[点](https://xn--gv-nmc.example/)",
        "[点](http://3232235777/)",
        "[点](http://0x7f.0.0.1/)",
        "[点](https://a.example\\@b.example/)",
        "[点][a]\n\n[a]: //host/x",
        "https://gov.cn@evil.example/ *点*",
        "[https://gov.example](https://evil.example/)",
        "[见 **www.gov.cn** 报道](https://evil.example/)",
        "[gov.cn](https://evil.example/)",
    ],
)
def test_no_dishonest_link_is_one(text: str) -> None:
    html = render(text)
    assert "href" not in html
    assert "点" in html or "gov" in html


@pytest.mark.parametrize(
    "text",
    [
        "[点](https://www.example.cn/a?b=c#d)",
        "[点](#top)",
        "[点](https://中国政府.example/)",
        "[www.example.cn](https://example.cn/a)",
        "[方案.pdf](https://example.cn/a.pdf)",
        "https://example.cn/a *点*",
    ],
)
def test_honest_links_stay(text: str) -> None:
    assert "<a href=" in render(text)

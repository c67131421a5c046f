"""The parts of the submission form, each against what the site itself makes of the same."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page
from support.private_texts import REPORTED, UNREPORTED
from support.project import ROOT

from wuse.model.dates import Edtf
from wuse.model.quantity import Quantity
from wuse.model.records import Activity, Exemplar
from wuse.model.vocabulary import Vocabulary
from wuse.pages.parts.form_model import ASKED, SECTIONS, data

NAMES = ROOT / "tests" / "corpus" / "names"


@pytest.fixture(scope="module")
def form(chromium: Browser, site_on_disk: Path) -> Iterator[Page]:
    page = chromium.new_page()
    page.goto((site_on_disk / "submit/linhai-primary/index.html").as_uri())
    page.locator("[data-ready]").wait_for()
    yield page
    page.close()


def test_the_form_asks_for_every_field_or_leaves_it_out_on_purpose() -> None:
    left_out = {
        Activity: "audience items metrics feedback links documents visibility expires gap",
        Exemplar: "level achievements metrics mentors apprentices activities"
        " visibility expires gap",
    }
    for kind, names in left_out.items():
        assert {*ASKED[kind], *names.split()} == set(kind.model_fields)


def test_labels_and_choices_are_those_of_the_model() -> None:
    vocabulary = Vocabulary({"activity_type": {"kites": "放风筝"}})
    kinds = data(vocabulary)["kinds"]
    assert isinstance(kinds, dict)
    for name, section in SECTIONS.items():
        fields = {field["name"]: field for field in kinds[name]["fields"]}
        for field in fields.values():
            assert field["label"] == section.record.model_fields[field["name"]].title
        known = {term.zh for term in vocabulary.terms(f"{name}_type")}
        assert {choice["name"] for choice in fields["type"]["choices"]} == known


DATES = """
2025-10-28 2025/10/28 2025.10.28 2025年10月28日 2025年10月28号 2025年10月 2025-10 2025.10 2025年
2025 2025年秋 2025年秋季 2025—2026学年 2025-2026学年 2025-10-18/2025-10-20 2018~
2025年10月18日至20日 2025年10月18日—20日 2025年10月至12月 2025年4—6月 2018年至今 2018-04/..
2024年9月起 自2024年9月起 约2018年 2018年左右 不详 时间不详 ２０２５年１０月２８日 2025年2月29日
2024年2月29日 2025-13 2025.13.1 2025-04-31 25年10月 10月28日 去年秋天 今年3月 2025-2027学年
2025年12月至2025年3月 随便写的 2025-22 2025年秋3日 2025年10月28日-2026年1月5日
2025年10月30日至11月2日 2025.10.1-10.5 2025-10-28~ 9999-01 2025年10月28日上午 2025.3-5 1-2
2025年春至2025年秋 2025年9月中旬 近几年 上半年 2025年国庆期间 2024—2025学年上学期
2025年10月28日（星期二） 2025年10月28日（星期三）
2025年10月28日（星期二）上午9:00 2025-10-28上午9:00
2025年10月28日下午2点半 2025年10月28日25:00
"""
AMOUNTS = """
46 140余 140余人 约60 近300人次 3—5 3-5个 不少于20 至少2 待核实 20多 超过96 100左右 40以上 0 12名
7户 约40余 5-3 一百 abc 3.5 1,234 12人左右 12人以上 约3—5 46人46 -3 1e5 ４６ 四十 多 余
"""


def test_dates_mean_in_the_form_what_they_mean_on_the_site(form: Page) -> None:
    """What the form reads, the site reads in the same way; the form may refuse more."""
    accepted = 0
    for text in DATES.split():
        found = form.evaluate("text => WuseForm.form.date(text)", text)
        if "edtf" in found:
            accepted += 1
            own = Edtf.parse(found["edtf"])
            assert Edtf.parse(text).edtf == own.edtf, text
            assert own.zh() == found["shown"] or (own.start and own.start.time), text
    assert accepted > 30


def test_numbers_mean_in_the_form_what_they_mean_on_the_site(form: Page) -> None:
    accepted = 0
    for text in AMOUNTS.split():
        found = form.evaluate("text => WuseForm.form.amount(text)", text)
        if "error" not in found:
            accepted += 1
            assert Quantity.parse(found["text"]) == Quantity.parse(text), text
    assert accepted > 15


def test_a_quantity_of_the_public_record_is_shown_as_people_write_it(form: Page) -> None:
    for text in ("46", "140余人", "约60", "不少于20场", "3—5个", "多次", "超过96人", "约3—5个"):
        stored = Quantity.parse(text)
        dumped = stored.model_dump(mode="json", exclude_defaults=True)
        shown = form.evaluate("data => WuseForm.form.kinds.amount.read(data)", dumped)
        assert Quantity.parse(shown) == stored


MARKUP = re.compile(r"[<&%\\~`]|\d_\d|\]\(|\[\w+\]|\*\*")
"""What only Markdown and HTML hide: the check finds it, the form need not."""
KINDS = {"V611": "身份证号", "V613": "手机号", "V614": "银行卡号", "V617": "住址"}


def test_the_form_finds_what_the_rules_find(form: Page) -> None:
    missed = []
    for code, texts in REPORTED.items():
        for text in filter(lambda it: not MARKUP.search(it), texts):
            found = form.evaluate("text => WuseForm.form.findPrivate(text)", text)
            if code in KINDS and KINDS[code] not in [it["kind"] for it in found]:
                missed.append((code, text, found))
            if code == "V615" and not found:
                missed.append((code, text, found))
    assert missed == []


def test_the_form_leaves_alone_what_the_rules_leave_alone(form: Page) -> None:
    wrong = []
    for text in UNREPORTED:
        found = form.evaluate("text => WuseForm.form.findPrivate(text)", text)
        wrong += [(text, it) for it in found if it["kind"] in (*KINDS.values(), "联系方式")]
    assert wrong == []


def lines(*names: str) -> list[str]:
    return [line for name in names for line in (NAMES / name).read_text("utf-8").splitlines()]


def names_in(form: Page, texts: list[str]) -> list[int]:
    return form.evaluate(  # type: ignore[no-any-return]
        "texts => texts.map((text) => "
        "WuseForm.form.findPrivate(text).filter((it) => it.kind === '姓名').length)",
        texts,
    )


def test_most_pupils_are_noticed_and_ordinary_texts_hardly_ever(form: Page) -> None:
    named = [line for line in lines("named-dev.txt", "named-fresh.txt") if "{m:" in line]
    plain = [re.sub(r"\{\w:([^}]*)\}", r"\1", line) for line in named]
    seen = sum(map(bool, names_in(form, plain)))
    assert seen / len(plain) > 0.33
    ordinary = lines("ordinary-dev.txt", "ordinary-fresh.txt")
    mistaken = sum(map(bool, names_in(form, ordinary)))
    assert mistaken / len(ordinary) < 0.01


def test_sums_are_those_of_the_standard(form: Page) -> None:
    for length in (0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 4096):
        content = bytes(number * 7 % 251 for number in range(length))
        both = form.evaluate(
            """async (all) => {
              const bytes = new Uint8Array(all), own = crypto.subtle;
              const theirs = await WuseForm.form.sha256Hex(bytes);
              Object.defineProperty(crypto, "subtle", { value: undefined, configurable: true });
              const ours = await WuseForm.form.sha256Hex(bytes);
              Object.defineProperty(crypto, "subtle", { value: own, configurable: true });
              return [theirs, ours];
            }""",
            list(content),
        )
        assert both == [sha256(content).hexdigest()] * 2, length


TEXTS = (
    *("no", "是", "12:30", "0123", "1_000", "~", "- 一", "a: b", "x #y", "“引号”", "'", '"', "\\"),
    *(
        "{a}",
        "[b]",
        "*别名",
        "&锚",
        "!标签",
        "%x",
        "@x",
        "`x`",
        "a\n\nb",
        "# 标题\n正文",
        "- 一\n- 二",
    ),
    *(
        "尾\u3000",
        "2025-10-28",
        "2025",
        "1e3",
        "\u2028",
        "a\u00a0b",
        "😀",
        "|",
        ">",
        "？：",
        "一 - 二",
    ),
    *(
        "key:",
        "<<",
        "=",
        "true",
        "null",
        "a\\nb",
        "很长" * 300,
        "第一行\n  缩进\n第三行",
        "：",
        ",",
    ),
    *("--- x", "...", "#", "一 # 二", "\ufeff首", "a\tb", "\x00\x1b[31m红", "一\r\n二", "\u202e反"),
)


def test_any_text_survives_the_way_through_yaml(form: Page) -> None:
    for text in TEXTS:
        clean, written = form.evaluate(
            "text => { const clean = WuseForm.form.clean(text);"
            " return [clean, WuseForm.form.yaml({标题: clean, 表: [clean]})]; }",
            text,
        )
        read = yaml.load(written, yaml.BaseLoader)
        if clean:
            assert (read["标题"].strip(), read["表"][0].strip()) == (clean, clean), written


def test_the_script_is_small_enough_for_a_slow_phone(site_on_disk: Path) -> None:
    script = next((site_on_disk / "static").glob("form.*.js")).read_bytes()
    assert len(gzip.compress(script)) <= 40_000

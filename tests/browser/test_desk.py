"""The judge's desk, opened from a folder as judges do: three judges, and a result by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.engines import ENGINES
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError
from support.accessible import violations
from support.desk import desk_url, packed_project, tallied
from support.guide import read
from support.project import Project

Open = Callable[..., Page]

GUIDE_TEXT = read("judging")
SAID_ELSEWHERE = {"只补这里没有的"}
"""What the desk says only in answer to a file; another test presses it."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return packed_project(tmp_path_factory.mktemp("desk") / "project")


@pytest.fixture
def sit(chromium: Browser, project: Project) -> Iterator[Open]:
    """Open the desk of a judge in a browser of their own; nothing may go wrong in its scripts."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_desk(judge: str, **options: Any) -> Page:
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(desk_url(project, judge))
        return page

    yield open_desk
    for context in contexts:
        context.close()
    assert not errors


def export(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="导出", exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def start(page: Page, name: str) -> None:
    page.goto(page.url.partition("#")[0] + "#list")
    page.locator("tr", has_text=name).get_by_role("button").click()
    expect(page.locator(".desk-who h1")).to_contain_text(name)


BY_KEYS = {
    "aa": (["9.5", "8", "10"], ["1", "3"]),
    "bb": (["7", "6．5", "7"], ["0", "0"]),
    "cc": (["5", "5", "0"], ["0", "0"]),
}
"""What the first judge types, one full-width point among it."""


def with_keys_alone(page: Page) -> None:
    button = page.get_by_role("button", name="开始评").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("it => it === document.activeElement"):
            break
    page.keyboard.press("Enter")
    for _ in BY_KEYS:
        slug = page.locator(".desk-who h1").inner_text()[:2]
        scores, counts = BY_KEYS[slug]
        for score in scores:
            expect(page.locator("#desk-score")).to_be_focused()
            page.keyboard.type(score)
            page.keyboard.press("Enter")
        expect(page.locator(".desk-counts input").first).to_be_focused()
        page.keyboard.type(counts[0])
        page.keyboard.press("Tab")
        page.keyboard.type(counts[1])
        page.keyboard.press("Enter")
    expect(page.locator("[data-part=said]")).to_contain_text("都评完了")


def score(page: Page, name: str, scores: list[str], counts: list[str] | None = None) -> None:
    start(page, name)
    for value in scores:
        page.locator("#desk-score").fill(value)
        page.get_by_role("button", name="下一条未评").click()
    for box, count in zip(page.locator(".desk-counts input").all(), counts or (), strict=False):
        box.fill(count)


def test_three_judges_and_a_result_counted_by_hand(
    sit: Open, project: Project, tmp_path: Path
) -> None:
    first = sit("P01", viewport={"width": 1440, "height": 900})
    with_keys_alone(first)

    second = sit("P02", viewport={"width": 1024, "height": 700})
    start(second, "aa")
    second.locator("#desk-score").fill("8.5")
    second.get_by_role("button", name="下一条未评").click()
    second.locator("#desk-score").press_sequentially("8")
    with pytest.raises(PlaywrightError):
        second.goto("chrome://crash")
    second = second.context.new_page()
    second.goto(desk_url(project, "P02"))
    expect(second.locator("tr", has_text="aa")).to_contain_text("2/3")
    start(second, "aa")
    assert second.locator("#desk-score").input_value() == "", "it goes on where it stopped"
    second.get_by_role("button", name="好 10", exact=True).click()
    second.get_by_role("button", name="下一条未评").click()
    for box, count in zip(second.locator(".desk-counts input").all(), "10", strict=True):
        box.fill(count)
    score(second, "bb", ["8", "7.5", "7"])
    start(second, "cc")
    second.get_by_role("button", name="弃评这个单位").click()
    second.get_by_label("弃评的理由").fill("近三年共同办过课题")

    third = sit("P03", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    expect(third.locator("tr", has_text="cc")).to_contain_text("回避")
    assert third.locator("tr", has_text="cc").get_by_role("button").count() == 0
    for name, taps in (("aa", ("9", "9", "好 10")), ("bb", ("7", "7", "较好 7"))):
        start(third, name)
        for tap in taps:
            third.locator(".desk-pad").get_by_role("button", name=tap, exact=True).tap()
            third.get_by_role("button", name="下一条未评").tap()
        if name == "aa":
            for box, count in zip(third.locator(".desk-counts input").all(), "03", strict=True):
                box.fill(count)
    files = [export(page, tmp_path) for page in (first, second, third)]
    award = tallied(project, files)["awards"][0]
    found = {
        it["candidate"]: (it["base"], it["bonus"], it["total"], it["grade"])
        for it in award["standings"]
    }
    assert found["aa"] == ("27.33", "2.67", "30.00", "示范"), "27.5, 26.5, 28; bonus 4, 2, 2"
    assert found["bb"] == ("21.33", "0.00", "21.33", "优秀"), "20.5, 22.5, 21"
    assert found["cc"][2] is None, "one sheet is not enough"
    reasons = {(it["judge"], it["candidate"]): it["reason"] for it in award["uncounted"]}
    assert reasons[("P02", "cc")] == "弃权"
    assert "回避" in reasons[("P03", "cc")]

    third.goto(third.url.partition("#")[0] + "#list")
    third.wait_for_function("[...document.scripts].some(it => it.src.endsWith('/codes.js'))")
    third.pdf()  # as a person who prints
    third.emulate_media(media="print")
    sheet = third.locator("[data-part=list]")
    expect(sheet).to_contain_text("A1 9")
    code = json.loads(files[2].read_text("utf-8"))["checksum"]
    assert code in sheet.inner_text().replace(" ", "")
    assert sheet.locator("svg:visible").count() == 3, "a code to scan for each candidate"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844), (844, 390)])
def test_evidence_and_its_photo_stand_beside_the_score(sit: Open, size: tuple[int, int]) -> None:
    width, height = size
    page = sit("P01", viewport={"width": width, "height": height})
    start(page, "aa")
    picture = page.locator(".desk-links img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("it => it.naturalWidth") > 0
    assert picture.get_attribute("alt")
    score_box = page.locator("#desk-score")
    expect(score_box).to_be_in_viewport()
    expect(picture).to_be_in_viewport()


def test_large_text_leaves_room_for_the_score(sit: Open) -> None:
    page = sit("P01", viewport={"width": 390, "height": 844})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    start(page, "aa")
    box = page.locator("#desk-score")
    expect(box).to_be_in_viewport(ratio=1)
    assert box.evaluate("it => it.clientWidth > 2 * parseFloat(getComputedStyle(it).fontSize)")
    expect(page.get_by_role("button", name="下一条未评")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_mistakes_are_said_and_never_stored(sit: Open) -> None:
    page = sit("P01")
    start(page, "aa")
    for typed, said in (("11", "最高 10 分"), ("3.3", "按 0.5 分"), ("很好", "请写数字")):
        page.locator("#desk-score").fill(typed)
        expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(it => it.includes('row:'))") == []
    page.locator("#desk-score").fill("4")
    page.locator("#desk-score").press("PageDown")
    page.locator("#desk-score").fill("5")
    page.locator("#desk-score").press("Control+z")
    expect(page.locator("#desk-score")).to_have_value("")
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".desk-rail .done")).to_have_count(0)


def test_a_file_goes_to_another_device_and_no_other_file_is_taken(
    sit: Open, project: Project, tmp_path: Path
) -> None:
    page = sit("P01")
    score(page, "aa", ["9", "8", "7"], ["1", "1"])
    page.get_by_label("备注").fill("=看过原件")
    page.goto(page.url.partition("#")[0] + "#list")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出表格").click()
    table = tmp_path / "scores.csv"
    download.value.save_as(table)
    assert '"\'=看过原件"' in table.read_text("utf-8-sig")
    table.write_bytes(table.read_text("utf-8-sig").encode("gb18030"))  # as an office program does
    file = export(page, tmp_path)

    for path in (file, table):
        other = sit("P01")
        other.locator("[data-part=file]").set_input_files(path)
        other.get_by_role("button", name="只补这里没有的").click()
        expect(other.locator("tr", has_text="aa")).to_contain_text("3/3")
        again = json.loads(export(other, tmp_path).read_text("utf-8"))["scores"]
        assert again == json.loads(file.read_text("utf-8"))["scores"]

    whole = json.loads(file.read_text("utf-8"))
    wrong = {
        "这是评审 P02": {**whole, "judge": "P02"},
        "另一届": {**whole, "edition": "2025"},
        "另一版评分标准": {**whole, "rubric": "0" * 64},
        "校验码不符": {**whole, "serial": 7},
    }
    for said, document in wrong.items():
        changed = {**document}
        if said != "校验码不符":
            changed["checksum"] = page.evaluate("it => wuseDesk.checksum(it)", changed)
        page.locator("[data-part=file]").set_input_files(
            {"name": "a.json", "mimeType": "", "buffer": json.dumps(changed).encode()}
        )
        expect(page.locator("[data-part=offer]")).to_contain_text(said)
    for content in (b"", b"{", b"<html>", b"a,b\r\n1,2", b"\x00\xff"):
        page.locator("[data-part=file]").set_input_files(
            {"name": "b.json", "mimeType": "", "buffer": content}
        )
        expect(page.locator("[data-part=offer]")).to_contain_text("没有导入")


def test_trouble_with_storage_or_the_clock_is_said_at_once(sit: Open) -> None:
    page = sit("P01")
    page.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
    )
    page.reload()
    expect(page.locator("[data-part=trouble]")).to_contain_text("存储满了")
    start(page, "aa")
    page.locator("#desk-score").fill("4")
    with page.expect_download():
        page.get_by_role("button", name="现在导出").click()

    wiped = sit("P01")
    start(wiped, "aa")
    wiped.locator("#desk-score").fill("4")
    wiped.evaluate("localStorage.clear()")
    wiped.locator("#desk-score").press("Enter")
    wiped.locator("#desk-score").fill("5")
    wiped.reload()
    expect(wiped.locator(".desk-rail .done")).to_have_count(2)
    other = wiped.context.new_page()
    other.goto(wiped.url)
    other.locator("#desk-score").fill("6")
    expect(wiped.locator("[data-part=elsewhere]")).to_be_visible()

    late = sit("P01")
    with late.expect_download():
        late.get_by_role("button", name="导出", exact=True).click()
    late.evaluate("Date.now = () => Date.parse('2001-01-01')")
    start(late, "aa")
    late.locator("#desk-score").fill("4")
    expect(late.locator("[data-part=age]")).to_contain_text("电脑的时间变过")


def test_packs_that_do_not_fit_say_why(sit: Open, project: Project) -> None:
    bureau = sit("bureau")
    expect(bureau.locator("[data-part=state]")).to_contain_text("不属于任何一位评审")
    assert bureau.get_by_role("button", name="开始评").count() == 0
    page = sit("P01")
    page.evaluate(
        """() => Object.keys(wuseJudge.desks).forEach(() => localStorage.setItem(
        ['wuse-desk', '2026', '', wuseJudge.desks[1].stage, 'judges', 'P01']
        .map(encodeURIComponent).join(':') + ':older:row:aa', '{}'))"""
    )
    page.reload()
    expect(page.locator("[data-part=state]")).to_contain_text("另一版评分标准评的 1 个")


def test_what_the_guide_quotes_is_on_the_desk(sit: Open) -> None:
    """Every button that the guide for judges tells them to press is there, word for word."""
    page = sit("P03")
    seen = page.locator("body").inner_text()
    start(page, "aa")
    seen += page.locator("body").inner_text()
    page.get_by_role("button", name="弃评这个单位").click()
    seen += page.locator("body").inner_text() + "现在导出"
    steps = GUIDE_TEXT.split("{ #score }")[1].split("{ #trouble }")[0]
    pressed = set(re.findall("“(.*?)”", steps)) - SAID_ELSEWHERE
    assert len(pressed) > 8
    assert [it for it in pressed if it not in seen] == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1440)])
def test_every_screen_is_accessible(sit: Open, scheme: str, width: int) -> None:
    page = sit("P03", color_scheme=scheme, viewport={"width": width, "height": 900})

    def check() -> None:
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    check()
    start(page, "aa")
    check()
    page.locator("#desk-score").fill("99")
    check()
    page.get_by_role("button", name="弃评这个单位").click()
    check()
    page.locator(".desk-rail button").last.click()
    check()


@pytest.mark.parametrize("name", ENGINES)
def test_the_desk_keeps_scores_in_other_browsers(
    name: str, project: Project, tmp_path: Path
) -> None:
    program, begin = ENGINES[name]
    if not program:
        pytest.skip(f"{name} is not installed")
    with begin(program, tmp_path) as engine:
        engine.open(desk_url(project, "P01"))
        engine.run("document.querySelector('tr[data-key=aa] button').click()")
        engine.open(desk_url(project, "P01") + engine.run("return location.hash"))
        engine.run(
            "const box = document.getElementById('desk-score'); box.value = '9.5';"
            "box.dispatchEvent(new Event('input'));"
        )
        engine.open(desk_url(project, "P01"))
        saved = engine.run(
            "let saved = ''; wuseDesk.save = (name, text) => { saved = text; };"
            "document.querySelector('[data-part=export]').click(); return saved"
        )
    path = tmp_path / "wuse-scores.json"
    path.write_text(saved, "utf-8")
    assert json.loads(saved)["scores"][0]["values"] == {"A1": "9.5"}
    assert not tallied(project, [path])["refused"]


def test_nothing_that_was_entered_is_lost(sit: Open, tmp_path: Path) -> None:
    page = sit("P01")
    start(page, "aa")
    page.locator("#desk-score").fill("9")
    page.get_by_label("备注").press_sequentially("看过原件")
    page.reload()
    expect(page.get_by_label("备注")).to_have_value("看过原件")

    page.get_by_role("button", name="弃评这个单位").click()
    page.get_by_label("弃评的理由").fill("共同办过课题")
    expect(page.locator(".desk-rail .done")).to_have_count(0)
    row = json.loads(export(page, tmp_path).read_text("utf-8"))["scores"][0]
    assert (row["state"], row["values"]) == ("abstained", {})
    page.reload()
    page.get_by_role("button", name="撤回弃评").click()
    expect(page.locator("#desk-score")).to_have_value("9")
    page.get_by_role("button", name="弃评这个单位").click()
    page.locator(".desk-rail button").nth(1).click()
    page.locator("#desk-score").fill("6")
    expect(page.locator(".desk-rail .done")).to_have_count(2)
    page.locator(".desk-rail button").first.click()
    file = export(page, tmp_path)

    page.evaluate(
        """() => { window.isFull = true; const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
            if (!isFull || !key.includes(':row:')) { set.call(this, key, text); return; }
            throw new DOMException('', 'QuotaExceededError');
        }; }"""
    )
    page.locator("#desk-score").fill("8")
    expect(page.locator("[data-part=trouble]")).to_contain_text("存储满了")
    page.evaluate("isFull = false")
    page.locator("#desk-score").press("PageDown")
    page.locator("#desk-score").fill("7")
    expect(page.locator("[data-part=trouble]")).to_be_hidden()
    page.reload()
    expect(page.locator(".desk-rail .done")).to_have_count(2)

    other = sit("P01")
    other.locator("[data-part=file]").set_input_files(file)
    other.get_by_role("button", name="只补这里没有的").click()
    later = json.loads(export(other, tmp_path).read_text("utf-8"))
    assert later["serial"] == 3, "two exports came before it, on the first device"

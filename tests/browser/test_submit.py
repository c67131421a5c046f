"""The submission form: from a teacher's words and photos to a merged, built page."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
import yaml
from browser.submitting import merged, school_with_form
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Locator, Page, expect
from support.accessible import violations
from support.pictures import encoded, noise, scene
from support.project import Project
from support.repository import commit


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return school_with_form(tmp_path_factory.mktemp("submit"))


@pytest.fixture
def form(chromium: Browser, project: Project) -> Iterator[Page]:
    """The form on a phone, from a folder; whatever the page complains of fails the test."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, accept_downloads=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda it: complaints.append(it.text) if it.type == "error" else None)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto((project.site / "submit/aa/index.html").as_uri())
    page.locator("[data-ready]").wait_for()
    yield page
    context.close()
    assert complaints == []


def choose(page: Page, text: str) -> None:
    page.locator("label.pick", has_text=text).first.click()


def add_photos(page: Page, *photos: tuple[str, bytes]) -> None:
    before = page.locator("#photos > li").count()
    payload = [{"name": name, "mimeType": "image/jpeg", "buffer": data} for name, data in photos]
    page.locator("#fields input[type=file]").set_input_files(payload)
    expect(page.locator("#photos canvas")).to_have_count(before + len(photos))


def photo_card(page: Page, number: int) -> Locator:
    return page.locator("#photos > li").nth(number)


def make(page: Page, to: Path) -> Path:
    with page.expect_download() as download:
        page.locator("#make").click()
    path = to / download.value.suggested_filename
    download.value.save_as(path)
    return path


def photo(width: int, height: int, **options: object) -> bytes:
    picture = scene(width, height)
    facts = picture.getexif()
    facts[0x0110] = "Telltale 9000"
    for tag, value in options.items():
        facts[int(tag.removeprefix("tag_"))] = value
    return encoded(picture, exif=facts)


def fill_activity(page: Page) -> None:
    page.fill("#input-title", "重阳前一天，把热饭送到枫林公寓")
    page.fill("#input-date", "2025年10月28日")
    choose(page, "走访慰问")
    choose(page, "绿荫行动")
    page.fill("#input-summary", "食堂多蒸了两屉米糕，一位老人起头唱了渔歌。")
    page.fill("#input-participants-member", "9")
    page.fill("#input-participants-elder", "约40")
    page.fill("#input-body", "　　菜单提前一周问过厨师：少盐。\n\n# 不是标题：一句话\n\n- 米糕两屉")


def test_an_activity_with_three_photos_becomes_a_page(
    form: Page, project: Project, tmp_path: Path
) -> None:
    fill_activity(form)
    add_photos(
        form,
        ("a.jpg", photo(1600, 1200)),
        ("b.jpg", photo(1200, 1600)),
        ("c.jpg", photo(3000, 2000)),
    )
    for number in range(3):
        card = photo_card(form, number)
        card.locator("label.pick", has_text="没有人").click()
        card.locator("input[id$=-alt]").fill(f"第{number}盘米糕。")
    expect(form.locator("#todo-title")).to_have_text("都写好了")
    expect(form.locator("#card h3")).to_have_text("重阳前一天，把热饭送到枫林公寓")
    package = make(form, tmp_path)
    with zipfile.ZipFile(package) as packed:
        assert packed.testzip() is None
        assert b"Telltale" not in b"".join(map(packed.read, packed.namelist()))
        (record,) = (name for name in packed.namelist() if name.endswith(".yml"))
    merged(project, package)
    html = project.page(f"brands/aa/activities/{Path(record).stem}")
    assert "重阳前一天，把热饭送到枫林公寓" in html
    assert "约40" in html
    assert html.count('class="zoom"') == 3
    sent = yaml.safe_load((project.root / "brands/aa" / record).read_text("utf-8"))
    assert sent["正文"].startswith(
        "菜单提前一周问过厨师：少盐。\n\n# 不是标题：一句话\n\n- 米糕两屉"
    )
    assert sent["所属载体"] == ["green"]


def test_an_exemplar_becomes_a_page(form: Page, project: Project, tmp_path: Path) -> None:
    choose(form, "一个先锋典型")
    choose(form, "党员示范岗")
    form.fill("#input-name", "橘灯护导岗")
    form.fill("#input-role", "德育处和各年级党员轮值")
    choose(form, "红烛行动")
    form.fill("#input-summary", "灯举得高，赶路的家长远远看得见。")
    form.fill("#input-since", "2024年9月")
    form.fill("#input-quote", "灯不是给我们照的。") if form.locator(
        "#input-quote"
    ).count() else None
    package = make(form, tmp_path)
    merged(project, package)
    (path,) = (project.root / "brands/aa/exemplars").glob("model-post-*.yml")
    assert "橘灯护导岗" in project.page(f"brands/aa/exemplars/{path.stem}")


def test_an_edit_of_the_public_record_keeps_what_the_form_does_not_see(
    form: Page, project: Project, tmp_path: Path
) -> None:
    record = project.root / "brands/aa/activities/2025-05-04-song.yml"
    record.parent.mkdir(exist_ok=True)
    text = (
        "标题: 五四合唱 # 校长看过\n日期: 2025-05-04\n活动类型: 红歌赛\n所属载体: [red]\n"
        "摘要: 唱了三首歌。\n参加人群:\n  - {人群: 学生, 人数: 140余人, 说明: 分两场}\n"
        "反馈: 都说好听\n主讲: {姓名: 林一舟, 身份: 音乐教师, 同意记录: 是}\n"
    )
    record.write_text(text, "utf-8")
    commit(project.root)
    assert project.build().code == 0
    form.locator("#open input").set_input_files(project.site / "api/brands/aa.json")
    form.locator("#opened .choose, #opened .ok").wait_for()
    if form.locator("#opened select").count():
        form.locator("#opened select").select_option(label="2025-05-04 五四合唱")
        form.locator("#opened button").click()
    expect(form.locator("#input-title")).to_have_value("五四合唱")
    expect(form.locator("#input-participants-student")).to_have_value("140余人")
    form.fill("#input-summary", "唱了四首歌。")
    assert "又改过" not in merged(project, make(form, tmp_path))
    assert record.read_text("utf-8") == text.replace("三首", "四首")


def test_an_earlier_package_is_opened_with_its_photos(
    form: Page, project: Project, tmp_path: Path
) -> None:
    fill_activity(form)
    form.fill("#input-title", "把晒谷场借给一年级练跳绳")
    add_photos(form, ("a.jpg", photo(1000, 800)))
    photo_card(form, 0).locator("label.pick", has_text="没有人").click()
    photo_card(form, 0).locator("input[id$=-alt]").fill("晒谷场。")
    first = make(form, tmp_path)
    form.locator("[data-wipe]").first.click()
    expect(form.locator("#input-title")).to_have_value("")
    form.locator("#open input").set_input_files(first)
    expect(form.locator("#input-title")).to_have_value("把晒谷场借给一年级练跳绳")
    expect(form.locator("#photos canvas")).to_have_count(1)
    form.fill("#input-summary", "改过的摘要。")
    second = make(form, tmp_path)
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as two:
        assert one.namelist() == two.namelist()
        told = json.loads(two.read("投稿.json"))
    (origin,) = told["修改"].values()
    assert origin["原文"][0]["summary"] == "食堂多蒸了两屉米糕，一位老人起头唱了渔歌。"


def test_what_is_private_is_said_while_it_is_typed(form: Page) -> None:
    form.locator("#input-body").press_sequentially("报名请打 138 0013 8000 找我")
    say = form.locator("#say-body")
    expect(say).to_contain_text("手机号")
    say.locator("button", has_text="删掉它").click()
    expect(form.locator("#input-body")).to_have_value("报名请打  找我")
    expect(say).to_be_empty()
    form.fill("#input-body", "三（2）班的李小明同学朗诵了一首诗。")
    expect(say).to_contain_text("李小明")
    say.locator("button", has_text="一名学生").click()
    expect(form.locator("#input-body")).to_have_value("三（2）班的一名学生同学朗诵了一首诗。")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_that_is_filled_in_is_accessible(
    form: Page, scheme: Literal["light", "dark"]
) -> None:
    form.emulate_media(color_scheme=scheme)
    fill_activity(form)
    form.fill("#input-place", "电话 13800138000")
    add_photos(form, ("a.jpg", photo(700, 600)))
    photo_card(form, 0).locator("label.pick", has_text="认得出是谁").click()
    photo_card(form, 0).locator(".agree input").check()
    form.locator("#make").click()
    assert violations(form) == []
    choose(form, "一个先锋典型")
    choose(form, "优秀共产党员")
    form.locator("#field-consent input").first.check()
    assert violations(form) == []


def test_nothing_is_made_before_all_is_there(form: Page) -> None:
    form.locator("#make").click()
    expect(form.locator("#made")).to_contain_text("还差")
    expect(form.locator("#input-title")).to_be_focused()


def test_recognisable_pupils_are_packed_only_with_consent(form: Page, tmp_path: Path) -> None:
    fill_activity(form)
    add_photos(form, ("a.jpg", photo(1000, 800)))
    card = photo_card(form, 0)
    card.locator("label.pick", has_text="认得出是谁").click()
    card.locator("input[id$=-alt]").fill("一名学生。")
    with zipfile.ZipFile(make(form, tmp_path)) as packed:
        assert not [name for name in packed.namelist() if name.startswith("photos/")]
    card.locator(".agree input").check()
    card.locator(".pair input").first.fill("2025-10-20")
    with zipfile.ZipFile(make(form, tmp_path)) as packed:
        assert [name for name in packed.namelist() if name.startswith("photos/")]
        (record,) = (name for name in packed.namelist() if name.endswith(".yml"))
        entry = yaml.safe_load(packed.read(record))["照片"][0]
    assert entry["同意记录"]["同意人"] == "监护人"


def test_covered_faces_are_gone_from_the_pixels(form: Page, tmp_path: Path) -> None:
    fill_activity(form)
    add_photos(form, ("a.jpg", encoded(noise(1000, 800), quality=95)))
    card = photo_card(form, 0)
    card.locator("label.pick", has_text="没有人").click()
    card.locator("input[id$=-alt]").fill("一面墙。")
    card.locator("button", has_text="打码").click()
    card.locator("canvas.drawing").press("Enter")
    expect(card.locator("button", has_text="去掉一块")).to_be_visible()
    card.locator("button", has_text="打好了").click()
    image = only_photo(make(form, tmp_path)).convert("L")
    assert roughness(image.crop((430, 315, 570, 455))) < roughness(image.crop((0, 0, 140, 140))) / 4


def only_photo(package: Path) -> Image.Image:
    with zipfile.ZipFile(package) as packed:
        (name,) = (name for name in packed.namelist() if name.startswith("photos/"))
        assert packed.getinfo(name).file_size <= 1_000_000
        return Image.open(BytesIO(packed.read(name)))


def roughness(image: Image.Image) -> float:
    """How much a pixel differs from its neighbour, on average."""
    moved = ImageChops.difference(image, ImageChops.offset(image, 1, 0))
    return float(ImageStat.Stat(moved).mean[0])


def test_a_heic_that_the_browser_cannot_show_is_refused_with_advice(form: Page) -> None:
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(2000)
    form.locator("#fields input[type=file]").set_input_files(
        [{"name": "IMG_1.HEIC", "mimeType": "image/heic", "buffer": heic},
         {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": photo(900, 900)}]
    )  # fmt: skip
    expect(form.locator("#photos canvas")).to_have_count(1)
    expect(form.locator("#say-photos")).to_contain_text("兼容性最佳")


def test_a_photo_is_upright_small_enough_and_in_its_order(form: Page, tmp_path: Path) -> None:
    fill_activity(form)
    turned = photo(3200, 2400, tag_274=6)  # the camera was held upright
    add_photos(form, ("a.jpg", turned))
    card = photo_card(form, 0)
    card.locator("label.pick", has_text="没有人").click()
    card.locator("input[id$=-alt]").fill("一面墙。")
    assert only_photo(make(form, tmp_path)).size == (1920, 2560)


def test_the_draft_is_there_after_the_browser_was_closed(form: Page) -> None:
    fill_activity(form)
    add_photos(form, ("a.jpg", photo(900, 900)))
    expect(form.locator("[data-draft]").first).to_contain_text("草稿存在")
    form.reload()
    form.locator("[data-ready]").wait_for()
    expect(form.locator("#input-title")).to_have_value("重阳前一天，把热饭送到枫林公寓")
    expect(form.locator("#photos canvas")).to_have_count(1)
    form.evaluate("indexedDB.deleteDatabase('wuse-form')")
    form.evaluate(
        "() => { const all = JSON.parse(localStorage['wuse-form:aa']);"
        " all.saved = '2025-01-05T08:00:00Z'; localStorage['wuse-form:aa'] = JSON.stringify(all); }"
    )
    form.goto("about:blank")
    form.go_back()
    form.locator("[data-ready]").wait_for()
    expect(form.locator("[data-draft]").first).to_contain_text("1 张照片不在了")
    expect(form.locator("#input-title")).to_have_value("重阳前一天，把热饭送到枫林公寓")


@pytest.mark.parametrize("wrong", ["no zip", '{"slug": "bb"}', "PK"])
def test_a_file_that_is_no_package_is_told(form: Page, wrong: str) -> None:
    payload = {"name": "x.zip", "mimeType": "application/zip", "buffer": wrong.encode()}
    form.locator("#open input").set_input_files([payload])
    expect(form.locator("#opened .bad")).to_be_visible()


def test_the_form_as_one_file_works_alone(
    chromium: Browser, project: Project, tmp_path: Path, site_url: str
) -> None:
    online = chromium.new_page(accept_downloads=True)
    online.goto(site_url + "submit/linhai-primary/")
    online.locator("[data-ready]").wait_for()
    with online.expect_download() as download:
        online.locator("#take-along button").click()
    file = tmp_path / "form.html"
    download.value.save_as(file)
    online.close()
    context = chromium.new_context(viewport={"width": 390, "height": 844}, accept_downloads=True)
    alone = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    alone.on("pageerror", lambda error: complaints.append(str(error)))
    alone.on("console", lambda it: complaints.append(it.text) if it.type == "error" else None)
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(file.as_uri())
    alone.locator("[data-ready]").wait_for()
    fill = [
        ("title", "重阳前一天，把热饭送到枫林公寓"),
        ("date", "2025-10-28"),
        ("summary", "多蒸了两屉米糕。"),
    ]
    for name, text in fill:
        alone.fill(f"#input-{name}", text)
    choose(alone, "走访慰问")
    alone.locator("#field-initiative label.pick").first.click()
    with zipfile.ZipFile(make(alone, tmp_path)) as packed:
        assert json.loads(packed.read("投稿.json"))["学校"] == "linhai-primary"
    assert asked == [file.as_uri()]
    assert complaints == []
    context.close()

"""From the form to a built page in Firefox and in WebKit, from a folder, as wide as a phone."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.engines import ENGINES, Engine, wait_for
from browser.submitting import merged, school_with_form
from support.project import Project

pytestmark = pytest.mark.slow

_TOOLS = """
  window.type = (id, text) => {
    const input = document.getElementById(id);
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  window.pick = (text, within = document) => [...within.querySelectorAll("label.pick")]
    .find((label) => label.textContent.includes(text)).querySelector("input").click();
  const give = URL.createObjectURL;
  URL.createObjectURL = (blob) => { window.given = blob; return give(blob); };
  window.confirm = () => true;
"""
_ACTIVITY = """
  type("input-title", "重阳前一天，把热饭送到枫林公寓");
  type("input-date", "2025年10月28日");
  type("input-summary", "食堂多蒸了两屉米糕。");
  pick("走访慰问");
  pick("绿荫行动");
  const photos = [0, 1, 2].map((number) => new Promise((done) => {
    const canvas = document.createElement("canvas");
    canvas.width = 1200 + number; canvas.height = 900;
    canvas.getContext("2d").fillRect(0, 0, 300 * (number + 1), 900);
    canvas.toBlob((it) => done(new File([it], number + ".jpg", { type: it.type })), "image/jpeg");
  }));
  Promise.all(photos).then((files) => {
    const drop = new Event("drop", { bubbles: true });
    drop.dataTransfer = { files };
    document.querySelector(".drop").dispatchEvent(drop);
  });
"""
_DESCRIBED = """
  for (const card of document.querySelectorAll("#photos > li")) {
    pick("没有人", card);
    type(card.querySelector("[id$=-alt]").id, "半明半暗的墙。");
  }
"""
_EXEMPLAR = """
  pick("党员示范岗");
  pick("红烛行动");
  type("input-name", "橘灯护导岗");
  type("input-role", "各年级党员轮值");
  type("input-summary", "灯举得高，赶路的家长远远看得见。");
"""
_READ = """
  const reader = new FileReader();
  reader.onload = () => { window.packed = reader.result; };
  reader.readAsDataURL(window.given);
"""


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    program, start = ENGINES[request.param]
    if not program:
        pytest.skip(f"{request.param} is not installed")
    profile = tmp_path / "profile"
    profile.mkdir()
    with start(program, profile) as browser:
        browser.resize(390, 844)
        yield browser


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return school_with_form(tmp_path / "project")


def packed(engine: Engine, to: Path) -> Path:
    """The package that the form makes."""
    engine.run("document.getElementById('make').click()")
    wait_for(engine, "window.given")
    engine.run(_READ)
    wait_for(engine, "window.packed")
    to.write_bytes(b64decode(engine.run("return window.packed").partition(",")[2]))
    return to


def test_an_activity_and_an_exemplar_become_pages(
    engine: Engine, project: Project, tmp_path: Path
) -> None:
    page = (project.site / "submit/aa/index.html").as_uri()
    engine.open(page)
    wait_for(engine, "document.querySelector('[data-ready]')")
    engine.run(_TOOLS + _ACTIVITY)
    wait_for(engine, "document.querySelectorAll('#photos canvas').length === 3")
    engine.run(_DESCRIBED)
    # WebKitGTK's own browser has no window as narrow as a phone.
    assert engine.run("return innerWidth") < 450
    assert engine.run("return document.documentElement.scrollWidth <= innerWidth")
    merged(project, packed(engine, tmp_path / "activity.zip"))
    engine.run("document.querySelector('[data-wipe]').click()")  # 清空，写下一份
    wait_for(engine, "!document.getElementById('input-title').value")
    engine.run("window.given = window.packed = null; pick('一个先锋典型')")
    wait_for(engine, "document.getElementById('input-role')")
    engine.run(_EXEMPLAR)
    merged(project, packed(engine, tmp_path / "exemplar.zip"))
    [activity] = (project.site / "brands/aa/activities").glob("2025-10-28-*/index.html")
    assert activity.read_text("utf-8").count('class="zoom"') == 3
    [exemplar] = (project.site / "brands/aa/exemplars").glob("*/index.html")
    assert "橘灯护导岗" in exemplar.read_text("utf-8")

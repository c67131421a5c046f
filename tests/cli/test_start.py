"""``wuse start``: a fork becomes the bureau's own, and nothing of theirs is lost on the way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from support.project import ROOT, Project, brand, make_project

from wuse.cli import main
from wuse.scaffold.samples import digests
from wuse.scaffold.start import SAMPLE_SETTINGS
from wuse.source.settings import load_configuration

ANSWERS = (
    *("--name", "滨海区学校党建品牌", "--publisher", "滨海区教育局", "--accent", "蓝"),
    *("--address", "https://dangjian.example.cn", "--icp", "京icp备12345678号-1"),
    *("--district", "滨海区", "--district", "山前县", "--tagline", "一校一品"),
    *("--contact", "党建办公室", "--police", "京公网安备11010802000001号"),
    *("--repository", "https://code.example.cn/jyj/dangjian/"),
    *("--school", "滨海小学：红帆领航", "--school", "山前学校:青山：shanqian"),
)


def content(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


@pytest.fixture
def fork(tmp_path: Path) -> Project:
    """What a bureau gets when it forks: our own settings, our samples."""
    project = make_project(tmp_path / "fork", {})
    shutil.copyfile(ROOT / "mkdocs.yml", project.root / "mkdocs.yml")
    shutil.copytree(ROOT / "brands", project.root / "brands")
    return project


def start(
    project: Project, monkeypatch: pytest.MonkeyPatch, *options: str, answers: str = ""
) -> Result:
    monkeypatch.chdir(project.root)
    result = CliRunner().invoke(main, ["start", *options], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_list_of_samples_is_fresh() -> None:
    """`make samples` brings it up to date."""
    listed = json.loads((ROOT / "hooks/wuse/scaffold/samples.json").read_text("utf-8"))
    assert listed == digests(ROOT)


def test_a_fork_becomes_ours(fork: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (fork.root / "mkdocs.yml").read_text("utf-8")
    for setting, sample in SAMPLE_SETTINGS.items():
        assert f"{setting[-1]}: {sample}\n" in before
    (fork.root / "brands/_bureau/site.yml").write_bytes(  # as git gives it on Windows
        (ROOT / "brands/_bureau/site.yml").read_bytes().replace(b"\n", b"\r\n")
    )
    result = start(fork, monkeypatch, *ANSWERS)
    assert result.exit_code == 0, result.output
    brands = fork.root / "brands"
    assert {path.name for path in brands.iterdir()} == {
        "_bureau", "bin-hai-xiao-xue", "shanqian",
    }  # fmt: skip
    assert [path.name for path in (brands / "_bureau").iterdir()] == ["site.yml"]
    configuration, problems = load_configuration(fork.root)
    assert problems == []
    assert configuration.text("site_name") == "滨海区学校党建品牌"
    assert configuration.text("site_url") == "https://dangjian.example.cn/"
    settings = configuration.settings
    assert (settings.publisher, settings.accent) == ("滨海区教育局", "#1f5fa8")
    assert settings.icp == "京ICP备12345678号-1"
    assert (settings.tagline, settings.contact) == ("一校一品", "党建办公室")
    assert settings.police == "京公网安备 11010802000001号"
    assert configuration.text("repo_url") == "https://code.example.cn/jyj/dangjian"
    after = (fork.root / "mkdocs.yml").read_text("utf-8")
    assert after.count("\n") == before.count("\n")  # comments stay where they were
    assert "# 全站主色" in after
    assert not fork.wuse("check").lines("错误")

    ours = content(fork.root)
    again = start(fork, monkeypatch, *ANSWERS)
    assert "没有要改的" in again.output
    assert content(fork.root) == ours


def test_whatever_is_left_out_the_rest_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pairs = list(zip(ANSWERS[::2], ANSWERS[1::2], strict=True))
    name, others = pairs[0], pairs[1:]
    for number, given in enumerate([[], *([pair] for pair in others)]):
        asked = [word for pair in (name, *given) for word in pair]
        folder = f"own-{number}"
        result = CliRunner().invoke(main, ["start", folder, *asked])
        assert result.exit_code == 0, (given, result.output)
        made = Project(tmp_path / folder)
        assert load_configuration(made.root)[1] == [], given
        assert made.wuse("check").code == 0, given
        ours = content(made.root)
        again = start(made, monkeypatch, *asked)
        assert again.exit_code == 0, again.output
        assert content(made.root) == ours, given
        monkeypatch.chdir(tmp_path)


def test_what_somebody_has_written_stays(fork: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    brands = fork.root / "brands"
    with (brands / "beizao/brand.yml").open("a", encoding="utf-8") as file:
        file.write("# 我们的备注\n")
    fork.write({"brands/own/brand.yml": brand("自己的学校")})
    site = "# 我们的\ndistricts:\n  - id: own\n    name: 本区 # 不动\n\ncalendar: []\n"
    fork.write({"brands/_bureau/site.yml": site})
    result = start(
        fork, monkeypatch, "--name", "本区品牌", "--district", "新区", "--district", "本区"
    )
    assert result.exit_code == 0, result.output
    assert {path.name for path in brands.iterdir()} == {"_bureau", "beizao", "own"}
    assert "brands/beizao 和原来的示例不同" in result.output
    text = (brands / "_bureau/site.yml").read_text("utf-8")
    added = "  - 编号: xin-qu\n    名称: 新区\n"
    assert text == site.replace("不动\n", f"不动\n{added}")
    # Neither the address of the sample site nor its publisher is left, but how to write them is.
    settings = (fork.root / "mkdocs.yml").read_text("utf-8")
    assert "\n# site_url: https://wuse.example/\n" in settings
    assert "\n    # publisher: 五色示例站\n" in settings


def test_questions(fork: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    emblem = tmp_path / "徽标.PNG"
    Image.new("RGBA", (64, 64), "red").save(emblem, "PNG")
    typed = (
        "", "滨海品牌", "滨海区教育局", "天蓝", "#abcdef", "dangjian", "http://dj.example.cn/a",
        "无", "京ICP备12345678号", "nosuch.png", str(emblem), "滨海区", "", "滨海小学",
        "滨海小学：红帆", "", "一校一品", "党建办公室", "京12", "", "code", "https://code.example.cn/a",
    )  # fmt: skip
    result = start(fork, monkeypatch, "--keep-samples", answers="\n".join((*typed, "")))
    assert result.exit_code == 0, result.output
    for refused in (
        "“天蓝”不是认得的颜色",
        "不是完整的网址",
        "“无”不像 ICP 备案号",
        "没有“nosuch.png”",
        "“京12”不像公安备案号",
    ):
        assert refused in result.output
    configuration, problems = load_configuration(fork.root)
    assert problems == []
    assert configuration.settings.emblem == "assets/emblem.png"
    assert configuration.settings.contact == "党建办公室"
    assert configuration.text("repo_url") == "https://code.example.cn/a"
    assert (fork.root / "docs/assets/emblem.png").read_bytes() == emblem.read_bytes()
    assert configuration.text("site_url") == "http://dj.example.cn/a/"
    names = {path.name for path in (fork.root / "brands").iterdir()}
    assert {"beizao", "bin-hai-xiao-xue"} < names
    assert "bin-hai-qu" in (fork.root / "brands/_bureau/site.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--name", "甲\n乙"], "只能写一行"),
        (["--name", "甲", "--school", "滨海小学"], "写成 滨海小学：红帆领航"),
        (["--name", "甲", "--school", "滨海小学：红帆：../x"], "不能用作网址"),
        (["--name", "甲", "--emblem", "mkdocs.yml"], "徽标要是图片"),
        (["--name", "甲", "--source", "1.0"], "--source 只在新建文件夹时用"),
        (["docs", "--name", "甲"], "已经有东西"),
        ([], "写明 --name"),
    ],
)
def test_wrong_answers_change_nothing(
    fork: Project, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    before = content(fork.root)
    result = start(fork, monkeypatch, *options)
    assert result.exit_code == 2, result.output
    assert said in result.output
    assert content(fork.root) == before


def test_a_file_that_is_laid_out_otherwise_is_left_alone(
    fork: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork.write({"mkdocs.yml": "{site_name: 甲, extra: {wuse: {accent: '#b3212b'}}}\n"})
    before = content(fork.root)
    result = start(fork, monkeypatch, "--name", "乙")
    assert result.exit_code == 2
    assert 'site_name: "乙"' in result.output
    assert content(fork.root) == before

"""mkdocs.yml: our settings are checked, MkDocs' own are MkDocs' business."""

from __future__ import annotations

from pathlib import Path

import pytest

from wuse.model.settings import Settings
from wuse.source.settings import Configuration, load_configuration


def load(folder: Path, text: str | bytes) -> tuple[Configuration, list[str]]:
    content = text.encode() if isinstance(text, str) else text
    (folder / "mkdocs.yml").write_bytes(content)
    configuration, problems = load_configuration(folder)
    return configuration, [str(problem) for problem in problems]


def test_settings_in_either_language(tmp_path: Path) -> None:
    text = (
        "site_name: 五色\nsite_url: https://a.example/\nextra:\n  wuse:\n"
        '    主色: "#1d5c9e"\n    标语: 一校一品\n    per_page: 30\n'
        "    links:\n      - {title: 官网, url: https://b.example/}\n"
    )
    configuration, problems = load(tmp_path, text)
    assert problems == []
    assert configuration.settings.accent == "#1d5c9e"
    assert configuration.settings.tagline == "一校一品"
    assert configuration.settings.per_page == 30
    assert configuration.settings.links[0].title == "官网"
    assert configuration.text("site_url") == "https://a.example/"
    assert configuration.text("site_author") == ""
    assert configuration.text("extra") == ""


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("    accent: red\n", "mkdocs.yml:4:13: 错误 S304 [主色] 颜色应写成加引号的六位色值"),
        ("    per_page: 3\n", "mkdocs.yml:4:15: 错误 S303 [每页条数] 不能小于 10"),
        ("    per_page: 很多\n", "mkdocs.yml:4:15: 错误 S303 [每页条数] 应是整数"),
        ("    tag line: 标语\n", "mkdocs.yml:4:5: 错误 S302 [tag line] 没有“tag line”这个栏目"),
        ("    links: 官网\n", "mkdocs.yml:4:12: 错误 S303 [友情链接 › 第1项] 这里要分项填写"),
    ],
)
def test_a_wrong_setting_is_told_and_the_defaults_stand(
    tmp_path: Path, lines: str, told: str
) -> None:
    configuration, problems = load(tmp_path, f"site_name: 五色\nextra:\n  wuse:\n{lines}")
    assert len(problems) == 1
    assert problems[0].startswith(told)
    assert configuration.settings == Settings()
    assert configuration.text("site_name") == "五色"


def test_settings_that_are_no_settings_at_all(tmp_path: Path) -> None:
    for value, more in (("红色", "，不能只写一句话"), ("[accent]", "")):
        configuration, problems = load(tmp_path, f"site_name: 五色\nextra:\n  wuse: {value}\n")
        assert [problem.partition(" — ")[0] for problem in problems] == [
            f"mkdocs.yml:3:9: 错误 S303 这里要分项填写{more}"
        ]
        assert configuration.settings == Settings()


@pytest.mark.parametrize(
    "extra", ["", "extra:\n", "extra: {}\n", "extra:\n  wuse:\n", "extra: 1\n"]
)
def test_no_settings_are_the_defaults(tmp_path: Path, extra: str) -> None:
    configuration, problems = load(tmp_path, f"site_name: 五色\n{extra}")
    assert problems == []
    assert configuration.settings == Settings()


def test_what_mkdocs_allows_elsewhere_in_its_file_is_no_problem(tmp_path: Path) -> None:
    text = (
        "site_name: !ENV [NAME, 五色]\ndefaults: &d {a: 1}\nother: *d\n"
        "markdown_extensions:\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {}}\n"
        "extra:\n  wuse:\n    tagline: 一校一品\n"
    )
    configuration, problems = load(tmp_path, text)
    assert problems == []
    assert configuration.settings.tagline == "一校一品"


def test_a_file_that_is_not_yaml_or_not_there(tmp_path: Path) -> None:
    configuration, problems = load(tmp_path, "site_name: [\nextra:\n  wuse: {}\n")
    assert problems[0].startswith("mkdocs.yml:1:12: 错误 Y233 ")
    assert configuration.settings == Settings()
    (tmp_path / "mkdocs.yml").unlink()
    configuration, told = load_configuration(tmp_path)
    assert configuration == Configuration()
    assert str(told[0]).startswith("mkdocs.yml:1:1: 错误 F101 没有这个文件")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("    accent: #0a6b3c\n", "mkdocs.yml:4:13: 错误 Y230 从“#0a6b3c”起被当作备注，不会显示"),
        ("    标语: #一校一品\n", "mkdocs.yml:4:9: 错误 Y230 从“#一校一品”起"),
        ("    accent: !ENV [A, '#123456']\n", "mkdocs.yml:4:5: 错误 Y208 extra.wuse 里不能用 !ENV"),
        (
            "    emblem: assets/no.png\n",
            "mkdocs.yml:4:13: 错误 S304 [徽标] docs 里没有“assets/no.png”",
        ),
        ("    徽标: assets/mark.PNG\n", "mkdocs.yml:4:9: 错误 S304 [徽标] docs 里没有"),
        ("    emblem: docs/assets/mark.png\n", "mkdocs.yml:4:13: 错误 S304 [徽标] docs 里没有"),
    ],
)
def test_a_setting_of_which_nothing_would_be_left_is_an_error(
    tmp_path: Path, lines: str, told: str
) -> None:
    mark = tmp_path / "docs" / "assets" / "mark.png"
    mark.parent.mkdir(parents=True)
    mark.touch()
    configuration, problems = load(tmp_path, f"site_name: 五色\nextra:\n  wuse:\n{lines}")
    assert len(problems) == 1
    assert problems[0].startswith(told)
    assert configuration.settings == Settings()


@pytest.mark.parametrize(
    "lines",
    ["    accent:  # 全站主色\n    tagline: 标语  # 一句话\n", "    emblem: assets/mark.png\n"],
)
def test_remarks_and_an_emblem_that_is_there_are_fine(tmp_path: Path, lines: str) -> None:
    mark = tmp_path / "docs" / "assets" / "mark.png"
    mark.parent.mkdir(parents=True)
    mark.touch()
    assert load(tmp_path, f"site_name: 五色\nextra:\n  wuse:\n{lines}")[1] == []

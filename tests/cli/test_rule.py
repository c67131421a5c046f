"""wuse rule: any code explained, and the nearest one for a slip of the hand."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from wuse.cli import main
from wuse.rules import FAMILIES, RULES


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rule", *arguments], prog_name="wuse")


def test_every_rule_is_explained_within_eighty_columns() -> None:
    for code, rule in RULES.items():
        result = run(code)
        assert result.exit_code == 0, code
        lines = result.stdout.splitlines()
        assert lines[0] == f"{code} {rule.title}"
        assert lines[1].startswith(f"{rule.severity.zh} · "), code
        assert "".join(rule.why.split()) in "".join(result.stdout.split()), code
        assert {"有问题的写法", "改好以后"} <= set(lines), code
        assert max(map(cell_len, lines)) <= 80, code
        assert all(line.isprintable() for line in lines), code
        assert ("检查规则:" in result.stdout) is rule.adjustable, code


def test_the_wrong_place_is_marked_by_cells() -> None:
    lines = run("Y221").stdout.splitlines()
    wrong = next(line for line in lines if "：图书馆" in line)
    carets = lines[lines.index(wrong) + 1]
    assert cell_len(wrong[: wrong.index("：")]) == carets.index("^^") == len(carets) - 2
    assert "        改成：地点: 图书馆" in lines


@pytest.mark.parametrize("word", ["y221", "fullwidth-colon", "Fullwidth-Colon", " Y221 "])
def test_a_rule_is_found_by_code_and_name(word: str) -> None:
    assert run(word).stdout == run("Y221").stdout


def test_without_a_code_all_are_listed() -> None:
    lines = run().stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(RULES)
    assert [line for line in lines if line in FAMILIES.values()] == list(
        dict.fromkeys(FAMILIES[code[0]] for code in RULES)
    )
    assert lines[-1] == "运行 wuse rule 代码 看解释。"
    assert max(map(cell_len, lines)) <= 80


@pytest.mark.parametrize("word", ["Y", "y22", "photo-"])
def test_a_beginning_lists_what_begins_so(word: str) -> None:
    listed = {line.split()[0] for line in run(word).stdout.splitlines() if line.startswith("  ")}
    assert len(listed) > 1
    assert listed == {
        code
        for code, rule in RULES.items()
        if code.startswith(word.upper()) or rule.name.startswith(word)
    }


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("Y2211", "；是不是 Y221（栏目名后面是中文冒号）？"),
        ("fulwidth-colon", "；是不是 fullwidth-colon（栏目名后面是中文冒号）？"),
        ("？？", "；运行 wuse rule 列出全部"),
    ],
)
def test_an_unknown_code_is_told_with_the_nearest(word: str, nearest: str) -> None:
    result = run(word)
    assert result.exit_code == 2
    assert f"没有“{word}”这条规则{nearest}" in result.stderr


def test_what_is_asked_for_cannot_move_the_cursor() -> None:
    assert "没有“<U+001B>[2J”这条规则" in run("\x1b[2J").stderr

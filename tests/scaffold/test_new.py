"""New files: right as they are written, and every line that waits in them is YAML of its record."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.project import Project, activity, brand

from wuse.model.annotations import record_in
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.dates import Edtf
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.vocabulary import Vocabulary
from wuse.rules import check
from wuse.scaffold import (
    AnswerError,
    PathError,
    check_answer,
    date_part,
    file_name,
    new_home,
    one_line,
    owner_home,
    record_path,
    render,
    write_new,
)
from wuse.source import load_region
from wuse.source.bind import bind
from wuse.source.codes import Code
from wuse.source.parser import parse
from wuse.source.problems import Severity

ANSWERS: dict[type[Record], dict[str, object]] = {
    BrandFile: {"owner": {"name": "实验小学"}, "brand": {"name": "红烛领航"}},
    Activity: {"title": "植树", "date": "2025-03-12", "type": "志愿服务"},
    Exemplar: {"type": "师傅"},
    Case: {"title": "一张工单走五步"},
}
FILES = {
    BrandFile: "brand.yml",
    Activity: "activities/a.yml",
    Exemplar: "exemplars/a.yml",
    Case: "case.yml",
}
KINDS = pytest.mark.parametrize("kind", list(ANSWERS))
KEYS = pytest.mark.parametrize("english", [False, True], ids=["labels", "names"])


def all_names(kind: type[Record]) -> set[str]:
    """Every name and label of the record's fields, at any depth."""
    names: set[str] = set()
    pending, seen = [kind], {kind}
    while pending:
        for name, field in pending.pop().model_fields.items():
            names |= {name, str(field.title)}
            below = record_in(field)
            if below and below not in seen:
                seen.add(below)
                pending.append(below)
    return names


WAITING = re.compile(r"^( *)# ( *(?:- )*)(\S.*)$")
"""A field in a comment: where the comment stands, the indent inside it, the field."""


def template(kind: type[Record], english: bool = False, **more: object) -> str:
    answers = {**ANSWERS[kind], **more}
    return render(kind, "一个文件", answers, Vocabulary(), english)  # type: ignore[arg-type]


def waiting(text: str) -> list[list[int]]:
    """Line numbers of the fields in comments, each with those of the lines that belong to it."""
    entries: list[list[int]] = []
    lines = text.split("\n")
    for number in range(lines.index(""), len(lines)):  # a blank line ends what is said at the top
        found = WAITING.match(lines[number])
        if found and found[2]:
            entries[-1].append(number)
        elif found:
            entries.append([number])
    return entries


def awake(text: str, numbers: list[int]) -> str:
    lines = text.split("\n")
    for number in numbers:
        lines[number] = lines[number].replace("# ", "", 1)
    return "\n".join(lines)


@KINDS
@KEYS
def test_every_field_is_there(kind: type[Record], english: bool) -> None:
    text = template(kind, english)
    inner = [BrandFile.model_fields["owner"], BrandFile.model_fields["brand"]]
    records = [kind, *filter(None, map(record_in, inner if kind is BrandFile else []))]
    for record in records:
        for name, field in record.model_fields.items():
            key = name if english else field.title
            assert re.search(rf"^ *(# )?{re.escape(str(key))}: ?", text, re.MULTILINE), key


@KINDS
@KEYS
def test_every_line_in_a_comment_is_yaml_and_names_a_field(
    kind: type[Record], english: bool
) -> None:
    text = template(kind, english)
    lines, names = text.split("\n"), all_names(kind)
    numbers = [number for entry in waiting(text) for number in entry]
    assert len(numbers) > 10
    for number in numbers:
        found = WAITING.match(lines[number])
        assert found
        node, problems = parse(found[3] + "\n", "")
        assert not problems, lines[number]
        assert node
        [key] = node.plain()
        assert key in names
        assert key.isascii() == english


@KINDS
@KEYS
def test_any_field_can_be_taken_out_of_its_comment(kind: type[Record], english: bool) -> None:
    text = template(kind, english)
    entries = waiting(text)
    for chosen in [*entries, [number for entry in entries for number in entry]]:
        node, problems = parse(awake(text, chosen), "")
        assert problems == []
        assert node
        _, problems = bind(kind, node, "", Vocabulary())
        # What to write stands where the content will be; the form of it is right.
        assert {problem.code for problem in problems} <= {Code.VALUE, Code.TYPE}
        keys = [problem for problem in problems if problem.code is Code.TYPE]
        assert not [problem for problem in keys if "分项" in problem.message]


def test_terms_of_the_bureau_are_offered() -> None:
    vocabulary = Vocabulary({"activity_type": {"kite": "放风筝\n名称: 假的"}})
    text = render(Activity, "一次活动", {**ANSWERS[Activity], "type": "kite"}, vocabulary)  # type: ignore[dict-item]
    assert "微视频、放风筝 名称: 假的" in text
    assert "\n名称: 假的" not in text


HOSTILE = ["a: b", "x #1", "@党员", "“领航”", "'", '"', "null", "~", "- a", "[a", "{a: b}", "a：b",
           "| a", "*a", "&a", "!a", "%a", "`a", "? a", "C:\\x", "\"a\" 'b' \\", "#1", "标题: x",
           "a\tb", "是", "0123", "[a, b]", "…", "😀", "a:", "：", "> 1", "＃", "－ a"]  # fmt: skip
TITLES = st.text(min_size=1, max_size=60) | st.lists(st.sampled_from(HOSTILE), min_size=1).map(
    " ".join
)


@pytest.mark.slow
@given(TITLES)
def test_what_is_written_is_what_was_answered(title: str) -> None:
    try:
        title = one_line(title)
        check_answer(Activity, ["title"], title, Vocabulary())
    except AnswerError:
        assume(False)
    with TemporaryDirectory() as folder:
        project = Project(Path(folder))
        home = new_home(project.write({"brands/README.md": ""}).root, "shiyan")
        titled = {
            BrandFile: {"owner": {"name": title}, "brand": {"name": title}},
            Activity: {"title": title},
            Exemplar: {"name": title, "role": title},
            Case: {"title": title},
        }
        for kind, name in FILES.items():
            write_new(home / name, template(kind, **titled[kind]))
        loaded = load_region(project.root)
        problems = check(project.root, loaded)
        assert [str(item) for item in problems if item.severity is Severity.ERROR] == []
        owner = loaded.region.owners["shiyan"]
        assert (owner.name, owner.profile.brand.name) == (title, title)
        assert owner.activities[0].record.title == title
        assert owner.exemplars[0].record.role == title
        assert owner.case
        assert owner.case.record.title == title


@pytest.mark.parametrize(
    "text", ["a\nb", "a\rb", "a\x1b[2J", "\x00", "a\u202eb", "\ud800", "a\u200bb"]
)
def test_characters_that_no_line_holds_are_refused(text: str) -> None:
    with pytest.raises(AnswerError):
        one_line(text)


@pytest.mark.parametrize(
    ("kind", "loc", "answer", "said"),
    [
        (Activity, ["type"], "志原服务", "是不是想写“志愿服务”"),
        (Activity, ["date"], "2025-13-01", "月份 13 不存在"),
        (BrandFile, ["owner", "stage"], "小雪", "是不是想写“小学”"),
        (BrandFile, ["owner", "district"], "昌乐", "编号只能用小写字母"),
    ],
)
def test_answers_are_judged_by_the_record(
    kind: type[Record], loc: list[str], answer: str, said: str
) -> None:
    with pytest.raises(AnswerError, match=said):
        check_answer(kind, loc, answer, Vocabulary())


def test_a_file_that_would_be_too_large_is_refused() -> None:
    with pytest.raises(AnswerError, match=r"最多|太长"):
        template(Case, title="长" * 100_000)


@pytest.mark.parametrize(
    ("date", "part"),
    [
        ("2025年10月18日", "2025-10-18"),
        ("2025.10", "2025-10"),
        ("约2018年", "2018"),
        ("2025年秋", "2025"),
        ("2018-04/..", "2018-04"),
        ("../2018", "undated"),
        ("不详", "undated"),
        ("196X", "undated"),
    ],
)
def test_file_names_begin_with_what_is_known_of_the_date(date: str, part: str) -> None:
    assert date_part(Edtf.parse(date)) == part


@pytest.mark.parametrize("name", ["", "植树", "../x", "a/b", "con", "x" * 61, "a.yml", "\x1b"])
def test_names_that_are_no_address_are_refused(name: str) -> None:
    with pytest.raises(PathError, match="不能用作网址"):
        file_name(name)


def test_a_name_takes_the_form_of_an_address() -> None:
    assert file_name(" Tree Planting_2 ") == "tree-planting-2"


@pytest.mark.parametrize("slug", ["x", "_bureau", "../a", "校", "con", "A"])
def test_folders_that_are_no_address_are_refused(tmp_path: Path, slug: str) -> None:
    project = Project(tmp_path).write({"brands/README.md": ""})
    with pytest.raises(PathError, match="不能用作网址"):
        new_home(project.root, slug)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    project = Project(tmp_path).write(
        {"brands/aa/brand.yml": brand(), "outside/brand.yml": brand()}
    )
    (tmp_path / "brands/bb").symlink_to(tmp_path / "outside")
    (tmp_path / "brands/aa/activities").symlink_to(tmp_path / "outside")
    with pytest.raises(PathError, match="符号链接"):
        owner_home(project.root, "bb")
    with pytest.raises(PathError, match="符号链接"):
        record_path(tmp_path / "brands/aa/activities", "2025", "a")


def test_files_without_a_name_are_numbered(tmp_path: Path) -> None:
    Project(tmp_path).write({"2025-1.yml": activity(), "2025-3.yml": activity()})
    assert record_path(tmp_path, "2025", "").name == "2025-2.yml"


def test_an_existing_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "aa" / "case.yml"
    write_new(path, "a: 1\n")
    with pytest.raises(PathError, match=r"aa/case\.yml 已经有了"):
        write_new(path, "b: 2\n")
    assert path.read_text("utf-8") == "a: 1\n"
    assert [item.name for item in path.parent.iterdir()] == ["case.yml"]

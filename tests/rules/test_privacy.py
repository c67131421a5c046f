"""Numbers and addresses that lead to one person are found however they are written, and nothing
else is; what is said of them does not repeat them.
"""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from project import Project, activity, brand, make_project, photo
from rules.saying import said

from wuse.change.report.fields import differences
from wuse.cli import main
from wuse.model.records import Activity
from wuse.rules import check
from wuse.rules.identifiers import concealed
from wuse.source import load_region

ID = "11010519491231002X"
PHONE = "13800138000"
NOBODY = "11000019000101008X"
"""Valid as a number, but of no district, and not in the examples of rules."""
PRIVATE = "V61"

TOLD = {
    "V611": (
        f"身份证{ID}已登记",
        ID.lower(),
        "号码 110105 19491231 002X。",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105\u200b19491231\u2060002X",
        "1-1-0-1-0-5-1-9-4-9-1-2-3-1-0-0-2-X",
        f"第3名 {ID}",
        f"11010 {ID}",
    ),
    "V612": ("身份证号11010519491231002", "身份证：110105491231002", "护照号码 E12345678"),
    "V613": (
        PHONE,
        "电话138-0013-8000",
        "138 0013 8000",
        "+86 138 0013 8000",
        "008613800138000",
        "１３８００１３８０００",
        "微信同号138\u200b0013\u200b8000",
        "1 3 8 0 0 1 3 8 0 0 0",
    ),
    "V614": ("卡号6228480000000000000", "6228 4800 0000 0000 000", "4111-1111-1111-1111"),
    "V615": ("QQ群：123456789", "微信 : teacher_wang", "wang＠qq.com", "家长电话：0000-1234567"),
    "V616": ("生日：2012年3月4日", "2012 年 3 月 4 日出生", "出生日期 2012-03-04"),
    "V617": (
        "住在阳光小区12栋3单元402",
        "幸福花园3号楼502室",
        "李家村三组12号",
        "家住解放路18号",
        "3号楼2单元5楼501",
    ),
}
UNTOLD = (
    "2025-10-18 13:57 开始，照片 20251018135246",
    "订单号 202510181234567890",
    "编号 110105194912310021",  # the check digit is wrong
    "编号 110105194913310023",  # there is no 31st of a 13th month
    "全长13800138000.5米",
    "见 https://example.cn/a/13800138000.html",
    "1921-1949 100周年，1978—2018 1234人次",
    "13 25 47 18 302",
    "10000138000",
    "热线 12345，400-800-8820，办公电话 0000-1234567",
    "ISBN 978-7-5000-0000-1",
    "6228480000000000001",  # no card has this check digit
    "关注微信公众号：linhai，扫微信二维码，QQ群里讨论",
    "邮箱 office@linhai.example",
    "家长电话回访20人",
    "中国共产党诞生于1921年7月23日，师生于2025年3月12日植树",
    "出生于1874年3月4日",
    "2025年5月4日生活会",
    "教学楼3栋201室，学生公寓3号楼201室",
    "走访阳光小区3号楼，第3单元第2课，村民小组3个",
    "家住三公里外，家住5号线附近，教研组3人，李家村3组12号楼",
)


def test_what_leads_to_a_person_is_told(tmp_path: Path) -> None:
    texts = [(code, text) for code, group in TOLD.items() for text in group]
    found = said(tmp_path, [text for _, text in texts])
    codes = [[p.code.value for p in problems if p.code.startswith(PRIVATE)] for problems in found]
    assert list(zip(texts, codes, strict=True)) == [((code, text), [code]) for code, text in texts]


def test_what_only_looks_like_it_is_not_told(tmp_path: Path) -> None:
    found = said(tmp_path, UNTOLD)
    private = [str(p) for problems in found for p in problems if p.code.startswith(PRIVATE)]
    assert private == []


def test_places_are_exact(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, [f"联系：{PHONE}，工作日"])[0]
    assert (problem.line, problem.column, problem.end_column) == (4, 10, 21)


def test_names_of_files_are_searched(tmp_path: Path) -> None:
    files = {
        "brands/aa/brand.yml": brand(photos=[photo(f"{PHONE}.jpg")]),
        f"brands/aa/activities/{ID.lower()}.yml": activity(),
    }
    loaded = load_region(Project(tmp_path).write(files).root)
    found = [p for p in check(tmp_path, loaded) if p.code.startswith(PRIVATE)]
    assert [(p.code.value, p.path.rpartition("/")[2]) for p in found] == [
        ("V611", f"{ID.lower()}.yml"),
        ("V613", "brand.yml"),
    ]
    assert not any(PHONE in p.message or ID.lower() in p.message for p in found)


def test_the_bureaus_own_files_are_searched(tmp_path: Path) -> None:
    files = {
        "brands/_bureau/site.yml": {"contact": {"name": "党建办", "channel": PHONE}},
        "brands/aa/brand.yml": brand(),
    }
    loaded = load_region(Project(tmp_path).write(files).root)
    assert [(p.code.value, p.path) for p in check(tmp_path, loaded)] == [
        ("V613", "brands/_bureau/site.yml")
    ]


FORMS = ("json", "github", "markdown", "sarif", "rdjson")


def test_what_is_said_in_public_holds_no_number(tmp_path: Path) -> None:
    """Other rules quote what is wrong, and a number may stand in the wrong field."""
    numbers = (NOBODY, "13900000000", "6222021234567890128")
    wrong = {"title": "，".join(numbers), "date": numbers[1], "type": NOBODY, numbers[2]: "x"}
    right = activity(body="，".join(numbers))
    files = {"brand.yml": brand(), "activities/a.yml": wrong, "activities/b.yml": right}
    Project(tmp_path).write({f"brands/aa/{name}": content for name, content in files.items()})
    for form in FORMS:
        asked = ["check", "--project", str(tmp_path), "--format", form]
        told = CliRunner().invoke(main, asked).output
        assert "V611" in told
        assert [number for number in numbers if number in told] == []


@given(
    st.text("0123456789０１２Xx -–\u200b年号Q+.\x00", max_size=60),
    st.sampled_from([ID, PHONE, "6228480000000000000"]),
)
def test_nothing_around_a_number_lets_it_through(noise: str, number: str) -> None:
    text = f"{noise}，{number}，{noise}"
    assert number not in concealed(text)
    assert concealed(concealed(text)) == concealed(text)


def test_a_report_of_a_change_holds_no_number() -> None:
    """It goes where everybody reads it, like what the check says."""
    numbers = (NOBODY, "13900000000", "6222021234567890128")
    old = Activity.model_validate(activity(body=f"旧：{NOBODY}", place=numbers[1]))
    new = Activity.model_validate(activity(numbers[2], body="；".join(numbers), tags=[NOBODY]))
    told = [piece.text for it in differences(old, new) for piece in it.pieces]
    assert len(told) > 4
    assert [text for text in told if any(number in text for number in numbers)] == []


HOSTILE = (
    *("1", "1 ", "1\u200b", "李", "李小明", "家住", "家住村", "村一", "3号楼", "小区三"),
    *("学生李小", "三班李", "微信：a", "贫困户王", "《", "派对"),
)


def test_hostile_texts_take_no_longer_for_being_hostile(tmp_path: Path) -> None:
    """With a pattern that tries again and again this would not end."""
    found = said(tmp_path, [part * (20_000 // len(part)) for part in HOSTILE])
    assert len(found) == len(HOSTILE)
    assert all(problem.message for problems in found for problem in problems)


def test_a_site_without_what_was_told(tmp_path: Path) -> None:
    """The activity stays off the site, with all that names it; everything else is there."""
    files = {
        "brands/aa/brand.yml": brand("甲校", honours=[{"title": "先进集体", "level": "校级"}]),
        "brands/aa/activities/2025-03-12-secret.yml": activity("送助学金", body=f"证件 {NOBODY}。"),
        "brands/aa/activities/2025-04-05-tea.yml": activity("茶话会", date="2025-04-05"),
        "brands/bb/brand.yml": brand("乙校"),
        "brands/bb/activities/2025-05-06-walk.yml": activity("健步走", date="2025-05-06"),
        "brands/cc/brand.yml": brand("丙校", owner={"name": "丙校", "about": "电话13900000000"}),
    }
    project = make_project(tmp_path, files)
    built = project.build()
    assert built.code == 0
    assert NOBODY not in built.said
    published = {
        path.relative_to(project.site).as_posix(): path.read_bytes()
        for path in project.site.rglob("*")
        if path.is_file()
    }
    for hidden in (NOBODY, "13900000000", "送助学金", "2025-03-12-secret", "丙校"):
        assert [name for name, content in published.items() if hidden.encode() in content] == []
    assert "茶话会" in project.page("brands/aa/activities/2025-04-05-tea")
    assert "健步走" in project.page("brands/bb/activities/2025-05-06-walk")
    assert "甲校" in project.page("brands/aa")

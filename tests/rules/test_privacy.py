"""Numbers and addresses that identify a person are found however they are written, and nothing else
is; messages do not repeat them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st
from rules.checked_texts import problems_in
from support.project import Project, activity, brand, make_project, photo

from wuse.change.report.fields import differences
from wuse.cli import main
from wuse.model.records import Activity
from wuse.rules import check, private_numbers
from wuse.rules.texts.identifiers import mask_private_numbers
from wuse.source import load_region

ID = "11010519491231002X"
PHONE = "13800138000"
NOBODY = "11000019000101008X"
"""Valid as a number, but of no district, and not in the examples of rules."""
PRIVATE = "V61"

REPORTED = {
    "V611": (
        f"身份证{ID}已登记",
        ID.lower(),
        "号码 110105 19491231 002X。",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105\u200b19491231\u2060002X",
        "1-1-0-1-0-5-1-9-4-9-1-2-3-1-0-0-2-X",
        f"第3名 {ID}",
        f"11010 {ID}",
        "110105<b></b>19491231002X",
        "110105**1949**1231002X",
        "110105，19491231，002X",
        "&#49;10105194912&#51;1002&#88;",
        "一一零一零五一九四九一二三一零零二Ⅹ",
    ),
    "V612": ("身份证号11010519491231002", "身份证：110105491231002", "护照号码 E12345678"),
    "V613": (
        PHONE,
        "电话138-0013-8000",
        "138 0013 8000",
        "(138)00138000",
        "（138）0013 8000",
        "+86 138 0013 8000",
        "008613800138000",
        "１３８００１３８０００",
        "微信同号138\u200b0013\u200b8000",
        "1 3 8 0 0 1 3 8 0 0 0",
        "138**0013**8000",
        "138<!-- x -->00138000",
        "138<!-- 电话\n -->00138000",
        "<!-- 13800138000 -->",
        "&#49;&#51;&#x38;00138000",
        "138&shy;0013&ZeroWidthSpace;8000",
        "138<span title='x'>0013</span>8000",
        "138<br>0013<br>8000",
        "[138](https://a.example)00138000",
        "138[0013][a]8000\n\n[a]: https://a.example",
        "138\\-0013\\-8000",
        "138_0013_8000",
        "138~~0013~~8000",
        "`138`00138000",
        "电话=13800138000",
        "tel13800138000",
        "138 00 13 80 00",
        "138，0013，8000",
        "138（0013）8000",
        "电话：1380 013 8000",
        "见 https://a.example/?tel=13800138000",
        "见 https://a.example/?tel=%31%33%38%30%30%31%33%38%30%30%30",
        "一三八零零一三八〇〇〇",
        "幺三八 零零壹叁 捌零零零",
        "①③⑧⓪⓪①③⑧⓪⓪⓪",
        "¹³⁸⁰⁰¹³⁸⁰⁰⁰",
        "1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣",
        "1\u03363\u03368\u033600138000",
        "138\n0013\n8000",
    ),
    "V614": (
        "卡号6228480000000000000",
        "6228 4800 0000 0000 000",
        "4111-1111-1111-1111",
        "6228<!-- -->480000000000000",
        "六二二八四八零零零零零零零零零零零零零",
    ),
    "V615": (
        "QQ群：123456789",
        "微信 : teacher_wang",
        "wang＠qq.com",
        "家长电话：0000-1234567",
        "微信teacher_wang88",
        "vxteacher_wang88",
        "微**信**teacher_wang88",
        "微信（teacher_wang88）",
        "薇信 teacher_88",
        "加V信teacherwang",
        "加微teacherwang",
        "V信：wang88x",
        "wx=teacherwang",
        "wang＠163．com",
        "wang@188.com",
        "wang&#64;qq.com",
        "wang(at)163.com",
        "wang@163。com",
        "抖音号 wang_2010",
        "抖音号：1234567890",
        "快手ID：wang88",
        "小红书：wang_2010",
    ),
    "V616": ("生日：2012年3月4日", "2012 年 3 月 4 日出生", "出生日期 2012-03-04"),
    "V617": (
        "住在阳光小区12栋3单元402",
        "幸福花园3号楼502室",
        "李家村三组12号",
        "家住解放路18号",
        "3号楼2单元5楼501",
        "幸福小区3号楼501",
        "幸福小区三号楼**501**",
        "幸福小区3&#21495;楼501",
        "阳光花园5-2-301",
        "雅苑2-1201",
        "解放路128号2-301",
        "解放路128号3号楼502",
        "住在和平路56号",
        "他家在建设街道胜利路8号",
    ),
}
UNREPORTED = (
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
    "邮编264000，统一社会信用代码12370602493912345X，鲁ICP备13912345号-1",
    "一、二、三、四、五、六、七、八、九、十、十一，一三五班、二四六班",
    "二〇二五年一月二日至二〇二五年三月四日",
    "IMG_20251018_135246.jpg mmexport1697600000000.jpg",
    "校验值 af13800138000be",
    "| 138 | 1234 | 5678 |",
    "138、205、310、98人，19、20、21、22、23、24人",
    "2025/10/18 13:50-14:30，15:10-16:20",
    "官方微信：qinghe_school，学校微信号：qinghe_2020",
    "微信Windows版，微信小程序，加V认证，加微信群，有威信，5V:3A电源",
    "学校官方抖音号：linhai_edu2020，抖音直播1200人，微博@人民日报",
    "支付宝捐款1200元，快手2023年度，访问 www.163.com",
    "校址：解放路128号，报名地点：解放路128号2-301",
    "在建设路128号社区服务中心开展活动，地点：人民路12号青少年活动中心",
    "幸福小区3号楼101社区党群服务中心，解放路128号2楼会议室",
    "幸福小区3号楼前广场，幸福小区3号楼120人参加，家园2-301班",
    "阳光花园2024-10-18",
    "住在和平路56号敬老院的老人，鲁迅曾住在山阴路9号",
)


def test_what_identifies_a_person_is_reported(tmp_path: Path) -> None:
    texts = [(code, text) for code, group in REPORTED.items() for text in group]
    found = problems_in(tmp_path, [text for _, text in texts])
    codes = [[p.code.value for p in problems if p.code.startswith(PRIVATE)] for problems in found]
    assert list(zip(texts, codes, strict=True)) == [((code, text), [code]) for code, text in texts]


def test_what_only_looks_like_it_is_not_reported(tmp_path: Path) -> None:
    found = problems_in(tmp_path, UNREPORTED)
    private = [str(p) for problems in found for p in problems if p.code.startswith(PRIVATE)]
    assert private == []


def test_places_are_exact(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path, [f"联系：{PHONE}，工作日"])[0]
    assert (problem.line, problem.column, problem.end_column) == (4, 10, 21)


def test_what_is_found_behind_markup_is_pointed_at(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path, ["联系：138**0013**8000，工作日"])[0]
    assert (problem.line, problem.column, problem.end_column) == (4, 10, 25)


def test_a_number_over_several_lines_is_pointed_at(tmp_path: Path) -> None:
    body = "正文: |\n  联系：138\n  0013\n  8000\n标题: 茶\n日期: 2025-03-12\n活动类型: 读书会\n"
    files = {"brands/aa/brand.yml": brand(), "brands/aa/activities/2025-03-12-a.yml": body}
    loaded = load_region(Project(tmp_path).write(files).root)
    (problem,) = [p for p in check(tmp_path, loaded) if p.code == "V613"]
    assert (problem.line, problem.column) == (2, 6)
    assert (problem.end_line, problem.end_column) == (4, 7)


def test_every_string_and_number_is_searched(tmp_path: Path) -> None:
    link = {"title": "报道", "url": f"https://a.example/?tel={PHONE}"}
    more = {
        "tags": [PHONE],
        "links": [link],
        "metrics": [{"name": "人数", "value": int(PHONE)}],
        "initiative": [f"a-{PHONE}"],
    }
    methods = [{"code": PHONE, "title": "工作法"}]
    initiatives = [{"id": f"a-{PHONE}", "name": "行动"}]
    files = {
        f"brands/b{PHONE}/brand.yml": brand(methods=methods, initiatives=initiatives),
        f"brands/b{PHONE}/activities/2025-03-12-a.yml": activity(**more),
    }
    loaded = load_region(Project(tmp_path).write(files).root)
    assert [p.field for p in check(tmp_path, loaded) if p.code == "V613"] == [
        "标签 › 第1项",
        "链接 › 第1项 › 网址",
        "数据 › 第1项 › 数值",
        "所属载体 › 第1项",
        "",
        "工作法 › 第1项 › 代号",
        "载体 › 第1项 › 编号",
    ]


HIDING = (
    "",
    "",
    "\u200b",
    "\xad",
    "\u3164",
    "<!-- x -->",
    "<b></b>",
    "**",
    "&shy;",
    "&#8203;",
    "\\",
    "~~",
)
DRESSES = (
    str,
    lambda digit: chr(0xFF10 + int(digit)),
    lambda digit: f"&#{48 + int(digit)};",
    lambda digit: "〇一二三四五六七八九"[int(digit)],
    lambda digit: "零壹贰叁肆伍陆柒捌玖"[int(digit)],
    lambda digit: "⓪①②③④⑤⑥⑦⑧⑨"[int(digit)],
    lambda digit: f"{digit}\ufe0f\u20e3",
    lambda digit: chr(0x1D7CE + int(digit)),
)


@given(
    st.sampled_from([ID, PHONE, "6228480000000000000"]),
    st.lists(
        st.tuples(st.sampled_from(HIDING), st.sampled_from(DRESSES)), min_size=19, max_size=19
    ),
    st.sampled_from(["", "电话", "tel", "（", "=", "第3名 ", "见 https://a.example/?tel=", "**"]),
    st.sampled_from(["", "。", "转", "）", " 工作日", "<br>"]),
)
def test_no_mixture_of_tricks_hides_a_number(
    number: str, tricks: list[tuple[str, Callable[[str], str]]], before: str, after: str
) -> None:
    hidden = "".join(
        (dress(digit) if digit.isdecimal() else digit) + (noise if place else "")
        for place, (digit, (noise, dress)) in enumerate(zip(number, tricks, strict=False))
    )
    assert len(private_numbers(f"{before}{hidden}{after}")) == 1


@given(
    st.lists(
        st.one_of(
            st.dates().map(lambda day: f"{day:%Y-%m-%d}"),
            st.dates().map(lambda day: f"{day.year}年{day.month}月{day.day}日"),
            st.integers(100000, 859999).map("邮编{}".format),
            st.integers(1, 99999).map("{}人次".format),
            st.integers(1000000, 9999999).map("0535-{}".format),
            st.integers(10**7, 10**8 - 1).map("京ICP备{}号-1".format),
            st.integers(10**13, 10**14 - 1).map("公网安备{}号".format),
            st.integers(10**8, 10**9 - 1).map("978-7-{}-1".format),
            st.integers(10**9, 10**10 - 1).map("ISBN 978{}".format),
            st.integers(10**8, 10**9 - 1).map("12370602MA{}X".format),
            st.integers(1, 99).map("第{}册".format),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["，", "、", "；", " 和 "]),
)
@example(["2000-12-08", "0535-6502139", "425-01-01"], "，")  # but for the year 3565 of its birth
def test_ordinary_numbers_are_none(numbers: list[str], between: str) -> None:
    assert private_numbers(between.join(numbers)) == []


@given(
    st.sampled_from(["11", "23", "37", "46", "54", "65", "71", "81", "83"]),
    st.integers(0, 9999),
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    st.integers(0, 999),
)
def test_every_identity_number_is_found_and_a_wrong_digit_is_none(
    province: str, area: int, born: date, order: int
) -> None:
    """The check digit as ISO 7064 defines it, MOD 11-2: each place counts twice the next one."""
    body = f"{province}{area:04}{born:%Y%m%d}{order:03}"
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(body))
    right = (12 - total) % 11
    for last in range(11):
        number = body + "0123456789X"[last]
        assert (private_numbers(f"号码{number}。") == [number]) is (last == right), number


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
        output = CliRunner().invoke(main, asked).output
        assert "V611" in output
        assert [number for number in numbers if number in output] == []


@given(
    st.text("0123456789０１２Xx -–\u200b年号Q+.\x00", max_size=60),
    st.sampled_from([ID, PHONE, "6228480000000000000"]),
)
def test_nothing_around_a_number_lets_it_through(noise: str, number: str) -> None:
    text = f"{noise}，{number}，{noise}"
    assert number not in mask_private_numbers(text)
    assert mask_private_numbers(mask_private_numbers(text)) == mask_private_numbers(text)


def test_a_report_of_a_change_holds_no_number() -> None:
    """It goes where everybody reads it, like what the check says."""
    numbers = (NOBODY, "13900000000", "6222021234567890128")
    old = Activity.model_validate(activity(body=f"旧：{NOBODY}", place=numbers[1]))
    new = Activity.model_validate(activity(numbers[2], body="；".join(numbers), tags=[NOBODY]))
    pieces = [piece.text for it in differences(old, new) for piece in it.pieces]
    assert len(pieces) > 4
    assert [text for text in pieces if any(number in text for number in numbers)] == []


HOSTILE = (
    *("1", "1 ", "1\u200b", "李", "李小明", "家住", "家住村", "村一", "3号楼", "小区三"),
    *("学生李小", "三班李", "微信：a", "贫困户王", "《", "派对"),
)


@pytest.mark.slow
def test_hostile_texts_take_no_longer_for_being_hostile(tmp_path: Path) -> None:
    """With a pattern that tries again and again this would not end."""
    found = problems_in(tmp_path, [part * (20_000 // len(part)) for part in HOSTILE])
    assert len(found) == len(HOSTILE)
    assert all(problem.message for problems in found for problem in problems)


COMMENT = "<!-- 只来了两人 -->"


@pytest.mark.slow
def test_a_site_without_what_was_told(tmp_path: Path) -> None:
    """The activity stays off the site, with all that names it; everything else is there."""
    files = {
        "brands/aa/brand.yml": brand("甲校", honours=[{"title": "先进集体", "level": "校级"}]),
        "brands/aa/activities/2025-03-12-secret.yml": activity("送助学金", body=f"证件 {NOBODY}。"),
        "brands/aa/activities/2025-04-05-tea.yml": activity(
            "茶话会",
            date="2025-04-05",
            body=f"喝茶{COMMENT}。<?note 两人?>\n\n<i class='两人'>散</i>",
        ),
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
    assert [name for name, content in published.items() if "两人".encode() in content] == []
    assert "茶话会" in project.page("brands/aa/activities/2025-04-05-tea")
    assert "健步走" in project.page("brands/bb/activities/2025-05-06-walk")
    assert "甲校" in project.page("brands/aa")

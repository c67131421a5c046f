"""Bytes -> text: old encodings are read and told, hostile files are refused, nothing is raised."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuse.source.codes import Code
from wuse.source.problems import Severity
from wuse.source.text import MAX_BYTES, read_text

TEXT = "name: 实验小学\nidea: 为党育人\n"


@pytest.fixture
def read(tmp_path: Path):
    """Write bytes to a file and read it as a text."""

    def read(data: bytes):
        path = tmp_path / "brand.yml"
        path.write_bytes(data)
        return read_text(path, "brands/a/brand.yml")

    return read


def codes(problems):
    return [(problem.code, problem.severity) for problem in problems]


def test_utf8_is_read_without_a_word(read):
    assert read(TEXT.encode()) == (TEXT, [])


@pytest.mark.parametrize(
    ("encoding", "code", "severity"),
    [
        ("utf-8-sig", Code.BYTE_ORDER_MARK, Severity.HINT),
        ("utf-16", Code.UTF16, Severity.WARNING),
        ("gbk", Code.GBK, Severity.WARNING),
        ("gb18030", Code.GBK, Severity.WARNING),
    ],
)
def test_encodings_of_windows_are_read_and_told(read, encoding, code, severity):
    text, problems = read(TEXT.encode(encoding))
    assert text == TEXT
    assert codes(problems) == [(code, severity)]
    assert problems[0].fix


def test_big_endian_utf16_is_read(read):
    text, problems = read(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert text == TEXT
    assert codes(problems) == [(Code.UTF16, Severity.WARNING)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_first_byte_that_is_not_utf8_is_placed_in_line_and_column(read, end):
    _, [problem] = read(f"a: 1{end}name: 党建{end}".encode("gbk"))
    assert (problem.line, problem.column) == (2, 7)


def test_column_of_gbk_counts_characters(read):
    # The bytes of 模 are also valid UTF-8, so the first bad byte comes after it.
    accident = b"\xc4\xa3"
    assert accident.decode()
    _, [problem] = read(b"a: " + accident + "党建".encode("gbk") + b"\n")
    assert (problem.line, problem.column) == (1, 5)


def test_damaged_utf8_is_not_taken_for_gbk(read):
    data = TEXT.encode().replace("党".encode(), b"\xff", 1)
    text, [problem] = read(data)
    assert text is None
    assert (problem.code, problem.line, problem.column) == (Code.UNDECODABLE, 2, 8)
    assert "0xFF" in problem.message


def test_one_cut_character_in_utf8_is_not_taken_for_gbk(read):
    text, problems = read(TEXT.encode()[:-3])
    assert text is None
    assert codes(problems) == [(Code.UNDECODABLE, Severity.ERROR)]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_normalised(read, end):
    assert read(TEXT.replace("\n", end).encode()) == (TEXT, [])


@pytest.mark.parametrize("char", ["\0", "\x0b", "\x1b", "\x85", "\u2028", "\u202e", "\ufffe"])
def test_characters_that_are_no_text_become_spaces_and_are_reported(read, char):
    text, [problem] = read(f"a: 1\nb: 实{char}验{char}\n".encode())
    assert text == "a: 1\nb: 实 验 \n"
    assert (problem.code, problem.severity) == (Code.CONTROL_CHARACTER, Severity.ERROR)
    assert (problem.line, problem.column) == (2, 5)
    assert f"U+{ord(char):04X}" in problem.message
    assert "2 处" in problem.message


def test_zero_width_characters_are_told_and_kept(read):
    text, [problem] = read("na\u200bme: 1\n".encode())
    assert text == "na\u200bme: 1\n"
    assert (problem.code, problem.severity) == (Code.INVISIBLE_CHARACTER, Severity.WARNING)
    assert (problem.line, problem.column) == (1, 3)


def test_largest_file_is_read_and_a_byte_more_refused(read):
    text, problems = read(b"a" * MAX_BYTES)
    assert text is not None
    assert problems == []
    text, problems = read(b"a" * (MAX_BYTES + 1))
    assert text is None
    assert codes(problems) == [(Code.TOO_LARGE, Severity.ERROR)]


def test_symlink_is_refused_even_to_a_good_file(tmp_path):
    (tmp_path / "good.yml").write_text(TEXT, encoding="utf-8")
    link = tmp_path / "link.yml"
    try:
        link.symlink_to("good.yml")
    except OSError:
        pytest.skip("no right to make links")
    text, problems = read_text(link, "link.yml")
    assert text is None
    assert codes(problems) == [(Code.SYMLINK, Severity.ERROR)]


def test_folder_is_refused(tmp_path):
    text, problems = read_text(tmp_path, "a")
    assert text is None
    assert codes(problems) == [(Code.NOT_A_FILE, Severity.ERROR)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.yml")
    text, problems = read_text(tmp_path / "pipe.yml", "pipe.yml")
    assert text is None
    assert codes(problems) == [(Code.NOT_A_FILE, Severity.ERROR)]


@pytest.mark.parametrize("name", ["none.yml", "none/none.yml", "a\0b.yml", "长" * 300])
def test_file_that_cannot_be_opened_is_a_problem(tmp_path, name):
    text, problems = read_text(tmp_path / name, name)
    assert text is None
    assert codes(problems) == [(Code.UNREADABLE, Severity.ERROR)]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_file_without_permission_is_a_problem(tmp_path):
    path = tmp_path / "secret.yml"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    text, problems = read_text(path, "secret.yml")
    assert text is None
    assert "权限" in problems[0].message


@given(data=st.binary(max_size=300))
def test_any_bytes_give_clean_text_or_an_error(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(data)
    text, problems = read_text(path, "any.yml")
    if text is None:
        assert any(problem.severity is Severity.ERROR for problem in problems)
    else:
        assert "\r" not in text
        assert text.encode().decode() == text
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1


@given(text=st.text(alphabet="实验小学党建品牌：，abc:- \n", min_size=1))
def test_any_chinese_text_survives_every_encoding(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "chinese.yml"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_bytes(text.encode(encoding))
        assert read_text(path, "chinese.yml")[0] == text

"""Names of photos: which ones may stay, and what others are called."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuse.filenames import folded
from wuse.photos.naming import is_safe, new_name
from wuse.printable import printable


@pytest.mark.parametrize(
    "name", ["tree.jpg", "img_2034.jpeg", "2025-10-18-1.jpg", "a.jpg", "7.jpg"]
)
def test_safe_names_stay(name):
    assert is_safe(name, ("jpg", "jpeg"))


HOSTILE = [
    "植树.jpg",
    "🌳.jpg",
    "tree planting.jpg",
    "Tree.jpg",
    "tree.JPG",
    "tree\u202egpj.jpg",
    "..jpg",
    "..",
    "...",
    "tree.jpg.",
    "tree.jpg ",
    "-tree.jpg",
    "con.jpg",
    "com1.jpg",
    "a" * 251 + ".jpg",
    "树" * 84 + ".jpg",
    "a/b.jpg",
    "a\\b.jpg",
    "a\nb.jpg",
    "\udcff.jpg",
    "tree.heic",
    "tree",
    "",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_other_names_are_replaced_by_safe_ones(name):
    assert not is_safe(name, ("jpg", "jpeg"))
    assert is_safe(new_name(name, "jpg", None, {folded(name)}), ("jpg", "jpeg"))


@pytest.mark.parametrize(
    ("name", "day", "given"),
    [
        ("植树.jpg", date(2025, 10, 18), "2025-10-18-2.jpg"),
        ("植树.jpg", None, "photo-1.jpg"),
        ("植树 IMG_1.jpg", None, "photo-1.jpg"),
        ("Tree  Planting (2).JPEG", date(2025, 10, 18), "tree-planting-2.jpg"),
        ("IMG_2034.HEIC", date(2025, 10, 18), "img-2034.jpg"),
        ("ＩＭＧ_1.JPG", None, "img-1.jpg"),
        ("con.jpg", None, "con-1.jpg"),
        ("TAKEN.jpg", date(2025, 10, 18), "2025-10-18-2.jpg"),
        ("TAKEN.jpg", None, "taken-1.jpg"),
        ("...", None, "photo-1.jpg"),
        ("a.b.jpg", None, "a-b.jpg"),
    ],
)
def test_names_say_what_is_known(name, day, given):
    assert new_name(name, "jpg", day, {"taken.jpg", "2025-10-18-1.jpg"}) == given


def test_a_name_never_changes_in_case_alone():
    assert new_name("DSC01.JPG", "jpg", None, {folded("DSC01.JPG")}) == "dsc01-1.jpg"


@given(st.lists(st.text(max_size=20), max_size=20, unique=True))
def test_new_names_are_safe_and_unique_on_every_system(names):
    taken = {folded(name) for name in names}
    for name in names:
        given = new_name(name, "jpg", None, taken)
        assert is_safe(given, ("jpg",))
        assert folded(given) not in taken
        taken.add(folded(given))


def test_names_do_not_move_the_cursor_or_turn_the_text_round():
    assert printable("树\x1b[2J\u202e.jpg\udcff") == "树<U+001B>[2J<U+202E>.jpg<U+DCFF>"

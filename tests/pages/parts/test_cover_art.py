"""Covers composed of a brand's shapes."""

import re

import pytest

from wuse.pages.parts.badges import SHAPES, Badge
from wuse.pages.parts.colour import tone
from wuse.pages.parts.cover_art import HEIGHT, WIDTH, CoverArt, cover_art

SLUGS = [f"school-{number}" for number in range(40)]


def badges(count: int) -> list[Badge]:
    shape = (SHAPES * 2)[:count]
    return [
        Badge(
            f"i{n}",
            f"第{n}",
            f"第{n}",
            "一二三四五六七八九十甲乙"[n],
            shape[n],
            tone("红"),
            "",
            "",
            "红",
        )
        for n in range(count)
    ]


def words(art: CoverArt) -> str:
    return "".join(sorted(piece.glyph for piece in art.pieces))


@pytest.mark.parametrize("count", range(1, 13))
def test_every_initiative_has_its_shape_and_none_hides_another(count: int) -> None:
    own = badges(count)
    for slug in SLUGS:
        art = cover_art(slug, own)
        named = [piece for piece in art.pieces if piece.glyph]
        assert words(art) == "".join(sorted(badge.glyph for badge in own)) or count == 6
        places = {(piece.x, piece.y) for piece in art.pieces}
        assert len(places) == len(art.pieces) >= count
        assert all(0 < piece.x < WIDTH and 0 < piece.y < HEIGHT for piece in named)
        assert not art.outlines
        assert all(re.fullmatch(r"M[-0-9. ahvz]+", piece.path) for piece in art.pieces)


def test_a_cover_never_changes_and_twelve_look_like_twelve() -> None:
    own = badges(5)
    made = [cover_art(slug, own) for slug in SLUGS[:12]]
    assert made == [cover_art(slug, own) for slug in SLUGS[:12]]
    assert len(set(made)) >= 6


def test_a_brand_without_initiatives_has_outlines_and_no_shape() -> None:
    art = cover_art("aa", ())
    assert (art.pieces, len(art.outlines)) == ((), 3)

"""Assignment: no conflict, even loads, the same draw every time."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuse.editions.assign import TooFewJudgesError, assign, viewing_order


@pytest.mark.parametrize(
    ("judges", "candidates", "each", "loads"),
    [(7, 22, 5, {15, 16}), (12, 60, 5, {25}), (15, 120, 5, {40}), (30, 300, 5, {50})],
)
def test_loads_are_even_in_spite_of_recusals(
    judges: int, candidates: int, each: int, loads: set[int]
) -> None:
    codes = [f"P{number:02}" for number in range(judges)]
    keys = [f"school-{number}" for number in range(candidates)]
    draw = Random(5)
    drawn = ([code for code in codes if draw.random() < 0.08] for _ in keys)
    recused = {key: found[: judges - each] for key, found in zip(keys, drawn, strict=True)}
    result = assign("抽签", codes, keys, each, recused)
    assert {len(own) for own in result.values()} == loads
    for code, own in result.items():
        assert not any(code in recused[key] for key in own)
    for key in keys:
        assert sum(key in own for own in result.values()) == each


def test_too_few_judges_name_the_candidate() -> None:
    with pytest.raises(TooFewJudgesError) as caught:
        assign("抽签", ["P1", "P2"], ["aa", "bb"], 2, {"bb": ["P1"]})
    assert (caught.value.candidate, caught.value.available) == ("bb", 1)


@given(st.text(max_size=9), st.integers(1, 5), st.integers(0, 9), st.data())
def test_any_draw_is_fair_and_repeatable(
    seed: str, judges: int, candidates: int, data: st.DataObject
) -> None:
    codes = [f"P{number}" for number in range(judges)]
    keys = [f"c{number}" for number in range(candidates)]
    each = data.draw(st.integers(1, judges))
    recused = {
        key: data.draw(st.sets(st.sampled_from(codes), max_size=judges - each)) for key in keys
    }
    result = assign(seed, codes, keys, each, recused)
    assert result == assign(seed, codes, keys, each, recused)
    for key in keys:
        chosen = {code for code, own in result.items() if key in own}
        assert len(chosen) == each
        assert not chosen & recused[key]
    order = viewing_order(seed, result, keys)
    assert {code: sorted(own) for code, own in order.items()} == {
        code: sorted(own) for code, own in result.items()
    }

"""Agreement and sensitivity: the worked example, and hand calculation."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from editions.worked import example
from hypothesis import given
from hypothesis import strategies as st

from wuse.editions.agreement import Matrix, kendall_w, krippendorff_alpha, separate_groups
from wuse.editions.numbers import fixed
from wuse.editions.sensitivity import borda, by_method, without_each, z_scores
from wuse.model.scheme import Aggregate, Tally

DATA = example("09-sensitivity")
EXPECTED = DATA["expect"]
MATRIX: Matrix = {
    judge: {key: Fraction(text) for key, text in row.items()}
    for judge, row in DATA["matrix"].items()
}


@pytest.mark.parametrize("kind", list(Aggregate))
def test_other_methods(kind: Aggregate) -> None:
    points = by_method(MATRIX, Tally(), kind)
    assert {key: fixed(value, 2) for key, value in points.items()} == EXPECTED[kind.value]


def test_borda() -> None:
    assert {key: str(value) for key, value in borda(MATRIX).items()} == EXPECTED["borda"]


def test_standard_scores() -> None:
    result = z_scores(MATRIX)
    assert {key: f"{value:.4f}" for key, value in result.points.items()} == EXPECTED["z_score"]
    assert not result.left_out


def test_a_judge_without_a_scale_of_their_own_is_left_out() -> None:
    flat = {"P6": dict.fromkeys("甲乙丙丁戊", Fraction(80)), "P7": {"甲": Fraction(1)}}
    result = z_scores({**MATRIX, **flat})
    assert result.left_out == ("P6", "P7")
    assert result.points == z_scores(MATRIX).points


def test_agreement_of_the_example() -> None:
    assert str(krippendorff_alpha(MATRIX)) == EXPECTED["krippendorff_alpha"]
    assert str(kendall_w(MATRIX)) == EXPECTED["kendall_w"]


def test_without_each_judge() -> None:
    assert without_each(MATRIX, Tally()) == EXPECTED["leave_one_out_ranks"]


def test_agreement_is_undefined_where_nothing_can_differ() -> None:
    one = {"P1": {"甲": Fraction(1)}}
    same = {judge: dict.fromkeys("甲乙", Fraction(5)) for judge in ("P1", "P2")}
    for matrix in ({}, one, same):
        assert krippendorff_alpha(matrix) is None
        assert kendall_w(matrix) is None


def test_full_agreement_is_one() -> None:
    matrix = {judge: {"甲": Fraction(1), "乙": Fraction(2), "丙": Fraction(3)} for judge in "ab"}
    assert krippendorff_alpha(matrix) == kendall_w(matrix) == 1


def test_alpha_of_a_published_example() -> None:
    """K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: 0.849."""
    rows = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
    matrix = {
        f"P{number}": {str(unit): Fraction(it) for unit, it in enumerate(row) if it != "."}
        for number, row in enumerate(rows)
    }
    alpha = krippendorff_alpha(matrix)
    assert alpha is not None
    assert fixed(alpha, 3) == "0.849"


def test_w_of_a_published_example() -> None:
    """S. Siegel, Nonparametric Statistics (1956), ch. 9: three executives, six applicants, 0.16."""
    ranks = ("163254", "156423", "632541")
    matrix = {
        f"P{number}": {str(at): Fraction(7 - int(rank)) for at, rank in enumerate(row)}
        for number, row in enumerate(ranks)
    }
    w = kendall_w(matrix)
    assert w is not None
    assert fixed(w, 2) == "0.16"


SCORES = st.lists(
    st.lists(st.none() | st.integers(0, 20), min_size=4, max_size=4), min_size=2, max_size=4
)


def _matrix(rows: list[list[int | None]]) -> Matrix:
    return {
        f"P{number}": {str(at): Fraction(it) for at, it in enumerate(row) if it is not None}
        for number, row in enumerate(rows)
    }


@given(SCORES)
def test_alpha_is_one_minus_observed_over_expected(rows: list[list[int | None]]) -> None:
    """Against the definition: disagreement of all pairs within a unit, and of all pairs."""
    units = [[it for it in column if it is not None] for column in zip(*rows, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    every = [it for unit in units for it in unit]
    if len(set(every)) < 2:
        assert krippendorff_alpha(_matrix(rows)) is None
        return
    observed = sum(
        Fraction(sum((a - b) ** 2 for a, b in product(unit, unit)), len(unit) - 1) for unit in units
    ) / len(every)
    pairs = sum((a - b) ** 2 for a, b in product(every, every))
    expected = Fraction(pairs, len(every) * (len(every) - 1))
    assert krippendorff_alpha(_matrix(rows)) == 1 - observed / expected


@given(SCORES, st.integers(1, 9), st.integers(0, 9))
def test_agreement_does_not_depend_on_the_scale(
    rows: list[list[int | None]], factor: int, offset: int
) -> None:
    moved = [[None if it is None else it * factor + offset for it in row] for row in rows]
    assert krippendorff_alpha(_matrix(rows)) == krippendorff_alpha(_matrix(moved))
    assert kendall_w(_matrix(rows)) == kendall_w(_matrix(moved))


def test_groups_of_judges_without_a_common_candidate() -> None:
    assert separate_groups([["甲", "乙"], ["丙"], ["乙", "丁"]]) == 2
    assert separate_groups([["甲", "乙"], ["丙"], ["乙", "丙"]]) == 1
    assert separate_groups([[]]) == 0

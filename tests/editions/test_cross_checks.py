"""Agreement against other implementations, canonical JSON and its hash against JavaScript."""

from __future__ import annotations

import json
import shutil
import subprocess
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import krippendorff
import pytest
import scipy
from editions.worked import example
from hypothesis import given
from hypothesis import strategies as st

from wuse.editions.agreement import Matrix, kendall_w, krippendorff_alpha
from wuse.editions.digest import canonical, checksum

HALVES = st.integers(0, 200).map(lambda it: it / 2)
INCOMPLETE = st.lists(
    st.lists(st.none() | HALVES, min_size=5, max_size=5), min_size=2, max_size=6
)  # judges × candidates
COMPLETE = st.integers(3, 6).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 6).map(float), min_size=size, max_size=size),
        min_size=3,
        max_size=6,
    )
)


def matrix(rows: list[list[float | None]] | list[list[float]]) -> Matrix:
    return {
        f"P{number}": {str(at): Fraction(it) for at, it in enumerate(row) if it is not None}
        for number, row in enumerate(rows)
    }


@given(INCOMPLETE)
def test_alpha_is_that_of_the_package_krippendorff(rows: list[list[float | None]]) -> None:
    ours = krippendorff_alpha(matrix(rows))
    if ours is None:
        return
    data = [[float("nan") if it is None else it for it in row] for row in rows]
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement="interval")
    assert float(ours) == pytest.approx(theirs, abs=1e-9)


@given(COMPLETE)
def test_w_is_friedmans_chi_square_over_its_greatest_value(rows: list[list[float]]) -> None:
    """W = χ² ∕ (m (n − 1)), for m judges and n candidates, both with the correction for ties."""
    ours = kendall_w(matrix(rows))
    if ours is None:
        return
    judges, candidates = len(rows), len(rows[0])
    chi_square = scipy.stats.friedmanchisquare(*zip(*rows, strict=True)).statistic
    assert float(ours) == pytest.approx(chi_square / (judges * (candidates - 1)), abs=1e-9)


VECTORS = {
    "{}": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    '{"编号": ["3.5", "\\"\\\\\\n"], "a": {"b": 1, "A": true, "é": null}}': (
        "71089c8eaa43af301272ba86d53337cece19e5f7cbcf0525740e6efe5eab09cf"
    ),
    '{"checksum_": "甲", "checksum": "not part of itself", "a": []}': (
        "46f44030ea414938c4be06cb4323e809a64b3966ed1ace683609430d6c6d27ff"
    ),
}
"""JSON -> SHA-256 of its canonical form, as a browser computes it."""


def test_fixed_hashes() -> None:
    for text, expected in VECTORS.items():
        assert checksum(json.loads(text)) == expected


SCRIPT = Path(__file__).parent / "hash_ref.js"
DOCUMENTS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8", max_codepoint=0xFFFF)), inner)
    ),
    max_leaves=12,
)


@pytest.mark.skipif(not shutil.which("node"), reason="no node on this machine")
def test_javascript_writes_and_hashes_documents_alike() -> None:
    documents: list[object] = [example("score-file")]

    @given(DOCUMENTS)
    def collect(document: object) -> None:
        documents.append({"it": document})

    collect()
    program = (
        f"var it = require({json.dumps(str(SCRIPT))}), fs = require('fs');"
        "var all = JSON.parse(fs.readFileSync(0, 'utf8')).map(it.canonical);"
        "process.stdout.write(JSON.stringify(all.map(function (x) { return [x, it.sha256(x)]; })));"
    )
    answer = subprocess.run(
        ["node", "-e", program],
        input=json.dumps(documents),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    for document, (text, digest) in zip(documents, json.loads(answer.stdout), strict=True):
        assert canonical(document) == text
        assert digest == sha256(text.encode()).hexdigest()

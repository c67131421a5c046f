"""Measures how well names are found in school news: python bench/names.py [-v] [--held]

Prints recall and precision by kind for each part of the labelled corpus
(`tests/support/named_phrases.py`). ``-v`` lists what was missed or wrong; for the held-out part
only together with ``--held``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from support.named_phrases import PARTS, Phrase, phrases

from wuse.names import Kind, people_in


def names_in(text: str) -> dict[str, Kind]:
    """The names that are found in a text, with their kinds."""
    return {person.name: person.kind for person in people_in(text)}


def figures(named: Sequence[Phrase], kind: Kind) -> str:
    """Recall and precision of a kind.

    Recall "by consequence" only asks whether staff were taken for staff and others for others.
    """
    labelled = [
        (phrase.text, name) for phrase in named for name, k in phrase.names.items() if k is kind
    ]
    kinds = [names_in(text).get(name) for text, name in labelled]
    exact = sum(k is kind for k in kinds)
    alike = sum(k is not None and (k is Kind.STAFF) == (kind is Kind.STAFF) for k in kinds)
    labels = [
        phrase.names.get(name)
        for phrase in named
        for name, k in names_in(phrase.text).items()
        if k is kind
    ]
    return (
        f"{kind:12} recall {exact / len(labelled):.3f} ({len(labelled)}), by consequence "
        f"{alike / len(labelled):.3f}, precision {labels.count(kind) / max(1, len(labels)):.3f}"
    )


def mismatches(named: Sequence[Phrase]) -> list[str]:
    """Each phrase in which a name was missed, wrong or of another kind."""
    return [
        f"   {phrase.text} | meant {phrase.names} | found {names_in(phrase.text)}"
        for phrase in named
        if names_in(phrase.text) != phrase.names
    ]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", action="store_true", dest="verbose", help="show what is wrong")
    parser.add_argument("--held", action="store_true", help="for the held-out part, too")
    options = parser.parse_args()
    for part in PARTS:
        named, ordinary = phrases(f"named-{part}"), phrases(f"ordinary-{part}")
        for kind in Kind:
            print(part, figures(named, kind))
        false_alarms = [
            f"   {phrase.text} | found {names_in(phrase.text)}"
            for phrase in ordinary
            if names_in(phrase.text)
        ]
        print(f"{part} false alarms {len(false_alarms)} of {len(ordinary)}")
        if options.verbose and (part != "held" or options.held):
            print(*mismatches(named), *false_alarms, sep="\n")


if __name__ == "__main__":
    main()

"""How well names are found in school news: python bench/names.py [-v] [--held]

Recall and precision by kind, over each part of the labelled corpus, which
`tests/support/named_phrases.py` reads.
``-v`` shows what is missed and what is wrong; of the held part only with ``--held``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from support.named_phrases import PARTS, Phrase, phrases

from wuse.names import Kind, people_in


def found(text: str) -> dict[str, Kind]:
    """Who is found in a text."""
    return {person.name: person.kind for person in people_in(text)}


def figures(named: Sequence[Phrase], kind: Kind) -> str:
    """Recall and precision of a kind; "by consequence" if staff, or anybody else, is enough."""
    meant = [(it.text, name) for it in named for name, k in it.names.items() if k is kind]
    kinds = [found(text).get(name) for text, name in meant]
    exact = sum(k is kind for k in kinds)
    alike = sum(k is not None and (k is Kind.STAFF) == (kind is Kind.STAFF) for k in kinds)
    said = [it.names.get(name) for it in named for name, k in found(it.text).items() if k is kind]
    return (
        f"{kind:12} recall {exact / len(meant):.3f} ({len(meant)}), by consequence "
        f"{alike / len(meant):.3f}, precision {said.count(kind) / max(1, len(said)):.3f}"
    )


def faults(named: Sequence[Phrase]) -> list[str]:
    """Each phrase in which somebody was missed or taken for somebody else."""
    return [
        f"   {it.text} | meant {it.names} | found {found(it.text)}"
        for it in named
        if found(it.text) != it.names
    ]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", action="store_true", dest="verbose", help="show what is wrong")
    parser.add_argument("--held", action="store_true", help="of the held part, too")
    chosen = parser.parse_args()
    for part in PARTS:
        named, ordinary = phrases(f"named-{part}"), phrases(f"ordinary-{part}")
        for kind in Kind:
            print(part, figures(named, kind))
        false = [f"   {it.text} | found {found(it.text)}" for it in ordinary if found(it.text)]
        print(f"{part} false alarms {len(false)} of {len(ordinary)}")
        if chosen.verbose and (part != "held" or chosen.held):
            print(*faults(named), *false, sep="\n")


if __name__ == "__main__":
    main()

"""How well names are found in school news: recall and precision over the labelled corpus.

python bench/names.py [-v]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

from wuse.names import Kind, people_in

CORPUS = Path(__file__).parent.parent / "tests" / "corpus" / "names"
KINDS = dict(zip("mgbs", Kind, strict=True))
_LABEL = re.compile(r"\{([mgbs]):([^}]+)\}")


class Phrase(NamedTuple):
    """A phrase and who is named in it: name -> kind."""

    text: str
    names: dict[str, Kind]


def phrases(name: str) -> list[Phrase]:
    """The phrases of a file of the corpus."""
    lines = (CORPUS / f"{name}.txt").read_text("utf-8").splitlines()
    return [
        Phrase(_LABEL.sub(r"\2", line), {name: KINDS[kind] for kind, name in _LABEL.findall(line)})
        for line in lines
        if line
    ]


def found(text: str) -> dict[str, Kind]:
    """Who is found in a text."""
    return {person.name: person.kind for person in people_in(text)}


def main() -> None:
    """Print the figures."""
    verbose = "-v" in sys.argv
    for part in ("dev", "fresh", "held"):
        named, ordinary = phrases(f"named-{part}"), phrases(f"ordinary-{part}")
        for kind in Kind:
            meant = [(it, name) for it in named for name, k in it.names.items() if k is kind]
            hits = sum(found(it.text).get(name) is kind for it, name in meant)
            shielded = sum(
                name in found(it.text)
                and (found(it.text)[name] is Kind.STAFF) == (kind is Kind.STAFF)
                for it, name in meant
            )
            said = [name for it in named for name, k in found(it.text).items() if k is kind]
            right = [
                name
                for it in named
                for name, k in found(it.text).items()
                if k is kind and it.names.get(name) is kind
            ]
            print(
                f"{part} {kind:12} recall {hits / len(meant):.3f} ({len(meant)}), by consequence "
                f"{shielded / len(meant):.3f}, precision {len(right) / max(1, len(said)):.3f}"
            )
        false = [(it.text, found(it.text)) for it in ordinary if found(it.text)]
        print(f"{part} false alarms {len(false)} of {len(ordinary)}")
        if verbose and (part != "held" or "--held" in sys.argv):
            for it in named:
                if found(it.text) != it.names:
                    wrong = {n: k for n, k in found(it.text).items() if it.names.get(n) != k}
                    missed = {n: k for n, k in it.names.items() if n not in found(it.text)}
                    print("  ", it.text, "| missed", missed, "| wrong", wrong)
            for text, names in false:
                print("  FALSE", text, names)


if __name__ == "__main__":
    main()

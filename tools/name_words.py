"""Makes ``hooks/wuse/names/words.txt``: common words of two characters, by their first character.

    pip download --no-deps --no-binary :all: jieba    # unpack it: jieba/dict.txt, MIT licence
    python tools/name_words.py jieba/dict.txt

A name ends where an ordinary word begins, and an ordinary word is no name. Rarer words are included
if they begin with a surname, because they are the ones mistaken for names. Words that the
dictionary marks as names of people are left out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from wuse.names import lexicon

RARE, COMMON = 50, 300
"""Least number of occurrences in the dictionary's corpus."""


def words(dictionary: Path) -> dict[str, str]:
    """First character -> the second characters of its words."""
    surnames = {*lexicon.SURNAMES, *lexicon.HESITANT}
    seconds: dict[str, list[str]] = defaultdict(list)
    for line in dictionary.read_text("utf-8").splitlines():
        word, count, kind = line.split()
        least = RARE if word[0] in surnames else COMMON
        if len(word) == 2 and int(count) >= least and not kind.startswith("nr"):
            seconds[word[0]].append(word[1])
    return {first: "".join(sorted(seconds[first])) for first in sorted(seconds)}


def main() -> None:
    """Write the file."""
    lines = [f"{first} {seconds}\n" for first, seconds in words(Path(sys.argv[1])).items()]
    lexicon.WORDS_FILE.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()

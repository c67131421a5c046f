"""Texts with the words of a whole language, for measurements that depend on how rare words are.

The sentences are those of this repository's example schools; a fifth of their nouns, verbs and
adjectives gives way to another of its kind, drawn by frequency from the dictionary of jieba. The
skeletons of sentences recur, so words of the examples are more frequent than in real texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import jieba
import region
import yaml

BRANDS = Path(__file__).parents[1] / "brands"
REPLACED = 0.2
"""The share of words that gives way to others."""
_KINDS = frozenset({"n", "v", "a", "vn", "an"})
"""Kinds of words, as jieba's dictionary calls them."""
_TITLE = slice(4, 16)
"""Characters of a sentence that can be a title."""


class Words(NamedTuple):
    """Words of a kind."""

    words: list[str]
    frequencies: list[int]
    """Added up."""


@cache
def dictionary() -> tuple[dict[str, str], dict[str, Words]]:
    """Word -> its kind, and kind -> its words."""
    kinds: dict[str, str] = {}
    rows: dict[str, list[tuple[str, int]]] = defaultdict(list)
    path = Path(jieba.__file__).with_name("dict.txt")
    for line in path.read_text("utf-8").splitlines():
        word, frequency, kind = line.split()
        if kind in _KINDS and len(word) > 1:
            kinds[word] = kind
            rows[kind].append((word, int(frequency)))
    return kinds, {
        kind: Words([word for word, _ in own], [*accumulate(number for _, number in own)])
        for kind, own in rows.items()
    }


@cache
def sentences() -> list[list[str]]:
    """The sentences of the example schools, cut into words."""
    found = dict.fromkeys(
        sentence
        for path in sorted(BRANDS.rglob("*.yml"))
        for text in _texts(yaml.safe_load(path.read_text("utf-8")))
        for sentence in re.findall(r"[^。！？\n#*|\-]{8,60}[。！？]", text)
    )
    return [jieba.lcut(sentence) for sentence in found]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


class Writer(region.Writer):
    """Writes everything of one owner, in varied words."""

    def sentence(self) -> str:
        """A sentence of an example school, with some other words."""
        kinds, words = dictionary()
        written = ""
        for word in self._random.choice(sentences()):
            kind = kinds.get(word)
            if kind and self._random.random() < REPLACED:
                own = words[kind]
                (word,) = self._random.choices(own.words, cum_weights=own.frequencies)
            written += word
        return written

    def title(self) -> str:
        """The beginning of a sentence, without a stop."""
        said = re.split("[，。！？、：；“”（）]", self.sentence())
        return max(said, key=len)[: self._random.randint(_TITLE.start, _TITLE.stop)]

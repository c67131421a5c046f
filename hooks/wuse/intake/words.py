"""The words that ledgers use for our fields, terms and kinds of people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from wuse.model.people import GroupKind
from wuse.model.vocabulary import Vocabulary


class Words:
    """The words of ledgers: those that are known here, and those that the bureau has added."""

    def __init__(self, added: Mapping[str, str] | None = None) -> None:
        """Take the bureau's words: what ledgers say -> a term, a kind of people, or a label."""
        self._added = {fold(word): means for word, means in (added or {}).items()}
        self._terms: dict[tuple[str, Vocabulary], Mapping[str, str]] = {}

    def header(self, text: str) -> str:
        """A header as our labels call it, folded."""
        word = fold(text)
        return fold(self._added.get(word, word))

    def term(self, scheme: str, text: str, vocabulary: Vocabulary) -> str:
        """A word as the vocabulary calls it; the word itself if it is unknown."""
        if added := self._added.get(fold(text)):
            return added
        terms = self.terms(scheme, vocabulary)
        whole = f"{fold(text)}{_end_of_all(terms.values())}"
        found = (it for it in (text, fold(text), whole) if it in terms)
        return terms[word] if (word := next(found, "")) else text

    def terms(self, scheme: str, vocabulary: Vocabulary) -> Mapping[str, str]:
        """Every word for a term of a scheme -> the term."""
        if (scheme, vocabulary) not in self._terms:
            self._terms[scheme, vocabulary] = self._collected(scheme, vocabulary)
        return self._terms[scheme, vocabulary]

    def _collected(self, scheme: str, vocabulary: Vocabulary) -> Mapping[str, str]:
        words = {
            word: term.zh
            for term in vocabulary.terms(scheme)
            for word in (term.zh, *vocabulary.synonyms(scheme, term.code))
        }
        names = set(words.values())
        added = {word: means for word, means in self._added.items() if means in names}
        return {**words, **added}

    def named_in(self, scheme: str, text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
        """The longest word for a term that a text holds, and the term; None if it holds none."""
        words = self.terms(scheme, vocabulary)
        found = [word for word in words if word in text]
        word = max(found, key=len, default="")
        return (word, words[word]) if word else None

    def group(self, text: str) -> str:
        """The kind of people that a whole word means; empty if it means none."""
        word = fold(text)
        kind = GroupKind.words().get(self._added.get(word, word))
        # Those present, pupils and teachers together, are no kind that a ledger can mean.
        return kind.zh if kind and kind is not GroupKind.ALL else ""


def _end_of_all(words: Iterable[str]) -> str:
    """The character that all words end in, and ledgers leave out: the 级 of 校级, 市级, 省级."""
    ends = {word[-1] for word in words}
    return ends.pop() if len(ends) == 1 else ""


_ROLE = re.compile(
    r"(?:党|总支|支部|支委|副|党委|学校|校|年级|教研|备课|语文|数学|英语|思政|科学|体育|音乐|美术|道德与法治"
    r"|德育|教务|办公室|退休|优秀|老|青年|骨干|组织|宣传|纪检|第?[一二三四五六七八九十]|小学|初中|高中|组|班)*"
    r"(?:书记|主任|教师|校长|园长|委员|干部|党员|代表|组长|班主任|辅导员|宣讲员)"
)


def is_role(text: str) -> bool:
    """Whether a text is a role and surely no name: 支部书记, but not 王书记."""
    return bool(_ROLE.fullmatch(text))


_TENS = re.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def with_digits(text: str) -> str:
    """A text with its Chinese numerals up to 99 as digits: 第十二小学 becomes 第12小学."""
    spelt = _TENS.sub(lambda match: f"{match[1] or '一'}{match[2] or '〇'}", text)
    return spelt.translate(_DIGITS)


def fold(text: str) -> str:
    """A text for comparing: without spaces, brackets and marks."""
    return re.sub(r"[\s()\[\]【】〔〕《》“”\"'*:：、·/]", "", unicodedata.normalize("NFKC", text))

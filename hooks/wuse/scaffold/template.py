"""A record and some answers -> a YAML file with the answers, and with every other field.

A field without an answer is a comment, with instructions as its value: without the ``#``, the line
is YAML. Of nested records, only the required fields are shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from pydantic.fields import FieldInfo

from wuse.model.annotations import is_list, leaves, record_in, scheme_of
from wuse.model.base import Choice, Record
from wuse.model.vocabulary import Vocabulary
from wuse.source.bind import bind
from wuse.source.block_style import as_item, field_lines, indented, item_lines, scalar
from wuse.source.parser import parse
from wuse.source.problems import Severity
from wuse.source.text import MAX_BYTES

from .answers import Answer, AnswerError

_HEADER = """\
# {title}，保存为 UTF-8 编码。
# 以 # 开头的行不会显示。要用哪一栏，删掉 # 和后面一个空格，把冒号后面的说明换成内容。
# 栏目下面有缩进的几行时，几行一起删。用不着的整行删掉，没有材料不用凑。
# 内容有几段时，在冒号后面写一个 |，从下一行起缩进着写。

"""


def render(
    kind: type[Record],
    title: str,
    answers: Mapping[str, Answer],
    vocabulary: Vocabulary,
    english: bool = False,
    remarks: Sequence[str] = (),
    blank: str = "",
) -> str:
    """The content of a new file.

    Args:
        kind: the record.
        title: what the file is, in Chinese.
        answers: field name -> answer. Texts in lists and in their entries are one line.
        vocabulary: terms that fields may name; the file lists those that fit beside each field.
        english: whether keys are the English names of the fields instead of their labels.
        remarks: comments for the head of the file, one a line.
        blank: a word that stands in for what is not known, valid or not.

    Raises:
        AnswerError: the answers are no valid record.
    """
    lines = _template(vocabulary, english).record(kind, answers)
    head = "".join(f"# {remark}\n" for remark in remarks)
    text = head + _HEADER.format(title=title) + "\n".join(lines) + "\n"
    open_ones = (name for name, answer in answers.items() if blank and answer == blank)
    blanks = {kind.model_fields[name].title for name in open_ones}
    prove(kind, text, vocabulary, blanks)
    return text


def render_answers(
    kind: type[Record], answers: Mapping[str, Answer], vocabulary: Vocabulary
) -> str:
    """The fields that were answered, and no others, in the order of the record."""
    template = _Template(vocabulary, english=False)
    lines = (
        line
        for name, field in kind.model_fields.items()
        if answers.get(name)
        for line in template.field(kind, name, field, answers[name])
    )
    return "".join(f"{line}\n" for line in lines)


@lru_cache(maxsize=4)
def _template(vocabulary: Vocabulary, english: bool) -> _Template:
    return _Template(vocabulary, english)


class _Template:
    def __init__(self, vocabulary: Vocabulary, english: bool) -> None:
        self._vocabulary = vocabulary
        self._english = english
        # An import makes thousands of files of one kind: what is the same in each is made once.
        self._hints: dict[int, str] = {}
        self._examples: dict[tuple[type[Record], str], list[str]] = {}

    def record(self, kind: type[Record], answers: Mapping[str, Answer]) -> Iterator[str]:
        """The lines of a record: fields with answers as they are, the others as comments."""
        for name, field in kind.model_fields.items():
            if (answer := answers.get(name)) is None and (kind, name) in self._examples:
                yield from self._examples[kind, name]
            else:
                yield from self.field(kind, name, field, answer)

    def field(
        self, kind: type[Record], name: str, field: FieldInfo, answer: Answer
    ) -> Iterator[str]:
        """The lines of one field of a record."""
        if isinstance(answer, Mapping):
            yield f"{self._key(name, field)}:"
            yield from indented(self.record(record_in(field) or kind, answer))
            yield ""
        elif isinstance(answer, str):
            yield from self._text(name, field, answer)
        elif answer:
            yield f"{self._key(name, field)}:  # {self._hint(field)}"
            for item in answer:
                yield from indented(self._entry(record_in(field) or kind, item))
        else:
            if (kind, name) not in self._examples:
                self._examples[kind, name] = [f"# {it}" for it in self._example(name, field)]
            yield from self._examples[kind, name]

    def _text(self, name: str, field: FieldInfo, answer: str) -> Iterator[str]:
        if "\n" in answer:
            yield from field_lines(self._key(name, field), f"{answer.strip()}\n")
        else:
            yield f"{self._key(name, field)}: {scalar(answer)}  # {self._hint(field)}"

    def _entry(self, kind: type[Record], answer: Answer) -> list[str]:
        """The lines of an entry of a list: text, or a record with what is known of it."""
        if not isinstance(answer, Mapping):
            return item_lines(answer)
        fields = kind.model_fields
        return item_lines({self._key(name, fields[name]): it for name, it in answer.items()})

    def _example(self, name: str, field: FieldInfo) -> Iterator[str]:
        key, hint, below = self._key(name, field), self._hint(field), record_in(field)
        if below is None or below.is_mostly_a_line():
            yield f"{key}: {scalar(hint)}"
            return
        yield f"{key}:  # {hint}"
        lines = [
            line for inner, part in _needed(below).items() for line in self._example(inner, part)
        ]
        yield from indented(as_item(lines) if is_list(field.annotation) else lines)

    def _key(self, name: str, field: FieldInfo) -> str:
        return name if self._english else field.title or name

    def _hint(self, field: FieldInfo) -> str:
        """What to write: the description, and the choices unless it lists them all."""
        if id(field) not in self._hints:
            self._hints[id(field)] = self._made_hint(field)
        return self._hints[id(field)]

    def _made_hint(self, field: FieldInfo) -> str:
        hint = field.description or ""
        choices = self._choices(field)
        if not all(choice in hint for choice in choices):
            hint += f"可选：{'、'.join(choices)}"
        return " ".join(hint.split())  # a term of the bureau may contain line breaks

    def _choices(self, field: FieldInfo) -> list[str]:
        if scheme := scheme_of(field):
            return [term.zh for term in self._vocabulary.terms(scheme)]
        for leaf, _ in leaves(field.annotation):
            if isinstance(leaf, type) and issubclass(leaf, Choice):
                return [choice.zh for choice in leaf]
        return []


def _needed(kind: type[Record]) -> dict[str, FieldInfo]:
    """The first field, which identifies an entry, and the required ones; all if none is."""
    fields = kind.model_fields
    needed = {name: field for name, field in fields.items() if field.is_required()}
    first = next(iter(fields))
    return {first: fields[first], **needed} if needed else dict(fields)


def prove(
    kind: type[Record], text: str, vocabulary: Vocabulary, blanks: Collection[str | None] = ()
) -> None:
    """Read the file back as the check does.

    Raises:
        AnswerError: for the first error that is not in one of these fields, given by their labels.
    """
    if len(text.encode()) > MAX_BYTES:
        raise AnswerError(f"内容太长，一个文件最多 {MAX_BYTES // 1024} KB")
    root, problems = parse(text, "")
    if root:
        problems += bind(kind, root, "", vocabulary)[1]
    for problem in problems:
        if problem.severity is Severity.ERROR and problem.field not in blanks:
            field = f"“{problem.field}”" if problem.field else ""
            raise AnswerError(f"{field}{problem.message}", problem.fix)

"""Drafts: the files that an import makes, and writing them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from wuse.errors import WuseError
from wuse.layout import ACTIVITIES, BRAND_FILE, BRANDS, EXEMPLARS, SLUG
from wuse.model.base import Record
from wuse.model.brand import BrandFile, Visibility
from wuse.model.dates import Edtf
from wuse.model.pinyin import pinyin_name
from wuse.model.records import Activity, Exemplar
from wuse.rules.texts.identifiers import mask_private_numbers
from wuse.scaffold import Answer, PathError, date_part, record_path, render
from wuse.source.codes import Code
from wuse.source.unread_drafts import DRAFT_MARK

from .edited import EditedFile, entry_lines
from .fields import Fields
from .messages import Level
from .new_photos import PHOTO_MARK
from .plans import Plan, RowError, Word
from .schools import Imported, School
from .sheets import Sheet
from .target import Target
from .words import fold

UNKNOWN = "待核实"
"""A date that is not known yet."""
BLANK = "待补"
"""What a draft says in a field that must be filled in, and that its row does not tell."""
_HEAD = "：核对以后删掉这一行，把“公开范围”改成 公开；“来源”一行留着，再导入时才认得出。"
_ROW_CHANGED = (
    "这一行和上次导入时不一样，草稿也有人改过",
    "看看哪个对，直接改草稿；要按表里的重写，先删掉草稿",
)
_ROW = re.compile(r" › [^›]* › 第\d+行$")
_BOTH = "两份都看看，要补的直接写进草稿"
_TITLES: dict[type[Record], str] = {
    BrandFile: "品牌主文件",
    Activity: "一次活动",
    Exemplar: "一个先锋典型",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a draft comes from."""

    where: str
    """In Chinese: the file, and the sheet and row in it."""
    number: str
    """See `number_of`."""

    def line(self, content: str) -> str:
        """The line by which a later import knows the draft, and whether either has changed."""
        text = f"来源: {self.where} · 导入编号 {self.number} · 内容 {digest(content)}"
        return "".join(filter(str.isprintable, text))

    def remarks(self, fields: Fields) -> list[str]:
        """What the draft says of doubts, and of what has no field."""
        doubts = [note for note in fields.notes if note.level is Level.DOUBT]
        lines = [f"待核对: {mask_private_numbers(it.message)}" for it in doubts]
        lines += fields.comments
        return ["".join(filter(str.isprintable, line)) for line in lines]


class Drafts:
    """Puts drafts into a plan."""

    def __init__(self, plan: Plan, target: Target) -> None:
        self._plan = plan
        self._target = target
        self._vocabulary = target.vocabulary

    def add_school(
        self,
        name: str,
        owner: dict[str, Answer],
        brand: dict[str, Answer],
        source: Source,
        fields: Fields,
    ) -> Path:
        """Add a new school, and return its folder. Raises RowError if that is impossible."""
        home = self._new_home(name)
        answers: dict[str, Answer] = {"owner": owner, "brand": brand}
        text = self._render(BrandFile, answers, source, fields)
        self._plan.new_files[home / BRAND_FILE] = text
        self._target.taken.add(home / BRAND_FILE)
        return home

    def _new_home(self, name: str) -> Path:
        slug = pinyin_name(name.partition("（")[0].partition("(")[0]) or "school"
        taken = {path.parent for path in self._target.taken}
        for candidate in chain([slug], (f"{slug}-{number}" for number in range(2, 1000))):
            home = self._target.project / BRANDS / candidate
            is_free = not home.exists() and not home.is_symlink() and home not in taken
            if is_free and SLUG.fullmatch(candidate):
                return home
        fix = "运行 wuse new brand 自己起名"
        raise RowError(Code.X_TAKEN, f"给“{name}”想不出没有用过的文件夹名", fix)

    def add_record(
        self,
        school: School,
        sheet: Sheet,
        answers: dict[str, Answer],
        source: Source,
        fields: Fields,
    ) -> Path:
        """Add an activity or an exemplar, and return its file.

        Raises:
            RowError: it is no valid record.
        """
        is_activity = sheet.kind is Activity
        folder = school.home / (ACTIVITIES if is_activity else EXEMPLARS)
        prefix = date_part(Edtf.parse(text_of(answers, "date"))) if is_activity else ""
        name = pinyin_name(text_of(answers, sheet.key) or text_of(answers, "role"))
        text = self._render(sheet.kind, answers, source, fields)
        path = self._free_path(folder, prefix, name or f"import-{source.number[:4]}")
        self._plan.new_files[path] = text
        return path

    def renew(
        self,
        known: Imported,
        sheet: Sheet,
        answers: dict[str, Answer],
        source: Source,
        fields: Fields,
    ) -> Word:
        """Write a draft anew if its row has changed since, and nobody has changed the draft.

        Raises:
            RowError: somebody has, so that it is not written.
        """
        if sheet.section:
            text = content = "\n".join(entry_lines(sheet.section, sheet.kind, answers))
        else:
            text = self._render(sheet.kind, answers, source, fields)
            content = content_of(text)
        if known.digest in ("", digest(content)):
            return Word.KNOWN
        if (of := known.source) and file_stem(of) != file_stem(source.where):
            # Two files tell of one event: neither may take the place of the other.
            raise RowError(Code.X_SIMILAR, f"已经从“{of.partition(' › ')[0]}”导入过", _BOTH)
        if sheet.section or digest(content_of(known.text)) != known.digest:
            raise RowError(Code.X_ROW_CHANGED, *_ROW_CHANGED)
        edited = EditedFile(known.path, self._vocabulary)
        _, mark, photos = known.text.partition(f"\n{PHOTO_MARK}")
        edited.replace(f"{text}{mark}{photos}")
        self._plan.edited[known.path] = edited
        return Word.CHANGED

    def _free_path(self, folder: Path, prefix: str, name: str) -> Path:
        for candidate in chain([name], (f"{name}-{number}" for number in range(2, 1000))):
            try:
                path = record_path(folder, prefix, candidate)
            except PathError as error:
                if folder.is_symlink():
                    raise RowError(Code.X_TAKEN, error.message, error.fix) from None
                continue
            if path not in self._target.taken:
                self._target.taken.add(path)
                return path
        raise RowError(Code.X_TAKEN, f"“{name}”这个文件名用得太多", "把标题写得不一样")

    def add_entry(
        self,
        school: School,
        sheet: Sheet,
        answers: dict[str, Answer],
        source: Source,
        fields: Fields,
    ) -> Path:
        """Add an entry of a list in ``brand.yml``, and return that file.

        Raises:
            RowError: that is impossible.
        """
        path, new = school.home / BRAND_FILE, self._plan.new_files
        try:
            known = self._plan.edited.get(path)
            edited = known or EditedFile(path, self._vocabulary, new.get(path))
            lines = entry_lines(sheet.section, sheet.kind, answers)
            remarks = [source.line("\n".join(lines)), *source.remarks(fields)]
            edited.add_entry(lines, remarks)
        except WuseError as error:
            raise RowError(Code.X_UNREADABLE_BRAND, error.message, error.fix) from None
        if path in new:
            new[path] = edited.text
        else:
            self._plan.edited[path] = edited
        return path

    def _render(
        self,
        kind: type[Record],
        answers: dict[str, Answer],
        source: Source,
        fields: Fields,
    ) -> str:
        hidden: dict[str, Answer] = {**answers, "visibility": Visibility.INTERNAL.zh}
        remarks = source.remarks(fields)
        try:
            text = render(
                kind, _TITLES[kind], hidden, self._vocabulary, remarks=remarks, blank=BLANK
            )
        except WuseError as error:
            raise RowError(Code.X_INVALID, error.message, error.fix) from None
        return f"{DRAFT_MARK}{_HEAD}\n# {source.line(content_of(text))}\n{text}"


def text_of(answers: dict[str, Answer], name: str) -> str:
    """A field that is one text; empty if it is not there."""
    value = answers.get(name)
    return value if isinstance(value, str) else ""


def file_stem(where: str) -> str:
    """The file of a source without its ending: .xls and .xlsx may be the same ledger."""
    return _ROW.sub("", where).rpartition(".")[0]


def content_of(text: str) -> str:
    """A draft without what is said of it: what it is, where it comes from, which photos wait."""
    head, line, rest = text.partition("# 来源: ")
    content = rest.partition("\n")[2] if line and head.startswith(DRAFT_MARK) else text
    return content.partition(f"\n{PHOTO_MARK}")[0].rstrip() + "\n"


def digest(text: str) -> str:
    """A short hash of a text, whatever its line ends are."""
    lines = "\n".join(text.splitlines())
    return blake2b(lines.encode(), digest_size=5).hexdigest()


def number_of(place: str, date: str, title: str) -> str:
    """The number of a row: the same after sorting the table and saving it in another format."""
    return blake2b(f"{place}\0{date}\0{fold(title)}".encode(), digest_size=5).hexdigest()

"""A document -> a draft of an activity, decided before anything is written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import PurePosixPath

from wuse.intake.drafts import BLANK, UNKNOWN, Drafts, Source, number_of
from wuse.intake.fields import Fields
from wuse.intake.messages import Level, Note, type_from_title
from wuse.intake.new_photos import NewPhoto, NewPhotos, photo_lines
from wuse.intake.plans import Outcome, Plan, RowError, Word
from wuse.intake.schools import School
from wuse.intake.sheets import Sheet, sheets
from wuse.intake.target import Target
from wuse.model.records import Activity
from wuse.photos import PhotoError
from wuse.scaffold import Answer
from wuse.source.codes import Code

from .blocks import Document
from .splitting import split
from .understanding import Article, understand_document


def plan_document(document: Document, target: Target, name: str) -> Iterator[Plan]:
    """Decide what a document becomes, event by event.

    Args:
        document: the document.
        target: the project.
        name: the file, as messages and the draft call it.
    """
    events = split(document)
    for event in events:
        planner = _Planner(event, target, name)
        if event is events[0] and len(events) > 1:
            message = f"里面有 {len(events)} 个这样的标题，当作 {len(events)} 次活动"
            planner.note(Code.X_TITLE, Level.DOUBT, message)
        try:
            planner.run()
        except RowError as error:
            planner.note(Code(error.code), Level.REFUSED, f"{error.message}；没有写", error.fix)
            planner.plan.outcomes.append(Outcome(Word.RETURNED, ""))
        yield planner.plan


class _Planner:
    def __init__(self, document: Document, target: Target, name: str) -> None:
        self.plan = Plan()
        self._document = document
        self._target = target
        self._name = name
        self._article = understand_document(document)
        self._fields = Fields(notes=self.plan.notes)
        self._sheet: Sheet = next(sheet for sheet in sheets() if sheet.kind is Activity)

    def note(self, code: Code, level: Level, message: str, fix: str = "") -> None:
        self.plan.notes.append(Note(code, level, "", message, fix))

    def run(self) -> None:
        article, document = self._article, self._document
        title = article.title or PurePosixPath(self._name).stem
        if not article.title:
            message = f"没有找到标题，用文件名“{title}”"
            self.note(Code.X_TITLE, Level.DOUBT, message)
        school = self._school(title)
        answers = self._answers(title)
        date = _days(article)
        number = number_of(f"{school.home.name}/", date, title)
        source = Source(self._name, number)
        self._say_what_is_missing()
        drafts = Drafts(self.plan, self._target)
        if known := school.imported.get(number):
            word = drafts.renew(known, self._sheet, answers, source, self._fields)
            if word is Word.KNOWN:
                self.note(Code.X_KNOWN, Level.NOTE, f"“{title}”已经导入过，没有再写")
            self.plan.outcomes.append(Outcome(word, "", title, known.path))
            return
        if similar := school.similar(self._sheet, title, date):
            fix = "确实是另一件事，就把标题写得不一样"
            raise RowError(Code.X_SIMILAR, f"“{title}”可能已经有了：“{similar}”", fix)
        path = drafts.add_record(school, self._sheet, answers, source, self._fields)
        if photos := self._photos(school):
            self.plan.new_files[path] += "\n" + "\n".join(photo_lines(photos)) + "\n"
        if document.url or document.publisher:
            shown = "、".join(filter(None, (document.publisher, document.published)))
            self.note(Code.X_SOURCE, Level.NOTE, f"公众号文章：{shown}")
        self.plan.outcomes.append(Outcome(Word.NEW, "", title, path))

    def _school(self, title: str) -> School:
        article = self._article
        texts = [*reversed(article.outside), *PurePosixPath(self._name).parts, article.subtitle]
        school = self._target.school_in(*texts, title, article.body[:400])
        if school is None:
            fix = "加 --owner 文件夹 说明是哪所学校的"
            raise RowError(Code.X_NO_SCHOOL, "看不出是哪所学校的", fix)
        return school

    def _answers(self, title: str) -> dict[str, Answer]:
        """The fields of the activity. Raises RowError if one that it needs is not known."""
        article = self._article
        found: dict[str, Answer] = {"title": title, "date": _days(article)}
        found["type"] = self._type(title)
        if article.day_note:
            self.note(Code.X_DATE_NOTE, Level.DOUBT, article.day_note)
        for name in ("date", "type"):
            if not found[name]:
                label = Activity.model_fields[name].title
                if not self._target.with_blanks:
                    fix = "加 --with-blanks，先写成“待补”的草稿，再在草稿里补"
                    raise RowError(Code.X_MISSING, f"看不出“{label}”", fix)
                found[name] = UNKNOWN if name == "date" else BLANK
                self.note(Code.X_MISSING, Level.DOUBT, f"看不出“{label}”，先写“{found[name]}”")
        found["body"] = article.body
        if self._document.url:
            link = {"title": title, "url": self._document.url, "kind": "公众号"}
            found["links"] = [link]
        if article.subtitle:
            self._fields.comments.append(f"原文的副题: {article.subtitle}")
        return found

    def _type(self, title: str) -> str:
        """The type that the title names; empty if it names none."""
        target = self._target
        for text in (title, self._article.subtitle):
            if found := target.words.named_in("activity_type", text, target.vocabulary):
                self.note(Code.X_SYNONYM, Level.DOUBT, type_from_title(*found))
                return found[1]
        return ""

    def _say_what_is_missing(self) -> None:
        article = self._article
        if left_out := article.left_out:
            counts = "、".join(f"{what} {count} 处" for what, count in left_out.items())
            self.note(Code.X_NAME, Level.NOTE, f"没有写进草稿：{counts}")
        if article.wide_tables:
            message = f"{article.wide_tables} 张表超过 6 列，没有写进草稿"
            self.note(Code.X_NO_FIELD, Level.DOUBT, message, "把要紧的几栏写成文字")
        if missing := self._document.missing:
            message = f"{missing} 张图没有存下来，或者在文件外面"
            fix = "网页要拉到最后再另存为“网页，全部”；Word 里重新插入图片"
            self.note(Code.X_MISSING_PICTURE, Level.DOUBT, message, fix)

    def _photos(self, school: School) -> list[NewPhoto]:
        photos = NewPhotos(self.plan, self._target, school.home)
        day = datetime.date.fromisoformat(self._article.day) if self._article.day else None
        found: list[NewPhoto] = []
        for number, (where, caption) in enumerate(self._article.pictures, 1):
            try:
                photo = photos.add(self._document.pictures[where], "照片", day, caption)
            except PhotoError as error:
                message = f"第 {number} 张图：{error.message}"
                self.note(Code.X_PHOTO, Level.DOUBT, message, error.fix)
                continue
            if photo is None:
                message = f"第 {number} 张图太小，像是装饰，没有取"
                self.note(Code.X_DECORATION, Level.NOTE, message)
            elif photo.name not in [it.name for it in found]:
                found.append(photo)
        return found


def _days(article: Article) -> str:
    """The day of the activity, or its first and its last day, in EDTF."""
    return f"{article.day}/{article.last_day}" if article.last_day else article.day

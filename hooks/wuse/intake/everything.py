"""Whatever a person gives an import -> plans, one for each file, as they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wuse.printable import printable
from wuse.source.codes import Code

from .articles.loading import DOCUMENTS, OTHER_DOCUMENTS, load_document
from .articles.planning import plan_document
from .bundles import Bundle, FolderBundle, ZipBundle
from .importing import plan_workbook
from .loading import Workbook, load
from .messages import Level, Note
from .photo_planning import is_photo, plan_photos
from .plans import Outcome, Plan, Word
from .refusal import Refusal, RefusedError
from .target import Target

_TABLES = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "et", "xltx")


class Planned(NamedTuple):
    """What a file becomes."""

    name: str
    """As messages call it."""
    plan: Plan
    workbook: Workbook | None = None
    """Its content, if it is a ledger."""


def plan_all(paths: list[Path], target: Target) -> Iterator[Planned]:
    """Decide what files, folders and archives become, one file after the other.

    Write a plan before the next one is asked for: so one document is in memory at a time.
    """
    for path in paths:
        name = printable(path.name)
        try:
            yield from _plan_path(path, target)
        except RefusedError as error:
            yield Planned(name, _refused(error, name))


def _plan_path(path: Path, target: Target) -> Iterator[Planned]:
    name = printable(path.name)
    if path.is_dir():
        yield from _plan_bundle(_filled(FolderBundle(path)), name, target)
    elif _is_archive(path):
        yield from _plan_bundle(_filled(ZipBundle(path)), name, target)
    else:
        ending = path.suffix.lower().removeprefix(".")
        bundle = FolderBundle(path.parent, path.name)
        if ending in (*DOCUMENTS, *OTHER_DOCUMENTS):
            document = load_document(bundle, path.name)
            for plan in plan_document(document, target, name):
                yield Planned(name, plan)
        elif is_photo(path.name):
            for plan in plan_photos(bundle, [path.name], target, path.parent.name):
                yield Planned(name, plan)
        else:
            workbook = load(bundle, path.name)
            yield Planned(name, plan_workbook(workbook, target, name), workbook)


def _plan_bundle(bundle: Bundle, where: str, target: Target) -> Iterator[Planned]:
    if bundle.notes:
        yield Planned(where, Plan(notes=bundle.notes))
    photos = [name for name in bundle.names if is_photo(name)]
    others = [name for name in bundle.names if name not in photos]
    unread = []
    for name in others:
        ending = name.rpartition(".")[2].lower()
        shown = f"{where} › {printable(name)}"
        try:
            if ending in (*DOCUMENTS, *OTHER_DOCUMENTS):
                for plan in plan_document(load_document(bundle, name), target, shown):
                    yield Planned(shown, plan)
            elif ending in _TABLES:
                workbook = load(bundle, name)
                yield Planned(shown, plan_workbook(workbook, target, shown), workbook)
            elif not any(part.endswith(("_files", ".files")) for part in name.split("/")[:-1]):
                unread.append(printable(name))
        except RefusedError as error:
            yield Planned(shown, _refused(error, shown))
    # Ledgers and documents first: photos may be of their activities.
    for plan in plan_photos(bundle, photos, target, where):
        yield Planned(where, plan)
    if unread:
        listed = "、".join(unread[:5]) + ("……" if unread[5:] else "")
        message = f"{len(unread)} 个文件不是台账、简报、文章或照片，没有读：{listed}"
        fix = "压缩包里的压缩包先解开" if any(it.endswith(".zip") for it in unread) else ""
        yield Planned(where, Plan(notes=[Note(Code.X_UNKNOWN_KIND, Level.NOTE, "", message, fix)]))


def _filled(bundle: Bundle) -> Bundle:
    if not bundle.names and not bundle.notes:
        raise RefusedError(Refusal.UNREADABLE, "里面没有文件", "看看是不是还没有解开，或者选错了")
    return bundle


def _is_archive(path: Path) -> bool:
    """Whether a file is an archive of files, and no document that is an archive itself."""
    return path.suffix.lower() == ".zip"


def _refused(error: RefusedError, name: str) -> Plan:
    plan = Plan(notes=[Note(Code(error.code), Level.REFUSED, "", error.message, error.fix)])
    plan.outcomes.append(Outcome(Word.UNREAD, name))
    return plan

"""Writes a site: what has changed since the last build, and nothing else.

The folder of the site is the store of finished pages. A note beside it (`SiteStore`) says which
files are whose, and what they depend on; it is gone while a build writes, so that a build that was
stopped halfway is followed by one from nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec

from wuse.model.base import Record
from wuse.pages.parts import table_files
from wuse.pages.parts.page import Asset, Page
from wuse.search.documents import Document
from wuse.search.owner_index import Found

from .build import Build, ChangedMeanwhileError
from .documents import Documents, Form
from .kept import KeptOutputs, KeptSite, SiteStore, digest
from .output import Output, remove_files, write_assets
from .part import PageRow
from .site import shared_assets
from .summary import Summary
from .templates import compile_all
from .write_index import Source, whole_index, write_index
from .write_owner import Press, Writing, write_owner


def write_site(
    build: Build,
    documents: Documents,
    target: Path,
    store: SiteStore,
    others: Path,
    handwritten: Iterable[Document] = (),
) -> Summary:
    """Write a site.

    Args:
        build: the survey, and who does the work.
        documents: puts documents around bodies.
        target: the folder of the site.
        store: what is known of the files there.
        others: a folder with the files that others have made for the site; they are moved.
        handwritten: the pages among these files, for the search.

    Raises:
        ChangedMeanwhileError: a school's files have changed since the build began.
        OSError: a file cannot be written.
    """
    return _Writer(build, documents, target, store).write(others, handwritten)


class _Writer:
    def __init__(self, build: Build, documents: Documents, target: Path, store: SiteStore) -> None:
        self._build = build
        self._survey = build.survey
        self._documents = documents
        self._target = target
        self._store = store
        self._key = digest(
            build.key,
            build.survey.context.region.site.model_dump_json(),
            build.survey.context.region.resources.model_dump_json(),
            build.with_activity_cards,
        )
        self._parts: dict[str, KeptOutputs] = {}
        self._forms: dict[Form, None] = {}
        self._others: list[str] = []
        self._bodies: dict[str, str] = {}
        """Path of a page across owners -> its body, of those just written that the search reads."""

    def write(self, others: Path, handwritten: Iterable[Document]) -> Summary:
        kept = self._store.load()
        known = kept.parts if kept and self._still_holds(kept) else {}
        tasks, keys = self._owners_to_write(known)
        self._examine_again([task.slug for task in tasks])
        self._store.forget()
        if kept is None:
            _empty(self._target)
        rows = list(map(PageRow.of, self._build.shared.pages))
        owner_rows = [row for owner in self._survey.public.values() for row in owner.rows]
        self._documents.prepare(owner_rows if tasks else ())
        bureau = self._survey.context.region
        cards = self._build.with_activity_cards
        press = Press(self._build.plan, bureau, self._documents, self._target, cards)
        scratch = self._build.plan.scratch
        if tasks:
            compile_all(self._build.plan.theme)
        with self._build.crew.at_work(write_owner, press, tasks, scratch) as results:
            self._write_shared(known)  # while others write
            found = self._write_index(kept, known, handwritten)
            for written in results:
                key = keys[written.slug]
                kept_outputs = KeptOutputs(key, written.outputs, written.missing)
                self._parts[written.slug] = kept_outputs
                self._forms |= dict.fromkeys(written.forms)
        all_rows = sorted([*rows, *owner_rows])
        context, directory = self._survey.context, self._survey.directory
        files = shared_assets(context, directory, all_rows, self._build.bundles)
        self._add(write_assets(files, self._target))
        self._take_over(others)
        site = KeptSite(self._key, self._digests(), self._parts, found, tuple(self._others))
        if kept:
            remove_files(sorted(kept.paths() - site.paths()), self._target)
        self._store.save(site)
        missing = "".join(part.missing for part in self._parts.values())
        slugs = tuple(sorted(task.slug for task in tasks))
        return Summary(self._build, slugs, not known, missing)

    def _still_holds(self, kept: KeptSite) -> bool:
        """Whether everything that all files depend on is as it was."""
        if kept.key != self._key:
            return False
        same = all(self._documents.digest(form) == known for form, known in kept.forms)
        self._forms |= dict.fromkeys(form for form, _ in kept.forms)
        return same

    def _digests(self) -> tuple[tuple[Form, str], ...]:
        return tuple((form, self._documents.digest(form)) for form in sorted(self._forms))

    def _owners_to_write(
        self, known: Mapping[str, KeptOutputs]
    ) -> tuple[list[Writing], dict[str, str]]:
        """The tasks for owners whose files are not as they should be; slug -> key of each."""
        tasks, keys = [], {}
        for slug in self._survey.public:
            task = self._build.writing(slug)
            inputs = self._survey.examined[slug].inputs
            keys[slug] = digest(self._key, inputs and inputs.content, _encoded(task))
            if part := self._intact(known, slug, keys[slug]):
                self._parts[slug] = part
            else:
                tasks.append(task)
        return tasks, keys

    def _intact(self, known: Mapping[str, KeptOutputs], name: str, key: str) -> KeptOutputs | None:
        part = known.get(name)
        if part is None or part.key != key:
            return None
        site = str(self._target)
        return part if all(output.is_intact(site) for output in part.outputs) else None

    def _examine_again(self, slugs: list[str]) -> None:
        """Have the records of these owners ready, also of those that an earlier build examined."""
        missing = [slug for slug in slugs if not self._build.plan.has_records(slug)]
        for found in self._build.surveyor.examine(missing):
            if found.public != self._survey.examined[found.slug].public:
                raise ChangedMeanwhileError(found.slug)

    def _write_shared(self, known: Mapping[str, KeptOutputs]) -> None:
        part = self._build.shared
        entries = msgspec.msgpack.encode(self._survey.directory.owners)
        rows = list(map(PageRow.of, part.pages))
        everything = digest(self._key, entries, rows, self._survey.context.home_text)
        is_same = _ALL_SHARED in known and known[_ALL_SHARED].key == everything
        self._parts[_ALL_SHARED] = KeptOutputs(everything, ())
        for page in part.pages:
            name = f"/{page.path}"
            if is_same and (kept := known.get(name)) and self._intact(known, name, kept.key):
                self._parts[name] = kept
                continue
            key = digest(self._key, page.meta, _encoded(page.view()), list(page.linked_data()))
            if kept := self._intact(known, name, key):
                self._parts[name] = kept
                continue
            outputs = write_assets(self._shared_page(page), self._target)
            self._parts[name] = KeptOutputs(key, tuple(outputs))
        self._write_lists(known, is_same)
        part.context.codes.save()
        self._add(write_assets(part.pictures(), self._target))

    def _write_index(
        self,
        kept: KeptSite | None,
        known: Mapping[str, KeptOutputs],
        handwritten: Iterable[Document],
    ) -> dict[str, Found]:
        """Write what of the index of the search has changed; returns what it is made from."""
        index = whole_index(self._build, self._sources(handwritten), kept)
        last = known.get(_INDEX)
        keys = {slug: own.key for slug, own in index.found.items()}
        key = digest(self._key, keys, index.choices)
        intact = self._intact(known, _INDEX, last.key) if last else None
        if intact is None or intact.key != key:
            before = (kept.found, intact.outputs) if kept and intact else None
            intact = KeptOutputs(key, write_index(self._build, index, self._target, before))
        self._parts[_INDEX] = intact
        return dict(index.found)

    def _sources(self, handwritten: Iterable[Document]) -> dict[str, Source]:
        """The documents that can be found, by name."""
        part = self._build.shared
        found = {}
        for page in part.documents:
            body = self._bodies.get(page.path, "")
            document = partial(part.document, page, body)
            found[f"/{page.path}"] = Source(self._parts[f"/{page.path}"].key, document)
        for own in handwritten:
            key = digest(self._key, own)
            self._parts[own.name] = KeptOutputs(key, ())
            found[own.name] = Source(key, partial(Document, *own))
        return found

    def _write_lists(self, known: Mapping[str, KeptOutputs], is_same: bool) -> None:
        """Write the data by which scripts filter the lists across owners."""
        kept = {name: part for name, part in known.items() if name.startswith(_LISTS)}
        if is_same and all(self._intact(kept, name, part.key) for name, part in kept.items()):
            self._parts |= kept
            return
        keys: dict[str, str] = {}

        def reuse(path: str, source: bytes) -> str | None:
            keys[path] = digest(self._key, source)
            if self._intact(kept, f"{_LISTS}{path}", keys[path]):
                return (self._target / path).read_text("utf-8")
            return None

        context, directory = self._survey.context, self._survey.directory
        for file in table_files.assets(context, directory, reuse):
            outputs = tuple(write_assets([file], self._target))
            self._parts[f"{_LISTS}{file.path}"] = KeptOutputs(keys.get(file.path, ""), outputs)

    def _shared_page(self, page: Page) -> Iterator[Asset]:
        part = self._build.shared
        body = part.body(page)
        self._forms[self._documents.form(page, body)] = None
        if page.is_document:
            self._bodies[page.path] = body
        yield Asset(f"{page.path}index.html", self._documents.document(page, body))
        if sheet := part.sheet(page):
            yield sheet

    def _add(self, outputs: list[Output]) -> None:
        self._others += [output.path for output in outputs]

    def _take_over(self, folder: Path) -> None:
        """Move the files that others have made, except where a generated page or file stands."""
        taken = {output.path for part in self._parts.values() for output in part.outputs}
        taken |= set(self._others)
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and name not in taken:
                self._add(write_assets([Asset(name, file=str(path))], self._target))


_ALL_SHARED = "*"
"""Stands for all pages across owners."""
_INDEX = "*index"
"""Stands for the index of the search."""
_LISTS = "*lists/"
"""Begins the names of the files with the data of their lists."""


def _encoded(view: object) -> bytes:
    return msgspec.msgpack.encode(view, enc_hook=_plain)


def _plain(value: object) -> object:
    """Values that views contain, as plain data."""
    if isinstance(value, Record):
        return value.model_dump()
    return str(value) if isinstance(value, str) else repr(value)


def _empty(folder: Path) -> None:
    """Remove what is in a folder, but not hidden files such as ``.git``, as MkDocs does."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()

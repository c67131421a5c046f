"""Books as PDF: laid out as pages of HTML in a folder of their own, and printed by a browser."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from wuse.pages.parts import urls
from wuse.pages.parts.colour import tone
from wuse.pages.parts.page import Asset, Page
from wuse.pages.parts.tones import sheet, site_sheet, worn
from wuse.photos import Progress
from wuse.photos.typeface import installed_families
from wuse.site.bundles import PRINTED, SOURCES
from wuse.site.output import write_assets
from wuse.site.templates import Renderer

from .book import Book, book
from .browser import PrintError, find_browser, print_page
from .candidates import Applicant

_AT_ONCE = 2
"""Browsers at the same time: each takes a core and some 300 MB."""
FREE_FAMILIES = frozenset(
    (
        "Source Han Serif SC",
        "Source Han Serif CN",
        "Noto Serif CJK SC",
        "Noto Serif SC",
        "FandolSong",
    )
)
"""Fonts that may be embedded in a file that is passed on: those of ``book.css``."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of one book."""

    applicant: Applicant
    error: PrintError | None = None


def check_printer() -> str:
    """Return the browser that prints.

    Raises:
        PrintError: there is none, or no Chinese font that may be embedded.
    """
    browser = find_browser()
    families = installed_families()
    if families and not FREE_FAMILIES & families:
        raise PrintError(
            "这台电脑上没有可以放进 PDF 的中文字体",
            "装思源宋体，Debian、Ubuntu 上：apt install fonts-noto-cjk",
        )
    return browser


def print_books(
    browser: str,
    applicants: Sequence[Applicant],
    theme: Path,
    target: Callable[[Applicant], Path],
    progress: Progress,
) -> Iterator[Printed]:
    """Print the books of candidates, and yield what became of each as soon as it is known.

    Args:
        browser: what `check_printer` returns.
        applicants: the candidates.
        theme: the folder with our templates and styles.
        target: names the file of a candidate's book.
        progress: told how many are done.

    Raises:
        OSError: a file cannot be written.
    """
    started = time.monotonic()
    with (
        TemporaryDirectory(prefix="wuse-books-") as scratch,
        ThreadPoolExecutor(_AT_ONCE) as pool,
    ):
        waiting = {}
        for place, applicant in enumerate(applicants):
            page = lay_out(applicant, theme, Path(scratch) / str(place))
            task = pool.submit(print_page, browser, page, target(applicant))
            waiting[task] = applicant
        for done, task in enumerate(as_completed(waiting), 1):
            progress(done, len(waiting), time.monotonic() - started)
            error = task.exception()
            if error is not None and not isinstance(error, PrintError):
                raise error
            yield Printed(waiting[task], error)


def lay_out(applicant: Applicant, theme: Path, folder: Path) -> Path:
    """Write the page of a book with all that it needs, and return its path.

    Raises:
        OSError: a file cannot be written.
    """
    view = book(applicant)
    context = applicant.context
    brand = applicant.folder.profile.brand.name
    page = Page(
        path=_NAME,
        title=f"评审册 {applicant.number} {brand}",
        description="",
        template="book.html",
        view=lambda: view,
        origin=context.origin(applicant.folder.source.path),
    )
    html = Renderer(theme).render(page, context)
    sources = ((theme / SOURCES / name).read_text("utf-8") for name in PRINTED)
    palette = site_sheet(tone(context.settings.accent))
    css = "\n".join((palette, *sources, sheet(worn(html))))
    files = (Asset(_NAME, html), Asset("book.css", css), *_pictures(applicant, view))
    write_assets(files, folder)
    return folder / _NAME


_NAME = "book.html"


def _pictures(applicant: Applicant, view: Book) -> Iterator[Asset]:
    shown = applicant.context.gallery.shown
    names = [figure.file for figure in view.figures]
    if view.logo:
        names.append(view.logo.large)
    for name in dict.fromkeys(names):
        yield Asset(name, file=str(shown[name.removeprefix(urls.photo(""))]))

"""What a build says, in the log of MkDocs, whose warnings and errors fail a strict build."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from wuse.printable import printable
from wuse.source import Problem, Severity

log = get_plugin_logger("wuse")


def is_error(problem: Problem) -> bool:
    """Whether a problem fails a strict build."""
    return problem.severity is Severity.ERROR


def report(problems: Iterable[Problem], left_out: Iterable[str] = ()) -> None:
    """Log every problem, and the owners that are left out; all but errors are logged as INFO."""
    for problem in problems:
        # File names may contain line breaks, and text that a reader of logs takes for a command.
        log.log(logging.ERROR if is_error(problem) else logging.INFO, printable(str(problem)))
    for slug in left_out:
        message = "brands/%s 没有发布：请先改正上面列出的错误，其他学校不受影响"
        log.error(message, printable(slug))


@contextmanager
def writing_into(folder: Path, config: MkDocsConfig) -> Iterator[None]:
    """Have MkDocs write into this folder, and name the folder of the site in its messages."""
    site, logger = config.site_dir, logging.getLogger("mkdocs.commands.build")

    def name_the_site(record: logging.LogRecord) -> bool:
        record.msg = str(record.msg).replace(str(folder), site)
        return True

    logger.addFilter(name_the_site)
    config.site_dir = str(folder)
    try:
        yield
    finally:
        logger.removeFilter(name_the_site)
        config.site_dir = site

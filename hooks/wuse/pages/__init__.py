"""The pages: one module for each kind, which turns records into view models and names a template.

A module defines ``pages(context)``, for pages of the whole site, or ``owner_pages(context,
folder)``, for the pages of one owner; both yield `parts.page.Page`. `page_kinds` finds the modules,
so that a new kind needs no list to stand in. What several kinds share is in `parts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def page_kinds() -> Iterator[ModuleType]:
    """The module of each kind of page, by name."""
    for module in iter_modules(__path__):
        if not module.ispkg:
            yield import_module(f"{__name__}.{module.name}")

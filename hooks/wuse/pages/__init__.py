"""The pages: one module for each kind, which turns records into view models and names a template.

A module defines ``pages(context)``, for pages of the whole site, or ``owner_pages(context,
folder)``, for the pages of one owner; both yield `parts.page.Page`. `page_kinds` finds the modules,
so that a new kind needs no list to stand in. What several kinds share is in `parts`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


@cache
def page_kinds() -> tuple[ModuleType, ...]:
    """The module of each kind of page, by name."""
    names = (module.name for module in iter_modules(__path__) if not module.ispkg)
    return tuple(import_module(f"{__name__}.{name}") for name in names)

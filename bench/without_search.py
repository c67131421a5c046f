"""Builds as ``mkdocs`` does, but without the index of the search, for telling what that costs.

The page of the search is there and finds nothing. Arguments are those of ``mkdocs``.
"""

import runpy

from wuse import mkdocs_pages
from wuse.site import examine
from wuse.site.part import Part

examine.owner_entries = lambda context, folder, entry: iter(())
mkdocs_pages.documents_in = lambda page: []
Part.documents = property(lambda self: iter(()))
runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)

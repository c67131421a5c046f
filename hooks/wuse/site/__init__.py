"""Turns a project into a site: load, check, develop photos, lay out, write.

Start with `assemble`. It returns a `Site`: pages and assets that any generator can write.
"""

"""The pages: one module for each kind, which turns records into view models and names a template.

The function `pages` of a module yields `parts.page.Page`. What several kinds share is in `parts`.
"""

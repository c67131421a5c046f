"""The pages: one module for each kind, which turns records into view models and names a template.

A module's `page` or `pages` yields `parts.page.Page`; what several kinds share stands in `parts`.
"""

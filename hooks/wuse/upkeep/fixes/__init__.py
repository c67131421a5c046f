"""Repairs that need no asking: each has one possible outcome, and proves that it is reached.

`content` puts those of a file's text together: `encoding`, `slips`, `values`, `order`. `names` has
those of its name.
"""

"""Fixes that need no question: each has only one possible result, and proves that it is right.

`content` combines the fixes to a file's text: `encoding`, `slips`, `values`, `order`. `names` fixes
its name.
"""

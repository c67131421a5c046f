"""The mark of a draft that an import has made, and that nobody has read yet."""

from __future__ import annotations

DRAFT_MARK = "# 导入的草稿，还没有核对"
"""How the comment begins that stands in such a draft until a person deletes it."""

"""What a change does, in a reviewer's words: as Markdown for a summary, or as a page of its own."""

from .gather import report
from .html import html
from .markdown import markdown
from .model import Report

__all__ = ["Report", "html", "markdown", "report"]

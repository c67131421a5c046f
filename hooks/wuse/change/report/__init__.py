"""What a change does, in a reviewer's words: as Markdown for a summary, or as a single page."""

from .gather import report
from .html import html
from .markdown import markdown
from .model import Report

__all__ = ["Report", "html", "markdown", "report"]

"""What each owner has handed in and what needs a hand, for the bureau's eyes; never published."""

from .page import as_page
from .rows import Overview, OwnerRow, overview
from .tables import as_csv, as_markdown, as_text

__all__ = ["Overview", "OwnerRow", "as_csv", "as_markdown", "as_page", "as_text", "overview"]

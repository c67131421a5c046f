"""Why a file is not read at all.

The child process imports this, and nothing that takes long to load.
"""

from __future__ import annotations

from enum import StrEnum

from wuse.errors import WuseError


class Refusal(StrEnum):
    """Reasons, by their codes in `wuse.source.codes`."""

    UNREADABLE = "X101"
    UNKNOWN_KIND = "X102"
    ENCRYPTED = "X103"
    TOO_LARGE = "X104"
    DAMAGED = "X105"
    FORBIDDEN = "X106"
    CRASHED = "X107"
    OLD_DOCUMENT = "X108"
    FORM_TAG = "X601"
    FORM_NAME = "X602"


class RefusedError(WuseError):
    """A file that is not read at all."""

    def __init__(self, code: Refusal, message: str, fix: str = "") -> None:
        super().__init__(message, fix)
        self.args = (code, message, fix)  # so that it can be pickled
        self.code = code

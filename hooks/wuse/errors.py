"""The base class of all errors that the engine raises on purpose, with text for the user."""

from __future__ import annotations


class WuseError(Exception):
    """Something cannot be done, and not because of a bug.

    Attributes:
        message: what is wrong, in Chinese.
        fix: what to do about it, in Chinese; may be empty.
    """

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message, fix)  # both in `args`, so that the error can be pickled
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message} — {self.fix}" if self.fix else self.message

"""What an import has to say of a file, a sheet or a cell, each kind with a stable code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wuse.errors import WuseError


class Code(StrEnum):
    """Kinds of messages. X1xx: a file, X2xx: a sheet, X3xx: a cell, X4xx: a row, X5xx: a photo."""

    UNREADABLE = "X101"  # the system does not open the file
    UNKNOWN_KIND = "X102"  # no table that we read
    ENCRYPTED = "X103"
    TOO_LARGE = "X104"  # more bytes, parts, rows or columns than a ledger has
    OLD_DOCUMENT = "X108"  # .doc, .wps and the like
    ENTRY = "X109"  # a file in an archive that is not read
    DAMAGED = "X105"
    FORBIDDEN = "X106"  # document types and entities, names that stand twice
    CRASHED = "X107"  # the child process ended, or took too long
    NO_TABLE = "X201"  # no row of headers
    HIDDEN = "X202"  # a sheet that is hidden is not read
    NO_COLUMN = "X203"  # a column that the record needs
    HIDDEN_ROWS = "X204"  # rows that are hidden are read
    VALUE = "X301"  # what the field does not take
    DATE = "X302"  # a date with two readings, or without a year
    DATE_NOTE = "X303"  # a date that was read, but not as it stood
    PEOPLE = "X304"  # numbers of people of no known kind
    NAME = "X305"  # a name or a number of a person: left out, never repeated
    SYNONYM = "X306"  # a word that was read as a term
    INITIATIVE = "X307"  # none of the school's own
    FORMULA = "X308"  # a formula that no program has computed
    PICTURE = "X309"  # a picture in a cell
    NO_FIELD = "X310"  # a column without a field: its cells become comments
    TITLE = "X311"  # of a document: not found
    MISSING_PICTURE = "X312"  # of a document: not saved with it
    SOURCE = "X313"  # the account and day of an article
    NO_SCHOOL = "X401"
    MISSING = "X402"  # a cell that the record needs
    KNOWN = "X403"  # imported before
    SIMILAR = "X404"  # perhaps there already
    TOTALS = "X405"  # a row of totals
    INVALID = "X406"  # the row as a whole makes no record
    TAKEN = "X407"  # a file of this name exists
    UNREADABLE_BRAND = "X408"  # the school's brand.yml has errors
    ROW_CHANGED = "X409"  # imported before and changed since, like the draft
    PHOTO = "X501"  # no photo that we accept
    DECORATION = "X502"  # too small for a photo
    NO_EVENT = "X503"  # a photo that fits no activity, or several
    # rows of an exported workbook
    GONE = "X411"  # the record is not there any more
    NO_BASE = "X412"  # what the row looked like when it was exported is not known
    BOTH_CHANGED = "X413"  # the field was changed in the file, too
    PARTIAL = "X414"  # the field says more than its cell
    OTHER_RECORD = "X415"  # another record in the row of an exported one


class Level(StrEnum):
    """What a message means for its row or file."""

    REFUSED = "退回"
    DOUBT = "待核对"
    NOTE = "说明"


@dataclass(frozen=True, slots=True)
class Note:
    """One message."""

    code: Code
    level: Level
    place: str
    """Sheet and cell in Chinese, such as ``“活动”C10``; empty for the file as a whole."""
    message: str
    fix: str = ""

    def __str__(self) -> str:
        """The message as a line of a report; it may hold what a cell holds."""
        text = f"{self.place}：{self.message}" if self.place else self.message
        return f"{text} — {self.fix}" if self.fix else text


class RefusedError(WuseError):
    """A file that is not read at all."""

    def __init__(self, code: Code, message: str, fix: str = "") -> None:
        super().__init__(message, fix)
        self.args = (code, message, fix)  # so that it can be pickled
        self.code = code

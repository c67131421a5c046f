"""New files for ``brands/``: from a kind of record and a few answers to a commented YAML file.

A template is generated from the record, so that it knows every field there is; and every file is
read back by the rules of ``source`` before it is written.
"""

from .answers import Answer, AnswerError, checked, one_line
from .lookup import initiatives_of, load_bureau, owner_of_name
from .paths import (
    PlaceError,
    case_path,
    date_part,
    file_name,
    make,
    new_home,
    owner_home,
    record_path,
)
from .template import render

__all__ = [
    "Answer",
    "AnswerError",
    "PlaceError",
    "case_path",
    "checked",
    "date_part",
    "file_name",
    "initiatives_of",
    "load_bureau",
    "make",
    "new_home",
    "one_line",
    "owner_home",
    "owner_of_name",
    "record_path",
    "render",
]

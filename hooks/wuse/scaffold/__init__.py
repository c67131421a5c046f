"""New files for ``brands/``: a kind of record and a few answers -> a commented YAML file.

The template is generated from the record, so it has every field. Each file is read back by the
rules of ``source`` before it is written.
"""

from .answers import Answer, AnswerError, check_answer, one_line
from .edition import Scheme, render_edition, schemes
from .lookup import find_owner, initiatives_of, load_bureau, owner_named
from .paths import (
    PathError,
    case_path,
    date_part,
    file_name,
    new_home,
    owner_home,
    record_path,
    write_new,
)
from .project import new_project
from .start import NewSchool, Start, start
from .template import prove, render

__all__ = [
    "Answer",
    "AnswerError",
    "NewSchool",
    "PathError",
    "Scheme",
    "Start",
    "case_path",
    "check_answer",
    "date_part",
    "file_name",
    "find_owner",
    "initiatives_of",
    "load_bureau",
    "new_home",
    "new_project",
    "one_line",
    "owner_home",
    "owner_named",
    "prove",
    "record_path",
    "render",
    "render_edition",
    "schemes",
    "start",
    "write_new",
]

"""What schools have, as drafts of records: workbooks and the ledgers that people keep.

`write_template` makes a workbook from the model. `load` reads a file in a limited child process,
`understand` finds tables and records in it, `plan` decides what each row becomes, and
`Plan.write` makes drafts of it, which nobody sees on the site until a person has read them.
"""

from .drafts import Plan
from .importing import plan
from .loading import load
from .messages import Note, RefusedError
from .template_workbook import write_template

__all__ = ["Note", "Plan", "RefusedError", "load", "plan", "write_template"]

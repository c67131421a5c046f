"""Read files: bytes -> text -> YAML nodes with positions -> records, and every problem on the way.

`load_region` reads a whole ``brands/`` folder. The steps, each with the problems that it finds:

- `text`: bytes -> text, whatever the encoding (with `invisible` and `escapes`);
- `parser`: text -> tree (with `tree_builder`, `tree` and `parser_errors`);
- `bind`: tree -> record (with `messages`);
- `owner_reader` and `loader`: folder -> region (with `folder_reader`, which both stand on, and
  `unread_files`, for files that are never read).

Who recognises which slip of the hand:

- `line_slips`: one line in, its repairs out; out of context, so only a proposal;
- `pasted`: one line in, repairs of what chats and web pages add to it out;
- `alignment`: a line and those above in, the line with a better indent out;
- `syntax_slips`: a text that does not parse in, the slips that explain why out;
- `value_slips` and `key_slips`: a tree in, values and field names that parse but were meant
  otherwise out;
- `field_edits`: a missing or unknown field in, the lines that mend it out;
- `edit_trials`: all problems in, those with edits that would not help out.

Who writes files: `rewrite_scalars` replaces values, `rewrite_parts` removes and adds fields,
`rewrite_fields` sets fields of records; what is new is in `block_style`.
"""

from .codes import Code
from .loaded import Loaded
from .loader import load_region, read_bureau
from .owner_reader import read_owner
from .problems import Problem, Severity

__all__ = [
    "Code",
    "Loaded",
    "Problem",
    "Severity",
    "load_region",
    "read_bureau",
    "read_owner",
]

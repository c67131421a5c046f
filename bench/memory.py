"""The most memory that a command and all that it starts take together.

Run ``python bench/memory.py COMMAND…``, for example ``.venv/bin/mkdocs build`` in a project with
large photos and an empty cache. Linux only. Counted is the proportional share (PSS): pages that
processes have in common count once.
"""

from __future__ import annotations

import sys
from pathlib import Path

from process import run

if __name__ == "__main__":
    print(f"{run(sys.argv[1:], Path.cwd()).together:.0f} MB at the most")

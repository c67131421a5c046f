"""The table of contexts is what the quick look and a browser take it for."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from wuse.names.people import CONTEXTS_FILE, rows

sys.path.append(str(Path(__file__).parents[2] / "tools"))


def test_no_context_escapes_the_quick_look() -> None:
    from name_edges import edges

    table = json.loads(CONTEXTS_FILE.read_text("utf-8"))
    assert edges() == {key: table[key] for key in ("last", "first")}


def test_javascript_can_read_every_context() -> None:
    for row in rows():
        for pattern in row[2:]:
            assert not re.search(r"\(\?P|\(\?[aimsux]|\\[AZ]|[*+?}]\+", pattern), pattern

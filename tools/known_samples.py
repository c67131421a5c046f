"""Records what the samples are, so that ``wuse start`` takes away these and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from wuse.scaffold.samples import digests

ROOT = Path(__file__).parents[1]
LIST = ROOT / "hooks/wuse/scaffold/samples.json"

if __name__ == "__main__":
    LIST.write_text(f"{json.dumps(digests(ROOT), indent=2)}\n", "utf-8")

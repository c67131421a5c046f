"""Limits of a prepared photo, whose file stays in the project for good."""

from __future__ import annotations

MAX_EDGE = 2560
"""Long edge (px) of a prepared photo: 1.6 times the largest that we publish."""
MAX_BYTES = 1_000_000
"""Bytes of a prepared photo; 2560 px at quality 88 take 0.8 MB on average."""
TOO_MANY_BYTES = 2 * MAX_BYTES
"""Bytes from which an unprepared photo deserves a hint."""

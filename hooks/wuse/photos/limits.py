"""What a photo that is kept may measure: its file stays in the project for good."""

MAX_EDGE = 2560
"""Long edge (px) that a kept photo may have: half as much again as the largest we publish."""
MAX_BYTES = 1_000_000
"""Bytes that a prepared photo may take; 2560 px at quality 88 take 0.8 MB on average."""
TOO_MANY_BYTES = 2 * MAX_BYTES
"""Bytes from which a photo that was not prepared is worth a word."""

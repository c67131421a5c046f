"""Ways to fail that several commands share."""

from __future__ import annotations

from pathlib import Path

import click


def unwritable(target: Path) -> click.ClickException:
    """The end of a command whose result cannot be written."""
    return click.ClickException(f"写不进“{target}”，请换一个地方，或者检查有没有权限")

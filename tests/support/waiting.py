"""Waiting for what other processes do."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import pytest

T = TypeVar("T")

SECONDS = 60
"""Far more than anything takes, also on a machine that is busy with other things."""


def eventually(seen: Callable[[], T], told: Callable[[], str] = str) -> T:
    """Try until something is there; a test that waits in vain fails.

    Args:
        seen: what is waited for; it is there when it is true.
        told: what the failure says.
    """
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if found := seen():
            return found
        time.sleep(0.05)
    pytest.fail(f"never seen\n{told()}")

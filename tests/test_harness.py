"""The tests themselves: they end, however they are started."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from support.project import ROOT

_INTERRUPTED = "import conftest, subprocess as s; print(s.run(['sh', '-c', 'kill -INT $$']))"


def test_every_test_has_a_time_limit(pytestconfig: pytest.Config) -> None:
    assert 0 < float(pytestconfig.getini("timeout")) <= 900


def test_what_a_test_interrupts_hears_it_where_a_script_has_made_it_deaf() -> None:
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for `make test &`
    try:
        done = subprocess.run(
            [sys.executable, "-c", _INTERRUPTED],
            cwd=ROOT / "tests",
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    finally:
        signal.signal(signal.SIGINT, usual)
    assert f"returncode=-{signal.SIGINT:d}" in done.stdout

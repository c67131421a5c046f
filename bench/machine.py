"""What a measurement depends on: the machine, and what runs on it."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

QUIET = 0.5
"""Load average up to which a machine counts as left alone."""
PACKAGES = {"MkDocs": "mkdocs", "Material": "mkdocs-material"}


def facts(programs: dict[str, tuple[str | Path, ...]]) -> str:
    """Sentences about this machine at this moment; a warning, too, if others are using it.

    Args:
        programs: name -> command that tells the version of a program.
    """
    load = os.getloadavg()[0]
    versions = [
        f"{platform.system()} {platform.release().split('-')[0]}",
        f"Python {platform.python_version()}",
        *(f"{name} {version(package)}" for name, package in PACKAGES.items()),
        *(f"{name} {_version(command)}" for name, command in programs.items()),
    ]
    lines = [
        f"{time.strftime('%-d %B %Y')}, {len(os.sched_getaffinity(0))} cores of {_cpu()}, "
        f"{', '.join(versions)}; {_commit()}. Load average at the start: {load:.1f}."
    ]
    if load > QUIET:
        warning = "Others were using the machine: trust ratios, not seconds."
        print(f"Load average {load:.1f}: {warning}", file=sys.stderr)
        lines.append(f"**{warning}**")
    return " ".join(lines)


def _cpu() -> str:
    names = re.findall(r"(?m)^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text())
    return names[0] if names else platform.machine()


def _version(command: tuple[str | Path, ...]) -> str:
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"\d+\.\d+(\.\d+)?", said)
    return found[0] if found else "?"


def _commit() -> str:
    command = ("git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty")
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return f"commit {told}" if told else "no commit"

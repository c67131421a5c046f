"""The header files of a built site, as a host and as nginx read them."""

import re
from pathlib import Path


def headers_of(site: Path) -> dict[str, str]:
    """What ``_headers`` asks a host to send with every file."""
    first, *lines = (site / "_headers").read_text("utf-8").splitlines()
    assert first == "/*"
    assert all(line.startswith("  ") for line in lines)
    return dict(line.strip().split(": ", 1) for line in lines)


def nginx_headers_of(site: Path) -> dict[str, str]:
    """What ``headers.nginx.conf`` makes nginx send with every answer."""
    text = (site / "headers.nginx.conf").read_text("utf-8")
    return dict(re.findall(r'^add_header (\S+) "([^"]*)" always;$', text, re.MULTILINE))


def directives(policy: str) -> dict[str, set[str]]:
    """A Content-Security-Policy by its directives."""
    parts = [part.split() for part in policy.split(";")]
    return {name: set(sources) for name, *sources in parts}

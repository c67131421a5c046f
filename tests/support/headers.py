"""The header files of a built site, as a host and as nginx read them."""

import re
from pathlib import Path


def headers_of(site: Path) -> dict[str, str]:
    """What ``_headers`` asks a host to send with every file."""
    return rules_of(site)["/*"]


def rules_of(site: Path) -> dict[str, dict[str, str]]:
    """What ``_headers`` asks a host to send, by pattern of the address."""
    rules: dict[str, dict[str, str]] = {}
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            headers = rules[line] = {}
        else:
            assert line.startswith("  ")
            name, value = line.strip().split(": ", 1)
            headers[name] = value
    return rules


def nginx_headers_of(site: Path) -> dict[str, str]:
    """What ``headers.nginx.conf`` makes nginx send with every answer."""
    text = (site / "headers.nginx.conf").read_text("utf-8")
    return dict(re.findall(r'^add_header (\S+) "([^"]*)" always;$', text, re.MULTILINE))


def directives(policy: str) -> dict[str, set[str]]:
    """A Content-Security-Policy by its directives."""
    parts = [part.split() for part in policy.split(";")]
    return {name: set(sources) for name, *sources in parts}

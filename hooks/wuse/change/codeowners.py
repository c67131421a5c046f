"""CODEOWNERS, which tells a code host whom to ask for a review, from the bureau's register.

The maintainers of a folder are asked together with the bureau, because nobody can approve their own
change. Everything else, including these files, belongs to the bureau.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wuse.layout import BELOW_BRANDS, BUREAU, SITE_FILE

from .ownership import Register

_HEAD = f"# 由 wuse codeowners 根据 {SITE_FILE} 的“维护账号”生成，请不要手改。\n"


@dataclass(frozen=True, slots=True)
class Dialect:
    """The syntax of one host. Slugs of owners need no escaping in any of them."""

    path: str
    """Where the host looks for it, relative to the repository."""
    everything: str
    """The pattern that every path matches."""
    below: str
    """The pattern that matches everything in a folder, with ``{}`` for the folder."""


DIALECTS: Mapping[str, Dialect] = {
    # https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
    # The last matching pattern wins, so the general one comes first. GitLab reads this file too.
    "github": Dialect(".github/CODEOWNERS", "*", "/{}/"),
    # https://docs.gitea.com/usage/repository/code-owners
    # Go regular expressions, matched against whole paths; every match counts.
    "gitea": Dialect(".gitea/CODEOWNERS", ".*", "{}/.*"),
}
"""Name -> dialect."""


def codeowners(register: Register, dialect: Dialect) -> str:
    """The content of the file. The register must list accounts of the bureau: they own the rest."""
    bureau = register.accounts[BUREAU]
    schools = sorted(register.accounts.keys() - {BUREAU})
    lines = [_HEAD, _line(dialect.everything, bureau)]
    for folder in schools:
        pattern = dialect.below.format(BELOW_BRANDS + folder)
        lines.append(_line(pattern, [*register.accounts[folder], *bureau]))
    return "".join(lines)


def _line(pattern: str, accounts: Sequence[str]) -> str:
    return " ".join((pattern, *(f"@{account}" for account in dict.fromkeys(accounts)))) + "\n"

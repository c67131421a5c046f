"""CODEOWNERS: whom a host of git repositories asks to review what, from the bureau's register.

Whoever maintains a folder is asked together with the bureau, as nobody can approve a change of
their own. Everything else, these files themselves among it, is the bureau's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wuse.layout import BELOW_BRANDS, BUREAU, SITE_FILE

from .ownership import Register

_HEAD = f"# 由 wuse codeowners 根据 {SITE_FILE} 的“维护账号”生成，请不要手改。\n"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one host writes the file. No name of an owner's folder needs escaping."""

    path: str
    """Where the host looks for it, relative to the repository."""
    everything: str
    """The pattern that every path matches."""
    below: str
    """The pattern that matches what is in a folder, with ``{}`` for the folder."""


DIALECTS: Mapping[str, Dialect] = {
    # https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
    # The last pattern that matches decides, so the general one comes first. GitLab reads it too.
    "github": Dialect(".github/CODEOWNERS", "*", "/{}/"),
    # https://docs.gitea.com/usage/repository/code-owners
    # Go's regular expressions, held against whole paths; all that match count.
    "gitea": Dialect(".gitea/CODEOWNERS", ".*", "{}/.*"),
}
"""Name -> dialect."""


def codeowners(register: Register, dialect: Dialect) -> str:
    """The content of the file; the bureau must have accounts, or nobody would guard the rest."""
    bureau = register.accounts[BUREAU]
    schools = sorted(register.accounts.keys() - {BUREAU})
    lines = [_HEAD, _line(dialect.everything, bureau)]
    for folder in schools:
        pattern = dialect.below.format(BELOW_BRANDS + folder)
        lines.append(_line(pattern, [*register.accounts[folder], *bureau]))
    return "".join(lines)


def _line(pattern: str, accounts: Sequence[str]) -> str:
    return " ".join((pattern, *(f"@{account}" for account in dict.fromkeys(accounts)))) + "\n"

"""Who may change what: a change compared with the bureau's register of accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from wuse.layout import BUREAU, SITE_FILE, home, owner_of, top
from wuse.model.bureau import SiteFile
from wuse.printable import printable
from wuse.source import Code, Problem, Severity, load_region
from wuse.source.blobs import unwritable
from wuse.source.past_files import files_at
from wuse.source.problems import FILE_START

from .git import Change, paths_of

_MAX_NAMES = 5
"""How many names a message lists."""


@dataclass(frozen=True)
class Register:
    """The accounts that may change each folder, as the bureau registered them."""

    accounts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Folder, or ``_bureau`` -> accounts."""
    broken: bool = False
    """Whether some accounts may be unreadable: then grant no access from it."""

    def without_bureau(self) -> Register:
        """The register for a change that others may have pushed to: no account is the bureau's."""
        schools = {folder: names for folder, names in self.accounts.items() if folder != BUREAU}
        return Register(schools, self.broken)

    def lists(self, folder: str, account: str) -> bool:
        """Whether an account may change a folder. Code hosts ignore case in account names."""
        listed = (known.casefold() for known in self.accounts.get(folder, ()))
        return account.removeprefix("@").casefold() in listed


def read_register(project: Path) -> Register:
    """The register as it is in a project folder."""
    loaded = load_region(project, only=())
    accounts: dict[str, list[str]] = {}
    for entry in loaded.region.site.owners:
        accounts.setdefault(entry.folder, []).extend(entry.accounts)
    return Register(accounts, broken=not accounts and any(map(_hides_accounts, loaded.problems)))


def _hides_accounts(problem: Problem) -> bool:
    """Whether a problem may make accounts unreadable: it cannot if it is in another section."""
    others = {field.title for name, field in SiteFile.model_fields.items() if name != "owners"}
    section = problem.field.split(" › ")[0]
    is_error = problem.path == SITE_FILE and problem.severity is Severity.ERROR
    return is_error and section not in others


def register_at(project: Path, ref: str) -> Register:
    """The register as it was at ``ref``: no change may grant itself access. Raises GitError."""
    try:
        with TemporaryDirectory(prefix="wuse-") as folder:
            files_at(project, ref, [SITE_FILE], Path(folder))
            return read_register(Path(folder))
    except OSError as error:
        raise unwritable(gettempdir(), error) from None


def ownership_violations(
    changes: Iterable[Change], register: Register, author: str | None
) -> Iterator[Problem]:
    """What a change touches although its author may not.

    The bureau's accounts may touch everything. Anyone else may touch the folders that list them
    or, if nobody is registered at all, one owner's folder at a time. If the author is unknown,
    violations are warnings, because the author may be the bureau.

    Args:
        changes: the change, file by file.
        register: the register as it was before the change.
        author: the account that proposes the change; None if unknown.
    """
    if author and register.broken:
        yield _problem(
            Code.UNREADABLE_REGISTER,
            SITE_FILE,
            "这个文件有错误，读不出登记的维护账号，不能判断谁可以改什么",
            "请主管部门先改正这个文件",
        )
        return
    if author and register.lists(BUREAU, author):
        return
    severity = Severity.ERROR if author else Severity.WARNING
    touched = _grouped(paths_of(changes), owner_of)
    yield from _outside(touched.pop("", []), severity)
    if author and register.accounts:
        for folder, paths in touched.items():
            if not register.lists(folder, author):
                yield _foreign(folder, paths, register, author)
    elif len(touched) > 1:
        yield _several(touched, severity)


def ownership_violations_of_any(
    changes: Sequence[Change], register: Register, authors: Iterable[str]
) -> list[Problem]:
    """What a change touches although one of its authors may not; each problem once.

    One account may have opened a pull request, another pushed to it and a third run the check: none
    of them lends its rights to the others.

    Args:
        changes: the change, file by file.
        register: the register as it was before the change.
        authors: the accounts; empty if nobody is known.
    """
    known: list[str | None] = [*authors]
    by_author = (ownership_violations(changes, register, author) for author in known or [None])
    return list(dict.fromkeys(chain.from_iterable(by_author)))


def _outside(paths: Iterable[str], severity: Severity) -> Iterator[Problem]:
    for folder, inside in _grouped(paths, top).items():
        yield _problem(
            Code.NOT_A_SCHOOLS,
            inside[0],
            f"改动了学校文件夹以外的 {printable(folder)}{_files_in(folder, inside)}",
            "学校只改自己在 brands 里的文件夹；请把这里恢复原样，需要改就告诉主管部门",
            severity,
        )


def _foreign(folder: str, paths: Sequence[str], register: Register, author: str) -> Problem:
    path, name = home(folder), printable(author)
    registering = f"brands/{BUREAU}/site.yml 的“维护账号”里登记"
    if folder not in register.accounts:
        return _problem(
            Code.UNREGISTERED,
            paths[0],
            f"{printable(path)} 还没有登记维护账号，账号“{name}”不能改它{_files_in(path, paths)}",
            f"请主管部门先在 {registering}",
        )
    return _problem(
        Code.FOREIGN_FOLDER,
        paths[0],
        f"账号“{name}”不是 {printable(path)} 的维护账号，却改动了它{_files_in(path, paths)}",
        f"请把这个文件夹恢复原样；应当由这个账号维护的，请主管部门在 {registering}",
    )


def _several(touched: Mapping[str, Sequence[str]], severity: Severity) -> Problem:
    folders = sorted(touched)
    listed = "、".join(map(printable, folders[:_MAX_NAMES]))
    rest = "等" if len(folders) > _MAX_NAMES else ""
    return _problem(
        Code.SEVERAL_OWNERS,
        touched[folders[1]][0],
        f"一次改动了 {len(folders)} 个单位的文件夹：{listed}{rest}",
        "一次只改一个单位的文件夹；其余的恢复原样，分开提交",
        severity,
    )


def _grouped(paths: Iterable[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(key(path), []).append(path)
    return groups


def _files_in(folder: str, paths: Sequence[str]) -> str:
    """The files in a folder, in brackets; empty if the path is a file itself."""
    if list(paths) == [folder]:
        return ""
    names = [printable(path.removeprefix(f"{folder}/")) for path in paths[:_MAX_NAMES]]
    rest = "……" if len(paths) > _MAX_NAMES else ""
    return f"（{len(paths)} 个文件：{'、'.join(names)}{rest}）"


def _problem(
    code: Code, path: str, message: str, fix: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(code, severity, path, FILE_START, message, fix)

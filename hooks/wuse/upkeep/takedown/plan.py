"""The plan of a takedown: shown as a whole first, then carried out file by file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wuse.model.takedown import Takedown
from wuse.model.vocabulary import Vocabulary
from wuse.source.bind import bind
from wuse.source.parser import parse
from wuse.source.problems import Severity
from wuse.source.rewrite_scalars import UnwritableError
from wuse.source.text import decode
from wuse.upkeep.disk import Disk, cause
from wuse.upkeep.fixes import names


@dataclass(frozen=True, slots=True)
class FileEdit:
    """What happens to one file. Paths are relative to the project, with ``/``."""

    path: str
    before: bytes
    after: bytes | None
    """None if the file is removed."""
    target: str = ""
    """The new path; empty if the name stays."""
    done: tuple[str, ...] = ()
    """What is done, in Chinese, without the name of a person."""


@dataclass(frozen=True)
class TakedownPlan:
    """Everything that a takedown would do."""

    edits: Sequence[FileEdit]
    entries: Sequence[Takedown]
    """The new entries of the register."""
    obstacles: Sequence[str]
    """What must be done by hand, in Chinese."""
    hints: Sequence[str]
    """What else to look at, in Chinese."""

    records: Sequence[str] = ()
    """The files, relative to the project, of records that disappear from the site."""
    photos: Sequence[Path] = ()
    """The photos that disappear from the site."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to do."""
        return not self.edits and not self.entries


@dataclass
class Drafts:
    """The files of a project as they will be.

    A change that adds errors to a file is refused, because the file would disappear from the site.
    """

    project: Path
    vocabulary: Vocabulary
    obstacles: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    _before: dict[str, bytes] = field(default_factory=dict)
    _after: dict[str, bytes | None] = field(default_factory=dict)
    _targets: dict[str, str] = field(default_factory=dict)
    _done: dict[str, list[str]] = field(default_factory=dict)

    def content(self, path: str) -> bytes:
        """The content that a file will have; empty if it is removed or cannot be read."""
        if path not in self._before:
            file = self.project / path
            try:
                if file.is_symlink() or not file.is_file():
                    return b""
                self._before[path] = file.read_bytes()
            except OSError:
                return b""
            self._after[path] = self._before[path]
        return self._after[path] or b""

    def change(self, path: str, rewrite: Callable[[bytes], bytes], done: str) -> None:
        """Change the content of a file; if that is not possible, note an obstacle.

        Args:
            path: the file, relative to the project.
            rewrite: content -> new content. May raise UnwritableError.
            done: what this does, in Chinese.
        """
        before = self.content(path)
        try:
            after = rewrite(before)
            if self._errors(path, after) > self._errors(path, before):
                raise UnwritableError("去掉以后这个文件就缺了必须有的栏目")
        except UnwritableError as error:
            self.obstacles.append(f"{path} 要自己改：{error}")
            return
        if after != before:
            self._after[path] = after
            self._done.setdefault(path, []).append(done)

    def remove(self, path: str, done: str) -> None:
        """Remove a file."""
        self.content(path)
        self._after[path] = None
        self._done[path] = [done]

    def rename(self, path: str, name: str, done: str) -> None:
        """Rename a file within its folder."""
        if self._after.get(path, b"") is None:
            return
        self.content(path)
        self._targets[path] = f"{path.rpartition('/')[0]}/{name}"
        self._done.setdefault(path, []).append(done)

    def edits(self) -> Iterator[FileEdit]:
        """What happens to each file that changes; removed files come last."""
        for path in sorted(self._done, key=lambda path: (self._after[path] is None, path)):
            target = self._targets.get(path, "")
            done = tuple(dict.fromkeys(self._done[path]))
            yield FileEdit(path, self._before[path], self._after[path], target, done)

    def _errors(self, path: str, data: bytes) -> int:
        """The number of errors in a record file."""
        folder, _, name = path.rpartition("/")
        kind = names.kind_of(name, names.kinds_in(folder))
        if kind is None:
            return 0
        text, problems = decode(data, path)
        node, more = parse(text, path) if text is not None else (None, [])
        problems = [*problems, *more]
        if node:
            problems += bind(kind, node, path, self.vocabulary)[1]
        return sum(problem.severity is Severity.ERROR for problem in problems)


def carry_out(
    project: Path, plan: TakedownPlan, register: Callable[[Disk], None], disk: Disk
) -> list[str]:
    """Change the files.

    The register comes first: even if the rest fails, nothing that it lists is published any more.

    Args:
        project: the folder that holds ``brands/``.
        plan: what is to be done.
        register: writes the register. May raise OSError.
        disk: the file system.

    Returns:
        What could not be changed, in Chinese.
    """
    register(disk)
    return [failure for edit in plan.edits if (failure := _apply(project, edit, disk))]


def _apply(project: Path, edit: FileEdit, disk: Disk) -> str:
    """Change one file. Returns why that failed, in Chinese; empty if it did not."""
    path = project / edit.path
    try:
        if path.read_bytes() != edit.before:
            return f"{edit.path} 刚刚被别的程序改过，没有动它；再运行一次"
        if edit.after is None:
            disk.remove(path)
            return ""
        if edit.after != edit.before:
            disk.replace(path, edit.after)
        if edit.target:
            disk.move(path, project / edit.target)
    except OSError as error:
        return f"{edit.path} 没有改成：{cause(error)}；排除以后再运行一次"
    return ""

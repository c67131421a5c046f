"""What a takedown changes, as a whole: looked at first, then carried out file by file."""

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
class Edit:
    """What becomes of one file. Paths are relative to the project, with ``/``."""

    path: str
    before: bytes
    after: bytes | None
    """None for a file that goes."""
    target: str = ""
    """Its new path; empty when its name stays."""
    done: tuple[str, ...] = ()
    """In Chinese, without the name of a person."""


@dataclass(frozen=True)
class Plan:
    """Everything that a takedown would do."""

    edits: Sequence[Edit]
    entries: Sequence[Takedown]
    """What the register is to say besides."""
    obstacles: Sequence[str]
    """What cannot be done by itself and must be done by hand, in Chinese."""
    hints: Sequence[str]
    """What else should be looked at, in Chinese."""

    records: Sequence[str] = ()
    """Files of the records that go from the site whole, relative to the project."""
    photos: Sequence[Path] = ()
    """The photos that go."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to do."""
        return not self.edits and not self.entries


@dataclass
class Drafts:
    """The files of a project as they are going to be.

    A change that makes a file worse to read than it was is refused: it would leave the site.
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
        """What a file holds, or is going to; nothing if it goes or cannot be read."""
        if path not in self._before:
            place = self.project / path
            try:
                if place.is_symlink() or not place.is_file():
                    return b""
                self._before[path] = place.read_bytes()
            except OSError:
                return b""
            self._after[path] = self._before[path]
        return self._after[path] or b""

    def change(self, path: str, rewrite: Callable[[bytes], bytes], done: str) -> None:
        """Give a file other content; what stands in the way is an obstacle."""
        now = self.content(path)
        try:
            better = rewrite(now)
            if self._errors(path, better) > self._errors(path, now):
                raise UnwritableError("去掉以后这个文件就缺了必须有的栏目")
        except UnwritableError as error:
            self.obstacles.append(f"{path} 要自己改：{error}")
            return
        if better != now:
            self._after[path] = better
            self._done.setdefault(path, []).append(done)

    def remove(self, path: str, done: str) -> None:
        """Let a file go."""
        self.content(path)
        self._after[path] = None
        self._done[path] = [done]

    def rename(self, path: str, name: str, done: str) -> None:
        """Give a file another name in its folder."""
        if self._after.get(path, b"") is None:
            return
        self.content(path)
        self._targets[path] = f"{path.rpartition('/')[0]}/{name}"
        self._done.setdefault(path, []).append(done)

    def edits(self) -> Iterator[Edit]:
        """What becomes of each file that does not stay as it is; files that go come last."""
        for path in sorted(self._done, key=lambda path: (self._after[path] is None, path)):
            target = self._targets.get(path, "")
            done = tuple(dict.fromkeys(self._done[path]))
            yield Edit(path, self._before[path], self._after[path], target, done)

    def _errors(self, path: str, data: bytes) -> int:
        """How much is wrong with a record file."""
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


def carry_out(project: Path, plan: Plan, register: Callable[[Disk], None], disk: Disk) -> list[str]:
    """Change the files; say in Chinese what could not be changed.

    The register comes first: whatever stops the rest, what it names no longer gets out.

    Args:
        project: the folder that holds ``brands/``.
        plan: what is to be done.
        register: writes the register. Raises OSError.
        disk: the file system.
    """
    register(disk)
    return [trouble for edit in plan.edits if (trouble := _done(project, edit, disk))]


def _done(project: Path, edit: Edit, disk: Disk) -> str:
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

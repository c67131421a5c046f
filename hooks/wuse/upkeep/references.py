"""Which YAML files of a school name which photos, and renaming photos in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from wuse.filenames import KNOWN_SUFFIXES, suffix
from wuse.layout import ACTIVITIES, EXEMPLARS, is_folder
from wuse.model.media import PhotoEntry
from wuse.model.self_review import Evidence, Pointer
from wuse.source.parser import parse
from wuse.source.problems import Problem, Severity
from wuse.source.rewrite_scalars import Replacement, UnwritableError, rewrite
from wuse.source.text import decode, read_text
from wuse.source.tree import Node

from .disk import Disk

_KEYS = (
    *("file", str(PhotoEntry.model_fields["file"].title)),
    *("photo", str(Pointer.model_fields["photo"].title)),
)
"""Keys whose text is the name of a photo."""
_EVIDENCE = ("evidence", str(Evidence.model_fields["evidence"].title))
"""Keys whose texts may be, beside much else."""
_FOLDERS = (".", ACTIVITIES, EXEMPLARS)
_SUFFIXES = (".yml", ".yaml")  # the site ignores .yaml, but somebody may rename the file later


class References:
    """The names of photos in a school's files at the time of construction.

    Args:
        home: the school's folder.
        resolve: written name -> the photo that it opens on this machine, which may ignore case.
        drafts: content (UTF-8) that files will have, instead of what they have now.
    """

    def __init__(
        self,
        home: Path,
        resolve: Callable[[str], str],
        drafts: Mapping[Path, bytes] = MappingProxyType({}),
    ) -> None:
        self._home = home
        self._resolve = resolve
        self._drafts = drafts
        self._files: dict[str, set[Path]] = {}
        self.unread: list[str] = []
        """Files that do not parse, relative to the school's folder: they may name any photo."""
        for path in sorted({*self.yaml_files(home), *drafts}):
            self._index(path)

    @staticmethod
    def folders(home: Path) -> list[Path]:
        """The folders of a school that hold YAML files."""
        folders = (home / name for name in _FOLDERS)
        return [folder for folder in folders if is_folder(folder)]

    @classmethod
    def yaml_files(cls, home: Path) -> list[Path]:
        """The YAML files of a school."""
        return sorted(
            path
            for folder in cls.folders(home)
            for path in folder.iterdir()
            if path.suffix.lower() in _SUFFIXES and not path.name.startswith(".")
        )

    def _index(self, path: Path) -> None:
        relative = path.relative_to(self._home).as_posix()
        text, problems = self._text(path, relative)
        root, more = parse(text, relative) if text is not None else (None, [])
        if root is None or any(item.severity is Severity.ERROR for item in [*problems, *more]):
            self.unread.append(relative)
            return
        for node in _names(root):
            self._files.setdefault(self._resolve(_text(node)), set()).add(path)

    def _text(self, path: Path, relative: str) -> tuple[str | None, list[Problem]]:
        draft = self._drafts.get(path)
        return read_text(path, relative) if draft is None else decode(draft, relative)

    @property
    def names(self) -> set[str]:
        """Every name in the files, whether there is such a photo or not."""
        return set(self._files)

    def files_naming(self, name: str) -> list[Path]:
        """The files that name a photo."""
        return sorted(self._files.get(name, ()))

    def rewritten(self, path: Path, old: str, new: str) -> bytes:
        """The content of a file after one photo is renamed in it.

        Raises:
            UnwritableError: the name cannot be replaced.
            OSError: the file cannot be read.
        """

        def change(root: Node) -> Iterator[Replacement]:
            return (
                Replacement(node, new) for node in _names(root) if self._resolve(_text(node)) == old
            )

        return rewrite(self.content(path), change)

    def content(self, path: Path) -> bytes:
        """The content of a file or, if there is one, of its draft. Raises OSError."""
        draft = self._drafts.get(path)
        return path.read_bytes() if draft is None else draft

    def obstacle(self, old: str, new: str) -> str:
        """Why a photo cannot be renamed, in Chinese; empty if it can."""
        if self.unread:
            return f"{self.unread[0]} 读不懂，不知道里面有没有用到它"
        for path in self.files_naming(old):
            try:
                self.rewritten(path, old, new)
            except (UnwritableError, OSError) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                return f"{path.relative_to(self._home).as_posix()} 改不了：{reason}"
        return ""

    def rename(self, old: str, new: str, disk: Disk) -> None:
        """Rename the photo in all files, one after the other.

        Raises:
            UnwritableError: the name cannot be replaced in a file.
            OSError: a file cannot be read or written.
        """
        for path in self.files_naming(old):
            disk.replace(path, self.rewritten(path, old, new))
        self._files.setdefault(new, set()).update(self._files.pop(old, ()))


def _names(node: Node) -> Iterator[Node]:
    """The scalars that name photos."""
    if isinstance(node.value, dict):
        for key, entry in node.value.items():
            if key in _KEYS and isinstance(entry.value.value, str):
                yield entry.value
            elif key in _EVIDENCE:
                yield from filter(_is_photo, _texts(entry.value))
                yield from _names(entry.value)
            else:
                yield from _names(entry.value)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from _names(item)


def _texts(node: Node) -> Iterator[Node]:
    """A text, or the texts of a list."""
    for item in node.value if isinstance(node.value, list) else [node]:
        if isinstance(item.value, str):
            yield item


def _is_photo(node: Node) -> bool:
    return suffix(_text(node)) in KNOWN_SUFFIXES


def _text(node: Node) -> str:
    return node.value.strip() if isinstance(node.value, str) else ""

"""The files of a project that somebody may be named in, and the values in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wuse.layout import BRANDS, BUREAU, PHOTOS, SLUG, TAKEDOWNS_FILE, is_folder
from wuse.model.media import PhotoEntry
from wuse.source.rewrite_scalars import UnwritableError, read_tree, split_bom
from wuse.source.tree import Node
from wuse.upkeep.references import References

_FILE = ("file", str(PhotoEntry.model_fields["file"].title))


def owners(project: Path) -> list[str]:
    """The slugs of all owners; folders that are links are nobody's."""
    return sorted(
        home.name
        for home in (project / BRANDS).iterdir()
        if SLUG.fullmatch(home.name) and is_folder(home)
    )


def record_files(project: Path, slug: str) -> list[str]:
    """The YAML files of an owner, relative to the project."""
    found = References.listed(project / BRANDS / slug)
    return [path.relative_to(project).as_posix() for path in found]


def bureau_files(project: Path) -> list[str]:
    """The YAML files of the bureau but for the register, relative to the project."""
    home = project / BRANDS / BUREAU
    found = [] if home.is_symlink() else home.rglob("*.y*ml")
    shown = sorted(path.relative_to(project).as_posix() for path in found)
    return [path for path in shown if path != TAKEDOWNS_FILE]


def photo_files(project: Path, slug: str) -> list[Path]:
    """What lies in an owner's folder of photos."""
    folder = project / BRANDS / slug / PHOTOS
    if folder.is_symlink() or not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())


def tree(data: bytes) -> Node | None:
    """The tree of a file; None where it cannot be read."""
    try:
        return read_tree(split_bom(data)[1])
    except UnwritableError:
        return None


def entries_naming(root: Node) -> Iterator[tuple[Node, Node]]:
    """(entry, name) of everything that names a file of a photo."""
    if isinstance(root.value, dict):
        named = next((root.value[key].value for key in _FILE if key in root.value), None)
        if named is not None and isinstance(named.value, str):
            yield root, named
            return
        for entry in root.value.values():
            yield from entries_naming(entry.value)
    elif isinstance(root.value, list):
        for item in root.value:
            yield from entries_naming(item)


def scalars(root: Node) -> Iterator[Node]:
    """Every text below a node; keys are names of fields, and nobody's."""
    if isinstance(root.value, dict):
        for entry in root.value.values():
            yield from scalars(entry.value)
    elif isinstance(root.value, list):
        for item in root.value:
            yield from scalars(item)
    elif root.value:
        yield root

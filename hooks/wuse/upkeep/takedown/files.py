"""The files of a project that may name a person, and the values in them."""

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
    """The slugs of all owners; folders that are links do not count."""
    return sorted(
        home.name
        for home in (project / BRANDS).iterdir()
        if SLUG.fullmatch(home.name) and is_folder(home)
    )


def record_files(project: Path, slug: str) -> list[str]:
    """The YAML files of an owner, relative to the project."""
    paths = References.yaml_files(project / BRANDS / slug)
    return [path.relative_to(project).as_posix() for path in paths]


def bureau_files(project: Path) -> list[str]:
    """The YAML files of the bureau except the register of takedowns, relative to the project."""
    home = project / BRANDS / BUREAU
    paths = [] if home.is_symlink() else home.rglob("*.y*ml")
    relative = sorted(path.relative_to(project).as_posix() for path in paths)
    return [path for path in relative if path != TAKEDOWNS_FILE]


def photo_files(project: Path, slug: str) -> list[Path]:
    """The files in an owner's folder of photos."""
    folder = project / BRANDS / slug / PHOTOS
    if not is_folder(folder):
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())


def tree(data: bytes) -> Node | None:
    """The tree of a file; None if it cannot be read."""
    try:
        return read_tree(split_bom(data)[1])
    except UnwritableError:
        return None


def entries_naming(root: Node) -> Iterator[tuple[Node, Node]]:
    """(entry, its file name) for every entry of a photo."""
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
    """Every scalar with text in a node; keys are left out, as they are names of fields."""
    if isinstance(root.value, dict):
        for entry in root.value.values():
            yield from scalars(entry.value)
    elif isinstance(root.value, list):
        for item in root.value:
            yield from scalars(item)
    elif root.value:
        yield root

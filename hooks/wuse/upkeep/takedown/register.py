"""The bureau's register of takedowns, changed so that its comments stay."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wuse.layout import TAKEDOWNS_FILE
from wuse.model.takedown import Takedown, TakedownFile
from wuse.source.block_style import flow
from wuse.source.rewrite_parts import with_item
from wuse.source.rewrite_scalars import UnwritableError
from wuse.upkeep.disk import Disk

_HEAD = """\
# 撤下登记：有人要求撤下的记录、照片和文中姓名，由 wuse takedown 写在这里。
# 登记过的再交上来，检查不通过，也不会发布。这里不写姓名；这个文件不发布。
"""
_FIELD = TakedownFile.model_fields["takedowns"]


class TakedownRegister:
    """The register of a project. Raises OSError if it cannot be read."""

    def __init__(self, project: Path) -> None:
        self._path = project / TAKEDOWNS_FILE
        self._exists = self._path.exists()
        self._data = self._path.read_bytes() if self._exists else _HEAD.encode()

    def with_entries(self, entries: Iterable[Takedown]) -> bytes:
        """Its content with these entries at the end. Raises UnwritableError."""
        data = self._data
        for entry in entries:
            data = with_item(data, (str(_FIELD.title), "takedowns"), _lines(entry))
        return data

    def add(self, entries: Iterable[Takedown], disk: Disk) -> None:
        """Add these entries to the file. Raises UnwritableError and OSError."""
        data = self.with_entries(entries)
        if data == self._data:
            return
        if self._exists:
            disk.replace(self._path, data)
        else:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            disk.create(self._path, data)


def register_problem(error: UnwritableError) -> str:
    """Why the register cannot be changed, in Chinese."""
    return (
        f"{TAKEDOWNS_FILE} 写不进去：{error}。先用 wuse check 改好它，再运行一次；还没有动任何文件"
    )


def _lines(entry: Takedown) -> Iterable[str]:
    for name, field in Takedown.model_fields.items():
        value = getattr(entry, name)
        if value in (None, ""):
            continue
        if name == "date":
            text = value.text
        elif name in ("kind", "outcome"):
            text = value.zh
        else:
            text = str(value) if isinstance(value, int) else flow(value)
        yield f"{field.title}: {text}"

"""A proposal as files in a folder, for those who work without git."""

from __future__ import annotations

from pathlib import Path

from wuse.upkeep import Disk

from .package import PackageError
from .proposal import Proposal


def place_in_folder(proposal: Proposal, target: Path, project: Path) -> None:
    """Write the files of a proposal, all or none.

    Args:
        proposal: what to write.
        target: the folder that gets ``brands/…``.
        project: the project that the proposal was made from: a file may be replaced if the target
            has it as the project has it.

    Raises:
        PackageError: a file is there already with another content.
        OSError: a file cannot be written.
    """
    for path in proposal.files:
        file, known = target / path, project / path
        steps = [file, *file.parents]
        if any(it.is_symlink() for it in steps[: steps.index(target)]):
            raise PackageError(f"{path} 经过一个快捷方式（符号链接），没有写", "换一个文件夹")
        if not file.exists() or file.read_bytes() == proposal.files[path]:
            continue
        if not known.is_file() or file.read_bytes() != known.read_bytes():
            raise PackageError(f"{path} 已经有了，内容不一样，没有覆盖", "换一个空文件夹再收")
    disk = Disk()
    for path, content in proposal.files.items():
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists():
            disk.replace(file, content)
        else:
            disk.create(file, content)

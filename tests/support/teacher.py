"""Someone who follows the guide for a terminal to the letter, and the bureau they write to."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from support.guide import blocks, read, yaml_blocks
from support.project import ROOT, brand, make_project, quiet
from support.repository import commit, git, init
from support.runner import quick_program

NOT_RUN = (
    "sudo apt install git make python3-venv",
    "xcode-select --install",
    "make install",
    ".venv/bin/wuse serve shiyan",
)
"""Commands of the guide that change the machine, or that end when somebody ends them."""


class Teacher:
    """Does what a guide says, and only that.

    Args:
        folder: where the terminal is opened.
        origin: the repository whose address the bureau gave.
        photo: the photo to hand in, as it came from the telephone.
    """

    def __init__(self, folder: Path, origin: Path, photo: Path) -> None:
        self.folder = folder
        self._origin, self._photo = origin, photo

    def follow(self, text: str) -> None:
        """Do what a part of the guide says, block by block."""
        for block in blocks(text):
            if block.kind == "yaml":
                write(self.folder, block.file, block.text)
            else:
                for line in block.text.splitlines():
                    self._type(line, block.answers)

    def run(self, command: str, answers: Sequence[str]) -> None:
        """Run one command, which must succeed, and answer its questions."""
        done = subprocess.run(
            shlex.split(command),
            cwd=self.folder,
            env=quiet({}),
            input="".join(f"{answer}\n" for answer in answers),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}"

    def _type(self, line: str, answers: Sequence[str]) -> None:
        if line in NOT_RUN:
            return
        if line.startswith("cd "):
            self.folder /= line.removeprefix("cd ")
            self._install()
            return
        if " photos prepare " in line:
            shutil.copy(self._photo, self.folder / "brands/shiyan/photos/IMG_0312.JPG")
        self.run(line.replace("仓库地址", str(self._origin)), answers)

    def _install(self) -> None:
        """What ``make install`` leaves, as far as the guide uses it."""
        program = self.folder / ".venv/bin/wuse"
        program.parent.mkdir(parents=True)
        quick_program(program)


def write(folder: Path, path: str, text: str) -> None:
    """Create a file, or add to the end of one."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    with (folder / path).open("a", encoding="utf-8") as file:
        file.write(text)


def taken_by_telephone(image: Image.Image, path: Path) -> Path:
    """Save a photo with the place and the time of taking, and the name of the telephone."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "Nokia", "2025:03:12 09:30:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (37.0, 38.0, 11.25), 3: "E", 4: (120.0, 19.0, 30.5)})
    image.save(path, "jpeg", exif=exif, quality=88)
    return path


def open_bureau(folder: Path) -> Path:
    """The bureau's repository, with the register and the rules that its guide shows."""
    # mkdocs.yml, a panel outside of brands/, and parts of an edition.
    elsewhere = ("site_name:", "评选:", "公示:", "结果:")
    site = "".join(it for it in yaml_blocks(read("bureaus")) if not it.startswith(elsewhere))
    project = make_project(
        folder,
        {
            "brands/_bureau/site.yml": site,
            "brands/other/brand.yml": brand("另一所学校"),
            ".gitignore": (ROOT / ".gitignore").read_text("utf-8"),
        },
        site_name="滨海区学校党建品牌",
    )
    checked = project.wuse("check")
    assert checked.code == 0, checked.said
    commit(init(project.root))
    # Nobody stands on a branch that others push to.
    git(project.root, "checkout", "-q", "--detach")
    return project.root

"""Projects made on the spot: this repository's configuration, hook and theme around any data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from support import programs

ROOT = Path(__file__).parents[2]
"""The folder of this repository."""

Content = str | bytes | Mapping[str, object]


def brand(name: str = "临海小学", **more: object) -> dict[str, object]:
    """The least that a brand.yml must say, and whatever else a test needs."""
    return {"owner": {"name": name}, "brand": {"name": f"{name}的品牌"}, **more}


def activity(title: str = "植树", date: str = "2025-03-12", **more: object) -> dict[str, object]:
    """An activity that says enough of itself to be worth a page."""
    said = {"title": title, "date": date, "type": "志愿服务", **more}
    return {**said, "summary": said.get("summary", "做了一件事。")}


def photo(file: str, people: str = "无人", **more: object) -> dict[str, object]:
    return {"file": file, "alt": "一棵树", "people": people, **more}


@dataclass(frozen=True)
class Run:
    """How a command ended, and everything that it said."""

    code: int
    said: str

    def lines(self, *words: str) -> list[str]:
        """The lines that hold all these words."""
        return [line for line in self.said.splitlines() if all(word in line for word in words)]


class Project:
    """A project folder; ``site`` is where `build` puts the website."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"

    def write(self, files: Mapping[str, Content]) -> Project:
        """Write files: text and bytes as they are, mappings as YAML."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                path.write_text(content if isinstance(content, str) else dump(content), "utf-8")
        return self

    def build(self, *options: str, **environment: str) -> Run:
        """Run ``mkdocs build`` in the project."""
        asked = ("build", "--site-dir", str(self.site), *options)
        return Run(*programs.run("mkdocs", asked, self.root, quiet(environment)))

    def wuse(self, *options: str, **environment: str) -> Run:
        """Run the ``wuse`` command in the project."""
        return Run(*programs.run("wuse", options, self.root, quiet(environment)))

    def run(self, command: str, *options: str, **environment: str) -> Run:
        """Start a command of the environment that the tests run in."""
        done = subprocess.run(
            [str(Path(sys.executable).with_name(command)), *options],
            cwd=self.root,
            env=quiet(environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return Run(done.returncode, done.stdout)

    def page(self, address: str) -> str:
        """The HTML of a page of the built site, by its address such as ``brands/``."""
        return (self.site / address / "index.html").read_text("utf-8")

    def pages(self) -> dict[str, str]:
        """Every page of the built site: path -> HTML."""
        return {
            path.relative_to(self.site).as_posix(): path.read_text("utf-8")
            for path in sorted(self.site.rglob("*.html"))
        }


def make_project(
    root: Path, files: Mapping[str, Content], wuse: object = None, **settings: object
) -> Project:
    """Make a project with this repository's own hook, theme and settings.

    Args:
        root: an empty or new folder.
        files: what to write into it, `brands/…` above all.
        wuse: `extra.wuse` of mkdocs.yml.
        settings: other settings of mkdocs.yml; None leaves one out.
    """
    root.mkdir(parents=True, exist_ok=True)
    configuration = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    configuration |= {"nav": ["index.md"], "extra": {"wuse": wuse or {}}, **settings}
    kept = {name: value for name, value in configuration.items() if value is not None}
    for name in ("hooks", "theme_overrides"):
        (root / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    return Project(root).write({"mkdocs.yml": kept, "docs/index.md": "欢迎。\n", **files})


def dump(content: Mapping[str, object]) -> str:
    return yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=False, width=1000)


def quiet(environment: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}

"""Builds the package. Everything else about it is in pyproject.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHIPPED = (
    ".editorconfig",
    ".gitattributes",
    ".gitea",
    ".github",
    ".gitignore",
    ".gitlab-ci.yml",
    ".vscode",
    "docs",
    "mkdocs.yml",
    "requirements-links.txt",
    "requirements.txt",
    "theme_overrides",
)
"""What a project without our code needs of this one: see `wuse.shipped`."""


class BuildWithProject(build_py):
    """Puts it into the package, unless the package stays where it is (``pip install -e``)."""

    def run(self) -> None:
        """Copy the modules, then the rest."""
        super().run()
        if self.editable_mode:
            return
        target = Path(self.build_lib, "wuse", "project")
        shutil.rmtree(target, ignore_errors=True)
        for name in SHIPPED:
            if Path(name).is_dir():
                shutil.copytree(name, target / name)
            else:
                target.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(name, target / name)


setup(cmdclass={"build_py": BuildWithProject})

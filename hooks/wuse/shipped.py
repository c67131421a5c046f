"""What comes with the program beside its modules: theme, guides, locks, models of a new project.

In a checkout these lie where they are edited. A wheel has them in the package (``setup.py``), so
that a project may consist of data and one ``mkdocs.yml``. ``python -m wuse.shipped NAME`` prints
where a file of this name is, for pip.
"""

from __future__ import annotations

import sys
from pathlib import Path

from wuse.layout import BELOW_BRANDS

_IN_PACKAGE = Path(__file__).with_name("project")

IS_INSTALLED = _IN_PACKAGE.is_dir()
"""Whether the program runs from an installed package, not from a checkout."""
ROOT = _IN_PACKAGE if IS_INSTALLED else Path(__file__).parents[2]
"""The folder that holds what is shipped."""
THEME = "theme_overrides"
"""The name of the theme's folder, here and in a checkout."""


def theme_folder(project: Path) -> Path:
    """The folder with templates, styles and scripts: a project's own goes before the shipped."""
    own = project / THEME
    return own if own.is_dir() else ROOT / THEME


def is_of_project(path: str, documents: str) -> bool:
    """Whether a file, relative to the project, is in the project's own repository.

    Where the program is installed, its modules, which some pages name as their source, are not.
    """
    return not IS_INSTALLED or path.startswith((BELOW_BRANDS, f"{documents}/"))


if __name__ == "__main__":
    sys.stdout.write(f"{ROOT / sys.argv[1]}\n")

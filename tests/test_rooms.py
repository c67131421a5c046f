"""The rooms of the engine: imports go from higher rooms to lower ones, never back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ENGINE = Path(__file__).parent.parent / "hooks" / "wuse"

ROOMS = (
    "errors", "filenames", "layout", "oklch", "palette", "printable", "archives", "shipped",
    "weblinks",
    "names",
    "model",
    "evidence",
    "source",
    "photos",
    "progress",
    "blind",
    "rules",
    "upkeep",
    "scaffold",
    "intake",
    "pages.parts",
    "search",
    "pages",
    "site",
    "editions",
    "dossiers",
    "change",
    "overview",
    "receive",
    "cli",
    "mkdocs_log",
    "mkdocs_pages",
    "mkdocs_theme",
    "mkdocs_build",
    "mkdocs_hook",
    "mkdocs_plugin",
)  # fmt: skip
"""From the bottom up. A room imports only rooms that stand before it."""

SIDE_BY_SIDE = (
    {"scaffold", "pages"},
    {"cli", "mkdocs_build"},
    {"cli", "mkdocs_hook"},
    {"cli", "mkdocs_log"},
    {"cli", "mkdocs_pages"},
    {"cli", "mkdocs_plugin"},
    {"cli", "mkdocs_theme"},
    {"site", "change"},
    {"site", "editions"},
    {"editions", "change"},
    {"dossiers", "change"},
)
"""Rooms that need nothing of each other, wherever they stand in the list."""

RULES_BASE = {"awards", "rule", "finding", "context", "existing", "gaps", "inspected"}
"""What families of rules may import of the machinery: not what runs or lists them."""


def modules() -> Iterator[tuple[Path, str]]:
    for path in sorted(ENGINE.rglob("*.py")):
        dotted = ".".join(path.relative_to(ENGINE).with_suffix("").parts)
        yield path, dotted.removesuffix(".__init__") if dotted != "__init__" else ""


def imports(path: Path, module: str) -> Iterator[str]:
    """What a module imports of the engine, as names below it; ``mkdocs`` for MkDocs."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join(["wuse", *filter(None, above), *filter(None, [node.module])])
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "mkdocs":
                yield "mkdocs"
            elif name.startswith("wuse."):
                yield name.removeprefix("wuse.")


def room(module: str) -> str:
    """The room that a module stands in; empty for the package itself."""
    return next(
        (it for it in sorted(ROOMS, key=len, reverse=True) if f"{module}.".startswith(f"{it}.")), ""
    )


def test_every_module_stands_in_a_room() -> None:
    homeless = [module for _, module in modules() if module and not room(module)]
    assert not homeless


def test_imports_go_down() -> None:
    wrong = []
    for path, module in modules():
        above = room(module)
        for name in imports(path, module):
            below = room(name)
            if not below or not above or below == above:
                continue
            together = any({above, below} == pair for pair in SIDE_BY_SIDE)
            if ROOMS.index(below) > ROOMS.index(above) or together:
                wrong.append(f"{module} imports {name}")
    assert not wrong


def test_families_of_rules_know_neither_the_list_nor_who_runs_it() -> None:
    wrong = [
        f"{module} imports {name}"
        for path, module in modules()
        if module.startswith("rules.families.")
        for name in imports(path, module)
        if name.startswith("rules.")
        and name.split(".")[1] not in {*RULES_BASE, "families", "texts"}
    ]
    assert not wrong


def test_nothing_but_the_hook_imports_mkdocs() -> None:
    knowing = {name for path, name in modules() if "mkdocs" in imports(path, name)}
    own = ("build", "hook", "log", "pages", "plugin", "theme")
    assert knowing == {f"mkdocs_{name}" for name in own}

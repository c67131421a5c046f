"""What the hook leaves behind in the process that MkDocs runs in."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from support.project import ROOT, Content, brand, make_project

import wuse.mkdocs_hook  # noqa: F401 - from here, not from a project of a test, which goes

SCHOOL = {"brands/aa/brand.yml": brand()}
REFUSES = """\
from mkdocs.exceptions import BuildError

def on_config(config):
    raise BuildError("no")
"""


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Whatever the hook does, the other tests' garbage is collected."""
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.parametrize(
    "files",
    [
        {},
        {**SCHOOL, ".cache": "a file where the folder belongs"},
        {**SCHOOL, "refuses.py": REFUSES},
    ],
    ids=["nothing to show", "no place for the cache", "another hook refuses"],
)
def test_a_build_that_is_refused_leaves_garbage_collection_on(
    tmp_path: Path, files: Mapping[str, Content], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["hooks"]
    hooks = [*ours, *(name for name in files if name == "refuses.py")]
    project = make_project(tmp_path, files, hooks=hooks)
    monkeypatch.chdir(project.root)
    with pytest.raises(Abort, match="BuildError"):
        build(load_config("mkdocs.yml", site_dir=str(project.site)))
    assert gc.isenabled()

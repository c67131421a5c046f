"""The page that puts phrases beside fields: every example is accepted, and no field is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from support.guide import GUIDE, read, yaml_blocks
from support.pictures import encoded, scene
from support.project import Project, brand, dump

from wuse.model.brand import BrandFile
from wuse.model.records import Activity, Case, Exemplar
from wuse.rules import check
from wuse.source import Severity, load_region

PARTS = read("phrases").split("\n## ")
KINDS = {
    "brand.yml": BrandFile,
    "activities/2025-04-03-a.yml": Activity,
    "exemplars/a.yml": Exemplar,
    "case.yml": Case,
}
FORMATS = {"logo.png": "PNG", "gate.jpg": "JPEG"}
EXAMPLES = [
    (file, example)
    for file, part in zip(KINDS, PARTS[1:], strict=True)
    for example in yaml_blocks(part)
]


@pytest.mark.parametrize(("file", "example"), EXAMPLES)
def test_every_example_is_accepted(tmp_path: Path, file: str, example: str) -> None:
    project = Project(tmp_path)
    files = {"brands/aa/brand.yml": dump(brand("示例小学")), f"brands/aa/{file}": example}
    if file == "brand.yml":
        whole = {"单位": {"单位名称": "示例小学"}, "品牌": {"品牌名称": "红烛领航 五色育人"}}
        lines = yaml.load(example, yaml.BaseLoader)
        missing = {key: value for key, value in whole.items() if key not in lines}
        files = {f"brands/aa/{file}": (dump(missing) if missing else "") + example}
    project.write(files)
    for name in FORMATS:
        if name in example:
            project.write({f"brands/aa/photos/{name}": encoded(scene(), FORMATS[name])})
    loaded = load_region(project.root)
    errors = [it for it in check(project.root, loaded) if it.severity is Severity.ERROR]
    assert errors == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
def test_every_field_stands_in_a_guide(kind: type[BrandFile]) -> None:
    guides = "".join(path.read_text("utf-8") for path in GUIDE.glob("*.md"))
    written = [field.title for field in kind.model_fields.values()]
    assert [title for title in written if f"{title}:" not in guides] == []

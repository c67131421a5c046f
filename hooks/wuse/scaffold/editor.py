"""What an editor knows of one school: its initiatives, exemplars, activities, photos, all terms.

It stands in the school's folder, where an editor finds it if that folder is opened. Git leaves it
out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from wuse.layout import BRANDS
from wuse.model.brand import BrandFile
from wuse.model.schema import FILES, schemas
from wuse.source import load_region

FOLDER = ".vscode"
_PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")


def write_for_editor(project: Path, slug: str) -> Path:
    """Write the schemas of a school, and the settings that name them.

    Returns:
        The folder to open in the editor.

    Raises:
        OSError: it cannot be written.
    """
    school = project / BRANDS / slug
    region = load_region(project, only=[slug]).region
    folder = region.owners.get(slug)
    names = _names(school, folder.profile if folder else None)
    target = school / FOLDER
    if target.is_symlink():  # it may lead anywhere
        target.unlink()
    target.mkdir(exist_ok=True)
    kinds = {name: pattern for name, (_, pattern) in FILES.items() if f"{BRANDS}/*/" in pattern}
    for name, schema in schemas(region.vocabulary).items():
        if name.removesuffix(".schema.json") in kinds:
            _write(target / name, _with_names(schema, names))
    settings = {
        "yaml.schemas": {
            f"./{FOLDER}/{name}.schema.json": pattern.removeprefix(f"{BRANDS}/*/")
            for name, pattern in kinds.items()
        },
        "yaml.schemaStore.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
    }
    _write(target / "settings.json", settings)
    return school


def _names(school: Path, profile: BrandFile | None) -> Mapping[str, Mapping[str, str]]:
    """Field -> what it may name -> what that is; fields that can name nothing yet are left out."""
    initiatives = [it for top in profile.initiatives for it in top.walk()] if profile else []
    exemplars, activities = _stems(school / "exemplars"), _stems(school / "activities")
    photos = school / "photos"
    names: dict[str, dict[str, str]] = {
        "所属载体": {it.name: it.id for it in initiatives} | {it.id: it.name for it in initiatives},
        **{field: dict.fromkeys(exemplars, "典型") for field in ("师傅", "徒弟", "典型")},
        **{field: dict.fromkeys(activities, "活动") for field in ("相关活动", "活动")},
        "文件": {
            path.name: "照片"
            for path in sorted(photos.iterdir() if photos.is_dir() else ())
            if path.suffix.lower() in _PHOTO_SUFFIXES
        },
    }
    return {field: known for field, known in names.items() if known}


def _stems(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.yml"))


def _with_names(schema: Any, names: Mapping[str, Mapping[str, str]]) -> Any:
    """Let fields offer what the school has."""
    if isinstance(schema, list):
        return [_with_names(part, names) for part in schema]
    if not isinstance(schema, dict):
        return schema
    named = {key: _with_names(part, names) for key, part in schema.items()}
    if isinstance(named.get("properties"), dict):
        named["properties"] = {
            key: _offering(part, names[key].items()) if key in names else part
            for key, part in named["properties"].items()
        }
    return named


def _offering(schema: dict[str, Any], known: Iterable[tuple[str, str]]) -> dict[str, Any]:
    words = dict(known)
    one = {"enum": list(words), "enumDescriptions": list(words.values())}
    if "anyOf" not in schema:  # a single one, such as the file of a photo
        return {**{key: schema[key] for key in ("title", "description") if key in schema}, **one}
    return {**schema, "anyOf": [one, {"type": "array", "items": one}]}


def _write(path: Path, content: object) -> None:
    path.unlink(missing_ok=True)  # it may be a link that leads anywhere
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, "utf-8", newline="\n")

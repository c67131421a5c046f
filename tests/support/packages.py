"""Packages (投稿包) as the form makes them, and as nobody should."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from support.project import dump


def package(
    files: Mapping[str, bytes | str | Mapping[str, object]],
    school: str = "aa",
    origins: Mapping[str, object] | None = None,
    **changes: object,
) -> bytes:
    """A package of these files; `changes` are made to its manifest."""
    contents = {name: _bytes(content) for name, content in files.items()}
    manifest = {
        "格式": "wuse-submission",
        "版本": 1,
        "学校": school,
        "提交时间": "2025-10-30T09:12:00+08:00",
        "程序": "form 1",
        "文件": {
            name: {"字节": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in contents.items()
        },
        "修改": origins or {},
        **changes,
    }
    return archive({**contents, "投稿.json": json.dumps(manifest, ensure_ascii=False).encode()})


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip file as it is."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return data.getvalue()


def edited(*bases: Mapping[str, object], start: str = "公开资料") -> dict[str, object]:
    """What the manifest says of a record that was edited."""
    return {"起点": start, "指纹": "0123456789abcdef", "原文": list(bases)}


def hand_in(folder: Path, data: bytes, name: str = "投稿.zip") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _bytes(content: bytes | str | Mapping[str, object]) -> bytes:
    if isinstance(content, bytes):
        return content
    return (content if isinstance(content, str) else dump(content)).encode()

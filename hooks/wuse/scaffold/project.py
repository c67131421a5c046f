"""A project without our code: data, one ``mkdocs.yml``, and a line that names the program.

All its files are made from those that this repository uses itself (`wuse.shipped`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from wuse import __version__, shipped
from wuse.layout import SITE_FILE
from wuse.source.settings import DOCUMENTS, FILE

from .paths import PathError, write_new

REQUIREMENTS = "requirements.txt"
"""Names the program and its version; nothing else of it is in such a project."""

_AS_THEY_ARE = (
    ".editorconfig",
    ".gitattributes",
    ".github/pull_request_template.md",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    f"{DOCUMENTS}/assets/favicon.svg",
    f"{DOCUMENTS}/index.md",
)
_WORKFLOWS = (".gitea/workflows", ".github/workflows", ".gitlab-ci.yml")

_MAKE = re.compile(r"""make (?:-C (?P<folder>\S+) )?install$""", re.MULTILINE)
_CODE_FOLDERS = re.compile(r"^ +(?:hooks|theme_overrides)\n", re.MULTILINE)
_MAKE_COMMANDS = {
    "make serve": "mkdocs serve",
    "make site": "mkdocs build --strict",
    "make usb": "wuse usb",
}
"""What the program itself is called for, where there is no Makefile."""


def new_project(folder: Path, source: str) -> None:
    """Write a project. The folder is made; it may exist, but hold nothing but ``.git``.

    Args:
        folder: of the project.
        source: the line that tells pip where the program comes from; see `requirement`.

    Raises:
        PathError: there is something in the folder.
        OSError: it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(p.name != ".git" for p in folder.iterdir())):
        fix = "写一个还没有的文件夹；已经是项目的，进入它再运行 wuse start"
        raise PathError(f"“{folder.name or folder}”里已经有东西，没有改动它", fix)
    (folder / SITE_FILE).parent.mkdir(parents=True)
    for name, text in _texts(source).items():
        write_new(folder / name, text)


def requirement(source: str = "") -> str:
    """The line of ``requirements.txt``.

    Args:
        source: a version, the address of a repository or a wheel; empty for where the program that
            runs comes from, if pip knows, else for its version.
    """
    source = source or _installed_from() or __version__
    if source.startswith("wuse"):
        return source
    return f"wuse=={source}" if re.fullmatch(r"[\w.+!]+", source) else f"wuse @ {source}"


def _installed_from() -> str:
    """The address that this program was installed from, as PEP 610 records it; empty if none."""
    try:
        record = json.loads(distribution("wuse").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    address, vcs = record.get("url", ""), record.get("vcs_info")
    if address.startswith("file:"):  # a folder of this machine
        return ""
    return f"{vcs['vcs']}+{address}@{vcs['commit_id']}" if vcs else address


def _texts(source: str) -> Mapping[str, str]:
    """File of the project -> its content."""
    shipped_texts = {name: (shipped.ROOT / name).read_text("utf-8") for name in _AS_THEY_ARE}
    return {
        **shipped_texts,
        FILE: _configuration((shipped.ROOT / FILE).read_text("utf-8")),
        ".gitignore": "/.venv/\n/.cache/\n/site/\n/usb.zip\n__pycache__/\n.DS_Store\nThumbs.db\n",
        REQUIREMENTS: _REQUIREMENTS.format(line=requirement(source)),
        "README.md": _README,
        **{name: _workflow(text) for name, text in _workflows()},
    }


def _configuration(text: str) -> str:
    """Our own ``mkdocs.yml`` with the plugin in the place of hook and theme, which come with it."""
    text = re.sub(r"^hooks:.*\nplugins:.*\n", "plugins: [wuse]\n", text, flags=re.MULTILINE)
    text = re.sub(r"^ +custom_dir:.*\n", "", text, flags=re.MULTILINE)
    return _without_make(text)


def _workflows() -> Iterator[tuple[str, str]]:
    for name in _WORKFLOWS:
        path = shipped.ROOT / name
        for file in sorted(path.iterdir()) if path.is_dir() else (path,):
            yield (
                str(PurePosixPath(name, file.name) if path.is_dir() else name),
                file.read_text("utf-8"),
            )


def _workflow(text: str) -> str:
    """One of our own workflows, which installs the package instead of the checkout."""
    text = _MAKE.sub(lambda found: _install(found["folder"]), text)
    text = text.replace("-r requirements-links.txt", _locked("", "requirements-links.txt"))
    return _without_make(_CODE_FOLDERS.sub("", text))


def _install(folder: str | None) -> str:
    """Install the program, then exactly the libraries that it was tested with, by their hashes."""
    at = f"{folder.rstrip('/')}/" if folder else ""
    pip = f"{at}.venv/bin/pip install --quiet"
    return (
        f"python -m venv {at}.venv && {pip} --no-deps -r {at}{REQUIREMENTS}"
        f" && {pip} --require-hashes {_locked(at, REQUIREMENTS)}"
    )


def _locked(at: str, name: str) -> str:
    return f'-r "$({at}.venv/bin/python -m wuse.shipped {name})"'


def _without_make(text: str) -> str:
    for make, command in _MAKE_COMMANDS.items():
        text = text.replace(make, command)
    return text


_REQUIREMENTS = """\
# 网站的程序，和它的版本。升级只改下面这一行，再照 README.md 里的两条命令装一次。
{line}
"""

_README = """\
# 学校党建品牌网站

这里只有资料，没有程序：`brands` 是各校和主管部门的资料，`docs/index.md` 是首页末尾的文字，
`mkdocs.yml` 是全站设置，`requirements.txt` 写着用哪个版本的程序。各份指南随程序来，在网站的
“指南”里；想改成自己的说法，在 `docs/guide` 里放一份同名的文件。

第一次使用，或者改了 `requirements.txt` 里的版本以后：

```sh
python3 -m venv .venv
.venv/bin/pip install --no-deps -r requirements.txt
.venv/bin/pip install --require-hashes -r "$(.venv/bin/python -m wuse.shipped requirements.txt)"
```

| 做什么 | 命令 |
|---|---|
| 在本机预览，改文件后自动刷新 | `.venv/bin/mkdocs serve` |
| 生成网站，放进 `site` | `.venv/bin/mkdocs build --strict` |
| 打包到 U 盘 | `.venv/bin/wuse usb` |
| 检查全部资料 | `.venv/bin/wuse check` |
| 新学校 | `.venv/bin/wuse new brand` |
| 改站名、主色、备案号，加区县和学校 | `.venv/bin/wuse start` |
"""

"""Makes a project somebody's own: settings, emblem, districts, first schools; samples go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wuse.layout import ACTIVITIES, BRAND_FILE, BRANDS, EXEMPLARS, PHOTOS, SITE_FILE
from wuse.model.brand import BrandFile
from wuse.model.bureau import SiteFile
from wuse.model.vocabulary import Vocabulary
from wuse.source.block_style import scalar
from wuse.source.parser import parse
from wuse.source.settings import DOCUMENTS, FILE
from wuse.source.text import read_text
from wuse.upkeep import Disk

from .answers import Answer, AnswerError
from .configuration import Setting, with_settings
from .lookup import load_bureau, owner_named
from .paths import new_home, write_new
from .samples import samples_in
from .template import prove, render

SAMPLE_SETTINGS: Mapping[Setting, str] = {
    ("site_url",): "https://wuse.example/",
    ("extra", "wuse", "publisher"): "五色示例站",
}
"""Settings of the sample site that nobody keeps: without an answer, they become comments."""


@dataclass(frozen=True, slots=True)
class NewSchool:
    """A school to begin with."""

    slug: str
    name: str
    brand: str


@dataclass(frozen=True, slots=True)
class Start:
    """What a bureau says of itself. What is empty stays as it is."""

    settings: Mapping[Setting, str]
    emblem: Path | None = None
    """The bureau's own picture."""
    districts: Sequence[tuple[str, str]] = ()
    """Identifier and name."""
    schools: Sequence[NewSchool] = ()
    keeps_samples: bool = False


def start(project: Path, wanted: Start) -> Iterator[str]:
    """Make a project the bureau's own, and yield what was done, in Chinese. Twice changes nothing.

    Raises:
        WuseError: a file cannot be changed without harm; the message says which.
        OSError: a file cannot be written.
    """
    settings: dict[Setting, str | None] = dict(wanted.settings)
    if wanted.emblem:
        settings["extra", "wuse", "emblem"] = _place_emblem(project, wanted.emblem)
    yield from _settle(project, settings)
    if not wanted.keeps_samples:
        yield from _remove_samples(project)
    yield from _add_districts(project, wanted.districts)
    _, vocabulary = load_bureau(project)
    for school in wanted.schools:
        yield from _add_school(project, school, vocabulary)


def _remove_samples(project: Path) -> Iterator[str]:
    samples = samples_in(project)
    samples.remove(project)
    if not samples.untouched:  # they went before, and others may have taken their places
        return
    yield f"删掉了 {len(samples.untouched)} 份示例（{BRANDS} 里的示例单位和公共资料）。"
    for name in samples.changed:
        yield f"{BRANDS}/{name} 和原来的示例不同，里面可能有您的内容，没有删；不要就自己删掉。"


def _settle(project: Path, settings: dict[Setting, str | None]) -> Iterator[str]:
    path = project / FILE
    text, _ = read_text(path, FILE)
    if text is None:
        raise AnswerError(f"{FILE} 读不懂", "先运行 wuse ready，照它说的改好")
    root, _ = parse(text, FILE)
    for setting, sample in SAMPLE_SETTINGS.items():
        found = root.find(setting, str.__eq__) if root else None
        if found and found.is_complete and found.node.value == sample:
            settings.setdefault(setting, None)
    changed = with_settings(text, settings)
    if changed != text:
        line_end = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
        Disk().replace(path, changed.replace("\n", line_end).encode())
        yield f"改好了 {FILE}。"


def _place_emblem(project: Path, emblem: Path) -> str:
    """Put the emblem among the documents, as it is; its name there."""
    documents = (project / DOCUMENTS).resolve()
    if documents in emblem.resolve().parents:
        return emblem.resolve().relative_to(documents).as_posix()
    target = documents / "assets" / f"emblem{emblem.suffix.lower()}"
    data = emblem.read_bytes()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        Disk().replace(target, data)
    else:
        Disk().create(target, data)
    return target.relative_to(documents).as_posix()


def _add_districts(project: Path, districts: Sequence[tuple[str, str]]) -> Iterator[str]:
    site, vocabulary = load_bureau(project)
    path = project / SITE_FILE
    known = {spelling for it in site.districts for spelling in (it.id, it.name)}
    new = [(id, name) for id, name in districts if name not in known and id not in known]
    if new and not path.exists():
        entries: list[Answer] = [{"id": id, "name": name} for id, name in new]
        answers: dict[str, Answer] = {"districts": entries}
        write_new(path, render(SiteFile, "主管部门维护的公共设置", answers, vocabulary))
        yield f"写好了 {SITE_FILE}。"
    elif new:
        text = path.read_text("utf-8")
        changed = _with_districts(text, new)
        prove(SiteFile, changed, vocabulary)
        Disk().replace(path, changed.encode())
        yield f"在 {SITE_FILE} 里加了 {len(new)} 个区县。"


def _with_districts(text: str, districts: Sequence[tuple[str, str]]) -> str:
    """Add entries below the others, in their indentation; or a list of them at the end."""
    root, _ = parse(text, SITE_FILE)
    entry = None
    if root and isinstance(root.value, dict):
        fields = [root.value[name] for name in ("districts", "区县") if name in root.value]
        entry = fields[0].value if fields else None
    lines = text.split("\n")
    at, indent = len(lines) - (not lines[-1]), "  "
    if entry and isinstance(entry.value, list) and not entry.style:
        at, indent = entry.span.end.line, " " * (entry.span.start.column - 1)
        head: list[str] = []
    elif entry is None:
        head = ["区县:"]
    else:
        raise AnswerError(f"{SITE_FILE} 的“区县”改不了", "照指南“公共资料”一节自己写上")
    for id, name in districts:
        head += [f"{indent}- 编号: {scalar(id)}", f"{indent}  名称: {scalar(name)}"]
    lines[at:at] = head
    return "\n".join(lines)


def _add_school(project: Path, school: NewSchool, vocabulary: Vocabulary) -> Iterator[str]:
    if owner_named(project, school.name, vocabulary):
        return
    home = new_home(project, school.slug)
    answers: dict[str, Answer] = {"owner": {"name": school.name}, "brand": {"name": school.brand}}
    text = render(BrandFile, "品牌主文件", answers, vocabulary)
    write_new(home / BRAND_FILE, text, (ACTIVITIES, EXEMPLARS, PHOTOS))
    yield f"写好了 {BRANDS}/{home.name}/{BRAND_FILE}（{school.name}）。"

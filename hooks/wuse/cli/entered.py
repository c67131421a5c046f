"""What the commands share that write something for each candidate of an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from wuse.blind.key import KeyFileError, draw
from wuse.dossiers.candidates import Applicant, Entry, applicants, blind_applicants, entries
from wuse.layout import BRANDS
from wuse.model.bureau import Addition
from wuse.model.edition import Edition
from wuse.model.region import Sourced
from wuse.photos import Progress
from wuse.printable import printable
from wuse.rules.existing import suggestion
from wuse.shipped import theme_folder
from wuse.site.build import building
from wuse.source.settings import load_configuration

from .evaluation import check_outside, edition_path, the_edition
from .formats import show
from .program import unwritable
from .site_info import site_info

F = TypeVar("F", bound=Callable[..., object])


def edition_arguments(command: F) -> F:
    """The edition, and which of its candidates; by default all."""
    command = click.argument("slugs", nargs=-1, metavar="[SLUG...]")(command)
    return click.argument("edition", metavar="EDITION")(command)


def output_option(folder: str, what: str) -> Callable[[F], F]:
    """The folder that files are written into."""
    return click.option(
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        default=folder,
        show_default=True,
        help=f"{what} 写进这个文件夹；放在 {BRANDS} 以外。",
    )


def blind_options(command: F) -> F:
    """Whether judges may know the schools, and who keeps the numbers."""
    command = click.option(
        "--blind-key",
        "key",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="编号对照表，哪个编号是哪个单位；没有就抽一份写进去，默认是 匿名编号-EDITION.csv。"
        f"放在 {BRANDS} 以外，不要给评审。",
    )(command)
    return click.option(
        "--blind",
        is_flag=True,
        help="匿名：校名、地名、人名、标识、文件名、链接和二维码都换掉或者去掉，单位只有编号。",
    )(command)


def numbers_file(edition: str, blind: bool, key: Path | None) -> Path | None:
    """Where the numbers of candidates are kept; None if their names are shown.

    Raises:
        click.UsageError: a file is given, but not asked for.
    """
    if key and not blind:
        raise click.UsageError("--blind-key 要和 --blind 一起用")
    return (key or Path(f"匿名编号-{Path(edition).name}.csv")) if blind else None


@dataclass(frozen=True)
class Entered:
    """The candidates that something can be written of."""

    applicants: tuple[Applicant, ...]
    missing: tuple[str, ...]
    """Slugs of those that are not public, or have errors."""
    vocabulary: tuple[Addition, ...]
    """The terms that the bureau has added."""


@contextmanager
def applicants_of(
    project: Path,
    id: str,
    slugs: tuple[str, ...],
    output: Path,
    start: Callable[[str], Progress],
    blind: Path | None = None,
) -> Iterator[Entered]:
    """Read the candidates of an edition, as the public sees them.

    Args:
        project: the folder of the project.
        id: of the edition.
        slugs: of the candidates; none for all.
        output: where something is going to be written.
        start: makes a callback that shows how far the work has come.
        blind: the file with the numbers of the candidates, if nothing may tell who they are.

    Raises:
        click.UsageError: there is no such edition, no such candidate, or the folder is published.
    """
    edition = the_edition(project, id)
    check_outside(project, (output, *filter(None, [blind])))
    wanted = _wanted(edition, slugs)
    configuration, problems = load_configuration(project)
    if not configuration.plain:
        show(problems, project, err=True)
        raise click.ClickException("先改正上面列出的错误")
    item = Sourced(id, edition, edition_path(project, id).relative_to(project).as_posix())
    theme = theme_folder(project)
    info, settings = site_info(configuration), configuration.settings
    only = [entry.slug for entry in wanted]
    with building(project, info, settings, theme, progress=start, only=only) as build:
        if blind:
            numbers = _numbers(blind, edition)
            found = tuple(blind_applicants(build, item, wanted, numbers))
        else:
            found = tuple(applicants(build, item, wanted))
        public = build.survey.public
        missing = tuple(slug for slug in only if slug not in public)
        yield Entered(found, missing, build.plan.bureau.site.vocabulary)


def _numbers(path: Path, edition: Edition) -> Mapping[str, int]:
    try:
        return draw(path, (it.key for it in edition.candidates))
    except KeyFileError as error:
        raise click.UsageError(str(error)) from None
    except OSError:
        raise unwritable(path) from None


def _wanted(edition: Edition, slugs: tuple[str, ...]) -> list[Entry]:
    known = entries(edition)
    for slug in slugs:
        if slug not in known:
            hint = suggestion(slug, known) or "参评单位在评选文件的“参评单位”里；退出的已经不在"
            raise click.UsageError(f"“{printable(slug)}”没有参评这一届；{hint}")
    if not known:
        raise click.UsageError("这一届没有用品牌参评、在本站有文件夹的单位，先写“参评单位”")
    return [entry for slug, entry in known.items() if not slugs or slug in slugs]


def report_left_out(found: Entered) -> None:
    """Say who is missing, and of whom photos are."""
    for slug in found.missing:
        click.echo(
            f"{slug}：没有公开，或者 brand.yml 有错误，这次没有它；先运行 wuse check", err=True
        )
    for applicant in found.applicants:
        if files := applicant.left_out:
            said = f"{applicant.number}：标了“露出名称”的 {len(files)} 张照片没有放进去"
            click.echo(said, err=True)


def report_pieces(found: Entered) -> bool:
    """Say who is missing, and whose material is not as the edition asks; whether all is well."""
    report_left_out(found)
    gaps = [(it, piece) for it in found.applicants for piece in it.pieces if piece.gap]
    for applicant, piece in gaps:
        click.echo(
            f"{applicant.number} {applicant.folder.slug}：{piece.piece.name}：{piece.gap}", err=True
        )
    return not (found.missing or gaps)

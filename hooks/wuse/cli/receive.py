"""``wuse receive``: packages from teachers become branches that can be merged."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wuse.change import GitError
from wuse.layout import BRANDS
from wuse.printable import printable
from wuse.receive import (
    Base,
    FolderBase,
    GitBase,
    Outcome,
    PackageError,
    Proposal,
    Repository,
    Status,
    answer,
    packages_in,
    propose,
    read_package,
    report,
)
from wuse.receive.placing import place_in_folder

from .options import project_option
from .program import unwritable

_ANSWER = ".答复.txt"


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="投稿包.zip…",
    type=click.Path(exists=True, path_type=Path),
)  # fmt: skip
@click.option("--check", "only_check", is_flag=True, help="只检查，什么都不写。")
@click.option(
    "--into", "target", type=click.Path(file_okay=False, path_type=Path),
    help="不用 git：把文件放进这个文件夹的 brands 里，和现有的内容不同就不放。",
)  # fmt: skip
@click.option("--base", default="HEAD", show_default=True, help="分支从哪里分出来，例如 main。")
@project_option
def receive(
    paths: tuple[Path, ...], only_check: bool, target: Path | None, base: str, project: Path
) -> None:
    """收下老师发来的投稿包：检查，放到各自的分支上，等待合并。

    也可以给一个装着投稿包的文件夹。工作文件夹和没有提交的改动都不会动；同一个包收两次，什么都不会变。
    每个包旁边写一个“答复”文件，可以发回给老师。全部收下时退出码为 0，有没收的为 1。
    校验码只能发现传坏了的包，不能证明是谁写的：交给您的人就是投稿的人，请自己核实。
    """
    if not (project / BRANDS).is_dir():
        raise click.UsageError("这里没有 brands 文件夹；用 --project 指明项目文件夹")
    try:
        desk = _Desk(project, target, base, only_check)
        outcomes = [desk.receive(path) for path in packages_in(paths)]
    except GitError as error:
        raise click.UsageError(f"{error}。没有 git 时加 --into 文件夹") from None
    if not outcomes:
        raise click.UsageError("文件夹里没有 .zip 文件")
    refused = sum(outcome.status is Status.REFUSED for outcome in outcomes)
    click.echo(f"共 {len(outcomes)} 个投稿包，没有收的 {refused} 个。")
    sys.exit(refused > 0)


class _Desk:
    def __init__(self, project: Path, target: Path | None, ref: str, only_check: bool) -> None:
        self._project = project
        self._target = target
        self._only_check = only_check
        self._repository = None if target else Repository.of(project, ref)
        self._base: Base = FolderBase(project)
        if self._repository:
            self._base = GitBase(project, self._repository.commit)
        self._received: dict[str, str] = {}
        """Path of a record -> the package of this run that has it."""

    def receive(self, path: Path) -> Outcome:
        """Receive one package, say what came of it, and write the answer beside it."""
        outcome = self._outcome(path)
        for line in report(outcome):
            click.echo(line)
        if not self._only_check:
            file = path.with_name(path.stem + _ANSWER)
            try:
                file.write_text(answer(outcome), "utf-8-sig", newline="\r\n")
            except OSError:
                raise unwritable(file) from None
        return outcome

    def _outcome(self, path: Path) -> Outcome:
        name = printable(path.name)
        try:
            package = read_package(path)
            proposal = propose(package, self._base)
        except PackageError as error:
            return Outcome(name, Status.REFUSED, reason=str(error))
        for note in self._notes(name, proposal):
            click.echo(f"注意：{note}", err=True)
        if proposal.errors:
            return Outcome(name, Status.REFUSED, proposal=proposal)
        if not proposal.files:
            return Outcome(name, Status.KNOWN, "已经在里面了", proposal=proposal)
        return self._placed(name, proposal)

    def _notes(self, name: str, proposal: Proposal) -> list[str]:
        """Other packages with the same record: only one of them should be merged."""
        notes = []
        for path, title in proposal.titles.items():
            if other := self._received.get(path):
                notes.append(f"“{title}”在 {other} 里也有，只合并一份")
            elif self._repository:
                own = self._repository.branch_for(proposal)
                for branch in self._repository.pending(path, proposal.slug):
                    if branch != own:
                        notes.append(f"“{title}”在分支 {branch} 上也有，只合并一份")
            self._received[path] = name
        return notes

    def _placed(self, name: str, proposal: Proposal) -> Outcome:
        if self._only_check:
            return Outcome(name, Status.FINE, proposal=proposal)
        if self._target:
            try:
                place_in_folder(proposal, self._target, self._project)
            except PackageError as error:
                return Outcome(name, Status.REFUSED, reason=str(error), proposal=proposal)
            return Outcome(name, Status.TAKEN, f"放进了 {self._target}", proposal=proposal)
        assert self._repository  # noqa: S101 - there is one unless there is a target
        branch = self._repository.branch_for(proposal)
        if self._repository.has(branch):
            return Outcome(name, Status.KNOWN, f"在分支 {branch} 上", proposal=proposal)
        message = "投稿：" + "；".join(proposal.summary) + f"\n\n来自 {name}\n"
        self._repository.put(proposal, f"{proposal.school}{message}")
        return Outcome(name, Status.TAKEN, f"放在分支 {branch} 上", proposal=proposal)

"""The output of ``wuse photos prepare``: photo by photo, then a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wuse.photos.prepare import FileFacts, Preparation
from wuse.printable import printable
from wuse.upkeep import PhotoReport

_FORMATS = {"JPEG": "JPG", "MPO": "JPG", "HEIF": "HEIC"}


def lines(report: PhotoReport, only_check: bool) -> Iterator[str]:
    """What was done with a photo, or would be done; no lines if there is nothing to report."""
    if report.changed and report.work:
        done = "" if only_check else "了"
        renamed = f" → {report.name}" if report.name != report.old_name else ""
        content = _content(report.work, done) if report.reworked else []
        if report.files:
            content.append(f"改{done} {'、'.join(map(printable, report.files))} 里的文件名")
        yield f"{report.path}{renamed}：{'；'.join(content) or f'改{done}名'}"
    path = report.path if only_check else report.path_now
    for note in report.notes:
        yield f"{path}：{note}"
    if report.in_history:
        yield f"{report.path}：带拍摄地点的原图已经进了 git 历史，还能找到；请告诉管理员"


def summary(reports: Sequence[PhotoReport], only_check: bool) -> str:
    """All photos in one sentence."""
    bad = sum(bool(report.problem) for report in reports)
    changed = [report for report in reports if report.changed]
    fine = len(reports) - bad - len(changed)
    parts = []
    if changed:
        facts = [(item.work.before, item.work.after) for item in changed if item.work]
        before, after = (sum(fact.bytes for fact in column) for column in zip(*facts, strict=True))
        verb = "要整理" if only_check else "整理了"
        parts.append(f"{verb} {len(changed)} 张（{_size(before)} → {_size(after)}）")
    if fine:
        parts.append(f"{fine} 张已经合格，没有动")
    if bad:
        parts.append(f"{bad} 张有问题，见上")
    return f"共 {len(reports)} 张照片：{'，'.join(parts)}。" if parts else "没有找到照片。"


def _content(work: Preparation, done: str) -> list[str]:
    before, after = work.before, work.after
    phrases = []
    if work.private_metadata.facts:
        phrases.append(f"去掉{done}{'、'.join(work.private_metadata.facts)}")
    if work.turned:
        phrases.append(f"转正{done}")
    if work.recoloured:
        phrases.append(f"颜色换成{done}网页用的 sRGB")
    if _format(before) != _format(after):
        phrases.append(f"{_format(before)} 换成{done} {_format(after)}")
    if (before.width, before.height) != (after.width, after.height):
        phrases.append(f"{before.width}×{before.height} → {after.width}×{after.height}")
    if not phrases:
        phrases.append(f"去掉{done}附加信息" if after.bytes < before.bytes else f"重新压缩{done}")
    return [*phrases, f"{_size(before.bytes)} → {_size(after.bytes)}"]


def _format(facts: FileFacts) -> str:
    return _FORMATS.get(facts.format, facts.format)


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"

"""What a build says at its end: which owners were done anew, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .build import Build

_FEW = 5
"""So many owners are named."""


@dataclass(frozen=True)
class Summary:
    """What a build has done."""

    build: Build
    written: Sequence[str]
    """Slugs of the owners whose pages were made anew."""
    is_from_nothing: bool
    """Whether nothing could be kept."""
    missing: str
    """Characters on cards that no font could write."""

    @property
    def zh(self) -> str:
        """A sentence; empty for a site without owners."""
        total = len(self.build.survey.public)
        if not total:
            return ""
        if self.is_from_nothing:
            return f"{total} 个单位的网页全部重新生成：第一次生成，或者全站的设置、程序、日期变了"
        written = set(self.written)
        reasons = [
            ("新单位", written & self.build.first),
            ("文件改了", written & (self.build.anew - self.build.first)),
            ("引用的单位变了，或者网页文件被改动", written - self.build.anew),
        ]
        kept = total - len(written)
        parts = [f"{len(written)} 个单位的网页重新生成，{kept} 个沿用上次的"]
        parts += [f"{reason}：{_named(sorted(slugs))}" for reason, slugs in reasons if slugs]
        return "；".join(parts)


def _named(slugs: Sequence[str]) -> str:
    more = f"等 {len(slugs)} 个" if len(slugs) > _FEW else ""
    return "、".join(slugs[:_FEW]) + more

"""The three fictional schools are complete, and what they record agrees with what they claim."""

from __future__ import annotations

from functools import cache

import pytest
from support.project import ROOT

from wuse.model.media import PictureKind, photos_in
from wuse.model.owner import SampleKind
from wuse.model.region import OwnerFolder
from wuse.pages.parts import sections
from wuse.pages.parts.cadence import cadence_table
from wuse.pages.parts.pictures import records_of
from wuse.source import load_region


@cache
def owners() -> dict[str, OwnerFolder]:
    return dict(load_region(ROOT).region.owners)


SCHOOLS = sorted(
    slug for slug, folder in owners().items() if folder.profile.sample is SampleKind.FICTIONAL
)


def test_there_are_three_of_different_stages_and_colours() -> None:
    files = [owners()[slug].profile for slug in SCHOOLS]
    assert len(files) == 3
    assert len({file.owner.stage for file in files}) == 3
    assert len({file.theme.colour for file in files}) == 3


@pytest.mark.parametrize("slug", SCHOOLS)
def test_a_school_has_all_that_the_list_demands(slug: str) -> None:
    folder = owners()[slug]
    dates = [item.record.date.earliest for item in folder.activities]
    dated = [day for day in dates if day]
    assert len(dated) >= 12
    assert (max(dated) - min(dated)).days > 365, "two school years"
    assert len(folder.exemplars) >= 4
    file = folder.profile
    assert all((folder.case, file.metrics, file.honours, file.self_review))
    pictures = [entry for record in records_of(folder) for _, entry in photos_in(record)]
    assert len(pictures) >= 10
    assert {entry.kind for entry in pictures} == {PictureKind.ILLUSTRATION}


@pytest.mark.parametrize("slug", SCHOOLS)
def test_no_plan_contradicts_the_record(slug: str) -> None:
    folder = owners()[slug]
    found = cadence_table(
        sections.plans(folder.profile), [item.record for item in folder.activities]
    )
    assert found
    unkept = [row.name for row in found.rows if any(cell.kept is False for cell in row.cells)]
    assert unkept == []
    assert sum(any(cell.kept for cell in row.cells) for row in found.rows) >= 3

"""The strictest word about a photo wins, wherever and under whatever name it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.project import Content, Project, activity, brand, photo

from wuse.model.media import PhotoEntry, photos_in
from wuse.model.publication import publish
from wuse.photos.verdict import apply_verdicts, same_files
from wuse.rules import check
from wuse.source import Code, load_region

KID = "学生可辨认"
GUARDIAN = {"given": "是", "by": "监护人"}
BOX, OTHER = [0.1, 0.1, 0.2, 0.2], [0.5, 0.5, 0.2, 0.2]
BYTES = b"the very same picture, as far as bytes go"


def cover(file: str, people: str = "无人", **more: object) -> dict[str, object]:
    made = brand("甲校")
    made["brand"] = {"name": "甲", "cover": photo(file, people, **more)}
    return made


def portrait(file: str, people: str = "成人") -> dict[str, object]:
    return {"type": "党员示范岗", "name": "一号岗", "portrait": photo(file, people)}


def shown(root: Path, files: dict[str, Content]) -> dict[str, list[PhotoEntry]]:
    """Slug -> every photo that is published."""
    Project(root).write(files)
    region = apply_verdicts(load_region(root).region, root / "brands")
    return {
        slug: [
            entry
            for record in (
                folder.profile,
                *(i.record for i in (*folder.activities, *folder.exemplars)),
                *([folder.case.record] if folder.case else []),
            )
            for _, entry in photos_in(record)
        ]
        for slug, folder in publish(region, date(2026, 3, 1)).owners.items()
    }


def conflicts(root: Path, files: dict[str, Content] | None = None) -> list[str]:
    Project(root).write(files or {})
    problems = check(root, load_region(root), today=date(2026, 3, 1))
    return [str(problem) for problem in problems if problem.code is Code.PHOTO_CONFLICT]


@pytest.mark.parametrize(
    "names",
    [
        ("kid.jpg", "kid.jpg", "kid.jpg"),
        ("kid.jpg", "harmless.jpg", "portrait.jpg"),  # copies under other names
        ("kid.jpg", "KID.jpg", "Kid.JPG"),  # one file on Windows and macOS
        ("caf\u00e9.jpg", "cafe\u0301.jpg", "cafe\u0301.jpg"),  # NFC and NFD
    ],
)
def test_a_pupil_without_consent_is_shown_nowhere(
    tmp_path: Path, names: tuple[str, str, str]
) -> None:
    first, second, third = names
    files: dict[str, Content] = {
        "brands/aa/brand.yml": cover(second),
        "brands/aa/activities/a.yml": activity(photos=[photo(first, KID)]),
        "brands/aa/exemplars/e.yml": portrait(third),
        **{f"brands/aa/photos/{name}": BYTES for name in names},
    }
    assert shown(tmp_path, files)["aa"] == []
    told = conflicts(tmp_path)
    assert len(told) == 3
    assert all(line.count("brands/aa/") >= 2 for line in told)


@pytest.mark.parametrize("absent", [{"visibility": "内部"}, {"expires": "2020-01-01"}])
def test_the_word_of_a_record_that_is_not_published_counts(
    tmp_path: Path, absent: dict[str, object]
) -> None:
    files: dict[str, Content] = {
        "brands/aa/brand.yml": cover("kid.jpg"),
        "brands/aa/activities/a.yml": activity(photos=[photo("kid.jpg", KID)], **absent),
        "brands/aa/photos/kid.jpg": BYTES,
    }
    assert shown(tmp_path, files)["aa"] == []


@pytest.mark.parametrize(("in_case", "on_cover"), [(KID, "无人"), ("无人", KID)])
def test_the_case_has_a_word_and_hears_others(tmp_path: Path, in_case: str, on_cover: str) -> None:
    files: dict[str, Content] = {
        "brands/aa/brand.yml": cover("kid.jpg", on_cover),
        "brands/aa/case.yml": {"title": "案例", "photos": [photo("kid.jpg", in_case)]},
        "brands/aa/photos/kid.jpg": BYTES,
    }
    assert shown(tmp_path, files)["aa"] == []


def test_what_is_blurred_in_one_place_is_blurred_in_all(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "brands/aa/brand.yml": cover("copy.jpg", blur=[OTHER]),
        "brands/aa/activities/a.yml": activity(photos=[photo("a.jpg", blur=[BOX])]),
        "brands/aa/activities/b.yml": activity("另一项", photos=[photo("a.jpg")]),
        "brands/aa/photos/a.jpg": BYTES,
        "brands/aa/photos/copy.jpg": BYTES,
    }
    found = shown(tmp_path, files)["aa"]
    assert len(found) == 3
    assert {frozenset(entry.blur) for entry in found} == {frozenset((tuple(BOX), tuple(OTHER)))}
    assert len(conflicts(tmp_path)) == 3


@pytest.mark.parametrize(
    ("consents", "published"), [([GUARDIAN, GUARDIAN], 2), ([GUARDIAN, None], 0), ([None, None], 0)]
)
def test_consent_holds_only_if_every_use_has_it(
    tmp_path: Path, consents: list[object], published: int
) -> None:
    files: dict[str, Content] = {
        "brands/aa/brand.yml": brand("甲校"),
        "brands/aa/photos/kid.jpg": BYTES,
    }
    for number, consent in enumerate(consents):
        entry = photo("kid.jpg", KID, **({"consent": consent} if consent else {}))
        files[f"brands/aa/activities/{number}a.yml"] = activity(f"活动{number}", photos=[entry])
    assert len(shown(tmp_path, files)["aa"]) == published
    assert bool(conflicts(tmp_path)) == (consents[0] != consents[1])


def test_consent_for_a_pupil_does_not_cover_another_word_about_the_photo(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "brands/aa/brand.yml": cover("kid.jpg", "学生群像"),
        "brands/aa/activities/a.yml": activity(photos=[photo("kid.jpg", KID, consent=GUARDIAN)]),
        "brands/aa/photos/kid.jpg": BYTES,
    }
    assert shown(tmp_path, files)["aa"] == []


@pytest.mark.parametrize(
    ("name", "here", "there", "said"),
    [
        ("a.jpg", {}, {"people": KID}, "这里写“无人”，{} 里写“学生可辨认”"),
        ("b.jpg", {}, {"people": KID}, "这里写“无人”，{} 里写“学生可辨认”（那里叫“a.jpg”）"),
        ("a.jpg", {"blur": [BOX]}, {"blur": [OTHER]}, "这里和 {} 里的打码区域不一样"),
        ("b.jpg", {"blur": [BOX]}, {}, "这里和 {} 里的打码区域不一样（那里叫“a.jpg”）"),
        (
            "a.jpg",
            {"people": KID},
            {"people": KID, "consent": GUARDIAN},
            "这里和 {} 里的同意记录不一样",
        ),
    ],
)
def test_a_conflict_tells_what_differs_and_where(
    tmp_path: Path, name: str, here: dict[str, object], there: dict[str, object], said: str
) -> None:
    other = "brands/aa/activities/a.yml"
    files: dict[str, Content] = {
        "brands/aa/brand.yml": cover(name, **here),  # type: ignore[arg-type]
        other: activity(photos=[photo("a.jpg", **there)]),  # type: ignore[arg-type]
        **{f"brands/aa/photos/{file}": BYTES for file in ("a.jpg", "b.jpg")},
    }
    told = [line for line in conflicts(tmp_path, files) if line.startswith("brands/aa/brand.yml")]
    (line,) = told
    assert f"[品牌 › 封面 › 文件] 照片“{name}”：{said.format(other)} —" in line


def test_the_consent_of_grown_ups_stays(tmp_path: Path) -> None:
    own = {"given": "是", "by": "本人"}
    files: dict[str, Content] = {
        "brands/aa/brand.yml": cover("kid.jpg", KID),
        "brands/aa/activities/a.yml": activity(photos=[photo("a.jpg", "成人", consent=own)]),
        "brands/aa/activities/b.yml": activity("另一项", photos=[photo("a.jpg", "无人")]),
    }
    found = shown(tmp_path, files)["aa"]
    assert [entry.people.zh for entry in found] == ["成人", "成人"]
    assert sorted(bool(entry.consent and entry.consent.given) for entry in found) == [False, True]


def test_another_school_s_words_decide_nothing(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "brands/aa/brand.yml": cover("kid.jpg", KID),
        "brands/bb/brand.yml": cover("kid.jpg"),
        **{f"brands/{slug}/photos/kid.jpg": BYTES for slug in ("aa", "bb")},
    }
    found = shown(tmp_path, files)
    assert (len(found["aa"]), len(found["bb"])) == (0, 1)
    assert conflicts(tmp_path) == []


def test_other_photos_keep_their_own_words(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "brands/aa/brand.yml": cover("free.jpg"),
        "brands/aa/activities/a.yml": activity(
            photos=[photo("kid.jpg", KID), photo("blurred.jpg", blur=[BOX]), photo("gone.jpg")]
        ),
        "brands/aa/photos/kid.jpg": BYTES,
        "brands/aa/photos/blurred.jpg": b"x" + BYTES[1:],  # as long, and not the same
        "brands/aa/photos/free.jpg": b"y" + BYTES[1:],
    }
    found = {entry.file: entry.blur for entry in shown(tmp_path, files)["aa"]}
    assert found == {"free.jpg": (), "blurred.jpg": (tuple(BOX),), "gone.jpg": ()}


def test_which_files_are_the_same(tmp_path: Path) -> None:
    """Bytes are asked only where a strict word is at stake, and never outside of the folder."""
    home = tmp_path / "photos"
    home.mkdir()
    contents = {"kid.jpg": BYTES, "copy.jpg": BYTES, "one.jpg": BYTES * 2, "two.jpg": BYTES * 2}
    for name, content in contents.items():
        (home / name).write_bytes(content)
    (tmp_path / "outside.jpg").write_bytes(BYTES)
    (home / "link.jpg").symlink_to("kid.jpg")
    said = {"kid.jpg": KID, "gone.jpg": KID}
    endless = "a" * 300 + ".jpg"  # longer than any file system allows
    names = [*contents, "gone.jpg", "../outside.jpg", "link.jpg", endless]
    entries = [PhotoEntry.model_validate(photo(name, said.get(name, "无人"))) for name in names]
    assert same_files(entries, home) == {
        "kid.jpg": "kid.jpg",
        "copy.jpg": "kid.jpg",
        **{name: name for name in ("one.jpg", "two.jpg", "gone.jpg", "link.jpg", endless)},
    }

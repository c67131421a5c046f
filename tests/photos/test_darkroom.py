"""Many photos, done once: the cache, and one bad photo among good ones."""

import json
import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import PIL
import pytest
from support.pictures import encoded, noise, scene

from wuse.photos import (
    FAST,
    STANDARD,
    Cache,
    Darkroom,
    Photo,
    PhotoError,
    PhotoRequest,
    Profile,
    Reason,
)

pytestmark = pytest.mark.slow

Make = Callable[..., Path]
Develop = Callable[..., Photo]

DAY = 86_400_000_000_000
LONG_AGO = time.time_ns() - 3_600_000_000_000


def age(path: Path) -> None:
    """Make a file look as if it had been there for an hour."""
    os.utime(path, ns=(LONG_AGO, LONG_AGO))


def run(
    cache_dir: Path, requests: list[PhotoRequest], profile: Profile = STANDARD, **options: Any
) -> dict[PhotoRequest, Photo | PhotoError]:
    with Darkroom(cache_dir, profile) as darkroom:
        return darkroom.develop(requests, **options)


def written(cache_dir: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in cache_dir.glob("??/*")}


def test_a_second_run_makes_nothing(make_photo: Make, develop: Develop, cache_dir: Path) -> None:
    path = make_photo(encoded(scene()))
    first = develop(path)
    before = written(cache_dir)
    assert before
    assert develop(path) == first
    assert written(cache_dir) == before


def test_an_unchanged_photo_is_not_even_read(make_photo: Make, develop: Develop) -> None:
    path = make_photo(encoded(scene()))
    age(path)
    first = develop(path)
    size = path.stat().st_size
    path.write_bytes(b"x" * size)  # in place: same size and inode; only reading it could tell
    age(path)
    assert develop(path) == first


def test_a_photo_changed_just_now_is_read_again(make_photo: Make, develop: Develop) -> None:
    path = make_photo(encoded(scene()))
    first = develop(path)
    stamp = path.stat().st_mtime_ns
    path.write_bytes(encoded(scene().rotate(180)).ljust(path.stat().st_size, b"\0"))
    os.utime(path, ns=(stamp, stamp))  # as if within the same tick of the file system's clock
    assert develop(path).key != first.key


def test_a_replaced_photo_is_developed_anew(make_photo: Make, develop: Develop) -> None:
    path = make_photo(encoded(scene()))
    age(path)
    first = develop(path)
    make_photo(encoded(noise(300, 200)))
    second = develop(path)
    assert (second.width, second.height) == (300, 200)
    assert second.key != first.key


def test_names_follow_the_content_not_the_place(make_photo: Make, develop: Develop) -> None:
    data = encoded(scene())
    one, other = make_photo(data, "合影.jpg"), make_photo(data, "copy.png")
    assert develop(one) == develop(other)


def test_blur_and_profile_are_part_of_the_name(
    make_photo: Make, develop: Develop, cache_dir: Path
) -> None:
    path = make_photo(encoded(scene()))
    request = PhotoRequest(path)
    fast = run(cache_dir, [request], FAST)[request]
    assert isinstance(fast, Photo)
    blurred = develop(path, (0.1, 0.1, 0.2, 0.2))
    elsewhere = develop(path, (0.1, 0.1, 0.2, 0.3))
    assert len({develop(path).key, fast.key, blurred.key, elsewhere.key}) == 4


@pytest.mark.parametrize("damage", ["gone", "cut", "json gone", "json cut", "json wrong"])
def test_a_damaged_cache_mends_itself(
    make_photo: Make, develop: Develop, cache_dir: Path, damage: str
) -> None:
    path = make_photo(encoded(scene()))
    age(path)
    first = develop(path)
    contents = {item.name: item.path.read_bytes() for item in first.renditions}
    victim = first.renditions[-1].path
    (entry,) = cache_dir.glob("??/*.json")
    if damage.startswith("json"):  # otherwise the index knows what it says
        (cache_dir / "index.sqlite").unlink()
    match damage:
        case "gone":
            victim.unlink()
        case "cut":
            victim.write_bytes(b"RIFF")
        case "json gone":
            entry.unlink()
        case "json cut":
            entry.write_bytes(entry.read_bytes()[:40])
        case "json wrong":
            entry.write_text('{"renditions": [["../../x", 1, 2, 3, 4]]}')
    assert develop(path) == first
    assert {item.name: item.path.read_bytes() for item in first.renditions} == contents


@pytest.mark.parametrize("garbage", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_index_only_costs_time(
    make_photo: Make, develop: Develop, cache_dir: Path, garbage: bytes
) -> None:
    path = make_photo(encoded(scene()))
    age(path)
    first = develop(path)
    index = cache_dir / "index.sqlite"
    index.write_bytes(garbage)
    assert develop(path) == first
    assert develop(path) == first
    index.unlink()
    index.mkdir()
    assert develop(path) == first


def test_a_bad_photo_is_remembered_by_content(make_photo: Make, cache_dir: Path) -> None:
    data = encoded(noise(400, 300))
    bad = data[: len(data) // 2]
    request = PhotoRequest(make_photo(bad))
    results = [run(cache_dir, [request])[request] for _ in range(2)]
    assert [r.reason for r in results if isinstance(r, PhotoError)] == [Reason.TRUNCATED] * 2
    (entry,) = cache_dir.glob("??/*")
    before = entry.stat().st_mtime_ns
    copy = PhotoRequest(make_photo(bad, "copy.jpg"))
    again = run(cache_dir, [copy])[copy]
    assert isinstance(again, PhotoError)
    assert again.reason is Reason.TRUNCATED
    assert written(cache_dir) == {entry.name: before}


def test_an_absent_photo_is_not_remembered(make_photo: Make, cache_dir: Path) -> None:
    path = make_photo(b"", "late.jpg")
    path.unlink()
    request = PhotoRequest(path)
    missing = run(cache_dir, [request])[request]
    assert isinstance(missing, PhotoError)
    assert missing.reason is Reason.MISSING
    make_photo(encoded(scene()), "late.jpg")
    assert isinstance(run(cache_dir, [request])[request], Photo)


def test_one_bad_photo_does_not_stop_the_others(make_photo: Make, cache_dir: Path) -> None:
    requests = [
        PhotoRequest(make_photo(encoded(noise(500 + number, 400)), f"{number}.jpg"))
        for number in range(8)
    ]
    bad = PhotoRequest(make_photo(b"GIF89a, or so it says", "bad.jpg"))
    requests.insert(3, bad)
    results = run(cache_dir, [*requests, requests[0]])
    assert list(results) == requests
    for number, request in enumerate(r for r in requests if r != bad):
        photo = results[request]
        assert isinstance(photo, Photo)
        assert photo.width == 500 + number
    failure = results[bad]
    assert isinstance(failure, PhotoError)
    assert failure.reason is Reason.UNREADABLE


def test_order_and_workers_change_nothing(make_photo: Make, tmp_path: Path) -> None:
    requests = [
        PhotoRequest(make_photo(encoded(scene(600 + number, 400)), f"{number}.jpg"))
        for number in range(5)
    ]

    def files(cache: str, workers: int, order: list[PhotoRequest]) -> dict[str, bytes]:
        with ThreadPoolExecutor(workers) as pool:
            run(tmp_path / cache, order, executor=pool)
        return {path.name: path.read_bytes() for path in (tmp_path / cache).glob("??/*")}

    assert files("one", 1, requests) == files("other", 3, requests[::-1])


def test_two_builds_at_once(make_photo: Make, cache_dir: Path) -> None:
    requests = [
        PhotoRequest(make_photo(encoded(scene(600 + number, 400)), f"{number}.jpg"))
        for number in range(4)
    ]
    for request in requests:
        age(request.path)
    with ThreadPoolExecutor(2) as pool:
        builds = [pool.submit(run, cache_dir, requests) for _ in range(2)]
        one, other = (build.result() for build in builds)
    assert one == other == run(cache_dir, requests)
    assert all(isinstance(result, Photo) for result in one.values())
    assert not list(cache_dir.rglob("*.tmp"))


def test_copies_are_made_once(make_photo: Make, cache_dir: Path) -> None:
    data = encoded(noise(2000, 1500))
    requests = [PhotoRequest(make_photo(data, f"{number}.jpg")) for number in range(6)]
    told: list[tuple[int, int]] = []
    with ThreadPoolExecutor(6) as pool:
        results = run(
            cache_dir, requests, executor=pool, progress=lambda done, of, _: told.append((done, of))
        )
    (photo,) = set(results.values())
    assert isinstance(photo, Photo)
    assert told == [(number, 6) for number in range(1, 7)]
    # A second making would have replaced the files after the record was written.
    record = photo.renditions[0].path.with_name(f"{photo.key}.json").stat().st_mtime_ns
    assert all(item.path.stat().st_mtime_ns <= record for item in photo.renditions)


def test_progress_is_silent_when_there_is_nothing_to_do(make_photo: Make, cache_dir: Path) -> None:
    request = PhotoRequest(make_photo(encoded(scene())))
    age(request.path)
    run(cache_dir, [request])
    run(cache_dir, [request], progress=pytest.fail)


def test_a_fresh_clone_finds_everything_by_content(
    make_photo: Make, cache_dir: Path, tmp_path: Path
) -> None:
    request = PhotoRequest(make_photo(encoded(scene())))
    first = run(cache_dir, [request])[request]
    before = written(cache_dir)
    clone = PhotoRequest(tmp_path / "clone.jpg")
    clone.path.write_bytes(request.path.read_bytes())
    assert run(cache_dir, [clone])[clone] == first
    assert written(cache_dir) == before


def test_the_record_names_its_encoders_and_a_new_encoder_keeps_it(
    make_photo: Make, develop: Develop, cache_dir: Path
) -> None:
    path = make_photo(encoded(scene()))
    first = develop(path)
    (entry,) = cache_dir.glob("??/*.json")
    record = json.loads(entry.read_text())
    assert record["profile"] == "standard"
    assert record["encoders"]["pillow"] == PIL.__version__
    record["encoders"]["pillow"] = "1.1.7"
    entry.write_text(json.dumps(record))
    before = written(cache_dir)
    assert develop(path) == first
    assert written(cache_dir) == before


def test_pruning_removes_what_no_build_has_used(make_photo: Make, cache_dir: Path) -> None:
    old, used = (
        PhotoRequest(make_photo(encoded(scene(600, 400 + number)), f"{number}.jpg"))
        for number in range(2)
    )
    for request in (old, used):
        age(request.path)
    results = run(cache_dir, [old, used])
    for path in cache_dir.glob("??/*"):
        os.utime(path, ns=(LONG_AGO - 40 * DAY, LONG_AGO - 40 * DAY))
    half = next(cache_dir.glob("??")) / ".half.tmp"
    half.write_bytes(b"half")
    os.utime(half, ns=(LONG_AGO - 2 * DAY, LONG_AGO - 2 * DAY))
    run(cache_dir, [used])
    unused, kept = results[old], results[used]
    assert isinstance(unused, Photo)
    assert isinstance(kept, Photo)
    swept = Cache(cache_dir).prune(30)
    assert swept.files == len(unused.renditions) + 2
    assert swept.bytes > sum(item.bytes for item in unused.renditions)
    assert all(item.path.exists() for item in kept.renditions)
    assert not any(item.path.exists() for item in unused.renditions)
    assert not half.exists()
    assert run(cache_dir, [old, used]) == results


def test_a_worker_that_dies_takes_only_its_own_photos(make_photo: Make, cache_dir: Path) -> None:
    class Deadly(ThreadPoolExecutor):
        def submit(self, work: Any, *args: Any, **kwargs: Any) -> Any:
            if "deadly" in str(args):
                work, args = die, ()
            return super().submit(work, *args, **kwargs)

    def die() -> None:
        raise BrokenExecutor

    good, bad = (
        PhotoRequest(make_photo(encoded(scene()), name)) for name in ("good.jpg", "deadly.jpg")
    )
    with Deadly(2) as pool:
        results = run(cache_dir, [good, bad], executor=pool)
    failure = results[bad]
    assert isinstance(failure, PhotoError)
    assert failure.reason is Reason.CRASHED
    assert isinstance(results[good], Photo)
    assert isinstance(run(cache_dir, [bad])[bad], Photo)


def test_a_cache_that_cannot_be_written_is_reported(make_photo: Make, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    with pytest.raises(OSError, match="cache"):
        run(tmp_path / "cache", [PhotoRequest(make_photo(encoded(scene())))])


def test_processes_do_the_same(make_photo: Make, tmp_path: Path) -> None:
    requests = [
        PhotoRequest(make_photo(encoded(scene(600 + number, 400)), f"{number}.jpg"))
        for number in range(3)
    ]
    requests.append(PhotoRequest(make_photo(b"", "empty.jpg")))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, context) as pool:
        results = run(tmp_path / "one", requests, executor=pool, by_folder=True)
    for mine, theirs in zip(
        results.values(), run(tmp_path / "other", requests).values(), strict=True
    ):
        assert str(mine).replace("/one/", "/other/") == str(theirs)

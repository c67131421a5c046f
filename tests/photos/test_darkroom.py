"""Many photos, done once: the cache, and one bad photo among good ones."""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from photos.pictures import encoded, noise, scene
from wuse.photos import DEFAULT, FAST, Darkroom, Photo, PhotoError, PhotoRequest, Reason

Make = Callable[..., Path]
Develop = Callable[..., Photo]

LONG_AGO = time.time_ns() - 3_600_000_000_000


def age(path: Path) -> None:
    """Make a file look as if it had been there for an hour."""
    os.utime(path, ns=(LONG_AGO, LONG_AGO))


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
    fast = Darkroom(cache_dir, FAST).develop([request])[request]
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


@pytest.mark.parametrize("garbage", [b"", b"[]", b'{"x": 1}', b"\xff\xfe", b"[" * 100_000])
def test_damaged_stamps_only_cost_time(
    make_photo: Make, develop: Develop, cache_dir: Path, garbage: bytes
) -> None:
    path = make_photo(encoded(scene()))
    age(path)
    first = develop(path)
    (cache_dir / "stamps.json").write_bytes(garbage)
    assert develop(path) == first


def test_a_bad_photo_is_remembered_by_content(make_photo: Make, cache_dir: Path) -> None:
    data = encoded(noise(400, 300))
    bad = data[: len(data) // 2]
    request = PhotoRequest(make_photo(bad))
    results = [Darkroom(cache_dir).develop([request])[request] for _ in range(2)]
    assert [r.reason for r in results if isinstance(r, PhotoError)] == [Reason.TRUNCATED] * 2
    (entry,) = cache_dir.glob("??/*")
    before = entry.stat().st_mtime_ns
    copy = PhotoRequest(make_photo(bad, "copy.jpg"))
    again = Darkroom(cache_dir).develop([copy])[copy]
    assert isinstance(again, PhotoError)
    assert again.reason is Reason.TRUNCATED
    assert written(cache_dir) == {entry.name: before}


def test_an_absent_photo_is_not_remembered(make_photo: Make, cache_dir: Path) -> None:
    darkroom = Darkroom(cache_dir)
    path = make_photo(b"", "late.jpg")
    path.unlink()
    request = PhotoRequest(path)
    missing = darkroom.develop([request])[request]
    assert isinstance(missing, PhotoError)
    assert missing.reason is Reason.MISSING
    make_photo(encoded(scene()), "late.jpg")
    assert isinstance(darkroom.develop([request])[request], Photo)


def test_one_bad_photo_does_not_stop_the_others(make_photo: Make, cache_dir: Path) -> None:
    requests = [
        PhotoRequest(make_photo(encoded(noise(500 + number, 400)), f"{number}.jpg"))
        for number in range(8)
    ]
    bad = PhotoRequest(make_photo(b"GIF89a, or so it says", "bad.jpg"))
    requests.insert(3, bad)
    results = Darkroom(cache_dir, workers=4).develop([*requests, requests[0]])
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
        Darkroom(tmp_path / cache, DEFAULT, workers).develop(order)
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
        builds = [pool.submit(Darkroom(cache_dir, workers=2).develop, requests) for _ in range(2)]
        one, other = (build.result() for build in builds)
    assert one == other == Darkroom(cache_dir).develop(requests)
    assert all(isinstance(result, Photo) for result in one.values())
    assert not list(cache_dir.rglob("*.tmp"))

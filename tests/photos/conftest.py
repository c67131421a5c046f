from collections.abc import Callable
from pathlib import Path

import pytest

from wuse.photos import Darkroom, Photo, PhotoError, PhotoRequest


@pytest.fixture
def make_photo(tmp_path: Path) -> Callable[..., Path]:
    """Writes bytes to a file in a school's photo folder."""

    def make(data: bytes, name: str = "photo.jpg") -> Path:
        path = tmp_path / "photos" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    return make


@pytest.fixture
def cache_dir(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def develop(cache_dir: Path) -> Callable[..., Photo]:
    """Develops one good photo."""

    def run(path: Path, *blur: tuple[float, float, float, float]) -> Photo:
        request = PhotoRequest(path, blur)
        with Darkroom(cache_dir) as darkroom:
            result = darkroom.develop([request])[request]
        assert isinstance(result, Photo), result
        return result

    return run


@pytest.fixture
def refuse(cache_dir: Path) -> Callable[..., PhotoError]:
    """Tries to develop one bad photo."""

    def run(path: Path, *blur: tuple[float, float, float, float]) -> PhotoError:
        request = PhotoRequest(path, blur)
        with Darkroom(cache_dir) as darkroom:
            result = darkroom.develop([request])[request]
        assert isinstance(result, PhotoError), result
        return result

    return run

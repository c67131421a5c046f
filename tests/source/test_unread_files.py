"""What is said of names that not every system can hold."""

from __future__ import annotations

import pytest

from wuse.filenames import is_portable
from wuse.source.unread_files import describe_unportable


@pytest.mark.parametrize("name", ["con", "aux.jpg", "COM1.jpg", "nul .yml", "lpt1.tar.gz"])
def test_the_name_that_is_advised_is_one_that_windows_takes(name: str) -> None:
    message, fix = describe_unportable(name)
    assert name in message
    better = fix.removeprefix("换一个名字，例如 ")
    assert better != fix
    assert is_portable(better)

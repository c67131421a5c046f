"""A region answers questions about files that could not be read."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from wuse.model.region import Region

_NAMES = st.text("ab-./0é校", min_size=1, max_size=6)


@given(st.frozensets(_NAMES), _NAMES)
@example(frozenset(("a/b", "a/b/c", "a", "a0", "a-/b", "a.b", "ab/c")), "a")
def test_unread_files_in_a_folder_are_those_below_it(paths: frozenset[str], folder: str) -> None:
    expected = sorted(path for path in paths if path.startswith(f"{folder}/"))
    assert Region({}, unread=paths).unread_in(folder) == expected

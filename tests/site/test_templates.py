"""What templates write is escaped as markupsafe escapes it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from wuse.site.templates import escape_text

VALUES = st.one_of(
    st.text(), st.text("&<>'\"").map(Markup), st.integers(), st.none(), st.booleans()
)


@given(VALUES)
def test_a_value_is_escaped_as_markupsafe_does_it(value: object) -> None:
    assert escape_text(value) == str(escape(value))
    assert type(escape_text(value)) is str

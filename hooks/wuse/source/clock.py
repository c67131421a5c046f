"""The day of a build."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, tzinfo


def today(zone: tzinfo) -> date:
    """The day of the build where the bureau is, wherever the machine may be.

    ``SOURCE_DATE_EPOCH`` sets the moment for reproducible builds:
    https://reproducible-builds.org/specs/source-date-epoch/

    Args:
        zone: the bureau's time zone, as its settings say.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    reproducible = epoch and epoch.isdigit() and datetime.fromtimestamp(int(epoch), UTC)
    return (reproducible or datetime.now(UTC)).astimezone(zone).date()

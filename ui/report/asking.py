"""The report's facts, asked for without holding the window up."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from council.report.facts import Facts


def facts_of(db: Any) -> Facts:
    """Everything the report tells, gathered with the collector of garbage at rest.

    Gathering makes some hundred thousand short-lived values. A full collection in the midst of them holds the
    interpreter for a tenth of a second, which is felt in the window; nearly all of them go without it.
    """
    from council.report.queries import facts_of as gathered

    was_on = gc.isenabled()
    gc.disable()
    try:
        return gathered(db)
    finally:
        if was_on:
            gc.enable()

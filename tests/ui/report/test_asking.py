"""Facts are gathered with the collector at rest, and it works again afterwards."""

from __future__ import annotations

import gc

import pytest

from council.report import queries
from ui.report.asking import facts_of


def test_the_collector_rests_only_meanwhile(monkeypatch) -> None:
    """It is off while facts are gathered and on again, also when gathering fails."""
    monkeypatch.setattr(queries, "facts_of", lambda _db: gc.isenabled())
    assert facts_of(None) is False and gc.isenabled()

    def fails(_db: object) -> None:
        raise ValueError

    monkeypatch.setattr(queries, "facts_of", fails)
    with pytest.raises(ValueError):
        facts_of(None)
    assert gc.isenabled()

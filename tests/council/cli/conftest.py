"""What tests of the commands share."""

from __future__ import annotations

import pytest


@pytest.fixture
def searched_anew() -> None:
    """Asked for by a test that wants each lottery searched anew."""


@pytest.fixture(autouse=True)
def _lotteries(request: pytest.FixtureRequest) -> None:
    """A pool that is drawn from in many tests has its lottery found once."""
    if "searched_anew" not in request.fixturenames:
        request.getfixturevalue("remembered_lotteries")

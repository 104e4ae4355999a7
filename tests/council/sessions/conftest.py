"""Fixtures of the room of sessions."""

from __future__ import annotations

import pytest

from council.store import Store
from tests.council.sessions.rooms import Room, fill


@pytest.fixture
def room(plain_store: Store) -> Room:
    """Twenty-four seats and two sessions in a plain file."""
    return fill(plain_store)

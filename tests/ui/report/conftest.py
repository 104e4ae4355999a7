"""What tests of the report's pages stand on: a council with a name, a question and a foreword."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from council.people.actions import name_council
from council.report import actions
from council.sessions.actions import draft_remit
from council.sessions.plans import RemitText

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def told(desk):
    """A desk over a council that has something to report."""
    asker = desk.commands
    desk.runner.act(asker, name_council, name="Council on homes", started=AT)
    desk.runner.act(asker, draft_remit, remit=RemitText("How can homes become affordable?"), at=AT)
    desk.runner.act(asker, actions.write_text, place="foreword", body="Read on.", by="A. Silva", at=AT)
    return desk

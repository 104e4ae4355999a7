"""Every verb of the report's room goes back in one step, but for print, which is for good."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from council.report import actions
from council.store import Store
from tests.council.decisions.everything import everything
from tests.council.report.test_writing import photograph

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
FILE = {"edition_id": "e1", "hash": "ab" * 32, "size": 9, "pages": 3, "language": "en", "at": AT}


def test_every_act_can_be_undone(plain_store: Store) -> None:
    """Act, undo, redo: every table is as it was, and as it became, for every verb but the sealed one."""
    done = set()

    def act(verb: str, **given: Any) -> None:
        before = plain_store.read(everything)
        plain_store.act(getattr(actions, verb), **given)
        after = plain_store.read(everything)
        assert after != before, verb
        plain_store.undo()
        assert plain_store.read(everything) == before, verb
        plain_store.redo()
        assert plain_store.read(everything) == after, verb
        done.add(verb)

    act("write_text", place="annex", body="One.", title="A", at=AT)
    act("write_text", place="annex", body="Two.", at=AT, number=1)
    act("order_texts", place="annex", numbers=(1, 0))
    act("write_text", place="annex", body="", at=AT)
    picture = {"data": photograph(), "at": AT, "alt": "A hall"}
    for picture_id, place in (("p1", "annex"), ("p2", "annex"), ("p3", "logo"), ("p4", "logo")):
        act("add_picture", picture_id=picture_id, place=place, **picture)
    act("order_pictures", picture_ids=("p2", "p1"))
    act("describe_picture", picture_id="p1", alt="The hall")
    act("remove_picture", picture_id="p2")
    act("choose_sections", order=("ballots",), hidden=("annex",))
    act("set_up_report", accent="#7D1148", large=True)
    act("hand_to_members", **FILE)
    act("approve_report", by="the members", at=AT)
    act("hand_to_members", **{**FILE, "hash": "cd" * 32})
    act("tick_proof", item="alt", by="Ann", mark="m", at=AT)
    act("untick_proof", item="alt")
    sealed = {name for name in actions.__all__ if getattr(getattr(actions, name), "sealed", False)}
    assert sealed == {"publish_report"} and done == {*actions.__all__} - sealed

"""What may stand on the wall: every part is tried against everything that was not released."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from council import clock
from council.ground import actions as ground
from council.ground import queries as ground_queries
from council.ground.shared.work import work_out_ground
from council.ground.themes.records import Theme
from council.people.actions import name_council
from council.sessions import actions, queries
from council.sessions.plans import ItemPlan, RemitText, SessionPlan
from council.store import Store
from tests.council.ground.conftest import furnish
from ui.commands import COMMANDS
from ui.shell.released import PARTS, slide_of

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HIDDEN = "HIDDEN"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A running session in which nothing has been said yet."""
    with Store.open(tmp_path / "c.council", create=True) as made:
        made.act(name_council, name="Council", started=AT)
        session = SessionPlan(title="First", start=AT, end=AT + timedelta(hours=3))
        made.act(actions.plan_session, session=session)
        (kept,) = made.read(queries.sessions_of)
        items = [
            ItemPlan(title="Hearing", minutes=30, method="expert-questions"),
            ItemPlan(title="Lunch", minutes=40),
        ]
        made.act(actions.add_items, session_id=kept.id, items=items)
        made.act(actions.start_session, session_id=kept.id, at=AT, reason="A test")
        made.act(actions.start_item, item_id=agenda(made)[0].id, at=AT)
        yield made


def session_id(store: Store) -> str:
    return store.read(queries.sessions_of)[0].id


def agenda(store: Store):
    return store.read(queries.agenda_of, session_id=session_id(store))


def say(store: Store, text: str, *, read: bool = True, **given) -> str:
    """A statement of the running item, read back or not."""
    item = agenda(store)[0].id
    told = {"text": text, "at": AT, "session_id": session_id(store), "item_id": item} | given
    kept = store.act(actions.capture_statement, statement_id=clock.new_id(), **told).value
    if read:
        store.act(actions.mark_read_back, statement_ids=[kept], at=AT)
    return kept


def shown(store: Store) -> dict[str, str]:
    """Every part as words."""
    return {part.id: store.read(slide_of, part=part, at=AT).said() for part in PARTS}


def test_nothing_unreleased_can_be_sent(store: Store) -> None:
    """Captured, withdrawn, redacted, corrected, proposed, only asked, only drafted: no part shows it."""
    say(store, f"{HIDDEN} just captured", read=False, carry=True)
    store.act(actions.withdraw_statement, statement_id=say(store, f"{HIDDEN} withdrawn", carry=True))
    blanked = say(store, f"{HIDDEN} redacted", carry=True)
    store.act(actions.redact_statement, statement_id=blanked, reason="A name", at=AT)
    old = say(store, f"{HIDDEN} before its correction", carry=True)
    given = {"version_id": clock.new_id(), "text": f"{HIDDEN} corrected, not read back", "at": AT}
    store.act(actions.edit_statement, statement_id=old, **given)
    say(store, f"{HIDDEN} only asked", kind="question", read=False)
    store.act(propose_theme, title=f"{HIDDEN} theme of the machine")
    store.act(actions.keep_draft, place="live", text=f"{HIDDEN} half typed")
    store.act(adopt, question="What to do?")
    store.act(actions.draft_remit, remit=RemitText(question=f"{HIDDEN} next draft"), at=AT)
    say(store, "Released words", carry=True)
    told = shown(store)
    assert not [id for id, words in told.items() if HIDDEN in words]
    assert "Released words" in told["statements"] and "Released words" in told["carried"]
    assert "What to do?" in told["question"]


def propose_theme(db, *, title: str) -> None:
    db.add(Theme(number=1, title=title, at=AT))


def adopt(db, *, question: str) -> None:
    remit_id = actions.draft_remit(db, remit=RemitText(question=question), at=AT)
    db.flush()
    actions.adopt_remit(db, remit_id=remit_id, at=AT)


def test_no_seat_alias_table_or_number_goes_with_the_words(store: Store) -> None:
    """A statement on the wall is its words and nothing else."""
    say(store, "Only these words", level="table")
    slide = store.read(slide_of, part=next(one for one in PARTS if one.id == "statements"), at=AT)
    assert slide.blocks == ("Only these words",) and not slide.bars and not slide.foot


def test_signed_statements_stay_released(store: Store) -> None:
    """What a table signed is confirmed, and may be shown as before."""
    kept = say(store, "We agree on this")
    given = {"session_id": session_id(store), "item_id": agenda(store)[0].id, "table_id": None}
    counts = {"method": "aloud", "present": 3, "agreed": 3, "statement_ids": [kept], "at": AT}
    store.act(actions.sign_off, **given, **counts)
    assert "We agree on this" in shown(store)["statements"]


def test_ranked_questions_and_named_themes_are_released(store: Store) -> None:
    """What people merged, ranked or named belongs to everybody."""
    asked = say(store, "What does it cost?", kind="question")
    store.act(actions.rank_questions, session_id=session_id(store), question_ids=[asked])
    theme = store.act(ground.add_theme, theme_id=clock.new_id(), title="Money", at=AT).value
    store.act(ground.place_statements, statement_ids=[asked], theme_id=theme, at=AT)
    told = shown(store)
    assert "What does it cost?" in told["questions"] and "Money" in told["themes"]


def test_the_running_item_gives_its_stage_its_timer_and_what_comes_next(store: Store) -> None:
    """The prompt follows the stage; the timer is the very one that stands in the file."""
    before = shown(store)
    store.act(actions.next_stage, item_id=agenda(store)[0].id, at=AT)
    after = shown(store)
    assert before["prompt"] != after["prompt"] and "Hearing" in after["prompt"]
    assert "Now: Hearing" in after["agenda"] and "Next: Lunch" in after["agenda"]
    timer = store.read(slide_of, part=next(one for one in PARTS if one.id == "timer"), at=AT).countdown
    assert timer in store.read(queries.timers_of, session_id=session_id(store))


def test_every_part_has_a_command_with_a_digit_of_its_own() -> None:
    """The number in the control list is the key that sends it; from the tenth on, the list does."""
    keys = {command.id: command.key for command in COMMANDS}
    sends = [keys[part.command] for part in PARTS]
    assert sends[:9] == [f"Ctrl+Shift+{number}" for number in range(1, 10)] and not any(sends[9:])


def test_shared_ground_reaches_the_wall_once_the_council_was_asked(store: Store) -> None:
    """A statement that was voted on was put before everybody; one that was reworded since was not."""
    say(store, f"{HIDDEN} never read back nor voted on", read=False)
    voted = say(store, "Voted on", read=False)
    store.act(furnish, seats=6, statements=0, question="")
    cast = [(f"p{n}", voted, 1) for n in range(1, 7)]
    store.act(ground.keep_votes, votes=cast, at=AT)
    worked = work_out_ground(store.read(ground_queries.votes_of), ())
    store.act(ground.keep_ground, lines=worked.lines, at=AT)
    assert "Voted on" in shown(store)["share"] and HIDDEN not in shown(store)["share"]
    assert "Out of date" not in shown(store)["share"]
    store.act(ground.keep_votes, votes=[("p1", voted, 0)], at=AT)
    assert "Out of date" in shown(store)["share"]
    store.undo()
    given = {"version_id": clock.new_id(), "text": f"{HIDDEN} reworded since", "at": AT}
    store.act(actions.edit_statement, statement_id=voted, **given)
    assert HIDDEN not in "".join(shown(store).values())

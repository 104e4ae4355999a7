"""A session as it was lived, in a real file: for its minutes, its sheets and the page that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from council.sessions import actions, queries
from council.sessions.asked.actions import EvidencePlan
from council.sessions.forms.templates import Question, Template
from council.sessions.plans import ItemPlan
from council.sessions.seats.actions import Seated
from council.store import Store
from tests.council.sessions.rooms import NINE, Room, fill

END = NINE + timedelta(hours=4, minutes=10)
WEEK = END + timedelta(days=7)
ITEMS = (
    ItemPlan("Check-in", 30, method="check-in-round", buffer=5),
    ItemPlan("What brings you here?", 60, method="pairs-then-table", least_minutes=40),
    ItemPlan("World café on land and rents", 45, method="world-cafe", may_carry=True),
    ItemPlan("Decision on the next steps", 40, protected=True, rank=1),
    ItemPlan("Songs", 10, rank=3, may_drop=True),
)
SAID = (
    ("Rents rise faster than wages, and nobody at the table knows why.", "concern", "table"),
    ("Let the city buy land before it builds the tram.", "idea", "table"),
    ("I am afraid of moving out.", "concern", "none"),
    ("Who paid for the study you quote?", "question", "table"),
    ("Bicycle lanes", "parking", "table"),
    ("A home is more than a roof.", "value", "alias"),
)
EVALUATION = Template(
    "evaluation", 1, "evaluation", "How was today?", "", "Apache-2.0", "Council",
    (
        Question("speak", "I could speak when I wanted to", "not at all", "fully", 5, "individual"),
        Question("listen", "We listened to each other", "not at all", "fully", 5, "collective"),
        Question("words", "What should we change?"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LivedDay:
    """The room, session 1 of it that has ended, its items and tables by id."""

    room: Room
    session: str
    items: tuple[str, ...]
    tables: tuple[str, ...]


def live_through(store: Store, people: int = 48) -> LivedDay:
    """Session 1 from the plan to its end: late, short of time, one item cut, one carried over."""
    room = fill(store, people=people)
    session = room.sessions[0]
    items = store.act(actions.add_items, session_id=session, items=ITEMS).value
    tables = store.act(actions.lay_tables, count=6, places=people // 6 + 1).value
    places = [Seated(seat, tables[at % 6], False) for at, seat in enumerate(room.seats)]
    store.act(actions.keep_seating, session_id=session, places=places, at=NINE)
    for at, seat in enumerate(room.seats):
        state = "absent" if at in (3, 9) else "late" if at == 4 else "present"
        store.act(actions.mark_attendance, session_id=session, seat_ids=(seat,), state=state, at=NINE)
    day = LivedDay(room, session, items, tables)
    _run(store, day)
    _speak(store, day)
    _answer(store, day)
    store.act(actions.end_session, session_id=session, at=END)
    return day


def _run(store: Store, day: LivedDay) -> None:
    def at(minutes: int) -> dict[str, object]:
        return {"at": NINE + timedelta(minutes=minutes)}

    store.act(actions.start_session, session_id=day.session, reason="Test", **at(4))
    store.act(actions.start_item, item_id=day.items[0], **at(4))
    store.act(actions.end_item, item_id=day.items[0], **at(46))
    store.act(actions.start_item, item_id=day.items[1], **at(48))
    store.act(actions.carry_item, item_id=day.items[2], **at(60))
    store.act(actions.end_item, item_id=day.items[1], **at(115))
    store.act(actions.start_item, item_id=day.items[3], **at(120))
    store.act(actions.end_item, item_id=day.items[3], **at(160))


def _speak(store: Store, day: LivedDay) -> None:
    for at, (text, kind, level) in enumerate(SAID):
        store.act(
            actions.capture_statement, statement_id=f"said-{at}", text=text, kind=kind, level=level,
            session_id=day.session, item_id=day.items[1], table_id=day.tables[at % 2],
            at=NINE + timedelta(minutes=50 + at),
        )  # fmt: skip
    first = {"session_id": day.session, "item_id": day.items[1], "table_id": day.tables[0]}
    when = NINE + timedelta(minutes=110)
    store.act(actions.mark_read_back, statement_ids=("said-0",), at=when)
    store.act(
        actions.sign_off, **first, method="aloud", present=8, agreed=7, statement_ids=("said-0",), at=when
    )
    (question,) = store.read(queries.questions_of, session_id=day.session)
    store.act(actions.rank_questions, session_id=day.session, question_ids=(question.id,))
    (ranked,) = store.read(queries.questions_of, session_id=day.session)
    store.act(actions.give_question, question_id=ranked.id, speaker="Prof. Okafor")
    store.act(actions.owe_answer, question_id=ranked.id, due="2026-04-01")
    evidence = EvidencePlan("Rents since 1990", "City office of statistics", "neutral", 15)
    store.act(actions.add_evidence, session_id=day.session, evidence=evidence, at=when)
    (line,) = store.read(queries.parked_of, session_id=day.session)
    store.act(actions.hand_on_parked, parked_id=line.id, owner="Orla", belongs="Session 3", at=when)


def _answer(store: Store, day: LivedDay) -> None:
    store.act(actions.set_turn_log, is_on=True)
    for at, seat in enumerate(day.room.seats):
        if at % 3 and at not in (3, 9):
            store.act(
                actions.note_turn, session_id=day.session, seat_id=seat, item_id=day.items[1],
                start=NINE + timedelta(minutes=50, seconds=40 * at), seconds=30 + at,
            )  # fmt: skip
    store.act(actions.add_form, form_id="form", session_id=day.session, template=EVALUATION, at=END)
    for at in range(30):
        answers: dict[str, object] = {"speak": 1 + at % 5, "listen": 4 + at % 2}
        answers |= {"words": f"More time {at}"} if at < 7 else {}
        store.act(
            actions.enter_sheet, form_id="form", answer_id=str(UUID(int=at, version=4)), answers=answers
        )

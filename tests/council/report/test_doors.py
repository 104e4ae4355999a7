"""Texts, editions and facts, on a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from council import clock
from council.cli import main
from council.decisions.actions import draft_proposal, recommend
from council.decisions.proposals.records import Proposal
from council.people.actions import name_council
from council.report import actions, queries
from council.report.data import files_of
from council.report.editions.refusals import EditionEmpty, EditionTwice
from council.report.facts import RemitFacts
from council.report.sections.chosen import chosen
from council.selection.actions import confirm_seats, decline_seats, set_targets, withdraw_seats
from council.selection.targets import Line
from council.sessions.actions import (
    add_evidence,
    add_party,
    adopt_remit,
    answer_question,
    ask_question,
    capture_statement,
    draft_remit,
    edit_statement,
    mark_attendance,
    plan_session,
    withdraw_statement,
)
from council.sessions.asked.actions import EvidencePlan
from council.sessions.plans import RemitText
from council.store import Db, Store
from council.store.refusals import StepIsSealed
from tests.council.selection.after import replace as draw_again
from tests.council.selection.test_doors import LINES, draw, fill
from tests.council.sessions.rooms import session_plan

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def publish(store: Store, hash: str = "ab" * 32, **more: object) -> int:
    given = {"edition_id": clock.new_id(), "hash": hash, "size": 9, "pages": 3, "language": "en", "at": AT}
    return store.act(actions.publish_report, **{**given, **more}).value  # type: ignore[arg-type]


def test_an_edition_goes_out_once_and_for_good(store: Store) -> None:
    """The first edition is published, the next corrects it; the step bars undo."""
    assert publish(store) == 1
    assert publish(store, "cd" * 32, changes="Two misprints.") == 2
    newest, first = store.read(queries.editions_of)
    assert (first.state, newest.state, newest.changes) == ("published", "corrected", "Two misprints.")
    assert newest.at == AT
    with pytest.raises(StepIsSealed):
        store.undo()


def test_a_retry_is_kept_once(plain_store: Store) -> None:
    """The same edition asked for again is the one already there; the same file as another is refused."""
    mark = clock.new_id()
    assert publish(plain_store, edition_id=mark) == publish(plain_store, edition_id=mark) == 1
    with pytest.raises(EditionTwice):
        publish(plain_store)
    with pytest.raises(EditionEmpty):
        publish(plain_store, "")


def test_a_new_council_has_facts(store: Store) -> None:
    """Facts of a council without any record are empty and do not fail; its own words are there."""
    assert store.read(queries.facts_of).council.name == ""
    store.act(name_council, name="Homes", place="Riverton", started=AT, about="All invented.")
    told = store.read(queries.facts_of)
    assert (told.council.name, told.council.about) == ("Homes", "All invented.")
    assert (told.draw, told.remit, told.sessions, told.recommendations) == (None, None, (), ())
    assert told.edition.state == "draft"
    assert queries.as_published(told).edition.state == "published"


def test_a_seat_given_up_stays_in_the_base(store: Store) -> None:
    """Who declined is counted among the seats that were drawn, not beside them."""
    fill(store)
    _draw, seats = draw(store)
    store.act(confirm_seats, seat_ids=seats[:3], at=AT)
    store.act(decline_seats, seat_ids=seats[3:4], at=AT)
    told = store.read(queries.facts_of)
    assert (told.seats, told.members, told.confirmed, told.withdrawn) == (5, 4, 3, 1)
    store.act(set_targets, seats=9, lines=())
    assert store.read(queries.facts_of).withdrawn == 1


def test_who_comes_in_somebodys_place_fills_the_panel_again(store: Store) -> None:
    """After a replacement the panel is as large as before; the stages tell who went and who came."""
    fill(store)
    _draw, seats = draw(store)
    store.act(confirm_seats, seat_ids=seats, at=AT)
    store.act(decline_seats, seat_ids=seats[:1], at=AT)
    store.act(withdraw_seats, seat_ids=seats[1:2], at=AT)
    draw_again(store, AT)
    told = store.read(queries.facts_of)
    assert (told.seats, told.members, told.withdrawn, told.confirmed) == (5, 5, 0, 3)
    assert told.draw is not None and (told.draw.number, told.draw.seats, told.draw.pool) == (1, 5, 20)
    stages = told.stages
    assert stages is not None and stages.registered == 20
    assert (stages.drawn, stages.replaced, stages.declined, stages.withdrew) == (5, 2, 1, 1)
    section = chosen(told)
    assert section is not None
    words = str(section)
    assert "Came in the place of somebody" in words and "2 of 7 who got a seat" in words


def test_everybody_has_one_chance(store: Store) -> None:
    """The chances of a draw cover the pool, those who cannot be drawn counted once."""
    fill(store)
    lines = (*LINES, Line("town", "South", 0, 0))
    store.act(set_targets, seats=5, lines=(lines[0], lines[1], replace(lines[2], most=5), lines[3]))
    draw(store)
    told = store.read(queries.facts_of).draw
    assert told is not None and told.chances[0][0] == 0
    assert sum(people for _chance, people in told.chances) == told.pool == 20


def test_attendance_is_counted_of_the_whole_panel(store: Store) -> None:
    """Those about whom nobody made a note are in the base: one absence noted is not "0 of 1"."""
    fill(store)
    _draw, seats = draw(store)
    session_id = store.act(plan_session, session=session_plan("Meeting")).value
    given = {"session_id": session_id, "at": AT}
    store.act(mark_attendance, seat_ids=seats[:2], state="present", **given)
    store.act(mark_attendance, seat_ids=seats[2:3], state="absent", **given)
    (told,) = store.read(queries.facts_of).sessions
    assert (told.present, told.seated) == (2, 5)


def test_the_adopted_remit_is_told_with_those_before_it(store: Store) -> None:
    """A draft that nobody adopted yet is not the question; an older wording stays for the annex."""
    first = store.act(draft_remit, remit=RemitText("What about buses?"), at=AT).value
    assert store.read(queries.facts_of).remit == RemitFacts("What about buses?", state="draft", day=AT.date())
    store.act(adopt_remit, remit_id=first, at=AT)
    second = store.act(draft_remit, remit=RemitText("How do we get about?"), at=AT).value
    told = store.read(queries.facts_of)
    assert told.remit is not None and told.remit.question == "What about buses?" and not told.earlier
    store.act(adopt_remit, remit_id=second, at=AT)
    told = store.read(queries.facts_of)
    assert told.remit is not None and (told.remit.question, told.remit.version) == ("How do we get about?", 2)
    assert [one.question for one in told.earlier] == ["What about buses?"]


def test_hearings_are_gathered_with_what_became_of_them(store: Store) -> None:
    """Guests with their interests, evidence with its minutes, questions with answers or without."""
    session_id = store.act(plan_session, session=session_plan("Hearing")).value
    store.act(add_party, name="Dr Reed", kind="speaker", interests="Owns a bus.")
    store.act(add_party, name="Ann Staff")
    plan = EvidencePlan("Fares", "Dr Reed", position="for", minutes=20)
    store.act(add_evidence, session_id=session_id, evidence=plan, at=AT)
    for at, text in enumerate(("Who pays?", "Who gains?")):
        store.act(ask_question, session_id=session_id, text=text, at=AT, question_id=f"q{at}")
    store.act(answer_question, question_id="q0", answer="All of us.", at=AT)
    told = store.read(queries.facts_of)
    assert [(one.name, one.interests) for one in told.guests] == [("Dr Reed", "Owns a bus.")]
    assert [(one.source, one.minutes, one.session) for one in told.evidence] == [("Dr Reed", 20, 1)]
    assert {one.text: one.answer for one in told.questions} == {"Who pays?": "All of us.", "Who gains?": ""}


def test_the_open_files_of_the_certificate_go_with_the_report(plain_store: Store, tmp_path: Path) -> None:
    """What anybody may check is there byte for byte, and a verifier takes the folder of data as it is."""
    store = plain_store
    fill(store)
    draw(store)
    told = store.read(queries.facts_of)
    assert [name for name, _data in told.certificate] == ["commitment.json", "reveal.json", "result.json"]
    assert told.draw is not None
    assert sha256(dict(told.certificate)["commitment.json"]).hexdigest() == told.draw.commitment
    assert [one.state for one in told.lotteries] == ["kept"]
    for name, content in files_of(told, day=AT.date()).items():
        (tmp_path / name).write_bytes(content)
    assert main(["verify", str(tmp_path), "--commitment", told.draw.commitment]) == 0


def test_no_empty_words_are_quoted(store: Store) -> None:
    """An origin that was reworded or withdrawn since stands in the chain and is not quoted."""
    for number, text in enumerate(("Busses come late.", "The fare is high."), 1):
        store.act(capture_statement, statement_id=f"s{number}", text=text, at=AT)
    given = {"title": "Buses", "text": "Run more buses.", "statements": ("s1", "s2"), "version_id": "v1"}
    store.act(draft_proposal, proposal_id="p1", at=AT, **given)
    store.act(edit_statement, statement_id="s1", version_id="s1b", text="Buses come late.", at=AT)
    store.act(withdraw_statement, statement_id="s2")
    store.act(_adopt)
    store.act(recommend, recommendation_id="r1", proposal_id="p1", at=AT)
    (told,) = store.read(queries.facts_of).recommendations
    assert all(origin.text for origin in told.origins)


def _adopt(db: Db) -> None:
    db.get_one(Proposal, "p1").state = "adopted"

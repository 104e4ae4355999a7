"""What the days of the sample left behind: lists read back and signed, questions, sheets, minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from council import clock
from council.files import resource
from council.sample.day import chance
from council.sample.telling import Telling
from council.sessions import actions, queries
from council.sessions.asked.actions import EvidencePlan
from council.sessions.forms.templates import Question, Template, read_shelf
from council.sessions.queries import SessionView, StatementView

WRITES_WORDS = 0.16  # how many of those who hand in a sheet write something under a question of words
HANDS_IN, LEAVES_OUT = 0.9, 0.04
ASKED_FOR = timedelta(days=14)  # how long minutes are open for corrections


def look_back(telling: Telling) -> dict[str, Any]:
    """Sign what was said, answer what was asked, count the sheets, approve the first minutes."""
    day = telling.plan.get("day")
    if day is None:
        return {"sheets": 0, "signed": 0}
    signed = _sign(telling)
    _hear(telling, day)
    _park(telling, day)
    telling.progress(1, 3)
    sheets = _ask_all(telling, day)
    telling.progress(2, 3)
    _minute(telling, telling.sessions[0], day)
    return {"signed": signed, "questions": len(day["questions"]), "sheets": sheets}


# ---- read-back ----


def _sign(telling: Telling) -> int:
    """Read each table's list back and let it be signed; the last table of an item runs out of time.

    Returns: how many statements are confirmed.
    """
    store, confirmed = telling.store, 0
    for session in telling.sessions:
        lists: dict[tuple[str, str], list[StatementView]] = {}
        for one in store.read(queries.statements_of, session_id=session.id):
            if one.item_id and one.table_id:
                lists.setdefault((one.item_id, one.table_id), []).append(one)
        places = sorted(lists)[: max(len(lists) - 1, 1)]
        read = [one.id for place in places for one in lists[place]]
        if not read:
            continue
        store.act(actions.mark_read_back, statement_ids=read, at=session.start)
        confirmed += len(read)
        present = _at_tables(telling, session)
        for item_id, table_id in places:
            draw = chance(telling, "sign", session.number, list(present).index(table_id))
            there = present[table_id]
            missing = 1 if draw.random() < 0.2 else 0
            store.act(
                actions.sign_off,
                session_id=session.id,
                item_id=item_id,
                table_id=table_id,
                method="aloud",
                present=there,
                agreed=there - missing,
                statement_ids=[one.id for one in lists[item_id, table_id]],
                notes="One of us would have put it more strongly." if missing else "",
                at=session.end,
            )
    return confirmed


def _at_tables(telling: Telling, session: SessionView) -> Counter[str]:
    """How many sat at each table that day, by the number of the table."""
    return Counter(telling.seated[session.id].values())


# ---- questions, evidence, parking lot ----


def _hear(telling: Telling, day: Mapping[str, Any]) -> None:
    """The hearing: evidence, the tables' questions, their order, what was answered and what is due."""
    store = telling.store
    found = [
        (session, item)
        for session in telling.sessions
        for item in store.read(queries.agenda_of, session_id=session.id)
        if item.method == day["hearing"]
    ]
    if not found:
        return
    session, item = found[0]
    speakers = [speaker["name"] for speaker in day["speakers"]]
    tables = list(_at_tables(telling, session))
    for given in day["evidence"]:
        evidence = EvidencePlan(item_id=item.id, **given)
        store.act(actions.add_evidence, session_id=session.id, evidence=evidence, at=session.start)
    ids = [
        store.act(
            actions.ask_question,
            session_id=session.id,
            item_id=item.id,
            table_id=tables[at % len(tables)],
            question_id=clock.new_id(),
            text=given["text"],
            at=session.start,
        ).value
        for at, given in enumerate(day["questions"])
    ]
    first = [id for id, given in zip(ids, day["questions"], strict=True) if "speaker" in given]
    store.act(actions.rank_questions, session_id=session.id, question_ids=first)
    for id, given in zip(ids, day["questions"], strict=True):
        if "speaker" in given:
            store.act(actions.give_question, question_id=id, speaker=speakers[given["speaker"]])
        if "answer" in given:
            told = {"answer": given["answer"], "sources": given["sources"], "at": session.start}
            store.act(actions.answer_question, question_id=id, **told)
        elif "due_days" in given:
            due = (session.start + timedelta(days=given["due_days"])).date().isoformat()
            store.act(actions.owe_answer, question_id=id, due=due)


def _park(telling: Telling, day: Mapping[str, Any]) -> None:
    """What became of the lines in the parking lot."""
    ids = {ref: id for id, ref in telling.refs.items()}
    for given in day["parked"]:
        to = {"parked_id": ids[given["ref"]], "at": telling.sessions[-1].start}
        if "owner" in given:
            owner = {"owner": given["owner"], "belongs": given["belongs"]}
            telling.store.act(actions.hand_on_parked, **owner, **to)
        elif "reason" in given:
            telling.store.act(actions.close_parked, reason=given["reason"], **to)
        else:
            telling.store.act(actions.take_up_parked, **to)


# ---- sheets ----


def _ask_all(telling: Telling, day: Mapping[str, Any]) -> int:
    """Put the forms of each session into it and type their sheets in; returns how many sheets."""
    shelf, count = read_shelf(resource("forms")), 0
    for session, asked in zip(telling.sessions, day["forms"], strict=False):
        for name in asked:
            template = shelf.find(name)
            assert template is not None, name
            given = {"session_id": session.id, "template": template, "at": session.start}
            form_id = telling.store.act(actions.add_form, form_id=clock.new_id(), **given).value
            sheets = _sheets(telling, session, template, day["words"])
            telling.store.act(actions.enter_pile, form_id=form_id, sheets=sheets)
            telling.store.act(actions.close_form, form_id=form_id)
            count += len(sheets)
    return count


def _sheets(
    telling: Telling, session: SessionView, template: Template, words: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, Any]]:
    """Sheets of most of those who were there: people differ, and the days get a little better."""
    draw = chance(telling, template.id, session.number)
    present = sum(_at_tables(telling, session).values())
    sheets = {}
    for _person in range(present):
        mood = draw.gauss(3.4 + 0.12 * session.number, 0.7)
        if draw.random() < HANDS_IN:
            answers = {one.id: _answer(draw, one, mood, words) for one in template.questions}
            given = {id: answer for id, answer in answers.items() if answer is not None}
            if given:
                sheets[str(UUID(int=draw.getrandbits(128), version=4))] = given
    return sheets


def _answer(draw: Random, question: Question, mood: float, words: Mapping[str, Sequence[str]]) -> Any:
    """A point near the person's mood, or words now and then; None is left out."""
    if question.is_scale:
        point = round(draw.gauss(mood, 0.7))
        return None if draw.random() < LEAVES_OUT else min(max(point, 1), question.points)
    known = words.get(question.id, ())
    return draw.choice(known) if known and draw.random() < WRITES_WORDS else None


# ---- minutes ----


def _minute(telling: Telling, session: SessionView, day: Mapping[str, Any]) -> None:
    """Open the minutes of a session, answer what was asked of them, approve them when nobody asks more."""
    store, written = telling.store, session.end + timedelta(days=1)
    until = written + ASKED_FOR
    store.act(actions.open_minutes, session_id=session.id, until=until, at=written)
    for at, given in enumerate(day["corrections"], start=1):
        id, asked = clock.new_id(), written + timedelta(days=at)
        to = {"session_id": session.id, "part": given["part"], "words": given["words"], "at": asked}
        store.act(actions.ask_correction, correction_id=id, **to)
        answered = {"correction_id": id, "at": asked + timedelta(days=1)}
        if given["taken"]:
            store.act(actions.take_correction, **answered)
        else:
            store.act(actions.refuse_correction, reason=given["reason"], **answered)
    store.act(actions.approve_minutes, session_id=session.id, at=until + timedelta(days=1))

"""An agenda travels as a file, and a slip in the file is named with line and key."""

from __future__ import annotations

import json
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.sessions import actions, queries
from council.sessions.agenda_files import AgendaFile, FiledItem, agenda_of_text, agenda_text, read_agenda
from council.sessions.methods import Method, Stage
from council.sessions.plans import ItemPlan
from council.sessions.refusals import AgendaFileRefused
from tests.council.sessions.rooms import NINE, Room

OWN = Method(
    id="our-walk", version=1, title="Our walk", purpose="Talk while walking.", people=(2, 6),
    minutes=(10, 20, 30), licence="CC-BY-4.0", author="A member",
    stages=(Stage("Walk", "pairs", "What do you see?", minutes=20, capture=("view",)),),
)  # fmt: skip
KNOWN = ("check-in-round",)
ITEMS = (
    ItemPlan("Arriving", 15, method="check-in-round", buffer=5),
    ItemPlan("Walk", 20, method="our-walk", least_minutes=10, rank=3, may_drop=True, may_carry=True),
    ItemPlan("Lunch", 60, anchor=NINE + timedelta(hours=3), protected=True),
)
WORDS = st.text(min_size=1, max_size=20).filter(str.strip)
PLANS = st.builds(
    ItemPlan,
    title=WORDS,
    minutes=st.integers(30, 1440),
    purpose=st.just("") | WORDS,
    least_minutes=st.integers(0, 30),
    buffer=st.integers(0, 1440),
    protected=st.booleans(),
    rank=st.integers(1, 3),
    may_drop=st.booleans(),
    may_carry=st.booleans(),
    lead=st.just("") | WORDS,
    output=st.just("") | WORDS,
)
FIXED = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))


@given(WORDS, st.lists(st.builds(FiledItem, PLANS, FIXED), min_size=1, max_size=6))
def test_a_written_agenda_is_read_as_it_was(title: str, items: list[FiledItem]) -> None:
    """Writing and reading an agenda changes nothing but blanks around its title."""
    agenda = AgendaFile(title.strip(), tuple(items), (OWN,))
    assert agenda_of_text(agenda_text(agenda), "again.json", known=()) == agenda


def test_an_agenda_is_laid_on_another_day(room: Room) -> None:
    """Written from one session and taken into another: same items, fixed times on that day, one undo step."""
    first, second = room.sessions
    room.store.act(actions.keep_method, method=OWN, at=NINE)
    room.store.act(actions.add_items, session_id=first, items=ITEMS)
    filed = room.store.read(queries.agenda_file_of, session_id=first)
    assert filed is not None and [method.id for method in filed.methods] == ["our-walk"]
    read = agenda_of_text(agenda_text(filed), "day.json", known=KNOWN)
    day = NINE + timedelta(days=1)
    plans = read.plans_on(day, ZoneInfo("UTC"))
    room.store.act(actions.take_agenda, session_id=second, items=plans, methods=read.methods, at=NINE)
    items = room.store.read(queries.agenda_of, session_id=second)
    assert [item.title for item in items] == ["Arriving", "Walk", "Lunch"]
    assert items[2].anchor == day + timedelta(hours=3)
    assert (items[1].rank, items[1].least_minutes, items[1].may_carry) == (3, 10, True)
    room.store.undo()
    assert room.store.read(queries.agenda_of, session_id=second) == ()


def test_an_agenda_brings_the_methods_it_goes_by(room: Room) -> None:
    """A method that is not here comes with the agenda; one that is here stays as it is."""
    mine = Method(**{name: getattr(OWN, name) for name in OWN.__slots__} | {"title": "Mine"})
    for kept, title in ((None, "Our walk"), (mine, "Mine")):
        if kept is not None:
            room.store.act(actions.keep_method, method=kept, at=NINE)
        given = {"session_id": room.sessions[0], "items": ITEMS[:1], "methods": (OWN,), "at": NINE}
        room.store.act(actions.take_agenda, **given)
        titles = {method.id: method.title for method in room.store.read(queries.methods_of)}
        assert titles["our-walk"] == title


def test_a_day_that_ran_is_written_as_it_was_planned(room: Room) -> None:
    """What the day did to the minutes is not what the next one should begin with."""
    session = room.sessions[0]
    ids = room.store.act(actions.add_items, session_id=session, items=(ItemPlan("Talk", 60), ITEMS[2])).value
    room.store.act(actions.start_session, session_id=session, at=NINE, reason="none")
    room.store.act(actions.change_item, item_id=ids[0], item=ItemPlan("Talk", 30))
    filed = room.store.read(queries.agenda_file_of, session_id=session)
    assert filed is not None
    assert [item.plan.minutes for item in filed.items] == [60, 60]
    assert filed.items[1].fixed == time(12)


def values() -> dict[str, object]:
    items = [{"title": "Arriving", "minutes": 15}, {"title": "Lunch", "minutes": 60, "fixed": "12:00"}]
    return {"agenda": 1, "title": "A day", "items": items}


def changed(path: tuple[object, ...], value: object) -> str:
    top = values()
    inner: object = top
    for part in path[:-1]:
        inner = inner[part]  # type: ignore[index]
    inner[path[-1]] = value  # type: ignore[index]
    return json.dumps(top, indent=1)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("agenda",), 2, "agenda"),
        (("items",), [], "items"),
        (("items",), "none", "items"),
        (("colour",), "red", "colour"),
        (("items", 1, "minutes"), 0, "items.2.minutes"),
        (("items", 1, "minutes"), 1441, "items.2.minutes"),
        (("items", 1, "minutes"), "60", "items.2.minutes"),
        (("items", 1, "minutes"), True, "items.2.minutes"),
        (("items", 0, "buffer"), -1, "items.1.buffer"),
        (("items", 0, "rank"), 4, "items.1.rank"),
        (("items", 0, "fixed"), "25:00", "items.1.fixed"),
        (("items", 0, "fixed"), 12, "items.1.fixed"),
        (("items", 0, "least_minutes"), 16, "items.1.least_minutes"),
        (("items", 0, "method"), "nowhere", "items.1.method"),
        (("items", 0, "titel"), "x", "items.1.titel"),
        (("items", 0), {"minutes": 5}, "items.1.title"),
        (("methods",), [{"id": "x"}], "methods.1.version"),
        (("methods",), [{"id": "Not A Name"}], "methods.1.version"),
    ],
)
def test_a_slip_is_named_with_line_and_key(path: tuple[object, ...], value: object, key: str) -> None:
    """Whatever is wrong in an agenda file is refused where it stands, and the rest is not taken."""
    text = changed(path, value)
    with pytest.raises(AgendaFileRefused) as refused:
        agenda_of_text(text, "day.json", known=KNOWN)
    facts = refused.value.facts
    assert (facts["file"], facts["key"]) == ("day.json", key)
    if len(path) == 3:  # a missing key stands on no line of its own
        assert f'"{path[-1]}"' in text.splitlines()[int(str(facts["line"])) - 1]


def test_a_file_that_is_no_agenda_is_refused(tmp_path: Path) -> None:
    """Too large, not UTF-8, no JSON: refused in words, by its name."""
    for name, data in (
        ("large.json", b" " * 300_000),
        ("latin.json", "é".encode("latin-1")),
        ("broken.json", b'{"agenda": 1,'),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(AgendaFileRefused, match=name):
            read_agenda(tmp_path / name, known=())

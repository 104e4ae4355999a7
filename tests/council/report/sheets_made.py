"""A session large and awkward enough to try the sheets on: many members, tables, long words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from council.report.sheets.facts import (
    Asked,
    Furniture,
    Head,
    ItemPlan,
    Member,
    Parked,
    SheetFacts,
    StagePlan,
)

NINE = datetime(2026, 3, 14, 9, tzinfo=ZoneInfo("Europe/Dublin"))
ALIASES = (
    "Ana",
    "Björn",
    "Member 110",
    "Anastasia Konstantinopoulou",
    "Wolfeschlegelsteinhausenbergerdorff",
    "",
)
LONG = "How shall we house everyone, and who is to pay for what it costs, now and in thirty years? " * 2


def head(title: str = "Learning & listening: homes <and> land") -> Head:
    return Head(
        "Council of Riverton", "en", 2, title, "First concerns", "Town hall, room 3", date(2026, 3, 14),
        NINE, NINE + timedelta(hours=8),
    )  # fmt: skip


def items(count: int = 4) -> tuple[ItemPlan, ...]:
    stages = (
        StagePlan("Alone", "alone", "What worries you most?", minutes=5),
        StagePlan(
            "Round", "table", "Say one of them; nobody comments.", "Begin on the left.", seconds_each=60
        ),
    )
    return tuple(
        ItemPlan(
            title=f"Item {at}: {LONG if at == 2 else 'concerns and ideas'}",
            purpose="To hear every voice",
            method="Pairs, then the table",
            start=NINE + timedelta(minutes=45 * at),
            minutes=45,
            buffer=5 * (at % 2),
            protected=at == 3,
            lead="Orla",
            materials="pens, large paper",
            output="Three concerns a table",
            stages=stages if at else (),
            kinds=("concern", "idea", "question") if at else (),
        )
        for at in range(count)
    )


def large(people: int = 110, tables: int = 20) -> SheetFacts:
    """A full day: `people` members at `tables` tables, aliases short, long, broken and none."""
    return SheetFacts(
        head=head(),
        items=items(),
        members=tuple(
            Member(seat, ALIASES[seat % len(ALIASES)], (seat % tables + 1,)) for seat in range(1, people + 1)
        ),
        tables=tuple(
            Furniture(
                number, "by the window" if number % 3 == 0 else "", 8,
                ("step-free",) if number == 1 else (), ("de", "en") if number == 2 else (),
                ((f"Facilitator {number}", "facilitator"),),
            )
            for number in range(1, tables + 1)
        ),
        staff=(("Orla Byrne", "speaker"),),
        questions=tuple(
            Asked(f"Question {at}: {LONG}", at % tables + 1, at, "Prof. Okafor", "Answered in writing.")
            for at in range(1, 9)
        ),
        parked=tuple(Parked(f"Parked {at}: {LONG[:90]}", "Session 4", "Orla") for at in range(1, 4)),
    )  # fmt: skip


def empty() -> SheetFacts:
    """A session of which only the date is known."""
    return SheetFacts(head=head("T" * 300))

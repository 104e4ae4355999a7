"""All that the page of votes stands on, asked in one go, as a frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from council.ground import queries
from council.ground.voting.telling import left_out
from council.ground.voting.values import AskingView, Field, SheetView, ShowView, VotesView
from council.people.queries import council_of
from council.selection.queries import seats_of
from council.sessions.queries import (
    SessionView,
    StatementView,
    seating_of,
    sessions_of,
    statements_of,
    tables_of,
)
from ui.ground.votes.progress import Member, Progress, asked_by_cards
from ui.ground.votes.tally import Counts, TableAt, tables_at

EVERYTHING = ""  # stands for all statements voted on, whatever set they came in


@dataclass(frozen=True, slots=True)
class VotesDesk:
    """Sets put to the council, votes, members, and who sits where in each session with a set.

    `votes` are those of single seats, by statement and then by seat; `seated` has (table id, seat id, whether
    here) of each place, by session. `left_out` says which answers are kept and do not count; `earlier` has,
    by set, (answers, members, members with no other) from before the set was put to the council.
    """

    council: str
    language: str
    question: str
    askings: tuple[AskingView, ...]
    seen: VotesView
    votes: Mapping[str, Mapping[str, int]]
    fields: tuple[Field, ...]
    told: Mapping[str, StatementView]
    members: tuple[Member, ...]
    sessions: tuple[SessionView, ...]
    numbers: Mapping[str, int]
    seated: Mapping[str, tuple[tuple[str, str, bool], ...]]
    shows: tuple[ShowView, ...]
    sheets: tuple[SheetView, ...]
    left_out: tuple[str, ...] = ()
    earlier: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)

    def asking(self, id: str) -> AskingView | None:
        return next((one for one in self.askings if one.id == id), None)

    def statements_in(self, id: str) -> tuple[StatementView, ...]:
        """The statements of a set in its order; of everything, all that were voted on."""
        asking = self.asking(id)
        ids = asking.statement_ids if asking else self.seen.statements
        return tuple(self.told[one] for one in ids if one in self.told)

    def voters_since(self, id: str) -> tuple[int, int]:
        """How many members have answered since a set was put to the council, and how many before it only."""
        before = self.earlier.get(id, (0, 0, 0))[2]
        return self.voters(id) - before, before

    def voters(self, id: str) -> int:
        """How many members have a vote of their own in a set."""
        return len(self.answered(id))

    def progress(self, id: str) -> Progress:
        """How far a set has come."""
        told = [(one.id, one.number, " ".join(one.text.split())) for one in self.statements_in(id)]
        return Progress.of(told, self.members, self.votes, fields=self.fields, shows=self.seen.shows)

    def kept_of(self, seat_id: str, id: str) -> dict[str, int]:
        """What a seat said to the statements of a set so far."""
        wanted = {one.id for one in self.statements_in(id)}
        return {one: self.votes[one][seat_id] for one in wanted if seat_id in self.votes.get(one, {})}

    def answered(self, id: str) -> frozenset[str]:
        """The seats with a vote of their own in a set."""
        return frozenset(seat for one in self.statements_in(id) for seat in self.votes.get(one.id, ()))

    def still_to_ask(self, statement_id: str, field: str, group: str) -> tuple[int, ...]:
        """The seats of a group that were not asked about a statement, by number; all members for no group.

        A seat whose whole table showed cards on it was asked.
        """
        said = self.votes.get(statement_id, {})
        shows = self.seen.shows.get(statement_id, ())
        by_cards = {seat for seat, share in asked_by_cards(said, shows).items() if share >= 1}
        found = next((each.group_of for each in self.fields if each.name == field), None)
        inside = [one for one in self.members if found is None or found.get(one.id, "") == group]
        return tuple(sorted(one.number for one in inside if one.id not in said and one.id not in by_cards))

    def tables(self, id: str) -> tuple[TableAt, ...]:
        """The tables with those present in the session of a set; in the newest seating where it has none."""
        asking = self.asking(id)
        places = self.seated.get(asking.session_id if asking else "", ())
        return tables_at(self.numbers, [(table, here) for table, _seat, here in places])

    def counts(self, id: str) -> dict[tuple[str, str], Counts]:
        """The cards counted in the session of a set, by (table id, statement id)."""
        asking = self.asking(id)
        where = asking.session_id if asking else ""
        return {
            (show.table_id, show.statement_id): Counts(show.agree, show.disagree, show.passed, show.present)
            for show in self.shows
            if show.session_id == where
        }

    def sheets_in(self, id: str) -> tuple[SheetView, ...]:
        return tuple(sheet for sheet in self.sheets if sheet.asking_id == id)

    def session(self, id: str) -> SessionView | None:
        return next((one for one in self.sessions if one.id == id), None)


def votes_desk_of(db: Any) -> VotesDesk:
    """The desk of this council."""
    council, sessions = council_of(db), sessions_of(db)
    askings = queries.askings_of(db)
    seen = queries.votes_of(db)
    fields = queries.fields_of(db)
    seated = {one: _seated(db, one) for one in {asking.session_id for asking in askings} - {""}}
    newest = next((places for one in reversed(sessions) if (places := _seated(db, one.id))), ())
    seated[""] = newest
    table_of = {seat: table for table, seat, _here in newest}
    numbers = {table.id: table.number for table in tables_of(db)}
    members = tuple(
        Member(seat.id, seat.number, seat.alias, numbers.get(table_of.get(seat.id, ""), 0))
        for seat in seats_of(db)
        if seat.state in queries.SEATED
    )
    return VotesDesk(
        council=council.name if council else "",
        language=council.language if council else "en",
        question=queries.question_of(db),
        askings=askings,
        seen=seen,
        votes=votes_in(seen),
        fields=fields,
        told={view.id: view for view in statements_of(db)},
        members=members,
        sessions=sessions,
        numbers=numbers,
        seated=seated,
        shows=queries.shows_of(db),
        sheets=queries.sheets_of(db),
        left_out=left_out(queries.vote_account(db)),
        earlier=queries.earlier_answers(db),
    )


def votes_in(seen: VotesView) -> dict[str, dict[str, int]]:
    """Every vote of a seat, by statement and then by seat."""
    found: dict[str, dict[str, int]] = {statement: {} for statement in seen.statements}
    for seat, row in zip(seen.seats, seen.rows, strict=True):
        for statement, value in zip(seen.statements, row, strict=True):
            if value is not None:
                found[statement][seat] = value
    return found


def _seated(db: Any, session_id: str) -> tuple[tuple[str, str, bool], ...]:
    """Who sits where in the newest round of a session: (table id, seat id, whether here)."""
    seating = seating_of(db, session_id=session_id)
    if seating is None:
        return ()
    return tuple((place.table_id, place.seat_id, not place.is_away) for place in seating.places)

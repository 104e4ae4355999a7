"""The files of a conversation: told apart by what they hold, never by their names. Bytes in, values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from council.ground.conversation.refusals import FileTwice, NothingBrought, SeatTaken
from council.ground.reading import (
    CastVotes,
    StatementRow,
    names_of,
    read_groups,
    read_pairs,
    read_statements,
    read_votes,
    wide_votes,
)
from council.ground.voting.values import Field
from council.people.grid import Grid
from council.people.reading import grid_of

STATEMENTS, VOTES, PARTICIPANTS, GROUPS, SEATS, SUMMARY = (
    "statements",
    "votes",
    "participants",
    "groups",
    "seats",
    "summary",
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the files hold together.

    `names` is what the conversation calls a voter elsewhere (Polis: xid), `seats` the seat number each voter
    was given, `origin` a short name of the conversation, `files` the kind of each, `passed_over` what was
    none of them.
    """

    statements: tuple[StatementRow, ...] = ()
    cast: CastVotes = field(default_factory=lambda: CastVotes((), 0, 0))
    fields: tuple[Field, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)
    topic: str = ""
    origin: str = ""
    is_polis: bool = False
    files: Mapping[str, str] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()


def read_conversation(files: Mapping[str, bytes]) -> Conversation:
    """Statements, votes, groups and seats from the files of a folder, by name.

    Votes for statements that are not in the files stay in: the council may know them.
    Raises: NothingBrought, FileTwice, SeatTaken, and what `reading` raises for each kind of file.
    """
    grids = {name: grid_of(data, name) for name, data in sorted(files.items()) if data.strip()}
    kinds = {name: _kind(grid) for name, grid in grids.items()}
    found: dict[str, str] = {}
    for name, kind in kinds.items():
        if kind and kind in found:
            raise FileTwice(one=found[kind], other=name)
        if kind:
            found[kind] = name
    if not {STATEMENTS, VOTES, PARTICIPANTS} & set(found):
        raise NothingBrought(files=", ".join(sorted(files)))
    given = {kind: grids[name] for kind, name in found.items()}
    topic, origin = _summary(grids[found[SUMMARY]]) if SUMMARY in found else ("", "")
    groups = PARTICIPANTS if PARTICIPANTS in found else GROUPS
    people = grids[found[PARTICIPANTS]] if PARTICIPANTS in found else None
    return Conversation(
        statements=read_statements(given[STATEMENTS], found[STATEMENTS]) if STATEMENTS in found else (),
        cast=_cast(found, given),
        fields=read_groups(given[groups], found[groups]) if groups in found else (),
        names=names_of(people) if people else {},
        seats=_seats(given[SEATS], found[SEATS]) if SEATS in found else {},
        topic=topic,
        origin=origin,
        is_polis=PARTICIPANTS in found or any(_is_polis(grids[name]) for name in found.values()),
        files={name: kind for name, kind in kinds.items() if kind},
        passed_over=tuple(name for name in sorted(files) if not kinds.get(name)),
    )


def _cast(found: Mapping[str, str], given: Mapping[str, Grid]) -> CastVotes:
    if VOTES in found:
        return read_votes(given[VOTES], found[VOTES])
    return (
        wide_votes(given[PARTICIPANTS], found[PARTICIPANTS]) if PARTICIPANTS in found else CastVotes((), 0, 0)
    )


def _head(grid: Grid) -> list[str]:
    rows = (row for row in grid.rows if any(cell.strip() for cell in row.cells))
    first = next(rows, None)
    return [cell.strip().lower() for cell in first.cells] if first else []


def _kind(grid: Grid) -> str:
    head = set(_head(grid))
    voter, statement = {"voter", "voter-id", "participant"} & head, {"statement", "comment-id"} & head
    if voter and statement and "vote" in head:
        return VOTES
    if {"id", "comment-id"} & head and {"text", "comment-body"} & head:
        return STATEMENTS
    if "participant" in head and "group-id" in head:
        return PARTICIPANTS
    if voter and head - {"voter", "voter-id"} == {"seat"}:
        return SEATS
    if voter and len(head) > 1:
        return GROUPS
    return SUMMARY if (_head(grid) or [""])[0] == "topic" else ""


def _is_polis(grid: Grid) -> bool:
    return bool({"comment-id", "voter-id", "comment-body"} & set(_head(grid)))


def _summary(grid: Grid) -> tuple[str, str]:
    """Topic, and the last part of the conversation's address."""
    told = {row.cells[0].strip(): row.cells[1].strip() for row in grid.rows if len(row.cells) > 1}
    return told.get("topic", ""), told.get("url", "").rstrip("/").rpartition("/")[2]


def _seats(data: Grid, name: str) -> dict[str, str]:
    pairs, taken = {}, set()
    for line, voter, seat in read_pairs(data, name, "voter", "seat"):
        if seat in taken:
            raise SeatTaken(file=name, line=line, seat=seat)
        taken.add(seat)
        pairs[voter] = seat
    return pairs

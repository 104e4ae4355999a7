"""One member's own part, read for their sheet; the answer is kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from council.decisions import queries as decisions
from council.decisions.outcome.chain import Node
from council.decisions.outcome.way.views import ChainStep
from council.decisions.outcome.way.whole import Chain
from council.people import queries as people
from council.report.own.facts import OwnFacts, OwnFloor, OwnPath, OwnQuestion, OwnRole, OwnStatement, floor_of
from council.report.own.refusals import OwnSeatUnknown
from council.selection import queries as selection
from council.sessions import queries as sessions
from council.sessions.turns import Spoke
from council.store import Db

TOLD = ("version", "consent", "ballot", "recommendation")
HERE = ("present", "remote", "late", "left")


@dataclass(frozen=True, slots=True)
class _Session:
    """Who was there in one session, who sat where, and the turns that are over."""

    number: int
    here: frozenset[str]
    turns: tuple[Spoke, ...]
    tables: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Around:
    """What sheets share, read once for all of them."""

    council: str
    language: str
    members: tuple[selection.SeatView, ...]
    held: Mapping[str, _Session]
    spoken: tuple[sessions.StatementView, ...]
    chain: Chain
    questions: tuple[sessions.QuestionView, ...]
    roles: tuple[decisions.RoleView, ...]


def own_of(db: Db, *, seat: int) -> OwnFacts:
    """Everything the record links to a seat: statements with their way, questions, roles, own turns.

    Statements somebody asked not to be linked carry no seat, so they are on no sheet.

    Args: seat: its number.
    Raises: OwnSeatUnknown.
    """
    return owns_of(db, seats=(seat,))[0]


def owns_of(db: Db, *, seats: Sequence[int]) -> tuple[OwnFacts, ...]:
    """As `own_of` for several seats, to be printed one by one; what they share is read once."""
    around = _around(db)
    known = {one.number: one.id for one in around.members}
    for seat in seats:
        if seat not in known:
            raise OwnSeatUnknown(seat=seat)
    return tuple(_own(around, seat, known[seat]) for seat in seats)


def _around(db: Db) -> _Around:
    council = people.council_of(db)
    return _Around(
        council.name if council else "",
        council.language if council else "en",
        selection.members_of(db),
        {one.id: _session(db, one) for one in sessions.sessions_of(db)},
        sessions.statements_of(db),
        decisions.chain_of(db),
        sessions.questions_of(db),
        decisions.roles_of(db),
    )


def _session(db: Db, one: sessions.SessionView) -> _Session:
    came = sessions.attendance_of(db, session_id=one.id)
    turns = sessions.turns_of(db, session_id=one.id)
    return _Session(
        one.number,
        frozenset(each.id for each in came if each.state in HERE),
        tuple(turn for turn in turns if not turn.is_open),
        sessions.sits_of(db, session_id=one.id),
    )


def _own(around: _Around, seat: int, seat_id: str) -> OwnFacts:
    spoken = [view for view in around.spoken if view.seat_id == seat_id]
    held = around.held.values()
    return OwnFacts(
        council=around.council,
        language=around.language,
        seat=seat,
        seats=len(around.members),
        sessions=len(held),
        present=sum(seat_id in one.here for one in held),
        statements=tuple(_statement(view, around.chain) for view in spoken),
        questions=_questions(around, {view.id for view in spoken}),
        roles=_roles(around, seat_id),
        floors=tuple(floor for one in held if (floor := _floor(one, seat_id))),
    )


def members_with_own(db: Db) -> tuple[int, ...]:
    """The numbers of the seats for which a sheet can be made."""
    return tuple(sorted(seat.number for seat in selection.members_of(db)))


def _statement(view: sessions.StatementView, chain: Chain) -> OwnStatement:
    node = Node("statement", view.id)
    steps = chain.on(node)
    named = {Node(step.kind, step.id) for step in steps} & set(chain.trails.on_named(node))
    return OwnStatement(
        view.number,
        view.text,
        view.session or 0,
        view.table or 0,
        view.level,
        tuple(step.text for step in steps if step.kind == "theme"),
        _paths(steps, {node.id for node in named}),
    )


def _paths(steps: Iterable[ChainStep], named: set[str]) -> tuple[OwnPath, ...]:
    """One path for each proposal, those that name the statement first, then by number."""
    found: dict[str, list[ChainStep]] = {}
    for step in steps:
        if step.proposal_id and step.kind in TOLD:
            found.setdefault(step.proposal_id, []).append(step)
    paths = [_path(own, named) for own in found.values()]
    return tuple(sorted(paths, key=lambda one: (not one.named, one.proposal)))


def _path(steps: list[ChainStep], named: set[str]) -> OwnPath:
    def numbers(kind: str) -> tuple[int, ...]:
        return tuple(sorted(step.number for step in steps if step.kind == kind))

    return OwnPath(
        steps[0].of,
        steps[0].title,
        any(step.id in named for step in steps),
        len(numbers("version")),
        numbers("ballot"),
        numbers("consent"),
        max(numbers("recommendation"), default=0),
    )


def _questions(around: _Around, own: set[str]) -> tuple[OwnQuestion, ...]:
    return tuple(
        OwnQuestion(
            one.text,
            around.held[one.session_id].number if one.session_id in around.held else 0,
            one.state,
            one.answer,
            one.speaker,
            one.due,
            one.sources,
        )
        for one in around.questions
        if own.intersection(one.statements)
    )


def _roles(around: _Around, seat_id: str) -> tuple[OwnRole, ...]:
    return tuple(
        OwnRole(one.role, one.agreed_at.date(), one.since, one.until)
        for one in around.roles
        if one.seat.id == seat_id
    )


def _floor(one: _Session, seat_id: str) -> OwnFloor | None:
    """One's part of a session in which turns were noted; None for who was not there and did not speak."""
    seconds = dict.fromkeys(one.here, 0.0)
    for turn in one.turns:
        seconds[turn.seat_id] = seconds.get(turn.seat_id, 0.0) + (turn.seconds or 0.0)
    if not one.turns or seat_id not in seconds:
        return None
    count = sum(turn.seat_id == seat_id and turn.kind != "pass" for turn in one.turns)
    return floor_of(seat_id, seconds, one.tables, session=one.number, turns=count)

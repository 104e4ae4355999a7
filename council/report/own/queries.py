"""One member's own part, read for their sheet; the answer is kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from council.decisions import queries as decisions
from council.decisions.outcome.chain import Node
from council.decisions.outcome.way.views import ChainStep
from council.decisions.outcome.way.whole import Chain
from council.people import queries as people
from council.report.own.facts import OwnFacts, OwnFloor, OwnPath, OwnQuestion, OwnRole, OwnStatement, floor_of
from council.report.own.refusals import OwnSeatUnknown
from council.selection import queries as selection
from council.sessions import queries as sessions
from council.store import Db

TOLD = ("version", "consent", "ballot", "recommendation")
HERE = ("present", "remote", "late", "left")


def own_of(db: Db, *, seat: int) -> OwnFacts:
    """Everything the record links to a seat: statements with their way, questions, roles, own turns.

    Statements somebody asked not to be linked carry no seat, so they are on no sheet.

    Args: seat: its number.
    Raises: OwnSeatUnknown.
    """
    members = selection.members_of(db)
    mine = next((one for one in members if one.number == seat), None)
    if mine is None:
        raise OwnSeatUnknown(seat=seat)
    council = people.council_of(db)
    held = sessions.sessions_of(db)
    spoken = [view for view in sessions.statements_of(db) if view.seat_id == mine.id]
    return OwnFacts(
        council=council.name if council else "",
        language=council.language if council else "en",
        seat=mine.number,
        seats=len(members),
        sessions=len(held),
        present=sum(_was_here(db, one.id, mine.id) for one in held),
        statements=_statements(spoken, decisions.chain_of(db)),
        questions=_questions(db, {view.id for view in spoken}, {one.id: one.number for one in held}),
        roles=_roles(db, mine.id),
        floors=_floors(db, mine.id, held),
    )


def members_with_own(db: Db) -> tuple[int, ...]:
    """The numbers of the seats for which a sheet can be made."""
    return tuple(sorted(seat.number for seat in selection.members_of(db)))


def _statements(spoken: Iterable[sessions.StatementView], chain: Chain) -> tuple[OwnStatement, ...]:
    return tuple(_statement(view, chain) for view in spoken)


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


def _questions(db: Db, own: set[str], numbers: dict[str, int]) -> tuple[OwnQuestion, ...]:
    return tuple(
        OwnQuestion(
            one.text, numbers.get(one.session_id, 0), one.state, one.answer, one.speaker, one.due, one.sources
        )
        for one in sessions.questions_of(db)
        if own.intersection(one.statements)
    )


def _roles(db: Db, seat_id: str) -> tuple[OwnRole, ...]:
    return tuple(
        OwnRole(one.role, one.agreed_at.date(), one.since, one.until)
        for one in decisions.roles_of(db)
        if one.seat.id == seat_id
    )


def _was_here(db: Db, session_id: str, seat_id: str) -> bool:
    came = sessions.attendance_of(db, session_id=session_id)
    return any(one.id == seat_id and one.state in HERE for one in came)


def _floors(db: Db, seat_id: str, held: Iterable[sessions.SessionView]) -> tuple[OwnFloor, ...]:
    """Sessions in which turns were noted and this member was there or spoke."""
    found = []
    for session in held:
        turns = [one for one in sessions.turns_of(db, session_id=session.id) if not one.is_open]
        came = sessions.attendance_of(db, session_id=session.id)
        seconds = {one.id: 0.0 for one in came if one.state in HERE}
        for turn in turns:
            seconds[turn.seat_id] = seconds.get(turn.seat_id, 0.0) + (turn.seconds or 0.0)
        if turns and seat_id in seconds:
            count = sum(one.seat_id == seat_id and one.kind != "pass" for one in turns)
            tables = sessions.sits_of(db, session_id=session.id)
            found.append(floor_of(seat_id, seconds, tables, session=session.number, turns=count))
    return tuple(found)

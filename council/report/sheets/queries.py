"""The questions the sheets are made from."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from council.decisions import queries as decisions
from council.people.queries import council_of
from council.report.sheets import facts as f
from council.report.sheets.proposed import Proposed
from council.sessions import queries as sessions
from council.sessions.methods import Method
from council.store import Db

GONE = ("cut", "carried")
AWAY = ("absent", "excused")


def sheet_facts_of(db: Db, *, number: int) -> f.SheetFacts | None:
    """Everything on the sheets of session `number`, as it stands now; None when there is no such session.

    Seats noted as absent are left out; everybody else who holds a seat is expected. A place at a table that
    was closed is none.
    """
    session = next((one for one in sessions.sessions_of(db) if one.number == number), None)
    if session is None:
        return None
    council = council_of(db)
    zone = ZoneInfo(session.time_zone)
    staff = sessions.staffing_of(db, session_id=session.id)
    return f.SheetFacts(
        head=f.Head(
            council=council.name if council else "",
            language=council.language if council else "en",
            number=session.number,
            title=session.title,
            purpose=session.purpose,
            place=session.place,
            day=session.start.astimezone(zone).date(),
            start=session.start.astimezone(zone),
            end=session.end.astimezone(zone),
        ),
        items=_items(db, session.id, zone),
        members=_members(db, session.id),
        tables=_tables(db, staff),
        staff=tuple((one.name, one.job) for one in staff if not one.table_number),
        questions=tuple(
            f.Asked(one.text, one.table_number, one.rank, one.speaker, one.answer)
            for one in sessions.questions_of(db, session_id=session.id)
            if one.text  # "" where the words were taken out
        ),
        parked=tuple(
            f.Parked(one.text, one.belongs, one.owner)
            for one in sessions.parked_of(db, session_id=session.id)
            if one.state != "closed"
        ),
    )


def _items(db: Db, session_id: str, zone: ZoneInfo) -> tuple[f.ItemPlan, ...]:
    library = {method.id: method for method in sessions.methods_of(db)}
    return tuple(
        _item(item, library.get(item.method), zone)
        for item in sessions.agenda_of(db, session_id=session_id)
        if item.state not in GONE
    )


def _item(item: sessions.ItemView, method: Method | None, zone: ZoneInfo) -> f.ItemPlan:
    return f.ItemPlan(
        title=item.title,
        purpose=item.purpose,
        method=method.title if method else item.method.replace("-", " "),
        start=item.starts.astimezone(zone),
        minutes=item.minutes,
        buffer=item.buffer,
        protected=item.protected,
        lead=item.lead,
        materials=item.materials or ", ".join(method.materials if method else ()),
        output=item.output or (method.stages[-1].output if method else ""),
        stages=_stages(method),
        kinds=method.kinds if method else (),
    )


def _stages(method: Method | None) -> tuple[f.StagePlan, ...]:
    if method is None:
        return ()
    return tuple(
        f.StagePlan(one.name, one.setting, one.prompt, one.say, one.minutes, one.seconds_per_person)
        for one in method.stages
    )


def _members(db: Db, session_id: str) -> tuple[f.Member, ...]:
    rounds = sessions.rounds_of(db, session_id=session_id) or (1,)
    seatings = [sessions.seating_of(db, session_id=session_id, round=one) for one in rounds]
    laid = {table.id for table in sessions.tables_of(db)}
    at = [
        {place.seat_id: place.table_number for place in (one.places if one else ()) if place.table_id in laid}
        for one in seatings
    ]
    return tuple(
        f.Member(one.number, one.alias, tuple(tables.get(one.id, 0) for tables in at))
        for one in sessions.attendance_of(db, session_id=session_id)
        if one.state not in AWAY
    )


def _tables(db: Db, staff: tuple[sessions.StaffingView, ...]) -> tuple[f.Furniture, ...]:
    return tuple(
        f.Furniture(
            number=table.number,
            label=table.label,
            places=table.places,
            features=table.features,
            languages=table.languages,
            staff=tuple((one.name, one.job) for one in staff if one.table_id == table.id),
        )
        for table in sessions.tables_of(db)
    )


def proposed_of(db: Db, *, proposal_id: str, council: str = "", language: str = "en") -> Proposed | None:
    """What is handed out about a proposal; None while it has no wording."""
    found = next((one for one in decisions.proposals_of(db) if one.id == proposal_id), None)
    versions = decisions.versions_of(db, proposal_id=proposal_id)
    if found is None or not versions:
        return None
    causes = decisions.causes_of(db, proposal_id=proposal_id)
    return Proposed(council, found, versions, causes, language)

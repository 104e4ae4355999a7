"""Verbs on the targets, and on who does not take part in draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from fractions import Fraction

from sqlalchemy import select

from council.people import actions as people
from council.selection.records import Draw, Exclusion, PanelSize, TargetLine
from council.selection.refusals import PersonInDraw, ReasonMissing, SeatsUnusable, TargetsUnusable
from council.selection.targets import Line
from council.store import Db
from council.words import _


def set_targets(
    db: Db, *, seats: int, lines: Sequence[Line], shares: Mapping[tuple[str, str], Fraction] | None = None
) -> int:
    """Set the seats and all lines; what is not among them goes. Returns: how many lines stand.

    Whether they can be met is another question (feasible.py); here each line must only make sense by itself.

    Args:
        shares: of the population, by (feature, value); a line not named keeps the share it has.
    Raises: SeatsUnusable, TargetsUnusable.
    """
    if seats < 1:
        raise SeatsUnusable(seats=seats)
    _check_lines(lines)
    size = db.scalars(select(PanelSize)).first()
    if size is None:
        db.add(PanelSize(seats=seats))
    else:
        size.seats = seats
    known = {(one.feature, one.value): one for one in db.scalars(select(TargetLine))}
    for position, line in enumerate(lines):
        share = (shares or {}).get((line.feature, line.value))
        _keep_line(db, known.pop((line.feature, line.value), None), position, line, share)
    for gone in known.values():
        db.delete(gone)
    return len(lines)


def _check_lines(lines: Sequence[Line]) -> None:
    seen: set[tuple[str, str]] = set()
    for line in lines:
        reason = ""
        if not line.feature or not line.value:
            reason = _("it needs a feature and a value.")
        elif line.least < 0 or line.most < line.least:
            reason = _("the least must not be below 0 nor above the most.")
        elif (line.feature, line.value) in seen:
            reason = _("it stands twice.")
        if reason:
            raise TargetsUnusable(feature=line.feature, value=line.value, reason=reason)
        seen.add((line.feature, line.value))


def _keep_line(db: Db, kept: TargetLine | None, position: int, line: Line, share: Fraction | None) -> None:
    if kept is None:
        db.add(TargetLine(position=position, **asdict(line), share="" if share is None else str(share)))
        return
    if share is not None:
        kept.share = str(share)
    kept.position, kept.least, kept.most = position, line.least, line.most
    kept.least_flex, kept.most_flex = line.least_flex, line.most_flex


def exclude_people(db: Db, *, person_ids: Iterable[str], reason: str, at: datetime) -> int:
    """Leave people out of draws, with a reason that the certificate counts. Returns: how many are new.

    Raises: ReasonMissing.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise ReasonMissing()
    known = {one.person_id: one for one in db.scalars(select(Exclusion))}
    wanted = list(dict.fromkeys(person_ids))
    for person_id in wanted:
        if person_id in known:
            known[person_id].reason = reason
        else:
            db.add(Exclusion(person_id=person_id, reason=reason, at=at))
    return sum(one not in known for one in wanted)


def readmit_people(db: Db, *, person_ids: Iterable[str]) -> int:
    """Let excluded people take part again. Returns: how many."""
    wanted = set(person_ids)  # asked here and not in the statement, which takes only so many ids
    rows = [one for one in db.scalars(select(Exclusion)) if one.person_id in wanted]
    for one in rows:
        db.delete(one)
    return len(rows)


def remove_from_pool(db: Db, *, person_ids: Iterable[str]) -> int:
    """Take people and their contact details out of the file; undo brings them back. Returns: how many.

    Raises: PersonInDraw, as a certificate counts on everybody it was made over.
    """
    wanted = list(dict.fromkeys(person_ids))
    drawn = {one for chance_by_id in db.scalars(select(Draw.chances)) for one in chance_by_id}
    if count := sum(one in drawn for one in wanted):
        raise PersonInDraw(count=count)
    readmit_people(db, person_ids=wanted)
    db.flush()
    return people.remove_people(db, person_ids=wanted)

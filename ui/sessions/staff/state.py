"""What the team page says, thought out of the answers of the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.sessions.queries import PartyView, StaffingView
from council.sessions.staff.parts import JOBS, KINDS
from council.words import _, ngettext


@dataclass(frozen=True, slots=True)
class TeamState:
    """The whole page."""

    facts: str
    is_empty: bool

    @classmethod
    def of(cls, parties: Sequence[PartyView], staffing: Sequence[StaffingView], tables: int) -> TeamState:
        """Thought from the list, the jobs of the session shown, and how many tables are in use."""
        here = sum(party.state == "active" for party in parties)
        facts = [ngettext("{count} person", "{count} people", here).format(count=here)]
        if tables:
            served = len({one.table_id for one in staffing if one.job == "facilitator" and one.table_id})
            words = _("{served} of {tables} tables facilitated in this session")
            facts.append(words.format(served=served, tables=tables))
        if staffing:
            said = sum(one.state == "confirmed" for one in staffing)
            facts.append(_("{said} of {jobs} jobs confirmed").format(said=said, jobs=len(staffing)))
        return cls(" · ".join(facts), not parties)


def kind_words(party: PartyView) -> str:
    """The part somebody has, and that they left."""
    words = _(KINDS[party.kind])
    return words if party.state == "active" else _("{part}, has left").format(part=words)


def job_words(job: StaffingView) -> str:
    """What somebody does in the session."""
    return _(JOBS[job.job])


def where_words(job: StaffingView) -> str:
    """Where somebody does it."""
    if not job.table_number:
        return _("whole room")
    return _("table {number}").format(number=job.table_number)

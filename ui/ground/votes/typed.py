"""What somebody types in, sheet after sheet: whose it is, and what is sent when it is done. No window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from council.ground.voting.values import SheetView
from council.words import _
from ui.ground.votes.desk import VotesDesk
from ui.ground.votes.sheet import VoteSheet

SEAT, FIRST, SECOND, SETTLE = "seat", "first", "second", "settle"


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose sheet it is: a seat of the council, a sheet of the pile, both, or (a new sheet) neither."""

    seat_id: str = ""
    seat_number: int = 0
    sheet_id: str = ""
    sheet_number: int = 0

    @property
    def words(self) -> str:
        if self.sheet_number:
            return _("Sheet {number}").format(number=self.sheet_number)
        if self.seat_number:
            return _("Seat {number}").format(number=self.seat_number)
        return _("A sheet without a seat")


@dataclass(frozen=True, slots=True)
class Typed:
    """A sheet that is done, ready to be kept: `answers` None is not asked; on paper there is no None."""

    mode: str
    asking_id: str
    whose: Whose
    answers: Mapping[str, int | None] = field(default_factory=dict)

    @property
    def given(self) -> dict[str, int]:
        """The answers there are."""
        return {one: value for one, value in self.answers.items() if value is not None}


def whose_of(number: str, mode: str, desk: VotesDesk, asking_id: str) -> Whose | str:
    """Whose sheet a number names, or the sentence why it names none."""
    if mode == SECOND:
        return _sheet(number, desk.sheets_in(asking_id))
    if mode == FIRST and not number:
        return Whose()
    member = next((one for one in desk.members if str(one.number) == str(int(number or 0))), None)
    if member is None:
        return _("There is no seat {number} that takes part.").format(number=number or "–")
    if mode == FIRST:
        before = next((one for one in desk.sheets_in(asking_id) if one.seat_id == member.id), None)
        if before is not None:
            told = _("Seat {seat} has sheet {sheet} already. Type it again under Second reading.")
            return told.format(seat=number, sheet=before.number)
    return Whose(member.id, member.number)


def _sheet(number: str, sheets: tuple[SheetView, ...]) -> Whose | str:
    found = next((one for one in sheets if str(one.number) == str(int(number or 0))), None)
    if found is None:
        return _("There is no sheet {number} in this pile.").format(number=number or "–")
    return Whose(found.seat_id, found.seat_number or 0, found.id, found.number)


def sheet_again(done: Typed, desk: VotesDesk) -> VoteSheet:
    """A sheet that was done, as it was typed, at its end."""
    kept = desk.kept_of(done.whose.seat_id, done.asking_id) if done.mode == SEAT else {}
    return VoteSheet(tuple(done.answers), kept, dict(done.answers), len(done.answers))


def sheet_for(whose: Whose, mode: str, desk: VotesDesk, asking_id: str) -> VoteSheet:
    """The empty sheet to type into; a seat's earlier answers stand behind it, a first reading does not."""
    ids = tuple(one.id for one in desk.statements_in(asking_id))
    if mode == SETTLE:
        found = next(one for one in desk.sheets_in(asking_id) if one.id == whose.sheet_id)
        return VoteSheet(tuple(one for one in ids if one in found.differ))
    if mode == SEAT:
        return VoteSheet(ids, desk.kept_of(whose.seat_id, asking_id))
    return VoteSheet(ids)

"""What is said to whoever types sheets in: whose, which keys, how far, and what differs. No window."""

from __future__ import annotations

from council.words import N_, _, ngettext
from ui.ground.votes.desk import VotesDesk
from ui.ground.votes.sheet import VoteSheet
from ui.ground.votes.typed import FIRST, SEAT, SECOND, SETTLE
from ui.ground.votes.words import answer_words

_HINTS = {
    SEAT: N_("Its number, then Enter."),
    FIRST: N_("The seat on the sheet, then Enter; Enter alone where there is none."),
    SECOND: N_("The number written on the sheet, then Enter."),
}
_ASKS = {
    SEAT: N_("Whose answers are these?"),
    FIRST: N_("Take a sheet from the pile. Its number is told once it is kept: write it on the sheet."),
    SECOND: N_("Somebody else types the sheet again, without looking at the first reading."),
}


def asks(mode: str) -> str:
    """What is asked before a sheet is open."""
    return _(_ASKS[mode])


def hint(mode: str, sheet: VoteSheet, *, is_open: bool) -> str:
    """Which keys there are now."""
    if not is_open:
        return _(_HINTS[mode])
    if not sheet.is_done:
        return _("A agree, D disagree, P pass, N or space not asked; or 1, 2, 3 and 0. Backspace goes back.")
    if mode == SETTLE:
        return _("Enter keeps it; Backspace goes back.")
    return _("Enter keeps it, or the next number’s first digit; Backspace goes back.")


def at_end(sheet: VoteSheet) -> str:
    """That a sheet is done, and which of its answers are not those kept before."""
    differences = sheet.differences
    if not differences:
        return _("All statements done.")
    places = {one: at for at, one in enumerate(sheet.statements, start=1)}
    listed = ", ".join(
        _("{place} (kept: {answer})").format(place=places[one.statement_id], answer=answer_words(one.kept))
        for one in differences
    )
    told = ngettext(
        "{count} answer is not the one kept before: {listed}. Enter keeps what is typed now.",
        "{count} answers are not those kept before: {listed}. Enter keeps what is typed now.",
        len(differences),
    )
    return told.format(count=len(differences), listed=listed)


def so_far(desk: VotesDesk, asking_id: str, mode: str) -> str:
    """How many have answered, or how many sheets of the pile are in."""
    if mode == SEAT:
        told = _("{voters} of {members} members have answered.")
        return told.format(voters=desk.voters(asking_id), members=len(desk.members))
    sheets = desk.sheets_in(asking_id)
    twice = sum(one.again is not None for one in sheets)
    differ = sum(bool(one.differ) for one in sheets)
    told = ngettext(
        "{count} sheet is in, {twice} read twice, {differ} with differences.",
        "{count} sheets are in, {twice} read twice, {differ} with differences.",
        len(sheets),
    )
    return told.format(count=len(sheets), twice=twice, differ=differ)

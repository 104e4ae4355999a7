"""What is said to whoever types sheets in: whose, which keys, how far, and what differs. No window."""

from __future__ import annotations

from council.words import N_, _, ngettext
from ui.ground.votes.desk import VotesDesk
from ui.ground.votes.sheet import VoteSheet
from ui.ground.votes.typed import FIRST, SEAT, SECOND, SETTLE, Whose
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
    changed = [
        _("{place} ({kept}, now {typed})").format(
            place=places[one.statement_id], kept=answer_words(one.kept), typed=answer_words(one.typed)
        )
        for one in differences
        if one.typed is not None
    ]
    gone = [
        _("{place} ({kept})").format(place=places[one.statement_id], kept=answer_words(one.kept))
        for one in differences
        if one.typed is None
    ]
    parts = []
    if changed:
        parts.append(_("replaces the answer to {listed}").format(listed=", ".join(changed)))
    if gone:
        parts.append(_("takes back the answer to {listed}").format(listed=", ".join(gone)))
    return _("All statements done. Enter {deeds}; Backspace goes back.").format(deeds=_(" and ").join(parts))


def left_words(sheet: VoteSheet) -> str:
    """How many statements are left on a sheet, and how one is left out."""
    left = len(sheet.statements) - sheet.at
    told = ngettext(
        "{count} statement is left on this sheet. Down leaves one as it is.",
        "{count} statements are left on this sheet. Down leaves one as it is.",
        left,
    )
    return told.format(count=left)


def kept_before(whose: str, sheet: VoteSheet) -> str:
    """That a seat has answers already and what typing does to them; "" where it has none."""
    if not sheet.kept:
        return ""
    told = ngettext(
        "{whose} has an answer already, to {count} of {all}. What is typed replaces it, N takes it back, "
        "Down leaves it. Wrong seat? Backspace goes back to the number.",
        "{whose} has answers already, to {count} of {all}. What is typed replaces them, N takes one back, "
        "Down leaves one. Wrong seat? Backspace goes back to the number.",
        len(sheet.kept),
    )
    return told.format(whose=whose, count=len(sheet.kept), all=len(sheet.statements))


def where(whose: Whose, sheet: VoteSheet, text: str, place: int) -> tuple[str, str]:
    """Whose sheet one is in and at which statement; and its words, or what is to be done at the end.

    text, place: of the statement to answer now.
    """
    if sheet.is_done:
        return whose.words, at_end(sheet)
    told = _("{whose}, statement {place} of {count}")
    told = told.format(whose=whose.words, place=sheet.at + 1, count=len(sheet.statements))
    if (kept := sheet.kept.get(sheet.statement)) is not None:
        told = _("{where} · kept: {answer}").format(where=told, answer=answer_words(kept))
    return told, f"{place}. {text}"


def line_of(sheet: VoteSheet, id: str) -> tuple[str, str]:
    """What stands in the line of a statement, and its ink."""
    is_typed, now = sheet.was_typed(id), sheet.now(id)
    told = beside(sheet.kept.get(id), now, was_typed=is_typed)
    if any(one.statement_id == id for one in sheet.differences):
        return told, "warn"
    return told, "" if is_typed and now is not None else "quiet"


def beside(kept: int | None, typed: int | None, *, was_typed: bool) -> str:
    """What stands in the line of a statement: the answer, and what becomes of the one kept before."""
    if not was_typed:
        return _("{answer}, kept before").format(answer=answer_words(kept)) if kept is not None else ""
    if kept is None or kept == typed:
        return answer_words(typed)
    if typed is None:
        return _("not asked: takes “{kept}” back").format(kept=answer_words(kept))
    return _("{answer}, replaces “{kept}”").format(answer=answer_words(typed), kept=answer_words(kept))


def so_far(desk: VotesDesk, asking_id: str, mode: str) -> str:
    """How many have answered, or how many sheets of the pile are in."""
    if mode == SEAT:
        told = _("{voters} of {members} members have answered.")
        since, before = desk.voters_since(asking_id)
        words = told.format(voters=since, members=len(desk.members))
        if not before:
            return words
        more = ngettext(
            "{count} other did before this set was put to the council.",
            "{count} others did before this set was put to the council.",
            before,
        )
        return f"{words} {more.format(count=before)}"
    sheets = desk.sheets_in(asking_id)
    twice = sum(one.again is not None for one in sheets)
    differ = sum(bool(one.differ) for one in sheets)
    told = ngettext(
        "{count} sheet is in, {twice} read twice, {differ} with differences.",
        "{count} sheets are in, {twice} read twice, {differ} with differences.",
        len(sheets),
    )
    return told.format(count=len(sheets), twice=twice, differ=differ)

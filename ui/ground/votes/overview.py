"""What the page of votes says of a set: one row in the list, the facts, and the cards and sheets it has."""

from __future__ import annotations

from dataclasses import dataclass

from council.ground.shared.wording import listed
from council.ground.voting.values import SMALLEST
from council.words import _, ngettext
from ui.ground.votes.desk import EVERYTHING, VotesDesk
from ui.ground.votes.progress import Progress
from ui.ground.votes.words import PAPER, SHORT, TABLES, WAYS

OPEN = "open"


@dataclass(frozen=True, slots=True)
class SetRow:
    """One set in the list; the one with the id "" is everything voted on."""

    id: str
    title: str
    quiet: str
    way: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One line under a set: the cards of a table on a statement, or a sheet of the pile."""

    id: str
    whose: str
    what: str
    said: str
    note: str
    is_odd: bool


@dataclass(frozen=True, slots=True)
class VotesState:
    """The list of sets and the line of facts; `has_members` and `has_statements` say what is possible."""

    facts: str
    rows: tuple[SetRow, ...]
    has_members: bool
    has_statements: bool

    @classmethod
    def of(cls, desk: VotesDesk) -> VotesState:
        """What stands in the list: every set, the newest first, then everything that was voted on."""
        sets = [_row(desk, one.id) for one in reversed(desk.askings)]
        if desk.seen.statements:
            sets.append(_row(desk, EVERYTHING))
        return cls(_facts(desk), tuple(sets), bool(desk.members), bool(desk.told))


def _row(desk: VotesDesk, id: str) -> SetRow:
    asking = desk.asking(id)
    if asking is None:
        count = len(desk.statements_in(id))
        told = ngettext("{count} statement", "{count} statements", count).format(count=count)
        return SetRow(id, _("Everything voted on"), told, "", False)
    state = _("open") if asking.is_open else _("closed")
    come = _how_far(desk, id, asking.way)
    quiet = " · ".join((_(SHORT[asking.way]), come, state))
    return SetRow(id, f"{asking.number}. {asking.title}", quiet, asking.way, asking.is_open)


def _how_far(desk: VotesDesk, id: str, way: str) -> str:
    if way == TABLES:
        tables, counts = desk.tables(id), desk.counts(id)
        asked = [one.id for one in desk.statements_in(id)]
        counted = sum(bool(asked) and all((table.id, one) in counts for one in asked) for table in tables)
        return _("{done} of {all} tables").format(done=counted, all=len(tables))
    if way == PAPER:
        count = len(desk.sheets_in(id))
        return ngettext("{count} sheet", "{count} sheets", count).format(count=count)
    voters, before = desk.voters_since(id)
    told = _("{voters} of {members} answered")
    words = told.format(voters=voters, members=len(desk.members))
    return _("{answered}, {before} earlier").format(answered=words, before=before) if before else words


def _facts(desk: VotesDesk) -> str:
    votes, shows = sum(len(said) for said in desk.votes.values()), sum(show.counts for show in desk.shows)
    parts = [
        ngettext("{count:,} vote by seat", "{count:,} votes by seat", votes).format(count=votes),
        ngettext("{count} member", "{count} members", len(desk.members)).format(count=len(desk.members)),
    ]
    if shows:
        told = ngettext("cards counted {count} time", "cards counted {count} times", shows)
        parts.append(told.format(count=shows))
    if desk.sheets:
        told = ngettext("{count} sheet of paper", "{count} sheets of paper", len(desk.sheets))
        parts.append(told.format(count=len(desk.sheets)))
    return " · ".join(parts) if desk.seen.statements or desk.askings else ""


def set_facts(desk: VotesDesk, id: str, progress: Progress) -> str:
    """One line about a set: when, how, and who answered."""
    asking = desk.asking(id)
    parts = []
    if asking and asking.session_id and (session := desk.session(asking.session_id)):
        parts.append(_("Session {number}: {title}").format(number=session.number, title=session.title))
    if asking:
        parts.append(_(WAYS[asking.way]))
    parts.append(_voters(desk, id, progress))
    if asking and asking.gone:
        gone = ngettext(
            "{count} statement was taken out since", "{count} statements were taken out since", asking.gone
        )
        parts.append(gone.format(count=asking.gone))
    return " · ".join(parts)


def _voters(desk: VotesDesk, id: str, progress: Progress) -> str:
    told = _("{voters} of {members} members answered by seat, {finished} of them everything")
    counts = {"members": len(progress.members), "finished": progress.finished}
    since, before = desk.voters_since(id)
    if before:
        told = _(
            "{voters} of {members} members answered by seat since, {before} before; {finished} of all "
            "everything"
        )
        return told.format(voters=since, before=before, **counts)
    return told.format(voters=progress.voters, **counts)


def earlier_words(desk: VotesDesk, id: str) -> str:
    """That answers were there before the set was put to the council, and that they count; "" for none."""
    count, members, _alone = desk.earlier.get(id, (0, 0, 0))
    told = ngettext(
        "{count:,} answer by seat ({members} of the members) is from before this set was put to the council. "
        "It counts, until the same seat answers again.",
        "{count:,} answers by seat ({members} of the members) are from before this set was put to the "
        "council. They count, until the same seats answer again.",
        count,
    )
    return told.format(count=count, members=members) if count else ""


def still_out(desk: VotesDesk, id: str) -> str:
    """Which tables have not shown cards on every statement of a set, by number; "" where it has no cards."""
    asking = desk.asking(id)
    if asking is None or asking.way != TABLES:
        return ""
    counts, places = desk.counts(id), dict(enumerate((one.id for one in desk.statements_in(id)), start=1))
    whole, parts = [], []
    for table in desk.tables(id):
        left = [str(place) for place, one in places.items() if (table.id, one) not in counts]
        if left and len(left) == len(places):
            whole.append(str(table.number))
        elif left:
            told = ngettext(
                "table {number} on statement {places}", "table {number} on statements {places}", len(left)
            )
            parts.append(told.format(number=table.number, places=listed(left)))
    if not whole and not parts:
        return _("Every table has shown its cards on every statement.")
    if whole:
        told = ngettext("table {numbers}", "tables {numbers}", len(whole)).format(numbers=listed(whole))
        parts.insert(0, told)
    return _("Still out: {tables}.").format(tables="; ".join(parts))


def wanting_words(progress: Progress) -> str:
    """How many statements of a set cannot be judged yet, in a sentence."""
    count, whole = progress.wanting, len(progress.statements)
    if not count:
        return _("In every group of five or more, at least half were asked about every statement.")
    told = ngettext(
        "{count} of {whole} statements cannot be judged yet: in some group not half were asked.",
        "{count} of {whole} statements cannot be judged yet: in some group not half were asked.",
        count,
    )
    return told.format(count=count, whole=whole)


def handed_in(desk: VotesDesk, id: str) -> tuple[HandedIn, ...]:
    """The shows of cards or the sheets of a set; nothing where it is answered seat by seat."""
    asking = desk.asking(id)
    if asking is None:
        return ()
    if asking.way == TABLES:
        return _cards(desk, id)
    return _sheets(desk, id) if asking.way == PAPER else ()


def _cards(desk: VotesDesk, id: str) -> tuple[HandedIn, ...]:
    asking = desk.asking(id)
    places = {one.id: at for at, one in enumerate(desk.statements_in(id), start=1)}
    shows = [
        show for show in desk.shows if show.session_id == asking.session_id and show.statement_id in places
    ]
    rows = []
    for show in sorted(shows, key=lambda one: (one.table_number, places[one.statement_id])):
        shown = show.agree + show.disagree + show.passed
        said = _("{agree} agree, {disagree} disagree, {passed} pass").format(
            agree=show.agree, disagree=show.disagree, passed=show.passed
        )
        if shown < SMALLEST:
            said = _("fewer than five cards: not shown")
        note = _("{shown} of {present} present").format(shown=shown, present=show.present)
        if not show.counts:
            note = _("a newer count stands for it")
        whose = _("Table {number}").format(number=show.table_number)
        what = f"{places[show.statement_id]}. {' '.join(desk.told[show.statement_id].text.split())}"
        rows.append(HandedIn(show.id, whose, what, said, note, not show.counts))
    return tuple(rows)


def _sheets(desk: VotesDesk, id: str) -> tuple[HandedIn, ...]:
    places = {one.id: at for at, one in enumerate(desk.statements_in(id), start=1)}
    rows = []
    for sheet in desk.sheets_in(id):
        seat = _("Seat {number}").format(number=sheet.seat_number) if sheet.seat_number else _("no seat")
        said = _("{count} of {all} answered").format(count=len(sheet.answers), all=len(places))
        note = _("read once") if sheet.again is None else _("read twice, the same")
        if sheet.differ:
            where = ", ".join(str(places[one]) for one in sheet.differ if one in places)
            note = _("the two readings differ at {places}").format(places=where)
        whose = _("Sheet {number}").format(number=sheet.number)
        rows.append(HandedIn(sheet.id, whose, seat, said, note, bool(sheet.differ)))
    return tuple(rows)

"""Facts → the sheets of a session, one function for each kind; nothing here knows of paper."""

from __future__ import annotations

from collections.abc import Callable

from council.report.blocks import Column, Span
from council.report.numbers import day_words
from council.report.sheets import blocks as b
from council.report.sheets.facts import Furniture, Member, SheetFacts
from council.report.sheets.working import run_sheet, table_parts
from council.sessions.printouts.kinds import KIND_OF, KINDS
from council.words import N_, _, in_language, ngettext

BLANK, LONGEST, NARROW, MANY_ROUNDS = 20, 60, 14, 4
NOBODY = N_("Nobody is expected at this session yet.")


def sheet_of(facts: SheetFacts, kind: str) -> b.Sheet:
    """The sheets of one kind, with something to write on even where nothing is known yet.

    Args: kind: a code of printouts.kinds. Raises: KeyError for another.
    """
    head = facts.head
    with in_language(head.language):
        made = MAKERS[kind](facts)
        return b.Sheet(
            kind=kind,
            title=_(KIND_OF[kind].words),
            council=head.council,
            language=head.language,
            number=head.number,
            session=head.title,
            day=day_words(head.day),
            parts=made,
            landscape=kind in ("cards", "parking"),
            fresh=kind == "cards",
        )


def sheets_of(facts: SheetFacts) -> tuple[b.Sheet, ...]:
    """Every kind of sheet, in the order in which they are wanted on the day."""
    return tuple(sheet_of(facts, kind.code) for kind in KINDS)


def _run(facts: SheetFacts) -> tuple[b.Part, ...]:
    return (b.Part((_title(facts, "run"), *run_sheet(facts))),)


def _seating(facts: SheetFacts) -> tuple[b.Part, ...]:
    return tuple(_round(facts, turn) for turn in range(facts.rounds))


def _round(facts: SheetFacts, turn: int) -> b.Part:
    """Who sits where in one round from 0; those without a table are listed apart."""
    blocks: list[b.Block] = [_title(facts, "seating")]
    if facts.rounds > 1:
        blocks.append(b.Words(_("Round {round}").format(round=turn + 1), "sheet_lead"))
    standing = facts.at_table(0, turn=turn)
    if facts.tables:
        blocks.append(b.Groups(tuple(_group(facts, table, turn) for table in facts.tables)))
    if len(standing) == len(facts.members):
        blocks.append(b.Words(_("Nobody has been seated for this session yet."), "sheet_quiet"))
    elif standing:
        named = tuple((str(one.seat), _alias(one)) for one in standing)
        blocks.append(b.Groups((b.Group(_("Not seated yet"), _members(len(named)), named),), across=1))
    return b.Part(tuple(blocks))


def _group(facts: SheetFacts, table: Furniture, turn: int) -> b.Group:
    seated = facts.at_table(table.number, turn=turn)
    about = [*table.features, *table.languages, *(name for name, _job in table.staff)]
    return b.Group(
        title=_table_words(table),
        quiet=" · ".join([_members(len(seated)), *about]),
        rows=tuple((str(member.seat), _alias(member)) for member in seated),
    )


def _table_words(table: Furniture) -> str:
    words = _("Table {number}").format(number=table.number)
    return f"{words} · {table.label}" if table.label else words


def _members(count: int) -> str:
    return ngettext("{count} member", "{count} members", count).format(count=count)


def _alias(member: Member) -> str:
    """An alias as a list can hold it; the name card breaks and cuts a long one in its own way."""
    return member.alias if len(member.alias) <= LONGEST else f"{member.alias[:LONGEST].rstrip()}…"


def _cards_list(facts: SheetFacts) -> tuple[b.Part, ...]:
    tables = [_("Table")]
    if facts.rounds > 1:
        tables = [_("Round {round}").format(round=turn + 1) for turn in range(facts.rounds)]
    heads = (
        Column(_("Seat"), 0.9, right=True),
        Column(_("Alias"), 2.4),
        *(Column(words, 1.1, right=True) for words in tables),
    )
    rows = tuple(
        (str(one.seat), _alias(one) or "–", *(str(table or "–") for table in one.tables))
        for one in facts.members
    )
    longest = max((len(row[1]) for row in rows), default=0)
    across = 3 if len(rows) > 40 and longest <= NARROW and facts.rounds == 1 else 2
    across = across if facts.rounds < MANY_ROUNDS else 1
    listed: b.Block = b.Roster(heads, rows, across) if rows else b.Words(_(NOBODY), "sheet_quiet")
    return (b.Part((_title(facts, "cards-list"), listed)),)


def _door(facts: SheetFacts) -> tuple[b.Part, ...]:
    columns = (
        Column(_("Here"), 0.6),
        Column(_("Seat"), 0.6, right=True),
        Column(_("Alias"), 3.0),
        Column(_("Table"), 0.7, right=True),
        Column(_("Came at"), 1.1),
        Column(_("Left at"), 1.1),
    )
    rows = tuple(
        ("☐", str(one.seat), (Span(_alias(one) or "–", strong=True),), str(one.table or "–"), "", "")
        for one in facts.members
    )
    listed: b.Block = b.Ruled(columns, rows, tall=20.0) if rows else b.Words(_(NOBODY), "sheet_quiet")
    return (b.Part((_title(facts, "door"), listed)),)


def _cards(facts: SheetFacts) -> tuple[b.Part, ...]:
    plates = [b.Part((b.Plate(str(one.seat), one.alias),), one.table) for one in facts.members]
    return tuple(plates) or (b.Part((b.Words(_(NOBODY), "sheet_quiet"),)),)


def _questions(facts: SheetFacts) -> tuple[b.Part, ...]:
    columns = (
        Column(_("Rank"), 0.7, right=True),
        Column(_("Question"), 3.6),
        Column(_("Table"), 0.7, right=True),
        Column(_("Speaker"), 1.3),
        Column(_("Answer"), 2.6),
    )
    rows = tuple(
        (str(one.rank or "–"), one.text, str(one.table or "–"), one.speaker, one.answer)
        for one in facts.questions
    )
    return (b.Part((_title(facts, "questions"), b.Ruled(columns, rows, BLANK, tall=42.0))),)


def _parking(facts: SheetFacts) -> tuple[b.Part, ...]:
    told = _("What belongs to another time. Before we end, each line has an owner or a closing reason.")
    columns = (Column(_("No."), 0.4), Column(_("What"), 4.6), Column(_("Where it belongs"), 1.8),
               Column(_("Owner"), 1.6))  # fmt: skip
    rows = tuple((str(at), one.text, one.belongs, one.owner) for at, one in enumerate(facts.parked, start=1))
    ruled = b.Ruled(columns, rows, BLANK, tall=34.0, role="poster_body")
    return (b.Part((b.Words(_("Parking lot"), "poster"), b.Words(told, "sheet_lead"), ruled)),)


def _tables(facts: SheetFacts) -> tuple[b.Part, ...]:
    return table_parts(facts) or (b.Part((b.Words(_("No tables were laid."), "sheet_quiet"),)),)


def _title(facts: SheetFacts, kind: str) -> b.Title:
    head = facts.head
    when = _("{day}, {start} to {end}").format(
        day=day_words(head.day), start=f"{head.start:%H:%M}", end=f"{head.end:%H:%M}"
    )
    return b.Title(_(KIND_OF[kind].words), " · ".join(filter(None, (head.title, when, head.place))))


MAKERS: dict[str, Callable[[SheetFacts], tuple[b.Part, ...]]] = {
    "run": _run,
    "seating": _seating,
    "cards-list": _cards_list,
    "door": _door,
    "cards": _cards,
    "tables": _tables,
    "questions": _questions,
    "parking": _parking,
}

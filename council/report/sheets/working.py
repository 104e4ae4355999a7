"""The two sheets that follow the agenda: the facilitator's run sheet, and each table's sheets to write on."""

from __future__ import annotations

from council.report.blocks import Column, Span, Text
from council.report.sheets import blocks as b
from council.report.sheets.facts import Furniture, ItemPlan, SheetFacts, StagePlan
from council.sessions.kinds import KIND_OF
from council.sessions.staff.parts import JOBS
from council.words import N_, _, ngettext

SETTINGS = {
    "plenary": N_("plenary"),
    "table": N_("at the table"),
    "pairs": N_("in pairs"),
    "alone": N_("alone"),
}


def run_sheet(facts: SheetFacts) -> tuple[b.Block, ...]:
    """The day for whoever leads it: who is where, then every item with its steps and room for the clock."""
    blocks: list[b.Block] = [b.Words(words, "sheet_body") for words in _about(facts)]
    columns = (
        Column(_("Time"), 0.75),
        Column(_("Minutes"), 1.0, right=True),
        Column(_("Item"), 5.2),
        Column(_("Lead and materials"), 2.1),
        Column(_("Began"), 0.85),
        Column(_("Ended"), 0.85),
    )
    blocks.append(
        b.Ruled(columns, tuple(_run_row(item) for item in facts.items), 0 if facts.items else 20, 30.0)
    )
    return tuple(blocks)


def _about(facts: SheetFacts) -> list[Text]:
    seated = sum(bool(member.table) for member in facts.members)
    expected = ngettext("{count} member expected", "{count} members expected", len(facts.members)).format(
        count=len(facts.members)
    )
    tables = ngettext("{count} table", "{count} tables", len(facts.tables)).format(count=len(facts.tables))
    found: list[Text] = []
    if facts.head.purpose:
        found.append((Span(_("What for") + ": ", strong=True), Span(facts.head.purpose)))
    told = _("{expected}, {seated} seated at {tables}").format(
        expected=expected, seated=seated, tables=tables
    )
    found.append((Span(_("Who") + ": ", strong=True), Span(told)))
    room = [f"{name} ({_(JOBS.get(job, job))})" for name, job in facts.staff]
    if room:
        found.append((Span(_("Whole room") + ": ", strong=True), Span(", ".join(room))))
    hosts = [_at_table(table) for table in facts.tables if table.staff]
    if hosts:
        found.append((Span(_("At the tables") + ": ", strong=True), Span("; ".join(hosts))))
    return found


def _at_table(table: Furniture) -> str:
    names = ", ".join(name for name, _job in table.staff)
    return _("{table}: {names}").format(table=table.number, names=names)


def _run_row(item: ItemPlan) -> tuple[Text, ...]:
    minutes = str(item.minutes)
    if item.buffer:
        minutes = _("{minutes} + {buffer}").format(minutes=item.minutes, buffer=item.buffer)
    aside = [item.lead, item.materials]
    return (f"{item.start:%H:%M}", minutes, _steps(item), "\n".join(filter(None, aside)), "", "")


def _steps(item: ItemPlan) -> Text:
    mark = f"  {_('protected')}" if item.protected else ""
    spans = [Span(item.title, strong=True), Span(mark, slanted=True)]
    if item.method:
        spans.append(Span(f"\n{item.method}", slanted=True))
    for at, stage in enumerate(item.stages, start=1):
        spans.append(Span(f"\n{at}. {stage.name} ", strong=True))
        spans.append(Span(f"({_how(stage)}): {stage.prompt}"))
        if stage.say:
            spans.append(Span(f" “{stage.say}”", slanted=True))
    if item.output:
        spans.append(Span("\n" + _("At the end: {output}").format(output=item.output)))
    return tuple(spans)


def _how(stage: StagePlan) -> str:
    setting = _(SETTINGS.get(stage.setting, stage.setting))
    if stage.minutes:
        return _("{setting}, {minutes} min").format(setting=setting, minutes=stage.minutes)
    if stage.seconds_each:
        return _("{setting}, {seconds} s each").format(setting=setting, seconds=stage.seconds_each)
    return setting


def table_parts(facts: SheetFacts) -> tuple[b.Part, ...]:
    """For each table a sheet for every item that is written down: prompt, kinds, numbered lines."""
    items = [(at, item) for at, item in enumerate(facts.items, start=1) if item.kinds]
    items = items or list(enumerate(facts.items, start=1))
    return tuple(
        b.Part(tuple(block for at, item in items for block in _page(facts, table, at, item)), table.number)
        for table in facts.tables
        if items
    ) or tuple(b.Part(_loose(table), table.number) for table in facts.tables)


def _page(facts: SheetFacts, table: Furniture, at: int, item: ItemPlan) -> tuple[b.Block, ...]:
    when = _("{start}, {minutes} minutes").format(start=f"{item.start:%H:%M}", minutes=item.minutes)
    hosts = ", ".join(name for name, _job in table.staff)
    quiet = " · ".join(filter(None, (_table(table), when, item.method, hosts)))
    asked: list[b.Block] = [b.Title(item.title, quiet)]
    asked += [b.Words(_prompt(stage, len(item.stages) > 1), "sheet_prompt") for stage in item.stages]
    if not item.stages and item.purpose:
        asked.append(b.Words(item.purpose, "sheet_prompt"))
    if item.kinds:
        asked.append(b.Words(_kinds(item.kinds)))
    return (*asked, b.Lines(f"{table.number}.{at}.", _("Kind"), _("Seat")))


def _loose(table: Furniture) -> tuple[b.Block, ...]:
    """A table's sheet for a session without an agenda: only lines."""
    return b.Title(_table(table)), b.Lines(f"{table.number}.0.", _("Kind"), _("Seat"))


def _table(table: Furniture) -> str:
    return _("Table {number}").format(number=table.number)


def _prompt(stage: StagePlan, several: bool) -> Text:
    return (Span(f"{stage.name}: ", strong=True), Span(stage.prompt)) if several else stage.prompt


def _kinds(codes: tuple[str, ...]) -> Text:
    """The kinds this item captures with the mark of each, to write beside a line."""
    told = " · ".join(f"{KIND_OF[code].mark} {_(KIND_OF[code].words)}" for code in codes if code in KIND_OF)
    return (Span(_("Mark the kind") + ": ", strong=True), Span(told))

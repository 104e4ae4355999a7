"""The tables themselves, who facilitates at them, and the rules: kept through forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from council.sessions import actions, queries
from council.sessions.queries import FieldRank, TableView
from council.sessions.staff.parts import Hand, rota_of
from council.words import _, ngettext
from ui.page import Page
from ui.sessions.room_form import RoomForm
from ui.sessions.seats.room_view import RoomView
from ui.sessions.seats.rule_form import RuleForm
from ui.sessions.seats.tables_forms import RanksForm, StaffForm, TableForm, TablesForm

USUAL = 8  # at a table


class Furniture:
    """What is done to tables, staff and rules; `table` answers which table is chosen."""

    def __init__(
        self, page: Page, room: Callable[[], RoomView], table: Callable[[], TableView | None]
    ) -> None:
        self._page, self._room, self._table = page, room, table

    def lay(self) -> None:
        """Lay so many tables with so many places each."""
        room = self._room()
        count = len(room.in_use) or max(1, -(-len(room.numbers) // USUAL))
        places = max((table.places for table in room.in_use), default=USUAL)
        form = TablesForm(count, places, parent=self._page)

        def lay() -> None:
            given = {"count": form.count.value(), "places": form.places.value()}
            self._keep(form, _("Tables laid"), actions.lay_tables, **given)

        form.submitted.connect(lay)
        form.open()

    def add(self) -> None:
        """Lay one table more."""
        form = TableForm(None, max((t.places for t in self._room().in_use), default=USUAL), parent=self._page)

        def add() -> None:
            self._keep(form, _("A table more"), actions.add_table, **form.given())

        form.submitted.connect(add)
        form.open()

    def change(self) -> None:
        """Change what is known of the table chosen."""
        table = self._table()
        form = TableForm(table, table.places, parent=self._page)

        def keep() -> None:
            words = _("Table {number} kept").format(number=table.number)
            given = form.given() | {"in_use": table.state == "in_use"}
            self._keep(form, words, actions.change_table, table_id=table.id, **given)

        form.submitted.connect(keep)
        form.open()

    def close_or_open(self) -> None:
        """Close the table chosen, or open it again; who sat there is re-seated next."""
        table = self._table()
        closes = table.state == "in_use"
        words = (
            _("Table {number} closed; re-seat those who sat there") if closes else _("Table {number} open")
        )
        told = self._page.said(words.format(number=table.number))
        self._page.act(actions.set_table_use, told, table_id=table.id, in_use=not closes)

    def staff(self) -> None:
        """Say who facilitates at the table chosen."""
        room, table = self._room(), self._table()
        kept = [one for one in room.staffing if one.table_id == table.id and one.job == "facilitator"]
        hands = [
            party for party in room.parties if party.kind in ("facilitator", "note_taker", "secretariat")
        ]
        form = StaffForm(table.number, hands, kept[0].party_id if kept else "", parent=self._page)

        def keep() -> None:
            words = _("Facilitator of table {number} kept").format(number=table.number)
            if form.party_id:
                given = {"session_id": room.session.id, "party_id": form.party_id, "table_id": table.id}
                self._keep(form, words, actions.staff_table, **given)
            else:
                ids = tuple(one.id for one in kept)
                self._keep(form, words, actions.free_staff, staffing_ids=ids)

        form.submitted.connect(keep)
        form.open()

    def fill_staff(self) -> None:
        """Give every table without a facilitator one of those who are free."""
        number = self._room().session.number
        self._page.ask(queries.times_at_tables_of, self._on_times, before=number)

    def _on_times(self, before: dict[tuple[str, str], int]) -> None:
        room = self._room()
        at_work = {one.party_id for one in room.staffing if one.job == "facilitator"}
        served = {one.table_id for one in room.staffing if one.job == "facilitator"}
        free = [
            Hand(party.id, party.languages)
            for party in room.parties
            if party.kind == "facilitator" and party.id not in at_work
        ]
        tables = [table for table in room.in_use if table.id not in served]
        rota = rota_of(
            [table.id for table in tables],
            free,
            needed={table.id: table.languages for table in tables},
            before=before,
            session=room.session.number,
        )
        if not rota:
            self._page.toast(_("Nobody is free to facilitate. Add people on Team."))
            return
        count = len(rota)
        words = ngettext("{count} table has its facilitator", "{count} tables have their facilitator", count)
        told = self._page.said(words.format(count=count))
        self._page.act(actions.staff_tables, told, session_id=room.session.id, facilitators=rota)

    def add_rule(self) -> None:
        """Add a seating rule."""
        form = RuleForm(self._room(), parent=self._page)

        def add() -> None:
            rule = form.rule()
            if rule is not None:
                self._keep(form, _("Rule added; propose a seating to keep it"), actions.add_rule, **rule)

        form.submitted.connect(add)
        form.open()

    def end_rule(self, rule: Any) -> None:
        """Let a rule no longer hold."""
        self._page.act(actions.end_rule, self._page.said(_("Rule ended")), rule_id=rule.id)

    def rank_fields(self) -> None:
        """Say how much each field matters."""
        self._page.ask(queries.ranks_of, self._on_ranks)

    def _on_ranks(self, ranks: tuple[FieldRank, ...]) -> None:
        form = RanksForm(ranks, parent=self._page)
        known = {each.field: each.rank for each in ranks}

        def keep() -> None:
            changed = {name: rank for name, rank in form.ranks().items() if known[name] != rank}
            for name, rank in changed.items():
                self._page.act(actions.rank_field, None, form.refuse_error, field=name, rank=rank)
            form.accept()
            if changed:
                self._page.toast(_("Kept; propose a seating to follow it"))

        form.submitted.connect(keep)
        form.open()

    def _keep(self, form: RoomForm, words: str, verb: Any, **given: Any) -> None:
        def done(outcome: Any) -> None:
            form.accept()
            self._page.toast(words, outcome)

        self._page.act(verb, done, form.refuse_error, **given)

"""The page of people: who came forward, how they come in, and who is left out of draws.

Names and addresses never stand in the list; contact details open for one person, with the passphrase.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QLineEdit, QWidget

from council import clock
from council.errors import CouncilError
from council.files import csv_bytes
from council.people import queries
from council.people.actions import ImportSummary, name_council
from council.saving import write_file
from council.selection import actions as selection
from council.selection.queries import exclusions_of, targets_of
from council.sessions.queries import sessions_of
from council.words import N_, _, ngettext, say
from ui.page import Page
from ui.people.contact_sheet import ContactSheet
from ui.people.import_sheet import ImportSheet
from ui.people.kept_sheet import KeptSheet
from ui.people.opening import Known, Opened, open_file
from ui.people.state import PersonRow, PoolState
from ui.widgets import Column, Form, Table, TableView

FILTERS = N_("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)")
NOT_CHOSEN = N_("Choose people in the list first.")


class PeoplePage(Page):
    """The pool as a list, and the door by which it comes in."""

    shows = frozenset({"person", "pool_import", "contact", "exclusion", "council"})
    help: ClassVar[str] = N_(
        "The pool is everybody who answered the invitation and may be drawn. Import it from a CSV "
        "or XLSX file "
        "with one row a person. Whoever must not take part is left out with a reason, which the "
        "certificate counts."
    )

    def build(self) -> None:
        self._features: tuple[str, ...] = ()
        self._file: Path | None = None
        self._state: PoolState | None = None
        self.take_files(self._open)
        self.bind("people.import_pool", self._import)
        for id, do in (
            ("people.show_contact", self._show_contact),
            ("people.exclude", self._exclude),
            ("people.readmit", self._readmit),
        ):
            self.bind(id, do, self._has_choice)
        self.bind("people.name_council", self._ask_name)
        self.bind("people.show_kept", self._ask_kept, self._has_people)
        self.head.actions("people.exclude")
        self.head.actions("people.import_pool", primary=True)
        self.empty(
            _("Nobody in the pool yet"),
            _("The pool is everybody who answered the invitation. Drop a CSV or XLSX file here, "
              "or import it: one row "
              "a person, a column with an id, and a column for each attribute that the panel must balance."),
            "people.import_pool",
        )  # fmt: skip
        self._lay_list()

    def refresh(self) -> None:
        self.ask(_everything, self._on_everything)

    def first_focus(self) -> QWidget | None:
        return self._view

    # the list ----------------------------------------------------------------------------------------------

    def _on_everything(self, answer: tuple[Any, ...]) -> None:
        state = PoolState.of(*answer)
        is_new = state.features != self._features
        if is_new:
            self._features = state.features
            self._view.table.set_columns(*_columns(state.features))
        self._state = state
        self.head.facts(state.facts if state.rows else "")
        self.show_empty(not state.rows)
        was_empty = not self._view.table.rowCount()
        self._view.table.show(state.rows)
        first = len(state.features) + 1  # of the two columns that stand only where they say something
        says = (any(one.person.shares_home for one in state.rows), any(one.left_out for one in state.rows))
        for number in range(first + 2):
            self._view.setColumnHidden(number, number >= first and not says[number - first])
        if was_empty or is_new:
            self._view.fit()
        self.look()

    def _lay_list(self) -> None:
        self._view = TableView(Table(*_columns(())), name=_("People in the pool"), many=True, fitted=True)
        self._view.opened.connect(self._on_opened)
        self._view.selectionModel().selectionChanged.connect(self._on_selection)
        self.body.addWidget(self._view)
        self.bind("people.remove", self._remove, self._has_choice, on=self._view)

    def _on_opened(self, _row: PersonRow) -> None:
        self._show_contact()

    def _on_selection(self) -> None:
        self.look()

    def _has_choice(self) -> bool | str:
        return bool(self._chosen()) or _(NOT_CHOSEN)

    def _has_people(self) -> bool | str:
        return bool(self._state and self._state.rows) or _("Nobody was imported yet.")

    def _ask_kept(self) -> None:
        self.ask(queries.imports_of, lambda imports: KeptSheet(imports, parent=self).open())

    def _chosen(self) -> tuple[PersonRow, ...]:
        return self._view.selected()

    def _ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self._chosen())

    # taking in ---------------------------------------------------------------------------------------------

    def arrive(self, files: tuple[Path, ...] = ()) -> None:
        """Take in files that were dropped elsewhere."""
        for path in files:
            self._open(path)

    def _import(self) -> None:
        self.pick_file(_("Import people"), _(FILTERS), self._open)

    def _open(self, path: Path) -> None:
        self._file = path
        words = _("Reading {file}").format(file=path.name)
        self.work(words, open_file, self._on_opened_file, self.refused, path=path)

    def _on_opened_file(self, opened: Opened) -> None:
        self.clear_banner()
        if opened.is_targets:
            self.go("selection", targets=self._file)
            return
        self.ask(known_of, lambda known: self._show_sheet(opened, known))

    def _show_sheet(self, opened: Opened, known: Known) -> None:
        sheet = ImportSheet(opened, self.desk.runner, known=known, parent=self)
        sheet.taken.connect(self._on_taken)
        sheet.export_asked.connect(self._export)
        sheet.open()

    def _export(self, cells: list[list[str]]) -> None:
        def write(path: Path) -> None:
            write_file(path, csv_bytes(cells[0], cells[1:]))
            self.toast(_("Findings exported to {name}").format(name=path.name))

        self.save_file(_("Export findings"), _("Findings") + ".csv", "CSV (*.csv)", write)

    def _on_taken(self, outcome: Any) -> None:
        done: ImportSummary = outcome.value
        parts = [
            ngettext("{count:,} person added", "{count:,} people added", done.added).format(count=done.added)
        ]
        if done.changed:
            parts.append(
                ngettext("{count:,} changed", "{count:,} changed", done.changed).format(count=done.changed)
            )
        if done.same:
            parts.append(
                ngettext("{count:,} as before", "{count:,} as before", done.same).format(count=done.same)
            )
        if done.contacts_left_out:
            parts.append(_("contact details not stored"))
        self.toast(" · ".join(parts), outcome)

    # one person, or several --------------------------------------------------------------------------------

    def _remove(self) -> None:
        count = len(self._chosen())
        words = ngettext("{count} person removed", "{count} people removed", count).format(count=count)
        self.act(selection.remove_from_pool, self.said(words), person_ids=self._ids())

    def _readmit(self) -> None:
        count = sum(bool(one.left_out) for one in self._chosen())
        words = ngettext("{count} person takes part again", "{count} people take part again", count)
        self.act(selection.readmit_people, self.said(words.format(count=count)), person_ids=self._ids())

    def _exclude(self) -> None:
        ids = self._ids()
        form = Form(
            ngettext(
                "Leave {count} person out of draws", "Leave {count} people out of draws", len(ids)
            ).format(count=len(ids)),
            verb=_("Leave out"),
            cancel=_("Cancel"),
            lead=_("They stay in the list. The certificate counts them by reason, without names."),
            parent=self,
        )
        reason = form.field(
            _("Reason"), QLineEdit(), hint=_("As it will be published, such as “under 16” or “staff”.")
        )

        def leave_out() -> None:
            def told(outcome: Any) -> None:
                form.accept()
                words = ngettext("{count} person left out", "{count} people left out", len(ids))
                self.toast(words.format(count=len(ids)), outcome)

            def refused(error: CouncilError) -> None:
                form.refuse(say(error), reason)

            given = {"person_ids": ids, "reason": reason.editor.text(), "at": clock.now()}
            self.act(selection.exclude_people, told, refused, **given)

        form.submitted.connect(leave_out)
        form.open()

    def _show_contact(self) -> None:
        row = self._view.current()
        if row is not None:
            ContactSheet(row.person, self.desk.runner, parent=self).open()

    # the council's name ------------------------------------------------------------------------------------

    def _ask_name(self) -> None:
        self.ask(queries.council_of, self._name)

    def _name(self, council: queries.CouncilView | None) -> None:
        lead = _("As it stands on certificates and in the report.")
        form = Form(_("Name the council"), verb=_("Keep name"), cancel=_("Cancel"), lead=lead, parent=self)
        name = form.field(_("Name"), QLineEdit(council.name if council else ""))
        place = form.field(_("Place"), QLineEdit(council.place if council else ""))
        convener = form.field(_("Convened by"), QLineEdit(council.convener if council else ""))

        def keep() -> None:
            def told(outcome: Any) -> None:
                form.accept()
                self.toast(_("Council named"), outcome)

            given = {
                "name": name.editor.text(),
                "place": place.editor.text(),
                "convener": convener.editor.text(),
                "started": council.started if council else clock.now(),
            }
            if council is not None:
                given |= {"language": council.language, "credit": council.credit, "about": council.about}
            self.act(name_council, told, lambda error: form.refuse(say(error), name), **given)

        form.submitted.connect(keep)
        form.open()


def known_of(db: Any) -> Known:
    """What the council file knows already, for the proposals of an import."""
    targets, sessions = targets_of(db), sessions_of(db)
    days = sorted(one.start.astimezone(ZoneInfo(one.time_zone)).date() for one in sessions)
    return Known(
        wanted=tuple((line.feature, line.value) for line in targets.lines),
        earlier=queries.earlier_of(db),
        first_day=days[0] if days else None,
        has_vault=queries.pool_facts(db).has_vault,
    )


def _everything(db: Any) -> tuple[Any, ...]:
    return queries.pool_facts(db), queries.people_of(db), exclusions_of(db)


def _columns(features: tuple[str, ...]) -> tuple[Column, ...]:
    """Id, one for each feature, and what stands against taking part."""
    return (
        Column(_("Id"), lambda one: one.person.ref),
        *(Column(name, _reader(name)) for name in features),
        Column(_("Address"), lambda one: _("shared") if one.person.shares_home else ""),
        Column(_("Left out"), lambda one: one.left_out, ink=lambda _one: "warn"),
    )


def _reader(name: str) -> Any:
    return lambda one: one.person.attributes.get(name, "")

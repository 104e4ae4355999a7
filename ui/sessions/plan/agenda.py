"""The agenda of one session on the page of the plan: its items, in order, with the times that follow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council import clock
from council.files import resource
from council.saving import write_file
from council.sessions import actions, queries
from council.sessions.agenda_files import AgendaFile, agenda_text, read_agenda
from council.sessions.methods import Library, Method, read_library
from council.sessions.plans import ENDED, ItemPlan, zone_of
from council.sessions.queries import SessionView
from council.words import _, ngettext
from ui import theme
from ui.page import Page
from ui.sessions.plan.forms import ItemForm
from ui.sessions.plan.library import LibrarySheet
from ui.sessions.plan.method_sheet import MethodSheet
from ui.sessions.plan.state import AgendaState, ItemRow
from ui.sessions.plan.tall import wrapped
from ui.sessions.room_form import RoomForm
from ui.widgets import Empty, Label, MovableRows, Row, Section, Table, button, column

FILES = "*.json"


class AgendaPart(QWidget):
    """The agenda of the session shown; the page that holds it hands it sessions."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.items: tuple[Any, ...] = ()
        self.methods: tuple[Method, ...] = ()
        self.session: SessionView | None = None
        self._new = ""
        self.list = MovableRows(Table(), _item_row, name=_("Agenda"))
        self._bind()
        self._head, self.fits = Section(), Label("", "quiet")
        self._head.body.addWidget(self.fits)
        self._unplanned = Empty(
            _("No agenda yet"),
            _("Add an item, take one from the library of methods with its stages and prompts, or take in an "
              "agenda written to a file."),
        )  # fmt: skip
        names = ("sessions.add_item", "sessions.add_method")
        self._buttons = wrapped(*(button(page.action(name)) for name in names))
        self._inside = column(self._head, self.list, self._unplanned, self._buttons)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._inside)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.list.laid.connect(self._on_laid)

    def show_session(self, session: SessionView | None) -> None:
        """Show another session's agenda, or none."""
        if session is None or self.session is None or session.id != self.session.id:
            self._new = ""
        self.session = session
        self._inside.setVisible(session is not None)
        if session is not None:
            self._page.ask(_agenda, self._on_agenda, session_id=session.id)

    def read_shipped(self) -> None:
        """Read the methods that ship, to say which of their files could not be read."""
        self._page.work(_("Reading methods"), read_library, self._on_shipped, folder=resource("methods"))

    def _bind(self) -> None:
        chosen, item = self._has_session, self._has_item
        for id, do, when in (
            ("add_item", self._add_item, chosen),
            ("add_method", self._add_method, chosen),
            ("change_item", self._change_item, item),
            ("item_up", self._item_up, item),
            ("item_down", self._item_down, item),
            ("remove_item", self._remove_item, item),
            ("library", self._library, None),
            ("import_agenda", self._import_agenda, chosen),
            ("export_agenda", self._export_agenda, self._has_items),
            ("import_method", self._import_method, None),
            ("open_day", self._open_day, self._is_there),
        ):
            self._page.bind(f"sessions.{id}", do, when)

    # what came back ----------------------------------------------------------------------------------------

    def _on_shipped(self, library: Library) -> None:
        if library.refused:
            self._page.banner(str(library.refused[0]), "warn")

    def _on_agenda(self, answer: tuple[Any, ...]) -> None:
        items, segments, methods = answer
        if self.session is None or any(item.session_id != self.session.id for item in items):
            return
        self.items, self.methods = items, methods
        titles = {method.id: _(method.title) for method in methods}
        state = AgendaState.of(self.session, items, segments, titles)
        self._head.say(state.title, state.quiet)
        self.fits.setText(state.fits)
        self.fits.setVisible(bool(state.fits))
        theme.set_role(self.fits, "alarm" if state.is_short else "quiet")
        self.list.table.show(state.rows)
        self.list.setVisible(bool(state.rows))
        self._unplanned.setVisible(not state.rows)
        self.list.choose(self._new)
        self._new = ""
        self._page.look()

    def _on_chosen(self, _row: ItemRow | None) -> None:
        self._page.look()

    # items -------------------------------------------------------------------------------------------------

    def _add_item(self) -> None:
        form = ItemForm(None, self.session, self.methods, parent=self)

        def keep() -> None:
            where = {"session_id": self.session.id, "position": self._after()}
            self._keep(form, _("Item added"), actions.add_item, item=form.item(), **where)

        form.submitted.connect(keep)
        form.open()

    def _add_method(self) -> None:
        self._page.ask(queries.own_methods_of, self._open_methods)

    def _open_methods(self, own: tuple[Any, ...]) -> None:
        retired = {view.method.id for view in own if view.state == "retired"}
        sheet = MethodSheet([each for each in self.methods if each.id not in retired], parent=self)
        sheet.taken.connect(self._on_method)
        sheet.open()

    def _on_method(self, method: Method) -> None:
        output = next((stage.output for stage in reversed(method.stages) if stage.output), "")
        item = ItemPlan(
            title=_(method.title),
            minutes=method.minutes[1],
            least_minutes=method.minutes[0],
            purpose=_(method.purpose),
            method=method.id,
            materials=", ".join(_(each) for each in method.materials),
            output=_(output) if output else "",
        )
        given = {"session_id": self.session.id, "position": self._after(), "item": item}
        self._page.act(actions.add_item, self._page.said(_("Item added"), self._choose_new), **given)

    def _change_item(self) -> None:
        item = self.list.current().item
        form = ItemForm(item, self.session, self.methods, parent=self)

        def keep() -> None:
            self._keep(form, _("Item changed"), actions.change_item, item_id=item.id, item=form.item())

        form.submitted.connect(keep)
        form.open()

    def _on_opened(self, _row: ItemRow) -> None:
        self._change_item()

    def _on_laid(self, value: ItemRow, position: int) -> None:
        self._move(value, position)

    def _item_up(self) -> None:
        self._move(self.list.current(), self.list.current().item.position - 1)

    def _item_down(self) -> None:
        self._move(self.list.current(), self.list.current().item.position + 1)

    def _move(self, value: ItemRow, position: int) -> None:
        if 0 <= position < len(self.items):
            self._page.clear_banner()
            self._page.act(actions.move_item, None, item_id=value.id, position=position)

    def _remove_item(self) -> None:
        said = self._page.said(_("Item removed"))
        self._page.act(actions.remove_item, said, item_id=self.list.current().id)

    def _open_day(self) -> None:
        self._page.go("sessions.day", session_id=self.session.id)

    # methods and files -------------------------------------------------------------------------------------

    def _library(self) -> None:
        LibrarySheet(self._page, parent=self).open()

    def _import_method(self) -> None:
        LibrarySheet.pick(self._page)

    def _import_agenda(self) -> None:
        self._page.pick_file(_("Import agenda"), FILES, self._read_agenda)

    def _read_agenda(self, path: Path) -> None:
        known = tuple(method.id for method in self.methods)
        self._page.work(_("Reading agenda"), read_agenda, self._on_agenda_read, path=path, known=known)

    def _on_agenda_read(self, agenda: AgendaFile) -> None:
        plans = agenda.plans_on(self.session.start, zone_of(self.session.time_zone))
        count = len(plans)
        said = ngettext("{count} item taken in", "{count} items taken in", count).format(count=count)
        given = {"items": plans, "methods": agenda.methods, "at": clock.now()}
        self._page.act(actions.take_agenda, self._page.said(said), session_id=self.session.id, **given)

    def _export_agenda(self) -> None:
        self._page.ask(queries.agenda_file_of, self._on_agenda_file, session_id=self.session.id)

    def _on_agenda_file(self, agenda: AgendaFile | None) -> None:
        if agenda is None:
            return
        name = _("agenda {number}.json").format(number=self.session.number)

        def write(path: Path) -> None:
            data = agenda_text(agenda).encode()
            self._page.work(_("Writing agenda"), write_file, self._on_written, path=path, data=data)

        self._page.save_file(_("Export agenda"), name, FILES, write)

    def _on_written(self, _nothing: None) -> None:
        self._page.toast(_("Agenda written"))

    # what can be done --------------------------------------------------------------------------------------

    def _keep(self, form: RoomForm, words: str, verb: Any, **given: Any) -> None:
        """Act for a form: close it and say so, or let the refusal stand in it."""

        def done(outcome: Any) -> None:
            form.accept()
            self._page.toast(words, outcome)
            self._choose_new(outcome)

        self._page.act(verb, done, form.refuse_error, **given)

    def _choose_new(self, outcome: Any) -> None:
        """Once the list holds what was made, it is chosen in it."""
        self._new = outcome.value if isinstance(outcome.value, str) else ""
        self.show_session(self.session)

    def _after(self) -> int | None:
        chosen = self.list.current()
        return chosen.item.position + 1 if chosen else None

    def _is_there(self) -> bool | str:
        return self.session is not None or _("Plan a session first.")

    def _has_session(self) -> bool | str:
        if self.session is not None and self.session.state in ENDED:
            return _("This session has ended and stays as it is recorded.")
        return self._is_there()

    def _has_item(self) -> bool | str:
        may = self._has_session()
        return (
            may if may is not True else self.list.current() is not None or _("Choose an agenda item first.")
        )

    def _has_items(self) -> bool | str:
        return bool(self.session and self.items) or _("There is no agenda to write.")


def _agenda(db: Any, *, session_id: str) -> tuple[Any, ...]:
    given = {"session_id": session_id}
    return queries.agenda_of(db, **given), queries.segments_of(db, **given), queries.methods_of(db)


def _item_row(value: ItemRow) -> Row:
    return Row(value.title, quiet=value.quiet, side=value.side, mark=value.clock, ink=value.ink)

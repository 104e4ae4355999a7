"""The library of methods, to be kept: copies of one's own, changed, written to a file, taken in from one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from council import clock
from council.saving import write_file
from council.sessions import actions, queries
from council.sessions.methods import Method, free_id, method_text, read_method
from council.sessions.queries import OwnMethodView
from council.words import N_, _, say
from ui import theme
from ui.page import Page
from ui.sessions.plan.method_form import MethodForm
from ui.sessions.plan.method_sheet import MethodPane
from ui.sessions.plan.tall import wrapped
from ui.widgets import Sheet, push

FILES = "*.json"
STATES = {"draft": N_("own, draft"), "tested": N_("own, tested"), "retired": N_("own, retired")}


class LibrarySheet(Sheet):
    """Every method; what is one's own can be changed, marked and removed, what ships can be copied."""

    def __init__(self, page: Page, *, parent: QWidget | None = None) -> None:
        lead = _("Methods that ship stay as they are. A copy is yours, and travels with this council's file.")
        super().__init__(_("Library of methods"), lead=lead, parent=parent)
        self._page = page
        self._own: dict[str, OwnMethodView] = {}
        self._new = ""
        self.pane = MethodPane()
        self.body.addWidget(self.pane, 1)
        self.body.addWidget(self._keys())
        close = self.add_button(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        self.pane.list.chosen.connect(self._on_chosen)
        self.pane.list.opened.connect(self._on_opened)
        self.resize(theme.wide(110), theme.row_height() * 14)
        self.show_library()
        self.pane.take_focus()

    def show_library(self) -> None:
        """Ask for the methods again."""
        self._page.desk.runner.ask(self, _library, self._on_library)

    @staticmethod
    def pick(page: Page, sheet: LibrarySheet | None = None) -> None:
        """Ask for a method's file and keep what stands in it."""

        def read(path: Path) -> None:
            refuse = sheet.on_error if sheet else None
            page.work(_("Reading method"), read_method, keep, refuse, path=path)

        def keep(method: Method) -> None:
            then = sheet.on_kept if sheet else None
            said = _("{title} taken in").format(title=method.title)
            page.act(actions.keep_method, page.said(said, then), method=method, at=clock.now())

        page.pick_file(_("Import method"), FILES, read)

    def on_kept(self, outcome: Any) -> None:
        """Once it stands in the list, what was kept is chosen."""
        self._new = outcome.value if isinstance(outcome.value, str) else ""
        self.clear_refusal()
        self.show_library()

    def on_error(self, error: Any) -> None:
        """Let a refusal stand in the sheet."""
        self.refuse(say(error))

    def _keys(self) -> QWidget:
        self.change = push(_("Change…"), self._on_change, icon="edit")
        self.copy = push(_("Copy and change…"), self._on_copy, icon="copy")
        self.mark = push(_("Tested"), self._on_mark, icon="check")
        self.retire = push(_("Retire"), self._on_retire)
        self.remove = push(_("Remove"), self._on_remove, icon="delete")
        self.export = push(_("Export…"), self._on_export, icon="export")
        self.bring = push(_("Import…"), self._on_import, icon="import")
        return wrapped(self.change, self.copy, self.mark, self.retire, self.remove, self.export, self.bring)

    # what came back ----------------------------------------------------------------------------------------

    def _on_library(self, answer: tuple[Any, ...]) -> None:
        methods, own = answer
        self._own = {view.method.id: view for view in own}
        self.pane.show_methods(methods, {view.method.id: _(STATES[view.state]) for view in own})
        self.pane.list.choose(self._new)
        self._new = ""
        self._on_chosen(self.pane.list.current())

    def _on_chosen(self, method: Method | None) -> None:
        own = self._own.get(method.id) if method else None
        for each in (self.change, self.mark, self.retire, self.remove):
            each.setEnabled(own is not None)
            each.setToolTip("" if own else _("This one ships with the program. Copy it first."))
        for each in (self.copy, self.export):
            each.setEnabled(method is not None)
        state = own.state if own else ""
        self.mark.setText(_("Back to draft") if state == "tested" else _("Tested"))
        self.retire.setText(_("Offer again") if state == "retired" else _("Retire"))

    def _on_opened(self, method: Method) -> None:
        self._edit(method) if method.id in self._own else self._on_copy()

    # what is done ------------------------------------------------------------------------------------------

    def _on_change(self) -> None:
        self._edit(self.pane.list.current())

    def _on_copy(self) -> None:
        method = self.pane.list.current()
        title = _("{title}, own").format(title=_(method.title))
        taken = [each.id for each in self.pane.list.table.values()]
        self._edit(replace(spoken(method), id=free_id(title, taken), title=title, version=1))

    def _edit(self, method: Method) -> None:
        form = MethodForm(method, parent=self)

        def keep() -> None:
            found = form.method()
            if found is None:
                return

            def done(outcome: Any) -> None:
                form.accept()
                self._page.toast(_("Method kept"), outcome)
                self.on_kept(outcome)

            self._page.act(actions.keep_method, done, form.refuse_error, method=found, at=clock.now())

        form.submitted.connect(keep)
        form.open()

    def _on_mark(self) -> None:
        self._to_state("tested", _("Marked as tested"))

    def _on_retire(self) -> None:
        self._to_state("retired", _("Retired; items that go by it keep it"))

    def _to_state(self, state: str, words: str) -> None:
        method_id = self.pane.list.current().id
        back = self._own[method_id].state == state
        given = {"method_id": method_id, "state": "draft" if back else state}
        said = self._page.said(_("Back to draft") if back else words, self.on_kept)
        self._page.act(actions.mark_method, said, self.on_error, **given)

    def _on_remove(self) -> None:
        said = self._page.said(_("Method removed"), self.on_kept)
        self._page.act(actions.remove_method, said, self.on_error, method_id=self.pane.list.current().id)

    def _on_export(self) -> None:
        method = self.pane.list.current()

        def write(path: Path) -> None:
            data = method_text(method).encode()
            self._page.work(_("Writing method"), write_file, self._on_written, path=path, data=data)

        self._page.save_file(_("Export method"), f"{method.id}.json", FILES, write)

    def _on_written(self, _nothing: None) -> None:
        self._page.toast(_("Method written"))

    def _on_import(self) -> None:
        self.pick(self._page, self)


def spoken(method: Method) -> Method:
    """A shipped method in the language in force, so that a copy of it can be edited in that language."""
    stages = tuple(
        replace(
            stage,
            name=_(stage.name),
            prompt=_(stage.prompt),
            say=_(stage.say) if stage.say else "",
            output=_(stage.output) if stage.output else "",
        )
        for stage in method.stages
    )
    return replace(
        method,
        purpose=_(method.purpose),
        stages=stages,
        roles=tuple(_(each) for each in method.roles),
        materials=tuple(_(each) for each in method.materials),
        closes_with=_(method.closes_with) if method.closes_with else "",
    )


def _library(db: Any) -> tuple[Any, ...]:
    return queries.methods_of(db), queries.own_methods_of(db)

"""The library of methods: look, read the stages, take one into the agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from council.sessions.kinds import KIND_OF
from council.sessions.methods import Method, Stage
from council.words import _, ngettext
from ui import theme
from ui.widgets import Columns, Label, Row, Rows, Scroll, Search, Section, Sheet, Table, column, emptied


class MethodPane(QWidget):
    """Methods on the left, the stages of the chosen one on the right; a line above searches their words."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Mapping[str, str] = {}
        self._methods: tuple[Method, ...] = ()
        self.search = Search(_("Search methods"))
        self.list = Rows(Table(), self._row, name=_("Methods"))
        self._lay_stages = QVBoxLayout(spacing=theme.ROOMY)
        stages = QWidget()
        stages.setLayout(self._lay_stages)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(Columns(column(self.search, self.list, gap=theme.TIGHT), Scroll(stages), shares=(1, 1)))
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_entered)
        self.search.left.connect(self._on_left)
        self.list.chosen.connect(self._on_chosen)

    def show_methods(self, methods: Sequence[Method], marks: Mapping[str, str] | None = None) -> None:
        """Stand for these; `marks` are words at the side by id, in place of the minutes."""
        self._marks, self._methods = marks or {}, tuple(methods)
        self._on_search(self.search.text())
        self.list.viewport().update()
        self._on_chosen(self.list.current())

    def take_focus(self) -> None:
        """Go to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, method: Method) -> Row:
        least, _usual, most = method.minutes
        side = self._marks.get(method.id) or _("{least}–{most} min").format(least=least, most=most)
        return Row(_(method.title), quiet=_(method.purpose), side=side)

    def _on_search(self, words: str) -> None:
        found = [each for each in self._methods if _holds(each, words)]
        self.list.table.show(found)
        if self.list.current() is None and found:
            self.list.choose(found[0].id)

    def _on_entered(self) -> None:
        if self.list.current() is not None:
            self.list.opened.emit(self.list.current())

    def _on_left(self) -> None:
        self.take_focus()

    def _on_chosen(self, method: Method | None) -> None:
        emptied(self._lay_stages)
        if method is None:
            return
        self._lay_stages.addWidget(Section(_(method.title), _(method.purpose)))
        self._lay_stages.addWidget(Label(_about(method), "caption"))
        for stage in method.stages:
            self._lay_stages.addWidget(_stage(stage))
        if method.closes_with:
            self._lay_stages.addWidget(Label(_(method.closes_with), "quiet"))
        if method.inspired_by:
            source = _("After {source}").format(source=method.inspired_by)
            self._lay_stages.addWidget(Label(source, "caption"))
        self._lay_stages.addStretch()


class MethodSheet(Sheet):
    """Tells `taken(method)` once; Enter or the button takes the one chosen."""

    taken = Signal(object)

    def __init__(self, methods: Sequence[Method], *, parent: QWidget | None = None) -> None:
        super().__init__(_("Add from a method"), parent=parent)
        self.pane = MethodPane()
        self.list = self.pane.list
        self.body.addWidget(self.pane, 1)
        role = QDialogButtonBox.ButtonRole
        self._take = self.add_button(_("Add to agenda"), role.AcceptRole, "primary")
        self.add_button(_("Cancel"), role.RejectRole).clicked.connect(self.reject)
        self._take.clicked.connect(self._on_take)
        self.list.opened.connect(self._on_take)
        self.resize(theme.wide(110), theme.row_height() * 13)
        self.pane.show_methods(methods)
        self.pane.take_focus()

    def _on_take(self, _value: object = None) -> None:
        method = self.list.current()
        if method is not None:
            self.accept()
            self.taken.emit(method)


def _holds(method: Method, words: str) -> bool:
    """Whether every word stands somewhere in what a method says of itself."""
    said = " ".join((_(method.title), _(method.purpose), method.id, method.inspired_by)).casefold()
    return all(word in said for word in words.casefold().split())


def _about(method: Method) -> str:
    """People, minutes and what is needed, in a line."""
    fewest, most = method.people
    least, usual, longest = method.minutes
    said = [
        _("{fewest} to {most} people").format(fewest=fewest, most=most),
        _("{least} to {most} minutes, usually {usual}").format(least=least, most=longest, usual=usual),
        *(_(each) for each in (*method.roles, *method.materials)),
    ]
    return " · ".join(said)


def _stage(stage: Stage) -> QWidget:
    made = QWidget()
    lay = QVBoxLayout(made, spacing=theme.HAIR)
    lay.setContentsMargins(0, 0, 0, 0)
    words = _("{stage} · {time}").format(stage=_(stage.name), time=time_words(stage))
    lay.addWidget(Label(words, "strong"))
    lay.addWidget(Label(_(stage.prompt)))
    kinds = ", ".join(_(KIND_OF[kind].words) for kind in stage.capture)
    output = _("At the end: {output}").format(output=_(stage.output)) if stage.output else ""
    for said in (_(stage.say) if stage.say else "", kinds, output):
        if said:
            lay.addWidget(Label(said, "caption"))
    return made


def time_words(stage: Stage) -> str:
    """How long a stage takes."""
    if stage.minutes:
        return ngettext("{count} min", "{count} min", stage.minutes).format(count=stage.minutes)
    return _("{count} s each").format(count=stage.seconds_per_person)

"""The library of methods: look, read the stages, take one into the agenda."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from council.sessions.kinds import KIND_OF
from council.sessions.methods import Method, Stage
from council.words import _, ngettext
from ui import theme
from ui.widgets import Columns, Label, Row, Rows, Scroll, Section, Sheet, Table, emptied


class MethodSheet(Sheet):
    """Tells `taken(method)` once; Enter or the button takes the one chosen."""

    taken = Signal(object)

    def __init__(self, methods: Sequence[Method], *, parent: QWidget | None = None) -> None:
        super().__init__(_("Add from a method"), parent=parent)
        self.list = Rows(Table(), _row, name=_("Methods"))
        self.list.table.show(methods)
        self._lay_stages = QVBoxLayout(spacing=theme.ROOMY)
        stages = QWidget()
        stages.setLayout(self._lay_stages)
        self.body.addWidget(Columns(self.list, Scroll(stages), shares=(1, 1)), 1)
        role = QDialogButtonBox.ButtonRole
        self._take = self.add_button(_("Add to agenda"), role.AcceptRole, "primary")
        self.add_button(_("Cancel"), role.RejectRole).clicked.connect(self.reject)
        self._take.clicked.connect(self._on_take)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_take)
        self.resize(theme.wide(110), theme.row_height() * 13)
        if methods:
            self.list.choose(methods[0].id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_take(self, _value: object = None) -> None:
        method = self.list.current()
        if method is not None:
            self.accept()
            self.taken.emit(method)

    def _on_chosen(self, method: Method | None) -> None:
        emptied(self._lay_stages)
        if method is None:
            return
        self._lay_stages.addWidget(Section(_(method.title), _(method.purpose)))
        for stage in method.stages:
            self._lay_stages.addWidget(_stage(stage))
        if method.inspired_by:
            self._lay_stages.addWidget(
                Label(_("After {source}").format(source=method.inspired_by), "caption")
            )
        self._lay_stages.addStretch()


def _row(method: Method) -> Row:
    least, _usual, most = method.minutes
    side = _("{least}–{most} min").format(least=least, most=most)
    return Row(_(method.title), quiet=_(method.purpose), side=side)


def _stage(stage: Stage) -> QWidget:
    if stage.minutes:
        time = ngettext("{count} min", "{count} min", stage.minutes).format(count=stage.minutes)
    else:
        time = _("{count} s each").format(count=stage.seconds_per_person)
    made = QWidget()
    lay = QVBoxLayout(made, spacing=theme.HAIR)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.addWidget(Label(_("{stage} · {time}").format(stage=_(stage.name), time=time), "strong"))
    lay.addWidget(Label(_(stage.prompt)))
    kinds = ", ".join(_(KIND_OF[kind].words) for kind in stage.capture)
    for words in (_(stage.say) if stage.say else "", kinds):
        if words:
            lay.addWidget(Label(words, "caption"))
    return made

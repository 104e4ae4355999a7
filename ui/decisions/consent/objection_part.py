"""One objection on its own sheet: the argument, on what it rests, its ground, and how the circle sees it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.words import N_, _
from ui import theme
from ui.decisions.consent.editor import SheetEditor
from ui.decisions.consent.lines import Line, Lines
from ui.decisions.consent.sheet_state import ObjectionState
from ui.widgets import Bar, Card, Field, Label, Switch, push

GROUNDS = (
    ("fails", N_("It fails its purpose")),
    ("harms", N_("It does harm elsewhere")),
    ("better", N_("A better way is at hand")),
    ("none", N_("None of these")),
)


class ObjectionPart(QWidget):
    """The objection under test; what it rests on and its ground are written here and kept together."""

    def __init__(self, keep: Callable[[], object]) -> None:
        super().__init__()
        self._card = Card()
        self._argument = Label("", "lead")
        self._card.body.addWidget(self._argument)
        self.premises = SheetEditor(lines=2)
        self._premises = Field(
            _("On what does it rest?"), self.premises, hint=_("One premise a line, in the objector’s words.")
        )
        self._ground_name = Label(_("What does the argument show?"), "fieldname")
        self.ground = Switch(
            *((id, _(words)) for id, words in GROUNDS), name=_("What does the argument show?")
        )
        self._keep = push(_("Keep premises and ground"), keep)
        self._count = Bar()
        self._rule = Label("", "quiet")
        self._otherwise = Lines(_("Who sees it otherwise, and why"))
        self._about: tuple[str, str] = ("", "")
        self.writes = self._rests = False
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (
            self._card,
            self._count,
            self._rule,
            self._premises,
            self._ground_name,
            self.ground,
            self._keep,
            self._otherwise,
        ):
            lay.addWidget(part)
        lay.setAlignment(self._keep, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: ObjectionState | None, *, writes: bool) -> None:
        """Stand for the objection under test or being settled, or for none; `writes`: while it is tested."""
        self.setVisible(state is not None)
        if state is None:
            return
        self.writes = writes
        for part in (self._premises, self._ground_name, self.ground, self._keep, self._count, self._rule):
            part.setVisible(writes)
        self._card.say(state.title, state.who)
        self._argument.setText(state.argument)
        self._rests = bool(state.premises)
        self.premises.show_text(state.id, "\n".join(state.premises))
        if (state.id, state.ground) != self._about:
            self._about = (state.id, state.ground)
            self._show_ground(state.ground)
        self._count.say(state.share, state.counted)
        self._rule.setText(state.rule)
        self._otherwise.show_lines(tuple(Line(who, why) for who, why in state.otherwise))

    @property
    def asked(self) -> QWidget:
        """Where one writes next: what the argument rests on; once that is kept, its ground."""
        return self.ground.stop if self._rests and not self.ground.current else self.premises

    def _show_ground(self, ground: str) -> None:
        """The ground that was kept; where none was, nothing is chosen for the circle."""
        if ground:
            self.ground.choose(ground)
        else:
            self.ground.clear()

    def given(self) -> dict[str, object]:
        """What is written, as `examine_objection` takes it."""
        return {
            "premises": tuple(line for line in self.premises.toPlainText().split("\n") if line.strip()),
            "ground": self.ground.current,
        }

"""The page of the way: from a statement to a recommendation and back, one step at a time or all at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from council.decisions import queries
from council.decisions.outcome.way.saying import step_name
from council.decisions.outcome.way.views import ChainStep, Unused, Way
from council.decisions.refusals import UnknownRecord
from council.words import N_, _
from ui import theme
from ui.decisions.reading import Difference
from ui.decisions.way.printing import WayPrinting
from ui.decisions.way.start import StartForm, start_words
from ui.decisions.way.state import (
    KEPT_AT,
    NOTHING_AFTER,
    NOTHING_BEFORE,
    WayState,
    step_row,
    unused_facts,
    unused_lines,
    whole_lines,
)
from ui.page import Page
from ui.widgets import Card, Columns, Flow, Label, Row, Rows, Scroll, Section, Switch, Table, column

VIEWS = (
    ("steps", N_("Step by step")),
    ("whole", N_("The whole way")),
    ("unused", N_("Not used yet")),
)
DIGITS = 9
DIGIT_KEYS = tuple(str(n) for n in range(1, DIGITS + 1))
MOST_PATH = 6  # steps of the trail that are named


class Side(Rows):
    """What lies on one side of here: Enter or a digit goes there, the arrow keys cross to the other side."""

    crossed = Signal(bool)  # towards what grew out of it

    def __init__(self, *, name: str) -> None:
        super().__init__(Table(key=_key), self._row, name=name)
        self._digits: dict[tuple[str, str], int] = {}

    def show_steps(self, steps: tuple[ChainStep, ...]) -> None:
        """Show them; the first nine have a digit each."""
        self._digits = {_key(step): n for n, step in enumerate(steps[:DIGITS], start=1)}
        self.table.show(steps)

    def _row(self, step: ChainStep) -> Row:
        return step_row(step, self._digits.get(_key(step), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = self.table.values()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.text() in DIGIT_KEYS and int(event.text()) <= len(steps):
            self.opened.emit(steps[int(event.text()) - 1])
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.crossed.emit(event.key() == Qt.Key.Key_Right)
            return
        super().keyPressEvent(event)


class Here(QWidget):
    """Where one stands: its words, what changed in them and why, and all that is behind and before."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._quiet, self._text = Label("", "lead"), Label("", "quiet"), Difference()
        self._reason, self._causes = Label("", "quiet"), Label("")
        self._box = Label("", "strong")
        self._card = Card()
        for part in (self._text, self._reason, self._causes):
            self._card.body.addWidget(part)
        self._before = Label("", "quiet")
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, theme.TIGHT, 0)
        for part in (self._name, self._quiet, self._card, self._box, self._before):
            lay.addWidget(part)
        lay.addStretch()

    def show_way(self, state: WayState) -> None:
        """Show a step whole."""
        self._name.setText(state.name)
        self._text.compare(state.before_text, state.text)
        why = _("Why it changed: {reason}").format(reason=state.reason) if state.reason else ""
        before = " → ".join(stage.words for stage in state.on)
        for part, words in (
            (self._quiet, state.quiet),
            (self._reason, why),
            (self._causes, "\n".join(state.causes)),
            (self._box, state.box),
            (self._before, _("What became of it: {stages}").format(stages=before) if before else ""),
        ):
            part.setText(words)
            part.setVisible(bool(words))


class WayPage(Page):
    """Where this came from, and what became of it."""

    shows = frozenset(
        {
            "statement",
            "membership",
            "theme",
            "origin",
            "proposal",
            "proposal_version",
            "support_round",
            "remark",
            "consent_round",
            "objection",
            "ballot",
            "minority_view",
            "recommendation",
        }
    )
    help = N_(
        "Every recommendation can be walked back to single statements, and every statement forward to what "
        "became of it. Left is what came before, right what grew out of it; Enter or a digit goes there, "
        "Alt+Left comes back. Words are shown as far as their speakers agreed, and those taken out say so."
    )

    def build(self) -> None:
        self._path: list[tuple[str, str]] = []
        self._left: tuple[str, str] | None = None  # where the way last came from
        self._shown: tuple[str, str] | None = None
        self._names: dict[tuple[str, str], str] = {}
        self._way: Way | None = None
        self._unused: tuple[Unused, ...] = ()
        self._printing = WayPrinting(self)
        self._build_lists()
        self._bind()
        self.body.addWidget(self._tools())
        self.body.addWidget(self._trail)
        self.body.addWidget(self._steps, 1)
        self.body.addWidget(self._lines, 1)
        self.head.actions("decisions.start_way", "decisions.print_way", "decisions.export_way")
        self.empty(
            _("Nothing to walk yet"),
            _(
                "Once a proposal is drafted, its way can be followed here: back to themes and statements, "
                "and on through objections and ballots to a recommendation."
            ),
        )

    def _build_lists(self) -> None:
        self._before = Side(name=_("What came before"))
        self._after = Side(name=_("What grew out of it"))
        for side in (self._before, self._after):
            side.opened.connect(self._on_step)
            side.crossed.connect(self._on_crossed)
        self._none_before, self._none_after = (
            Label(_(NOTHING_BEFORE), "quiet"),
            Label(_(NOTHING_AFTER), "quiet"),
        )
        self._here, self._trail = Here(), Label("", "caption")
        left, right = Section(_("Came before")), Section(_("Grew out of it"))
        for section, none, side in (
            (left, self._none_before, self._before),
            (right, self._none_after, self._after),
        ):
            section.body.addWidget(none)
            section.body.addWidget(side, 1)
            section.body.addStretch()
        self._steps = Columns(left, Columns(Scroll(self._here), right, shares=(3, 2)), shares=(2, 5))
        self._all = Rows(Table(), lambda line: line.row, name=_("The whole way"))
        self._all.opened.connect(self._on_line)
        self._said = Label("", "quiet")
        self._lines = column(self._said, self._all)

    def _tools(self) -> QWidget:
        held = QWidget()
        flow = Flow(held)
        self._view = Switch(*((id, _(words)) for id, words in VIEWS), name=_("How the way is shown"))
        self._view.changed.connect(self._on_view)
        self._start = QComboBox(
            accessibleName=_("The way begins at"),
            sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon,
            minimumContentsLength=28,
            placeholderText=_("Begin elsewhere…"),
        )
        self._start.activated.connect(self._on_start)
        flow.addWidget(self._view)
        flow.addWidget(self._start)
        return held

    def _bind(self) -> None:
        self.bind("decisions.back", self._back, lambda: len(self._path) > 1 or _("The way began here."))
        self.bind("decisions.open_step", self._open, self._may_open)
        self.bind("decisions.start_way", self._begin)
        self.bind(
            "decisions.print_way", lambda: self._printing.print_way(*self._path[-1]), self._is_somewhere
        )
        self.bind("decisions.export_way", self._printing.export)

    def first_focus(self) -> QWidget | None:
        if self._view.current != "steps":
            return self._all
        return self._before if self._before.isVisible() else self._after if self._after.isVisible() else None

    def refresh(self) -> None:
        self.ask(queries.starts_of, self._on_starts)

    def arrive(self, kind: str = "", id: str = "") -> None:
        """Come here to begin the way at one thing."""
        if kind and id:
            self._path = [(kind, id)]
            self._view.choose("steps")
        self.refresh()

    # shown -------------------------------------------------------------------------------------------------

    def _on_starts(self, starts: tuple[ChainStep, ...]) -> None:
        self._start.blockSignals(True)
        self._start.clear()
        for one in starts:
            self._start.addItem(start_words(one), (one.kind, one.id))
        self._start.blockSignals(False)
        self.show_empty(not starts and not self._path)
        if not self._path and starts:
            self._path = [(starts[0].kind, starts[0].id)]
        if self._path:
            self._ask()

    def _ask(self) -> None:
        kind, id = self._path[-1]
        self.ask(_standing, partial(self._on_way, (kind, id)), kind=kind, id=id)
        self._ask_unused()

    def _on_way(self, asked: tuple[str, str], way: Way | None) -> None:
        if not self._path or asked != self._path[-1]:
            return
        if way is None:  # what it stood at was undone: go on from the step before, or begin anew
            self._path.pop()
            if self._path:
                self._ask()
            else:
                self.refresh()
            return
        self._way, here = way, way.crossing.here
        self._start.setCurrentIndex(self._start.findData(self._path[0]))
        self._names[here.kind, here.id] = step_name(here)
        self._render()

    def _on_view(self, *_ignored: object) -> None:
        self._ask_unused()
        self._render()

    def _ask_unused(self) -> None:
        if self._view.current == "unused":
            self.ask(queries.unused_of, self._on_unused)

    def _on_unused(self, unused: tuple[Unused, ...]) -> None:
        self._unused = unused
        self._render()

    def _render(self) -> None:
        if self._way is None:
            return
        view = self._view.current
        self._steps.setVisible(view == "steps")
        self._trail.setVisible(view == "steps")
        self._lines.setVisible(view != "steps")
        state = WayState.of(self._way)
        behind = " → ".join(stage.words for stage in state.back)
        self.head.facts(_("Behind it: {stages}").format(stages=behind) if behind else state.name)
        if view == "steps":
            self._render_steps(state)
        else:
            self._render_lines(view)
        self.look()

    def _render_steps(self, state: WayState) -> None:
        assert self._way is not None
        crossing = self._way.crossing
        self._here.show_way(state)
        names = [self._names.get(place, "") for place in self._path]
        trail = [name for name in names if name][-MOST_PATH:]
        self._trail.setText(" › ".join(trail))
        self._trail.setVisible(len(trail) > 1)
        had = self._before.hasFocus() or self._after.hasFocus()
        for side, none, steps in (
            (self._before, self._none_before, crossing.before),
            (self._after, self._none_after, crossing.after),
        ):
            side.show_steps(steps)
            side.setVisible(bool(steps))
            none.setVisible(not steps)
            if steps and (side.current() is None or self._shown != self._path[-1]):
                keys = [_key(step) for step in steps]
                side.choose(self._left if self._left in keys else keys[0])
        self._shown = self._path[-1]
        focus = self.first_focus()
        if had and focus is not None and not (self._before.hasFocus() or self._after.hasFocus()):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_lines(self, view: str) -> None:
        assert self._way is not None
        lines = whole_lines(self._way) if view == "whole" else unused_lines(self._unused)
        name = step_name(self._way.crossing.here)
        told = _("All that lies behind and before {name}.").format(name=name)
        self._said.setText(told if view == "whole" else unused_facts(self._unused))
        self._all.setAccessibleName(_(dict(VIEWS)[view]))
        self._all.table.show(lines)
        self._all.setVisible(bool(lines))

    # done --------------------------------------------------------------------------------------------------

    def _on_step(self, step: ChainStep) -> None:
        self._left = self._path[-1]
        self._path.append((step.kind, step.id))
        self._ask()

    def _on_line(self, line: Any) -> None:
        if line.step is not None:
            self._view.choose("steps")
            self._on_step(line.step)

    def _on_crossed(self, onward: bool) -> None:
        side = self._after if onward else self._before
        if side.isVisible():
            side.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._left = self._path.pop()
        self._ask()

    def _on_start(self, _index: int) -> None:
        kind, id = self._start.currentData()
        self._path = [(kind, id)]
        self._ask()

    def _begin(self) -> None:
        form = StartForm(parent=self)

        def begin() -> None:
            given = form.given()
            if given is not None:
                self.ask(queries.step_numbered, lambda found: self._on_found(form, found), **given)

        form.submitted.connect(begin)
        form.open()

    def _on_found(self, form: StartForm, found: tuple[str, str] | None) -> None:
        if found is None:
            form.refuse_number()
            return
        form.accept()
        self._path = [found]
        self._view.choose("steps")
        self._ask()

    def _is_somewhere(self) -> bool | str:
        return bool(self._path) or _("Choose where the way begins first.")

    def _may_open(self) -> bool | str:
        if self._way is None:
            return _("Choose where the way begins first.")
        kind = self._way.crossing.here.kind
        return kind in KEPT_AT or _("A statement is kept in its session; this page shows all of it.")

    def _open(self) -> None:
        assert self._way is not None
        here = self._way.crossing.here
        place, hint = KEPT_AT[here.kind]
        self.go(place, **{hint: here.proposal_id if hint == "proposal" else here.id})


def _key(step: ChainStep) -> tuple[str, str]:
    return step.kind, step.id


def _standing(db: Any, *, kind: str, id: str) -> Way | None:
    """The way from here; None where nothing stands any more."""
    try:
        return queries.way_of(db, kind=kind, id=id)
    except UnknownRecord:
        return None

"""The sheet that says what a proposal would change; nothing changes before its verb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from council.ground.themes.changes import ProposalChange, proposal_change
from council.ground.themes.declining import accepted
from council.ground.themes.matching import ThemeBefore
from council.ground.themes.values import Worked
from council.words import _
from ui import theme
from ui.ground.themes.change_state import ChangeRow, ChangeState
from ui.ground.ticking import TickRows
from ui.widgets import Column, Form, Label, Row, Rows, Table, push, row


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    text: str


class ChangeSheet(Form):
    """Theme by theme what would come and go; each can be left as it is.

    `whole` is what keeping all of it would change, reckoned before the sheet opens.
    """

    def __init__(
        self,
        before: Sequence[ThemeBefore],
        found: Worked,
        texts: Mapping[str, str],
        *,
        whole: ProposalChange,
        parent: QWidget | None = None,
    ) -> None:
        lead = _("Nothing has changed yet. What people named, placed or pinned stays in every case. Space "
                 "leaves a theme as it is.")  # fmt: skip
        super().__init__(
            _("What the proposal would change"),
            verb=_("Keep the changes ticked"),
            cancel=_("Change nothing"),
            lead=lead,
            parent=parent,
        )
        self._before, self._found, self._texts = tuple(before), found, texts
        self._whole = whole
        self._declined: set[str] = set()
        self._summary = Label("", "strong")
        self.rows = TickRows(Table(*_columns()), _row, name=_("Themes that would change"))
        self.lines = Rows(Table(Column(_("Statement"), lambda line: line.text)), _line, name=_("What moves"))
        for part in (self._summary, self.rows, self._ticks(), self.lines):
            self.add(part)
        self.rows.setMinimumHeight(theme.row_height() * 4)
        self.lines.setMinimumHeight(theme.row_height() * 2)
        self.rows.chosen.connect(self._on_chosen)
        self.rows.ticked.connect(self._on_ticked)
        self.rows.doubleClicked.connect(lambda _index: self._on_ticked(self.rows.current()))
        self.resize(theme.wide(100), theme.row_height() * 15)
        self._show()
        if self.rows.table.values():
            self.rows.choose(self.rows.table.values()[0].id)

    def taken(self) -> tuple[Worked, frozenset[str]]:
        """The proposal without what was left out, and the themes that stay as they are."""
        return accepted(self._before, self._found, self._declined)

    def _ticks(self) -> QWidget:
        every = push(_("Tick all"), lambda: self._tick_all(True))
        none = push(_("Tick none"), lambda: self._tick_all(False))
        return row(every, none, None)

    def _tick_all(self, is_taken: bool) -> None:
        self._declined = set() if is_taken else {each.id for each in self.rows.table.values()}
        self._show()

    def _on_ticked(self, each: ChangeRow | None) -> None:
        if each is not None:
            self._declined ^= {each.id}
            self._show()

    def _show(self) -> None:
        taken = self._whole
        if self._declined:
            left, kept = self.taken()
            taken = proposal_change(self._before, left, kept=kept)
        state = ChangeState.of(self._whole, taken, self._declined, self._texts)
        self.rows.table.show(state.rows)
        self._summary.setText(state.summary)
        self.verb.setEnabled(not state.is_nothing)

    def _on_chosen(self, each: ChangeRow | None) -> None:
        lines = each.lines if each is not None else ()
        self.lines.table.show([_Line(at, words) for at, words in enumerate(lines)])
        self.lines.setVisible(bool(lines))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Theme"), lambda c: c.title),
        Column(_("Change"), lambda c: c.side),
        Column(_("What moves"), lambda c: c.quiet),
        Column(_("Taken"), lambda c: c.spoken),
    )


def _row(each: ChangeRow) -> Row:
    icon = "tick" if each.is_taken else "dash"
    ink = "accent" if each.is_taken else "quiet"
    return Row(each.title, " · ".join(p for p in (each.spoken, each.quiet) if p), each.side, icon, ink)


def _line(each: _Line) -> Row:
    return Row(each.text)

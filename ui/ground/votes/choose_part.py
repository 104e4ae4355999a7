"""Making a set: statements are picked from themes, the short list or the rest, and put in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from council.sessions.queries import SessionView, StatementView
from council.words import _, ngettext
from ui import theme
from ui.ground.flowing import flowing
from ui.ground.ticking import TickRows
from ui.ground.votes.choosing import Candidate, SetDraft, Source, candidates_of
from ui.ground.votes.half_typed import HalfSet
from ui.ground.votes.words import SEATS, WAYS
from ui.widgets import Button, Columns, Label, Row, Rows, Switch, Table, column, field

SHOWN = 46  # characters of a source's name in the short list of sources


class ChoosePart(QWidget):
    """The statements there are at the left, those of the set at the right; `changed` when the set did."""

    changed = Signal()

    def __init__(
        self, *keys: Button, ends: Sequence[Button] = (), parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._told: Mapping[str, StatementView] = {}
        self._sources: tuple[Source, ...] = ()
        self._asked: Mapping[str, int] = {}
        self.draft = SetDraft()
        self.title, self._source, self._session = QLineEdit(), QComboBox(), QComboBox()
        self._way = Switch(*((way, _(words)) for way, words in WAYS.items()), name=_("How it is answered"))
        self._named = field(_("Name of the set"), self.title)
        self.there = TickRows(Table(), _there_row, name=_("Statements to choose from"), many=True)
        self.chosen = Rows(Table(), _chosen_row, name=_("Statements of the set"))
        self._count = Label("", "strong")
        for box in (self._source, self._session):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(18)
        told = Label(_("The space bar or Enter puts a statement in, or takes it out again."), "quiet")
        left = column(field(_("Choose from"), self._source), told, self.there, gap=theme.TIGHT)
        right = column(self._count, self.chosen, flowing(*keys), gap=theme.TIGHT)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(flowing(self._named, field(_("Session"), self._session), gap=theme.ROOMY))
        lay.addWidget(self._way)
        lay.addWidget(Columns(left, right, shares=(1, 1)), 1)
        lay.addWidget(flowing(*ends))
        self.title.setMinimumWidth(theme.wide(34))
        self._source.currentIndexChanged.connect(self._on_source)
        self.there.opened.connect(lambda value: self.toggle((value.id,)))
        self.there.ticked.connect(lambda _value: self.toggle_marked())
        for box in (self._source, self._session):
            box.view().setAccessibleName(_("Choices"))

    def begin(
        self,
        sources: Sequence[Source],
        told: Mapping[str, StatementView],
        asked: Mapping[str, int],
        sessions: Sequence[SessionView],
        *,
        session_id: str = "",
    ) -> None:
        """Offer what there is; a set half made stays."""
        self._sources, self._told, self._asked = tuple(sources), told, asked
        self.draft = SetDraft(tuple(one for one in self.draft.chosen if one in told))
        kept = self._source.currentData()
        self._source.blockSignals(True)
        self._source.clear()
        for one in sources:
            self._source.addItem(f"{one.words[:SHOWN]} ({len(one.statements)})", one.id)
        self._source.setCurrentIndex(max(self._source.findData(kept), 0))
        self._source.blockSignals(False)
        self._fill_sessions(sessions, session_id)
        self._show()

    def _fill_sessions(self, sessions: Sequence[SessionView], session_id: str) -> None:
        kept = self._session.currentData() or session_id
        self._session.clear()
        self._session.addItem(_("In no session"), "")
        for one in sessions:
            self._session.addItem(
                _("{number}. {title}").format(number=one.number, title=one.title), one.id
            )  # fmt: skip
        self._session.setCurrentIndex(max(self._session.findData(kept), 0))

    def bring_back(self, half: HalfSet) -> None:
        """Stand with a set that was half made when the program ended."""
        if not self.draft.chosen and not self.title.text():
            self.draft = SetDraft(half.statements)
            self.title.setText(half.title)
            self._way.choose(half.way)

    def empty(self) -> None:
        """A new set, nothing in it."""
        self.draft = SetDraft()
        self.title.setText("")
        self._named.clear()
        self._way.choose(SEATS)
        self._show()

    @property
    def way(self) -> str:
        return self._way.current

    @property
    def session_id(self) -> str:
        return str(self._session.currentData() or "")

    def refuse(self, words: str) -> None:
        """Say under the name why the set cannot be kept."""
        self._named.refuse(words)
        self.title.setFocus()

    # the set -----------------------------------------------------------------------------------------------

    def toggle(self, ids: Sequence[str]) -> None:
        """Put these in, or where all of them are in, take them out."""
        are_in = all(one in self.draft.chosen for one in ids)
        self.draft = self.draft.without(ids) if are_in else self.draft.plus(ids)
        self._show()

    def toggle_marked(self) -> None:
        self.toggle([one.id for one in self.there.selected()])

    def take_out(self) -> None:
        """Take the one marked in the set out of it; the next one is marked."""
        current, ids = self.chosen.current(), self.draft.chosen
        if current is None:
            return
        at = ids.index(current.id)
        self.draft = self.draft.without((current.id,))
        self._show()
        if self.draft.chosen:
            self.chosen.choose(self.draft.chosen[min(at, len(self.draft.chosen) - 1)])

    def move(self, by: int) -> None:
        """Move the one marked in the set up or down."""
        if (current := self.chosen.current()) is not None:
            self.draft = self.draft.moved(current.id, by)
            self._show()
            self.chosen.choose(current.id)

    # showing -----------------------------------------------------------------------------------------------

    def _on_source(self, _at: int) -> None:
        self._show()

    def _show(self) -> None:
        id = self._source.currentData()
        source = next((one for one in self._sources if one.id == id), Source("", "", ()))
        self.there.table.show(candidates_of(source, self._told, self.draft, self._asked))
        mine = Source("", "", self.draft.chosen)
        self.chosen.table.show(candidates_of(mine, self._told, self.draft, self._asked))
        count = len(self.draft.chosen)
        told = ngettext("{count} statement in the set", "{count} statements in the set", count)
        self._count.setText(told.format(count=count))
        self.changed.emit()


def _there_row(one: Candidate) -> Row:
    asked = ngettext("{count} has answered", "{count} have answered", one.asked).format(count=one.asked)
    quiet = asked if one.asked else _("never asked")
    if one.place:
        quiet = _("in the set, at {place} · {asked}").format(place=one.place, asked=quiet)
    ink = "accent" if one.place else ""
    return Row(one.text, quiet, icon="check" if one.place else "dot", ink=ink)


def _chosen_row(one: Candidate) -> Row:
    return Row(one.text, mark=str(one.place))

"""One proposal as it is read: its wording, what changed and why, its terms and costs, and its way."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from council.decisions.outcome.causes.views import Cause
from council.decisions.proposals.saying import proposal_state, version_state
from council.decisions.proposals.views import Named, ProposalView, VersionView, named_until
from council.words import _
from ui import theme
from ui.decisions.deeds import Deeds
from ui.decisions.proposals.columns import ThreeColumns
from ui.decisions.proposals.picking import WEIGHTS
from ui.decisions.proposals.state import (
    Threefold,
    WordingState,
    cost_cells,
    proposal_deeds,
    proposal_facts,
    why,
)
from ui.decisions.reading import Difference
from ui.decisions.state import state_ink
from ui.decisions.way.box import WalkBox
from ui.page import Page
from ui.widgets import (
    Card,
    Chip,
    Column,
    Flow,
    Label,
    Row,
    Rows,
    Section,
    Switch,
    Table,
    TableView,
    column,
    emptied,
)

ON = ("recommend", "reword", "review", "to_consent", "to_support", "to_ballot")  # what carries it on
MORE = ("terms", "origins", "merge", "split", "describe", "withdraw", "on_wall", "handout")
TEXT, CHANGES, COLUMNS = "text", "changes", "columns"


class ProposalSheet(QWidget):
    """A proposal and its wordings; any two of them can be compared."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._versions: tuple[VersionView, ...] = ()
        self._causes: tuple[Cause, ...] = ()
        self._title, self._state, self._facts = Label("", "title"), Chip(""), Label("", "quiet")
        self.version, self.before = _choice(_("Wording shown")), _choice(_("Compared with"))
        self.view = Switch(
            (TEXT, _("As it reads")),
            (CHANGES, _("What changed")),
            (COLUMNS, _("Old, new, why")),
            name=_("How it is shown"),
        )
        self._text, self._reason, self._columns = Difference(), Label("", "quiet"), ThreeColumns()
        self.deeds = Deeds(page, ON, primary=("recommend",))
        self.more = Deeds(page, MORE)
        self.walk = WalkBox(page)
        self.costs = TableView(
            Table(*_cost_columns(), key=lambda pair: pair[0]), name=_("Full-cost sheet"), fitted=True
        )
        self.named = Rows(Table(key=lambda one: one.statement_id), _named_row, name=_("Statements it names"))
        self.list = TableView(Table(*self._version_columns()), name=_("All wordings"), fitted=True)
        self._lay_out()
        self.version.currentIndexChanged.connect(self._on_version)
        self.before.currentIndexChanged.connect(self._paint)
        self.view.changed.connect(self._paint)
        self.list.opened.connect(lambda version: self.choose(version.id))

    def _lay_out(self) -> None:
        head = QWidget()
        choices = Flow(head)
        for part in (self.version, self.before, self.view):
            choices.addWidget(part)
        self._card = Card()
        for part in (self._text, self._columns, self._reason):
            self._card.body.addWidget(part)
        self._terms = Section(_("Terms"))
        self._cost = _section(_("Full-cost sheet"), self.costs, _("Who bears what, now and later."))
        self._names = _section(_("Statements it names"), self.named, _("In this wording and before."))
        self._all = _section(_("All wordings"), self.list, _("Enter shows one."))
        self._way = _section(
            _("Where this came from"), self.walk, _("Enter goes one step, Alt+Left comes back.")
        )
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, theme.TIGHT, 0)
        sections = (self._terms, self._cost, self._names, self._all, self._way)
        above = (self._title, self._state, self._facts, self.deeds, head, self._card)
        for part in (*above, self.more, *sections):
            lay.addWidget(part)
        lay.addStretch()

    # shown -------------------------------------------------------------------------------------------------

    def show_proposal(self, proposal: ProposalView, numbers: Mapping[str, int]) -> None:
        """Show what stands about a proposal; `numbers` are those of all proposals by id."""
        self._title.setText(f"{proposal.number}  {proposal.title}")
        self._state.say(proposal_state(proposal.state), state_ink(proposal.state))
        self._facts.setText(proposal_facts(proposal, numbers))
        self._facts.setVisible(bool(self._facts.text()))
        offered = proposal_deeds(proposal)
        self.deeds.offer([name for name in offered if name in ON])
        self.more.offer([name for name in offered if name in MORE])

    def show_versions(self, versions: tuple[VersionView, ...], causes: tuple[Cause, ...] = ()) -> None:
        """Show the newest wording, with the others to choose from and to compare it with."""
        self._versions, self._causes = versions, causes
        self.version.blockSignals(True)
        self.version.clear()
        for version in reversed(versions):
            self.version.addItem(_version_words(version), version.id)
        self.version.blockSignals(False)
        self.list.table.show(versions)
        for part in (self.version, self.view, self._card, self._way):
            part.setVisible(bool(versions))
        self._all.setVisible(len(versions) > 1)
        _fit(self.list, len(versions))
        if not versions:
            for section in (self._terms, self._cost, self._names):
                section.hide()
        self._on_version()

    def choose(self, version_id: str) -> None:
        """Show one wording."""
        self.version.setCurrentIndex(max(self.version.findData(version_id), 0))

    def next_view(self) -> None:
        """Show the wording the next way round."""
        ways = (TEXT, CHANGES, COLUMNS)
        self.view.choose(ways[(ways.index(self.view.current) + 1) % len(ways)])
        self._paint()

    def current(self) -> VersionView | None:
        """The wording shown."""
        return self._found(self.version.currentData())

    def newest(self) -> VersionView | None:
        """The last wording, whichever is shown."""
        return self._versions[-1] if self._versions else None

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Objections and remarks on this proposal."""
        return self._causes

    @property
    def shows_changes(self) -> bool:
        """Whether the difference is in sight, not the bare wording."""
        return len(self._versions) > 1 and self.view.current != TEXT

    def changes(self) -> Threefold | None:
        """The two wordings compared, passage by passage; None where there is only one."""
        one, other = self.current(), self._found(self.before.currentData())
        if one is None or other is None:
            return None
        old, new = sorted((one, other), key=lambda version: version.number)
        return Threefold.of(old, new, self._versions, self._causes)

    # painted -----------------------------------------------------------------------------------------------

    def _found(self, id: object) -> VersionView | None:
        return next((version for version in self._versions if version.id == id), None)

    def _on_version(self, *_ignored: object) -> None:
        version = self.current()
        if version is None:
            return
        self.before.blockSignals(True)
        self.before.clear()
        for other in reversed(self._versions):
            if other.id != version.id:
                self.before.addItem(_("beside wording {n}").format(n=other.number), other.id)
        earlier = [other for other in self._versions if other.number < version.number]
        if earlier:
            self.before.setCurrentIndex(self.before.findData(earlier[-1].id))
        self.before.blockSignals(False)
        self._paint_fields(version)
        self._paint()
        self.walk.start("version", version.id)

    def _paint(self, *_ignored: object) -> None:
        version = self.current()
        if version is None:
            return
        several = len(self._versions) > 1
        shown = self.view.current if several else TEXT
        self.view.setVisible(several)
        self.before.setVisible(shown != TEXT)
        self._text.setVisible(shown != COLUMNS)
        self._columns.setVisible(shown == COLUMNS)
        changes = self.changes() if shown != TEXT else None
        other = self._found(self.before.currentData())
        if shown == COLUMNS and changes is not None:
            self._columns.show_changes(changes)
        elif shown == CHANGES and other is not None:
            old, new = sorted((version, other), key=lambda one: one.number)
            self._text.compare(old.text, new.text)
        else:
            self._text.compare("", version.text)
        reason = why(version, self._causes)
        words = _("Why it came: {reason}") if version.number == 1 else _("Why it changed: {reason}")
        self._reason.setText(words.format(reason=reason) if reason else "")
        self._reason.setVisible(bool(reason) and shown != COLUMNS)

    def _paint_fields(self, version: VersionView) -> None:
        made = WordingState.of(version, self._versions, self._causes)
        emptied(self._terms.body)
        for words, said in made.fields:
            self._terms.body.addWidget(column(Label(words, "caption"), Label(said), gap=0))
        self._terms.setVisible(bool(made.fields))
        self.costs.table.show(tuple(enumerate(version.costs)))
        self._cost.setVisible(bool(version.costs))
        _fit(self.costs, len(version.costs))
        named = named_until(self._versions, version.number)
        self.named.table.show(named)
        self._names.setVisible(bool(named))
        shown = (self.named.sizeHintForRow(row) for row in range(min(len(named), 6)))
        self.named.setMinimumHeight(sum(shown) + theme.TIGHT)

    def _version_columns(self) -> tuple[Column, ...]:
        return (
            Column(_("Wording"), lambda v: str(v.number), sort=lambda v: v.number, right=True),
            Column(_("Why"), lambda v: why(v, self._causes).replace("\n", "; ")),
            Column(_("State"), lambda v: version_state(v.state)),
            Column(_("Statements"), lambda v: str(len(v.named)), lambda v: len(v.named), right=True),
        )


def _section(words: str, inside: QWidget, quiet: str = "") -> Section:
    made = Section(words, quiet)
    made.body.addWidget(inside)
    return made


def _choice(name: str) -> QComboBox:
    return QComboBox(accessibleName=name, sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)


def _version_words(version: VersionView) -> str:
    said = _("Wording {n}").format(n=version.number)
    return f"{said} · {version_state(version.state)}"


def _named_row(named: Named) -> Row:
    text = named.text or _("withdrawn")
    return Row(text, side=_(WEIGHTS[named.weight]), mark=str(named.number))


def _cost_columns() -> tuple[Column, ...]:
    heads = (_("Who bears it"), _("What it is"), _("In"), _("When"), _("How much"))
    return tuple(
        Column(head, lambda pair, at=at: cost_cells(pair[1])[at], stretch=at == 1)
        for at, head in enumerate(heads)
    )


def _fit(view: TableView, rows: int) -> None:
    """As high as its rows, up to eight of them."""
    view.setMinimumHeight(theme.row_height() * (min(max(rows, 1), 8) + 1) + theme.ROOMY)

"""What came of it all: recommendations and where they came from, minority views, and what was not adopted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from council.decisions import queries
from council.decisions.outcome.considered.views import Considered
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.recommended.views import RecommendationView
from council.words import N_, _
from ui.decisions.outcome.deciding import OutcomeDeeds
from ui.decisions.outcome.minority import MinorityPart
from ui.decisions.outcome.sheet import OutcomeSheet
from ui.decisions.outcome.state import KINDS, Entry, outcome_facts, outcome_of
from ui.page import Page
from ui.widgets import Columns, Label, MovableRows, Scroll, Switch, Table, column


class OutcomePage(Page):
    """What the council recommends, and how it came to it."""

    shows = frozenset(
        {
            "recommendation",
            "recommendation_tie",
            "misprint",
            "considered_reason",
            "bundle",
            "minority_view",
            "minority_wording",
            "proposal",
            "proposal_version",
            "ballot",
            "support_round",
            "remark",
            "consent_round",
            "objection",
            "concern",
            "criterion",
            "criterion_score",
            "origin",
            "statement",
            "membership",
            "evidence",
        }
    )
    help = N_(
        "Recommendations are made from adopted proposals, word for word. Each shows what carried it, "
        "what was said against it, the minority views that enough members backed, and the way it came, "
        "step by step, down to single statements. Alt+Up and Alt+Down change their order, so does "
        "dragging; numbers stay."
    )

    def build(self) -> None:
        self._wanted = ""
        self._lists: dict[str, tuple[Entry, ...]] = {kind: () for kind, _words in KINDS}
        self._kind = Switch(*((kind, _(words)) for kind, words in KINDS), name=_("What is listed"))
        self._kind.changed.connect(self._on_kind)
        self._list = MovableRows(Table(), lambda entry: entry.row, name=_("Outcome"))
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(lambda _chosen: self._sheet.deeds.take_focus())
        self._none = Label("", "quiet")
        self._deeds = OutcomeDeeds(self, self)
        self._list.laid.connect(self._deeds.lay)
        self._minority = MinorityPart(self, lambda: self.chosen(MinorityText), self._about)
        self._sheet = OutcomeSheet(self)
        self.bind("decisions.back", self._sheet.walk.back, self._sheet.walk.may_go_back)
        self._scroll = Scroll(self._sheet)
        left = column(self._none, self._list)
        self.body.addWidget(self._kind)
        self.body.addWidget(Columns(left, self._scroll, shares=(2, 3)), 1)
        self.head.actions("decisions.print_outcome", "decisions.export_outcome")
        self.empty(
            _("Nothing decided yet"),
            _(
                "Here stand the recommendations with what carried them, the views of those who lost, and "
                "what was considered and not adopted. It begins with a proposal that is decided."
            ),
            "decisions.draft",
        )
        self.bind("decisions.draft", lambda: self.go("decisions.proposals"))

    def first_focus(self) -> QWidget | None:
        return self._list if self._list.isVisible() else None

    def refresh(self) -> None:
        self.ask(_outcome, self._on_outcome)

    def arrive(
        self, recommendation: str = "", minority: str = "", considered: str = "", differ: str = ""
    ) -> None:
        """Come here for one recommendation, minority view, or proposal that was not adopted.

        Args: differ: a proposal on which a minority view is drafted now.
        """
        if differ:
            self._kind.choose("minority")
            self._minority.draft(differ)
        named = (("recommendation", recommendation), ("minority", minority), ("considered", considered))
        for kind, id in named:
            if id:
                self._wanted = id
                self._kind.choose(kind)
        self.refresh()

    @property
    def current(self) -> Entry | None:
        """The line that is chosen."""
        return self._list.current()

    def chosen(self, kind: type) -> Any:
        """What is chosen, when it is of this kind; else None."""
        entry = self._list.current()
        return entry.value if entry is not None and isinstance(entry.value, kind) else None

    def _about(self) -> str:
        """The proposal the chosen line is about, "" where there is none."""
        return getattr(self.current.value, "proposal_id", None) or "" if self.current else ""

    def listed(self, kind: str) -> tuple[Any, ...]:
        """Everything in one of the lists, in its order."""
        return tuple(entry.value for entry in self._lists[kind])

    # shown -------------------------------------------------------------------------------------------------

    def _on_outcome(self, lists: dict[str, tuple[Entry, ...]]) -> None:
        self._lists = lists
        self.head.facts(outcome_facts(lists))
        self.show_empty(not any(lists.values()))
        if not lists[self._kind.current] and not self._wanted:
            self._kind.choose(next((kind for kind, found in lists.items() if found), "recommendation"))
        self._on_kind()

    def _on_kind(self, *_ignored: object) -> None:
        found = self._lists[self._kind.current]
        self._list.table.show(found)
        self._none.setText(_("Nothing is listed here yet."))
        self._none.setVisible(not found)
        self._scroll.setVisible(bool(found))
        if found and (self._wanted or self._list.current() is None):
            self._list.choose(self._wanted or found[0].id)
            self._wanted = ""
        self._on_chosen(self._list.current())

    def _on_chosen(self, entry: Entry | None) -> None:
        self.look()
        if entry is not None:
            self._sheet.show_entry(entry)

    def show_way(self) -> None:
        """Go to the page of the way, beginning at what is chosen."""
        match self.current.value if self.current else None:
            case RecommendationView() as one:
                self.go("decisions.way", kind="recommendation", id=one.id)
            case MinorityText() as view:
                self.go("decisions.way", kind="minority", id=view.id)
            case Considered(version_id=str() as version_id):
                self.go("decisions.way", kind="version", id=version_id)


def _outcome(db: Any) -> dict[str, tuple[Entry, ...]]:
    """The lists, asked for in one go."""
    return outcome_of(
        queries.recommendations_of(db),
        queries.minority_views_of(db),
        queries.considered_not_adopted_of(db),
        queries.bundles_of(db),
    )

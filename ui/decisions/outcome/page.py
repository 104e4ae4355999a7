"""What came of it all: recommendations and where they came from, minority views, and what was not adopted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council import clock
from council.decisions import actions, queries
from council.decisions.ballots.saying import result_sentence
from council.decisions.outcome.saying import VIEW_STATES, backing_words, recommendation_state, roots_sentence
from council.decisions.outcome.views import Considered, MinorityText, RecommendationView
from council.decisions.proposals.saying import proposal_state
from council.decisions.proposals.views import ProposalView
from council.words import N_, _
from ui import theme
from ui.decisions import asking
from ui.decisions.deeds import Deeds
from ui.decisions.outcome.forms import FieldsForm, MinorityForm
from ui.decisions.outcome.state import Entry, filled_fields, outcome_deeds, outcome_facts, outcome_of
from ui.decisions.state import state_ink
from ui.decisions.votebar import VoteBar
from ui.decisions.way.box import WalkBox
from ui.page import Page
from ui.widgets import Card, Chip, Columns, Label, Rows, Scroll, Section, Switch, Table, column, emptied

KINDS = (
    ("recommendation", N_("Recommended")),
    ("minority", N_("Minority views")),
    ("considered", N_("Not adopted")),
)


class OutcomeSheet(QWidget):
    """One recommendation, minority view, or proposal that was not adopted, as it is read."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._title, self._state, self._quiet = Label("", "title"), Chip(""), Label("", "quiet")
        self._text, self._words = Card(), Label("")
        self._text.body.addWidget(self._words)
        self._bar, self._result = VoteBar(), Label("", "strong")
        self._fields, self._views = QVBoxLayout(spacing=theme.TIGHT), QVBoxLayout(spacing=theme.TIGHT)
        self.walk = WalkBox(page)
        self.deeds = Deeds(page, ("fill", "finish", "minority", "retract"))
        self._lay_out()

    def _lay_out(self) -> None:
        self._outcome = Section(_("Result"))
        for part in (self._result, self._bar):
            self._outcome.body.addWidget(part)
        self._way = Section(_("Where this came from"))
        self._way.body.addWidget(self.walk)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, theme.TIGHT, 0)
        for part in (self._title, self._state, self._quiet, self.deeds, self._text, self._outcome):
            lay.addWidget(part)
        lay.addLayout(self._fields)
        lay.addLayout(self._views)
        lay.addWidget(self._way)
        lay.addStretch()

    def show_entry(self, entry: Entry) -> None:
        """Show what is chosen in the list."""
        emptied(self._fields)
        emptied(self._views)
        self.deeds.offer(outcome_deeds(entry))
        match entry.value:
            case RecommendationView() as one:
                self._show_recommendation(one)
            case MinorityText() as view:
                self._show_view(view)
            case Considered() as other:
                self._show_considered(other)

    def show_statement(self, id: str) -> None:
        """Begin the walk at a statement instead: what became of it."""
        self._way.say(_("What became of it"))
        self._way.show()
        self.walk.start("statement", id)

    def _show_recommendation(self, one: RecommendationView) -> None:
        words = recommendation_state(one.state)
        self._show_head(f"{one.number}  {one.title}", words, state_ink(one.state), one.theme, one.text)
        self._show_result(one)
        for name, said in filled_fields(one):
            self._fields.addWidget(column(Label(name, "caption"), Label(said), gap=0))
        for view in one.minority_views:
            card = Card(_("Minority view {n}").format(n=view.number), backing_words(view.backers, view.base))
            card.body.addWidget(Label(view.text))
            self._views.addWidget(card)
        self._way.say(_("Where this came from"), roots_sentence(one.roots))
        self._way.show()
        self.walk.start("recommendation", one.id)

    def _show_view(self, view: MinorityText) -> None:
        words = _(VIEW_STATES[view.state])
        quiet = backing_words(view.backers, view.base)
        title = _("Minority view {n}").format(n=view.number)
        self._show_head(title, words, state_ink(view.state), quiet, view.text)
        self._outcome.hide()
        self._way.hide()

    def _show_considered(self, other: Considered) -> None:
        words = proposal_state(other.state)
        title = f"{other.number}  {other.title}"
        self._show_head(title, words, "quiet", other.reason, other.text or _("There was no wording."))
        self._show_result(other)
        self._way.hide()

    def _show_head(self, title: str, words: str, ink: str, quiet: str, text: str) -> None:
        self._title.setText(title)
        self._state.say(words, ink)
        self._quiet.setText(quiet)
        self._quiet.setVisible(bool(quiet))
        self._words.setText(text)

    def _show_result(self, one: RecommendationView | Considered) -> None:
        result = one.result
        self._outcome.setVisible(result is not None)
        if result is not None:
            self._outcome.say(_("Ballot {n}").format(n=one.ballot_number))
            self._result.setText(result_sentence(result))
            self._bar.setVisible(bool(result.base_number) and not result.options)
            self._bar.show_result(result)


class OutcomePage(Page):
    """What the council recommends, and how it came to it."""

    shows = frozenset(
        {"recommendation", "minority_view", "proposal", "ballot", "origin", "statement", "membership"}
    )
    help = N_(
        "Recommendations are made from adopted proposals, word for word. Each shows the "
        "result that carried it, the "
        "minority views that enough members backed, and the way it came, step "
        "by step, down to single statements."
    )

    def build(self) -> None:
        self._wanted = self._statement = ""
        self._lists: dict[str, tuple[Entry, ...]] = {kind: () for kind, _words in KINDS}
        self._kind = Switch(*((kind, _(words)) for kind, words in KINDS), name=_("What is listed"))
        self._kind.changed.connect(self._on_kind)
        self._list = Rows(Table(), lambda entry: entry.row, name=_("Outcome"))
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(lambda _chosen: self._sheet.deeds.take_focus())
        self._none = Label("", "quiet")
        self._bind()
        self._sheet = OutcomeSheet(self)
        self.bind("decisions.back", self._sheet.walk.back, self._sheet.walk.may_go_back)
        self._scroll = Scroll(self._sheet)
        left = column(self._none, self._list)
        self.body.addWidget(self._kind)
        self.body.addWidget(Columns(left, self._scroll, shares=(2, 3)), 1)
        self.empty(
            _("Nothing decided yet"),
            _(
                "Here stand the recommendations with the result that carried them, the views "
                "of those who lost, and what "
                "was considered and not adopted. It begins with a proposal and a ballot."
            ),
            "decisions.draft",
        )
        self.bind("decisions.draft", lambda: self.go("decisions.proposals"))

    def _bind(self) -> None:
        self.bind("decisions.fill", self._fill, self._provisional)
        self.bind("decisions.finish", self._finish, self._provisional)
        self.bind("decisions.minority", lambda: self.ask(queries.proposals_of, self._minority))
        self.bind("decisions.retract", self._retract, self._is_view)

    def first_focus(self) -> QWidget | None:
        return self._list if self._list.isVisible() else None

    def refresh(self) -> None:
        self.ask(_outcome, self._on_outcome)

    def arrive(self, recommendation: str = "", statement: str = "") -> None:
        """Come here for one recommendation, or to see what became of a statement."""
        self._wanted = recommendation
        if recommendation:
            self._kind.choose("recommendation")
        self._statement = statement
        self.refresh()

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
        if self._statement:
            self._sheet.show_statement(self._statement)
            self._statement = ""

    def _chosen(self, kind: type) -> Any:
        entry = self._list.current()
        return entry.value if entry is not None and isinstance(entry.value, kind) else None

    def _provisional(self) -> bool | str:
        one = self._chosen(RecommendationView)
        if one is None:
            return _("Choose a recommendation first.")
        return one.state == "provisional" or _("This recommendation is final.")

    def _is_view(self) -> bool | str:
        view = self._chosen(MinorityText)
        return (view is not None and view.state != "withdrawn") or _("Choose a minority view first.")

    # done --------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        one = self._chosen(RecommendationView)
        form = FieldsForm(one, parent=self)

        def keep() -> None:
            then = asking.done(self, _("Fields kept"), form)
            given = {"recommendation_id": one.id, **form.given()}
            self.act(actions.describe_recommendation, then, asking.refused(form), **given)

        form.submitted.connect(keep)
        form.open()

    def _finish(self) -> None:
        one = self._chosen(RecommendationView)
        then = self.said(_("Recommendation made final"))
        self.act(actions.finish_recommendation, then, recommendation_id=one.id)

    def _minority(self, proposals: tuple[ProposalView, ...]) -> None:
        decided = [p for p in proposals if p.state in ("adopted", "adopted_with_concerns", "not_adopted")]
        words = _("Proposal {n}: {title}")
        form = MinorityForm(
            tuple((p.id, words.format(n=p.number, title=p.title)) for p in decided), parent=self
        )
        id = clock.new_id()

        def keep() -> None:
            given = form.given()
            if given is not None:
                then = asking.done(self, _("Minority view kept"), form)
                otherwise = asking.refused(form, WordingMissing=form.text, BackersOutOfRange=form.backers)
                self.act(actions.keep_minority_view, then, otherwise, view_id=id, at=clock.now(), **given)

        form.submitted.connect(keep)
        form.open()

    def _retract(self) -> None:
        view = self._chosen(MinorityText)
        self.act(actions.withdraw_minority_view, self.said(_("Minority view withdrawn")), view_id=view.id)


def _outcome(db: Any) -> dict[str, tuple[Entry, ...]]:
    """The three lists, asked for in one go."""
    return outcome_of(
        queries.recommendations_of(db), queries.minority_views_of(db), queries.considered_not_adopted_of(db)
    )

"""One line of the outcome as it is read: a recommendation whole, what was not adopted, or alternatives."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from council.decisions.ballots.saying import result_sentence
from council.decisions.outcome.considered.saying import reason_words, went_words
from council.decisions.outcome.considered.views import Considered
from council.decisions.outcome.minority.saying import VIEW_STATES, backing_words
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.recommended.fields import NOT_STATED
from council.decisions.outcome.recommended.saying import (
    agreed_words,
    missing_words,
    parts_of,
    recommendation_state,
)
from council.decisions.outcome.recommended.views import BundleView, RecommendationView
from council.decisions.outcome.way.saying import roots_sentence
from council.decisions.proposals.saying import proposal_state
from council.words import _, ngettext
from ui import theme
from ui.decisions.deeds import Deeds
from ui.decisions.outcome.commands import OUTCOME
from ui.decisions.outcome.minority_state import changed_since, view_next, view_quiet
from ui.decisions.outcome.state import Entry, outcome_deeds
from ui.decisions.reading import Difference
from ui.decisions.state import state_ink
from ui.decisions.votebar import VoteBar
from ui.decisions.way.box import WalkBox
from ui.page import Page
from ui.widgets import Card, Chip, Label, Section, column, emptied

ON_THE_LIST = ("earlier", "later", "print_outcome", "export_outcome")
DEEDS = (*(c.id.partition(".")[2] for c in OUTCOME if c.id.partition(".")[2] not in ON_THE_LIST), "way")


class OutcomeSheet(QWidget):
    """What is chosen in the list, whole."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._title, self._state, self._quiet = Label("", "title"), Chip(""), Label("", "quiet")
        self._gaps = Label("", "warn")
        self._text, self._words = Card(), Label("")
        self._text.body.addWidget(self._words)
        self._bar, self._result = VoteBar(), Label("", "strong")
        self._fields, self._views = QVBoxLayout(spacing=theme.TIGHT), QVBoxLayout(spacing=theme.SNUG)
        self.walk = WalkBox(page)
        self.deeds = Deeds(page, DEEDS, primary=("finish",))
        self._lay_out()

    def _lay_out(self) -> None:
        self._outcome = Section(_("Result"))
        for part in (self._result, self._bar):
            self._outcome.body.addWidget(part)
        self._way = Section(_("Where this came from"))
        self._way.body.addWidget(self.walk)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, theme.TIGHT, 0)
        for part in (
            self._title,
            self._state,
            self._quiet,
            self.deeds,
            self._gaps,
            self._text,
            self._outcome,
        ):
            lay.addWidget(part)
        lay.addLayout(self._fields)
        lay.addLayout(self._views)
        lay.addWidget(self._way)
        lay.addStretch()

    def show_entry(self, entry: Entry) -> None:
        """Show what is chosen in the list."""
        emptied(self._fields)
        emptied(self._views)
        self._gaps.hide()
        self._outcome.hide()
        self._way.hide()
        self.deeds.offer(outcome_deeds(entry))
        match entry.value:
            case RecommendationView() as one:
                self._show_recommendation(one)
            case MinorityText() as view:
                self._show_view(view)
            case Considered() as other:
                self._show_considered(other)
            case BundleView() as bundle:
                self._show_bundle(bundle)

    def _show_recommendation(self, one: RecommendationView) -> None:
        told = [
            one.theme,
            _("proposal {n}, wording {version}").format(n=one.proposal_number, version=one.version),
        ]
        told += [_("written by {group}").format(group=one.author_group)] * bool(one.author_group)
        words = recommendation_state(one.state)
        quiet = " · ".join(part for part in told if part)
        self._show_head(f"{one.number}  {one.title}", words, state_ink(one.state), quiet, one.text)
        gaps = missing_words(one)
        self._gaps.setText(gaps)
        self._gaps.setVisible(bool(gaps) and one.state == "provisional")
        self._show_carried(one)
        for name, said in one.stated:
            role = "quiet" if said == _(NOT_STATED) else "body"
            self._fields.addWidget(column(Label(name, "caption"), Label(said, role), gap=0))
        for part in parts_of(one):
            self._views.addWidget(_listed(part.title, part.lines))
        for view in one.minority_views:
            card = Card(_("Minority view {n}").format(n=view.number), backing_words(view.backers, view.base))
            card.body.addWidget(Label(view.text))
            self._views.addWidget(card)
        self._show_way("recommendation", one.id, roots_sentence(one.roots))

    def _show_view(self, view: MinorityText) -> None:
        title = view.title or _("Minority view {n}").format(n=view.number)
        words = _(VIEW_STATES[view.state])
        self._show_head(title, words, state_ink(view.state), view_quiet(view), view.text)
        self._views.addWidget(Label(view_next(view), "strong"))
        before, now = changed_since(view)
        if before:
            section, change = Section(_("What changed since it was backed")), Difference()
            change.compare(before, now)
            section.body.addWidget(change)
            self._views.addWidget(section)

    def _show_considered(self, other: Considered) -> None:
        words = proposal_state(other.state)
        text = other.text or _("There was no wording.")
        self._show_head(f"{other.number}  {other.title}", words, "quiet", other.reason, text)
        if other.result is not None:
            self._outcome.show()
            self._outcome.say(_("Ballot {n}").format(n=other.ballot_number))
            self._show_result(other.result)
        none = (_("None was kept."),)
        for title, side in ((_("Reasons for it"), "for"), (_("Reasons against it"), "against")):
            found = tuple(reason_words(reason) for reason in other.on(side))
            self._views.addWidget(_listed(title, found or none))
        parts = tuple(went_words(one) for one in other.went_on)
        self._views.addWidget(_listed(_("Where its parts went"), parts or (_("Nothing of it went on."),)))
        named = ngettext("It names {n} statement.", "It names {n} statements.", other.origins)
        if other.version_id is not None:
            self._show_way("version", other.version_id, named.format(n=other.origins))

    def _show_bundle(self, bundle: BundleView) -> None:
        title = f"{bundle.number}  {bundle.title}"
        text = bundle.note or _("These stand side by side; nothing is chosen between them.")
        self._show_head(title, _("nothing chosen"), "quiet", "", text)
        for one in bundle.members:
            head = _("Proposal {n}: {title}").format(n=one.number, title=one.title)
            quiet = proposal_state(one.state)
            if one.recommendation:
                quiet += " · " + _("recommendation {n}").format(n=one.recommendation)
            card = Card(head, quiet)
            card.body.addWidget(Label(one.text or _("There was no wording.")))
            self._views.addWidget(card)

    def _show_head(self, title: str, words: str, ink: str, quiet: str, text: str) -> None:
        self._title.setText(title)
        self._state.say(words, ink)
        self._quiet.setText(quiet)
        self._quiet.setVisible(bool(quiet))
        self._words.setText(text)

    def _show_carried(self, one: RecommendationView) -> None:
        self._outcome.setVisible(one.result is not None or one.agreed is not None)
        self._outcome.say(
            _("Ballot {n}").format(n=one.ballot_number) if one.result else _("Consent"),
            agreed_words(one.agreed) if one.agreed else "",
        )
        if one.result is not None:
            self._show_result(one.result)
        self._result.setVisible(one.result is not None)
        self._bar.setVisible(one.result is not None and self._bar.isVisibleTo(self._outcome))

    def _show_result(self, result: object) -> None:
        self._result.setText(result_sentence(result))
        self._result.show()
        self._bar.setVisible(bool(result.base_number) and not result.options)
        self._bar.show_result(result)

    def _show_way(self, kind: str, id: str, words: str) -> None:
        self._way.say(_("Where this came from"), words)
        self._way.show()
        self.walk.start(kind, id)


def _listed(title: str, lines: Iterable[str]) -> Section:
    """A heading and its lines, each with a mark so that it reads as one."""
    section = Section(title)
    lay: QLayout = section.body
    for line in lines:
        lay.addWidget(Label(f"–  {line}"))
    return section

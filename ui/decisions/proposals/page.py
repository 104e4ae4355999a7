"""The page of proposals: made from themes, worded and reworded in sight of all, until they are voted on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from council.decisions import queries
from council.decisions.outcome.causes.views import Cause
from council.decisions.proposals.moves import IN_CONSENT, MERGED, may_move
from council.decisions.proposals.saying import proposal_state
from council.decisions.proposals.views import ProposalView, VersionView
from council.words import N_, _
from ui.decisions.proposals.doing import Doing
from ui.decisions.proposals.printing import HandoutPrinting
from ui.decisions.proposals.sheet import ProposalSheet
from ui.decisions.proposals.state import ProposalsState, proposal_row
from ui.decisions.state import ADOPTED, IN_THE_MAKING
from ui.page import Page
from ui.widgets import Columns, Rows, Scroll, Table

PLACES = {"consent": "decisions.consent", "support": "decisions.support", "ballot": "decisions.ballots"}


class ProposalsPage(Page):
    """Texts on their way to a decision."""

    shows = frozenset(
        {
            "proposal",
            "proposal_version",
            "origin",
            "ballot",
            "recommendation",
            "theme",
            "statement",
            "objection",
            "remark",
        }
    )
    help = N_(
        "A proposal is made from a theme and names the statements it draws on, quotes or goes against. "
        "Every wording others were shown is kept, with the reason for the next one and what it answers; any "
        "two can be compared, as text or in three columns. Two proposals are merged, a part is split off. "
        "When a wording is ready, a consent round, a support round or a ballot decides on it."
    )

    def build(self) -> None:
        self._wanted = ""
        self._list = Rows(Table(), proposal_row, name=_("Proposals"))
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(lambda _chosen: self._sheet.deeds.take_focus())
        self._doing, self._printing = Doing(self, self._on_arrived), HandoutPrinting(self)
        self._bind()
        self._sheet = ProposalSheet(self)
        self.bind("decisions.back", self._sheet.walk.back, self._sheet.walk.may_go_back)
        self.bind("decisions.views", self._sheet.next_view, self._has_two)
        self.body.addWidget(Columns(self._list, Scroll(self._sheet), shares=(2, 3)))
        self.head.actions("decisions.draft")
        self.empty(
            _("No proposal yet"),
            _(
                "A proposal says what shall be done. Make the first one from a theme: "
                "the statements it draws on stay "
                "linked to it, up to the recommendation."
            ),
            "decisions.draft",
        )

    def _bind(self) -> None:
        doing = self._doing
        self.bind("decisions.draft", doing.draft)
        self.bind(
            "decisions.reword",
            lambda: doing.reword(self._chosen(), self._sheet.newest(), self._sheet.causes),
            lambda: self._may(*IN_THE_MAKING, IN_CONSENT),
        )
        self.bind(
            "decisions.terms",
            lambda: doing.terms(self._chosen(), self._sheet.newest()),
            lambda: self._may_with_wording(*IN_THE_MAKING),
        )
        self.bind("decisions.origins", lambda: doing.name(self._sheet.current()), self._has_wording)
        self.bind(
            "decisions.describe", lambda: doing.describe(self._chosen()), lambda: self._may(*IN_THE_MAKING)
        )
        self.bind("decisions.review", lambda: doing.review(self._chosen()), lambda: self._may("draft"))
        self.bind(
            "decisions.merge",
            lambda: doing.merge(self._chosen(), self._list.table.values()),
            self._may_merge,
        )
        self.bind("decisions.split", lambda: doing.split(self._chosen()), self._has_wording)
        self.bind(
            "decisions.withdraw",
            lambda: doing.withdraw(self._chosen()),
            lambda: self._may(*IN_THE_MAKING, IN_CONSENT),
        )
        self.bind("decisions.recommend", lambda: doing.recommend(self._chosen()), self._may_recommend)
        self.bind(
            "decisions.changes_csv",
            lambda: doing.save_changes(self._chosen(), self._sheet.changes()),
            self._has_two,
        )
        self.bind("decisions.handout", lambda: self._printing.begin(self._chosen()), self._has_wording)
        self.bind(
            "decisions.way",
            lambda: self.go("decisions.way", kind="version", id=self._sheet.current().id),
            self._has_wording,
        )
        self.bind("decisions.on_wall", self._to_wall, self._has_wording)
        for place, states in (
            ("consent", ("draft", "in_review", IN_CONSENT)),
            ("support", ("draft", "in_review")),
            ("ballot", ("draft", "in_review")),
        ):
            self.bind(
                f"decisions.to_{place}",
                lambda place=place: self._decide(place),
                lambda states=states: self._may_with_wording(*states),
            )

    def first_focus(self) -> QWidget | None:
        return self._list if self._list.isVisible() else None

    def refresh(self) -> None:
        self.ask(queries.proposals_of, self._on_proposals)

    def arrive(self, proposal: str = "", theme: str = "", statement: str = "") -> None:
        """Come here for one proposal, or to make one from a theme or a statement."""
        self._wanted = proposal
        if theme or statement:
            self._doing.draft(theme, statement)
        self.refresh()

    # shown -------------------------------------------------------------------------------------------------

    def _on_proposals(self, proposals: tuple[ProposalView, ...]) -> None:
        made = ProposalsState.of(proposals)
        self.head.facts(made.facts if proposals else "")
        self.show_empty(not proposals)
        self._list.table.show(proposals)
        known = {one.id for one in proposals}
        if self._wanted in known or (proposals and self._list.current() is None):
            self._list.choose(self._wanted if self._wanted in known else proposals[0].id)
            self._wanted = ""
        self._on_chosen(self._list.current())

    def _on_arrived(self, proposal_id: str) -> None:
        self._wanted = proposal_id

    def _on_chosen(self, proposal: ProposalView | None) -> None:
        self.look()
        if proposal is not None:
            numbers = {one.id: one.number for one in self._list.table.values()}
            self._sheet.show_proposal(proposal, numbers)
            self.ask(_read, self._on_read, proposal_id=proposal.id)

    def _on_read(self, read: tuple[str, tuple[VersionView, ...], tuple[Cause, ...]]) -> None:
        id, versions, causes = read
        chosen = self._chosen()
        if chosen is not None and chosen.id == id:
            self._sheet.show_versions(versions, causes)
            self.look()

    # may it be done? ---------------------------------------------------------------------------------------

    def _chosen(self) -> ProposalView | None:
        return self._list.current()

    def _may(self, *states: str) -> bool | str:
        chosen = self._chosen()
        if chosen is None:
            return _("Choose a proposal first.")
        if chosen.state in states:
            return True
        return _("This proposal is {state}.").format(state=proposal_state(chosen.state))

    def _may_with_wording(self, *states: str) -> bool | str:
        found = self._may(*states)
        return self._has_wording() if found is True else found

    def _may_merge(self) -> bool | str:
        chosen = self._chosen()
        if chosen is None:
            return _("Choose a proposal first.")
        if not may_move(chosen.state, MERGED):
            return self._may()
        others = [p for p in self._list.table.values() if p.id != chosen.id and p.state in IN_THE_MAKING]
        return bool(others) or _("There is no other proposal in the making.")

    def _may_recommend(self) -> bool | str:
        chosen = self._chosen()
        if chosen is not None and chosen.recommendation:
            return _("It stands as recommendation {n} already.").format(n=chosen.recommendation)
        return self._may(*ADOPTED)

    def _has_wording(self) -> bool | str:
        chosen = self._chosen()
        return (chosen is not None and chosen.version_id is not None) or _("It needs a wording first.")

    def _has_two(self) -> bool | str:
        return self._sheet.changes() is not None or _("There is only one wording yet.")

    def _to_wall(self) -> None:
        """What is shown goes to the wall: the wording, or what changed in it."""
        part = "changes" if self._sheet.shows_changes else "proposal"
        self.show_to_room(part, proposal=self._chosen().id)

    def _decide(self, place: str) -> None:
        name = "prepare" if place == "ballot" else "proposal"
        self.go(PLACES[place], **{name: self._chosen().id})


def _read(db, *, proposal_id: str) -> tuple[str, tuple[VersionView, ...], tuple[Cause, ...]]:
    """A proposal's wordings and what was held against them."""
    versions = queries.versions_of(db, proposal_id=proposal_id)
    return proposal_id, versions, queries.causes_of(db, proposal_id=proposal_id)

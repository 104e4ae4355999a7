"""The page of proposals: made from themes, worded and reworded in sight of all, until they are voted on."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from council import clock
from council.decisions import actions, queries
from council.decisions.proposals.saying import proposal_state, version_state
from council.decisions.proposals.views import ProposalView, Source, VersionView
from council.errors import CouncilError
from council.words import N_, _, say
from ui import theme
from ui.decisions import asking
from ui.decisions.deeds import Deeds
from ui.decisions.proposals.forms import (
    DescribeForm,
    DraftForm,
    OriginsForm,
    PrepareForm,
    ReasonForm,
    RewordForm,
)
from ui.decisions.proposals.reading import Difference
from ui.decisions.proposals.state import ProposalsState, WordingState, proposal_deeds, proposal_row
from ui.decisions.state import ADOPTED, IN_THE_MAKING, state_ink
from ui.decisions.way.box import WalkBox
from ui.page import Page
from ui.widgets import Card, Chip, Columns, Flow, Label, Rows, Scroll, Section, Switch, Table

DEEDS = ("prepare", "recommend", "reword", "origins", "review", "describe", "withdraw")


class ProposalSheet(QWidget):
    """One proposal as it is read: its wording, what changed in it, and what it grew out of."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._versions: tuple[VersionView, ...] = ()
        self._title, self._state, self._facts = Label("", "title"), Chip(""), Label("", "quiet")
        self.version = QComboBox(
            accessibleName=_("Wording shown"), sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents
        )
        self.version.currentIndexChanged.connect(self._on_version)
        self.view = Switch(
            ("text", _("As it reads")), ("changes", _("What changed")), name=_("How it is shown")
        )
        self.view.changed.connect(self._on_version)
        self._text, self._reason = Difference(), Label("", "quiet")
        self._card = Card()
        self.deeds = Deeds(page, DEEDS, primary=("prepare", "recommend"))
        self.walk = WalkBox(page)
        self._lay_out(page)

    def _lay_out(self, page: Page) -> None:
        head = QWidget()
        choices = Flow(head)
        choices.addWidget(self.version)
        choices.addWidget(self.view)
        for part in (self._text, self._reason):
            self._card.body.addWidget(part)
        self._way = way = Section(_("Where this came from"), _("Enter goes one step, Alt+Left comes back."))
        way.body.addWidget(self.walk)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, theme.TIGHT, 0)
        for part in (self._title, self._state, self._facts, self.deeds, head, self._card, way):
            lay.addWidget(part)
        lay.addStretch()

    def show_proposal(self, proposal: ProposalView) -> None:
        """Show what stands about a proposal."""
        self._title.setText(f"{proposal.number}  {proposal.title}")
        self._state.say(proposal_state(proposal.state), state_ink(proposal.state))
        parts = (proposal.driver, proposal.addressee, proposal.author_group, proposal.reason)
        self._facts.setText(" · ".join(part for part in parts if part))
        self._facts.setVisible(bool(self._facts.text()))
        self.deeds.offer(proposal_deeds(proposal))

    def show_versions(self, versions: tuple[VersionView, ...]) -> None:
        """Show the newest wording, with the earlier ones to choose from."""
        self._versions = versions
        self.version.blockSignals(True)
        self.version.clear()
        for version in reversed(versions):
            made = WordingState.of(version, versions)
            self.version.addItem(f"{made.title} · {version_state(version.state)}", version.id)
        self.version.blockSignals(False)
        for part in (self.version, self.view, self._card, self._way):
            part.setVisible(bool(versions))
        self._on_version()

    def current(self) -> VersionView | None:
        """The wording shown."""
        return next((v for v in self._versions if v.id == self.version.currentData()), None)

    def _on_version(self, *_ignored: object) -> None:
        version = self.current()
        if version is None:
            return
        made = WordingState.of(version, self._versions)
        self.view.setVisible(bool(made.before))
        self._text.compare(made.before if self.view.current == "changes" else "", made.text)
        self._reason.setText(_("Why it changed: {reason}").format(reason=made.reason) if made.reason else "")
        self._reason.setVisible(bool(made.reason))
        self.walk.start("version", version.id)


class ProposalsPage(Page):
    """Texts on their way to a decision."""

    shows = frozenset({"proposal", "proposal_version", "origin", "ballot", "recommendation", "theme"})
    help = N_(
        "A proposal is made from a theme and names the statements it draws on. "
        "Every wording others were shown is "
        "kept, with the reason for the next one. When it is ready, a ballot on its newest wording decides."
    )

    def build(self) -> None:
        self._wanted = ""
        self._list = Rows(Table(), proposal_row, name=_("Proposals"))
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(lambda _chosen: self._sheet.deeds.take_focus())
        self._bind()
        self._sheet = ProposalSheet(self)
        self.bind("decisions.back", self._sheet.walk.back, self._sheet.walk.may_go_back)
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
        self.bind("decisions.draft", lambda: self.ask(queries.sources_of, self._draft))
        self.bind("decisions.reword", self._reword, lambda: self._may(*IN_THE_MAKING))
        self.bind("decisions.origins", lambda: self.ask(queries.sources_of, self._name), self._has_wording)
        self.bind("decisions.describe", self._describe, lambda: self._may(*IN_THE_MAKING))
        self.bind("decisions.review", self._review, lambda: self._may("draft"))
        self.bind("decisions.withdraw", self._withdraw, lambda: self._may(*IN_THE_MAKING))
        self.bind("decisions.prepare", self._prepare, lambda: self._may("draft", "in_review"))
        self.bind("decisions.recommend", self._recommend, self._may_recommend)

    def first_focus(self) -> QWidget | None:
        return self._list if self._list.isVisible() else None

    def refresh(self) -> None:
        self.ask(queries.proposals_of, self._on_proposals)

    def arrive(self, proposal: str = "", theme: str = "") -> None:
        """Come here for one proposal, or to make one from a theme."""
        self._wanted = proposal
        if theme:
            self.ask(queries.sources_of, lambda sources: self._draft(sources, theme))
        self.refresh()

    # shown -------------------------------------------------------------------------------------------------

    def _on_proposals(self, proposals: tuple[ProposalView, ...]) -> None:
        made = ProposalsState.of(proposals)
        self.head.facts(made.facts if proposals else "")
        self.show_empty(not proposals)
        self._list.table.show(proposals)
        if self._wanted or (proposals and self._list.current() is None):
            self._list.choose(self._wanted or proposals[0].id)
            self._wanted = ""
        self._on_chosen(self._list.current())

    def _on_chosen(self, proposal: ProposalView | None) -> None:
        self.look()
        if proposal is not None:
            self._sheet.show_proposal(proposal)
            self.ask(queries.versions_of, self._on_versions, proposal_id=proposal.id)

    def _on_versions(self, versions: tuple[VersionView, ...]) -> None:
        chosen = self._list.current()
        if chosen is not None and all(v.proposal_id == chosen.id for v in versions):
            self._sheet.show_versions(versions)

    def _may(self, *states: str) -> bool | str:
        chosen = self._list.current()
        if chosen is None:
            return _("Choose a proposal first.")
        if chosen.state in states:
            return True
        return _("This proposal is {state}.").format(state=proposal_state(chosen.state))

    def _may_recommend(self) -> bool | str:
        chosen = self._list.current()
        if chosen is not None and chosen.recommendation:
            return _("It stands as recommendation {n} already.").format(n=chosen.recommendation)
        return self._may(*ADOPTED)

    def _has_wording(self) -> bool | str:
        chosen = self._list.current()
        return (chosen is not None and chosen.version_id is not None) or _("It needs a wording first.")

    # done --------------------------------------------------------------------------------------------------

    def _draft(self, sources: tuple[Source, ...], theme_id: str = "") -> None:
        form = DraftForm(sources, parent=self)
        if theme_id:
            form.choose(theme_id)
        id, version_id = clock.new_id(), clock.new_id()

        def add() -> None:
            given = form.given() | {"proposal_id": id, "version_id": version_id, "at": clock.now()}
            self._wanted = id
            self.act(
                actions.draft_proposal,
                asking.done(self, _("Proposal added"), form),
                asking.refused(form, TitleMissing=form.heading, WordingTooLong=form.text),
                **given,
            )

        form.submitted.connect(add)
        form.open()

    def _reword(self) -> None:
        proposal = self._list.current()
        last = self._sheet._versions[-1] if self._sheet._versions else None
        form, id = RewordForm(last, parent=self), clock.new_id()

        def keep() -> None:
            self.act(
                actions.add_version,
                asking.done(self, _("Wording kept"), form),
                asking.refused(
                    form,
                    WordingMissing=form.text,
                    WordingTooLong=form.text,
                    NothingChanged=form.text,
                    ChangeNeedsReason=form.reason,
                ),
                version_id=id,
                proposal_id=proposal.id,
                text=form.text.editor.toPlainText(),
                reason=form.reason.editor.text(),
                at=clock.now(),
            )

        form.submitted.connect(keep)
        form.open()

    def _name(self, sources: tuple[Source, ...]) -> None:
        version = self._sheet.current()
        if version is None:
            return
        form = OriginsForm(sources, version.statements, parent=self)

        def name() -> None:
            self.act(
                actions.add_origins,
                asking.done(self, _("Statements named"), form),
                asking.refused(form),
                version_id=version.id,
                statements=form.statements.editor.ticked(),
                weight=form.weight.editor.currentData(),
                at=clock.now(),
            )

        form.submitted.connect(name)
        form.open()

    def _describe(self) -> None:
        proposal = self._list.current()
        form = DescribeForm(proposal, parent=self)

        def keep() -> None:
            then = asking.done(self, _("Proposal changed"), form)
            self.act(
                actions.describe_proposal,
                then,
                asking.refused(form, TitleMissing=form.heading),
                proposal_id=proposal.id,
                **form.given(),
            )

        form.submitted.connect(keep)
        form.open()

    def _review(self) -> None:
        self.act(actions.put_to_review, self.said(_("Put to review")), proposal_id=self._list.current().id)

    def _withdraw(self) -> None:
        proposal = self._list.current()
        lead = _("It stays readable, with the reason, among what was considered and not adopted.")
        form = ReasonForm(_("Withdraw proposal"), _("Withdraw"), lead, parent=self)

        def withdraw() -> None:
            then = asking.done(self, _("Proposal withdrawn"), form)
            given = {"proposal_id": proposal.id, "reason": form.reason.editor.text()}
            self.act(
                actions.withdraw_proposal, then, asking.refused(form, ChangeNeedsReason=form.reason), **given
            )

        form.submitted.connect(withdraw)
        form.open()

    def _prepare(self) -> None:
        proposal, id = self._list.current(), clock.new_id()
        form = PrepareForm(proposal, parent=self)

        def prepare() -> None:
            try:
                rule = form.rule()
            except CouncilError as error:
                form.refuse(say(error), form.quorum)
                return
            self.act(
                actions.prepare_ballot,
                asking.done(self, _("Ballot prepared"), form, "decisions.ballots", ballot=id),
                asking.refused(form, QuestionMissing=form.question),
                ballot_id=id,
                version_id=proposal.version_id,
                rule=rule,
                question=form.question.editor.text(),
                way=form.way.editor.currentData(),
                at=clock.now(),
            )

        form.submitted.connect(prepare)
        form.open()

    def _recommend(self) -> None:
        id = clock.new_id()
        then = asking.done(self, _("Recommendation made"), None, "decisions.outcome", recommendation=id)
        proposal_id = self._list.current().id
        self.act(actions.recommend, then, recommendation_id=id, proposal_id=proposal_id, at=clock.now())

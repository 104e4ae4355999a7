"""What is done with proposals: each command's form, and the verb it ends in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from council import clock
from council.decisions import actions, queries
from council.decisions.outcome.causes.views import Cause
from council.decisions.proposals.moves import REWORDED_IN
from council.decisions.proposals.views import ProposalView, Source, VersionView
from council.files import csv_bytes
from council.saving import write_file
from council.words import _
from ui.decisions import asking
from ui.decisions.proposals.forms import DescribeForm, DraftForm, OriginsForm, WithdrawForm
from ui.decisions.proposals.state import Threefold
from ui.decisions.proposals.wording_forms import MergeForm, RewordForm, SplitForm, TermsForm
from ui.decisions.state import IN_THE_MAKING
from ui.page import Page
from ui.widgets import Form


class Doing:
    """Opens the forms over a page and does what was filled in."""

    def __init__(self, page: Page, arrived: Callable[[str], None]) -> None:
        """`arrived` is told the id of a proposal that shall be shown next."""
        self._page, self._arrived = page, arrived

    def draft(self, theme_id: str = "", statement_id: str = "") -> None:
        """A new proposal, from a theme or a statement where one is named."""
        self._page.ask(queries.sources_of, lambda sources: self._draft(sources, theme_id, statement_id))

    def _draft(self, sources: tuple[Source, ...], theme_id: str, statement_id: str) -> None:
        form = DraftForm(sources, parent=self._page)
        if theme_id:
            form.choose(theme_id)
        if statement_id:
            form.tick(statement_id)
        id, version_id = clock.new_id(), clock.new_id()

        def add() -> None:
            self._arrived(id)
            self._page.act(
                actions.draft_proposal,
                asking.done(self._page, _("Proposal added"), form),
                asking.refused(form, TitleMissing=form.heading, WordingTooLong=form.text),
                proposal_id=id,
                version_id=version_id,
                at=clock.now(),
                **form.given(),
            )

        self._open(form, add)

    def reword(self, proposal: ProposalView, last: VersionView | None, causes: tuple[Cause, ...]) -> None:
        """A new wording, beside the last one."""
        form = RewordForm(last, causes, parent=self._page)
        fields = dict.fromkeys(("WordingMissing", "WordingTooLong", "NothingChanged"), form.text)
        self._keep_version(proposal, form, _("Wording kept"), ChangeNeedsReason=form.reason, **fields)

    def terms(self, proposal: ProposalView, last: VersionView) -> None:
        """Terms, costs and incentives of the newest wording."""
        form = TermsForm(last, parent=self._page)
        fields = {"ChangeNeedsReason": form.reason, "ReviewDateUnreadable": form.review}
        self._keep_version(proposal, form, _("Terms kept"), **fields)

    def _keep_version(self, proposal: ProposalView, form: Any, said: str, **fields: Any) -> None:
        id = clock.new_id()

        def keep() -> None:
            self._page.act(
                actions.add_version,
                asking.done(self._page, said, form),
                asking.refused(form, **fields),
                version_id=id,
                proposal_id=proposal.id,
                at=clock.now(),
                **form.given(),
            )

        self._open(form, keep)

    def name(self, version: VersionView) -> None:
        """Statements a wording grew out of."""
        self._page.ask(queries.sources_of, lambda sources: self._name(sources, version))

    def _name(self, sources: tuple[Source, ...], version: VersionView) -> None:
        form = OriginsForm(sources, version.statements, parent=self._page)

        def name() -> None:
            self._page.act(
                actions.add_origins,
                asking.done(self._page, _("Statements named"), form),
                asking.refused(form),
                version_id=version.id,
                statements=form.statements.editor.ticked(),
                weights=form.statements.editor.weights(),
                at=clock.now(),
            )

        self._open(form, name)

    def describe(self, proposal: ProposalView) -> None:
        """Title, matter, addressee and author group."""
        form = DescribeForm(proposal, parent=self._page)

        def keep() -> None:
            self._page.act(
                actions.describe_proposal,
                asking.done(self._page, _("Proposal changed"), form),
                asking.refused(form, TitleMissing=form.heading),
                proposal_id=proposal.id,
                **form.given(),
            )

        self._open(form, keep)

    def merge(self, source: ProposalView, every: tuple[ProposalView, ...]) -> None:
        """Make one of this proposal and another."""
        others = tuple(one for one in every if one.id != source.id and one.state in IN_THE_MAKING)
        form, version_id = MergeForm(source, others, parent=self._page), clock.new_id()

        def merge() -> None:
            self._arrived(form.into_id)
            self._page.act(
                actions.merge_proposals,
                asking.done(self._page, _("Proposals merged"), form),
                asking.refused(form, WordingTooLong=form.text, ChangeNeedsReason=form.reason),
                source_id=source.id,
                into_id=form.into_id,
                version_id=version_id,
                text=form.text.editor.toPlainText(),
                reason=form.reason.editor.text(),
                at=clock.now(),
            )

        self._open(form, merge)

    def split(self, source: ProposalView) -> None:
        """Make a part of this proposal one of its own."""
        form = SplitForm(source, parent=self._page)
        form.keep.setChecked(source.state not in REWORDED_IN)
        form.keep.setEnabled(source.state in REWORDED_IN)
        ids = {name: clock.new_id() for name in ("proposal_id", "version_id", "rest_version_id")}

        def split() -> None:
            self._arrived(ids["proposal_id"])
            self._page.act(
                actions.split_proposal,
                asking.done(self._page, _("Part split off"), form),
                asking.refused(
                    form,
                    TitleMissing=form.heading,
                    WordingMissing=form.part,
                    SplitLeavesNothing=form.part,
                    ChangeNeedsReason=form.reason,
                ),
                source_id=source.id,
                at=clock.now(),
                **ids,
                **form.given(),
            )

        self._open(form, split)

    def review(self, proposal: ProposalView) -> None:
        """Show the newest wording to the council."""
        self._page.act(actions.put_to_review, self._page.said(_("Put to review")), proposal_id=proposal.id)

    def withdraw(self, proposal: ProposalView) -> None:
        """Take the proposal out."""
        form = WithdrawForm(proposal, parent=self._page)

        def withdraw() -> None:
            self._page.act(
                actions.withdraw_proposal,
                asking.done(self._page, _("Proposal withdrawn"), form),
                asking.refused(form, ChangeNeedsReason=form.reason),
                proposal_id=proposal.id,
                reason=form.reason.editor.text(),
                by=form.group.editor.text(),
            )

        self._open(form, withdraw)

    def recommend(self, proposal: ProposalView) -> None:
        """Make a recommendation of an adopted wording."""
        id = clock.new_id()
        said = _("Recommendation made")
        then = asking.done(self._page, said, None, "decisions.outcome", recommendation=id)
        self._page.act(actions.recommend, then, recommendation_id=id, proposal_id=proposal.id, at=clock.now())

    def save_changes(self, proposal: ProposalView, changes: Threefold) -> None:
        """Old, new and why as a table in a file."""

        def write(path: Path) -> None:
            head, *rows = changes.grid()
            write_file(path, csv_bytes(head, rows))
            self._page.toast(_("Saved to {file}").format(file=path.name))

        name = _("proposal-{n}-changes.csv").format(n=proposal.number)
        self._page.save_file(_("Save old, new and why"), name, _("Tables (*.csv)"), write)

    def _open(self, form: Form, do: Callable[[], None]) -> None:
        form.submitted.connect(do)
        form.open()

"""The page of comparing: proposals against the council's criteria, and variants side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from council import clock
from council.decisions import actions, queries
from council.decisions.proposals.criteria.scoring import Given
from council.decisions.proposals.criteria.views import CriteriaSheet, CriterionView, Judged
from council.decisions.proposals.saying import CRITERION_STATES
from council.decisions.proposals.views import ProposalView, VersionView, named_until
from council.files import csv_bytes
from council.saving import write_file
from council.sessions import queries as sessions
from council.words import N_, _
from ui.decisions import asking
from ui.decisions.deeds import Deeds
from ui.decisions.proposals.compare.beside import Beside
from ui.decisions.proposals.compare.forms import AgreeForm, CriterionForm
from ui.decisions.proposals.compare.matrix import Matrix
from ui.decisions.proposals.compare.scoring import ScoreBar
from ui.decisions.proposals.compare.state import Line, MatrixState, Variant, beside_grid
from ui.decisions.proposals.forms import ReasonForm
from ui.page import Page
from ui.widgets import Switch, column, row

CRITERIA, BESIDE = "criteria", "beside"
DEEDS = ("criterion_agree", "criterion_change", "criterion_retire", "beside_csv")


@dataclass(frozen=True, slots=True)
class Read:
    """What the page asked for: the matrix, the proposals, and each one's newest wording by proposal."""

    sheet: CriteriaSheet
    proposals: tuple[ProposalView, ...]
    newest: dict[str, VersionView]


class ComparePage(Page):
    """Which proposal meets what the council wants, and what each would cost."""

    shows = frozenset({"proposal", "proposal_version", "origin", "criterion", "criterion_score"})
    help = N_(
        "Criteria are what a good proposal does; the council agrees on them with their weights. Groups score "
        "the newest wording of each proposal from 0 to 4, with a reason: arrow keys choose a cell, a digit "
        "begins, Enter keeps. What nobody scored is left out of the mean, which says what it rests on. Side "
        "by side, variants show their wording, terms and costs."
    )

    def build(self) -> None:
        self._read: Read | None = None
        self._view = Switch((CRITERIA, _("Criteria")), (BESIDE, _("Side by side")), name=_("What is shown"))
        self._view.changed.connect(lambda _id: self._paint())
        self._matrix, self._bar, self._variants = Matrix(), ScoreBar(), Beside()
        self._matrix.cell_chosen.connect(self._on_cell)
        self._matrix.digit.connect(self._on_digit)
        self._matrix.opened.connect(lambda _line: self._bar.reason.setFocus())
        self._bar.kept.connect(self._keep_score)
        self._bar.group_changed.connect(self._paint_matrix)
        self._variants.chosen.connect(self._paint_beside)
        self._scores = column(self._matrix, self._bar)
        self._bind()
        self._deeds = Deeds(self, DEEDS)
        for part in (row(self._view, None, self._deeds), self._scores, self._variants):
            self.body.addWidget(part)
        self.head.actions("decisions.criterion")
        self.empty(
            _("Nothing to compare yet"),
            _(
                "Criteria say what a good proposal does. Agree on them before proposals are scored, "
                "then every group can say how each proposal meets them, and why."
            ),
            "decisions.criterion",
        )

    def _bind(self) -> None:
        self.bind("decisions.criterion", self._propose)
        self.bind("decisions.criterion_change", self._change, lambda: self._may("proposed"))
        self.bind(
            "decisions.criterion_agree",
            lambda: self.ask(_items, self._agree),
            lambda: self._may("proposed"),
        )
        self.bind("decisions.criterion_retire", self._retire, lambda: self._may("proposed", "agreed"))
        self.bind("decisions.score", self._keep_score, self._may_score)
        self.bind("decisions.unscore", self._take_back, self._may_score, on=self._matrix)
        self.bind("decisions.beside_csv", self._save, lambda: len(self._variants.ids) > 1 or _(TWO))

    def first_focus(self) -> QWidget | None:
        return self._matrix if self._matrix.isVisible() else None

    def refresh(self) -> None:
        self.ask(_ask, self._on_read)

    # shown -------------------------------------------------------------------------------------------------

    def _on_read(self, read: Read) -> None:
        self._read = read
        self.show_empty(not read.sheet.criteria and len(read.proposals) < 2)
        self._bar.offer(read.sheet.groups)
        self._variants.offer([one for one in read.proposals if one.version_id])
        self._paint()

    def _paint(self) -> None:
        if self._read is None:
            return
        if not self._read.sheet.criteria and self._view.current == CRITERIA and not self.is_empty:
            self._view.choose(BESIDE)
        self._view.allow(CRITERIA, bool(self._read.sheet.criteria), _("There is no criterion yet."))
        shows_criteria = self._view.current == CRITERIA
        self._scores.setVisible(shows_criteria)
        self._variants.setVisible(not shows_criteria)
        self._offer()
        self.head.facts(MatrixState(self._read.sheet).facts if self._read.sheet.criteria else "")
        self._paint_matrix()
        self._paint_beside()
        self.look()

    def _offer(self) -> None:
        """Only what fits what is shown and chosen stands beside the switch."""
        chosen = self._criterion()
        if self._view.current != CRITERIA:
            self._deeds.offer(DEEDS[-1:])
        elif chosen is None or chosen.state == "retired":
            self._deeds.offer(())
        else:
            self._deeds.offer(DEEDS[2:3] if chosen.state == "agreed" else DEEDS[:3])

    def _paint_matrix(self) -> None:
        if self._read is not None:
            self._matrix.show_matrix(self._state())

    def _paint_beside(self) -> None:
        if self._read is not None:
            self._variants.show_grid(self._grid())
        self.look()

    def _state(self) -> MatrixState:
        """For one group while its name stands in the bar and it scored; else for all."""
        typed = " ".join(self._bar.group.currentText().split())
        known = {name.casefold() for name in self._read.sheet.groups}
        return MatrixState(self._read.sheet, typed if typed.casefold() in known else "")

    def _grid(self) -> list[list[str]]:
        by_id = {one.id: one for one in self._read.proposals}
        variants = [
            Variant(by_id[id], self._read.newest.get(id), self._total(by_id[id]))
            for id in self._variants.ids
            if id in by_id
        ]
        return beside_grid(variants, is_agreed=self._read.sheet.is_agreed) if variants else []

    def _total(self, proposal: ProposalView):
        return self._read.sheet.total(proposal.version_id) if proposal.version_id else None

    def _on_cell(self, line: Line | None, judged: Judged | None) -> None:
        if line is None or judged is None or self._read is None:
            about = _("Choose a cell with the arrow keys; 0 to 4 begins a score.")
            self._bar.about(line.words if line else about, about if line else "")
        else:
            words = _("{criterion} · proposal {n}").format(criterion=line.words, n=judged.number)
            self._bar.about(words, MatrixState(self._read.sheet).told(line, judged))
            own = self._own()
            self._bar.show_score(own.score if own else None)
        self._offer()
        self.look()

    # done --------------------------------------------------------------------------------------------------

    def _criterion(self) -> CriterionView | None:
        line = self._matrix.cell[0]
        return line.criterion if line is not None else None

    def _may(self, *states: str) -> bool | str:
        chosen = self._criterion()
        if chosen is None or self._view.current != CRITERIA:
            return _("Choose a criterion first.")
        if chosen.state in states:
            return True
        return _("This criterion is {state}.").format(state=_(CRITERION_STATES[chosen.state]))

    def _may_score(self) -> bool | str:
        found = self._may("proposed", "agreed")
        return found if found is not True or self._matrix.cell[1] else _("Choose a proposal's cell first.")

    def _on_digit(self, score: int) -> None:
        if self._may_score() is True:
            own = self._own()
            self._bar.begin(score, own.reason if own else "")
            if not self._bar.group.currentText().strip():
                self._bar.group.setFocus()

    def _own(self) -> Given | None:
        """What the group in the bar gave the chosen cell."""
        line, judged = self._matrix.cell
        state = self._state()
        if line is None or judged is None or not state.group:
            return None
        return next(iter(state.cell(line, judged).given), None)

    def _keep_score(self) -> None:
        allowed = self._may_score()
        if allowed is not True:
            self.banner(str(allowed), "warn")
            return
        if not self._bar.score.current:
            self.banner(_("Choose a score from 0 to 4 first."), "warn")
            return
        line, judged = self._matrix.cell
        self.clear_banner()

        def kept(_outcome: object) -> None:
            self._bar.reason.setText("")
            self._matrix.setFocus()
            self._matrix.go_down()

        self.act(
            actions.score_version,
            kept,
            None,
            criterion_id=line.criterion.id,
            version_id=judged.version_id,
            group=self._bar.group.currentText(),
            score=int(self._bar.score.current),
            reason=self._bar.reason.text(),
            at=clock.now(),
        )

    def _take_back(self) -> None:
        line, judged = self._matrix.cell
        self.act(
            actions.score_version,
            self.said(_("Score taken back")),
            None,
            criterion_id=line.criterion.id,
            version_id=judged.version_id,
            group=self._bar.group.currentText(),
            score=None,
            at=clock.now(),
        )

    def _propose(self) -> None:
        form, id = CriterionForm(parent=self), clock.new_id()
        self._submit(form, actions.propose_criterion, _("Criterion added"), criterion_id=id, at=clock.now())

    def _change(self) -> None:
        chosen = self._criterion()
        form = CriterionForm(chosen, parent=self)
        self._submit(form, actions.describe_criterion, _("Criterion changed"), criterion_id=chosen.id)

    def _submit(self, form: CriterionForm, verb, said: str, **more) -> None:
        refused = asking.refused(form, CriterionWithoutWords=form.words, CriterionTwice=form.words)
        form.submitted.connect(
            lambda: self.act(verb, asking.done(self, said, form), refused, **form.given(), **more)
        )
        form.open()

    def _agree(self, items: tuple[tuple[str, str], ...]) -> None:
        chosen, form = self._criterion(), AgreeForm(items, parent=self)

        def agree() -> None:
            self.act(
                actions.agree_criterion,
                asking.done(self, _("Criterion agreed"), form),
                asking.refused(form),
                criterion_id=chosen.id,
                item_id=form.item.editor.currentData(),
                at=clock.now(),
            )

        form.submitted.connect(agree)
        form.open()

    def _retire(self) -> None:
        chosen = self._criterion()
        lead = _("It counts no longer; it stays readable with its scores.")
        form = ReasonForm(_("Retire criterion"), _("Retire"), lead, parent=self)

        def retire() -> None:
            self.act(
                actions.retire_criterion,
                asking.done(self, _("Criterion retired"), form),
                asking.refused(form, ChangeNeedsReason=form.reason),
                criterion_id=chosen.id,
                reason=form.reason.editor.text(),
            )

        form.submitted.connect(retire)
        form.open()

    def _save(self) -> None:
        head, *rows = self._grid()

        def write(path: Path) -> None:
            write_file(path, csv_bytes(head, rows))
            self.toast(_("Saved to {file}").format(file=path.name))

        self.save_file(_("Save side by side"), _("side-by-side.csv"), _("Tables (*.csv)"), write)


TWO = N_("Choose two proposals first.")


def _ask(db) -> Read:
    proposals = queries.proposals_of(db)
    newest = {}
    for one in proposals:
        versions = queries.versions_of(db, proposal_id=one.id)
        if versions:
            named = named_until(versions, versions[-1].number)
            newest[one.id] = replace(versions[-1], statements=tuple(each.statement_id for each in named))
    return Read(queries.criteria_sheet_of(db), proposals, newest)


def _items(db) -> tuple[tuple[str, str], ...]:
    """Every agenda item with its session, newest session first."""
    said = _("Session {n}: {title}")
    return tuple(
        (item.id, said.format(n=session.number, title=item.title))
        for session in reversed(sessions.sessions_of(db))
        for item in sessions.agenda_of(db, session_id=session.id)
    )

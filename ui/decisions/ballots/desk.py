"""One ballot at the desk: what is fixed, what was counted, whether it adds up, what it came to."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.decisions.ballots.papers import Equation
from council.decisions.ballots.saying import equation_words
from council.decisions.ballots.telling import outcome_told
from council.decisions.ballots.views import BallotView, PileView
from council.words import _
from ui import theme
from ui.decisions.ballots.findings import OptionsView
from ui.decisions.ballots.state import DeskState, deeds_of, pile_words
from ui.decisions.ballots.words import entry_words, spread_words, totals_words
from ui.decisions.deeds import Deeds
from ui.decisions.state import COUNTING, in_groups
from ui.decisions.votebar import VoteBar
from ui.page import Page
from ui.widgets import Card, Chip, Column, Figures, Label, Row, Rows, Section, Table, TableView

DEEDS = (
    "proof",
    "open",
    "call",
    "close",
    "certify",
    "draw_lot",
    "enter",
    "papers",
    "settle",
    "certificate",
    "repeat",
    "print_ballot",
    "show_ballot",
    "void",
)


def broken_words(equation: Equation) -> str:
    """Both sides of an equation that does not hold, the wrong sign between them."""
    sign = "≠" if equation.relation == "=" else ">"
    return _("does not hold: {left} {sign} {right}").format(
        left=equation.left, sign=sign, right=sum(equation.right)
    )


def equation_row(equation: Equation) -> Row:
    """An equation of the desk: its numbers, what it states, and whether it holds."""
    said = _("holds") if equation.holds else broken_words(equation)
    return Row(
        str(equation),
        quiet=equation_words(equation),
        side=said,
        icon="check" if equation.holds else "warning",
        ink="accent" if equation.holds else "alarm",
    )


class DeskSheet(QWidget):
    """One ballot at the desk."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._title, self._state = Label("", "title"), Chip("")
        self._rule, self._next, self._people = Label("", "body"), Label("", "strong"), Label("", "quiet")
        self._about = Label("", "quiet")
        self._text, self._words = Card(_("What is voted on")), Label("")
        self._text.body.addWidget(self._words)
        self._figures, self._bar = Figures(), VoteBar()
        self._result, self._hash = Label("", "lead"), Label("", "caption")
        self._options = OptionsView()
        self._of: BallotView | None = None
        self.piles = TableView(self._pile_table(), name=_("Piles"), dense=True)
        self.equations = Rows(Table(key=lambda e: (e.code, e.teller)), equation_row, name=_("Does it add up"))
        self.deeds = Deeds(page, DEEDS, primary=("proof", "open", "close", "certify", "draw_lot"))
        self._lay_out()

    def _lay_out(self) -> None:
        self._outcome = Section(_("Result"))
        for part in (self._result, self._bar, self._options, self._hash):
            self._outcome.body.addWidget(part)
        self._counted = Section(_("Piles"))
        self._counted.body.addWidget(self.piles)
        self._sums = Section(_("Does it add up"))
        self._sums.body.addWidget(self.equations)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, theme.TIGHT, 0)
        for part in (
            self._title,
            self._about,
            self._state,
            self._next,
            self.deeds,
            self._outcome,
            self._figures,
            self._people,
            self._counted,
            self._sums,
            self._rule,
            self._text,
        ):
            lay.addWidget(part)
        lay.addStretch()

    def show_ballot(self, ballot: BallotView) -> None:
        """Show one ballot as it stands."""
        made, self._of = DeskState.of(ballot), ballot
        self._title.setText(f"{ballot.number}  {made.title}")
        self._state.say(made.state, made.ink)
        self._about.setText(made.about)
        self._rule.setText(made.rule)
        self._next.setText(made.next)
        self._words.setText(made.text)
        self._figures.show_figures(made.figures)
        self._people.setText(made.people)
        self._figures.setVisible(bool(made.figures))
        self._people.setVisible(bool(made.people))
        self._show_counts(ballot, made)
        self._show_result(made)
        self.deeds.offer(deeds_of(ballot))

    def _show_counts(self, ballot: BallotView, made: DeskState) -> None:
        counting = ballot.state in (*COUNTING, "certified")
        self.piles.table.show(made.piles)
        self._counted.setVisible(counting and bool(made.piles))
        self._counted.say(_("Piles"), totals_words(ballot))
        self.piles.setMinimumHeight(
            theme.row_height(True) * (min(max(len(made.piles), 2), 8) + 1) + theme.TIGHT
        )
        self.equations.table.show(made.equations)
        self._sums.setVisible(bool(made.equations))
        self.equations.setMinimumHeight(theme.row_height() * min(len(made.equations) + 1, 7))

    def _show_result(self, made: DeskState) -> None:
        result = made.result
        self._outcome.setVisible(result is not None)
        if result is None:
            return
        self._outcome.say(_("Result") if made.certain else _("Result, not yet certified"))
        self._result.setText(outcome_told(result))
        self._bar.setVisible(bool(result.base_number) and not result.options)
        self._bar.show_result(result)
        self._options.show_result(result)
        notes = [_("Certificate {hash}").format(hash=in_groups(made.hash))] if made.hash else []
        if result.ratings is not None and self._of is not None:
            notes.insert(0, spread_words(self._of.rule, result))
        if result.unanimous:
            notes.insert(0, _("The vote was unanimous: everybody's vote is known."))
        self._hash.setText("\n".join(notes))
        self._hash.setVisible(bool(notes))

    def _pile_table(self) -> Table:
        return Table(
            Column(_("Pile"), lambda p: p.label or str(p.number), sort=lambda p: p.number, right=True),
            Column(_("First teller"), lambda p: entry_words(p.first, p.entered[0], self._of)),
            Column(_("Second teller"), lambda p: entry_words(p.second, p.entered[1], self._of)),
            Column(_("State"), lambda p: pile_words(p, self._of), stretch=True, ink=_pile_ink),
            key=lambda p: p.number,
        )


def _pile_ink(pile: PileView) -> str:
    return "alarm" if pile.state == "entered" and all(pile.entered) else ""

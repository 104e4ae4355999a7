"""The ballot desk: a rule said aloud, two tellers on their own, equations that must hold, one certificate."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council import clock
from council.decisions import actions, queries
from council.decisions.ballots.papers import Equation
from council.decisions.ballots.saying import ballot_state, equation_words, result_sentence
from council.decisions.ballots.views import BallotView, PileView
from council.words import N_, _
from ui import theme
from ui.decisions import asking
from ui.decisions.ballots.forms import CertifyForm, CloseForm, EnterForm, OpenForm, PapersForm, SettleForm
from ui.decisions.ballots.state import (
    BALLOT_DEEDS,
    DeskState,
    ballot_row,
    ballots_facts,
    entry_words,
    pile_words,
)
from ui.decisions.deeds import Deeds
from ui.decisions.proposals.forms import ReasonForm
from ui.decisions.state import COUNTING, in_groups
from ui.decisions.votebar import VoteBar
from ui.page import Page
from ui.widgets import (
    Card,
    Chip,
    Column,
    Columns,
    Figures,
    Form,
    Label,
    Row,
    Rows,
    Scroll,
    Section,
    Table,
    TableView,
)

DEEDS = ("open", "close", "certify", "papers", "enter", "settle", "void")


def equation_row(equation: Equation) -> Row:
    """An equation of the desk: its numbers, what it states, and whether it holds."""
    said = _("holds") if equation.holds else _("does not hold")
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
        self.piles = TableView(_pile_table(), name=_("Piles"), dense=True)
        self.equations = Rows(Table(key=lambda e: (e.code, e.teller)), equation_row, name=_("Does it add up"))
        self.deeds = Deeds(page, DEEDS, primary=("open", "close", "certify"))
        self._lay_out()

    def _lay_out(self) -> None:
        self._outcome = Section(_("Result"))
        for part in (self._result, self._bar, self._hash):
            self._outcome.body.addWidget(part)
        self._counted = Section(_("Piles"), _("Yes / no / blank / spoiled, by teller."))
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
        made = DeskState.of(ballot)
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
        self.deeds.offer(BALLOT_DEEDS[ballot.state])

    def _show_counts(self, ballot: BallotView, made: DeskState) -> None:
        counting = ballot.state in (*COUNTING, "certified")
        self.piles.table.show(made.piles)
        self._counted.setVisible(counting and bool(made.piles))
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
        self._result.setText(result_sentence(result))
        self._bar.setVisible(bool(result.base_number) and not result.options)
        self._bar.show_result(result)
        notes = [_("Certificate {hash}").format(hash=in_groups(made.hash))] if made.hash else []
        if result.unanimous:
            notes.insert(0, _("The vote was unanimous: everybody's vote is known."))
        self._hash.setText("\n".join(notes))
        self._hash.setVisible(bool(notes))


def _pile_table() -> Table:
    return Table(
        Column(_("Pile"), lambda p: str(p.number), sort=lambda p: p.number, right=True),
        Column(_("First teller"), lambda p: entry_words(p.first, p.entered[0])),
        Column(_("Second teller"), lambda p: entry_words(p.second, p.entered[1])),
        Column(_("State"), pile_words, stretch=True, ink=_pile_ink),
        key=lambda p: p.number,
    )


def _pile_ink(pile: PileView) -> str:
    return "alarm" if pile.differences and pile.state == "entered" else ""


class BallotsPage(Page):
    """Votes on fixed texts under fixed rules."""

    shows = frozenset({"ballot", "ballot_option", "pile", "entry", "proposal", "proposal_version"})
    help = N_(
        "A ballot is prepared from a proposal, opened, closed, counted by two tellers "
        "who do not see each other's "
        "figures, and certified when every equation of the desk holds. No count "
        "is visible before it is closed."
    )

    def build(self) -> None:
        self._wanted = ""
        self._list = Rows(Table(), ballot_row, name=_("Ballots"))
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(lambda _ballot: self._sheet.deeds.take_focus())
        self._entering: EnterForm | None = None
        self._bind()
        self._sheet = DeskSheet(self)
        self._sheet.piles.opened.connect(self._on_pile)
        self.body.addWidget(Columns(self._list, Scroll(self._sheet), shares=(2, 3)))
        self.bind("decisions.prepare", lambda: self.go("decisions.proposals"))
        self.empty(
            _("No ballot yet"),
            _(
                "A ballot puts the newest wording of a proposal to the vote, under a "
                "rule that is fixed before it opens. "
                "Prepare one from a proposal."
            ),
            "decisions.prepare",
        )

    def _bind(self) -> None:
        self.bind(
            "decisions.open", lambda: self.ask(queries.seats_entitled, self._open), self._when("prepared")
        )
        self.bind("decisions.close", self._close, self._when("open"))
        self.bind("decisions.papers", self._papers, self._when(*COUNTING))
        self.bind("decisions.enter", self._enter, self._when(*COUNTING))
        self.bind("decisions.settle", self._settle, self._may_settle)
        self.bind("decisions.certify", self._certify, self._when("reconciled"))
        self.bind("decisions.void", self._void, self._when("prepared", "open", *COUNTING, "certified"))

    def first_focus(self) -> QWidget | None:
        return self._list if self._list.isVisible() else None

    def refresh(self) -> None:
        self.ask(queries.ballots_of, self._on_ballots)

    def arrive(self, ballot: str = "") -> None:
        """Come here for one ballot."""
        self._wanted = ballot
        self.refresh()

    # shown -------------------------------------------------------------------------------------------------

    def _on_ballots(self, ballots: tuple[BallotView, ...]) -> None:
        self.head.facts(ballots_facts(ballots) if ballots else "")
        self.show_empty(not ballots)
        self._list.table.show(ballots)
        if self._wanted or (ballots and self._list.current() is None):
            self._list.choose(self._wanted or ballots[-1].id)
            self._wanted = ""
        self._on_chosen(self._list.current())

    def _on_chosen(self, ballot: BallotView | None) -> None:
        self.look()
        if ballot is not None:
            self._sheet.show_ballot(ballot)

    def _on_pile(self, _pile: PileView) -> None:
        if self._may_settle() is True:
            self._settle()

    def _when(self, *states: str) -> Callable[[], bool | str]:
        def may() -> bool | str:
            chosen = self._list.current()
            if chosen is None:
                return _("Choose a ballot first.")
            return chosen.state in states or _("This ballot is {state}.").format(
                state=ballot_state(chosen.state)
            )

        return may

    def _may_settle(self) -> bool | str:
        chosen = self._list.current()
        if chosen is None or chosen.state not in COUNTING:
            return self._when(*COUNTING)()
        return self._to_settle(chosen) is not None or _("No pile has both entries yet.")

    def _to_settle(self, ballot: BallotView) -> PileView | None:
        """The pile chosen, or the first one whose entries differ."""
        ready = [pile for pile in ballot.piles if all(pile.entered)]
        chosen = self._sheet.piles.current()
        if chosen is not None and chosen in ready:
            return chosen
        return next((pile for pile in ready if pile.state == "entered"), ready[0] if ready else None)

    # done --------------------------------------------------------------------------------------------------

    def _asks(self, form: Form, do: Callable[[], None]) -> None:
        form.submitted.connect(do)
        form.open()

    def _open(self, seats: int) -> None:
        ballot = self._list.current()
        form = OpenForm(ballot, seats, parent=self)

        def open_it() -> None:
            given = form.given()
            if given is not None:
                then = asking.fixed(self, _("The ballot is open. Text, rule and roster are fixed."), form)
                otherwise = asking.refused(form, MorePresentThanEntitled=form.present)
                self.act(actions.open_ballot, then, otherwise, ballot_id=ballot.id, at=clock.now(), **given)

        self._asks(form, open_it)

    def _close(self) -> None:
        ballot = self._list.current()
        form = CloseForm(ballot, parent=self)

        def close() -> None:
            then = asking.fixed(self, _("The ballot is closed. Counting can begin."), form)
            otherwise = asking.refused(form, TellersAreOne=form.two)
            self.act(
                actions.close_ballot, then, otherwise, ballot_id=ballot.id, at=clock.now(), **form.given()
            )

        self._asks(form, close)

    def _papers(self) -> None:
        ballot = self._list.current()
        form = PapersForm(ballot, parent=self)

        def keep() -> None:
            given = form.given()
            if given is not None:
                then = asking.done(self, _("Papers counted"), form)
                self.act(actions.count_papers, then, asking.refused(form), ballot_id=ballot.id, **given)

        self._asks(form, keep)

    def _enter(self) -> None:
        ballot = self._list.current()
        behind = sum(p.entered[0] for p in ballot.piles) > sum(p.entered[1] for p in ballot.piles)
        form = EnterForm(ballot, 2 if behind else 1, parent=self)

        def keep() -> None:
            given = form.given()
            if given is None:
                return
            otherwise = asking.refused(form, PileTooLarge=form.lines["yes"], PileIsSettled=form.pile)
            self.act(
                actions.enter_pile,
                lambda _done: self._kept(form, ballot.id, given["pile"]),
                otherwise,
                ballot_id=ballot.id,
                **given,
            )

        self._asks(form, keep)

    def _kept(self, form: EnterForm, ballot_id: str, pile: int) -> None:
        def ready(ballots: tuple[BallotView, ...]) -> None:
            form.kept(next(b for b in ballots if b.id == ballot_id), pile)

        self.ask(queries.ballots_of, ready)

    def _settle(self) -> None:
        ballot = self._list.current()
        form = SettleForm(ballot, self._to_settle(ballot), parent=self)

        def keep() -> None:
            given = form.given()
            if given is not None:
                then = asking.done(self, _("Pile settled"), form)
                self.act(actions.settle_pile, then, asking.refused(form), ballot_id=ballot.id, **given)

        self._asks(form, keep)

    def _certify(self) -> None:
        ballot = self._list.current()
        form = CertifyForm(ballot, result_sentence(ballot.outlook), parent=self)

        def certify() -> None:
            words = _("The result is certified; proposal {n} is decided.").format(n=ballot.proposal_number)
            otherwise = asking.refused(form, ChairMissing=form.chair)
            self.act(
                actions.certify_ballot,
                asking.fixed(self, words, form),
                otherwise,
                ballot_id=ballot.id,
                at=clock.now(),
                **form.given(),
            )

        self._asks(form, certify)

    def _void(self) -> None:
        ballot = self._list.current()
        lead = _("It stays readable with the reason and is never reopened. This cannot be undone.")
        form = ReasonForm(_("Declare ballot void"), _("Declare void"), lead, parent=self)

        def void() -> None:
            then = asking.fixed(self, _("The ballot is void and stays readable."), form)
            otherwise = asking.refused(form, VoidNeedsReason=form.reason)
            self.act(
                actions.void_ballot, then, otherwise, ballot_id=ballot.id, reason=form.reason.editor.text()
            )

        self._asks(form, void)

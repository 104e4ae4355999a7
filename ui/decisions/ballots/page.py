"""The ballot desk: a rule said aloud, two tellers on their own, equations that must hold, one certificate."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from council.decisions import queries
from council.decisions.ballots.saying import ballot_state
from council.decisions.ballots.views import BallotView, PileView
from council.words import N_, _
from ui.decisions.ballots.counting import Counting
from ui.decisions.ballots.desk import DeskSheet
from ui.decisions.ballots.running import Running
from ui.decisions.ballots.state import ballot_row, ballots_facts, blocked_words
from ui.decisions.state import COUNTING
from ui.page import Page
from ui.widgets import Columns, Rows, Scroll, Table


class BallotsPage(Page):
    """Votes on fixed texts under fixed rules."""

    shows = frozenset(
        {"ballot", "ballot_option", "pile", "entry", "proposal", "proposal_version", "urn", "roll_call"}
    )
    help = N_(
        "A ballot is prepared from a proposal, opened once its proof was read, closed, counted by two "
        "tellers who do not see each other's figures, and certified when every equation of the desk holds. "
        "No count is visible before it is closed, nor on the wall before it is certified."
    )

    def build(self) -> None:
        self._wanted = self._new = ""
        self._list = Rows(Table(), ballot_row, name=_("Ballots"))
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(lambda _ballot: self._sheet.deeds.take_focus())
        self._running = Running(self, self.current, self.arrive)
        self._counting = Counting(self, self.current, lambda: self._sheet.piles.current())
        self._bind()
        self._sheet = DeskSheet(self)
        self._sheet.piles.opened.connect(self._on_pile)
        self.body.addWidget(Columns(self._list, Scroll(self._sheet), shares=(2, 3)))
        self.head.actions("decisions.new_ballot", primary=True)
        self.empty(
            _("No ballot yet"),
            _(
                "A ballot puts the newest wording of a proposal to the vote, under a "
                "rule that is fixed before it opens. "
                "Prepare one from a proposal."
            ),
            "decisions.new_ballot",
        )

    def _bind(self) -> None:
        run, count, when = self._running, self._counting, self._when
        for id in ("decisions.new_ballot", "decisions.to_ballot"):
            self.bind(id, run.prepare)
        self.bind("decisions.proof", run.proof, when("prepared", paper=True))
        self.bind("decisions.open", run.open, self._may_open)
        self.bind("decisions.call", count.call, self._may_call)
        self.bind("decisions.close", run.close, when("open"))
        self.bind("decisions.papers", count.papers, when(*COUNTING))
        self.bind("decisions.enter", count.enter, when(*COUNTING))
        self.bind("decisions.settle", count.settle, self._may_settle)
        self.bind("decisions.draw_lot", run.draw, self._may_draw)
        self.bind("decisions.certify", run.certify, self._may_certify)
        self.bind("decisions.repeat", run.repeat, when("void"))
        self.bind("decisions.print_ballot", run.print_papers, when("prepared", "open", *COUNTING, paper=True))
        self.bind("decisions.certificate", run.certificate, when("certified", "void"))
        self.bind("decisions.show_ballot", run.show, when("prepared", "open", "certified"))
        self.bind("decisions.way", self._to_way, self._has_ballot)
        self.bind("decisions.void", run.void, when("prepared", "open", *COUNTING, "certified"))

    def first_focus(self) -> QWidget | None:
        return self._list if self._list.isVisible() else None

    def refresh(self) -> None:
        self.ask(queries.ballots_of, self._on_ballots)

    def arrive(self, ballot: str = "", prepare: str = "") -> None:
        """Come here for one ballot, or to prepare one on a proposal."""
        self._wanted = ballot
        self.refresh()
        if prepare:
            self._running.prepare(prepare)

    def _has_ballot(self) -> bool | str:
        return self._list.current() is not None or _("Choose a ballot first.")

    def _to_way(self) -> None:
        self.go("decisions.way", kind="ballot", id=self.current().id)

    def current(self) -> BallotView:
        """The ballot that is chosen."""
        ballot: BallotView = self._list.current()
        return ballot

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
            self._counting.settle()

    # what may be done --------------------------------------------------------------------------------------

    def _when(self, *states: str, paper: bool = False) -> Callable[[], bool | str]:
        def may() -> bool | str:
            chosen = self._list.current()
            if chosen is None:
                return _("Choose a ballot first.")
            if paper and chosen.is_open_vote:
                return _("This vote is open: there are no papers.")
            return chosen.state in states or _("This ballot is {state}.").format(
                state=ballot_state(chosen.state)
            )

        return may

    def _may_open(self) -> bool | str:
        chosen = self._list.current()
        if chosen is not None and chosen.state == "prepared" and chosen.way == "paper":
            return chosen.proofed_at is not None or _("Look at the proof of the paper first.")
        return self._when("prepared")()

    def _may_certify(self) -> bool | str:
        chosen = self._list.current()
        if chosen is not None and chosen.state in COUNTING:
            blocked = blocked_words(chosen)
            if blocked:
                return blocked
        return self._when("reconciled")()

    def _may_call(self) -> bool | str:
        chosen = self._list.current()
        if chosen is not None and chosen.way != "roll_call":
            return _("This ballot is no roll call.")
        return self._when("open")()

    def _may_draw(self) -> bool | str:
        chosen = self._list.current()
        if chosen is not None and (chosen.outlook is None or chosen.outlook.outcome != "lot"):
            return _("No lot decides this ballot.")
        return self._when("reconciled")()

    def _may_settle(self) -> bool | str:
        chosen = self._list.current()
        if chosen is None or chosen.state not in COUNTING:
            return self._when(*COUNTING)()
        return self._counting.to_settle(chosen) is not None or _("No pile has both entries yet.")

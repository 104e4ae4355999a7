"""The sheet of one proposal's support rounds: where it stands, the spread by round, counts, remarks, text."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.report.charts import support_rounds
from council.report.marks import Chart
from council.words import _
from ui import theme
from ui.decisions.deeds import Deeds
from ui.decisions.support.remarks import RemarksPart
from ui.decisions.support.state import Series, SupportState, count_words
from ui.page import Page
from ui.widgets import Card, Chip, Column, Label, Section, Table, TableView
from ui.widgets.chart import ChartAndTable

DEEDS = (
    "ratings",
    "settle_ratings",
    "close_round",
    "call_time",
    "here_now",
    "print_slips",
    "print_tally",
    "show_scale",
    "stop_round",
)
SPREAD_DEEDS = ("show_spread", "spread_table", "spread_picture", "spread_csv")
ON_DEEDS = ("rated_consent", "rated_ballot", "rated_view", "rated_out")


class SupportSheet(QWidget):
    """One proposal that is rated and reworded."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._title, self._state = Label("", "title"), Chip("")
        self._about, self._next = Label("", "quiet"), Label("", "strong")
        self.deeds = Deeds(page, DEEDS, primary=("ratings", "settle_ratings", "close_round"))
        self._offered, self.on = Label("", "strong"), Deeds(page, ON_DEEDS)
        self._result, self._change = Label("", "lead"), Label("", "quiet")
        self.spread = ChartAndTable(support_rounds(()))
        self.chart: Chart = support_rounds(())
        self.spread_deeds = Deeds(page, SPREAD_DEEDS)
        self.counts = TableView(_count_table(), name=_("Counts in"), dense=True)
        self._differs = Label("", "alarm")
        self.remarks = RemarksPart(page)
        self._rule, self._text, self._words = Label("", "quiet"), Card(_("What is rated")), Label("")
        self._text.body.addWidget(self._words)
        self._lay_out()

    def _lay_out(self) -> None:
        self._spread = Section(_("Support by round"))
        for part in (self.spread, self.spread_deeds):
            self._spread.body.addWidget(part)
        about = _("How many slips or cards are in; their levels are seen once the round is closed.")
        self._counted = Section(_("Counts in"), about)
        for part in (self.counts, self._differs):
            self._counted.body.addWidget(part)
        lay = self._lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, theme.TIGHT, 0)
        for part in (
            self._title,
            self._about,
            self._state,
            self._next,
            self._result,
            self._change,
            self.deeds,
            self._offered,
            self.on,
            self._counted,
            self._spread,
            self.remarks,
            self._rule,
            self._text,
        ):
            lay.addWidget(part)
        lay.addStretch()

    def show_series(self, series: Series) -> None:
        """Show one proposal's rounds as they stand."""
        made = SupportState.of(series)
        self._title.setText(made.title)
        self._state.say(made.state, made.ink)
        for words, said in (
            (self._about, made.about),
            (self._next, made.next),
            (self._result, made.result),
            (self._change, made.change),
            (self._offered, made.offered),
            (self._differs, made.differs),
            (self._rule, made.rule),
        ):
            words.setText(said)
            words.setVisible(bool(said))
        self._words.setText(made.text)
        self.deeds.offer(made.deeds)
        self.on.offer(made.on)
        self._show_counts(made)
        self._show_spread(series, made)
        self.remarks.show_remarks(
            series.remarks,
            newest=series.last.newest,
            can_write=made.can_write,
            can_word=made.can_word,
        )

    def _show_counts(self, made: SupportState) -> None:
        self._counted.setVisible(made.is_open and bool(made.counts))
        self.counts.table.show(made.counts)
        self.counts.setFixedHeight(theme.row_height(True) * (min(len(made.counts), 8) + 1) + theme.ROOMY)

    def _show_spread(self, series: Series, made: SupportState) -> None:
        """The spread stands first, but below the remarks while they are being written."""
        self._lay.removeWidget(self._spread)
        at = self._lay.indexOf(self.remarks)
        self._lay.insertWidget(at + 1 if made.is_open else at, self._spread)
        self._spread.setVisible(bool(series.closed))
        self.chart = support_rounds(
            series.closed, title=_("Support for {title}").format(title=series.last.proposal_title)
        )
        self.spread.show_chart(self.chart)
        self.spread_deeds.offer(SPREAD_DEEDS if series.closed and not made.is_open else ())


def _count_table() -> Table:
    return Table(
        Column(_("Count"), count_words, stretch=True),
        Column(_("Slips or cards"), lambda one: str(one.returned), sort=lambda one: one.returned, right=True),
    )

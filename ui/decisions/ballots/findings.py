"""What a ballot with options came to, as tables: options in their places, rounds of a run-off, pairs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.decisions.ballots.findings import OptionResult
from council.decisions.ballots.results import Result
from council.decisions.ballots.runoff import Round
from council.decisions.ballots.saying import option_figure
from council.words import _
from ui import theme
from ui.widgets import Column, Label, Row, Rows, Table, TableView

MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One option of a result, with what its row says."""

    id: int
    text: str
    place: str
    figure: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """One option and its counts: against every other, or round by round."""

    id: int
    text: str
    counts: tuple[str, ...]


def lines_of(result: Result) -> tuple[Line, ...]:
    """Options by their place, those without one last, in the order of the paper."""
    ordered = sorted(result.options, key=lambda one: (one.place or len(result.options) + 1, one.number))
    return tuple(_line(result, one) for one in ordered)


def _line(result: Result, one: OptionResult) -> Line:
    place = str(one.place) if one.place else "–"
    return Line(one.number, one.text, place, option_figure(result, one), one.passed and result.passed)


def pairs_of(result: Result) -> tuple[Pair, ...]:
    """The table of pairs, a dash where an option meets itself; none where nothing was compared in pairs."""
    if not result.pairs:
        return ()
    return tuple(
        Pair(n, f"{n}  {one.text}", tuple("–" if at == n - 1 else str(c) for at, c in enumerate(row)))
        for n, (one, row) in enumerate(zip(result.options, result.pairs, strict=True), start=1)
    )


def rounds_of(result: Result) -> tuple[Pair, ...]:
    """Papers for each option by round, a dash once it is out; last those that name none any more."""
    rows = [
        Pair(n, one.text, tuple(str(r.counts[n - 1]) if n in r.live else "–" for r in result.rounds))
        for n, one in enumerate(result.options, start=1)
    ]
    used = tuple(str(one.used_up) for one in result.rounds)
    return (*rows, Pair(0, _("Used up: no choice left"), used))


def follows_words(one: Round, result: Result) -> str:
    """What a round of a run-off led to, and how equals were told apart."""
    names = [option.text for option in result.options]
    settled = {
        "earlier": _("equal; fewer in an earlier round"),
        "together": _("together, as they could not have caught up"),
        "lot": _("equal; by the number drawn"),
        "open": _("equal; a number is to be drawn"),
    }.get(one.settled, "")
    if one.winner:
        words = _("{option} has more than half").format(option=names[one.winner - 1])
    elif one.out:
        words = _("{options} out").format(options=", ".join(names[n - 1] for n in one.out))
    else:
        words = ", ".join(names[n - 1] for n in one.tie)
    return f"{words} ({settled})" if settled else words


class OptionsView(QWidget):
    """The tables of a result; only those its kind has."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = Rows(Table(), _line_row, name=_("Options"))
        self._about = Label("", "quiet")
        self._lay = QVBoxLayout(self, spacing=theme.TIGHT)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.addWidget(self._lines)
        self._lay.addWidget(self._about)
        self._more: list[QWidget] = []

    def show_result(self, result: Result) -> None:
        """Show a result with options; nothing for one without."""
        self.setVisible(bool(result.options))
        for old in self._more:
            self._lay.removeWidget(old)
            old.deleteLater()
        self._more = []
        lines = lines_of(result)
        self._lines.table.show(lines)
        self._lines.setMinimumHeight(theme.row_height() * 3 * min(len(lines), MOST_ROWS) // 2 + theme.TIGHT)
        winner = result.options[result.pair_winner - 1].text if result.pair_winner else ""
        said = _("Preferred to every other option, pair by pair: {option}").format(option=winner)
        drawn = _("Number drawn in public: {n}").format(n=result.drawn) if result.drawn is not None else ""
        rounds = [
            _("Round {n}: {follows}.").format(n=one.number, follows=follows_words(one, result))
            for one in result.rounds
        ]
        words = "\n".join(filter(None, (said if winner else "", drawn, *rounds)))
        self._about.setText(words)
        self._about.setVisible(bool(words))
        if result.rounds:
            self._put(_rounds_view(result), len(result.options) + 1)
        if result.pairs:
            self._put(_pairs_view(result), len(result.pairs))

    def _put(self, view: TableView, rows: int) -> None:
        view.setMinimumHeight(theme.row_height(True) * (min(rows, MOST_ROWS) + 1) + theme.WIDE)
        self._lay.addWidget(view)
        self._more.append(view)


def _line_row(line: Line) -> Row:
    side = _("adopted") if line.passed else ""
    ink = "accent" if line.passed else "quiet"
    return Row(line.text, quiet=line.figure, side=side, mark=line.place, ink=ink)


def _rounds_view(result: Result) -> TableView:
    """Options downwards, rounds to the right; a dash once an option is out."""

    def count(at: int) -> Column:
        def said(row: Pair) -> str:
            return row.counts[at]

        return Column(_("Round {n}").format(n=result.rounds[at].number), said, right=True)

    rounds = range(len(result.rounds))
    option = Column(_("Option"), lambda row: row.text, stretch=True)
    table = Table(option, *(count(at) for at in rounds))
    table.show(rounds_of(result))
    return TableView(table, name=_("Rounds of the run-off"), dense=True)


def _pairs_view(result: Result) -> TableView:
    def against(at: int) -> Column:
        return Column(str(at + 1), lambda pair: pair.counts[at], right=True)

    table = Table(
        Column(_("Preferred to"), lambda pair: pair.text, stretch=True),
        *(against(at) for at in range(len(result.options))),
    )
    table.show(pairs_of(result))
    return TableView(table, name=_("Papers that prefer the row to the column"), dense=True)

"""Support rounds: a wording is rated, reworded from what would raise support, and rated again."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from council.decisions import queries
from council.words import N_, _
from ui.decisions.support.leading import Leading, Seen
from ui.decisions.support.printing import Printer
from ui.decisions.support.remarking import Remarking
from ui.decisions.support.sheet import SupportSheet
from ui.decisions.support.state import Series, series_of, series_row, support_facts
from ui.page import Page
from ui.pictures import save_picture, save_table
from ui.widgets import Columns, Rows, Scroll, Table


class SupportPage(Page):
    """Proposals that are rated and reworded, and what would raise their support."""

    shows = frozenset({"support_round", "support_count", "remark", "proposal", "proposal_version", "seat"})
    help: ClassVar[str] = N_(
        "Everybody rates the same wording on a scale of named levels: on slips that two people count, or by "
        "cards at the tables. Nobody's own rating is kept. Whoever rates low writes what would raise the "
        "support; the authors take that in, or say why not, and the new wording is rated again."
    )

    def build(self) -> None:
        self._seen, self._wanted, self._rate_next = Seen(), "", ""
        self._list = Rows(Table(), series_row, name=_("Proposals rated"))
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(lambda _series: self._sheet.deeds.take_focus())
        self._leading = Leading(self, lambda: self._seen, self._list.current)
        self._bind_spread()
        self._printer = Printer(self, self._list.current)
        self._sheet = _sheet_of(self)
        self._scroll = Scroll(self._sheet)
        self.body.addWidget(Columns(self._list, self._scroll, shares=(2, 3)))
        self.head.actions("decisions.rate", primary=True)
        self.empty(
            _("No support round yet"),
            _(
                "In a support round everybody rates one wording on a scale of named levels, and says what "
                "would raise their support. It begins with a proposal that has a wording."
            ),
            "decisions.rate",
        )

    def _bind_spread(self) -> None:
        for name, do in (
            ("spread_table", lambda: self._sheet.spread.show_table(not self._sheet.spread.is_table)),
            ("spread_picture", lambda: save_picture(self, self._sheet.chart)),
            ("spread_csv", lambda: save_table(self, self._sheet.chart)),
            ("show_spread", partial(self._to_room, "spread")),
        ):
            self.bind(f"decisions.{name}", do, self._has_spread)
        self.bind("decisions.way", self._to_way, self._is_chosen)
        self.bind("decisions.show_scale", partial(self._to_room, "rating"), self._is_chosen)

    def first_focus(self) -> QWidget | None:
        return self._list if self._list.isVisible() else None

    def refresh(self) -> None:
        self.ask(_seen, self._on_seen)

    def arrive(self, proposal: str = "") -> None:
        """Come here for one proposal; where it has no round yet, to opening one."""
        self._wanted = self._rate_next = proposal
        self.refresh()

    def _on_seen(self, seen: Seen) -> None:
        self._seen = seen
        every = series_of(seen.rounds)
        self.head.facts(support_facts(every))
        self.show_empty(not every)
        self._list.table.show(every)
        known = {one.id for one in every}
        if every and (self._wanted in known or self._list.current() is None):
            self._list.choose(self._wanted if self._wanted in known else every[0].id)
        ready = {one.id for one in seen.can_be_rated()}
        if self._rate_next and self._rate_next not in known and self._rate_next in ready:
            self._leading.rate(self._rate_next)
        self._wanted = self._rate_next = ""
        self._leading.seen_anew(seen.rounds)
        self._on_chosen(self._list.current())

    def _on_chosen(self, series: Series | None) -> None:
        if series is not None:
            self._sheet.show_series(series)
        self.look()

    def _to_way(self) -> None:
        self.go("decisions.way", kind="support", id=self._list.current().rounds[-1].id)

    def _is_chosen(self) -> bool | str:
        return self._list.current() is not None or _("Choose a proposal first.")

    def _has_spread(self) -> bool | str:
        series = self._list.current()
        if series is None:
            return _("Choose a proposal first.")
        return bool(series.closed) or _("No round on it is closed yet.")

    def _to_room(self, part: str) -> None:
        self.show_to_room(part, proposal=self._list.current().id)


def _sheet_of(page: SupportPage) -> SupportSheet:
    """The sheet; the commands of remarks are bound first, since its buttons are built from them."""
    sheet = SupportSheet(page)
    Remarking(page, sheet.remarks, page._list.current)
    return sheet


def _seen(db: Any) -> Seen:
    """Rounds, proposals and seats, asked for in one go."""
    return Seen(queries.support_rounds_of(db), queries.proposals_of(db), queries.seats_entitled(db))

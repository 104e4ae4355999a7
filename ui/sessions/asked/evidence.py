"""The evidence of a session with its sources, and the balance of positions by minutes."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from council import clock
from council.sessions import actions
from council.sessions.asked.balance import balance_of
from council.words import _
from ui import theme
from ui.page import Page
from ui.sessions.asked.forms import EvidenceForm
from ui.sessions.asked.part import Part
from ui.widgets import Column, Empty, Flow, Section, Table, TableView, button, push, row
from ui.widgets.chart import ChartAndTable


class EvidenceList(Part):
    """What was heard from outside, and whether every position got its time."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self.session_id = page, ""
        self._evidence: tuple = ()
        self._chart: ChartAndTable | None = None
        self._table = Table(
            Column(_("Evidence"), lambda one: one.title, stretch=True),
            Column(_("Source"), lambda one: one.source, stretch=True),
            Column(_("Position"), lambda one: one.position),
            Column(_("Minutes"), lambda one: str(one.minutes), sort=lambda one: one.minutes, right=True),
        )
        self.list = TableView(self._table, name=_("Evidence"))
        self.list.chosen.connect(lambda _value: page.look())
        self.list.opened.connect(lambda _value: self._change())
        self._balance = Section(_("Minutes by position"))
        self._twin = push(_("Show as table"), self._turn_over, role="quiet")
        self._balance.body.addWidget(row(self._twin, None))
        buttons = QWidget()
        flow = Flow(buttons, gap=theme.HAIR)
        page.bind("sessions.add_evidence", self._add, lambda: bool(self.session_id))
        page.bind("sessions.change_evidence", self._change, self._has_one)
        page.bind("sessions.withdraw_evidence", self._withdraw, self._has_one, on=self.list)
        for id in ("add_evidence", "change_evidence", "withdraw_evidence"):
            flow.addWidget(button(page.action(f"sessions.{id}"), quiet=True))
        empty = Empty(
            _("No evidence yet"),
            _("What is heard from outside is kept with its source, the position it takes and the minutes it "
              "got, so that everybody can see whether the positions had their time."),
            button(page.action("sessions.add_evidence"), primary=True),
        )  # fmt: skip
        self.hold((self.list, 1), (buttons, 0), (self._balance, 0), empty=empty)

    def show_evidence(self, evidence: tuple) -> None:
        """Show the list and its balance."""
        from council.report.charts import evidence_balance  # only who looks at it needs it

        self._evidence = evidence
        self._table.show(evidence)
        self.show_full(bool(evidence))
        if evidence and self.list.current() is None:
            self.list.choose(evidence[0].id)
        positions = balance_of((one.position, one.minutes) for one in evidence)
        self._balance.setVisible(bool(positions))
        if positions:
            chart = evidence_balance(positions, title=_("Minutes by position"))
            if self._chart is None:
                self._chart = ChartAndTable(chart)
                self._balance.body.insertWidget(self._balance.body.count() - 1, self._chart)
            else:
                self._chart.show_chart(chart)

    @property
    def _one(self) -> Any:
        return self.list.current() if self.isVisible() else None

    def _has_one(self) -> bool | str:
        return self._one is not None or _("Choose a piece of evidence first.")

    def _turn_over(self) -> None:
        if self._chart is not None:
            self._chart.show_table(not self._chart.is_table)
            self._twin.setText(_("Show as chart") if self._chart.is_table else _("Show as table"))

    def _add(self) -> None:
        self._open(None, _("Evidence added"))

    def _change(self) -> None:
        if self._one is not None:
            self._open(self._one, _("Evidence changed"))

    def _open(self, kept: Any, words: str) -> None:
        known = dict.fromkeys(one.position for one in self._evidence if one.position)
        form = EvidenceForm(kept, positions=tuple(known), parent=self)
        said = self._page.said(words, lambda _outcome: form.accept())

        def submit() -> None:
            given: dict[str, Any] = {"evidence": form.plan}
            if kept is None:
                given |= {"session_id": self.session_id, "at": clock.now()}
                self._page.act(actions.add_evidence, said, form.refuse_error, **given)
            else:
                self._page.act(actions.change_evidence, said, form.refuse_error, evidence_id=kept.id, **given)

        form.submitted.connect(submit)
        form.open()

    def _withdraw(self) -> None:
        words = self._page.said(_("Evidence taken off the list"))
        self._page.act(actions.withdraw_evidence, words, evidence_id=self._one.id)

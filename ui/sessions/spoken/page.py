"""Voices: how the floor was shared, by table and by every field, against who was there."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council import clock
from council.saving import write_file
from council.sessions import actions, queries
from council.sessions.turns import NOT_MEASURED
from council.sessions.voice_files import voices_csv
from council.words import N_, _
from ui import theme
from ui.sessions.session_page import SessionPage
from ui.sessions.spoken.log_form import LogForm
from ui.sessions.spoken.voices_state import VoicesState, field_words
from ui.widgets import Figures, Scroll, Section, Switch, column, emptied, label, push, row
from ui.widgets.chart import ChartAndTable

ONE, ALL = "one", "all"


class VoicesPage(SessionPage):
    """Voice share of one session, or of the whole council; no figure is of a single seat."""

    shows = frozenset({"turn", "turn_log", "session", "attendance", "place", "seating", "agenda_item"})
    help: ClassVar[str] = N_(
        "How the floor was shared: turns and minutes against the time people were there, by table and by "
        "every field the panel mirrors. Groups of fewer than five people are not shown. Turns are noted on "
        "the live page by one key per place; the turn log can be switched off for this council."
    )

    def build(self) -> None:
        self._voices, self._log, self._field, self._chart = NOT_MEASURED, None, "", None
        self._span = Switch((ONE, _("One session")), (ALL, _("Whole council")), name=_("Shown"))
        self._span.changed.connect(self._on_span)
        self.head.widget(self._span)
        self.pick_session()
        self.head.actions("sessions.turn_log", "sessions.export_voices")
        self._figures, self._note = Figures(), label("", "quiet")
        self._fields, self._switch = QVBoxLayout(), None
        self._shares = Section(_("Who held the floor"))
        self._shares.body.addLayout(self._fields)
        self._twin = push(_("Show as table"), self._turn_over, role="quiet")
        self._charts = QVBoxLayout()
        self._shares.body.addLayout(self._charts)
        self._shares.body.addWidget(row(self._twin, None))
        whole = column(self._figures, self._note, self._shares, None, gap=theme.WIDE)
        self.body.addWidget(Scroll(whole), 1)
        self.empty(
            _("Not measured"),
            _("Here stands how the floor was shared, once turns were noted on the live page: one key for "
              "each place at the table. Nothing that is said is part of it."),
            "sessions.turn_log",
        )  # fmt: skip
        self.bind("sessions.turn_log", self._change_log)
        self.bind("sessions.export_voices", self._export, self._may_export)
        self.bind("sessions.voices_whole", self._swap)

    def show_session(self) -> None:
        self.ask(queries.turn_log_of, self._on_log)
        if self._span.current == ALL:
            self.ask(queries.voices_of, self._on_voices, at=clock.now())
        elif self.session is not None:
            self.ask(queries.voices_of, self._on_voices, session_id=self.session.id, at=clock.now())
        else:
            self._on_voices(NOT_MEASURED)

    def first_focus(self) -> QWidget | None:
        return None if self._switch is None else next(iter(self._switch.findChildren(QWidget)), None)

    def _on_span(self, _id: str) -> None:
        self._picker.setVisible(self._span.current == ONE)
        self.show_session()

    def _swap(self) -> None:
        self._span.choose(ONE if self._span.current == ALL else ALL)
        self._on_span(self._span.current)

    def _on_log(self, log: Any) -> None:
        self._log = log
        self._say_facts()

    def _on_voices(self, voices: Any) -> None:
        self._voices = voices
        state = VoicesState.of(voices)
        self.show_empty(not voices.measured)
        self.head.show_buttons(True)
        self._figures.show_figures(state.figures)
        self._note.setText(state.note)
        self._show_fields(state)
        self._say_facts()
        self.look()

    def _say_facts(self) -> None:
        off = self._log is not None and not self._log.is_on
        whose = _("The whole council") if self._span.current == ALL else ""
        log = _("The turn log is off: not measured") if off else ""
        self.head.facts(" · ".join(part for part in (whose, log) if part))

    def _show_fields(self, state: VoicesState) -> None:
        ids = tuple(id for id, _words in state.fields)
        if self._switch is None or self._switch.property("fields") != ids:
            emptied(self._fields)
            self._switch = Switch(*state.fields, name=_("By"))
            self._switch.setProperty("fields", ids)
            self._switch.changed.connect(self._on_field)
            self._fields.addWidget(self._switch)
        if self._field in ids:
            self._switch.choose(self._field)
        self._show_chart(state)

    def _on_field(self, field: str) -> None:
        self._field = field
        self._show_chart(VoicesState.of(self._voices))

    def _show_chart(self, state: VoicesState) -> None:
        from council.report.charts import floor_shares  # loads nothing heavy, but only who looks needs it

        group = state.group(self._field)
        if group is None:
            return
        title = _("Who held the floor, by {field}").format(field=field_words(group.field))
        chart = floor_shares(group, self._voices, title=title)
        if self._chart is None:
            self._chart = ChartAndTable(chart)
            self._charts.addWidget(self._chart)
        else:
            self._chart.show_chart(chart)

    def _turn_over(self) -> None:
        if self._chart is not None:
            self._chart.show_table(not self._chart.is_table)
            self._twin.setText(_("Show as chart") if self._chart.is_table else _("Show as table"))

    def _change_log(self) -> None:
        log = self._log
        form = LogForm(
            is_on=log.is_on if log else True, turn_seconds=log.turn_seconds if log else 0, parent=self
        )
        form.submitted.connect(lambda: self._keep_log(form))
        form.open()

    def _keep_log(self, form: LogForm) -> None:
        given = form.given
        words = _("Turn log switched on") if given["is_on"] else _("Turn log switched off")
        self.act(actions.set_turn_log, self.said(words, lambda _o: form.accept()), form.refuse_error, **given)

    def _may_export(self) -> bool | str:
        return self._voices.measured or _("Nothing was measured here.")

    def _export(self) -> None:
        name = "voices.csv" if self._span.current == ALL else f"voices-session-{self.session.number}.csv"
        self.save_file(_("Export voice share"), name, _("Tables (*.csv)"), self._write)

    def _write(self, path: Path) -> None:
        path = path if path.suffix else path.with_suffix(".csv")
        write_file(path, voices_csv(self._voices))
        self.toast(_("Voice share exported to {file}").format(file=path.name))

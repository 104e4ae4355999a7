"""The page of the panel: who was drawn and has answered, what is at risk, who follows those who leave.

Replacements and alternates are drawn on the page of the draw, by the same steps as the panel.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from council import clock
from council.saving import write_file
from council.selection import actions, queries
from council.words import N_, _, ngettext, say
from ui import theme
from ui.page import Page
from ui.selection import handing
from ui.selection.panel import outgoing
from ui.selection.panel.seats import SeatsPart
from ui.selection.panel.sheets import AnswerSheet, PassphraseSheet
from ui.selection.panel.state import PanelState, Told
from ui.selection.panel.tables import chance_columns, draw_columns, stage_columns, target_columns
from ui.selection.panel.waiting import AlternatesPart, wanted_alternates
from ui.selection.verifying.sheet import VerifySheet
from ui.widgets import Card, Flow, Label, Switch, Table, TableView, button

CSV = N_("Tables (*.csv)")
OWN = {
    "seats": ("selection.export_panel", "selection.export_contacts"),
    "alternates": ("selection.release", "selection.export_alternates"),
    "stages": ("selection.export_stages",),
    "draws": ("selection.verify",),
}


class PanelPage(Page):
    """The seats and the people on them, by number."""

    shows = frozenset(
        {"seat", "seat_answer", "alternate", "draw", "target_line", "panel_size", "person", "exclusion"}
    )
    help: ClassVar[str] = N_(
        "Everybody who was drawn has a numbered seat. Note a yes or a no as people answer, with the day. "
        "Seats that fall free are drawn again by one button, or filled by an alternate. The certificate is "
        "what lets others check the draw: export it, publish the folder “certificate”, keep the other one."
    )

    def build(self) -> None:
        self._state: PanelState | None = None
        self._bind()
        self._switch = Switch(
            ("seats", _("Seats")), ("targets", _("Targets")), ("alternates", _("Alternates")),
            ("stages", _("Stages")), ("draws", _("Draws")), ("chances", _("Chances")),
            name=_("What is shown"),
        )  # fmt: skip
        self._switch.changed.connect(self._on_switch)
        self._seats, self._alternates = SeatsPart(self), AlternatesPart(self)
        self._targets = TableView(Table(*target_columns()), name=_("Targets beside the panel"))
        self._stages = TableView(Table(*stage_columns()), name=_("From the letters to the panel"))
        self._draws = TableView(Table(*draw_columns()), name=_("Draws"))
        self._draws.selectionModel().selectionChanged.connect(self.look)
        self._chances = TableView(
            Table(*chance_columns(), key=lambda one: one[0]), name=_("Chances"), dense=True
        )
        self._parts = {
            "seats": self._seats, "targets": self._targets, "alternates": self._alternates,
            "stages": self._stages, "draws": self._draws, "chances": self._chances,
        }  # fmt: skip
        self._stacked = QStackedWidget()
        for part in self._parts.values():
            self._stacked.addWidget(part)
        others = Flow(gap=theme.TIGHT)
        others.addWidget(self._switch)
        self._own = {part: [button(self.action(id)) for id in ids] for part, ids in OWN.items()}
        for made in (one for buttons in self._own.values() for one in buttons):
            others.addWidget(made)
        self.body.addLayout(others)
        self.body.addWidget(self._stacked, 1)
        self.body.addWidget(self._free_card())  # below, so that no row moves while answers are noted
        self._show_own("seats")
        self.head.actions("selection.export_certificate")
        self.empty(
            _("No panel yet"),
            _(
                "Once the panel is drawn, its seats stand here, with the certificate that lets "
                "others check the draw."
            ),
            "selection.to_draw",
        )

    def _free_card(self) -> QWidget:
        """What is to be done about seats that are free; away while there are none."""
        self._free = Card("")
        self._free_words = Label("", "quiet")
        self._free.body.addWidget(self._free_words)
        holder = QWidget()
        flow = Flow(holder, gap=theme.TIGHT)
        flow.addWidget(button(self.action("selection.replace"), primary=True))
        self._call_up = button(self.action("selection.call_up"))
        flow.addWidget(self._call_up)
        self._free.body.addWidget(holder)
        self._free.hide()
        return self._free

    def _bind(self) -> None:
        for id, verb, said in (
            ("selection.confirm", actions.confirm_seats, _("Noted: yes")),
            ("selection.decline", actions.decline_seats, _("Noted: no")),
            ("selection.withdraw", actions.withdraw_seats, _("Noted: has left")),
            ("selection.expect", actions.expect_seats, _("Noted: no answer yet")),
        ):
            self.bind(id, partial(self._mark, verb, said), self._has_choice)
        self.bind("selection.change_answer", self._change_answer, self._has_answer)
        self.bind("selection.replace", self._replace, self._may_replace)
        self.bind("selection.call_up", self._call_one, self._may_call)
        self.bind("selection.release", self._release, self._has_alternate)
        self.bind("selection.choose_alternates", self._choose, self._may_choose)
        self.bind("selection.draw_alternates", self._draw_alternates, self._has_chosen)
        self.bind("selection.see_seats", partial(self._see, "seats"), self._has_panel)
        self.bind("selection.see_alternates", partial(self._see, "alternates"), self._has_panel)
        self.bind("selection.export_panel", self._export_panel, self._has_panel)
        self.bind("selection.export_contacts", self._export_contacts, self._has_panel)
        self.bind("selection.export_alternates", self._export_alternates, self._has_alternates)
        self.bind("selection.export_stages", self._export_stages, self._has_panel)
        self.bind("selection.export_certificate", self._export_certificate, self._has_drawn)
        self.bind("selection.verify", lambda: VerifySheet(self).open())
        self.bind("selection.to_draw", partial(self.go, "selection.draw"))

    def arrive(self, drawn: int = 0) -> None:
        """Say what is fixed now, after the draw."""
        if drawn:
            words = ngettext(
                "Drawn for good: {count:,} person. The certificate lets others check it.",
                "Drawn for good: {count:,} people. The certificate lets others check it.",
                drawn,
            )
            self.banner(words.format(count=drawn), "done", ["selection.export_certificate"])

    # the lists ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.ask(told_of, self._on_told)

    def first_focus(self) -> QWidget | None:
        shown = self._stacked.currentWidget()
        return shown.view if isinstance(shown, SeatsPart | AlternatesPart) else shown

    def _on_told(self, told: Told) -> None:
        self._state = state = PanelState.of(told)
        self.head.facts(state.facts)
        self.show_empty(not state.seats)
        self._seats.show(state, told.answers)
        self._alternates.show(state)
        self._targets.table.show(state.rows)
        self._stages.table.show(state.stages)
        self._draws.table.show(told.draws)
        self._chances.table.show(sorted(told.chances.items()))
        self._free.setVisible(bool(state.free))
        if state.free:
            self._free.say(state.free_words[0])
            self._free_words.setText("\n".join(state.free_words[1:]))
            self._call_up.setVisible(state.proposed is not None)
        self.look()

    def _on_switch(self, id: str) -> None:
        self._stacked.setCurrentWidget(self._parts[id])
        self._show_own(id)
        self.look()

    def _see(self, part: str) -> None:
        """Show a part of the page, as its button does."""
        self._switch.choose(part)
        self._on_switch(part)
        self.take_focus()

    def _show_own(self, part: str) -> None:
        """Show the buttons of a part of the page, and no others."""
        for id, buttons in self._own.items():
            for made in buttons:
                made.setProperty("away", id != part)
                made.setVisible(id == part)

    # answers -----------------------------------------------------------------------------------------------

    def _mark(self, verb: Any, words: str) -> None:
        given = {"at": self._seats.at(clock.now()), "note": self._seats.note.text()}
        then = self.said(words, lambda _outcome: self._seats.noted())
        self.act(verb, then, seat_ids=tuple(one.id for one in self._seats.selected()), **given)

    def _change_answer(self) -> None:
        AnswerSheet(self._seats.history.current(), self).open()

    # who follows -------------------------------------------------------------------------------------------

    def _replace(self) -> None:
        self.go("selection.draw", purpose="replacement")

    def _next_up(self) -> Any:
        """The alternate chosen in the list, else the one who helps most."""
        shown = self._stacked.currentWidget() is self._alternates
        chosen = [one for one in self._alternates.selected() if one.state == "waiting"] if shown else []
        return chosen[0] if chosen else self._state.proposed

    def _call_one(self) -> None:
        one = self._next_up()
        words = _("Alternate {number} called up: {ref}").format(number=one.position, ref=one.ref)
        given = {"seat_id": clock.new_id(), "alternate_id": one.id, "at": clock.now()}
        self.act(actions.call_alternate, self.said(words), **given)

    def _release(self) -> None:
        ids = tuple(one.id for one in self._alternates.selected() if one.state == "waiting")
        words = ngettext("{count} alternate released", "{count} alternates released", len(ids))
        self.act(actions.release_alternates, self.said(words.format(count=len(ids))), alternate_ids=ids)

    def _choose(self) -> None:
        self.clear_banner()
        self._see("alternates")
        self.ask(queries.alternates_pool, self._on_pool)

    def _on_pool(self, asked: Any) -> None:
        part = self._alternates
        given = {"asked": asked, "places": part.places.value(), "staying": part.staying()}
        self.work(
            _("Choosing alternates"),
            wanted_alternates,
            part.show_choice,
            lambda error: self.banner(say(error), "alarm"),
            **given,
        )

    def _draw_alternates(self) -> None:
        self.go("selection.draw", purpose="alternates", choice=self._alternates.choice)

    # when --------------------------------------------------------------------------------------------------

    def _has_choice(self) -> bool | str:
        shown = self._stacked.currentWidget() is self._seats
        return bool(shown and self._seats.selected()) or _("Choose seats in the list first.")

    def _has_answer(self) -> bool | str:
        shown = self._stacked.currentWidget() is self._seats
        return bool(shown and self._seats.history.current()) or _("Choose an answer of the seat first.")

    def _has_panel(self) -> bool | str:
        return bool(self._state and self._state.draw) or _("Draw the panel first.")

    def _has_drawn(self) -> bool | str:
        if self._state is None or self._state.draw is None:
            return _("Draw the panel first.")
        return self._chosen_draw().state == "kept" or _("Only a draw that was kept has a whole certificate.")

    def _may_replace(self) -> bool | str:
        if self._state is None or not self._state.seats:
            return _("Draw the panel first.")
        return bool(self._state.free) or _("No seat is free: nobody has declined or left.")

    def _may_call(self) -> bool | str:
        if self._state is None or not self._state.alternates:
            return _("Nobody waits as an alternate.")
        if self._state.waiting is not None:
            return _("A draw is committed and waits for its ticket. Draw from it first.")
        if not self._state.free:
            return _("No seat is free: nobody has declined or left.")
        return self._next_up() is not None or _("Nobody who waits can be called up now.")

    def _has_alternate(self) -> bool | str:
        shown = self._stacked.currentWidget() is self._alternates
        waiting = shown and any(one.state == "waiting" for one in self._alternates.selected())
        return waiting or _("Choose somebody who waits in the list of alternates first.")

    def _has_alternates(self) -> bool | str:
        return bool(self._state and self._state.alternates) or _("Nobody waits as an alternate.")

    def _may_choose(self) -> bool | str:
        return bool(self._state and self._state.seats) or _("Draw the panel first.")

    def _has_chosen(self) -> bool | str:
        return self._alternates.choice is not None or _("Choose alternates first.")

    # handing on --------------------------------------------------------------------------------------------

    def _export_panel(self) -> None:
        self._export(
            _("Export the panel"), "panel.csv", outgoing.panel_csv(self._state.seats), _("Panel exported")
        )

    def _export_alternates(self) -> None:
        data = outgoing.alternates_csv(self._state.alternates)
        self._export(_("Export the alternates"), "alternates.csv", data, _("Alternates exported"))

    def _export_stages(self) -> None:
        data = outgoing.stages_csv(self._state.stages)
        self._export(_("Export the stages"), "stages.csv", data, _("Stages exported"))

    def _export_contacts(self) -> None:
        members = [one.person_id for one in self._state.seats if one.state in queries.MEMBERS]
        waiting = [one.person_id for one in self._state.alternates if one.state == "waiting"]
        PassphraseSheet((*members, *waiting), self, self._on_contacts).open()

    def _on_contacts(self, contacts: Any) -> None:
        data = outgoing.contacts_csv(self._state.seats, self._state.alternates, contacts)
        self._export(_("Export the contact sheet"), "contacts.csv", data, _("Contact sheet exported"))

    def _export(self, title: str, name: str, data: bytes, done: str) -> None:
        def write(path: Path) -> None:
            words = _("Writing {file}").format(file=path.name)
            self.work(words, write_file, lambda _none: self.toast(done), path=path, data=data)

        self.save_file(title, name, _(CSV), write)

    def _export_certificate(self) -> None:
        self.pick_folder(_("Where the certificate folders shall stand"), self._ask_files)

    def _ask_files(self, where: Path) -> None:
        draw = self._chosen_draw()
        self.ask(queries.draw_files, partial(self._write_certificate, where, draw), draw_id=draw.id)

    def _chosen_draw(self) -> Any:
        """The draw chosen in the list of draws, else the newest that was kept."""
        shown = self._stacked.currentWidget() is self._draws
        return (self._draws.current() if shown else None) or self._state.draw

    def _write_certificate(self, where: Path, draw: Any, files: dict[str, bytes]) -> None:
        given = {"where": where, "files": files, "is_public": bool(draw.summary["public"])}
        self.work(_("Writing the certificate"), handing.write_certificate, self._on_written, **given)

    def _on_written(self, count: int) -> None:
        words = ngettext(
            "{count} file written. Publish “certificate”; keep “certificate-private” to yourselves.",
            "{count} files written. Publish “certificate”; keep “certificate-private” to yourselves.",
            count,
        )
        self.banner(words.format(count=count), "done", ["selection.verify"])


def told_of(db: Any) -> Told:
    """Everything the page shows, asked at once."""
    seats = queries.seats_of(db)
    free = any(seat.state not in queries.MEMBERS for seat in seats)
    alternates = queries.alternates_of(db)
    return Told(
        seats=seats,
        draws=queries.draws_of(db),
        targets=queries.targets_of(db),
        views=queries.target_views_of(db),
        chances=queries.chances_of(db),
        answers=queries.answers_of(db),
        alternates=alternates,
        proposed=queries.proposed_alternate(db) if free and alternates else None,
        replacement=queries.replacement_pool(db) if free else None,
        stages=queries.stages_of(db),
    )

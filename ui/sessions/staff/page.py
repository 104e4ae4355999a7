"""The team: who works for the council, and what each does in the session chosen."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from council.sessions import actions, queries
from council.words import N_, _, ngettext
from ui.sessions.room_form import RoomForm
from ui.sessions.session_page import SessionPage
from ui.sessions.staff.forms import JobForm, PartyForm
from ui.sessions.staff.state import TeamState, job_words, kind_words, where_words
from ui.widgets import Column, Flow, Section, Table, TableView, button


class TeamPage(SessionPage):
    """Facilitators, note-takers, speakers and all others who are no members, session by session."""

    shows = frozenset({"party", "staffing", "session", "discussion_table"})
    help: ClassVar[str] = N_(
        "Here stand those who work for the council and are no members, with the languages they speak and the "
        "interests they declared. Give each a job in the session chosen: a table to facilitate, notes to "
        "take, a talk. Rules of seating can keep a member away from a facilitator, or let them meet new ones."
    )

    def build(self) -> None:
        self._tables: tuple[Any, ...] = ()
        self.pick_session()
        self._parties = TableView(_parties(), name=_("Who works here"))
        self._jobs = TableView(_jobs(), name=_("Jobs in this session"), dense=True)
        self.head.actions("sessions.add_party", primary=True)
        self.body.addWidget(self._parties, 3)
        self.body.addWidget(_buttons(self, "change_party", "give_job", "party_left", "remove_party"))
        self._section = Section(_("Jobs in this session"))
        self._section.body.addWidget(self._jobs)
        self._section.body.addWidget(_buttons(self, "confirm_staff", "free_job"))
        self.body.addWidget(self._section, 2)
        self._parties.chosen.connect(self._on_chosen)
        self._jobs.chosen.connect(self._on_chosen)
        self._parties.opened.connect(self._on_opened)
        self._bind()
        self.searchable(self._parties)
        self.empty(
            _("Nobody works here yet"),
            _("Facilitators, note-takers, speakers: whoever has a part and is no member. Their languages and "
              "declared interests are kept, and each table gets its facilitator from here."),
            "sessions.add_party",
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        return self._parties

    def show_session(self) -> None:
        self.ask(_team, self._on_team, session_id=self.session.id if self.session else "")

    def _bind(self) -> None:
        party, job = self._has_party, self._has_job
        for id, do, when in (
            ("add_party", self._add, None),
            ("change_party", self._change, party),
            ("party_left", self._leave, party),
            ("remove_party", self._remove, party),
            ("free_job", self._free, job),
            ("confirm_staff", self._confirm, self._can_confirm),
        ):
            self.bind(f"sessions.{id}", do, when)
        self.bind("sessions.give_job", self._give, self._can_give, on=self._parties)

    # what came back ----------------------------------------------------------------------------------------

    def _on_team(self, answer: tuple[Any, ...]) -> None:
        parties, staffing, self._tables = answer
        state = TeamState.of(parties, staffing, len(self._tables))
        self.head.facts(state.facts if not state.is_empty else "")
        self._parties.table.show(parties)
        self._jobs.table.show(staffing)
        self._section.setVisible(self.session is not None)
        self._picker.setVisible(self.session is not None)
        self.show_empty(state.is_empty)
        self.look()

    def _on_chosen(self, _value: Any) -> None:
        self.look()

    def _on_opened(self, _value: Any) -> None:
        self._change()

    # the list ----------------------------------------------------------------------------------------------

    def _add(self) -> None:
        form = PartyForm(None, parent=self)

        def add() -> None:
            self._keep(form, _("Added to the list"), actions.add_party, **form.given())

        form.submitted.connect(add)
        form.open()

    def _change(self) -> None:
        party = self._parties.current()
        form = PartyForm(party, parent=self)

        def keep() -> None:
            self._keep(form, _("Kept"), actions.change_party, party_id=party.id, **form.given())

        form.submitted.connect(keep)
        form.open()

    def _leave(self) -> None:
        party = self._parties.current()
        is_back = party.state == "left"
        words = _("{name} is back") if is_back else _("{name} has left; jobs only planned are free")
        told = self.said(words.format(name=party.name))
        self.act(actions.set_party_state, told, party_id=party.id, active=is_back)

    def _remove(self) -> None:
        party = self._parties.current()
        told = self.said(_("{name} removed").format(name=party.name))
        self.act(actions.remove_party, told, party_id=party.id)

    # jobs --------------------------------------------------------------------------------------------------

    def _give(self) -> None:
        party, session = self._parties.current(), self.session
        number = _("{number}, {title}").format(number=session.number, title=session.title)
        form = JobForm(party.name, number, self._tables, parent=self)

        def give() -> None:
            given = {"session_id": session.id, "party_id": party.id}
            self._keep(form, _("Job given"), actions.staff_table, **given, **form.given())

        form.submitted.connect(give)
        form.open()

    def _free(self) -> None:
        job = self._jobs.current()
        told = self.said(_("{name} is free again").format(name=job.name))
        self.act(actions.free_staff, told, staffing_ids=(job.id,))

    def _confirm(self) -> None:
        """The job chosen while its list has the focus; else every job of the session."""
        job = self._jobs.current() if self._jobs.hasFocus() else None
        ids = (job.id,) if job else None
        self.act(actions.confirm_staffing, self._told, session_id=self.session.id, staffing_ids=ids)

    def _told(self, outcome: Any) -> None:
        count = outcome.value
        words = ngettext("{count} job confirmed", "{count} jobs confirmed", count)
        self.toast(words.format(count=count), outcome)

    def _keep(self, form: RoomForm, words: str, verb: Any, **given: Any) -> None:
        def done(outcome: Any) -> None:
            form.accept()
            self.toast(words, outcome)

        self.act(verb, done, form.refuse_error, **given)

    # what can be done --------------------------------------------------------------------------------------

    def _has_party(self) -> bool | str:
        return self._parties.current() is not None or _("Choose somebody in the list first.")

    def _can_give(self) -> bool | str:
        if self.session is None:
            return _("Plan a session first.")
        party = self._parties.current()
        if party is not None and party.state == "left":
            return _("{name} has left.").format(name=party.name)
        return self._has_party()

    def _has_job(self) -> bool | str:
        return self._jobs.current() is not None or _("Choose a job in the lower list first.")

    def _can_confirm(self) -> bool | str:
        planned = any(job.state == "planned" for job in self._jobs.table.values())
        return planned or _("No job of this session waits for a yes.")


def _team(db: Any, *, session_id: str) -> tuple[Any, ...]:
    """Everybody on the list, the jobs of a session, and the tables in use."""
    return (
        queries.parties_of(db),
        queries.staffing_of(db, session_id=session_id),
        queries.tables_of(db),
    )


def _parties() -> Table:
    return Table(
        Column(_("Name"), lambda each: each.name),
        Column(_("Part"), kind_words, ink=lambda each: "quiet" if each.state == "left" else ""),
        Column(_("Languages"), lambda each: ", ".join(each.languages) or "–"),
        Column(_("Declared interests"), lambda each: each.interests or "–", stretch=True),
        Column(_("Sessions"), lambda each: str(each.jobs), sort=lambda each: each.jobs, right=True),
    )


def _jobs() -> Table:
    return Table(
        Column(_("Where"), where_words, sort=lambda each: each.table_number or 10_000),
        Column(_("Name"), lambda each: each.name),
        Column(_("Job"), job_words),
        Column(_("Languages"), lambda each: ", ".join(each.languages) or "–", stretch=True),
        Column(_("State"), lambda each: _("confirmed") if each.state == "confirmed" else _("planned")),
    )


def _buttons(page: SessionPage, *names: str) -> QWidget:
    made = QWidget()
    lay = Flow(made)
    for name in names:
        lay.addWidget(button(page.action(f"sessions.{name}")))
    return made

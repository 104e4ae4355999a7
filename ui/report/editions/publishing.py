"""An edition on its way: to the members, approved, and out for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit

from council import clock
from council.errors import CouncilError
from council.report import actions, queries
from council.report.editions.proof import ProofLine
from council.report.facts import Facts
from council.report.making import Made
from council.words import _, say
from ui.page import Page
from ui.report.asking import facts_of
from ui.report.editions.sheet import EditionSheet
from ui.report.editions.state import Standing, unticked_words
from ui.report.making import make, write_pdf
from ui.report.saving import PDF, file_name
from ui.widgets import Form


class ByForm(Form):
    """Who does it, and what they want noted."""

    def __init__(self, title: str, verb: str, lead: str, by: str, *, parent: Page) -> None:
        super().__init__(title, verb=verb, cancel=_("Cancel"), lead=lead, parent=parent)
        self._by = self.field(_("By whom"), QLineEdit(by), hint=_("A name, or a role."))
        self._note = self.field(_("Note"), QLineEdit())

    @property
    def by(self) -> str:
        """Who it was."""
        return self._by.editor.text()

    @property
    def note(self) -> str:
        """What is noted."""
        return self._note.editor.text()

    def refused(self, error: CouncilError) -> None:
        """Say at the name why it was not kept."""
        self.refuse(say(error), self._by)


class Publishing:
    """The deeds of the page of editions; each file that leaves is made anew with the state it leaves in."""

    def __init__(self, page: Page, sheet: EditionSheet, now: Callable[[], Standing]) -> None:
        self._page, self._sheet, self._now = page, sheet, now
        self._by = ""
        page.bind("report.hand_out", self._hand_out, self._may_make)
        page.bind("report.approve", self._approve, self._may_approve)
        page.bind("report.publish", self._publish, self._may_make)
        page.bind("report.tick", self._tick_chosen, self._may_tick, on=sheet.proof)
        sheet.proof.ticked.connect(self.tick)
        sheet.proof.opened.connect(self.tick)

    def tick(self, line: ProofLine) -> None:
        """Ask who looked at a line; a tick that stands is taken back."""
        page = self._page
        if self._may_tick() is not True:
            page.toast(str(self._may_tick()))
            return
        if line.is_done:
            page.act(actions.untick_proof, page.said(_("Tick taken back")), item=line.item)
            return
        form = ByForm(line.title, _("Tick"), line.hint, self._by, parent=page)

        def keep() -> None:
            self._by = form.by
            done = page.said(_("{line} ticked").format(line=line.title), lambda _outcome: form.accept())
            page.act(
                actions.tick_proof, done, form.refused, item=line.item, by=form.by, note=form.note,
                mark=self._now().mark, at=clock.now(),
            )  # fmt: skip

        form.submitted.connect(keep)
        form.open()

    # when --------------------------------------------------------------------------------------------------

    def _may_make(self) -> bool | str:
        if self._now().state is None:
            return _("The report is still being read.")
        return self._now().state.may_hand_out or _("Something found in the report keeps the file back.")

    def _may_approve(self) -> bool | str:
        state = self._now().state
        if state is not None and state.rows[0].is_past:
            return _("The words have changed since: hand the edition to the members again.")
        may = state is not None and state.may_approve
        return may or _("Hand the edition to the members first.")

    def _may_tick(self) -> bool | str:
        row = self._now().chosen
        if row is None or row.is_final:
            return _("What is out stays as it is.")
        return self._sheet.proof.current() is not None or _("Choose a line first.")

    # deeds -------------------------------------------------------------------------------------------------

    def _tick_chosen(self) -> None:
        self.tick(self._sheet.proof.current())

    def _hand_out(self) -> None:
        named = _("{title} edition {number} for the members")
        self._ask_where(_("Save what the members read"), named, queries.as_handed, self._hand)

    def _hand(self, path: Path, made: Made) -> None:
        page = self._page
        told = _("Edition {number} is with the members: {name}").format(
            number=made.facts.edition.number, name=path.name
        )
        page.act(actions.hand_to_members, page.said(told), **_given(made), by="")

    def _approve(self) -> None:
        lead = _("The members have read it and agree that it goes out.")
        form = ByForm(_("Approve the edition"), _("Approve"), lead, self._by, parent=self._page)

        def keep() -> None:
            done = self._page.said(_("Edition approved"), lambda _outcome: form.accept())
            at = clock.now()
            self._page.act(actions.approve_report, done, form.refused, by=form.by, note=form.note, at=at)

        form.submitted.connect(keep)
        form.open()

    def _publish(self) -> None:
        named = _("{title} edition {number}")
        self._ask_where(
            _("Publish the report as"), named, queries.as_published, self._seal, self._ask_to_publish
        )

    def _ask_to_publish(self, path: Path, then: Any) -> None:
        row = self._now().state.rows[0]
        parts = [
            _(
                "{name} is written and its fingerprint kept in the council's record for good. A later change "
                "makes a corrected edition; this one cannot be taken back."
            ).format(name=path.name)
        ]
        if not row.is_approved:
            past = row.state == "approved" and _("The members approved other words than these.")
            parts.append(past or _("The members have not approved it."))
        if row.since:
            parts.append(_("It lists what changed since edition {number}.").format(number=row.since))
        parts.append(unticked_words(row))
        title = _("Publish edition {number}?").format(number=row.number)
        self._page.question(title, " ".join(part for part in parts if part), _("Publish"), then)

    def _seal(self, path: Path, made: Made) -> None:
        then = partial(self._on_published, path, made)
        self._page.act(actions.publish_report, then, **_given(made))

    def _on_published(self, path: Path, made: Made, outcome: Any) -> None:
        assert made.printed is not None
        self._page.banner(
            _("Edition {number} is published: {name}, SHA-256 {mark}").format(
                number=outcome.value, name=path.name, mark=made.printed.hash
            ),
            "done",
        )

    # the file ----------------------------------------------------------------------------------------------

    def _ask_where(self, title: str, named: str, dressed: Any, then: Any, ask: Any = None) -> None:
        """Ask where to write it, perhaps once more whether, make the file in its state, write it, go on.

        named: the name it is offered under, one for each state, so that no file approved is written over.
        """
        now = self._now()
        of = named.format(title=now.title or _("Report"), number=now.state.rows[0].number)

        def picked(path: Path) -> None:
            go = partial(self._make, path, dressed, then)
            if ask is None:
                go()
            else:
                ask(path, go)

        self._page.save_file(title, file_name(of, "pdf"), _(PDF), picked)

    def _make(self, path: Path, dressed: Any, then: Any) -> None:
        def facts_read(facts: Facts) -> None:
            day = clock.now().date()
            self._page.work(
                _("Making the edition"), make, partial(self._write, path, then), beside=True,
                facts=dressed(facts), day=day,
            )  # fmt: skip

        self._page.ask(facts_of, facts_read)

    def _write(self, path: Path, then: Any, made: Made) -> None:
        if made.printed is None:
            self._page.banner(_("Something found in the report keeps the file back."), "warn")
            return

        def written(_printed: Any) -> None:
            then(path, made)

        self._page.work(_("Writing"), write_pdf, written, printed=made.printed, path=path)


def _given(made: Made) -> dict[str, Any]:
    assert made.printed is not None
    return {
        "edition_id": clock.new_id(),
        "hash": made.printed.hash,
        "size": len(made.printed.data),
        "pages": made.printed.pages,
        "language": made.tree.language,
        "sections": made.said,
        "at": clock.now(),
    }

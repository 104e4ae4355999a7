"""How rounds begin from the page: on a proposal, or to elect somebody to a role."""

from __future__ import annotations

from PySide6.QtCore import QObject

from council import clock
from council.decisions import actions, queries
from council.decisions.consent.views import CircleChoices
from council.decisions.proposals.views import ProposalView
from council.words import _
from ui.decisions import asking
from ui.decisions.consent.room import Room
from ui.decisions.consent.start_form import ElectionForm, StartForm


class Starting(QObject):
    """Knows who can be in a circle and what can be decided; opens the form, which no round runs under yet."""

    def __init__(self, page: Room) -> None:
        super().__init__(page)
        self._page = page
        self._choices: CircleChoices | None = None

    def bind(self) -> None:
        """Give the deeds their keys."""
        self._page.bind("decisions.start_consent", self.start, self._may_start)
        self._page.bind("decisions.start_election", self._elect, self._may_elect)

    def take(self, choices: CircleChoices) -> None:
        """Know who can be in a circle now."""
        self._choices = choices
        self._page.look()

    def seats(self) -> tuple[tuple[str, int], ...]:
        """Every seat that can join, id and number."""
        return tuple((seat.id, seat.number) for seat in self._choices.seats) if self._choices else ()

    def proposals(self, *, but: str = "") -> dict[str, str]:
        """What else can be decided, words by id."""
        known = self._choices.proposals if self._choices else ()
        return {id: f"{number}  {title}" for id, number, title in known if id != but}

    def start(self, proposal: str = "") -> None:
        """Ask on which proposal, who the circle is, and what was agreed beforehand."""
        self._page.ask(queries.circle_choices, lambda found: self._ask(found, proposal), at=clock.now())

    def _ask(self, choices: CircleChoices, proposal: str) -> None:
        self.take(choices)
        form = StartForm(choices, parent=self._page)
        if proposal:
            form.choose(proposal)
        form.submitted.connect(
            lambda: self._page.ask(queries.proposals_of, lambda all: self._begin(form, all))
        )
        form.open()

    def _begin(self, form: StartForm, proposals: tuple[ProposalView, ...]) -> None:
        given, id = form.given(), clock.new_id()
        wanted = form.proposal.editor.currentData()
        version = next((one.version_id for one in proposals if one.id == wanted), None)
        if given is None:
            return
        self._page.act(
            actions.start_consent,
            self._begun(form, id),
            asking.refused(form, CircleTooSmall=form.members),
            round_id=id,
            version_id=version or "",
            at=clock.now(),
            **given,
        )

    def _elect(self) -> None:
        self._page.ask(queries.circle_choices, self._ask_role, at=clock.now())

    def _ask_role(self, choices: CircleChoices) -> None:
        self.take(choices)
        form = ElectionForm(choices, parent=self._page)
        form.submitted.connect(lambda: self._elected(form))
        form.open()

    def _elected(self, form: ElectionForm) -> None:
        given, id = form.given(), clock.new_id()
        if given is None:
            return
        fields = {"CircleTooSmall": form.members, "RoleMissing": form.role, "DateMissing": form.term_until}
        self._page.act(
            actions.start_election,
            self._begun(form, id),
            asking.refused(form, **fields),
            round_id=id,
            at=clock.now(),
            **given,
        )

    def _begun(self, form: StartForm, id: str):
        def begun(_outcome: object) -> None:
            form.accept()
            self._page.show_round(id)
            self._page.focus_where_asked()

        return self._page.said(_("Consent round started"), begun)

    def _may_start(self) -> bool | str:
        if self._choices is None or len(self._choices.seats) < 2:
            return _("There is no panel yet: a circle is made of its seats.")
        return bool(self._choices.proposals) or _("No proposal has a wording that can still be decided.")

    def _may_elect(self) -> bool | str:
        seats = self._choices is not None and len(self._choices.seats) > 1
        return seats or _("There is no panel yet: a circle is made of its seats.")

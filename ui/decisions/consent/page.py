"""The page of a consent round: where it is, what to say, who was not heard, and a line for the words."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from council import clock
from council.decisions import queries
from council.decisions.consent.saying import callings, hint_words, prompt_words
from council.decisions.consent.views import ConsentView
from council.words import N_, _
from ui import theme
from ui.decisions.consent.asides import Asides
from ui.decisions.consent.circle_part import CirclePart
from ui.decisions.consent.hearing import Hearing
from ui.decisions.consent.keys import KEYS, keys_of, more_of
from ui.decisions.consent.leading import ON_SHEET, Leading
from ui.decisions.consent.prompt_card import PromptCard
from ui.decisions.consent.room import Room
from ui.decisions.consent.say_bar import SayBar
from ui.decisions.consent.sheet_state import round_row
from ui.decisions.consent.stage import Keeping, Stage, StageScroll, other_members
from ui.decisions.consent.starting import Starting
from ui.decisions.consent.state import RoundState, hint_of, kinds_of, member_of, next_words
from ui.decisions.consent.step_line import StepLine
from ui.decisions.consent.voices import Voice
from ui.widgets import Columns, Rows, Table


class ConsentPage(Room):
    """One round at a time; the focus lives in its line, and nothing modal stands over it while it runs."""

    shows = frozenset(
        {"consent_round", "reaction", "objection", "concern", "proposal", "proposal_version", "seat"}
    )
    help: ClassVar[str] = N_(
        "Read the words at the top aloud; type what somebody says and press one key: Alt+C consent, "
        "Alt+K concern, Alt+O possible objection, Alt+P pass, Alt+Q question. Enter keeps what fits "
        "the step. Up and Down choose who speaks; whoever was not heard yet stands in the list. Alt+N goes "
        "on. F2 writes on the sheet, Ctrl+Enter keeps it, Esc brings you back to the line. With an empty "
        "line Ctrl+Z takes the last step back; typed words it takes out first, and Ctrl+Shift+Z brings them "
        "back. F8 shows the step to the room, Ctrl+F8 the wording."
    )

    def build(self) -> None:
        self.view: ConsentView | None = None
        self._anew = True
        self._heard_at: tuple[object, ...] = ()
        self.setProperty("live", True)  # here nothing may take the focus, not even a fault
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.starting = Starting(self)
        self.asides, self.leading = Asides(self, self.starting), Leading(self)
        self.hearing = Hearing(self, self.leading, self.asides)
        self.steps, self.prompt = StepLine(), PromptCard(self, "decisions.consent_step")
        keep = Keeping(
            need=self.leading.keep_need,
            examine=self.leading.examine,
            resolve=self.leading.resolve,
            concern=self.leading.keep_concern,
            aside=self.asides.keep,
            away=self.asides.away,
        )
        self.stage, self.circle, self.bar = Stage(self, keep), CirclePart(), SayBar(self, KEYS)
        self.all = Rows(Table(), round_row, name=_("Consent rounds"))
        self.all.hide()
        self.body.setSpacing(theme.TIGHT)
        self.middle = Columns(StageScroll(self.stage), self.circle, shares=(5, 3))
        parts = ((self.steps, 0), (self.prompt, 0), (self.all, 1), (self.middle, 1), (self.bar, 0))
        for part, stretch in parts:
            self.body.addWidget(part, stretch)
        self.head.actions("decisions.consent_which", "decisions.start_election", "decisions.start_consent")
        self.empty(
            _("No consent round yet"),
            _(
                "A circle decides by consent: everybody is heard, and a possible objection is tested, one at "
                "a time, until none stands in the way. Start with a proposal that has a wording."
            ),
            "decisions.start_consent",
            "decisions.start_election",
        )
        self._bind()

    def refresh(self) -> None:
        """Ask for the round in front, as after every key; for all of them when one comes here anew."""
        if self.view is None or self.wanted or self._anew:
            self._anew = False
            self.ask(queries.consent_rounds_of, self.on_rounds)
            self.ask(queries.circle_choices, self.starting.take, at=clock.now())
        else:
            self.ask(queries.consent_round_of, self._on_round, round_id=self.view.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.bar.line.hasFocus():
            self.keep_in_sight()

    def showEvent(self, event: QShowEvent) -> None:
        self._anew = True
        super().showEvent(event)

    def arrive(self, round: str = "", proposal: str = "") -> None:
        """Come to a round; to the newest one on a proposal; or, where there is none, to starting one."""
        self.wanted = round
        if proposal:
            self.ask(
                queries.consent_rounds_of,
                lambda found: self._on_arrived(found, proposal),
                proposal_id=proposal,
            )
        self.refresh()

    def first_focus(self) -> QWidget | None:
        return None if self.is_empty else self.bar.line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.asides.away()
        else:
            super().keyPressEvent(event)

    # shown -------------------------------------------------------------------------------------------------

    def _bind(self) -> None:
        self.hearing.bind()
        self.leading.bind()
        self.asides.bind()
        self.starting.bind()
        self.bind("decisions.consent_keep", self._keep, on=self)
        self.circle.list.chosen.connect(self._on_speaker)
        self.bar.line.entered.connect(self.hearing.enter)
        self.bar.line.came.connect(self.keep_in_sight)
        self.bar.line.stepped.connect(self.circle.step)
        self.all.opened.connect(self._on_opened)
        self.stage.concerns.list.opened.connect(lambda _one: self.stage.concerns.sign.setFocus())

    def _on_arrived(self, found: tuple[ConsentView, ...], proposal: str) -> None:
        if found:
            self.show_round(found[-1].id)
        else:
            self.starting.start(proposal)

    def _on_round(self, view: ConsentView | None) -> None:
        """The round in front as it is now; where its beginning was undone, what else there is."""
        if view is None:
            self._anew = True
            self.refresh()
        elif self.view is not None and view.id == self.view.id:
            self.view = view
            self._render(view)
            self.look()

    def on_rounds(self, rounds: tuple[ConsentView, ...]) -> None:
        self.show_empty(not rounds)
        self.all.table.show(tuple(reversed(rounds)))
        known = {view.id: view for view in rounds}
        wanted = self.wanted or (self.view.id if self.view is not None else "")
        running = [view for view in rounds if not view.round.is_over]
        newest = next(iter((running or list(rounds))[-1:]), None)
        self.view, self.wanted = known.get(wanted, newest), ""
        if self.view is not None:
            self._render(self.view)
        self.look()

    def _render(self, view: ConsentView) -> None:
        state, now = RoundState.of(view), view.round
        self.head.facts(state.facts)
        self.steps.show_marks(state.marks)
        say = prompt_words(view.next, callings(view.names))
        self.prompt.show_prompt(say, hint_words(view.next), teller=self.bar.line)
        self.action("decisions.consent_step").setText(next_words(view))
        self.circle.show_voices(state.voices, state.tally, go_to=self._go_to(view, state))
        self.circle.setVisible(not now.is_over)
        self.prompt.next.setProperty("away", now.is_over)
        self.prompt.next.setVisible(not now.is_over)
        self.bar.setVisible(not now.is_over)
        others = (
            other_members(view) if now.kind == "election" else self.starting.proposals(but=view.proposal_id)
        )
        self.stage.show_view(view, others=others)
        self.stage.deeds.offer(more_of(view))
        self._on_speaker(self.circle.speaker)
        follows, self.follows = self.follows, False
        if follows:
            self.focus_line()
        if follows and view.next.act in ON_SHEET and not self.bar.line.text():
            self.go_to_sheet()

    def _go_to(self, view: ConsentView, state: RoundState) -> str:
        """Who is chosen: the next to be heard once somebody was; else it stays as the person left it."""
        now = view.round
        heard = (view.id, now.step, now.lap, now.said, now.asking, now.circle)
        moved, self._heard_at = heard != self._heard_at, heard
        if not moved:
            return ""
        return state.go_to

    def _keep(self) -> None:
        """Keep what is written on the sheet: what was asked aside first."""
        if self.stage.aside.isVisible():
            self.asides.keep()
        else:
            self.leading.keep()

    def _on_speaker(self, voice: Voice | None) -> None:
        if self.view is None:
            return
        now = self.view.round
        member = member_of(now, voice.id if voice is not None else "")
        who = voice.words if voice is not None and kinds_of(now) else ""
        self.bar.show_speaker(who)
        self.bar.show_hint(hint_of(now, member))
        self.bar.keys.offer(keys_of(self.view, member))
        self.look()

    def _on_opened(self, view: ConsentView) -> None:
        self.show_all(False)
        self.show_round(view.id)
        self.focus_line()

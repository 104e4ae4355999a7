"""The page of the draw, four steps: find the lottery, publish the commitment, draw, result.

One thing to do first at a time, at the foot; nothing is drawn before the commitment is kept, and one
commitment gives one panel. What was left is taken up again where it stood.
"""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from council import clock
from council.selection import actions
from council.words import N_, _, ngettext
from ui import theme
from ui.page import Page
from ui.selection.ceremony.conduct import Ceremony
from ui.selection.ceremony.scenes import scenes_of
from ui.selection.draw.asking import material_of
from ui.selection.draw.conducting import CONTROLS, CeremonyWords
from ui.selection.draw.drawing import DrawingPart
from ui.selection.draw.finding import RulePart
from ui.selection.draw.found import FoundPart
from ui.selection.draw.outgoing import Outgoing
from ui.selection.draw.publishing import CommitmentPart, WayPart
from ui.selection.draw.result import ResultPart
from ui.selection.draw.sealing import Host, Sealing
from ui.selection.draw.searching import Searching
from ui.selection.draw.state import STEPS, DrawState, Material, facts_of, first_step, open_steps, primary_of
from ui.selection.verifying.sheet import VerifySheet
from ui.widgets import Flow, Scroll, Switch, button

WORDS = (N_("1  Find"), N_("2  Publish the commitment"), N_("3  Draw"), N_("4  Result"))
PRIMARIES = (
    "find_lottery", "to_publish", "commit", "quick_draw", "to_drawing", "draw_panel", "to_result", "to_panel",
)  # fmt: skip


class DrawPage(Page):
    """From targets to a panel: found, committed, drawn."""

    shows = frozenset({"target_line", "panel_size", "person", "exclusion", "draw", "seat"})
    help: ClassVar[str] = N_(
        "A lottery is a list of panels, each of which meets every target, with numbered tickets. First the "
        "fairest one is found. Then it is fixed and its hash is published. Then one ticket is drawn, which "
        "names the panel. Ctrl+Return does the next step."
    )

    def build(self) -> None:
        self._state: DrawState | None = None
        self._draw_id, self._moment = clock.new_id(), ("", "")
        self._purpose, self._choice = "panel", None
        self._is_choosing = True
        self._news: tuple[str, int] = ("", 0)
        self.search_for = Searching(self, lambda: self.state)
        self._steps = Switch(*zip(STEPS, map(_, WORDS), strict=True), name=_("Steps of the draw"))
        self._steps.changed.connect(self._on_step)
        self._make_parts()
        host = Host(lambda: self.state, self._committing, self._expect, self._go_step)
        self._outgoing = Outgoing(self, lambda: self.state)
        self._sealing = Sealing(self, host, self.drawing)
        self._bind()
        for part in (self._steps, self._stack, self._said, self._foot):
            self.body.addWidget(part)
        self.empty(
            _("Nothing to draw from yet"),
            _("The draw needs people in the pool and at least one target for the panel."),
            "selection.to_targets",
        )

    def _make_parts(self) -> None:
        self.ceremony = Ceremony(self.desk.preferences, self)
        self._rules, self._found = RulePart(self), FoundPart(self)
        self._way, self._commitment = WayPart(), CommitmentPart(self)
        self.drawing, self._result = DrawingPart(self), ResultPart(self)
        self._stack = QStackedWidget()
        self._scrolls: dict[str, Scroll] = {}
        for name, part in (
            ("rules", self._rules), ("found", self._found), ("way", self._way),
            ("commitment", self._commitment), ("drawing", self.drawing), ("result", self._result),
        ):  # fmt: skip
            self._scrolls[name] = Scroll(part)
            self._stack.addWidget(self._scrolls[name])
        self._found.level_chosen.connect(self.search_for.explain_level)
        self.search_for.found.connect(self._on_found)
        self.search_for.compared.connect(self._on_compared)
        self.search_for.again.connect(self._render)
        self.search_for.explained.connect(self._found.explain)
        self._found.person_asked.connect(self._on_person)
        into_sight = self._scrolls["found"].ensureWidgetVisible  # once what was said has its height
        self._found.answered.connect(lambda part: QTimer.singleShot(0, part, lambda: into_sight(part, 0, 0)))
        self._way.changed.connect(self._on_way)
        self.drawing.digits_changed.connect(lambda _digits: self._tell_ceremony())
        self.drawing.noted.connect(self._note)
        self._said = CeremonyWords(self, self.ceremony)
        self._foot = QWidget()
        self._foot_lay = Flow(self._foot, gap=theme.TIGHT)

    def _bind(self) -> None:
        for id, do, when in (
            ("next_step", self._next_step, self._may_step),
            ("find_lottery", self._find, self._may_find),
            ("compare_rules", self.search_for.compare, self._may_compare),
            ("find_again", self._choose_again, self._may_find),
            ("explain", lambda: self.search_for.find_again(self.state.draw), self._may_explain),
            ("to_publish", partial(self._go_step, "publish"), self._may_publish),
            ("commit", self._sealing.ask_commit, self._may_commit),
            ("quick_draw", self._ask_quick, self._may_draw_now),
            ("to_drawing", partial(self._go_step, "draw"), self._has_draw),
            ("draw_panel", self._sealing.ask_reveal, self._may_reveal),
            ("enter_beacon", self._enter_beacon, self._waits_for_beacon),
            ("void_draw", self._sealing.ask_void, self._waits),
            ("to_result", partial(self._go_step, "result"), self._has_panel),
            ("to_panel", partial(self.go, "selection.panel"), self._has_panel),
            ("to_targets", partial(self.go, "selection"), None),
            ("copy_hash", self._outgoing.copy_hash, self._has_draw),
            ("save_commitment", self._outgoing.save_commitment, self._has_draw),
            ("save_notice", self._outgoing.save_notice, self._has_draw),
            ("save_letters", self._outgoing.save_letters, self._has_draw),
            ("save_receipts", self._outgoing.save_receipts, self._has_draw),
            ("export_certificate", self._outgoing.export_certificate, self._has_panel),
            ("verify", lambda: VerifySheet(self).open(), None),
        ):
            self.bind(f"selection.{id}", do, when)
        self._primaries = {
            id: button(self.action(id), primary=True) for id in map("selection.{}".format, PRIMARIES)
        }
        others = ("selection.find_again", "selection.compare_rules", "selection.explain", *CONTROLS)
        self._others = {id: button(self.action(id)) for id in others}
        for made in (*self._primaries.values(), *self._others.values()):
            self._foot_lay.addWidget(made)

    # asking ------------------------------------------------------------------------------------------------

    def arrive(self, purpose: str = "panel", choice: Any = None) -> None:
        """Come for the panel, for replacements, or for alternates of the kinds chosen."""
        self._purpose, self._choice = purpose, choice
        self.refresh()

    def refresh(self) -> None:
        given = {"purpose": self._purpose, "choice": self._choice, "known": self._moment}
        self.ask(material_of, self._on_material, **given)

    def first_focus(self) -> QWidget | None:
        part = self._part()
        if part == "way":
            return self._way.first_focus()
        if part == "drawing" and self._state.has_ceremony:
            return self.drawing.first_focus()
        return self._rules.view if part == "rules" else self._primaries.get(self._primary())

    def _on_material(self, told: Material) -> None:
        self._state = state = DrawState.of(told, self._state)
        if state.draw is None and self.search_for.begin(state):
            self._is_choosing = True
            self._steps.choose("find")
            self.banner(_("Pool or targets have changed. Find the lottery again."), "warn")
        if state.draw is None:
            self._rules.compare(self.search_for.points, state.targets.seats)
        moment = (state.draw.id if state.draw else "", state.step)
        if moment != self._moment:
            self._on_moved(moment)
        self._render()
        self._tell_news()
        wanted = self._is_choosing and self.isVisible() and not self.search_for.points
        if wanted and self._may_compare() is True:
            self.search_for.compare()

    def _on_moved(self, moment: tuple[str, str]) -> None:
        """The draw stands elsewhere than before: what was said of the last step goes."""
        had_draw, self._moment = bool(self._moment[0]), moment
        self.clear_banner()
        if moment[0]:
            self._draw_id, self._purpose, self._choice = moment[0], "panel", None
        elif had_draw:
            self._draw_id = clock.new_id()
            self.search_for.forget()
            self._is_choosing = True
        self._steps.choose(first_step(self._state))
        if voided := self._state.voided:
            words = _("Draw {number} is void: {reason}. The next commitment says so.")
            self.banner(words.format(number=voided.number, reason=voided.reason.rstrip(".")), "note")

    def _tell_news(self) -> None:
        """Say what was just sealed, once the page stands for it."""
        if self._news[0] != self._moment[1]:
            return
        (kind, count), self._news = self._news, ("", 0)
        if kind == "committed":
            words = _("The lottery is fixed. Publish its hash before the draw: then everybody can check it.")
            self.banner(words, "done", ["selection.copy_hash"])
        else:
            words = ngettext("{count:,} person was drawn.", "{count:,} people were drawn.", count)
            self.banner(_("Drawn for good.") + " " + words.format(count=count), "done")
            self._tell_ceremony(to="sum")
        self.take_focus()

    # what stands -------------------------------------------------------------------------------------------

    def _render(self) -> None:
        state = self._state
        self.show_empty(state.step == "empty")
        self.head.facts(facts_of(state))
        self._render_steps()
        lottery = self.search_for.lottery
        summary = state.draw.summary if state.draw else self.search_for.summary
        if summary:
            rule = state.draw.rule if state.draw else lottery.rule
            self._found.show_summary(summary, rule, can_explain=lottery is not None)
            self._way.offer(len(str(summary["total"])) - 1)
        if state.draw is not None:
            self._commitment.show_draw(state)
        if state.step == "committed":
            self.drawing.show_draw(state)
        if state.step == "kept":
            self._result.show_draw(state)
        self._tell_ceremony()
        self._show_step()

    def _render_steps(self) -> None:
        reached = open_steps(self._state, found=self.search_for.lottery is not None)
        why = {
            "publish": _("Find the lottery first."),
            "draw": _("Commit to a lottery first."),
            "result": _("Draw the panel first."),
        }
        for step in STEPS:
            self._steps.allow(step, step in reached, why.get(step, ""))
            done = step in reached[:-1] or self._state.step == "kept"
            self._steps.say(step, _(WORDS[STEPS.index(step)]), "tick" if done else "")
        if reached and self._steps.current not in reached:
            self._steps.choose(reached[-1])

    def _part(self) -> str:
        """Which part of the page stands for the step one looks at."""
        step, state = self._steps.current, self._state
        if state is None or step == "find":
            return "rules" if state is None or (state.draw is None and self._is_choosing) else "found"
        if step == "publish":
            return "way" if state.draw is None else "commitment"
        return "result" if step == "result" or state.step == "kept" else "drawing"

    def _primary(self) -> str:
        found = self.search_for.lottery is not None and not self._is_choosing
        return primary_of(self._steps.current, self._state, found=found, way=self._way.way)

    def _show_step(self) -> None:
        state, part = self._state, self._part()
        self._stack.setCurrentWidget(self._scrolls[part])
        primary = self._primary()
        for id, made in self._primaries.items():
            _keep(made, id == primary)
        _keep(self._others["selection.find_again"], part == "found" and state.draw is None)
        _keep(self._others["selection.compare_rules"], part == "rules" and not self.search_for.points)
        _keep(self._others["selection.explain"], part == "found" and self._may_explain() is True)
        has_screen = state.draw is not None and state.has_ceremony and part != "found"
        for id in CONTROLS:
            _keep(self._others[id], has_screen)
        self._said.allow(has_screen)
        self.searchable(
            {"rules": self._rules.view, "found": self._found.view, "result": self._result.view}.get(part)
        )
        self.look()

    def _on_step(self, _step: str) -> None:
        if self._state is not None:
            self._show_step()

    def _on_way(self) -> None:
        if self._state is not None:
            self._show_step()

    def _go_step(self, step: str) -> None:
        self.clear_banner()
        self._steps.choose(step)
        self._show_step()
        self.take_focus()

    def _next_step(self) -> None:
        self.action(self._primary()).trigger()

    # 1 find ------------------------------------------------------------------------------------------------

    def _find(self) -> None:
        self.search_for.find(self._rules.rule, self._rules.panels)

    def _on_found(self) -> None:
        self._is_choosing = False
        self._found.explain(None)
        self._render()
        self.take_focus()

    def _on_compared(self) -> None:
        self._rules.compare(self.search_for.points, self.state.targets.seats)
        self._show_step()

    def _choose_again(self) -> None:
        self._is_choosing = True
        self._show_step()
        self._rules.view.setFocus()

    def _on_person(self, person_id: str) -> None:
        lottery = self.search_for.lottery
        if lottery is None or person_id not in lottery.ids:
            words = _("Nobody in the pool has this id. Ids are those of the file you imported.")
            self._found.refuse_person(words)
        else:
            self.search_for.explain_person(person_id)

    # the ceremony ------------------------------------------------------------------------------------------

    def _note(self, notes: dict[str, Any]) -> None:
        if self._state is not None and self._state.step == "committed":
            self.act(actions.note_reveal, draw_id=self._draw_id, notes=notes)

    def _enter_beacon(self) -> None:
        self._go_step("draw")
        field = self.drawing.signature_field
        self._scrolls["drawing"].ensureWidgetVisible(field)
        field.editor.setFocus()

    def _tell_ceremony(self, to: str = "") -> None:
        state = self._state
        if state is None or state.draw is None or not state.commitment:
            self.ceremony.close()
            return
        told = {"digits": self.drawing.boxes.text(), "result": state.result, "reveal": state.reveal}
        scenes = scenes_of(state.commitment, state.draw.commitment_hash, counts=state.counts, **told)
        self.ceremony.tell(scenes, to=to)

    # sealed steps ask the page -----------------------------------------------------------------------------

    @property
    def state(self) -> DrawState:
        """Where the draw stands."""
        assert self._state is not None
        return self._state

    def _committing(self) -> dict[str, Any]:
        """What a commitment is made of."""
        given = {"draw_id": self._draw_id, "lottery": self.search_for.lottery, "at": clock.now()}
        return given | {"chance": self._way.plan(), "purpose": self.state.purpose, "choice": self._choice}

    def _ask_quick(self) -> None:
        self._way.choose("quick")  # asked for from anywhere: a public plan would bind the draw to another day
        self._sealing.ask_quick()

    def _expect(self, kind: str, count: int = 0) -> None:
        """Say "committed" or "kept" as soon as the page stands for it."""
        self._news = (kind, count)
        self._tell_news()

    # when --------------------------------------------------------------------------------------------------

    def _may_step(self) -> bool | str:
        if self._state is None or self._state.step == "empty":
            return _("Import people and set targets first.")
        return self.desk.commands.why_not(self._primary()) or True

    def _may_find(self) -> bool | str:
        if self._state is None or self._state.step == "empty":
            return _("Import people and set targets first.")
        return self._state.draw is None or _("The draw is committed already.")

    def _may_compare(self) -> bool | str:
        return _("The rules are being compared.") if self.search_for.is_comparing else self._may_find()

    def _may_explain(self) -> bool | str:
        draw = self._state.draw if self._state else None
        if draw is None or draw.purpose != "panel":
            return _("This is for the draw of a panel, once it is committed.")
        return self.search_for.lottery is None or _("Choose a level in the list.")

    def _may_publish(self) -> bool | str:
        return self.search_for.lottery is not None or self._has_draw() is True or _("Find the lottery first.")

    def _may_commit(self) -> bool | str:
        waits = self._may_draw_now()
        return waits if waits is not True else self._way.refusal() or True

    def _may_draw_now(self) -> bool | str:
        if self._state is not None and self._state.draw is not None:
            return _("The draw is committed already.")
        if self.search_for.lottery is None:
            return _("Find the lottery first.")
        return True

    def _may_reveal(self) -> bool | str:
        waits = self._waits()
        if waits is not True or not self._state.has_ceremony:
            return waits
        return self.drawing.missing() or True

    def _waits(self) -> bool | str:
        if self._state is None or self._state.draw is None:
            return _("Commit to a lottery first.")
        return self._state.step == "committed" or _("The panel is drawn already.")

    def _waits_for_beacon(self) -> bool | str:
        waits = self._waits()
        if waits is True and self.state.chance["beacon"] == "none":
            return _("This draw was committed without a beacon.")
        return waits

    def _has_draw(self) -> bool | str:
        return bool(self._state and self._state.draw) or _("Commit to a lottery first.")

    def _has_panel(self) -> bool | str:
        return bool(self._state and self._state.step == "kept") or _("Draw the panel first.")


def _keep(made: QWidget, shown: bool) -> None:
    """Show a button, or keep it away even when its action changes."""
    made.setProperty("away", not shown)
    made.setVisible(shown)

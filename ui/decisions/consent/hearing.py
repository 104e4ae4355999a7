"""What the circle says, by keys: each reaction with the words in the line; answers; yes and no."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from council import clock
from council.decisions import actions
from council.decisions.consent.saying import kind_words
from council.decisions.consent.state import KINDS
from council.errors import CouncilError
from council.words import _, say
from ui.commands import guarded
from ui.decisions.consent.asides import Asides
from ui.decisions.consent.keys import BY_KEY, asks, sayable
from ui.decisions.consent.leading import Leading
from ui.decisions.consent.room import Room
from ui.decisions.consent.state import asked_yes_no, enter_kind, member_of, open_question
from ui.decisions.consent.typed import read_counts, read_named
from ui.decisions.consent.voices import Voice
from ui.widgets import announce


class Hearing(QObject):
    """Keeps what is said. The words stay in the line until they are kept; a refusal clears nothing.

    Keys that come while one is being kept wait until the next speaker is chosen: a quick hand would else
    give the first one's voice a second time.
    """

    def __init__(self, page: Room, leading: Leading, asides: Asides) -> None:
        super().__init__(page)
        self._page, self._leading, self._asides = page, leading, asides
        self._keeps, self._keys = False, deque[Callable[[], object]]()
        page.desk.runner.broke.connect(self._drop)
        page.desk.runner.opened.connect(self._drop)

    def bind(self) -> None:
        """Give every reaction its key."""
        bind, tell = self._page.bind, self._page.tell
        for kind in BY_KEY:
            bind(
                f"decisions.say_{kind}",
                self._in_turn(guarded(partial(self.say, kind), partial(self._may_say, kind), tell)),
            )
        for id, do, may in (
            ("decisions.say", self._enter, self._may_speak),
            ("decisions.answer", self._answer, self._may_answer),
            ("decisions.say_yes", partial(self._answered, yes=True), self._is_asked),
            ("decisions.say_no", partial(self._answered, yes=False), self._is_asked),
        ):
            bind(id, self._in_turn(guarded(do, may, tell)))

    def enter(self) -> None:
        """Keep the line as what fits the step best."""
        self._in_turn(self._enter)()

    def _in_turn(self, do: Callable[[], object]) -> Callable[[], None]:
        """The deed, once what came before it is kept and shown."""

        def come() -> None:
            if self._keeps:
                self._keys.append(do)
            else:
                do()

        return come

    def _go_on(self, _nothing: object = None) -> None:
        """What was kept is shown: the next key that waits has its turn."""
        self._keeps = False
        while self._keys and not self._keeps:
            self._keys.popleft()()

    def _drop(self, *_ignored: object) -> None:
        """Nothing was kept: keys meant for what would have followed are let go."""
        self._keeps = False
        self._keys.clear()

    def _enter(self) -> None:
        view, voice = self._page.view, self._page.circle.speaker
        if view is None:
            return
        kind = enter_kind(view.round, member_of(view.round, voice.id if voice else ""))
        text = self._page.bar.line.take()
        if kind == "counts":
            self._count(text)
        elif kind == "propose":
            self._propose(text)
        elif kind in ("question", "answer") and not text:
            self.say("pass")
        elif kind == "answer":
            self._answer()
        elif kind:
            self.say(kind)
        else:
            self._page.tell(self._page.bar.hint)

    def say(self, kind: str) -> None:
        """Keep what the chosen member says, with the words in the line."""
        view, voice = self._page.view, self._page.circle.speaker
        if view is None or voice is None:
            return
        typed, nominee = self._page.bar.line.take(), ""
        text = typed
        if kind == "nomination":
            named = self._named(typed)
            if named is None:
                return
            nominee, text = named
        self._act(
            actions.say_reaction,
            voice,
            typed,
            kind,
            member_id=voice.id,
            kind=kind,
            text=text,
            nominee_id=nominee,
        )

    def _count(self, typed: str) -> None:
        view, voice = self._page.view, self._page.circle.speaker
        kinds = [kind for kind in KINDS[view.round.step] if kind != "question"]
        found = read_counts(typed, kinds)
        if found is None:
            self._page.tell(self._page.bar.hint)
            return
        self._act(
            actions.say_reaction,
            voice,
            typed,
            "counts",
            member_id=voice.id,
            counts=dict(found.counts),
            reasons=found.reasons,
            concerns=found.concerns,
        )

    def _propose(self, typed: str) -> None:
        named = self._named(typed)
        if named is not None:
            seat, why = named
            self._act(actions.propose_member, None, typed, "", seat_id=seat, why=why)

    def _named(self, typed: str) -> tuple[str, str] | None:
        """The seat named at the beginning of the line, and the reasons; None once told what is missing."""
        found = read_named(typed)
        seats = {one.number: one.id for one in self._page.view.names if one.kind == "seat"}
        if found is None or found[0] not in seats:
            self._page.tell(
                _("Begin with the number of a seat in the circle, then the reasons: “7 listens to all”.")
            )
            return None
        return seats[found[0]], found[1]

    def _answer(self) -> None:
        typed, asked = self._page.bar.line.take(), open_question(self._page.view.round)
        self._act(actions.answer_question, None, typed, "", reaction_id=asked.id, text=typed)

    def _answered(self, *, yes: bool) -> None:
        """The answer to the question that stands: to the objector, or to the circle after many passes."""
        asked = asked_yes_no(self._page.view.round)
        typed = self._page.bar.line.take()
        if asked is None:
            self._asides.ask("put_off") if yes else self._leading.go_on(anyway=True)
            return
        what, objection = asked
        if what == "settle":
            self._act(actions.settle_objection, None, typed, "", settled=yes, text=typed)
            return
        then = None if yes else self._asides.offer_minority_view
        self._act(actions.accept_judgement, None, "", "", then=then, objection_id=objection.id, accepted=yes)

    def _act(
        self,
        verb: Callable,
        voice: Voice | None,
        typed: str,
        what: str,
        /,
        *,
        then: Callable[[], object] | None = None,
        **given: object,
    ) -> None:
        page, self._keeps = self._page, True
        page.clear_banner()
        if verb in (actions.say_reaction, actions.settle_objection):
            given["reaction_id"] = clock.new_id()
        said = _("{who}: {what}").format(who=voice.words, what=kind_words(what)) if voice else _("Kept")

        def kept(_outcome: object) -> None:
            page.bar.line.empty(typed)
            announce(page.bar.line, said)
            if then is not None:
                then()
            page.ask(_shown, self._go_on)  # comes after the answer in which the page asked for the round

        page.act(verb, kept, self._refused, round_id=page.view.id, at=clock.now(), **given)

    def _refused(self, error: CouncilError) -> None:
        """What is missing stands over the line; an objection without a reason can be a concern or a pass."""
        self._drop()
        instead = (
            ("decisions.say_concern", "decisions.say_pass") if error.code == "ObjectionNeedsReason" else ()
        )
        self._page.banner(say(error), "warn", instead)

    # ---- what may be said -----------------------------------------------------------------------------

    def _may_speak(self) -> bool | str:
        view = self._page.view
        if view is None:
            return _("There is no consent round yet.")
        return not view.round.is_over or _("This round is over.")

    def _may_say(self, kind: str) -> bool | str:
        may, view, voice = self._may_speak(), self._page.view, self._page.circle.speaker
        if may is not True or view is None:
            return may
        if voice is None:
            return _("Choose in the list who speaks (Up and Down).")
        if kind not in sayable(view, member_of(view.round, voice.id)):
            return _("This is not asked now. {hint}").format(hint=self._page.bar.hint)
        return True

    def _may_answer(self) -> bool | str:
        may = self._may_speak()
        if may is not True:
            return may
        if open_question(self._page.view.round) is None:
            return _("No question waits for an answer.")
        return bool(self._page.bar.line.take()) or _("Type the answer in the line first.")

    def _is_asked(self) -> bool | str:
        view = self._page.view
        return (view is not None and asks(view)) or _("Nobody is asked yes or no now.")


def _shown(_db: Any) -> None:
    """Nothing is asked; its answer comes after all that was asked before."""

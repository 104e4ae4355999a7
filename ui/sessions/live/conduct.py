"""The day by keys: the next item, its stages, a pause, more time, the end; the focus stays in the line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from council import clock
from council.sessions import actions, queries
from council.sessions.plans import ENDED
from council.words import _, say
from ui.commands import guarded
from ui.page import Page
from ui.sessions.closing import given_up, open_lines
from ui.sessions.live.capture import CapturePanel
from ui.sessions.running import Deed, more_time, pause_or_go_on
from ui.sessions.spoken.now_strip import NowStrip
from ui.sessions.spoken.state import NowState, next_item, turn_kind
from ui.sessions.times import clock_words
from ui.widgets import announce


class Conduct(QObject):
    """Runs the agenda of the session on the live page, and shows how its time stands."""

    said = Signal()  # the strip says something, perhaps something else

    def __init__(self, page: Page, panel: CapturePanel) -> None:
        super().__init__(page)
        self._page, self._panel = page, panel
        self.session: Any = None
        self._timers: tuple = ()
        self._stages: dict[str, tuple] = {}
        self._again = ""  # what the same key does all the same, when pressed once more
        self._in_sight = False
        self.strip = NowStrip(page)
        panel.selectors.known.connect(self.render)
        self._bind()

    def open(self, session: Any) -> None:
        """Stand for a session, or for none."""
        if session is None or self.session is None or session.id != self.session.id:
            self._again, self._timers = "", ()
        self.session = session
        self.refresh()

    def refresh(self) -> None:
        """Ask how time stands, and what the methods' stages are."""
        if self.session is not None:
            self._page.ask(queries.timers_of, self._on_timers, session_id=self.session.id)
            self._page.ask(queries.methods_of, self._on_methods)
        self.render()

    def render(self, *_args: object, in_sight: bool | None = None) -> None:
        """Say how things stand now; where there is no room for the strip, it only knows."""
        self._in_sight = self._in_sight if in_sight is None else in_sight
        self.strip.setVisible(self.session is not None and self._in_sight)
        if self.session is not None:
            names = [_(stage.name) for stage in self.stages]
            time = partial(clock_words, zone=self.session.time_zone)
            self.strip.show_state(
                NowState.of(self.session, self._items, self._timers, clock.now(), time=time, stages=names)
            )
        self.said.emit()

    @property
    def running(self) -> Any:
        """The item that runs, or None."""
        return next((item for item in self._items if item.state == "running"), None)

    @property
    def stages(self) -> tuple:
        """The stages of the running item's method; none when it has no method."""
        return self._stages.get(self.running.method, ()) if self.running else ()

    @property
    def kind(self) -> str:
        """The kind of turn a key gives by itself."""
        return turn_kind(self.stages, self.running.stage if self.running else 0)

    @property
    def _items(self) -> tuple:
        return self._panel.selectors.around.items

    def _bind(self) -> None:
        for id, do, when in (
            ("sessions.next_item", self._next, self._may_go_on),
            ("sessions.item_done", self._done, self._may_end),
            ("sessions.next_stage", self._stage, self._may_end),
            ("sessions.previous_stage", self._stage_back, self._may_end),
            ("sessions.go_on", self._go_on, self.has_begun),
            ("sessions.more_time", self._one_more, self._may_end),
            ("sessions.much_more_time", self._five_more, self._may_end),
            ("sessions.close_day", self._close, self.has_begun),
        ):
            self._page.bind(id, guarded(do, when, self._tell_why))
        for id, part in (
            ("sessions.questions", "questions"),
            ("sessions.evidence", "evidence"),
            ("sessions.parking", "parking"),
        ):
            self._page.bind(id, self._goer(part), self._has_session)

    def _tell_why(self, why: str) -> None:
        self._say(why)
        self._page.toast(why)

    def _goer(self, part: str) -> Callable[[], None]:
        return lambda: self._page.go("sessions.asked", session_id=self.session.id, part=part)

    def _on_timers(self, timers: tuple) -> None:
        self._timers = timers
        self.render()

    def _on_methods(self, methods: tuple) -> None:
        self._stages = {method.id: method.stages for method in methods}
        self.render()

    # ---- what may be done -----------------------------------------------------------------------------

    def _has_session(self) -> bool | str:
        if self.session is None:
            return _("There is no session yet.")
        return self.session.state not in ENDED or _("The session has ended.")

    def has_begun(self) -> bool | str:
        """Whether the session runs or pauses, or why not."""
        may = self._has_session()
        begun = may is True and self.session.state in ("running", "paused")
        return begun or (may if may is not True else _("The session has not begun."))

    def _may_go_on(self) -> bool | str:
        may = self._has_session()
        if may is True and next_item(self._items) is None:
            return _("There is no further item on the agenda.")
        return may

    def _may_end(self) -> bool | str:
        return self.running is not None or _("No item runs.")

    # ---- what is done ---------------------------------------------------------------------------------

    def _act(self, verb: Callable, then: Callable | None = None, /, **given: object) -> None:
        self._again = ""
        self._page.clear_banner()
        self._page.act(verb, then, **given)

    def _next(self) -> None:
        """Begin the next item, and with the first one the session."""
        item = next_item(self._items)
        if item is None:
            return
        if self.session.state in ("running", "paused"):
            self._start(item)
            return
        reason = _("Begun from the live page") if self._again == "begin" else ""
        self._again = ""
        self._page.act(
            actions.start_session,
            lambda _outcome: self._start(item),
            self._on_not_ready,
            session_id=self.session.id,
            at=clock.now(),
            reason=reason,
        )

    def _start(self, item: Any) -> None:
        said = _("{title} begins").format(title=item.title)
        self._act(actions.start_item, lambda _outcome: self._say(said), item_id=item.id, at=clock.now())

    def _on_not_ready(self, error: Any) -> None:
        """What is missing stands at the page; the same key once more begins all the same."""
        self._again = "begin"
        words = f"{say(error)} {_('Alt+N once more begins all the same, and the record says so.')}"
        self._page.banner(words, "warn")
        self._say(words)

    def _done(self) -> None:
        item = self.running
        said = _("{title} is done").format(title=item.title)
        self._act(actions.end_item, lambda _outcome: self._say(said), item_id=item.id, at=clock.now())

    def _stage(self) -> None:
        self._act(actions.next_stage, self._on_stage, item_id=self.running.id, at=clock.now())

    def _stage_back(self) -> None:
        self._act(actions.next_stage, self._on_stage, item_id=self.running.id, at=clock.now(), back=True)

    def _on_stage(self, outcome: Any) -> None:
        stages = self.stages
        if outcome.value < len(stages):
            self._say(_(stages[outcome.value].name))

    def _go_on(self) -> None:
        self._do(pause_or_go_on(self.session, clock.now()))

    def _one_more(self) -> None:
        self._do(more_time(self.running.id, 1))

    def _five_more(self) -> None:
        self._do(more_time(self.running.id, 5))

    def _do(self, deed: Deed) -> None:
        self._act(deed.verb, lambda _outcome: self._say(deed.words), **deed.given)

    def _close(self) -> None:
        """End the session; parked lines without owner or reason, and items not begun, are named first."""
        self._page.ask(queries.parked_of, self._on_parked, session_id=self.session.id)

    def _on_parked(self, lines: tuple) -> None:
        parked, items = open_lines(lines), given_up(self._items)
        if (parked or items) and self._again != "close":
            self._again = "close"
            once_more = _("Ctrl+Shift+D once more ends the session all the same.")
            words = " ".join(part for part in (parked, items, once_more) if part)
            self._page.banner(words, "warn", ("sessions.parking",) if parked else ())
            self._say(words)
            return
        self._page.clear_banner()
        self._act(
            actions.end_session,
            self._page.said(_("Session ended")),
            session_id=self.session.id,
            at=clock.now(),
        )

    def _say(self, words: str) -> None:
        announce(self._panel.line, words)

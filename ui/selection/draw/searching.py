"""Step 1 at work: the rules compared, the lottery found, and why a chance is low; all beside the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from council.errors import CouncilError
from council.progress import SILENT, Progress
from council.selection import queries
from council.selection.lottery import Lottery, chances
from council.selection.queries import DrawView
from council.selection.refusals import TargetsOutOfReach
from council.selection.targets import Line, Pool, Targets
from council.words import _, say
from ui.page import Page
from ui.selection.draw.state import DrawState


class Searching(QObject):
    """What was found over the pool and targets in hand; forgotten when these change."""

    found = Signal()
    compared = Signal()
    again = Signal()
    explained = Signal(object)  # Why or None

    def __init__(self, page: Page, state: Callable[[], DrawState]) -> None:
        super().__init__(page)
        self._page, self._state = page, state
        self.lottery: Lottery | None = None
        self.summary: dict[str, Any] = {}
        self.points: tuple[Any, ...] = ()
        self._whys: tuple[Any, ...] = ()
        self._over: Any = None
        self._comparing: Any = None
        self.job: Any = None

    @property
    def is_comparing(self) -> bool:
        """Whether the rules are being compared."""
        return self._comparing is not None

    def begin(self, state: DrawState) -> bool:
        """Stand for this pool and these targets. Returns: whether a lottery found over others was "
        "forgotten."""
        over = (state.pool, state.targets, state.purpose)
        if over == self._over:
            return False
        had = self.lottery is not None
        self.stop()
        self._over, self.points = over, ()
        self.forget()
        return had

    def forget(self) -> None:
        """Let the lottery go."""
        self.lottery, self.summary, self._whys = None, {}, ()

    def stop(self) -> None:
        """Let nothing go on that was begun over another pool."""
        for job in (self._comparing, self.job):
            if job is not None:
                job.cancel()

    # rules -------------------------------------------------------------------------------------------------

    def compare(self) -> None:
        """Compute the chances each rule would give."""
        from council.selection.comparing import compared
        from council.selection.rules import RULES

        given = {"pool": self._state().pool, "targets": self._state().targets, "rules": RULES}
        then = partial(self._on_compared, self._over)
        job = self._page.work(_("Comparing the rules"), compared, then, self._on_not_found, **given)
        over, self._comparing = job.over, job

        def ended() -> None:
            over()
            self._comparing = None
            self._page.look()

        job.over = ended

    def _on_compared(self, over: Any, points: tuple[Any, ...]) -> None:
        if over == self._over:
            self.points = points
            self.compared.emit()

    # the lottery -------------------------------------------------------------------------------------------

    def find(self, rule: str, panels: int | str) -> None:
        """Search for a lottery of this rule with so many tickets."""
        from council.selection.replacing import find_replacements
        from council.selection.rules import find_lottery

        self.stop()
        self._page.clear_banner()
        state, then = self._state(), partial(self._on_found, self._over)
        given: dict[str, Any] = {"rule": rule, "panels": panels}
        if state.purpose == "replacement":
            given |= {"find": find_replacements, "replacement": state.replacement}
        else:
            given |= {"find": find_lottery, "targets": state.targets}
        told = {"pool": state.pool, "given": given}
        self.job = self._page.work(_("Finding the lottery"), searched, then, self._on_not_found, **told)

    def _on_found(self, over: Any, told: tuple[Lottery, dict[str, Any]]) -> None:
        if self._state().draw is not None or over != self._over:
            return
        self.lottery, self.summary = told
        self._whys = ()
        self.found.emit()

    def _on_not_found(self, error: CouncilError) -> None:
        words = say(error)
        if isinstance(error, TargetsOutOfReach):
            words = " ".join((words, _("The page of targets shows the nearest changes.")))
        self._page.banner(words, "alarm", ["selection.to_targets"])

    def find_again(self, draw: DrawView) -> None:
        """Find a draw's own lottery once more, to explain its chances after the file was closed."""
        self._page.ask(asked_again, partial(self._find_again, draw), draw_id=draw.id)

    def _find_again(self, draw: DrawView, told: tuple[Pool, Targets, dict[str, Fraction]]) -> None:
        pool, targets, held = told
        tickets = draw.summary["total"]
        if _plainly(targets.lines) != _plainly(draw.targets) or targets.seats != draw.seats:
            self._on_again(None, None)
            return
        given = {"pool": pool, "targets": targets, "rule": draw.rule, "held": held}
        given["panels"] = tickets if draw.summary["panels"] > tickets // 100 else "exact"
        then = partial(self._on_again, (pool, targets, "panel"))
        self.job = self._page.work(
            _("Finding the lottery again"), found_again, then, self._on_not_found, **given
        )

    def _on_again(self, over: Any, lottery: Lottery | None) -> None:
        if lottery is None:
            words = _(
                "Pool, targets or program have changed since this draw: its reasons cannot be told any more."
            )
            self._page.banner(words, "warn")
            return
        self._over, self.lottery, self._whys = over, lottery, ()
        self.again.emit()

    # reasons -----------------------------------------------------------------------------------------------

    def explain_level(self, level: Any) -> None:
        """Say why the people of a level have no larger chance."""
        from council.selection.whys import whys_of

        if self.lottery is None:
            return
        if self._whys:
            self._tell_level(level, self._whys)
        else:
            then = partial(self._tell_level, level)
            self._page.work(_("Looking for the reason"), whys_of, then, **self._material())

    def explain_person(self, person_id: str) -> None:
        """Say why this person has no larger chance."""
        from council.selection.whys import why

        words = _("Looking for the reason")
        self._page.work(words, why, self.explained.emit, person_id=person_id, **self._material())

    def _tell_level(self, level: Any, whys: tuple[Any, ...]) -> None:
        self._whys = whys
        self.explained.emit(next((one for one in whys if one.level == level.chance), None))

    def _material(self) -> dict[str, Any]:
        pool, targets, _purpose = self._over
        return {"lottery": self.lottery, "pool": pool, "targets": targets}


def searched(
    *, pool: Pool, given: dict[str, Any], progress: Progress = SILENT
) -> tuple[Lottery, dict[str, Any]]:
    """A lottery and its summary, both made beside the window; `given`: how to find it, and over what."""
    from council.selection.summary import summary_of
    from council.selection.targets import in_order

    find = given["find"]
    wanted = {name: value for name, value in given.items() if name != "find"}
    if "targets" in wanted:
        wanted["pool"] = pool
    lottery = find(**wanted, progress=progress)
    return lottery, summary_of(lottery, in_order(pool))


def asked_again(db: Any, *, draw_id: str) -> tuple[Pool, Targets, dict[str, Fraction]]:
    """Pool and targets as they stand now, and everybody's chance in a draw."""
    held = queries.chances_of(db, draw_id=draw_id)
    return queries.drawing_pool(db).pool, queries.targets_of(db), held


def _plainly(lines: Iterable[Line]) -> list[tuple[str, str, int, int]]:
    return sorted((one.feature, one.value, one.least, one.most) for one in lines)


def found_again(
    *,
    pool: Pool,
    targets: Targets,
    rule: str,
    panels: int | str,
    held: dict[str, Fraction],
    progress: Progress = SILENT,
) -> Lottery | None:
    """The lottery over pool and targets, if it gives everybody the chance they held; else None."""
    from council.selection.rules import find_lottery

    lottery = find_lottery(pool=pool, targets=targets, rule=rule, panels=panels, progress=progress)
    return lottery if chances(lottery) == held else None

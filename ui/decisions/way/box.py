"""The next steps of the way inside another page: Enter goes one step, Alt+Left comes back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.decisions import queries
from council.decisions.outcome.way.saying import how_words, step_name, where_words
from council.decisions.outcome.way.views import ChainStep, Crossing
from council.words import N_, _
from ui import theme
from ui.decisions.way.state import ICONS, first_words
from ui.page import Page
from ui.widgets import Label, Row, Rows, Table, button

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Onward:
    """One way on from here: a step back to what was there first, or on to what grew out of it."""

    back: bool
    step: ChainStep

    @property
    def id(self) -> tuple[bool, str, str]:
        return self.back, self.step.kind, self.step.id


def onward_row(way: Onward) -> Row:
    """A way in the list: what the step says, what it is, and on which side it lies."""
    return Row(
        first_words(way.step),
        quiet=step_quiet(way.step),
        side=_("came before") if way.back else _("grew out of it"),
        icon=ICONS[way.step.kind],
        ink="quiet" if way.back else "accent",
    )


def step_quiet(step: ChainStep) -> str:
    """What a step is, where it was said, and how it is tied."""
    return " · ".join(part for part in (step_name(step), where_words(step), how_words(step.how)) if part)


MOST_SHOWN = 6
NOTHING = N_("Nothing is linked to this yet.")


class WalkBox(QWidget):
    """Stands at one thing and lists what lies one step before and after it."""

    def __init__(self, page: Page, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._path: list[Place] = []
        self._here, self._kind, self._none = (
            Label("", "body"),
            Label("", "caption"),
            Label(_(NOTHING), "quiet"),
        )
        self.ways = Rows(Table(), onward_row, name=_("Where this came from, and what became of it"))
        self.ways.opened.connect(self._on_opened)
        self._back = button(page.action("decisions.back"), quiet=True)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._kind, self._here, self._none, self.ways, self._back):
            lay.addWidget(part)

    def start(self, kind: str, id: str) -> None:
        """Stand at one thing; a walk begun elsewhere ends."""
        if self._path[:1] == [(kind, id)]:
            self.again()
            return
        self._path = [(kind, id)]
        self.again()

    def again(self) -> None:
        """Ask again for what lies around."""
        if self._path:
            kind, id = self._path[-1]
            self._page.ask(queries.walk_of, self._on_crossing, kind=kind, id=id)

    def may_go_back(self) -> bool | str:
        """Whether there is a way back, or why there is none."""
        return len(self._path) > 1 or _("The walk began here.")

    def back(self) -> None:
        """Return to the step before this one."""
        if len(self._path) > 1:
            self._path.pop()
            self.again()

    @property
    def here(self) -> Place | None:
        """Kind and id of where the walk stands."""
        return self._path[-1] if self._path else None

    def _on_opened(self, way: Onward) -> None:
        self._path.append((way.step.kind, way.step.id))
        self.again()

    def _on_crossing(self, crossing: Crossing) -> None:
        if (crossing.here.kind, crossing.here.id) != self.here:
            return
        at_start = len(self._path) == 1
        self._kind.setText(step_quiet(crossing.here))
        self._here.setText(first_words(crossing.here))
        for part in (self._kind, self._here):
            part.setVisible(not at_start)
        found = [Onward(True, step) for step in crossing.before] + [
            Onward(False, step) for step in crossing.after
        ]
        self.ways.table.show(found)
        self.ways.setVisible(bool(found))
        self._none.setVisible(not found)
        self._back.setProperty("away", at_start)
        self._back.setVisible(not at_start)
        shown = (self.ways.sizeHintForRow(row) for row in range(min(len(found), MOST_SHOWN)))
        self.ways.setMinimumHeight(sum(shown) + theme.TIGHT)
        if not at_start and found:
            self.ways.choose(found[0].id)
        self._page.look()

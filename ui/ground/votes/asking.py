"""Making a set and putting it to the council: for the page of votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from council import clock
from council.errors import CouncilError
from council.ground import actions, queries
from council.ground.queries import ThemeView
from council.words import _, say
from ui.ground.votes.choose_part import ChoosePart
from ui.ground.votes.choosing import sources_of
from ui.ground.votes.desk import EVERYTHING, VotesDesk
from ui.page import Page


@dataclass(frozen=True, slots=True)
class Around:
    """Where statements can be picked from, besides the list of all."""

    themes: tuple[ThemeView, ...]
    unthemed: tuple[str, ...]
    slate: tuple[str, ...]


def around_of(db: Any) -> Around:
    """Themes, what is in none, and the short list."""
    facts = queries.ground_facts(db)
    left = tuple(view.id for view in queries.unthemed(db))
    return Around(queries.themes_of(db), left, tuple(id for id, _why in facts.slate))


class Maker:
    """Fills the part in which a set is made, and keeps the set; `wanted` is chosen in the list afterwards."""

    def __init__(self, page: Page, part: ChoosePart, leave: Callable[[], None]) -> None:
        self._page, self._part, self._leave = page, part, leave
        self._id = ""
        self.wanted = ""

    def begin(self, desk: VotesDesk) -> None:
        """Offer what there is; a set half made stays."""
        self._id = self._id or clock.new_id()
        self._page.ask(around_of, lambda around: self._offer(desk, around))

    def _offer(self, desk: VotesDesk, around: Around) -> None:
        progress = desk.progress(EVERYTHING)
        asked = Counter({line.id: line.asked for line in progress.statements})
        lines = sorted((line for line in progress.statements if line.wants), key=lambda line: -line.more)
        sources = sources_of(
            tuple(desk.told.values()),
            around.themes,
            unthemed=around.unthemed,
            slate=around.slate,
            wanting=[line.id for line in lines],
            asked=asked,
        )
        newest = next((one.session_id for one in reversed(desk.askings)), "")
        self._part.begin(sources, desk.told, asked, desk.sessions, session_id=newest)
        self._part.title.setFocus()

    def keep(self) -> None:
        """Put the set to the council."""
        part = self._part
        given = {
            "asking_id": self._id, "title": part.title.text(), "statement_ids": part.draft.chosen,
            "way": part.way, "session_id": part.session_id or None, "at": clock.now(),
        }  # fmt: skip
        self.wanted = self._id
        told = self._page.said(_("Set put to the council"), self._kept)
        self._page.act(actions.open_asking, told, self._refused, **given)

    def _kept(self, _outcome: Any) -> None:
        self._id = ""
        self._part.empty()
        self._leave()

    def _refused(self, error: CouncilError) -> None:
        self._part.refuse(say(error))

"""The page of what comes after; for now it says what will stand here and where the work goes on meanwhile."""

from __future__ import annotations

from council.words import N_, _
from ui.follow.commands import SEE
from ui.page import Page


class FollowPage(Page):
    """What became of every recommendation."""

    help = N_(
        "This room will hold what the authority answers to each recommendation, the "
        "steps it promised with their "
        "dates, and how members judge what was done. It is not built yet."
    )

    def build(self) -> None:
        self.bind(SEE, lambda: self.go("decisions.outcome"))
        self.empty(
            _("What became of it"),
            _(
                "Here the authority's answer to every recommendation will stand, the steps "
                "it promised and their dates, "
                "and how members judge what was done. This room is not "
                "built yet; recommendations stand in Decisions."
            ),
            SEE,
        )

    def refresh(self) -> None:
        self.show_empty(True)

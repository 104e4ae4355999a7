"""What minority views answer with: frozen values, safe to show on any thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from council.decisions.outcome.minority.backing import USUAL, Backing, backers_needed


@dataclass(frozen=True, slots=True)
class MinorityText:
    """A text of those who lost; `backers` of `base` stood behind wording `backed_wording` (0: not counted).

    `texts` are its wordings, oldest first, the newest being `text`. What it answers is a proposal by number,
    title and state, with the number of the recommendation made of it, or the whole (number 0).
    """

    id: str
    number: int
    text: str
    backers: int
    base: int
    state: str
    proposal_id: str | None
    ballot_id: str | None
    at: datetime
    title: str = ""
    author_group: str = ""
    texts: tuple[str, ...] = ()
    backed_wording: int = 0
    way: str = ""
    rule: Backing = USUAL
    closed: bool = False
    proposal_number: int = 0
    proposal_title: str = ""
    proposal_state: str = ""
    recommendation: int = 0

    @property
    def needs_backing(self) -> bool:
        """The newest wording has not been backed, nor counted as not backed."""
        return self.state == "draft"

    @property
    def backed_text(self) -> str:
        """The wording that those asked saw; "" when none was counted."""
        return self.texts[self.backed_wording - 1] if 0 < self.backed_wording <= len(self.texts) else ""

    @property
    def needed(self) -> int:
        """How many backers were needed among those asked; 0 when nobody was."""
        return backers_needed(self.base, self.rule) if self.base else 0

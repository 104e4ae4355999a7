"""What the projector shows, as values; lettering.py cuts them into pages of large type. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.words import _


@dataclass(frozen=True, slots=True)
class Slide:
    """One thing sent to the projector: a heading, and blocks of words that are never torn needlessly."""

    heading: str = ""
    blocks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing to show."""
        return not self.heading and not self.blocks


def question_slide(question: str) -> Slide:
    """The question put to the council."""
    return Slide(_("Our question"), (question,) if question else ())


def agenda_slide(items: Sequence) -> Slide:
    """What runs now and what comes next; the first planned item where nothing runs."""
    open_items = [item for item in items if item.state in ("running", "planned")]
    running = [item for item in open_items if item.state == "running"]
    planned = [item for item in open_items if item.state == "planned"]
    if running:
        later = [item for item in planned if item.position > running[-1].position]
        blocks = [_("Now: {title}").format(title=running[-1].title)]
    else:
        later, blocks = planned, []
    if later:
        blocks.append(_("Next: {title}").format(title=later[0].title))
    return Slide(_("Agenda"), tuple(blocks))


def statements_slide(statements: Sequence) -> Slide:
    """Statements their speakers have found right; no number, no seat, no table."""
    return Slide(_("What we heard"), tuple(one.text for one in statements if one.state == "read_back"))

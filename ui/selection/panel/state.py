"""What the page of the panel says, worked out from values alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.selection.queries import DrawView, SeatView
from council.selection.targets import Targets
from council.words import _, ngettext


@dataclass(frozen=True, slots=True)
class PanelState:
    """The panel: its seats, and how many have answered."""

    facts: str
    seats: tuple[SeatView, ...]
    features: tuple[str, ...]
    draw: DrawView | None

    @classmethod
    def of(cls, seats: Sequence[SeatView], draws: Sequence[DrawView], targets: Targets) -> PanelState:
        counts = {state: sum(seat.state == state for seat in seats) for state in STATES}
        parts = [ngettext("{count:,} seat", "{count:,} seats", len(seats)).format(count=len(seats))]
        parts += [f"{count:,} {state_words(state)}" for state, count in counts.items() if count]
        kept = next((draw for draw in reversed(draws) if draw.state == "kept"), None)
        features = tuple(dict.fromkeys(line.feature for line in targets.lines))
        return cls(" · ".join(parts), tuple(seats), features, kept)


STATES = ("confirmed", "expected", "declined", "withdrawn")


def state_words(state: str) -> str:
    """What the state of a seat is called."""
    return {
        "expected": _("no answer yet"),
        "confirmed": _("yes"),
        "declined": _("no"),
        "withdrawn": _("has left"),
    }[state]

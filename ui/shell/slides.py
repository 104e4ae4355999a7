"""What the projector shows, as values; lettering.py cuts them into pages of large type. Pure.

Each slide is made from rows that were already released: what was not is left out here, whoever asks.
No number, no seat, no alias and no table ever stands on one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

from council.sessions import timers
from council.sessions.timers import Timer
from council.words import _, ngettext

RELEASED = ("read_back", "confirmed")  # statements whose speakers found them right
MERGED = ("prioritised", "answered", "due", "open_at_end")  # questions that were merged and ranked


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a list with weights: words, a number beside them, and its share (0 to 1) of the whole.

    `note` says more in smaller type. `against` is a share too, laid from the far end; `span` is where the
    share of all lies, low and high; an empty one is not drawn. `mark` is the share that had to be reached.
    `id` is what it is of, never shown.
    """

    words: str
    number: str = ""
    share: float = 0.0
    note: str = ""
    against: float = 0.0
    span: tuple[float, ...] = ()
    id: str = ""
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """One mark on a map: where (-1 to 1 both ways), the number of its group (-1 for none), and its name."""

    x: float
    y: float
    group: int = -1
    name: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """A countdown as it stands at one moment: the digits, how much is left (0 to 1), and its words.

    mark: "running", "nearly" (the end is near), "over", "paused", or "open" (no end; it counts up).
    """

    digits: str
    share: float
    words: str
    mark: str

    @classmethod
    def of(cls, timer: Timer, now: datetime) -> Face:
        """Read a timer off at a moment; overrun is said, not scolded."""
        mark, left = timers.mark(timer, now), timers.left(timer, now)
        said = {"paused": _("Paused"), "nearly": _("Coming to the end"), "over": _("Time is up")}
        return cls(digits_of(left), timers.share_left(timer, now), said.get(mark, ""), mark)


def digits_of(seconds: float) -> str:
    """Minutes and seconds that are left, the second begun counted whole; time gone over with a plus."""
    whole = ceil(seconds)
    sign, whole = ("+", -whole) if whole < 0 else ("", whole)
    return f"{sign}{whole // 60}:{whole % 60:02}"


@dataclass(frozen=True, slots=True)
class Slide:
    """One thing sent to the projector: a heading; blocks, lines with weights, a countdown or a map under it.

    `part` names what it is of; `foot` says what the numbers count.
    """

    heading: str = ""
    blocks: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
    countdown: Timer | None = None
    spots: tuple[Spot, ...] = ()
    foot: str = ""
    part: str = ""
    is_short: bool = False  # one thought: larger than the last row needs, where it fits

    @property
    def is_empty(self) -> bool:
        """Nothing to show."""
        return not self.heading and not self.has_body

    @property
    def has_body(self) -> bool:
        """There is more than a heading."""
        return bool(self.blocks or self.bars or self.countdown or self.spots)

    @property
    def size(self) -> int:
        """How many blocks or lines there are."""
        return len(self.blocks) + len(self.bars)

    def said(self) -> str:
        """The slide as words, for who cannot see it."""
        bars = (" ".join(part for part in (bar.number, bar.words, bar.note) if part) for bar in self.bars)
        names = dict.fromkeys(spot.name for spot in self.spots)
        return "\n".join(part for part in (self.heading, *self.blocks, *bars, *names, self.foot) if part)

    def still(self, released: Slide) -> Slide:
        """What of this slide is still released; what was withdrawn or changed since goes from the wall."""
        kept = {bar.words for bar in released.bars}
        return replace(
            self,
            blocks=tuple(block for block in self.blocks if block in released.blocks),
            bars=tuple(bar for bar in self.bars if bar.words in kept),
            spots=tuple(spot for spot in self.spots if spot in released.spots),
        )


def question_slide(question: str) -> Slide:
    """The question put to the council."""
    return Slide(_("Our question"), (question,) if question else (), is_short=True)


def prompt_slide(items: Sequence, prompts: Callable[[str], Sequence[tuple[str, str]]]) -> Slide:
    """What the running item asks of the room: its stage's prompt, else what the item is for.

    Args:
        prompts: (name, prompt) of each stage of the method with an id.
    """
    item = running(items)
    if item is None:
        return Slide(_("Now"))
    stages = prompts(item.method) if item.method else ()
    name, words = stages[min(item.stage, len(stages) - 1)] if stages else ("", item.purpose)
    heading = _("{item} – {stage}").format(item=item.title, stage=name) if name else item.title
    return Slide(heading, (words,) if words else (), is_short=True)


def agenda_slide(items: Sequence) -> Slide:
    """What runs now and what comes next; the first planned item where nothing runs."""
    now = running(items)
    later = [one for one in items if one.state == "planned" and (not now or one.position > now.position)]
    blocks = [_("Now: {title}").format(title=now.title)] if now else []
    if later:
        blocks.append(_("Next: {title}").format(title=later[0].title))
    return Slide(_("Agenda"), tuple(blocks), is_short=True)


def running(items: Sequence):
    """The agenda item that runs now, or None."""
    return next((item for item in reversed(items) if item.state == "running"), None)


def timer_slide(items: Sequence, told: Sequence[Timer]) -> Slide:
    """The timer of the running item, else that of the session; never one of a single speaker."""
    going = [one for one in told if one.state in ("running", "paused")]
    item = running(items)
    for one in going:
        if item is not None and one.kind == "item" and one.item_id == item.id:
            return Slide(item.title, countdown=one)
    return Slide(
        _("Our time together"), countdown=next((one for one in going if one.kind == "session"), None)
    )


def statements_slide(statements: Sequence, *, carried: bool = False) -> Slide:
    """Statements their speakers have found right, or those of them a table carries forward."""
    told = tuple(one.text for one in statements if one.state in RELEASED and (not carried or one.carry))
    return Slide(_("For everybody") if carried else _("What we heard"), told)


def questions_slide(questions: Sequence) -> Slide:
    """The questions of all tables as they were merged and ranked; one just asked is not shown yet."""
    told = (one for one in questions if one.state in MERGED and one.text)  # "": its words were taken out
    ranked = sorted(told, key=lambda one: one.rank or 10_000)
    return Slide(_("Our questions"), bars=tuple(Bar(one.text, f"{n}") for n, one in enumerate(ranked, 1)))


def themes_slide(themes: Sequence) -> Slide:
    """Themes that people have named, by how many members speak in each; a machine's proposal is not."""
    named = sorted(
        (one for one in themes if one.state == "named" and one.people), key=lambda one: -one.people
    )
    most = max((one.people for one in named), default=1)
    bars = tuple(Bar(one.title, f"{one.people:,}", one.people / most) for one in named)
    return Slide(_("Our themes"), bars=bars, foot=_("Number of people who speak in a theme") if bars else "")


def here_slide(*, letters: int, registered: int, members: int, present: int) -> Slide:
    """Where one stands: of how many who were written to, registered, sit in the panel, are here today."""
    counts = (
        (letters, ngettext("letter sent", "letters sent", letters)),
        (registered, ngettext("person registered", "people registered", registered)),
        (members, ngettext("member of the panel", "members of the panel", members)),
        (present, ngettext("member here today", "members here today", present)),
    )
    bars = tuple(Bar(words, f"{count:,}") for count, words in counts if count)
    return Slide(_("You are here"), bars=bars if members else ())

"""What the projector shows, as values; lettering.py cuts them into pages of large type. Pure.

Each slide is made from rows that were already released: what was not is left out here, whoever asks.
No number, no seat, no alias and no table ever stands on one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from typing import Any

from council.ground.shared import telling
from council.ground.shared.values import CONTESTED, EMERGING, NOT_SHARED, OTHERS, SHARED, UNKNOWN
from council.sessions import timers
from council.sessions.timers import Timer
from council.words import N_, _, ngettext

RELEASED = ("read_back", "confirmed")  # statements whose speakers found them right
TABLE = "table"  # the field that cuts the council by where people sit
OTHERS_WORDS = N_("Others together")  # groups too small to stand alone
MERGED = ("prioritised", "answered", "due", "open_at_end")  # questions that were merged and ranked


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a list with weights: words, a number beside them, and its share (0 to 1) of the whole.

    `note` says more in smaller type. `against` is a share too, laid from the far end; `span` is where the
    share of all lies, low and high; an empty one is not drawn.
    """

    words: str
    number: str = ""
    share: float = 0.0
    note: str = ""
    against: float = 0.0
    span: tuple[float, ...] = ()


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
    """One thing sent to the projector: a heading, and blocks, lines with weights or a countdown under it.

    `part` names what it is of; `foot` says what the numbers count.
    """

    heading: str = ""
    blocks: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
    countdown: Timer | None = None
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
        return bool(self.blocks or self.bars or self.countdown)

    @property
    def size(self) -> int:
        """How many blocks or lines there are."""
        return len(self.blocks) + len(self.bars)

    def said(self) -> str:
        """The slide as words, for who cannot see it."""
        bars = (" ".join(part for part in (bar.number, bar.words, bar.note) if part) for bar in self.bars)
        return "\n".join(part for part in (self.heading, *self.blocks, *bars, self.foot) if part)

    def still(self, released: Slide) -> Slide:
        """What of this slide is still released; what was withdrawn or changed since goes from the wall."""
        kept = {bar.words for bar in released.bars}
        return replace(
            self,
            blocks=tuple(block for block in self.blocks if block in released.blocks),
            bars=tuple(bar for bar in self.bars if bar.words in kept),
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


def voices_slide(themes: Sequence, *, released: Collection[str]) -> Slide:
    """Themes people have named, each with how many members speak in it and one voice out of it.

    A voice is a statement that was released; the one that stands nearest the middle of its theme.
    """
    named = sorted(
        (one for one in themes if one.state == "named" and one.people), key=lambda one: -one.people
    )
    most = max((one.people for one in named), default=1)
    bars = []
    for one in named:
        voice = next((each.text for each in one.statements if each.id in released), "")
        note = _("“{voice}”").format(voice=" ".join(voice.split())) if voice else ""
        bars.append(Bar(one.title, f"{one.people:,}", one.people / most, note))
    foot = _("Number of people who speak in a theme") if bars else ""
    return Slide(_("Our themes and voices"), bars=tuple(bars), foot=foot)


def share_slide(lines: Sequence) -> Slide:
    """What most agree with in every group, surely or likely, each with its counts."""
    bars = tuple(_voted(line, _shared_note(line)) for line in lines if line.label in (SHARED, EMERGING))
    return Slide(_("What we share"), bars=bars, foot=_votes_foot(lines) if bars else "")


def differ_slide(lines: Sequence) -> Slide:
    """Where groups part, each with who; then what no majority of every group carries."""
    parted = [line for line in lines if line.label == CONTESTED]
    others = [line for line in lines if line.label == NOT_SHARED]
    bars = tuple(_voted(line, _differ_note(line)) for line in (*parted, *others))
    return Slide(_("Where we differ"), bars=bars, foot=_votes_foot(lines) if bars else "")


def unknown_slide(lines: Sequence) -> Slide:
    """What too few were asked to say, each with whom to ask."""
    bars = tuple(_voted(line, _unknown_note(line)) for line in lines if line.label == UNKNOWN)
    return Slide(_("What we do not know yet"), bars=bars, foot=_votes_foot(lines) if bars else "")


def groups_slide(line: Any | None, field: str, cells: Sequence[tuple[str, Any]]) -> Slide:
    """One statement with a bar for each group of a field; what is hidden says so.

    Tables stand without their numbers, the most agreeing first, since everybody sees who sits where.

    Args:
        cells: each group's name with its Cell or Hidden.
    """
    if line is None or not cells:
        return Slide(_("By groups"))
    if field == TABLE:
        bars = [
            _group_bar(_("A table of {size:,}").format(size=c.size), c)
            for _n, c in cells
            if not _is_hidden(c)
        ]
        bars.sort(key=lambda bar: -bar.share)
    else:
        bars = [_group_bar(_(OTHERS_WORDS) if name == OTHERS else name, cell) for name, cell in cells]
    return Slide(_("By {field}").format(field=field), (line.text,), tuple(bars), foot=_groups_foot(cells))


def _group_bar(name: str, cell: Any) -> Bar:
    if _is_hidden(cell):
        return Bar(name, "–", note=telling.hidden_words(cell))
    words = _("{name} (of {asked:,} asked)").format(name=name, asked=cell.asked)
    span = (cell.low, cell.high) if cell.asked < cell.size else ()
    return Bar(words, f"{cell.agree:,}", cell.agree / cell.size, "", cell.disagree / cell.size, span)


def _is_hidden(cell: Any) -> bool:
    return not hasattr(cell, "agree")


def _groups_foot(cells: Sequence[tuple[str, Any]]) -> str:
    if all(_is_hidden(cell) or cell.asked >= cell.size for _name, cell in cells):
        return _("Filled agree, hatched are against, of each group")
    return _("Filled agree, hatched against; bracket: likely of the group")


def _voted(line: Any, note: str) -> Bar:
    whole = max(line.size, 1)
    span = (line.low, line.high) if line.asked < line.size else ()
    return Bar(line.text, f"{line.agree:,}", line.agree / whole, note, line.disagree / whole, span)


def _votes_foot(lines: Sequence) -> str:
    size = max((line.size for line in lines), default=0)
    if all(line.asked >= line.size for line in lines):
        return _("Filled agree, hatched are against, of {size:,} members").format(size=size)
    return _("Filled agree, hatched against; bracket: likely of all {size:,}").format(size=size)


def _asked_words(line: Any) -> str:
    return _("{agree:,} of {asked:,} asked agree, {against:,} are against").format(
        agree=line.agree, asked=line.asked, against=line.disagree
    )


def _shared_note(line: Any) -> str:
    if line.label == SHARED:
        return _("Shared by every group: {votes}.").format(votes=_asked_words(line))
    return _("Likely shared, not yet sure of {group}: {votes}.").format(
        group=_wall_group(line.limiting_group), votes=_asked_words(line)
    )


def _differ_note(line: Any) -> str:
    if line.label == CONTESTED and len(line.sides) > 1:
        if all(_is_table(side) for side in line.sides):
            return _("At some tables most agree, at others most are against.")
        return _("Most of {one} agree, most of {other} are against.").format(
            one=_wall_group(line.sides[0]), other=_wall_group(line.sides[1])
        )
    return _("No majority is likely in {group}: {votes}.").format(
        group=_wall_group(line.limiting_group), votes=_asked_words(line)
    )


def _unknown_note(line: Any) -> str:
    if not line.missing:
        return _("So far {asked:,} of {size:,} were asked.").format(asked=line.asked, size=line.size)
    thin = line.missing[0]
    return _("Too few were asked in {group}: {asked:,} of {size:,}.").format(
        group=_wall_group(thin.group), asked=thin.asked, size=thin.size
    )


def _wall_group(name: str) -> str:
    """A group as it may stand on a wall: never a table, whose members everybody can see."""
    return _("one of the tables") if _is_table(name) else telling.group_words(name)


def _is_table(name: str) -> bool:
    return name.startswith("table: ")


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

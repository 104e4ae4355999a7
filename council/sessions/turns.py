"""Who held the floor and for how long, against who was there; and who has not been heard yet.

Content is never part of it. A break-down shows no cell of fewer than five people, nor one that could be
worked out from the others and the total.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

KINDS = ("round", "open", "pass", "question", "answer")
LEAST_PEOPLE = 5
TOP_SHARE = 5  # the most frequent fifth


@dataclass(frozen=True, slots=True)
class Spoke:
    """One turn. `seconds` is None while it lasts; a pass has 0 and counts as asked, not as heard."""

    id: str
    seat_id: str
    kind: str
    start: datetime
    seconds: float | None = None
    table_id: str = ""
    item_id: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still lasts."""
        return self.seconds is None


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who was there for so many seconds."""

    seat_id: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Cell:
    """What one group holds of all turns, of all seconds spoken and of all presence, each share 0 to 1.

    `people` were there, `spoke` of them had a turn. A hidden cell tells its name and nothing else.
    """

    value: str
    people: int = 0
    spoke: int = 0
    turns: int = 0
    seconds: float = 0.0
    presence_seconds: float = 0.0
    turn_share: float = 0.0
    second_share: float = 0.0
    presence_share: float = 0.0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One field and its cells, by value."""

    field: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Figures of the turns of a session, each with its base; `measured` False says that nothing was logged.

    `present` people were there (base of `spoke` and `never`); `top_people` are the most frequent fifth, at
    least five, who held `top_turns` of `turns` and `top_seconds` of `seconds`; 0 where fewer were there.
    `presence_noted` False: nobody noted attendance, so everyone expected counts as there all the time.
    """

    measured: bool = False
    present: int = 0
    presence_seconds: float = 0.0
    presence_noted: bool = True
    turns: int = 0
    seconds: float = 0.0
    passes: int = 0
    spoke: int = 0
    never: int = 0
    top_people: int = 0
    top_turns: int = 0
    top_seconds: float = 0.0
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody who might like to be asked: seconds since they spoke or came, and whether they passed."""

    seat_id: str
    seconds: float
    spoke: bool = False
    passed: bool = False


NOT_MEASURED = Voices()


def voices(
    turns: Sequence[Spoke],
    presence: Sequence[Presence],
    *,
    fields: Mapping[str, Mapping[str, str]],
    presence_noted: bool = True,
) -> Voices:
    """How the floor was shared among those who were there.

    Args:
        turns: of one session or several; those still open are left out.
        presence: one entry per person who was there, their sessions summed.
        fields: {field: {seat id: value}}; a person without a value has "".
    Returns: NOT_MEASURED when there is no turn.
    """
    done = [turn for turn in turns if not turn.is_open]
    spoken = [turn for turn in done if turn.kind != "pass"]
    if not done:
        return NOT_MEASURED
    here = {one.seat_id: one.seconds for one in presence}
    held = _held(spoken, here)
    top = _top(held)
    spoke = sum(1 for count, _seconds in held.values() if count)
    return Voices(
        measured=True,
        present=len(here),
        presence_seconds=sum(here.values()),
        presence_noted=presence_noted,
        turns=len(spoken),
        seconds=sum(turn.seconds or 0.0 for turn in spoken),
        passes=len(done) - len(spoken),
        spoke=spoke,
        never=len(held) - spoke,
        top_people=len(top),
        top_turns=sum(count for count, _seconds in top),
        top_seconds=sum(seconds for _count, seconds in top),
        groups=tuple(Group(name, _cells(held, here, values)) for name, values in fields.items()),
    )


def hidden_cells(people: Sequence[int], *, least: int = LEAST_PEOPLE) -> frozenset[int]:
    """Which cells of one break-down stay hidden, by position.

    Those below `least` people; and the smallest others until at least two are hidden and these hold `least`
    people together, so that none can be worked out from the total and the rest.
    """
    hidden = {at for at, count in enumerate(people) if count < least}
    rest = sorted((at for at in range(len(people)) if at not in hidden), key=lambda at: (people[at], at))
    while hidden and rest and (len(hidden) < 2 or sum(people[at] for at in hidden) < least):
        hidden.add(rest.pop(0))
    return frozenset(hidden)


def silences(
    turns: Iterable[Spoke], here: Mapping[str, datetime], now: datetime, *, item_id: str = ""
) -> tuple[Silence, ...]:
    """Who has not been heard, longest silence first; of equals in the order of `here`.

    Args:
        turns: all turns of the session.
        here: who is there now, and since when.
        item_id: not heard in this item; who passed in it was asked and is left out. "": in the session.
    """
    last: dict[str, datetime] = {}
    heard, passed = set(), set()
    for turn in turns:
        in_item = not item_id or turn.item_id == item_id
        if turn.kind == "pass":
            passed |= {turn.seat_id} if in_item else set()
            continue
        last[turn.seat_id] = max(turn.start, last.get(turn.seat_id, turn.start))
        heard |= {turn.seat_id} if in_item or turn.is_open else set()
    left_out = heard | (passed if item_id else set())
    found = [
        Silence(
            seat_id,
            max((now - max(last.get(seat_id, since), since)).total_seconds(), 0.0),
            spoke=seat_id in last,
            passed=seat_id in passed,
        )
        for seat_id, since in here.items()
        if seat_id not in left_out
    ]
    return tuple(sorted(found, key=lambda silence: -silence.seconds))


def _held(spoken: Sequence[Spoke], here: Mapping[str, float]) -> dict[str, tuple[int, float]]:
    """Turns and seconds of everyone who was there, and of nobody else."""
    held = dict.fromkeys(here, (0, 0.0))
    for turn in spoken:
        if turn.seat_id in held:
            count, seconds = held[turn.seat_id]
            held[turn.seat_id] = (count + 1, seconds + (turn.seconds or 0.0))
    return held


def _top(held: Mapping[str, tuple[int, float]]) -> list[tuple[int, float]]:
    """The most frequent fifth, at least five people; of equal turns who spoke longer. Else nobody."""
    if len(held) < LEAST_PEOPLE:
        return []
    most = max(LEAST_PEOPLE, -(-len(held) // TOP_SHARE))
    return sorted(held.values(), reverse=True)[:most]


def _cells(
    held: Mapping[str, tuple[int, float]], here: Mapping[str, float], values: Mapping[str, str]
) -> tuple[Cell, ...]:
    members: dict[str, list[str]] = {}
    for seat_id in here:
        members.setdefault(values.get(seat_id, ""), []).append(seat_id)
    order = sorted(members, key=_by_number)
    hidden = hidden_cells([len(members[value]) for value in order])
    all_turns = sum(count for count, _seconds in held.values())
    all_seconds, all_presence = sum(seconds for _count, seconds in held.values()), sum(here.values())
    found = []
    for at, value in enumerate(order):
        if at in hidden:
            found.append(Cell(value, hidden=True))
            continue
        mine = [held[seat_id] for seat_id in members[value]]
        turns, seconds = sum(count for count, _seconds in mine), sum(seconds for _count, seconds in mine)
        presence = sum(here[seat_id] for seat_id in members[value])
        found.append(
            Cell(
                value=value,
                people=len(mine),
                spoke=sum(1 for count, _seconds in mine if count),
                turns=turns,
                seconds=seconds,
                presence_seconds=presence,
                turn_share=_share(turns, all_turns),
                second_share=_share(seconds, all_seconds),
                presence_share=_share(presence, all_presence),
            )
        )
    return tuple(found)


def _by_number(value: str) -> tuple[int, int, str]:
    """Numbers by size, then words; what is not known last."""
    return (2, 0, "") if not value else (0, int(value), "") if value.isdecimal() else (1, 0, value)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0

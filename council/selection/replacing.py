"""Who follows members who leave: the same lottery over the seats left, with everybody who stays held fixed.

Lines are lessened by the members who stay, so that old and new together meet the targets as they were set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from council.progress import SILENT, Progress
from council.selection.lottery import Lottery
from council.selection.nearest import Change, said
from council.selection.refusals import NoSeatLeft, TargetsOutOfReach
from council.selection.targets import Line, Pool, Targets, in_order, plain
from council.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that fewer members hold than it asks for: how many do, and how many are missing."""

    line: Line
    kept: int
    short: int


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who declined or left: state "declined" or "withdrawn", and when (None: not known)."""

    seat_id: str
    number: int
    ref: str
    state: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """What replacements are drawn from: pool and targets of the seats left, and what led to it.

    seated: the members who stay, as a pool in the one order; seated_ids: the same by id. whole: the targets
    as they were set. over: changes without which those who stay hold more seats of a line than it allows.
    left_out: people who cannot be drawn, by reason. seats_left may be 0: then there is nothing to draw.
    """

    pool: Pool
    targets: Targets
    whole: Targets
    seated: Pool
    left: tuple[Leaver, ...]
    broken: tuple[Broken, ...]
    over: tuple[Change, ...]
    left_out: tuple[tuple[str, int], ...]

    @property
    def seats_left(self) -> int:
        """Seats that nobody holds."""
        return self.targets.seats

    @property
    def seated_ids(self) -> tuple[str, ...]:
        """Ids of the members who stay, in the one order."""
        return self.seated.ids


def replacement_of(
    pool: Pool,
    targets: Targets,
    *,
    kept: Collection[str],
    left: Sequence[Leaver],
    left_out: Mapping[str, int] | None = None,
) -> Replacement:
    """Everything a replacement needs.

    Args:
        pool: everybody, members and those who left included; targets: as they were set.
        kept: ids of the members who stay. left: who declined or left, whether in the pool or not.
        left_out: people who are not in the pool at all, by reason.
    """
    gone = {one.ref for one in left}
    less, rest = left_over(pool, targets, kept=kept, out=gone)
    known = set(pool.ids)
    reasons = Counter(left_out or {})
    reasons[_("declined or left")] += len(gone & known)
    reasons[_("shares an address with a member")] += len(known - gone - set(kept) - set(less.ids))
    return Replacement(
        pool=less,
        targets=rest,
        whole=targets,
        seated=members_of(pool, kept),
        left=tuple(left),
        broken=broken(pool, targets, kept=kept, left=gone),
        over=over_full(pool, targets, kept=kept),
        left_out=tuple(sorted((reason, count) for reason, count in reasons.items() if count)),
    )


def left_over(
    pool: Pool, targets: Targets, *, kept: Collection[str], out: Collection[str] = ()
) -> tuple[Pool, Targets]:
    """The pool and the targets of the seats that are left; with nobody kept or out, those given.

    Args:
        pool: everybody, members included.
        kept: ids of the members who stay; they hold their seats, and whoever shares their address is out.
        out: ids of those who cannot be drawn again, as they declined or left.
    Returns: pool without those people; targets with the seats left (from 0) and each line less those who
        stay, never below 0 (see over_full).
    """
    counts = counted(pool, targets, kept)
    lines = tuple(_lessened(line, counts[line]) for line in targets.lines)
    return _without(pool, kept, out), Targets(max(0, targets.seats - len(set(kept))), lines)


def over_full(pool: Pool, targets: Targets, *, kept: Collection[str]) -> tuple[Change, ...]:
    """The changes without which those who stay hold more seats of a line than it allows."""
    counts = counted(pool, targets, kept)
    return tuple(Change(line, line.least, counts[line]) for line in targets.lines if counts[line] > line.most)


def counted(pool: Pool, targets: Targets, ids: Collection[str]) -> dict[Line, int]:
    """How many of these people hold each line; a feature the pool does not have is held by nobody."""
    wanted = set(ids)
    places = {plain(name): place for place, name in enumerate(pool.features)}
    rows = [row for one, row in zip(pool.ids, pool.values, strict=True) if one in wanted]
    found = {}
    for line in targets.lines:
        place = places.get(plain(line.feature))
        held = [] if place is None else [row for row in rows if plain(row[place]) == plain(line.value)]
        found[line] = len(held)
    return found


def broken(
    pool: Pool, targets: Targets, *, kept: Collection[str], left: Collection[str]
) -> tuple[Broken, ...]:
    """The lines that those who left have broken: they held them, and those who stay are too few."""
    stay, gone = counted(pool, targets, kept), counted(pool, targets, left)
    return tuple(
        Broken(line, stay[line], line.least - stay[line])
        for line in targets.lines
        if gone[line] and stay[line] < line.least
    )


def without_waiting(asked: Replacement, waiting: Collection[str]) -> Replacement:
    """The same without people who wait for a free seat already, and without those who live with them."""
    less = _without(asked.pool, set(waiting) & set(asked.pool.ids), ())
    gone = len(asked.pool.ids) - len(less.ids)
    if not gone:
        return asked
    reasons = (*asked.left_out, (_("waits already, or lives with somebody who does"), gone))
    return replace(asked, pool=less, left_out=tuple(sorted(reasons)))


def find_replacements(
    *,
    replacement: Replacement,
    rule: str = "leximin",
    panels: int | str = 1_000,
    progress: Progress = SILENT,
) -> Lottery:
    """The lottery over the seats left, by the same rules and engine as the first draw.

    Raises: NoSeatLeft; TargetsOutOfReach, its changes told for the lines as they were set, with the lines
        that were broken; and what find_lottery raises.
    """
    from council.selection.rules import find_lottery

    if replacement.seats_left < 1:
        raise NoSeatLeft(seats=replacement.whole.seats)
    if replacement.over:
        raise TargetsOutOfReach(
            reason=_("those who stay hold more seats of a line than it allows."),
            nearest=(replacement.over,),
            proposal=_("The smallest change: {changes}.").format(changes=said(replacement.over)),
        )
    try:
        return find_lottery(
            pool=replacement.pool, targets=replacement.targets, rule=rule, panels=panels, progress=progress
        )
    except TargetsOutOfReach as error:
        raise out_of_reach(error, replacement) from error


def out_of_reach(error: TargetsOutOfReach, replacement: Replacement) -> TargetsOutOfReach:
    """The same refusal, its changes told for the lines as they were set and not for what is left of them."""
    targets, whole = replacement.targets, replacement.whole
    set_as = {
        (plain(one.feature), plain(one.value)): (one, was)
        for one, was in zip(targets.lines, whole.lines, strict=True)
    }
    nearest = tuple(
        tuple(_as_set(change, set_as) for change in proposal)
        for proposal in cast(Sequence[Sequence[Change]], error.facts["nearest"])
    )
    reason = ngettext(
        "for the {seats} seat left, {reason}", "for the {seats} seats left, {reason}", targets.seats
    ).format(seats=targets.seats, reason=error.facts["reason"])
    if replacement.broken:
        names = "; ".join(
            _("{feature} {value}: {short} missing").format(
                feature=one.line.feature, value=one.line.value, short=one.short
            )
            for one in replacement.broken
        )
        reason = " ".join((reason, _("Those who left have broken {lines}.").format(lines=names)))
    proposal = str(error.facts["proposal"])
    if nearest:
        proposal = _("The smallest change: {changes}.").format(changes=said(nearest[0]))
    return TargetsOutOfReach(reason=reason, nearest=nearest, proposal=proposal)


def _as_set(change: Change, set_as: Mapping[tuple[str, str], tuple[Line, Line]]) -> Change:
    less, was = set_as[plain(change.line.feature), plain(change.line.value)]
    least = was.least - (less.least - change.least) if change.least != less.least else was.least
    most = was.most + (change.most - less.most) if change.most != less.most else was.most
    return Change(was, least, most)


def _lessened(line: Line, held: int) -> Line:
    least_flex = None if line.least_flex is None else max(0, line.least_flex - held)
    most_flex = None if line.most_flex is None else max(0, line.most_flex - held)
    return replace(
        line,
        least=max(0, line.least - held),
        most=max(0, line.most - held),
        least_flex=least_flex,
        most_flex=most_flex,
    )


def _without(pool: Pool, kept: Collection[str], out: Collection[str]) -> Pool:
    homes = pool.households or ("",) * len(pool.ids)
    held = set(kept)
    taken = {home for one, home in zip(pool.ids, homes, strict=True) if home and one in held}
    gone = held | set(out)
    places = [
        place
        for place, (one, home) in enumerate(zip(pool.ids, homes, strict=True))
        if one not in gone and home not in taken
    ]
    return chosen(pool, places)


def chosen(pool: Pool, places: Sequence[int]) -> Pool:
    """The people at these places of a pool, as a pool of their own."""
    return Pool(
        ids=tuple(pool.ids[place] for place in places),
        features=pool.features,
        values=tuple(pool.values[place] for place in places),
        households=tuple(pool.households[place] for place in places) if pool.households else (),
    )


def members_of(pool: Pool, ids: Collection[str]) -> Pool:
    """These people of a pool as a pool of their own, in the one order."""
    wanted = set(ids)
    return in_order(chosen(pool, [place for place, one in enumerate(pool.ids) if one in wanted]))

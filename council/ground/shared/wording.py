"""The words figures and groups are told in: shares, chances, spans, and groups as people say them."""

from __future__ import annotations

from collections.abc import Sequence

from council.ground.shared.values import OTHERS, Cell, Covered, Hidden, Line
from council.ground.voting.values import EVERYONE
from council.words import _, ngettext

BARE = {"", "no", "none", "nobody", "other", "others", "unknown", "yes"}  # read like no group at all


def more_than_words(share: float) -> str:
    """The share of a group that must agree: "half", or a percentage."""
    return _("half") if share == 0.5 else f"{share:.0%}"


def chance_words(chance: float | None, *, roughly: bool = False) -> str:
    """A chance in words; never certainty, since votes are a sample of what people think.

    `roughly`: only whether it is over 90 %, over one half or under, where a figure would tell of a few.
    """
    share = chance or 0.0
    if roughly:
        return _("over 90%") if share >= 0.9 else _("over 50%") if share >= 0.5 else _("under 50%")
    if share > 0.99:
        return _("over 99%")
    return _("under 1%") if share < 0.01 else f"{share:.0%}"


def points_words(gap: float) -> str:
    """How far two shares are apart, in points of a hundred."""
    points = round(100 * gap)
    return ngettext("{count} point", "{count} points", points).format(count=points)


def span(low: float, high: float) -> str:
    """From low to high in percent, or the one figure where both are the same."""
    one, other = f"{100 * low:.0f}", f"{100 * high:.0f}"
    return f"{one}%" if one == other else f"{one}–{other}%"


def reach_span(of: Line | Cell) -> str:
    """Where the agreement of all lies. Of those not asked it claims nothing for certain.

    Where the ends of the interval come to one figure though somebody was not asked, the ends are those that
    are left open: none of them agrees, or all.
    """
    if of.asked < of.size and round(100 * of.low) == round(100 * of.high):
        return span(of.agree / of.size, (of.agree + of.size - of.asked) / of.size)
    return span(of.low, of.high)


def group_words(name: str) -> str:
    """A group as people say it: "North (region)", "table 3", "the whole council"."""
    field, found, group = name.partition(": ")
    if name in ("", EVERYONE) or not found:
        return _("the whole council")
    return _grouped(field, group)


def cell_words(cell: Cell | Hidden | Covered) -> str:
    """The same of a cell."""
    return _grouped(cell.field, cell.group) if cell.field else _("the whole council")


def _grouped(field: str, group: str) -> str:
    if group == OTHERS:
        return _("the smaller groups together ({field})").format(field=field)
    if field == "table":
        return _("table {number}").format(number=group)
    if field == "opinion group":
        return _("opinion group {letter}").format(letter=group)
    if group.casefold() in BARE:
        return _("the group “{group}” ({field})").format(group=group, field=field)
    return f"{group} ({field})"


def with_chance(chance: float | None, *, roughly: bool = False) -> str:
    """A chance in brackets; "" where nothing is left to chance."""
    share = chance or 0.0
    return (
        ""
        if share >= 1 - 1e-12
        else " " + _("(chance {chance})").format(chance=chance_words(chance, roughly=roughly))
    )


def listed(names: Sequence[str]) -> str:
    """Names in a row with "and" before the last."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])

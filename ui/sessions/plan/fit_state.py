"""What the sheet that fits an agenda shows: before and after, side by side, and what is still missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from council.sessions.agenda import Block, Replanned
from council.sessions.overrun import bites
from council.words import _
from ui.sessions.plan.day_words import begun, bites_words, minutes_words, signed


@dataclass(frozen=True, slots=True)
class FitRow:
    """One item before and after."""

    id: str
    title: str
    before: str
    after: str
    change: str
    change_minutes: int
    quiet: str
    ink: str


@dataclass(frozen=True, slots=True)
class FitState:
    """The whole sheet. `protected` are titles whose minutes would be ceded, `ceded` says how many."""

    rows: tuple[FitRow, ...]
    sentence: str
    is_short: bool
    protected: tuple[str, ...]
    ceded: str
    changes: bool

    @classmethod
    def of(
        cls,
        before: Sequence[Block],
        after: Replanned,
        titles: Mapping[str, str],
        *,
        carried: Collection[str] = (),
    ) -> FitState:
        """Think out a proposal; `carried` are ids that go on in a later session when given up."""
        gone = [id for id in after.cut if id in carried]
        taken = bites(before, after, carried=gone)
        ceded = [bite for bite in taken if bite.how == "ceded"]
        words = bites_words(taken, titles)
        rows = tuple(
            _row(old, new, titles, new.id in gone) for old, new in zip(before, after.blocks, strict=True)
        )
        return cls(
            rows=rows,
            sentence=f"{begun(words)}." if words else _("What is left fits as it stands."),
            is_short=bool(after.missing),
            protected=tuple(titles.get(bite.item_id, "") for bite in ceded),
            ceded="\n".join(_ceded(bite.item_id, bite.minutes, before, titles) for bite in ceded),
            changes=any(bite.how != "missing" for bite in taken),
        )


def _ceded(item_id: str, minutes: int, before: Sequence[Block], titles: Mapping[str, str]) -> str:
    had = next(block.minutes for block in before if block.id == item_id)
    words = _("{title} gives {minutes} of its protected time and keeps {left}.")
    return words.format(
        title=titles.get(item_id, ""), minutes=minutes_words(minutes), left=minutes_words(had - minutes)
    )


def _row(old: Block, new: Block, titles: Mapping[str, str], is_carried: bool) -> FitRow:
    change = new.minutes + new.buffer - old.minutes - old.buffer
    if new.cut:
        after, quiet = "–", _("carried over") if is_carried else _("given up")
    else:
        after, quiet = _length(new), _("protected") if new.protected else ""
    return FitRow(
        id=new.id,
        title=titles.get(new.id, ""),
        before=_length(old),
        after=after,
        change=signed(change),
        change_minutes=change,
        quiet=quiet,
        ink="alarm" if new.protected and new.minutes < old.minutes else "",
    )


def _length(block: Block) -> str:
    if not block.buffer:
        return str(block.minutes)
    return _("{minutes} + {buffer}").format(minutes=block.minutes, buffer=block.buffer)

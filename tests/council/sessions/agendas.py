"""Random agendas, and everything a re-planning must hold: for the tests and for the long drill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from council.sessions.agenda import Block, Replanned, replanned

Pairs = list[tuple[Block, Block]]


@dataclass(frozen=True, slots=True)
class Case:
    """One segment to be fitted, and what is allowed."""

    blocks: tuple[Block, ...]
    available: int
    drop: bool
    latest: int
    cede: bool

    def fitted(self, blocks: Sequence[Block] | None = None) -> Replanned:
        given = {"drop": self.drop, "latest": self.latest, "cede": self.cede}
        return replanned(self.blocks if blocks is None else blocks, self.available, **given)


def random_case(chance: Random) -> Case:
    """A segment of up to 12 blocks, too long as often as not."""
    blocks = tuple(_block(chance, at) for at in range(chance.randrange(13)))
    length = sum(block.minutes + block.buffer for block in blocks)
    least = sum(block.least for block in blocks)
    available = chance.choice((length, least, chance.randint(-30, length + 60)))
    latest = chance.choice((0, chance.randint(0, 90)))
    return Case(blocks, available, chance.random() < 0.5, latest, chance.random() < 0.3)


def _block(chance: Random, at: int) -> Block:
    minutes, protected, buffer = chance.randint(1, 120), chance.random() < 0.3, chance.choice((0, 5, 13))
    whole = protected and chance.random() < 0.8
    return Block(
        id=f"b{at}",
        minutes=minutes,
        least=minutes if whole else chance.randint(1, minutes),
        buffer=buffer,
        planned=minutes + chance.choice((0, 0, chance.randint(0, 30))),
        planned_buffer=buffer + chance.choice((0, 7)),
        protected=protected,
        rank=chance.randint(1, 3),
        may_go=chance.random() < 0.4,
    )


def broken(case: Case) -> str:
    """Which promise re-planning this case breaks, "" when it keeps them all."""
    done = case.fitted()
    pairs = list(zip(case.blocks, done.blocks, strict=True))
    for name, promise in PROMISES.items():
        if not promise(case, done, pairs):
            return name
    return ""


def _over(case: Case) -> int:
    return sum(block.minutes + block.buffer for block in case.blocks) - case.available


def _no_minute_lost(case: Case, done: Replanned, pairs: Pairs) -> bool:
    used = sum(block.minutes + block.buffer for block in done.blocks)
    least = min(done.free, done.overtime, done.missing)
    balance = used + done.free == case.available + done.overtime + done.missing
    return balance and least >= 0 and done.overtime <= case.latest and not (done.free and done.missing)


def _order_stands(case: Case, done: Replanned, pairs: Pairs) -> bool:
    return [block.id for block in case.blocks] == [block.id for block in done.blocks]


def _least_stands(case: Case, done: Replanned, pairs: Pairs) -> bool:
    return all(new.minutes >= old.least or new.cut or (old.protected and case.cede) for old, new in pairs)


def _protected_stands(case: Case, done: Replanned, pairs: Pairs) -> bool:
    kept = [(old, new) for old, new in pairs if old.protected]
    if any(new.cut or new.minutes < 1 for _old, new in kept):
        return False
    if case.cede:
        return True
    long = _over(case) >= 0
    return all(new.minutes == old.minutes if long else new.minutes >= old.minutes for old, new in kept)


def _nothing_grows_when_long(case: Case, done: Replanned, pairs: Pairs) -> bool:
    if _over(case) >= 0:
        return all(new.minutes <= old.minutes and new.buffer <= old.buffer for old, new in pairs)
    return all(
        old.minutes <= new.minutes <= max(old.planned, old.minutes)
        and old.buffer <= new.buffer <= max(old.planned_buffer, old.buffer)
        for old, new in pairs
    )


def _cuts_were_asked(case: Case, done: Replanned, pairs: Pairs) -> bool:
    return all(
        case.drop and old.may_go and not old.protected and new.minutes == new.buffer == 0
        for old, new in pairs
        if new.cut
    )


def _cuts_in_order(case: Case, done: Replanned, pairs: Pairs) -> bool:
    """What goes is less important or later than what may go and stays; and the last of it had to go."""
    order = sorted(
        (at for at, old in enumerate(case.blocks) if old.may_go and not old.protected),
        key=lambda at: (-case.blocks[at].rank, -at),
    )
    cut = [done.blocks[at].cut for at in order]
    if cut != sorted(cut, reverse=True):
        return False
    if not any(cut):
        return True
    last = order[sum(cut) - 1]
    needed = sum(
        old.minutes if old.protected else old.least
        for at, old in enumerate(case.blocks)
        if at == last or at not in order[: sum(cut)]
    )
    return needed > case.available


def _buffers_first(case: Case, done: Replanned, pairs: Pairs) -> bool:
    """Nobody gives a minute while a buffer is left, unless an item given up won it back."""
    shorter = any(new.minutes < old.minutes and not new.cut for old, new in pairs)
    return not shorter or done.cut != () or not any(block.buffer for block in done.blocks)


def _ranks_in_order(case: Case, done: Replanned, pairs: Pairs) -> bool:
    """A more important block is shortened only when no less important one could give more."""
    if done.cut:
        return True
    free = [(old, new) for old, new in pairs if not old.protected]
    shortened = [old.rank for old, new in free if new.minutes < old.minutes]
    can_give = [old.rank for old, new in free if new.minutes > old.least]
    return not shortened or not can_give or min(shortened) >= max(can_give)


def _later_and_missing_last(case: Case, done: Replanned, pairs: Pairs) -> bool:
    if not (done.overtime or done.missing):
        return True
    spent = all(
        new.cut or (not new.buffer and (old.protected or new.minutes == old.least)) for old, new in pairs
    )
    gone = not case.drop or all(new.cut or old.protected or not old.may_go for old, new in pairs)
    return spent and gone and (not done.missing or done.overtime == case.latest)


def _ceded_last(case: Case, done: Replanned, pairs: Pairs) -> bool:
    """Protected minutes go only when asked, after everything else, and no more than was missing."""
    ceded = any(new.minutes < old.minutes for old, new in pairs if old.protected)
    if not ceded:
        return not (case.cede and done.missing and any(b.protected and b.minutes > 1 for b in done.blocks))
    return case.cede and done.overtime == case.latest and not any(block.buffer for block in done.blocks)


def _again_is_the_same(case: Case, done: Replanned, pairs: Pairs) -> bool:
    """Fitting what was fitted changes nothing, but that minutes an item given up left free may be used."""
    if done.cut and done.free:
        return True
    again = case.fitted(done.blocks)
    return [(b.minutes, b.buffer, b.cut) for b in again.blocks] == [
        (b.minutes, b.buffer, b.cut) for b in done.blocks
    ]


PROMISES = {
    "no minute is lost or made": _no_minute_lost,
    "the order stands": _order_stands,
    "least minutes stand": _least_stands,
    "protected minutes stand": _protected_stands,
    "nothing grows when it is too long, nothing shrinks when it is not": _nothing_grows_when_long,
    "only what may go is given up, and only when asked": _cuts_were_asked,
    "what goes is the least important and latest, and had to go": _cuts_in_order,
    "buffers give first": _buffers_first,
    "the least important give first": _ranks_in_order,
    "later and missing come last": _later_and_missing_last,
    "protected minutes are ceded last": _ceded_last,
    "fitting twice is fitting once": _again_is_the_same,
}

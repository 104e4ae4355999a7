"""Concerns of earlier checks that were not said again in the last: none of them is lost unseen. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from council.decisions.consent.state import Round, Said


@dataclass(frozen=True, slots=True)
class EarlierConcern:
    """A concern in the words of its member, the check it was raised in (1 the first), and the last answer.

    `last` is what the same member showed in the last check; None where they were not asked any more.
    """

    member: str
    text: str
    check: int
    last: Said | None


def earlier_concerns(now: Round) -> tuple[EarlierConcern, ...]:
    """Concerns raised in a check before the last one and not watched by now, each once, oldest first.

    A concern shown in the last check becomes one that is watched; these do not, because the member showed
    something else by then.
    """
    laps = sorted({one.lap for one in now.said if one.step == "check"} | {now.check_lap})
    last = {one.member: one for one in now.shown}
    known = {(one.member, one.text) for one in now.concerns}
    known |= {(one.member, text) for one in now.shown for text in _worries(one)}
    found: dict[tuple[str, str], EarlierConcern] = {}
    for one in now.said:
        if one.step != "check" or one.lap == now.check_lap:
            continue
        for text in _worries(one):
            if (one.member, text) not in known:
                check = laps.index(one.lap) + 1
                found[one.member, text] = EarlierConcern(one.member, text, check, last.get(one.member))
    return tuple(found.values())


def _worries(one: Said) -> tuple[str, ...]:
    texts = one.texts if one.counts else (one.text,) if one.kind == "concern" else ()
    return tuple(text for text in texts if text.strip())

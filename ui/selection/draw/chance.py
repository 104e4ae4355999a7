"""How chance comes into a draw: what is planned, what was pasted from the beacon, what notice was given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from council.words import _, ngettext

NOTICE = timedelta(hours=24)
AGAIN, TRIES = 200, 6  # a later round counts where the first never appears: each ten minutes, five more


def devices(digits: int) -> tuple[tuple[str, str], ...]:
    """Physical sources of digits on offer, each with the order in which they are read."""
    dice = ngettext("{count} ten-sided die", "{count} ten-sided dice", digits).format(count=digits)
    return (
        (dice, _("in the order they were thrown, first digit first")),
        (_("one ten-sided die, thrown {count} times").format(count=digits), _("first throw first")),
        (_("balls 0 to 9 from a drum, each put back"), _("first ball first")),
        (_("slips 0 to 9 from a hat, each put back"), _("first slip first")),
    )


def plan_of(*, device: str, order: str, digits: int, due: datetime | None) -> Any:
    """The plan of chance of a public draw; `due`: when the round of the beacon shall appear, or no beacon."""
    from council.selection.beacon import round_at
    from council.selection.certificate import ChancePlan

    given = {"device": " ".join(device.split()), "order": " ".join(order.split()), "digits": digits}
    if due is None:
        return ChancePlan(**given)
    return ChancePlan(**given, beacon="drand-quicknet", round=round_at(due), step=AGAIN, tries=TRIES)


def notice_words(due: datetime, now: datetime) -> str:
    """What to say of the time between commitment and beacon; empty where it is a day or more."""
    if due <= now:
        return _("This moment is past. Choose one after the public draw of the digits.")
    if due - now < NOTICE:
        hours = int((due - now).total_seconds() // 3600)
        words = ngettext(
            "Under {count} hour’s notice: whoever doubts the draw cannot look at the commitment "
            "beforehand. A day is the custom.",
            "Only {count} hours’ notice: whoever doubts the draw can hardly look at the commitment "
            "beforehand. A day is the custom.",
            max(hours, 1),
        )
        return words.format(count=max(hours, 1))
    return ""


def allowed_rounds(chance: Mapping[str, Any]) -> tuple[int, ...]:
    """The rounds that count, the announced one first."""
    return tuple(chance["round"] + k * chance["step"] for k in range(chance["tries"]))


@dataclass(frozen=True, slots=True)
class Pasted:
    """What words pasted from the beacon hold: a signature of 96 hex signs or "", and its round if said."""

    signature: str
    round: int | None

    @classmethod
    def of(cls, text: str) -> Pasted:
        """Find them in bare hex, in hex broken into groups, or in the JSON that the beacon shows."""
        told = re.search(r'"?signature"?\s*[:=]\s*"?([0-9a-fA-F]{96})(?![0-9a-fA-F])', text)
        bare = "".join(text.split()).lower()
        whole = told[1].lower() if told else bare if re.fullmatch(r"[0-9a-f]{96}", bare) else ""
        number = re.search(r'"?round"?\s*[:=]\s*"?(\d{1,15})', text)
        return cls(whole, int(number[1]) if number else None)

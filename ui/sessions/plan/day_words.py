"""What a re-planning takes, in words; and how a session stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from council.sessions.overrun import REASONS, Bite, kept_bites
from council.sessions.queries import Day, ReplanView
from council.words import N_, _, ngettext
from ui.sessions.times import clock_words

STATES = {
    "planned": N_("planned"),
    "ready": N_("ready"),
    "running": N_("running"),
    "paused": N_("paused"),
    "ended": N_("ended"),
    "minutes_open": N_("minutes open"),
    "minutes_approved": N_("minutes approved"),
}


def minutes_words(count: int) -> str:
    """So many minutes."""
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def bite_words(bite: Bite, titles: Mapping[str, str]) -> str:
    """One thing that gives, in a clause with a verb."""
    words = {
        "buffer": _("the buffer after {title} gives {minutes}"),
        "minutes": _("{title} gives {minutes}"),
        "cut": _("{title} is given up and gives {minutes}"),
        "carried": _("{title} is carried over and gives {minutes}"),
        "later": _("the session ends {minutes} later"),
        "ceded": _("{title}, which is protected, gives {minutes}"),
        "missing": _("{minutes} are missing for the decision"),
        "back": _("{title} gets {minutes} back"),
    }[bite.how]
    return words.format(title=titles.get(bite.item_id, ""), minutes=minutes_words(bite.minutes))


def bites_words(bites: Sequence[Bite], titles: Mapping[str, str]) -> str:
    """All that gives, in one clause; "" for nothing."""
    return ", ".join(bite_words(bite, titles) for bite in bites)


def begun(words: str) -> str:
    """Words as a sentence begins, names in them as they are."""
    return words[:1].upper() + words[1:]


def replan_words(replan: ReplanView, titles: Mapping[str, str], protected: Sequence[str]) -> str:
    """What one kept re-planning did."""
    bites = kept_bites(
        replan.before,
        replan.after,
        gone=replan.gone,
        later=replan.later,
        missing=replan.missing,
        protected=protected,
    )
    return begun(bites_words(bites, titles))


def replan_head(replan: ReplanView, zone: str) -> str:
    """When, how much, and why it was fitted."""
    when = clock_words(replan.at, zone)
    why = _(REASONS[replan.reason]) if replan.reason in REASONS else replan.reason
    if replan.over > 0:
        said = ngettext(
            "{clock}, {count} minute too many, {why}", "{clock}, {count} minutes too many, {why}", replan.over
        )
    elif replan.over < 0:
        said = ngettext(
            "{clock}, {count} minute won, {why}", "{clock}, {count} minutes won, {why}", -replan.over
        )
    else:
        said = _("{clock}, {why}")
    return said.format(clock=when, count=abs(replan.over), why=why)


def late_words(minutes: int) -> str:
    """How the day runs against its plan."""
    if minutes > 0:
        said = ngettext("{count} minute behind plan", "{count} minutes behind plan", minutes)
    elif minutes < 0:
        said = ngettext("{count} minute ahead of plan", "{count} minutes ahead of plan", -minutes)
    else:
        return _("on time")
    return said.format(count=abs(minutes))


def room_words(day: Day) -> str:
    """What is free or too much before the next fixed time, and before which."""
    until = day.until_title or _("the end")
    clock = clock_words(day.until, day.session.time_zone)
    if day.over > 0:
        said = ngettext(
            "{count} minute too many before {until} at {clock}",
            "{count} minutes too many before {until} at {clock}",
            day.over,
        )
    elif day.over < 0:
        said = ngettext(
            "{count} minute free before {until} at {clock}",
            "{count} minutes free before {until} at {clock}",
            -day.over,
        )
    else:
        said = _("fits to the minute before {until} at {clock}")
    return said.format(count=abs(day.over), until=until, clock=clock)


def signed(minutes: int) -> str:
    """A difference with its sign; "0" for none."""
    return f"+{minutes}" if minutes > 0 else f"−{-minutes}" if minutes else "0"

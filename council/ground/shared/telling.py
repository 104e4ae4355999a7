"""What is known of a statement, as any member understands it: why, within which limits, what would change it.

Every sentence names its base. A chance is never said to be certainty, and "not asked" never "against".
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from council.ground.shared.changing import against_needed, agrees_needed, stands
from council.ground.shared.reasons import hinges, why
from council.ground.shared.values import (
    ALONG,
    CONTESTED,
    EMERGING,
    FEW,
    SHARED,
    SMALL,
    UNKNOWN,
    UNTOLD,
    Covered,
    Hidden,
    Line,
    Representative,
)
from council.ground.shared.wording import (
    cell_words,
    chance_words,
    group_words,
    listed,
    more_than_words,
    points_words,
    reach_span,
    span,
)
from council.words import N_, _, ngettext

__all__ = [
    "bridging",
    "carried",
    "cell_words",
    "chance_words",
    "dividing",
    "group_words",
    "hidden_words",
    "hinges",
    "limits",
    "list_check",
    "listed",
    "mixed",
    "more_than_words",
    "points_words",
    "reach",
    "reach_span",
    "setting_apart",
    "span",
    "stands",
    "why",
    "would_change",
]

NAMED = 3  # groups named in one sentence, the others are counted
MIXED = 0.1  # share of opposed pairs from which a theme holds opposing views

HIDDEN_WORDS = {
    SMALL: N_("Hidden: too few people; counted in “others together”."),
    FEW: N_("Hidden: fewer than five were asked."),
    ALONG: N_("Hidden: another hidden figure could be worked out from this one."),
    UNTOLD: N_("Not known: cards were counted by table."),
}


def limits(line: Line) -> str:
    """On whose answers the figures rest, how sure they are, and what is not in them."""
    parts = [_few(line)] if line.is_few else [_base(line), _sureness(line)]
    if line.cards:
        parts.append(_cards(line))
    if small := [h for h in line.hidden if h.why == SMALL]:
        names = listed([f"{each.group} ({each.field})" for each in small])
        parts.append(
            _("Counted together, since some are too small to stand alone: {groups}.").format(groups=names)
        )
    if any(h.why in (FEW, ALONG) for h in line.hidden):
        parts.append(_("Figures of fewer than five people are hidden, and those that would give them away."))
    return " ".join(parts)


def _few(line: Line) -> str:
    told = ngettext(
        "{asked} of {size} members answered. What fewer than five said is not shown.",
        "{asked} of {size} members answered. What fewer than five said is not shown.",
        line.asked,
    )
    return told.format(asked=line.asked, size=line.size)


def _base(line: Line) -> str:
    told = _("{asked} of {size} members answered: {agree} agree, {against} disagree, {passed} pass.")
    counts = {"agree": line.agree, "against": line.disagree, "passed": line.passed}
    return told.format(asked=line.asked, size=line.size, **counts)


def _sureness(line: Line) -> str:
    if line.asked >= line.size:
        return _("Everybody answered, so the shares are exact.")
    return _(
        "What the others think is reckoned from these: nine times in ten {agree} of all members agree and "
        "{against} disagree."
    ).format(agree=reach_span(line), against=span(line.against_low, line.against_high))  # fmt: skip


def _cards(line: Line) -> str:
    told = ngettext(
        "At {count} table cards were counted, without names.",
        "At {count} tables cards were counted, without names.",
        line.cards,
    ).format(count=line.cards)
    if not line.untold:
        return told
    return f"{told} " + _("So nothing can be said by {fields}.").format(fields=listed(list(line.untold)))


def would_change(line: Line, *, every: bool = False) -> str:
    """What it would take for the statement to get another label, as far as the shown figures tell.

    every: name all the groups it takes, not the first few.
    """
    match line.label:
        case label if label == UNKNOWN:
            return _asking(line, every=every)
        case label if label == CONTESTED:
            if line.asked < line.size:
                return _(
                    "More votes will hardly settle this. Only the two sides talking, or another wording, may."
                )
            return _("More votes will not settle this. Only the two sides talking, or another wording, may.")
        case label if label == SHARED:
            return _losing(line)
    return _gaining(line, every=every)


def _asking(line: Line, *, every: bool) -> str:
    if not line.missing:
        more = -(-line.size // 2) - line.asked
        return ngettext(
            "{count} more member must be asked.", "{count} more members must be asked.", more
        ).format(count=more)
    told = [
        _("{count} of {group}").format(count=each.more, group=group_words(each.group))
        for each in line.missing
    ]
    return _("To be asked at the least: {groups}.").format(groups=_first(told, every=every))


def _losing(line: Line) -> str:
    if line.asked >= line.size:
        return _("Everybody answered: only a change of mind could change it.")
    if stands(line):
        return _("Whatever the members not yet asked say, it stays shared.")
    if (found := against_needed(line)) is not None:
        group, count = found
        return ngettext(
            "If {count} more of {group} disagreed, it would no longer be shared.",
            "If {count} more of {group} disagreed, it would no longer be shared.",
            count,
        ).format(count=count, group=group_words(group))
    return _("Members not yet asked could still take that away.")


def _gaining(line: Line, *, every: bool) -> str:
    if line.untold and line.label == EMERGING:
        return _("Only answers by seat can make it shared: ask members one by one.")
    next_word = _("shared") if line.label == EMERGING else _("emerging")
    needed = agrees_needed(line)
    if line.asked >= line.size or needed == ():
        return _(
            "Even if everybody not yet asked agreed, it would not become “{word}”: some would have to change "
            "their mind, or the wording."
        ).format(word=next_word)  # fmt: skip
    if needed is None:
        group = next(iter(hinges(line)), line.limiting_group)
        return _("Asking more members of {group} could change it.").format(group=group_words(group))
    named = [_("{count} of {group}").format(count=count, group=group_words(name)) for name, count in needed]
    return _("To become “{word}”, at the least these must still be asked and agree: {groups}.").format(
        word=next_word, groups=_first(named, every=every)
    )


def hidden_words(hidden: Hidden) -> str:
    """Why a figure is not shown."""
    return _(HIDDEN_WORDS[hidden.why])


def carried(line: Line, *, every: bool = False) -> str:
    """A view that some group holds for certain while the whole does not; "" when there is none.

    every: name all those groups, not the first few.
    """
    if not line.carried_by:
        return ""
    groups = _first([group_words(name) for name in line.carried_by], every=every)
    if line.asked < line.size and line.high > line.more_than:
        told = _(
            "Some carry this: most of {groups} agree. Whether most of the council do is open: likely {span}."
        )
        return told.format(groups=groups, span=reach_span(line))
    return _("A minority carries this: most of {groups} agree, though not most of the council.").format(
        groups=groups
    )


def _first(names: Sequence[str], *, every: bool) -> str:
    """The first few names, and how many more there are; all of them on request."""
    others = len(names) - NAMED
    if others <= 0 or every:
        return listed(names)
    rest = ngettext("{count} other group", "{count} other groups", others).format(count=others)
    return listed([*names[:NAMED], rest])


def dividing(line: Line) -> str:
    """Between which groups opinion differs more than chance would have it; "" when none do."""
    if not line.is_divisive:
        return ""
    one, other = (group_words(name) for name in line.divided)
    return _(
        "Of {one}, {points} more agree than of {other}. Chance alone would not do that."
    ).format(one=one, other=other, points=points_words(line.spread))  # fmt: skip


def bridging(line: Line) -> str:
    """Whether a statement is agreed with across the camps of a large vote; "" when not, or too few voted."""
    if not line.is_bridge:
        return ""
    return _("People who usually vote apart agree here, more than on three in four other statements.")


def setting_apart(one: Representative) -> str:
    """What a group says more than everybody else, with both shares."""
    told = {
        "agree": N_("{group} agree with this ({share}) more than the others do ({other})."),
        "disagree": N_("{group} disagree with this ({share}) more than the others do ({other})."),
    }[one.way]
    name = f"{one.field}: {one.group}"
    shares = {"share": f"{one.share:.0%}", "other": f"{one.share / one.ratio:.0%}"}
    return _(told).format(group=group_words(name), **shares)


def reach(one: Covered) -> str:
    """How many of a group agree with something on the list, of those asked."""
    told = _("{covered} of {asked} asked agree with at least one")
    base = told.format(covered=one.covered, asked=one.asked)
    if one.asked == one.size:
        return base
    return f"{base} · " + _("{span} of all {size}").format(span=span(one.low, one.high), size=one.size)


def list_check(quota: float, *, is_justified: bool) -> str:
    """Whether the short list passes somebody over, in words."""
    if is_justified:
        told = _(
            "Nobody large enough is passed over: no {people} members agree with nothing on the list but with "
            "one and the same other statement."
        )  # fmt: skip
    else:
        told = _(
            "The list passes people over: at least {people} members agree with nothing on it, but with one "
            "and the same other statement."
        )  # fmt: skip
    return told.format(people=max(1, ceil(quota)))


def mixed(share: float | None) -> str:
    """Whether the statements of a theme are voted against each other; "" when not, or not enough voted."""
    if share is None or share <= MIXED:
        return ""
    return _("This theme holds opposing views: {share} of its pairs of statements are voted apart.").format(
        share=f"{share:.0%}"
    )

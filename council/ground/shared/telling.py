"""What is known of a statement, as any member understands it: why, within which limits, what would change it.

Every sentence names its base. A chance is never said to be certainty, and "not asked" never "against".
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from council.ground.shared.chances import completion
from council.ground.shared.changing import against_needed, agrees_needed
from council.ground.shared.judging import name_of
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
    span,
    with_chance,
)
from council.ground.voting.values import EVERYONE
from council.words import N_, _, ngettext

NAMED = 3  # groups named in one sentence, the others are counted
MIXED = 0.1  # share of opposed pairs from which a theme holds opposing views

HIDDEN_WORDS = {
    SMALL: N_("Hidden: too few people; counted in “others together”."),
    FEW: N_("Hidden: fewer than five were asked."),
    ALONG: N_("Hidden: another hidden figure could be worked out from this one."),
    UNTOLD: N_("Not known: cards were counted by table."),
}


def why(line: Line) -> str:
    """One or two sentences on why a statement carries its label, with the group it hangs on."""
    match line.label:
        case label if label == SHARED:
            return _shared(line)
        case label if label == EMERGING:
            return _emerging(line)
        case label if label == CONTESTED:
            agreeing, against = (group_words(name) for name in line.sides or ("", ""))
            return _("Most of {one} agree, and most of {other} disagree. Both are sure.").format(
                one=agreeing, other=against
            )
        case label if label == UNKNOWN:
            return _unknown(line)
    return _not_shared(line)


def _tells_of_few(line: Line) -> bool:
    """Whether an exact chance could be taken apart into the answers of one to four people."""
    return any(hidden.why in (FEW, ALONG) for hidden in line.hidden)


def _chance(line: Line) -> str:
    return chance_words(line.psg, roughly=_tells_of_few(line))


def _shared(line: Line) -> str:
    told = _("In every group more than {share} agree{chance}, and in none does more than a third disagree.")
    words = told.format(
        share=more_than_words(line.more_than), chance=with_chance(line.psg, roughly=_tells_of_few(line))
    )
    if line.limiting_group in ("", EVERYONE):
        return _("More than {share} of the council agree{chance}, and no more than a third disagree.").format(
            share=more_than_words(line.more_than), chance=with_chance(line.psg, roughly=_tells_of_few(line))
        )
    return f"{words} " + _("Least sure is {group}.").format(group=group_words(line.limiting_group))


def _emerging(line: Line) -> str:
    share, group = more_than_words(line.more_than), group_words(line.limiting_group)
    if (line.psg or 0.0) < 0.9:
        return _(
            "Probably more than {share} agree in every group, but the chance is {chance} and “shared” needs "
            "90%. Least sure is {group}."
        ).format(share=share, group=group, chance=_chance(line))  # fmt: skip
    most = max(line.cells, key=lambda cell: cell.against_high, default=None)
    if most is None or most.against_high <= 1 / 3:
        told = _("In every group more than {share} agree, but in some group over a third may disagree.")
        return told.format(share=share)
    if most.asked == most.size:
        told = _(
            "In every group more than {share} agree, but in {group} {against} of {size} disagree: over a "
            "third."
        )
    else:
        told = _("In every group more than {share} agree, but in {group} over a third may disagree.")
    counts = {"against": most.disagree, "size": most.size}
    return told.format(share=share, group=cell_words(most), **counts)


def _unknown(line: Line) -> str:
    if not line.missing:
        return _("Too few were asked to say: {asked} of {size} members. Half are needed.").format(
            asked=line.asked, size=line.size
        )
    thin = line.missing[0]
    told = _("Too few were asked to say: in {group}, {asked} of {size}. Half of every group are needed.")
    return told.format(group=group_words(thin.group), asked=thin.asked, size=thin.size)


def _not_shared(line: Line) -> str:
    group, share = group_words(line.limiting_group), more_than_words(line.more_than)
    cell = next((c for c in line.cells if name_of(c) == line.limiting_group), None)
    if cell is None:
        return _("Not every group agrees: that more than {share} of {group} do is unlikely.").format(
            share=share, group=group
        )
    told = _(
        "Not every group agrees: in {group}, {agree} of {asked} asked agree. The chance that more than "
        "{share} of its {size} members do is {chance}."
    )  # fmt: skip
    over = completion(cell.agree, cell.asked, cell.size, line.more_than).over
    counts = {"agree": cell.agree, "asked": cell.asked, "size": cell.size}
    return told.format(group=group, share=share, chance=chance_words(over), **counts)


def limits(line: Line) -> str:
    """On whose answers the figures rest, how sure they are, and what is not in them."""
    parts = [_base(line), _sureness(line)]
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
    ).format(agree=span(line.low, line.high), against=span(line.against_low, line.against_high))  # fmt: skip


def _cards(line: Line) -> str:
    told = ngettext(
        "At {count} table cards were counted, without names.",
        "At {count} tables cards were counted, without names.",
        line.cards,
    ).format(count=line.cards)
    if not line.untold:
        return told
    return f"{told} " + _("So nothing can be said by {fields}.").format(fields=listed(list(line.untold)))


def would_change(line: Line) -> str:
    """What it would take for the statement to get another label, as far as the shown figures tell."""
    match line.label:
        case label if label == UNKNOWN:
            return _asking(line)
        case label if label == CONTESTED:
            return _("More votes will not settle this. Only the two sides talking, or another wording, may.")
        case label if label == SHARED:
            return _losing(line)
    return _gaining(line)


def _asking(line: Line) -> str:
    if not line.missing:
        more = -(-line.size // 2) - line.asked
        return ngettext(
            "{count} more member must be asked.", "{count} more members must be asked.", more
        ).format(count=more)
    told = [
        _("{count} of {group}").format(count=each.more, group=group_words(each.group))
        for each in line.missing
    ]
    return _("To be asked at the least: {groups}.").format(groups=_first(told))


def _losing(line: Line) -> str:
    if line.asked >= line.size:
        return _("Everybody answered: only a change of mind could change it.")
    found = against_needed(line)
    if found is None:
        return _("Nothing that the members not yet asked may say is known to change it.")
    group, count = found
    return ngettext(
        "If {count} more of {group} disagreed, it would no longer be shared.",
        "If {count} more of {group} disagreed, it would no longer be shared.",
        count,
    ).format(count=count, group=group_words(group))


def _gaining(line: Line) -> str:
    next_word = _("shared") if line.label == EMERGING else _("emerging")
    needed = agrees_needed(line)
    if line.asked >= line.size or needed == ():
        return _(
            "Even if everybody not yet asked agreed, it would not become “{word}”: some would have to change "
            "their mind, or the wording."
        ).format(word=next_word)  # fmt: skip
    if needed is None:
        return _("Asking more members of {group} could change it.").format(
            group=group_words(line.limiting_group)
        )
    named = [_("{count} of {group}").format(count=count, group=group_words(name)) for name, count in needed]
    return _("To become “{word}”, at the least these must still be asked and agree: {groups}.").format(
        word=next_word, groups=_first(named)
    )


def hidden_words(hidden: Hidden) -> str:
    """Why a figure is not shown."""
    return _(HIDDEN_WORDS[hidden.why])


def carried(line: Line) -> str:
    """A view that some group holds for certain while the whole does not; "" when there is none."""
    if not line.carried_by:
        return ""
    return _("A minority carries this: most of {groups} agree, though not most of the council.").format(
        groups=_first([group_words(name) for name in line.carried_by])
    )


def _first(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    others = len(names) - NAMED
    if others <= 0:
        return listed(names)
    rest = ngettext("{count} other group", "{count} other groups", others).format(count=others)
    return listed([*names[:NAMED], rest])


def dividing(line: Line) -> str:
    """Between which groups opinion differs more than chance would have it; "" when none do."""
    if not line.is_divisive:
        return ""
    one, other = (group_words(name) for name in line.divided)
    return _(
        "Of {one}, {points} points more agree than of {other}. Chance alone would not do that."
    ).format(one=one, other=other, points=round(100 * line.spread))  # fmt: skip


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

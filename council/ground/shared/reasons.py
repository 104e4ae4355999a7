"""Why a statement is called what it is called, in one or two sentences with the group it hangs on."""

from __future__ import annotations

from council.ground.shared.chances import HALF, completion
from council.ground.shared.changing import most_against
from council.ground.shared.judging import name_of
from council.ground.shared.values import ALONG, CONTESTED, EMERGING, FEW, SHARED, UNKNOWN, Line
from council.ground.shared.wording import (
    cell_words,
    chance_words,
    group_words,
    listed,
    more_than_words,
    with_chance,
)
from council.ground.voting.values import EVERYONE
from council.words import _


def hinges(line: Line) -> dict[str, str]:
    """The groups a label hangs on, by name, each with what it is to it; the same that `why` names."""
    match line.label:
        case label if label == CONTESTED:
            return dict(zip(line.sides, (_("most agree"), _("most disagree")), strict=False))
        case label if label == UNKNOWN:
            return {each.group: _("too few asked") for each in line.missing}
    if line.label == EMERGING and (line.psg or 0.0) >= 0.9:
        if line.untold:
            return {}
        most = most_against(line)
        return {name_of(most): _("most against")} if most else {}
    return {line.limiting_group: _("least sure")} if line.limiting_group else {}


def why(line: Line) -> str:
    """One or two sentences on why a statement carries its label, with the group it hangs on."""
    match line.label:
        case label if label == SHARED:
            return _shared(line)
        case label if label == EMERGING:
            return _emerging(line)
        case label if label == CONTESTED and not line.sides:
            told = _(
                "Most of one group agree, and most of another disagree. Which is not told, since fewer than "
                "five of one were asked."
            )
            return f"{told}{_early(line)}"
        case label if label == CONTESTED:
            agreeing, against = (group_words(name) for name in line.sides)
            told = _("Most of {one} agree, and most of {other} disagree. Both are sure.")
            return f"{told.format(one=agreeing, other=against)}{_early(line)}"
        case label if label == UNKNOWN:
            return _unknown(line)
    return _not_shared(line)


def _tells_of_few(line: Line) -> bool:
    """Whether an exact chance could be taken apart into the answers of one to four people."""
    return any(hidden.why in (FEW, ALONG) for hidden in line.hidden)


def _chance(line: Line) -> str:
    return chance_words(line.psg, roughly=_tells_of_few(line))


def _early(line: Line) -> str:
    """That a statement is contested before half of each group was asked, and why; "" if not."""
    if line.asked >= HALF * line.size and not line.missing:
        return ""
    return " " + _(
        "This alone is said before half of each group was asked ({asked} of {size} members so far): more "
        "answers of others would not take it away."
    ).format(asked=line.asked, size=line.size)  # fmt: skip


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
    if line.untold and (line.psg or 0.0) >= 0.9:
        return _(
            "As far as cards tell, more than {share} agree. Whether every group does is not known by "
            "{fields}, and “shared” needs that."
        ).format(share=share, fields=listed(list(line.untold)))  # fmt: skip
    if (line.psg or 0.0) < 0.9:
        return _(
            "Probably more than {share} agree in every group, but the chance is {chance} and “shared” needs "
            "90%. Least sure is {group}."
        ).format(share=share, group=group, chance=_chance(line))  # fmt: skip
    if (most := most_against(line)) is None:
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

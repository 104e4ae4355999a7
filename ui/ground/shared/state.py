"""What the page of shared ground says, thought out apart from Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from council.ground.queries import GroundFacts, GroundLine
from council.ground.shared import telling
from council.ground.shared.values import (
    CONTESTED,
    EMERGING,
    LABELS,
    NOT_SHARED,
    OTHERS,
    SHARED,
    UNKNOWN,
    Cell,
    Covered,
    Line,
)
from council.ground.voting.values import EVERYONE, SMALLEST
from council.words import N_, _, ngettext

LABEL_WORDS = {
    SHARED: N_("Shared"),
    EMERGING: N_("Emerging"),
    CONTESTED: N_("Contested"),
    NOT_SHARED: N_("Not shared"),
    UNKNOWN: N_("Not known yet"),
}

LABEL_INK = {SHARED: "accent", EMERGING: "accent", CONTESTED: "warn", NOT_SHARED: "quiet", UNKNOWN: "quiet"}

GATE_WORDS = {
    "too few voters": N_("There are too few voters to look for opinion groups: ten are needed."),
    "too few votes": N_(
        "There are too few statements with votes to look for opinion groups: fourteen are needed."
    ),
    "halves disagree": N_(
        "No opinion groups are shown. Cut into two halves, the statements put people into different groups "
        "(agreement {agreement:.2f}, 0.60 is needed): what looks like camps is mostly chance."
    ),
    "a group too small": N_("No opinion groups are shown: one of them would have fewer than five people."),
    "": N_(
        "The votes fall into {count} opinion groups. Both halves of the statements find nearly the same ones "
        "(agreement {agreement:.2f}, 0.60 is needed)."
    ),
}  # fmt: skip

VIEWS = (
    ("share", N_("What we share"), (SHARED, EMERGING)),
    ("differ", N_("Where we differ"), (CONTESTED, NOT_SHARED)),
    ("unknown", N_("What we do not know yet"), (UNKNOWN,)),
    ("carried", N_("Views of some"), ()),
    ("short", N_("Short list"), ()),
)
WALLS = {"carried": "some"}  # where the projector's part has another name than the view

LEADS = {
    "share": N_(
        "{standing}. Shared: more than {share} agree in every group of the council. Emerging: probably so, "
        "or as far as cards tell; not yet sure."
    ),
    "differ": N_("Groups disagree with each other, or in some group no majority is likely."),
    "unknown": N_(
        "Too few were asked in some group; nothing is judged before half of each has answered. The one "
        "exception is contested: two groups that are surely on opposite sides need no others."
    ),
    "carried": N_(
        "Most of one group agree, while the council as a whole does not, or may not. They are not lost."
    ),
}  # fmt: skip

OTHERS_WORDS = N_("Others together")  # groups too small to stand alone


@dataclass(frozen=True, slots=True)
class SharedState:
    """The page of shared ground: the lines of each view, the verdict on opinion groups, what is old."""

    facts: str
    views: dict[str, tuple[GroundLine, ...]]
    verdict: str
    is_stale: bool
    votes: int
    is_worked_out: bool
    short: str = ""
    more_than: float = 0.5

    @classmethod
    def of(cls, lines: Sequence[GroundLine], facts: GroundFacts) -> SharedState:
        views = {name: tuple(g for g in lines if g.label in labels) for name, _words, labels in VIEWS}
        by_id = {line.statement_id: line for line in lines}
        views["carried"] = tuple(line for line in lines if line.carried_by)
        views["short"] = tuple(by_id[i] for i, _why in facts.slate if i in by_id)
        return cls(
            facts_words(facts),
            views,
            verdict(facts) if facts.worked_out else "",
            facts.is_stale,
            facts.votes,
            facts.worked_out is not None,
            slate_words(facts, views["short"]),
            lines[0].more_than if lines else 0.5,
        )

    def lead(self, view: str, reach: Sequence[Covered] = ()) -> str:
        """What stands under a heading, in few sentences; empty where nothing stands.

        `reach`: how many agree with something on the short list, of everybody and of each group.
        """
        if not self.views[view]:
            return ""
        if view != "short":
            share, standing = telling.more_than_words(self.more_than), standing_words(self.views[view])
            return _(LEADS[view]).format(share=share, standing=standing)
        return " ".join(part for part in (self.short, reach_words(reach)) if part)


def view_of(state: SharedState, statement_id: str) -> str:
    """The heading a statement stands under; "" when it was not voted on."""
    found = (name for name in state.views if any(g.statement_id == statement_id for g in state.views[name]))
    return next(found, "")


def reach_words(reach: Sequence[Covered]) -> str:
    """Whom the short list reaches, and which group the least; empty where nothing is known."""
    whole = next((one for one in reach if not one.field and one.asked), None)
    if whole is None:
        return ""
    parts = [f"{telling.reach(whole)}."]
    least = min((one for one in reach if one.field and one.asked), key=_reached, default=None)
    if least is not None and _reached(least) < _reached(whole):
        words = _("It reaches the fewest in {group}: {reach}.")
        parts.append(words.format(group=telling.cell_words(least), reach=telling.reach(least)))
    return " ".join(parts)


def _reached(one: Covered) -> float:
    return one.covered / one.asked


def slate_words(facts: GroundFacts, short: Sequence[GroundLine]) -> str:
    """What the short list is, and whether it passes anybody over."""
    if not short:
        return ""
    check = telling.list_check(facts.quota, is_justified=facts.is_justified)
    told = _(
        "In the order of how far every group agrees, as far as it was asked; then voices, so that nobody is "
        "passed over. How each stands: {standing}. {check}"
    )
    return told.format(standing=standing_words(short), check=check)


def standing_words(lines: Sequence[Line]) -> str:
    """How many of these statements carry which word: "3 shared, 10 emerging"."""
    found = Counter(line.label for line in lines)
    return ", ".join(f"{found[label]} {label_words(label).lower()}" for label in LABELS if found[label])


def heading_words(view: str, lines: Sequence[Line]) -> str:
    """A heading with how many stand under it; what is shared is counted apart from what may be."""
    words = next(_(said) for name, said, _labels in VIEWS if name == view)
    emerging = sum(line.label == EMERGING for line in lines) if view == "share" else 0
    if not emerging:
        return f"{words} {len(lines):,}"
    return _("{heading} {shared:,} + {emerging:,} emerging").format(
        heading=words, shared=len(lines) - emerging, emerging=emerging
    )


def source_words(facts: GroundFacts | None, now: datetime) -> str:
    """Where the numbers come from, to go with a picture wherever it goes."""
    if facts is None:
        return ""
    at = (facts.worked_out or now).astimezone()
    day = _("worked out {day}").format(day=f"{at:%Y-%m-%d %H:%M}")
    return " · ".join(part for part in (facts.question, facts_words(facts), day) if part)


def facts_words(facts: GroundFacts) -> str:
    """The votes, by whom, and what was compared."""
    alone = facts.votes - facts.together
    votes = ngettext("{count:,} vote", "{count:,} votes", alone).format(count=alone)
    voters = _("by {voters:,} of {members:,} members").format(voters=facts.voters, members=facts.members)
    parts = [f"{votes} {voters}"] if alone or not facts.together else []
    if facts.together:
        words = ngettext(
            "{count:,} answer by cards or sheets without a seat",
            "{count:,} answers by cards or sheets without a seat",
            facts.together,
        )
        parts.append(words.format(count=facts.together))
    if facts.fields:
        parts.append(_("compared by {fields}").format(fields=", ".join(facts.fields)))
    return " · ".join(parts)


def verdict(facts: GroundFacts) -> str:
    """Whether opinion groups are shown, and why or why not, in one sentence."""
    words = GATE_WORDS.get(facts.gate_reason, GATE_WORDS["halves disagree"])
    return _(words).format(count=facts.gate_count, agreement=facts.gate_agreement or 0.0)


def label_words(label: str) -> str:
    """The word of a label as people read it."""
    return _(LABEL_WORDS.get(label, label))


def judged_words(line: Line) -> str:
    """The word of a statement, and that it rests on cards where they tell nothing of most groups."""
    if line.untold:
        return _("{label}, by cards alone").format(label=label_words(line.label))
    return label_words(line.label)


def hangs_on(line: Line) -> str:
    """The groups a word hangs on, each with what it is to it."""
    return "; ".join(f"{telling.group_words(name)}: {is_it}" for name, is_it in telling.hinges(line).items())


def worked_words(state: SharedState | None, now: Sequence[Line]) -> str:
    """That the comparison is done, and how many statements are judged otherwise than before."""
    views = state.views if state else {}
    was = {
        line.statement_id: line.label for name, _words, _labels in VIEWS[:3] for line in views.get(name, ())
    }
    if not was:
        return _("Shared ground worked out")
    moved = Counter(line.label for line in now if was.get(line.statement_id) != line.label)
    if not moved:
        return _("Shared ground worked out: every statement is judged as before")
    named = ", ".join(f"{moved[label]} {label_words(label).lower()}" for label in LABELS if moved[label])
    return _("Shared ground worked out. Judged otherwise than before: {named}").format(named=named)


def mark_words(line: GroundLine) -> str:
    """What else is to be known of a statement at first sight: it bridges camps, or divides groups."""
    if line.is_bridge:
        return _("bridges camps")
    return _("divides groups") if line.is_divisive else ""


def votes_words(line: GroundLine | Cell) -> str:
    """The counts with their base: what was asked of whom, and what that says of all."""
    if 0 < line.asked < SMALLEST:
        told = _("{asked} of {size} asked · what fewer than five said is not shown")
        return told.format(asked=line.asked, size=line.size)
    counts = _("{agree} agree, {against} against, {passed} pass").format(
        agree=line.agree, against=line.disagree, passed=line.passed
    )
    base = _("{asked} of {size} asked").format(asked=line.asked, size=line.size)
    if line.asked == line.size:
        return f"{counts} · {base}"
    span = _("likely {span} of all").format(span=span_words(line))
    return f"{counts} · {base} · {span}"


def span_words(of: GroundLine | Cell) -> str:
    """Where the agreement of all lies, in percent; a dash where fewer than five say so."""
    return "–" if 0 < of.asked < SMALLEST else telling.reach_span(of)


def group_name(group: str) -> str:
    """A group of a field as people read it."""
    return _(OTHERS_WORDS) if group == OTHERS else group


def cell_name(cell: Cell) -> str:
    """A group with its field, as the limiting group of a line is named."""
    return f"{cell.field}: {cell.group}" if cell.field else EVERYONE

"""What the page of shared ground says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.ground.queries import GroundFacts, GroundLine
from council.ground.shared.values import CONTESTED, EMERGING, NOT_SHARED, SHARED, UNKNOWN, Cell
from council.ground.voting.values import EVERYONE
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
    ("short", N_("Short list"), ()),
)


@dataclass(frozen=True, slots=True)
class SharedState:
    """The page of shared ground: the lines of each view, the verdict on opinion groups, what is old."""

    facts: str
    views: dict[str, tuple[GroundLine, ...]]
    verdict: str
    is_stale: bool
    votes: int
    is_worked_out: bool

    @classmethod
    def of(cls, lines: Sequence[GroundLine], facts: GroundFacts) -> SharedState:
        views = {name: tuple(g for g in lines if g.label in labels) for name, _words, labels in VIEWS}
        by_id = {line.statement_id: line for line in lines}
        views["short"] = tuple(by_id[i] for i, _why in facts.slate if i in by_id)
        return cls(
            _shared_line(facts),
            views,
            verdict(facts) if facts.worked_out else "",
            facts.is_stale,
            facts.votes,
            facts.worked_out is not None,
        )


def _shared_line(facts: GroundFacts) -> str:
    votes = ngettext("{count:,} vote", "{count:,} votes", facts.votes).format(count=facts.votes)
    voters = _("by {voters:,} of {members:,} members").format(voters=facts.voters, members=facts.members)
    parts = [f"{votes} {voters}"]
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


def votes_words(line: GroundLine | Cell) -> str:
    """The counts with their base: what was asked of whom, and what that says of all."""
    counts = _("{agree} agree, {against} against, {passed} pass").format(
        agree=line.agree, against=line.disagree, passed=line.passed
    )
    base = _("{asked} of {size} asked").format(asked=line.asked, size=line.size)
    if line.asked == line.size:
        return f"{counts} · {base}"
    span = _("{span} of all").format(span=span_words(line))
    return f"{counts} · {base} · {span}"


def why(line: GroundLine) -> str:
    """One sentence, in lay words, on why a statement carries its label."""
    group = group_words(line.limiting_group)
    match line.label:
        case "shared":
            return _(
                "In every group a majority agrees, with a chance of {chance}, and nowhere is more than a "
                "third against. Least sure is {group}."
            ).format(chance=chance_words(line.psg), group=group)  # fmt: skip
        case "emerging" if (line.psg or 0) >= 0.9:
            return _(
                "In every group a majority agrees, with a chance of {chance}, but in some group more than a "
                "third may be against."
            ).format(chance=chance_words(line.psg))  # fmt: skip
        case "emerging":
            return _(
                "Most likely a majority agrees in every group (chance {chance}); {group} keeps it from "
                "being sure."
            ).format(chance=chance_words(line.psg), group=group)  # fmt: skip
        case "contested":
            sides = opposed(line.cells)
            return _("In {one} most agree, in {other} most are against.").format(
                one=group_words(sides[0]), other=group_words(sides[1])
            )
        case "not known yet":
            thin = thinnest(line.cells)
            return _(
                "Too few were asked to say: in {group}, {asked} of {size}. It is kept out of both lists "
                "until half of every group was asked."
            ).format(group=group_words(thin[0]), asked=thin[1], size=thin[2])  # fmt: skip
    return _("Not every group agrees: in {group} a majority is unlikely.").format(group=group)


def chance_words(chance: float | None) -> str:
    """A chance in words; never certainty, since votes are a sample of what people think."""
    share = chance or 0.0
    if share > 0.99:
        return _("over 99%")
    return _("under 1%") if share < 0.01 else f"{share:.0%}"


def span_words(of: GroundLine | Cell) -> str:
    """From low to high in percent, or the one figure where both are the same."""
    low, high = f"{100 * of.low:.0f}", f"{100 * of.high:.0f}"
    return f"{low}%" if low == high else f"{low}–{high}%"


def group_words(name: str) -> str:
    """A group by its name, or the whole council."""
    return _("the whole council") if name in ("", EVERYONE) else f"{name}"


def opposed(cells: Sequence[Cell]) -> tuple[str, str]:
    """Two groups of one field that differ most: one in which most agree, and the one most against."""
    widest: tuple[float, str, str] = (-1.0, "", "")
    for field in dict.fromkeys(cell.field for cell in cells):
        mine = [cell for cell in cells if cell.field == field]
        for_it = max(mine, key=lambda c: (c.low, c.agree / c.size))
        against = max(mine, key=lambda c: c.disagree / c.size)
        gap = for_it.low + against.disagree / against.size
        if for_it is not against and for_it.low > 0.5 and gap > widest[0]:
            widest = gap, cell_name(for_it), cell_name(against)
    return widest[1], widest[2]


def thinnest(cells: Sequence[Cell]) -> tuple[str, int, int]:
    """The group of which the least part was asked: its name, how many, of how many."""
    if not cells:
        return "", 0, 0
    least = min(cells, key=lambda c: c.asked / c.size)
    return cell_name(least), least.asked, least.size


def cell_name(cell: Cell) -> str:
    """A group with its field."""
    return f"{cell.field}: {cell.group}" if cell.field else EVERYONE


def carried(line: GroundLine) -> str:
    """A view that some group holds for certain while the whole does not; empty when there is none."""
    if not line.carried_by:
        return ""
    return _("A view carried by {groups}, though not by the council as a whole.").format(
        groups=", ".join(line.carried_by)
    )

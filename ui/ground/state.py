"""What the pages of ground say, thought out apart from Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council.ground.queries import GroundFacts, GroundLine, ThemedStatement, ThemeView
from council.ground.values import (
    CONTESTED,
    EMERGING,
    EVERYONE,
    NOT_SHARED,
    OPPOSED,
    SHARED,
    TENTATIVE,
    UNKNOWN,
    Cell,
    VotesView,
)
from council.sessions.queries import StatementView
from council.words import N_, _, ngettext
from ui.ground.canvas import Dot

NO_THEME = ""
FIRM = 0.75
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


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme in the list; the last may be what is in none."""

    id: str
    title: str
    quiet: str
    side: str
    icon: str
    ink: str
    note: str
    words: str
    quotes: tuple[str, ...]
    statements: tuple[ThemedStatement, ...]
    is_theme: bool


@dataclass(frozen=True, slots=True)
class ThemesState:
    """The page of themes."""

    facts: str
    rows: tuple[ThemeRow, ...]
    statements: int

    @classmethod
    def of(
        cls, themes: Sequence[ThemeView], left: Sequence[StatementView], facts: GroundFacts
    ) -> ThemesState:
        rows = [_theme_row(theme) for theme in themes]
        if left:
            rows.append(_left_row(left))
        return cls(_themes_line(facts), tuple(rows) if themes else (), facts.statements)


def _themes_line(facts: GroundFacts) -> str:
    parts = [
        ngettext("{count:,} statement", "{count:,} statements", facts.statements).format(
            count=facts.statements
        ),
        ngettext("{count:,} theme", "{count:,} themes", facts.themes).format(count=facts.themes),
        ngettext("{count:,} named by people", "{count:,} named by people", facts.named).format(
            count=facts.named
        ),
        _("{count:,} in no theme").format(count=facts.unthemed),
    ]
    return " · ".join(parts)  # fmt: skip


def _theme_row(theme: ThemeView) -> ThemeRow:
    is_named = theme.state == "named"
    return ThemeRow(
        id=theme.id,
        title=theme.title,
        quiet=_list_quiet(theme),
        side=_people(theme) if theme.known == theme.people else _said(theme),
        icon="theme" if is_named else "dot",
        ink="accent" if is_named else "",
        note=_theme_note(theme),
        words=_telling(theme),
        quotes=theme.quotes,
        statements=theme.statements,
        is_theme=True,
    )


def _telling(theme: ThemeView) -> str:
    state = "" if theme.state == "named" else _("Proposed, not named yet.") + " "
    words = ", ".join(theme.words)
    return state + (_("Telling words: {words}").format(words=words) if words else "")


def _list_quiet(theme: ThemeView) -> str:
    """What a theme sounds like: its plainest statement."""
    return f"“{' '.join(theme.quotes[0].split())}”" if theme.quotes else ", ".join(theme.words[:5])


def _said(theme: ThemeView) -> str:
    count = len(theme.statements)
    return ngettext("{count:,} statement", "{count:,} statements", count).format(count=count)


def _people(theme: ThemeView) -> str:
    return ngettext("{count:,} person", "{count:,} people", theme.known).format(count=theme.known)


def _who(theme: ThemeView) -> str:
    """How many said it, as far as seats were noted: nobody is counted who may be the same person."""
    if not theme.known:
        words = _("{statements}, nobody's seat noted")
    elif theme.known == theme.people:
        words = _("{statements} by {people}")
    else:
        words = _("{statements} by {people} and others whose seat was not noted")
    return words.format(statements=_said(theme), people=_people(theme))


def _theme_note(theme: ThemeView) -> str:
    notes = [_who(theme)]
    if theme.stability is not None:
        firm = _("firm: {share:.0%} of it comes back when statements are drawn anew")
        fair = _("fairly firm: {share:.0%} of it comes back when statements are drawn anew")
        weak = _("tentative: only {share:.0%} of it comes back when statements are drawn anew")
        tells = firm if theme.stability >= FIRM else fair if theme.stability >= TENTATIVE else weak
        notes.append(tells.format(share=theme.stability))
    if theme.mixed is not None and theme.mixed > OPPOSED:
        notes.append(
            _("holds opposing views: {share:.0%} of its pairs are voted against each other").format(
                share=theme.mixed
            )
        )
    return " · ".join(notes)


def _left_row(left: Sequence[StatementView]) -> ThemeRow:
    rows = tuple(
        ThemedStatement(v.id, v.number, v.text, v.table, v.session, v.seat_number, 0.0, "machine")
        for v in left
    )
    count = ngettext("{count:,} statement", "{count:,} statements", len(left)).format(count=len(left))
    note = _("{count} that fit in nowhere. Read them: a theme may be missing.").format(count=count)
    return ThemeRow(NO_THEME, _("In no theme"), count, "", "more", "", note, "", (), rows, is_theme=False)


def statement_quiet(statement: ThemedStatement) -> str:
    """Where a statement comes from, and who put it where it is."""
    parts = []
    if statement.session is not None:
        parts.append(_("session {number}").format(number=statement.session))
    if statement.table is not None:
        parts.append(_("table {number}").format(number=statement.table))
    if statement.seat_number is not None:
        parts.append(_("seat {number}").format(number=statement.seat_number))
    if statement.placed_by == "person":
        parts.append(_("placed by people"))
    return " · ".join(parts)


# ---- shared ground ------------------------------------------------------------

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


# ---- import of votes ------------------------------------------------------------

BY_NUMBER, BY_VOTES = "number", "votes"


@dataclass(frozen=True, slots=True)
class VoteImport:
    """How the votes of a file meet the seats and statements of this council."""

    votes: tuple[tuple[str, str, int], ...]
    rule: str
    voters: int
    seated: int
    strangers: int
    missing: int

    @classmethod
    def of(
        cls,
        cast: Sequence[tuple[str, str, int]],
        seats: Sequence[tuple[str, int]],
        statements: Sequence[StatementView],
        *,
        rule: str = "",
    ) -> VoteImport:
        """Match voters to seats (id, number) and statements by the reference they came with, else by number.

        By number when every voter is one of the seat numbers; else the voters with most votes sit first.
        """
        voters = Counter(voter for voter, _statement, _value in cast)
        rule = rule or (BY_NUMBER if set(voters) <= {str(number) for _id, number in seats} else BY_VOTES)
        seat_of = _by_number(seats) if rule == BY_NUMBER else _by_votes(voters, seats)
        id_of = _statements_by_reference(cast, statements)
        known = [(seat_of[v], id_of[s], x) for v, s, x in cast if v in seat_of and s in id_of]
        seated = len({voter for voter in voters if voter in seat_of})
        missing = sum(s not in id_of for _v, s, _x in cast)
        return cls(tuple(known), rule, len(voters), seated, len(voters) - seated, missing)

    @property
    def account(self) -> str:
        """What would be kept and what not, in sentences."""
        count = len(self.votes)
        parts = [
            ngettext("{count:,} vote would be kept", "{count:,} votes would be kept", count).format(
                count=count
            ),
            _("from {seated:,} of {voters:,} voters").format(seated=self.seated, voters=self.voters),
        ]
        words = " ".join(parts) + "."
        if self.missing:
            words += " " + ngettext(
                "{count:,} vote is for a statement this council does not have.",
                "{count:,} votes are for statements this council does not have.",
                self.missing,
            ).format(count=self.missing)
        return words  # fmt: skip


def _by_number(seats: Sequence[tuple[str, int]]) -> dict[str, str]:
    return {str(number): seat for seat, number in seats}


def _by_votes(voters: Counter[str], seats: Sequence[tuple[str, int]]) -> dict[str, str]:
    order = sorted(voters, key=lambda voter: (-voters[voter], len(voter), voter))
    places = sorted(seats, key=lambda seat: seat[1])
    return {voter: seat for voter, (seat, _number) in zip(order, places, strict=False)}


def _statements_by_reference(
    cast: Sequence[tuple[str, str, int]], statements: Sequence[StatementView]
) -> dict[str, str]:
    by_source = {view.source: view.id for view in statements if view.source}
    by_number = {str(view.number): view.id for view in statements}
    asked = {statement for _voter, statement, _value in cast}
    return (
        by_source
        if by_source and len(asked & set(by_source)) >= len(asked & set(by_number)) / 2
        else by_number
    )


# ---- map ------------------------------------------------------------


def statement_dots(themes: Sequence[ThemeView], places: Mapping[str, tuple[float, float]]) -> tuple[Dot, ...]:
    """A dot for every themed statement that has a place; themes in their order give shape and ink."""
    return tuple(
        Dot(each.id, *places[each.id], str(each.number), " ".join(each.text.split()), group, theme.title)
        for group, theme in enumerate(themes)
        for each in theme.statements
        if each.id in places
    )


def member_dots(
    seen: VotesView, places: Mapping[str, tuple[float, float]], facts: GroundFacts
) -> tuple[Dot, ...]:
    """A dot for every member who voted; opinion groups only past their gate."""
    dots = []
    for seat, number, row in zip(seen.seats, seen.seat_numbers, seen.rows, strict=True):
        if seat not in places:
            continue
        group = facts.groups.get(seat, -1)
        name = _("group {letter}").format(letter=chr(ord("A") + group)) if group >= 0 else ""
        count = sum(value is not None for value in row)
        words = ngettext("{count:,} vote", "{count:,} votes", count).format(count=count)
        dots.append(Dot(seat, *places[seat], _("seat {number}").format(number=number), words, group, name))
    return tuple(dots)

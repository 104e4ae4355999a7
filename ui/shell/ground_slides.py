"""What the projector shows of ground, as values: themes, voices, what is shared and what not, the map. Pure.

Figures of groups stand with their base and their reason; what is hidden stays so, and no table has a name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from council.ground.shared import telling
from council.ground.shared.values import CONTESTED, EMERGING, NOT_SHARED, OTHERS, SHARED, UNKNOWN
from council.ground.voting.values import EVERYONE, SMALLEST
from council.words import N_, _
from ui.shell.slides import Bar, Slide, Spot

TABLE = "table"  # the field that cuts the council by where people sit
HALF = 0.5  # of the council
STANDING = {
    EMERGING: N_("Emerging, not yet sure"),
    CONTESTED: N_("Contested between groups"),
    NOT_SHARED: N_("Not shared by every group"),
    UNKNOWN: N_("Not known yet, too few were asked"),
}
OTHERS_WORDS = N_("Others together")  # groups too small to stand alone
SHAPES = 12  # themes that can be told apart on a wall; the others are plain marks


def voices_slide(themes: Sequence, *, released: Collection[str]) -> Slide:
    """Themes people have named, each with how many members speak in it and one voice out of it.

    A voice is a statement that was released; the one that stands nearest the middle of its theme.
    """
    named = sorted(
        (one for one in themes if one.state == "named" and one.people), key=lambda one: -one.people
    )
    most = max((one.people for one in named), default=1)
    bars = []
    for one in named:
        voice = next((each.text for each in one.statements if each.id in released), "")
        note = _("“{voice}”").format(voice=" ".join(voice.split())) if voice else ""
        bars.append(Bar(one.title, f"{one.people:,}", one.people / most, note))
    foot = _("Number of people who speak in a theme") if bars else ""
    return Slide(_("Our themes and voices"), bars=tuple(bars), foot=foot)


def share_slide(lines: Sequence) -> Slide:
    """What most agree with in every group, surely or likely, each with its counts."""
    bars = tuple(_voted(line, _shared_note(line)) for line in lines if line.label in (SHARED, EMERGING))
    emerging = sum(line.label == EMERGING for line in lines)
    heading = _("What we share")
    if emerging:
        heading = _("What we share: {shared:,} shared, {emerging:,} emerging").format(
            shared=len(bars) - emerging, emerging=emerging
        )
    return Slide(heading, bars=bars, foot=_votes_foot(lines) if bars else "")


def differ_slide(lines: Sequence) -> Slide:
    """Where groups part, each with who; then what no majority of every group carries."""
    parted = [line for line in lines if line.label == CONTESTED]
    others = [line for line in lines if line.label == NOT_SHARED]
    bars = tuple(_voted(line, _differ_note(line)) for line in (*parted, *others))
    return Slide(_("Where we differ"), bars=bars, foot=_votes_foot(lines) if bars else "")


def unknown_slide(lines: Sequence) -> Slide:
    """What too few were asked to say, each with whom to ask."""
    bars = tuple(_voted(line, _unknown_note(line)) for line in lines if line.label == UNKNOWN)
    return Slide(_("What we do not know yet"), bars=bars, foot=_votes_foot(lines) if bars else "")


def some_slide(lines: Sequence) -> Slide:
    """What most of one group agree with though the council does not: said, so that nobody is passed over."""
    bars = tuple(_voted(line, _some_note(line)) for line in lines if line.carried_by)
    return Slide(_("Views of some"), bars=bars, foot=_votes_foot(lines) if bars else "")


def short_slide(lines: Sequence, chosen: Sequence[str]) -> Slide:
    """The short list in its order, each with how it stands: not all of it is known to be shared.

    Args:
        chosen: the statement ids of the list.
    """
    by_id = {line.statement_id: line for line in lines}
    bars = tuple(_voted(by_id[id], _stands_note(by_id[id])) for id in chosen if id in by_id)
    return Slide(_("Our short list"), bars=bars, foot=_votes_foot(lines) if bars else "")


def groups_slide(line: Any | None, field: str, cells: Sequence[tuple[str, Any]]) -> Slide:
    """One statement with a bar for each group of a field; what is hidden says so.

    Tables stand without their numbers, the most agreeing first, since everybody sees who sits where.

    Args:
        cells: each group's name with its Cell or Hidden.
    """
    if line is None or not cells:
        return Slide(_("By groups"))
    if field == TABLE:
        bars = [
            _group_bar(_("A table of {size:,}").format(size=c.size), c)
            for _n, c in cells
            if not _is_hidden(c)
        ]
        bars.sort(key=lambda bar: -bar.share)
    else:
        bars = [_group_bar(_(OTHERS_WORDS) if name == OTHERS else name, cell) for name, cell in cells]
    return Slide(_("By {field}").format(field=field), (line.text,), tuple(bars), foot=_groups_foot(cells))


def _group_bar(name: str, cell: Any) -> Bar:
    if _is_hidden(cell):
        return Bar(name, "–", note=telling.hidden_words(cell))
    if not cell.asked:
        return Bar(name, "–", note=_("Nobody was asked."))
    words = _("{name} (of {asked:,} asked)").format(name=name, asked=cell.asked)
    span = (cell.low, cell.high) if cell.asked < cell.size else ()
    return Bar(words, _agree(cell), cell.agree / cell.size, "", cell.disagree / cell.size, span)


def _is_hidden(cell: Any) -> bool:
    return not hasattr(cell, "agree")


def _groups_foot(cells: Sequence[tuple[str, Any]]) -> str:
    if all(_is_hidden(cell) or cell.asked >= cell.size for _name, cell in cells):
        return _("Filled agree, hatched are against, of each group")
    return _("Filled agree, hatched against; bracket: likely of the group")


def _voted(line: Any, note: str) -> Bar:
    """A statement with its counts; answers of fewer than five are told to no room that can see them sit."""
    if line.asked < SMALLEST:
        return Bar(line.text, "–", note=note, id=line.statement_id)
    whole = max(line.size, 1)
    span = (line.low, line.high) if line.asked < line.size else ()
    shares = line.agree / whole, line.disagree / whole
    return Bar(line.text, _agree(line), shares[0], note, shares[1], span, line.statement_id)


def _agree(of: Any) -> str:
    """The figure beside the words, with what it counts: else it looks like a statement's number."""
    return _("{count:,} agree").format(count=of.agree)


def _votes_foot(lines: Sequence) -> str:
    size = max((line.size for line in lines), default=0)
    if all(line.asked >= line.size for line in lines):
        return _("Filled agree, hatched are against, of {size:,} members").format(size=size)
    return _("Filled agree, hatched against; bracket: likely of all {size:,}").format(size=size)


def _asked_words(line: Any) -> str:
    return _("{agree:,} of {asked:,} asked agree, {against:,} are against").format(
        agree=line.agree, asked=line.asked, against=line.disagree
    )


def _shared_note(line: Any) -> str:
    votes = _asked_words(line)
    if line.label == SHARED:
        whole = line.limiting_group in ("", EVERYONE)
        told = _("Shared by most of the council: {votes}.") if whole else _("Shared by every group: {votes}.")
        if line.asked >= line.size or telling.stands(line):
            return told.format(votes=votes)
        return f"{told.format(votes=votes)} " + _("Those not yet asked could still change that.")
    if line.untold:
        fields = telling.listed(list(line.untold))
        return _("As far as cards tell: {votes}. Not known by {fields}.").format(votes=votes, fields=fields)
    hinge = next(iter(telling.hinges(line)), "")
    if hinge != line.limiting_group:
        group = _wall_group(hinge) if hinge else _("some group")
        words = _("Most of every group agree, but over a third of {group} may be against: {votes}.")
        return words.format(group=group, votes=votes)
    return _("Likely shared, not yet sure of {group}: {votes}.").format(group=_wall_group(hinge), votes=votes)


def _stands_note(line: Any) -> str:
    if line.label == SHARED:
        return _shared_note(line)
    votes = _("{votes}.").format(votes=_asked_words(line)) if line.asked >= SMALLEST else ""
    label = _("By cards alone") if line.untold else _(STANDING[line.label])
    return f"{label}. {votes}".strip()


def _differ_note(line: Any) -> str:
    if line.label == CONTESTED and line.asked < HALF * line.size:
        so_far = _("So far {asked:,} of {size:,} were asked.").format(asked=line.asked, size=line.size)
        return f"{_parted_note(line)} {so_far}"
    return _parted_note(line)


def _parted_note(line: Any) -> str:
    if line.label == CONTESTED and line.sides:
        if all(_is_table(side) for side in line.sides):
            return _("At some tables most agree, at others most are against.")
        return _("Most of {one} agree, most of {other} are against.").format(
            one=_wall_group(line.sides[0]), other=_wall_group(line.sides[1])
        )
    if line.label == CONTESTED:  # of one side a few were asked: it is not named
        return _("In one group most agree, in another most are against.")
    return _("No majority is likely in {group}: {votes}.").format(
        group=_wall_group(line.limiting_group), votes=_asked_words(line)
    )


def _some_note(line: Any) -> str:
    named = [name for name in line.carried_by if not _is_table(name)]
    group = _wall_group((named or line.carried_by)[0])
    words = _("Most of {group} agree, though not most of the council: {votes}.")
    if line.asked < line.size and line.high > HALF:
        words = _("Most of {group} agree; whether most of the council do is open: {votes}.")
    return words.format(group=group, votes=_asked_words(line))


def _unknown_note(line: Any) -> str:
    if not line.missing:
        return _("So far {asked:,} of {size:,} were asked.").format(asked=line.asked, size=line.size)
    thin = line.missing[0]
    return _("Too few were asked in {group}: {asked:,} of {size:,}.").format(
        group=_wall_group(thin.group), asked=thin.asked, size=thin.size
    )


def _wall_group(name: str) -> str:
    """A group as it may stand on a wall: never a table, whose members everybody can see."""
    return _("one of the tables") if _is_table(name) else telling.group_words(name)


def _is_table(name: str) -> bool:
    return name.startswith("table: ")


def map_slide(themes: Sequence, places: Mapping[str, tuple[float, float]]) -> Slide:
    """Every statement as a mark; those of named themes have the shape and the name of their theme."""
    named = [one for one in themes if one.state == "named" and one.statements]
    named = sorted(named, key=lambda one: -one.people)[:SHAPES]
    number = {each.id: at for at, one in enumerate(named) for each in one.statements}
    spots = [
        Spot(*spot, number.get(id, -1), named[number[id]].title if id in number else "")
        for id, spot in sorted(places.items())
    ]
    foot = _("Near is alike in meaning, whoever agrees") if spots else ""
    return Slide(_("The map of what was said"), spots=tuple(spots), foot=foot)

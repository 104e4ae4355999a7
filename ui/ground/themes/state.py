"""What the page of themes says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from council.ground.queries import ThemedStatement, ThemeView
from council.ground.themes.values import OPPOSED, TENTATIVE
from council.sessions.queries import LikenessView, StatementView
from council.words import N_, _, ngettext

NO_THEME = ""

FIRM = 0.75
SPEAKS = {"for": N_("for"), "against": N_("against")}


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme in the list; the last may be what is in none.

    `depth` is 1 under a wider theme; `share` its people among those of the widest, None where seats were not
    noted; `parent_id` and `children` tell the two levels. `statements` of a wider theme are all that stands
    under it, its own first.
    """

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
    description: str = ""
    depth: int = 0
    share: float | None = None
    parent_id: str = ""
    children: int = 0
    number: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class ThemesState:
    """The page of themes; `twins` says for a statement which others people called the same, or not."""

    facts: str
    rows: tuple[ThemeRow, ...]
    statements: int
    twins: Mapping[str, str]

    @classmethod
    def of(
        cls,
        themes: Sequence[ThemeView],
        left: Sequence[StatementView],
        likenesses: Sequence[LikenessView] = (),
    ) -> ThemesState:
        most = max((theme.people for theme in themes), default=0)
        rows = [_theme_row(theme, children, most, depth) for theme, children, depth in _in_order(themes)]
        if left:
            rows.append(_left_row(left))
        told = [each for theme in themes for each in theme.statements]
        numbers = {each.id: each.number for each in (*told, *left)}
        line = _themes_line(themes, left, len(numbers))
        return cls(line, tuple(rows) if themes else (), len(numbers), _twins(numbers, likenesses))


def _in_order(themes: Sequence[ThemeView]) -> Iterator[tuple[ThemeView, tuple[ThemeView, ...], int]]:
    """Each theme with those under it, which follow it; all in the order given."""
    known = {theme.id for theme in themes}
    for theme in themes:
        if theme.parent_id not in known:
            under = tuple(each for each in themes if each.parent_id == theme.id)
            yield theme, under, 0
            for each in under:
                yield each, (), 1


def _twins(number_of: Mapping[str, int], likenesses: Sequence[LikenessView]) -> dict[str, str]:
    same: dict[str, list[int]] = {}
    apart: dict[str, list[int]] = {}
    for pair in likenesses:
        for one, other in ((pair.statement_id, pair.other_id), (pair.other_id, pair.statement_id)):
            if one in number_of and other in number_of:
                (same if pair.same else apart).setdefault(one, []).append(number_of[other])
    words = {}
    for one in {*same, *apart}:
        parts = [
            told.format(numbers=", ".join(str(number) for number in sorted(found[one])))
            for told, found in ((_("same as {numbers}"), same), (_("not the same as {numbers}"), apart))
            if one in found
        ]
        words[one] = " · ".join(parts)
    return words


def _themes_line(themes: Sequence[ThemeView], left: Sequence[StatementView], count: int) -> str:
    named = sum(theme.state == "named" for theme in themes)
    parts = [
        ngettext("{count:,} statement", "{count:,} statements", count).format(count=count),
        ngettext("{count:,} theme", "{count:,} themes", len(themes)).format(count=len(themes)),
        ngettext("{count:,} named by people", "{count:,} named by people", named).format(count=named),
        _("{count:,} in no theme").format(count=len(left)),
    ]
    return " · ".join(parts)


def _theme_row(theme: ThemeView, children: Sequence[ThemeView], most: int, depth: int) -> ThemeRow:
    is_named = theme.state == "named"
    below = tuple(each for child in children for each in child.statements)
    whole = replace(theme, statements=(*theme.statements, *below))
    return ThemeRow(
        id=theme.id,
        title=theme.title,
        quiet=_list_quiet(theme, children),
        side=_people(theme) if theme.known == theme.people else _said(whole),
        icon="theme" if is_named else "dot",
        ink="accent" if is_named else "",
        note=_theme_note(whole, children),
        words=_telling(theme),
        quotes=theme.quotes,
        statements=whole.statements,
        is_theme=True,
        description=theme.description,
        depth=depth,
        share=theme.people / most if most and theme.known == theme.people else None,
        parent_id=theme.parent_id,
        children=len(children),
        number=theme.number,
        people=theme.people,
    )


def _telling(theme: ThemeView) -> str:
    state = "" if theme.state == "named" else _("Proposed, not named yet.") + " "
    words = ", ".join(theme.words)
    return state + (_("Telling words: {words}").format(words=words) if words else "")


def _list_quiet(theme: ThemeView, children: Sequence[ThemeView]) -> str:
    """Whether people named it, and what it sounds like: its plainest statement, or how many stand under it.

    The icon before it says the same: the mark of a theme once it is named, a dot while it is proposed.
    """
    state = _("named") if theme.state == "named" else _("proposed")
    if children:
        count = len(children)
        told = ngettext("{count:,} theme under it", "{count:,} themes under it", count).format(count=count)
    else:
        told = f"“{' '.join(theme.quotes[0].split())}”" if theme.quotes else ", ".join(theme.words[:5])
    return " · ".join(part for part in (state, told) if part)


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


def _theme_note(theme: ThemeView, children: Sequence[ThemeView] = ()) -> str:
    notes = [_who(theme)]
    if children:
        count = len(children)
        words = ngettext("in {count:,} theme under it", "in {count:,} themes under it", count)
        notes.append(words.format(count=count))
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
    if theme.apart is not None and theme.apart > OPPOSED:
        words = _("holds opposing views: of {count} marked statements {ahead} speak for it and {against} "
                  "against, so {share:.0%} of their pairs are opposed")  # fmt: skip
        notes.append(words.format(share=theme.apart, **_sides(theme)))
    elif theme.marked:
        words = _("marked so far: {ahead} speak for it, {against} against")
        notes.append(words.format(**_sides(theme)))
    return " · ".join(notes)


def _sides(theme: ThemeView) -> dict[str, int]:
    count, ahead = theme.marked, theme.marked_for
    return {"count": count, "ahead": ahead, "against": count - ahead}


def _left_row(left: Sequence[StatementView]) -> ThemeRow:
    rows = tuple(
        ThemedStatement(
            v.id, v.number, v.text, v.table if v.level != "none" else None, v.session,
            v.seat_number if v.level in ("named", "alias") else None, 0.0, "machine",
            session_id=v.session_id or "",
        )
        for v in left
    )  # fmt: skip
    count = ngettext("{count:,} statement", "{count:,} statements", len(left)).format(count=len(left))
    note = _("{count} that fit in nowhere. Read them: a theme may be missing.").format(count=count)
    return ThemeRow(NO_THEME, _("In no theme"), count, "", "more", "", note, "", (), rows, is_theme=False)


def statement_quiet(statement: ThemedStatement, twins: Mapping[str, str] | None = None) -> str:
    """Where a statement comes from, and what people said of it and others."""
    parts = []
    if statement.session is not None:
        parts.append(_("session {number}").format(number=statement.session))
    if statement.table is not None:
        parts.append(_("table {number}").format(number=statement.table))
    if statement.seat_number is not None:
        seat = _("seat {number}").format(number=statement.seat_number)
        told = _("{alias} ({seat})").format(alias=statement.alias, seat=seat) if statement.alias else seat
        parts.append(told)
    if statement.stance:
        parts.append(_(SPEAKS[statement.stance]))
    if twins and statement.id in twins:
        parts.append(twins[statement.id])
    return " · ".join(parts)

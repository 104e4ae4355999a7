"""What the page of themes says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.ground.queries import GroundFacts, ThemedStatement, ThemeView
from council.ground.themes.values import OPPOSED, TENTATIVE
from council.sessions.queries import StatementView
from council.words import _, ngettext

NO_THEME = ""

FIRM = 0.75


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

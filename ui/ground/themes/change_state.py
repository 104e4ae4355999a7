"""What a proposal would change, in words, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from council.ground.themes.changes import GONE, NEW, SAME, Moved, ProposalChange, ThemeChange
from council.words import N_, _, ngettext

KINDS = {NEW: N_("new"), GONE: N_("goes"), "changed": N_("changes")}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One theme that would change; the lines of a theme are made when they are looked at."""

    id: str
    title: str
    quiet: str
    side: str
    is_taken: bool
    change: ThemeChange
    texts: Mapping[str, str] = field(compare=False, repr=False)

    @property
    def lines(self) -> tuple[str, ...]:
        """The statements that come and go, and where from or to."""
        return _lines(self.change, self.texts)

    @property
    def spoken(self) -> str:
        return _("taken") if self.is_taken else _("left as it is")


@dataclass(frozen=True, slots=True)
class ChangeState:
    """The sheet before a proposal is kept."""

    summary: str
    rows: tuple[ChangeRow, ...]
    is_nothing: bool

    @classmethod
    def of(
        cls,
        whole: ProposalChange,
        taken: ProposalChange,
        declined: Iterable[str],
        texts: Mapping[str, str],
    ) -> ChangeState:
        """`whole` is everything proposed; `taken` what would come of it without what is declined."""
        out = set(declined)
        rows = tuple(
            ChangeRow(
                change.key,
                change.title,
                _quiet(change),
                _(KINDS[change.kind]),
                change.key not in out,
                change,
                texts,
            )
            for change in whole.themes
            if change.kind != SAME
        )
        same = sum(change.kind == SAME for change in whole.themes)
        return cls(_summary(taken, same), rows, taken.is_nothing)


def _summary(change: ProposalChange, same: int) -> str:
    parts = [
        (change.moved, ngettext("{count:,} statement moves", "{count:,} statements move", change.moved)),
        (change.placed, ngettext("{count:,} finds a theme", "{count:,} find a theme", change.placed)),
        (change.dropped, ngettext("{count:,} loses its theme", "{count:,} lose their theme", change.dropped)),
        (change.stay, ngettext("{count:,} stays", "{count:,} stay", change.stay)),
        (same, ngettext("{count:,} theme is as before", "{count:,} themes are as before", same)),
    ]
    return " · ".join(words.format(count=count) for count, words in parts if count)


def _quiet(change: ThemeChange) -> str:
    parts = []
    if change.was and change.was != change.title:
        parts.append(_("was “{title}”").format(title=change.was))
    if change.holds and change.kind == NEW:
        parts.append(_("a wider theme over {titles}").format(titles=", ".join(change.holds)))
    elif change.holds:
        parts.append(_("its themes stand by themselves: {titles}").format(titles=", ".join(change.holds)))
    if change.kind != GONE and change.under != change.was_under:
        under = _("under “{title}”").format(title=change.under) if change.under else _("by itself")
        parts.append(under)
    for moved, one in ((change.came, _("{count:,} come in")), (change.left, _("{count:,} leave"))):
        if moved:
            parts.append(one.format(count=len(moved)))
    if change.stays:
        parts.append(ngettext("{count:,} stays", "{count:,} stay", change.stays).format(count=change.stays))
    return " · ".join(parts)


def _lines(change: ThemeChange, texts: Mapping[str, str]) -> tuple[str, ...]:
    return (
        *_told(change.came, texts, _("In, from “{theme}”"), _("In, from no theme")),
        *_told(change.left, texts, _("Out, to “{theme}”"), _("Out, to no theme")),
    )


def _told(moved: Sequence[Moved], texts: Mapping[str, str], named: str, none: str) -> list[str]:
    where = {each.other for each in moved}
    lines = []
    for other in sorted(where):
        head = named.format(theme=other) if other else none
        told = (texts.get(m.statement_id, "") for m in moved if m.other == other)
        lines += [f"{head} · {' '.join(text.split())}" for text in told]
    return lines

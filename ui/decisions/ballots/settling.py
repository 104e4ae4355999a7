"""Where both tellers settle a pile: what differs stands beside each other, then what the papers say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from council.decisions.ballots.lines import BLANK, SPOILED
from council.decisions.ballots.views import BallotView, PileView
from council.words import _, ngettext
from ui.decisions.ballots.words import count_fields, counts_words, line_words
from ui.decisions.numbers import beside, counted, passage, whole
from ui.widgets import Form, Label

SIGNS = (("abstain", BLANK), ("spoiled", SPOILED))


class SettleForm(Form):
    """Both entries of one pile, and what both tellers agree on now."""

    def __init__(self, ballot: BallotView, pile: PileView, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Settle pile {n}").format(n=pile.number),
            verb=_("Keep what was agreed"),
            cancel=_("Cancel"),
            lead=_("Look at the papers again, both together. Both first entries stay on record."),
            parent=parent,
        )
        self._pile = pile
        self._build(ballot, pile)
        both = _("{one} and {two}").format(one=ballot.tellers[0], two=ballot.tellers[1])
        self.by = self.field(_("Agreed by"), QLineEdit(both))

    def _build(self, ballot: BallotView, pile: PileView) -> None:
        first, second = pile.first or {}, pile.second or {}
        names = count_fields(ballot.rule, ballot.options)
        for name, counts in zip(ballot.tellers, (first, second), strict=True):
            said = counts_words(counts, ballot)
            self.add(Label(_("{name}: {counts}").format(name=name, counts=said), "quiet"))
        self.lines = {name: counted(self, words, value=_agreed(name, first, second)) for name, words in names}
        for left, right in zip(list(self.lines)[::2], list(self.lines)[1::2], strict=False):
            beside(self, self.lines[left], self.lines[right])

    def given(self) -> dict[str, object] | None:
        """What was filled in, as `settle_pile` takes it."""
        found = {name: whole(field) for name, field in self.lines.items()}
        if None in found.values():
            return None
        return {"pile": self._pile.number, "counts": found, "agreed_by": self.by.editor.text()}


class SettleLinesForm(SettleForm):
    """Papers only one teller read so are named by what they say, to be looked for in the pile."""

    def _build(self, ballot: BallotView, pile: PileView) -> None:
        alike = len(pile.both) + len(self._signs(pile))
        words = ngettext("{n} paper is read alike.", "{n} papers are read alike.", alike)
        self.add(Label(words.format(n=alike), "quiet"))
        for name, alone in zip(ballot.tellers, _alone(pile), strict=True):
            said = [line_words(text, ballot.rule, ballot.options) for text in alone] or [_("nothing else")]
            listed = "\n".join(f"· {each}" for each in said)
            self.add(Label(_("Only {name} read:").format(name=name) + "\n" + listed))
        hint = _("One line for each of these papers as it is: “-” for a blank one, “x” for a spoiled one.")
        self.papers = self.field(_("What these papers say"), passage(4), hint=hint)

    def given(self) -> dict[str, object] | None:
        """Every paper of the pile: those read alike, and those written here."""
        lines = [line.strip() for line in self.papers.editor.toPlainText().splitlines() if line.strip()]
        every = (*self._pile.both, *self._signs(self._pile), *lines)
        return {"pile": self._pile.number, "lines": every, "agreed_by": self.by.editor.text()}

    def _signs(self, pile: PileView) -> list[str]:
        """Blank and spoiled papers that both counted."""
        first, second = pile.first or {}, pile.second or {}
        return [sign for name, sign in SIGNS for _n in range(min(first.get(name, 0), second.get(name, 0)))]


def _alone(pile: PileView) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What only one teller read so, blank and spoiled papers among it."""
    first, second = Counter(pile.first or {}), Counter(pile.second or {})
    more = (first - second, second - first)
    one, two = (
        (*lines, *(sign for name, sign in SIGNS for _n in range(extra[name])))
        for lines, extra in zip(pile.alone, more, strict=True)
    )
    return one, two


def _agreed(name: str, first: Mapping[str, int], second: Mapping[str, int]) -> int | None:
    """A figure both have; nothing where they differ, so that it is looked at."""
    one, two = first.get(name, 0), second.get(name, 0)
    return one if one == two else None

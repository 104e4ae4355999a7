"""Where one teller writes down a pile: totals by name, or paper by paper at the speed of typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from council.decisions.ballots.doubts import why_words
from council.decisions.ballots.lines import read_line
from council.decisions.ballots.rules import MOST_IN_A_PILE
from council.decisions.ballots.views import BallotView
from council.errors import CouncilError
from council.words import _, ngettext, say
from ui.decisions.ballots.words import count_fields, doubtful_words, line_words, typing_words
from ui.decisions.numbers import beside, counted, whole
from ui.widgets import Field, Form, Label, Switch, announce


class PileForm(Form):
    """One teller enters pile after pile, and sees nothing of the other's."""

    def __init__(self, ballot: BallotView, teller: int, lead: str, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Enter pile"), verb=_("Keep pile"), cancel=_("Done"), lead=lead, parent=parent)
        self._ballot, self._warned = ballot, False
        self._sizes: dict[tuple[int, int], int] = {}  # papers kept in this form, by teller and pile
        self._names = [name or _("Second teller") for name in ballot.tellers]
        self._teller = Switch(("1", self._names[0]), ("2", self._names[1]), name=_("Who enters"))
        self._teller.choose(str(teller))
        self._teller.changed.connect(self._on_teller)
        self.add(self._teller)
        self.pile = counted(self, _("Pile"), value=self.next_pile())
        self.table = self.field(_("Table or part of the room"), QLineEdit())
        self.table.setVisible(ballot.is_open_vote)
        if ballot.is_open_vote:
            beside(self, self.pile, self.table)

    @property
    def teller(self) -> int:
        """Who is entering: 1 or 2."""
        return int(self._teller.current)

    def next_pile(self) -> int:
        """The first pile this teller has not entered."""
        taken = {pile.number for pile in self._ballot.piles if pile.entered[self.teller - 1]}
        return next(n for n in range(1, len(taken) + 2) if n not in taken)

    def given(self) -> dict[str, object] | None:
        """What was filled in, as `enter_pile` takes it; None where a field refuses."""
        raise NotImplementedError

    def size(self) -> int:
        """How many papers the pile has that stands in the form."""
        raise NotImplementedError

    def kept(self, ballot: BallotView, pile: int) -> None:
        """Say what was kept and make ready for the next pile."""
        before = any(one.number == pile and one.entered[self.teller - 1] for one in self._ballot.piles)
        words = _("Pile {n} of {name}: replaced what was entered before.") if before else _(
            "Pile {n} of {name} kept."
        )  # fmt: skip
        self._ballot = ballot
        self._sizes[self.teller, pile] = self.size()
        said = words.format(n=pile, name=self._names[self.teller - 1])
        self._kept.setText(" ".join(filter(None, (said, *self._warnings(pile)))))
        self._fresh()

    def _warnings(self, pile: int) -> tuple[str, str]:
        """What is amiss at once: piles passed over, and more papers than lie in the box."""
        own = {one.number for one in self._ballot.piles if one.entered[self.teller - 1]}
        passed = ", ".join(str(n) for n in range(1, pile) if n not in own)
        papers = self._ballot.papers
        box = papers.in_box if papers is not None and self._ballot.way == "paper" else 0
        typed = sum(size for (teller, _pile), size in self._sizes.items() if teller == self.teller)
        return (
            _("Still missing: pile {numbers}.").format(numbers=passed) if passed else "",
            _("That makes {n} papers, and the box held {box}.").format(n=typed, box=box)
            if 0 < box < typed
            else "",
        )

    def _add_foot(self) -> None:
        self._kept = Label("", "accent")
        self.add(self._kept)
        if not self._ballot.is_open_vote:
            self.add(Label(doubtful_words(self._ballot), "caption"))

    @property
    def half_typed(self) -> bool:
        """Whether something of a pile was typed that is not kept yet."""
        raise NotImplementedError

    def reject(self) -> None:
        """Go, unless figures of a pile would be lost: that is asked once."""
        if self.half_typed and not self._warned:
            self._warned = True
            self.refuse(
                _("Pile {n} is not kept yet. Keep it, or leave once more to drop what was typed.").format(
                    n=self.pile.editor.text()
                )
            )
            return
        super().reject()

    def _on_teller(self) -> None:
        self._kept.setText("")
        self._fresh()

    def _fresh(self) -> None:
        self._warned = False
        self.pile.editor.setText(str(self.next_pile()))
        self.table.editor.setText("")


class EnterForm(PileForm):
    """Totals of a pile by name."""

    def __init__(self, ballot: BallotView, teller: int, *, parent: QWidget | None = None) -> None:
        lead = (
            _("Each teller enters alone. Piles have at most {n} papers.").format(n=MOST_IN_A_PILE)
            if ballot.way == "paper"
            else _("One pile a table: the hands or cards counted there.")
        )
        super().__init__(ballot, teller, lead, parent=parent)
        self.lines: dict[str, Field] = {
            name: counted(self, words) for name, words in count_fields(ballot.rule, ballot.options)
        }
        for left, right in zip(list(self.lines)[::2], list(self.lines)[1::2], strict=False):
            beside(self, self.lines[left], self.lines[right])
        self.lines["spoiled"].setVisible(not ballot.is_open_vote)
        self._add_foot()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._first().setFocus()

    @property
    def half_typed(self) -> bool:
        return any(field.editor.text().strip() for field in self.lines.values())

    def size(self) -> int:
        marks = self._ballot.rule.kind == "approval"  # a paper may bear several
        of = ("valid", "abstain", "spoiled") if marks else tuple(self.lines)
        return sum(whole(self.lines[name], empty=0) or 0 for name in of)

    def given(self) -> dict[str, object] | None:
        """Totals; an empty line counts as 0."""
        numbers = {"pile": whole(self.pile)}
        numbers |= {name: whole(field, empty=0) for name, field in self.lines.items()}
        if None in numbers.values():
            return None
        pile = numbers.pop("pile")
        return {"pile": pile, "teller": self.teller, "counts": numbers, "label": self.table.editor.text()}

    def _first(self) -> QWidget:
        return next(iter(self.lines.values())).editor

    def _fresh(self) -> None:
        super()._fresh()
        for field in self.lines.values():
            field.editor.setText("")
        self._first().setFocus()


class LinesForm(PileForm):
    """A pile paper by paper: one line, Enter, the next. It lies in memory until the pile is kept."""

    def __init__(self, ballot: BallotView, teller: int, *, parent: QWidget | None = None) -> None:
        lead = _("One paper a line, then Enter. An empty line and Enter corrects the one before.")
        super().__init__(ballot, teller, lead, parent=parent)
        self._typed: list[str] = []
        self._asked = ""  # the line that would be spoiled, once its writer was asked
        self._options = len(ballot.options)
        self.options = self.add(
            Label("\n".join(f"{n}  {text}" for n, text in enumerate(ballot.options, start=1)), "quiet")
        )
        hint = typing_words(ballot.rule)
        self.line = self.field(_("Paper {n}").format(n=1), QLineEdit(), hint=hint)
        self.line.editor.installEventFilter(self)
        self._last, self._count = Label("", "body"), Label("", "quiet")
        self.add(self._last)
        self.add(self._count)
        self._add_foot()
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.line.editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the paper; Ctrl+Enter keeps the pile, as in every form."""
        if watched is self.line.editor and event.type() == QEvent.Type.KeyPress:
            key = QKeyEvent(event)  # type: ignore[call-overload]
            ctrl = bool(key.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not ctrl:
                self._take()
                return True
        return bool(super().eventFilter(watched, event))

    @property
    def typed(self) -> tuple[str, ...]:
        """The papers of this pile so far."""
        return tuple(self._typed)

    @property
    def half_typed(self) -> bool:
        return bool(self._typed or self.line.editor.text().strip())

    def size(self) -> int:
        return len(self._typed)

    def given(self) -> dict[str, object] | None:
        """Every paper of the pile; what still stands in the line is taken first."""
        pile = whole(self.pile)
        if self.line.editor.text().strip() and not self._take():
            return None
        return None if pile is None else {"pile": pile, "teller": self.teller, "lines": self.typed}

    def _take(self) -> bool:
        """Read the line as a paper, or bring the one before back to be corrected."""
        text = self.line.editor.text().strip()
        self.line.clear()
        if not text:
            if self._typed:
                self.line.editor.setText(self._typed.pop())
                self.line.editor.selectAll()
            self._say()
            return True
        if len(self._typed) >= MOST_IN_A_PILE:
            self.line.refuse(_("The pile has {n} papers: keep it first.").format(n=MOST_IN_A_PILE))
            return False
        try:
            line = read_line(self._ballot.rule, text, options=self._options)
        except CouncilError as error:
            self.line.refuse(say(error))
            return False
        if line.what == "spoiled" and line.why != "declared" and self._asked != text:
            self._asked = text
            words = _("“{given}” would be a spoiled paper: {why} Enter once more if it is, or type it anew.")
            self.line.refuse(words.format(given=text, why=why_words(line.why)))
            return False
        self._asked = ""
        self._typed.append(line.text)
        self.line.editor.clear()
        self._say(why_words(line.why))
        announce(self, self._last.text())
        return True

    def _say(self, why: str = "") -> None:
        self.line.name(_("Paper {n}").format(n=len(self._typed) + 1))
        count = len(self._typed)
        words = ngettext("{n} paper typed in this pile", "{n} papers typed in this pile", count)
        self._count.setText(words.format(n=count))
        last = line_words(self._typed[-1], self._ballot.rule, self._ballot.options) if count else ""
        said = _("Paper {n}: {paper}").format(n=count, paper=last) if count else ""
        self._last.setText(" ".join(filter(None, (said, why))))

    def _fresh(self) -> None:
        super()._fresh()
        self._typed.clear()
        self.line.editor.clear()
        self.line.editor.setFocus()
        self._say()

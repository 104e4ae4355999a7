"""What can be made of a statement: split, merged, translated, blanked, shown with less, taken out.

It is done to the statement in the line (Up takes it back), else to the one chosen in the list.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from council import clock
from council.sessions import actions, queries
from council.sessions.kinds import LEVELS
from council.words import N_, _, say
from ui.runner import Runner
from ui.sessions.live.alike import alike
from ui.sessions.live.around import LEVEL_WORDS, Selectors
from ui.sessions.live.chooser import Choice
from ui.sessions.live.composer import Composer
from ui.sessions.live.heard import HeardModel, HeardView
from ui.sessions.live.state import Row
from ui.sessions.live.version_forms import RedactForm, TakeOutForm, TranslateForm

_ABOVE = 12  # statements above, offered for a merge
_SHOWN = 60
_NOTHING = N_("Choose a statement first: Up in the empty line, or a row of the list.")


class Versions(QObject):
    """Acts on one statement. Everything but the blanking can be undone."""

    moved = Signal()  # there is a statement to work on now, or none any more
    said = Signal(str)
    refused = Signal(str)
    left = Signal()  # a form was closed: the focus belongs to the line again

    def __init__(
        self,
        runner: Runner,
        composer: Composer,
        model: HeardModel,
        view: HeardView,
        selectors: Selectors,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._runner, self._composer, self._model, self._view = runner, composer, model, view
        self._selectors, self._over, self._may = selectors, parent, self.may()
        composer.moved.connect(self._look)
        view.selectionModel().currentChanged.connect(self._look)

    @property
    def target(self) -> Row | None:
        """The statement in work, as it stands in the file; None where there is none."""
        row = self._composer.corrects or self._view.chosen()
        row = self._model.row(row.id) if row is not None else None
        return row if row is not None and row.is_kept else None

    def may(self) -> bool | str:
        """Whether there is a statement to work on, or the sentence that says what to do."""
        if self._composer.corrects is not None and not self._composer.is_untouched:
            return _("Keep the changed words first, with Enter.")
        return self.target is not None or _(_NOTHING)

    def _look(self, *_where: object) -> None:
        may, self._may = self._may, self.may()
        if may != self._may:
            self.moved.emit()

    def _taken(self) -> Row | None:
        """The statement in work; without one, or with changed words in the line, that is said."""
        may = self.may()
        if may is not True:
            self.refused.emit(str(may))
            return None
        return self.target

    # ---- from the line -----------------------------------------------------------------------------------

    def split_at_cursor(self) -> bool:
        """Make two statements of the one in the line; False where none is being corrected."""
        row, (before, behind) = self._composer.corrects, self._composer.parts_at_cursor()
        if row is None or not row.is_kept or not (before.strip() and behind.strip()):
            return False
        given = {"version_ids": [clock.new_id(), clock.new_id()], "texts": [before, behind]}
        self._act(actions.split_statement, _("Split in two"), statement_id=row.id, at=clock.now(), **given)
        self._composer.empty()
        return True

    def merge(self) -> None:
        """Offer the statements this one can become one with: near ones first, then those above it."""
        row = self._taken()
        if row is None:
            return
        rows = [each for each in self._model.rows() if each.is_kept and each.id != row.id]
        near = alike(row.text, rows, least_words=2, least_share=0.4)
        above = [each for each in rows if each.number < row.number][-_ABOVE:]
        offered = dict.fromkeys([*([near] if near else []), *reversed(above), *rows[-_ABOVE:]])
        choices = [Choice(each, f"{each.number}  {_short(each.text)}") for each in offered]
        if choices:
            title = _("Merge {number} with").format(number=row.number)
            self._selectors.offer(title, choices, choices[0].value, partial(self._merge, row))
        else:
            self.refused.emit(_("There is no other statement yet."))

    def _merge(self, row: Row, other: Row) -> None:
        first, second = sorted((row, other), key=lambda each: each.number)
        told = _("{first} and {second} are one now; Up mends its words").format(
            first=first.number, second=second.number
        )
        if self._composer.corrects is not None:
            self._composer.empty()
        given = {"statement_ids": [first.id, second.id], "version_id": clock.new_id(), "at": clock.now()}
        self._act(actions.merge_statements, told, **given)

    def choose_level(self) -> None:
        """Offer what may be shown of the speaker of one statement, or of those to come."""
        row = self._composer.corrects
        if row is None or not row.is_kept:
            self._selectors.choose_level()
            return
        choices = [Choice(level, _(LEVEL_WORDS[level]), _note(level, row.level)) for level in LEVELS]
        title = _("Attribution of {number}").format(number=row.number)
        self._selectors.offer(title, choices, row.level, partial(self._set_level, row))

    def _set_level(self, row: Row, level: str) -> None:
        told = _("Statement {number}: {level}").format(number=row.number, level=_(LEVEL_WORDS[level]))
        asked = _shows_more(level, row.level)
        self._act(actions.set_level, told, statement_id=row.id, level=level, by_speaker=asked)

    # ---- in a form ---------------------------------------------------------------------------------------

    def translate(self) -> None:
        """Put a translation in the place of a statement; the speaker's words stay its parent."""
        row = self._taken()
        if row is None:
            return
        form = TranslateForm(row, parent=self._over)

        def submit() -> None:
            given = {"statement_id": row.id, "version_id": clock.new_id(), "at": clock.now()}
            self._submit(form, actions.translate_statement, _("Translated"), **given, **form.given())

        self._open(form, submit)

    def redact(self) -> None:
        """Blank words that must not be read again."""
        row = self._taken()
        if row is None:
            return
        form = RedactForm(row, parent=self._over)

        def submit() -> None:
            given = {"statement_id": row.id, "version_id": clock.new_id(), "at": clock.now()}
            self._submit(form, actions.redact_statement, _("Blanked for good"), **given, **form.given())

        self._open(form, submit)

    def withdraw(self) -> None:
        """Take a statement out of every later list; what is signed needs its reason."""
        row = self._taken()
        if row is None:
            return
        if row.state != "confirmed":
            self._act(actions.withdraw_statement, _("Taken out"), statement_id=row.id)
        else:
            form = TakeOutForm(row, parent=self._over)
            self._open(
                form,
                lambda: self._submit(
                    form, actions.withdraw_statement, _("Taken out"), statement_id=row.id, **form.given()
                ),
            )

    def lineage(self) -> None:
        """Say where a statement came from: every wording it had, oldest first."""
        row = self._taken()
        if row is not None:
            self._runner.ask(self, queries.lineage_of, self._on_lineage, statement_id=row.id)

    def _on_lineage(self, views) -> None:
        choices = [
            Choice(view.id, f"{view.number}  {_short(view.text) or _('(blanked)')}", _made(view))
            for view in views
        ]
        self._selectors.offer(_("Wordings"), choices, choices[-1].value, lambda _id: None)

    # ---- inside ------------------------------------------------------------------------------------------

    def _open(self, form, submit: Callable[[], None]) -> None:
        form.submitted.connect(submit)
        form.finished.connect(lambda _done: self.left.emit())
        form.open()

    def _submit(self, form, verb, told: str, **given) -> None:
        def kept(_outcome) -> None:
            form.accept()
            if self._composer.corrects is not None:
                self._composer.empty()
            self.said.emit(told)

        self._runner.act(form, verb, kept, form.refuse_error, **given)

    def _act(self, verb, told: str, **given) -> None:
        self._runner.act(
            self,
            verb,
            lambda _outcome: self.said.emit(told),
            lambda error: self.refused.emit(say(error)),
            **given,
        )


def _shows_more(level: str, than: str) -> bool:
    return LEVELS.index(level) < LEVELS.index(than)


def _note(level: str, now: str) -> str:
    return _("only if the speaker asks") if _shows_more(level, now) else ""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def _made(view) -> str:
    words = {
        "correction": _("corrected"),
        "split": _("split off"),
        "merge": _("merged"),
        "translation": _("translated by {name}").format(name=view.translator),
        "redaction": _("blanked in part"),
    }
    return words.get(view.made_by, _("as it was said"))

"""What the forms of a session refuse, each with its sentence."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class FormFileRefused(CouncilError):
    """A form file breaks the rules; file, line, key and the reason say where."""

    sentence = N_("{file}, line {line}, {key}: {reason}")


class FormGone(CouncilError):
    """A form was named that is not kept any more."""

    sentence = N_("This form is no longer there. It may have been removed elsewhere.")


class FormTwice(CouncilError):
    """The same form a second time for one session."""

    sentence = N_("Session {number} has this form already. Enter its answers there.")


class FormHasAnswers(CouncilError):
    """A form was to be removed that people have answered."""

    sentence = N_("{count} people have answered this form, so it stays in the record.")


class FormClosed(CouncilError):
    """An answer for a form that takes none."""

    sentence = N_("This form is closed and takes no more answers. Open it again first.")


class FormOnScreen(CouncilError):
    """Something that has to wait while the laptop goes round."""

    sentence = N_("The laptop is going round with this form. End the round first.")


class FormNotOnScreen(CouncilError):
    """An answer from the screen while no round is on."""

    sentence = N_("The round on screen has ended, so this answer was not kept. Begin a new round.")


class SheetEmpty(CouncilError):
    """A sheet without any answer."""

    sentence = N_("Nothing to keep: no question of this sheet was answered.")


class AnswerUnknown(CouncilError):
    """An answer to a question the form has not, or outside its scale."""

    sentence = N_('"{answer}" is no answer to "{question}". Scales go from 1 to {points}.')


class AnswerTooLong(CouncilError):
    """More free text than one answer holds."""

    sentence = N_("A free answer holds at most {most} characters; this one has {length}.")


class SheetGone(CouncilError):
    """A sheet was to be taken back that is not kept."""

    sentence = N_("This sheet is not kept any more.")


class TooFewAnswers(CouncilError):
    """Words of a form were asked for that so few people filled in that they could be told apart."""

    sentence = N_("{count} people have answered; words and figures are shown from {least} on.")

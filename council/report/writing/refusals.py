"""What is refused of texts and pictures, and in which words."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class TextPlaceUnknown(CouncilError):
    sentence = N_("There is no place “{place}” for a text in the report: choose one of {known}.")


class TextPlaceSingle(CouncilError):
    sentence = N_("“{place}” holds one text only: write it there, or choose a place that holds several.")


class WritingTooLong(CouncilError):
    sentence = N_(
        "“{place}” has {count} characters; a text holds {most}. Shorten it, or attach it as a file."
    )


class PassagesTooMany(CouncilError):
    sentence = N_("“{place}” has {count} paragraphs and list items; a text holds {most}. Shorten it.")


class PassageKindUnknown(CouncilError):
    sentence = N_("“{place}” holds a “{kind}”, which no text can have: use one of {known}.")


class HeadingTooLong(CouncilError):
    sentence = N_(
        "Paragraph {number} of “{place}” is a heading of more than {most} characters (“{words}”): "
        "make it a paragraph."
    )


class LinkNotTaken(CouncilError):
    sentence = N_(
        "The link on “{words}” (paragraph {number} of “{place}”) leads to “{url}”: only http, https and "
        "mailto addresses can stand in a report. Mend or remove the link."
    )


class TongueUnknown(CouncilError):
    sentence = N_("“{language}” is no language code: write it as de, pt-BR or zh-Hans.")


class PictureUnreadable(CouncilError):
    sentence = N_("This file cannot be read as a picture: use a PNG or JPEG file that opens elsewhere.")


class PictureTooLarge(CouncilError):
    sentence = N_("This picture is too large ({told}): a report takes up to {most}. Make it smaller first.")


class PictureWordless(CouncilError):
    sentence = N_("The picture has no words for those who do not see it: say what it shows.")


class PicturesTooMany(CouncilError):
    sentence = N_("There are {most} pictures in the report already, the most it holds. Remove one first.")


class PictureGone(CouncilError):
    sentence = N_("This picture is no longer in the report. The list has been read again.")

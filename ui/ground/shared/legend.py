"""What the inks and the bracket of a bar mean, the same on every page of this room."""

from council.words import _
from ui.ground.shared.bars import Legend


def made() -> Legend:
    """The legend, in the words of the window."""
    span = _("where the agreement of all lies, 90 % sure")
    return Legend(_("agree"), _("pass"), _("against"), span)

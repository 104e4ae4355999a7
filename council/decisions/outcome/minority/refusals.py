"""What is refused about minority views, each with its sentence: what happened, why, and what to do."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class BackersOutOfRange(CouncilError):
    sentence = N_(
        "{backers} backers of {base} cannot be. Backers are counted from 0 up to the members asked."
    )


class BackingRuleOutOfRange(CouncilError):
    sentence = N_(
        "“{given}” cannot be the {part} of the backing rule. The share is above 0 and up to 1, the least "
        "number of backers is 1 or more, the length is from {shortest} to {longest} characters."
    )


class MinorityTextTooLong(CouncilError):
    """Longer than what was agreed beforehand, so it could not be printed unshortened."""

    sentence = N_(
        "The text has {length} characters; {most} were agreed beforehand, so that views print unshortened. "
        "Shorten it, or agree on another length before anybody is asked to back it."
    )


class MinorityTextUnchanged(CouncilError):
    sentence = N_("This text is the same as wording {number}. Change it, then keep it.")


class MinorityViewClosed(CouncilError):
    sentence = N_("Minority view {number} can no longer be changed: {why}.")


class BackingWayUnknown(CouncilError):
    sentence = N_("“{given}” is no way of counting backers: names on paper, hands, or a small ballot.")

"""What has changed since shared ground was worked out, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from council.ground.shared.ageing.values import ANSWERS, GROUPS, MEMBERS, RULES, SAME, WORDINGS
from council.ground.shared.wording import listed
from council.words import N_, _

WORDS = {
    ANSWERS: N_("the answers"),
    MEMBERS: N_("the members of the council"),
    GROUPS: N_("the groups or tables people are in"),
    WORDINGS: N_("the wording of statements"),
    SAME: N_("which statements people call the same"),
    RULES: N_("the rule by which it is judged and shown"),
}


def changed_words(changed: Sequence[str]) -> str:
    """That shared ground is out of date, and what has changed; "" when nothing has."""
    if not changed:
        return ""
    what = listed([_(WORDS[name]) for name in changed])
    return _("Since the shared ground was worked out, this has changed: {what}.").format(what=what)

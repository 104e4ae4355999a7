"""Why a pair of statements is asked about, in a sentence for the people who answer."""

from __future__ import annotations

from council.ground.meaning import alike, cues
from council.ground.meaning.alike import NearPair
from council.ground.meaning.cues import Cue
from council.words import N_, _

_BOTH = {
    cues.NEGATION: N_("One says “{left}”, the other “{right}”: they may mean the opposite."),
    cues.ANTONYMS: N_("One says “{left}”, the other “{right}”: they may pull in opposite directions."),
    cues.SWAPPED: N_("They compare the same things the other way round."),
    cues.NUMBERS: N_("The numbers differ: “{left}” in one, “{right}” in the other."),
    cues.MODALITY: N_("One says “{left}”, the other “{right}”: one goes further."),
    cues.QUESTION: N_("One asks, the other states."),
    cues.STANCE: N_("One praises ({left}), the other blames ({right})."),
    cues.SUBSTITUTED: N_("Only “{left}” and “{right}” differ, and may be what matters."),
    alike.SAME_WORDS: N_("The same words."),
    alike.VOTES_AGAINST: N_(
        "{left} of the {right} people who took a side on both agree with one and not the other; passes are "
        "not counted."
    ),
    alike.VOTES_FOR: N_(
        "{left} of the {right} people who took a side on both said the same of both; passes are not counted."
    ),
}
_ONE = {
    cues.NEGATION: N_("Only one of them says “{word}”: they may mean the opposite."),
    cues.NUMBERS: N_("Only one of them names a number: {word}."),
}
_QUESTIONS = {
    alike.SAME: N_("Do these two say the same?"),
    alike.OPPOSITE: N_("These sound alike, but may say the opposite. Do they say the same?"),
    alike.NEAR: N_("These are near to each other. Do they say the same?"),
}


def cue_sentence(cue: Cue) -> str:
    """One reason why two statements may, or may not, say the same."""
    word = cue.left or cue.right
    if word and not (cue.left and cue.right) and cue.kind in _ONE:
        return _(_ONE[cue.kind]).format(word=word)
    return _(_BOTH[cue.kind]).format(left=cue.left, right=cue.right)


def pair_question(pair: NearPair) -> str:
    """What people are asked about a pair."""
    return _(_QUESTIONS[pair.verdict])

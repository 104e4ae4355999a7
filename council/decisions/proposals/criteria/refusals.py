"""What is refused about criteria and scores."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class CriterionWithoutWords(CouncilError):
    sentence = N_("The criterion has no words yet. Say in one line what a good proposal does.")


class CriterionTwice(CouncilError):
    sentence = N_("“{text}” is criterion {number} already. Give it a higher weight instead, or say it apart.")


class CriterionIsFixed(CouncilError):
    sentence = N_(
        "Criterion {number} was agreed, so its words and weight stand. Retire it and propose another one."
    )


class CriterionIsRetired(CouncilError):
    sentence = N_("Criterion {number} was retired: it can no longer be agreed or scored.")


class CriterionWeightOutOfRange(CouncilError):
    sentence = N_("A weight of {given} cannot be: it is a whole number from {least} to {most}.")


class ScoreOutOfRange(CouncilError):
    sentence = N_("A score of {given} cannot be: it is a whole number from 0 to {most}.")


class ScoreNeedsGroup(CouncilError):
    sentence = N_("Say which group gives this score: the drafting group, a table, the experts.")


class ScoreNeedsReason(CouncilError):
    sentence = N_("A score needs its reason in one line, so that others can answer it.")

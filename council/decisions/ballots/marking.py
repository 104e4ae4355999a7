"""Kinds of ballots by name, what a paper says about how it is marked, and how doubtful papers are read."""

from __future__ import annotations

from council.decisions.ballots.rules import Rule
from council.words import N_, _

KINDS = {
    "majority": N_("Yes or no"),
    "gradients": N_("Gradients of agreement"),
    "approval": N_("Approval: mark any that you support"),
    "dots": N_("Dots spread over the options"),
    "score": N_("Score for each option"),
    "scale": N_("Agree or disagree with each option"),
    "ranked": N_("Ranked, one winner by instant run-off"),
    "schulze": N_("Ranked, full order by Schulze’s method"),
}


MARKING = {  # what a paper says about how it is filled in
    "majority": N_("Mark one box. No mark is a blank paper and counts as abstaining."),
    "gradients": N_("Mark the one level that comes nearest to what you think."),
    "approval": N_("Mark every option you can support, up to {cap}."),
    "dots": N_("Spread {dots} dots over the options, at most {most} on one. Write a number in each box."),
    "score": N_("Give each option a number from {low} to {high}. An empty box is no rating, not a zero."),
    "scale": N_("Mark one box for each option. An option without a mark is not rated."),
    "ranked": N_("Write 1 beside your first choice, 2 beside your second, and so on as far as you like."),
    "schulze": N_(
        "Write 1 beside your first choice, 2 beside your second, and so on. The same number may stand twice."
    ),
}


DOUBTS = N_(
    "A clear will counts, even where the mark is not quite in the box. A mark outside every box, two marks "
    "where one is asked for, a name, a signature or words that tell who wrote them: spoiled. No mark: blank."
)


def marking_words(rule: Rule, *, options: int) -> str:
    """What a paper says about how it is filled in."""
    return _(MARKING[rule.kind]).format(
        cap=rule.cap or options, dots=rule.dots, most=rule.most_on_one, low=rule.lowest, high=rule.top
    )

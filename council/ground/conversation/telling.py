"""The plan of an import in sentences."""

from __future__ import annotations

from council.ground.conversation.plan import BY_NUMBER, BY_SOURCE, BY_WORDS, Plan
from council.words import N_, _, ngettext


def account(plan: Plan) -> tuple[str, ...]:
    """What would be kept, then everything that would not; what is none is not said."""
    words = [sentence.format(count=count) for count, sentence in _kept(plan) if count]
    if plan.voters:
        members = _("{seated:,} of {voters:,} voters are members.")
        words.append(members.format(seated=plan.seated, voters=plan.voters))
    if plan.known and plan.by != BY_WORDS:
        words.append(_(_BY[plan.by]))
    left_out = (*_votes_left_out(plan), *_statements_left_out(plan))
    return (*words, *(sentence.format(count=count) for count, sentence in left_out if count))


_BY = {
    BY_NUMBER: N_("Statements are known by their numbers here."),
    BY_SOURCE: N_("Statements are known by the references they came with."),
}


def _kept(plan: Plan) -> list[tuple[int, str]]:
    new, known, votes = len(plan.new), len(plan.known), len(plan.votes)
    return [
        (new, ngettext("{count:,} statement is new.", "{count:,} statements are new.", new)),
        (
            known,
            ngettext("{count:,} statement is here already.", "{count:,} statements are here already.", known),
        ),
        (votes, ngettext("{count:,} vote would be kept.", "{count:,} votes would be kept.", votes)),
    ]


def _votes_left_out(plan: Plan) -> list[tuple[int, str]]:
    return [
        (
            plan.unseated,
            ngettext(
                "Left out: {count:,} vote of somebody who is no member.",
                "Left out: {count:,} votes of people who are no members.",
                plan.unseated,
            ),
        ),
        (
            plan.replaced,
            ngettext(
                "Left out: {count:,} vote, for the voter voted again later.",
                "Left out: {count:,} votes, for the voters voted again later.",
                plan.replaced,
            ),
        ),
        (
            plan.moderated,
            ngettext(
                "Left out: {count:,} vote on a statement a moderator had taken out.",
                "Left out: {count:,} votes on statements a moderator had taken out.",
                plan.moderated,
            ),
        ),
        (
            plan.unusable,
            ngettext(
                "Left out: {count:,} vote on a statement that cannot be kept.",
                "Left out: {count:,} votes on statements that cannot be kept.",
                plan.unusable,
            ),
        ),
        (
            plan.unknown,
            ngettext(
                "Left out: {count:,} vote on a statement this council does not have.",
                "Left out: {count:,} votes on statements this council does not have.",
                plan.unknown,
            ),
        ),
    ]


def _statements_left_out(plan: Plan) -> list[tuple[int, str]]:
    return [
        (
            plan.out,
            ngettext(
                "Left out: {count:,} statement a moderator had taken out.",
                "Left out: {count:,} statements a moderator had taken out.",
                plan.out,
            ),
        ),
        (
            plan.blank,
            ngettext(
                "Left out: {count:,} statement without a word.",
                "Left out: {count:,} statements without a word.",
                plan.blank,
            ),
        ),
        (
            plan.too_long,
            ngettext(
                "Left out: {count:,} statement that is too long to keep.",
                "Left out: {count:,} statements that are too long to keep.",
                plan.too_long,
            ),
        ),
        (
            len(plan.passed_over),
            ngettext(
                "Passed over: {count:,} file that holds nothing of this.",
                "Passed over: {count:,} files that hold nothing of this.",
                len(plan.passed_over),
            ),
        ),
    ]

"""Where answers went that do not count, in sentences."""

from __future__ import annotations

from council.ground.voting.values import VoteAccount
from council.words import ngettext


def left_out(account: VoteAccount) -> tuple[str, ...]:
    """One sentence for each kind of answer that is kept but does not count, with what to do about it."""
    told = (*_of_seats(account), *_given_together(account))
    return tuple(words.format(count=count) for count, words in told if count)


def _of_seats(account: VoteAccount) -> tuple[tuple[int, str], ...]:
    return (
        (
            account.reworded + account.elsewhere,
            ngettext(
                "{count:,} answer is to a wording that has changed since. Ask again to count it.",
                "{count:,} answers are to wordings that have changed since. Ask again to count them.",
                account.reworded + account.elsewhere,
            ),
        ),
        (
            account.withdrawn,
            ngettext(
                "{count:,} vote is on a statement that was taken out.",
                "{count:,} votes are on statements that were taken out.",
                account.withdrawn,
            ),
        ),
        (
            account.left,
            ngettext(
                "{count:,} vote is of somebody who left the council.",
                "{count:,} votes are of people who left the council.",
                account.left,
            ),
        ),
    )


def _given_together(account: VoteAccount) -> tuple[tuple[int, str], ...]:
    return (
        (
            account.alone,
            ngettext(
                "{count:,} card is not counted, since somebody at the table answered alone too.",
                "{count:,} cards are not counted, since people at the tables answered alone too.",
                account.alone,
            ),
        ),
        (
            account.older,
            ngettext(
                "{count:,} card is of an older show; the same people showed again.",
                "{count:,} cards are of older shows; the same people showed again.",
                account.older,
            ),
        ),
        (
            account.unsettled,
            ngettext(
                "{count:,} answer was read in two ways from its sheet. Look at the paper to count it.",
                "{count:,} answers were read in two ways from their sheets. Look at the paper to count them.",
                account.unsettled,
            ),
        ),
    )

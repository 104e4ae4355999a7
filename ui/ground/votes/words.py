"""The words for answers and ways, the same wherever votes are shown."""

from __future__ import annotations

from council.words import N_, _, ngettext
from ui.ground.votes.progress import StatementLine, Want
from ui.ground.votes.sheet import AGREE, DISAGREE, PASS

SEATS, TABLES, PAPER = "seats", "tables", "paper"
WAYS = {
    SEATS: N_("On screen, seat by seat"),
    TABLES: N_("Cards at the tables"),
    PAPER: N_("On paper"),
}
SHORT = {SEATS: N_("On screen"), TABLES: N_("Cards"), PAPER: N_("Paper")}
ANSWERS = {AGREE: N_("agree"), DISAGREE: N_("disagree"), PASS: N_("pass")}
NAMED = 2  # groups named in a line; the others are counted


def answer_words(value: int | None) -> str:
    """An answer in a word; None is not asked."""
    return _("not asked") if value is None else _(ANSWERS[value])


def want_words(wants: tuple[Want, ...]) -> str:
    """Of which groups more have to be asked, those that want most first; "" when enough were."""
    if not wants:
        return ""
    named = [_want(want) for want in wants[:NAMED]]
    rest = len(wants) - NAMED
    if rest > 0:
        named.append(ngettext("{count} more group", "{count} more groups", rest).format(count=rest))
    return ", ".join(named)


def _want(want: Want) -> str:
    if want.field == want.group:
        return ngettext("{count} more member", "{count} more members", want.more).format(count=want.more)
    told = _("{count} more of {field} {group}")
    return told.format(count=want.more, field=want.field, group=want.group)


def asked_words(line: StatementLine) -> str:
    """How many were asked, of how many."""
    return _("{asked} of {size}").format(asked=line.asked, size=line.size)


def counts_words(line: StatementLine) -> str:
    """The three counts, and what is still wanted."""
    told = _("{agree} agree · {disagree} disagree · {passed} pass")
    words = told.format(agree=line.agree, disagree=line.disagree, passed=line.passed)
    if not line.is_told:
        words = _("fewer than five answers: not shown") if line.asked else _("nobody was asked")
    elif line.cards:
        words = _("{counts} · {cards} by cards or sheets without a seat").format(
            counts=words, cards=line.cards
        )
    wanted = want_words(line.wants)
    return _("{counts} · wanted: {wanted}").format(counts=words, wanted=wanted) if wanted else words

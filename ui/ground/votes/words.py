"""The words for answers and ways, the same wherever votes are shown."""

from __future__ import annotations

from collections.abc import Sequence

from council.ground.shared.wording import group_words, listed
from council.ground.voting.values import EVERYONE
from council.words import N_, _, ngettext
from ui.ground.votes.progress import StatementLine, Want
from ui.ground.votes.sheet import AGREE, DISAGREE, PASS

TABLE = "table"  # the field of where people sit
SEATS, TABLES, PAPER = "seats", "tables", "paper"
WAYS = {
    SEATS: N_("On screen, seat by seat"),
    TABLES: N_("Cards at the tables"),
    PAPER: N_("On paper"),
}
SHORT = {SEATS: N_("On screen"), TABLES: N_("Cards"), PAPER: N_("Paper")}
ANSWERS = {AGREE: N_("agree"), DISAGREE: N_("disagree"), PASS: N_("pass")}
NAMED = 2  # groups named in a line; where there are more, they are counted and named below
# How answers given together and alone are reckoned: council.ground.voting.counting.
RECKONED = N_(
    "Who answered alone counts alone: for each of them at the table one card is taken off, of the same "
    "answer where there is one. Of two counts of the same people the newer counts."
)


def answer_words(value: int | None) -> str:
    """An answer in a word; None is not asked."""
    return _("not asked") if value is None else _(ANSWERS[value])


def want_words(wants: tuple[Want, ...]) -> str:
    """Of which groups more have to be asked, in a line, or of how many groups; "" when enough were."""
    if len(wants) > NAMED:
        told = ngettext("people of {count} group", "people of {count} groups", len(wants))
        return told.format(count=len(wants))
    return ", ".join(one_wanted(want) for want in wants)


def all_wanted(line: StatementLine) -> str:
    """Every group of which more have to be asked, field by field, those that want most first."""
    if not line.wants:
        return _("Of every group of five or more, at least half were asked about this.")
    by_field: dict[str, list[Want]] = {}
    for want in line.wants:
        by_field.setdefault(want.field, []).append(want)
    told = [_("Still to be asked about this, so that it can be judged:")]
    return "\n".join([*told, *(_of_field(name, wants) for name, wants in by_field.items())])


def to_ask_words(want: Want, seats: Sequence[int]) -> str:
    """The seats of a wanted group that were not asked yet, by number."""
    if not seats:
        return _("Every seat of this group was asked, by cards or alone.")
    told = ngettext(
        "Not asked yet, seat {seats}: {count} of them is wanted at the least.",
        "Not asked yet, seats {seats}: {count} of them are wanted at the least.",
        len(seats),
    )
    return told.format(seats=", ".join(map(str, seats)), count=want.more)


def _of_field(name: str, wants: Sequence[Want]) -> str:
    if name in (EVERYONE, TABLE):
        return listed([one_wanted(want) for want in wants])
    named = [_("{count} of “{group}”").format(count=want.more, group=want.group) for want in wants]
    return _("By {field}: {groups}").format(field=name, groups=listed(named))


def one_wanted(want: Want) -> str:
    """How many more of one group are to be asked."""
    if want.field == want.group:
        return ngettext("{count} more member", "{count} more members", want.more).format(count=want.more)
    group = group_words(f"{want.field}: {want.group}")
    return _("{count} more of {group}").format(count=want.more, group=group)


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

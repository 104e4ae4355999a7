"""What `council ground` says of the files it was given: everything odd or left out, counted, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from council.words import _, ngettext

if TYPE_CHECKING:
    from council.ground.reading import CastVotes, StatementRow
    from council.ground.voting.values import Field, VotesView

FLOOD, FEWEST = 0.25, 10  # one author's share of the statements, and their number, worth a word


def odd_statements(rows: Sequence[StatementRow]) -> dict[str, int]:
    """How many statements were left out, are blank, hold no word, repeat another, or come from one author."""
    words = [" ".join(row.text.casefold().split()) for row in rows]
    authors = Counter(row.author for row in rows if row.author)
    return {
        "statements_left_out": sum(row.is_out for row in rows),
        "statements_blank": sum(not each for each in words),
        "statements_without_words": sum(bool(each) and not any(map(str.isalnum, each)) for each in words),
        "statements_repeated": sum(n - 1 for each, n in Counter(words).items() if each),
        "most_by_one_author": max(authors.values(), default=0),
    }


def odd_votes(
    cast: CastVotes, view: VotesView, fields: Sequence[Field], rows: Sequence[StatementRow]
) -> dict[str, int]:
    """How many votes were overtaken, given twice, or for nothing known, and who voted or stands alone."""
    out = {row.id for row in rows if row.is_out}
    voted = {voter for voter, _key, _value in cast.votes}
    grouped = {voter for field in fields for voter, group in field.group_of.items() if group}
    pairs = len({(voter, key) for voter, key, _value in cast.votes})
    return {
        "votes_changed": cast.changed,
        "votes_repeated": len(cast.votes) - pairs - cast.changed,
        "votes_for_unknown_statements": cast.unknown,
        "votes_for_statements_left_out": len({(v, key) for v, key, _value in cast.votes if key in out}),
        "voters_without_votes": len(set(view.seats) - voted),
        "voters_in_no_group": len(voted - grouped) if fields else 0,
    }


def remarks(summary: dict[str, Any]) -> list[str]:
    """One sentence for each count that is not none."""
    told = [_remark(name, summary.get(name) or 0) for name in _REMARKS]
    most, every = summary["most_by_one_author"], summary["statements"]
    if most >= FEWEST and most > FLOOD * every:
        words = _("One author gave {most:,} of {every:,} statements; themes are weighed by people instead.")
        told.append(words.format(most=most, every=every))
    if not summary["language_understood"]:
        told.append(_("The language model does not know this language well; check every theme."))
    return [words for words in told if words]


_REMARKS = (
    "statements_left_out",
    "statements_blank",
    "statements_without_words",
    "statements_repeated",
    "votes_changed",
    "votes_repeated",
    "votes_for_unknown_statements",
    "votes_for_statements_left_out",
    "voters_without_votes",
    "voters_in_no_group",
    "files_passed_over",
)


def _remark(name: str, count: int) -> str:
    words = _of_statements(count) | _of_votes(count)
    return words[name].format(count=count) if count else ""


def _of_statements(count: int) -> dict[str, str]:
    return {
        "statements_left_out": ngettext(
            "{count:,} statement a moderator took out is in no theme and not on the short list.",
            "{count:,} statements a moderator took out are in no theme and not on the short list.",
            count,
        ),
        "statements_blank": ngettext(
            "{count:,} statement is blank; it is listed without a theme.",
            "{count:,} statements are blank; they are listed without a theme.",
            count,
        ),
        "statements_without_words": ngettext(
            "{count:,} statement holds no word, signs only.",
            "{count:,} statements hold no word, signs only.",
            count,
        ),
        "statements_repeated": ngettext(
            "{count:,} statement says the very words of another; all are kept.",
            "{count:,} statements say the very words of another; all are kept.",
            count,
        ),
    }


def _of_votes(count: int) -> dict[str, str]:
    return {
        "votes_changed": ngettext(
            "{count:,} vote was changed later by its voter; the last one counts.",
            "{count:,} votes were changed later by their voters; the last one counts.",
            count,
        ),
        "votes_repeated": ngettext(
            "{count:,} vote was given twice and counts once.",
            "{count:,} votes were given twice and count once.",
            count,
        ),
        "votes_for_unknown_statements": ngettext(
            "{count:,} vote is for a statement that is not in the file, and counts nowhere.",
            "{count:,} votes are for statements that are not in the file, and count nowhere.",
            count,
        ),
        "votes_for_statements_left_out": ngettext(
            "{count:,} vote is on a statement a moderator took out; it counts in ground.csv.",
            "{count:,} votes are on statements a moderator took out; they count in ground.csv.",
            count,
        ),
        "voters_without_votes": ngettext(
            "{count:,} person of the groups gave no vote and counts as not asked.",
            "{count:,} people of the groups gave no vote and count as not asked.",
            count,
        ),
        "voters_in_no_group": ngettext(
            "{count:,} voter is in no group and counts in the whole only.",
            "{count:,} voters are in no group and count in the whole only.",
            count,
        ),
        "files_passed_over": ngettext(
            "{count:,} file holds nothing of this and was passed over.",
            "{count:,} files hold nothing of this and were passed over.",
            count,
        ),
    }


def counted(summary: dict[str, Any]) -> str:
    """How many statements and themes there are, and why there are none."""
    every, themes, loose = summary["statements"], summary["themes"], summary["unthemed"]
    words = [
        ngettext("{count:,} statement.", "{count:,} statements.", every).format(count=every),
        ngettext("{count:,} theme.", "{count:,} themes.", themes).format(count=themes),
        ngettext("{count:,} statement is in none.", "{count:,} statements are in none.", loose).format(
            count=loose
        ),
    ]
    if summary["themes_reason"]:
        words.append(_("Themes are proposed from 20 different statements up; until then read the list."))
    return " ".join(words)


def gate_words(gate: dict[str, Any]) -> str:
    """Whether opinion groups are shown, and if not, why."""
    if gate["shown"]:
        words = _("{count} opinion groups are shown; two halves of the statements give much the same ones.")
        return words.format(count=gate["count"])
    reasons = {
        "too few voters": _("Opinion groups are not shown: too few people voted often enough ({voters})."),
        "too few votes": _("Opinion groups are not shown: there are too few statements to tell."),
        "halves disagree": _(
            "Opinion groups are not shown: two halves of the statements give different ones "
            "(agreement {agreement:.2f}; 0.60 is asked for)."
        ),
        "a group too small": _("Opinion groups are not shown: one of them would have fewer than 5 people."),
    }
    return reasons[gate["reason"]].format(voters=gate["voters"], agreement=gate["agreement"] or 0.0)

"""Words of the ballot desk for piles, papers and answers, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from council.decisions.ballots.lines import BLANK, RANKED, SPOILED, numbers_of, ranks_of
from council.decisions.ballots.marking import DOUBTS
from council.decisions.ballots.papers import count_names
from council.decisions.ballots.results import Result
from council.decisions.ballots.rules import Rule
from council.decisions.ballots.saying import COUNTS
from council.decisions.ballots.views import BallotView
from council.words import N_, _


def entry_words(counts: Mapping[str, int] | None, entered: bool, ballot: BallotView) -> str:
    """A teller's figures, or that they are there and not shown yet."""
    if counts is None:
        return _("entered") if entered else "–"
    return counts_words(counts, ballot)


def count_fields(rule: Rule, options: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The totals of a pile by name, each with its words, in the order of the tellers' sheet."""
    names: tuple[str, ...] = ("valid", "abstain", "spoiled")
    if not rule.by_line:
        names = count_names(rule, options=len(options) or 2)
    return tuple((name, count_words(name, rule, options)) for name in names)


def count_words(name: str, rule: Rule, options: Sequence[str]) -> str:
    """What a total counts: yes, an option, a level, or a class of papers."""
    if name in COUNTS:
        return _(COUNTS[name])
    return (rule.levels if rule.kind == "gradients" else options)[int(name) - 1]


def counts_words(counts: Mapping[str, int], ballot: BallotView) -> str:
    """A pile's totals as short as can be: "14 / 11 / 0 / 0", in the order of the sheet."""
    return " / ".join(str(counts.get(name, 0)) for name, _w in count_fields(ballot.rule, ballot.options))


def totals_words(ballot: BallotView) -> str:
    """In which order the totals of a pile stand."""
    return " / ".join(words for _name, words in count_fields(ballot.rule, ballot.options))


TYPING = {
    "dots": N_("Dots in the order of the paper: 2 0 1. “-” alone is blank, “x” spoiled."),
    "score": N_("One number for each option: 4 0 - 2, “-” for an empty box. “x” alone is spoiled."),
    "scale": N_("One level for each option, 1 the lowest: 5 3 -. “x” alone is spoiled."),
    "ranked": N_(
        "Numbers of the options, the best first, not the ranks in the boxes: 3 1 2 is option 3 before 1 "
        "before 2, equals as 3>1=2. “-” is blank, “x” spoiled."
    ),
    "schulze": N_(
        "Numbers of the options, the best first, not the ranks in the boxes: 3 1 2 is option 3 before 1 "
        "before 2, equals as 3>1=2. “-” is blank, “x” spoiled."
    ),
}


def typing_words(rule: Rule) -> str:
    """How one paper is typed."""
    return _(TYPING[rule.kind])


def line_words(text: str, rule: Rule, options: Sequence[str]) -> str:
    """A paper as a teller finds it in the pile: what is typed, and what that says."""
    if text == BLANK:
        return _("blank")
    if text == SPOILED:
        return _("spoiled")
    if rule.kind in RANKED:
        named = " > ".join(" = ".join(options[n - 1] for n in group) for group in ranks_of(text))
        return f"{text}  ({named})"
    given = zip(options, numbers_of(text), strict=True)
    named = ", ".join(f"{words} {number}" for words, number in given if number)
    return f"{text}  ({named})" if named else text


def doubtful_words(ballot: BallotView) -> str:
    """How papers that leave a doubt are read: as agreed for this ballot, else by the app's own list."""
    return ballot.doubts or _(DOUBTS)


def answers_of(rule: Rule) -> tuple[tuple[str, str, str], ...]:
    """The answers of a roll call: what is typed, the code that is kept, its words."""
    if rule.kind == "majority":
        return ("1", "yes", _("Yes")), ("2", "no", _("No")), ("0", "abstain", _("Abstain"))
    levels = tuple((str(n), str(n), name) for n, name in enumerate(rule.levels, start=1))
    return (*levels, ("0", "abstain", _("Abstain")))


def answer_of(rule: Rule, typed: str) -> str:
    """The code of an answer as typed, by its number, its first letter or its words; "" when it is none."""
    typed = typed.strip().casefold()
    known = answers_of(rule)
    exact = [code for key, code, words in known if typed in (key, words.casefold())]
    begun = [code for _key, code, words in known if typed and words.casefold().startswith(typed)]
    return (exact or (begun if len(begun) == 1 else [""]))[0]


def spread_words(rule: Rule, result: Result) -> str:
    """How many chose each level, from the strongest agreement down; "" where there are no levels."""
    if result.ratings is None:
        return ""
    pairs = zip(reversed(rule.levels), reversed(result.ratings.spread), strict=True)
    return " · ".join(f"{name} {count}" for name, count in pairs)

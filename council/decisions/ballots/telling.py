"""A ranked or rated result told step by step: rounds, pairs and options, each a sentence with its figures.

Pure: values in, sentences out, in the language in force.
"""

from __future__ import annotations

from council.decisions.ballots.results import Result
from council.decisions.ballots.runoff import Round
from council.decisions.ballots.saying import option_figure, outcome_words, result_sentence, stopped
from council.words import _, ngettext


def steps_told(result: Result) -> tuple[str, ...]:
    """How a result of several options came about: options in their order, then rounds, then pairs.

    () for yes or no and for gradients, whose one figure says it.
    """
    return (*options_told(result), *rounds_told(result), *pairs_told(result))


def outcome_told(result: Result) -> str:
    """What came of it, without figures where the steps give them: "Adopted: Nashville."."""
    if not result.options or result.outcome in ("no_result", "no_quorum"):
        return result_sentence(result)
    chosen = [one.text for one in result.options if one.number in (result.waiting or result.winners)]
    named = f"{outcome_words(result)}: {', '.join(chosen)}" if chosen else outcome_words(result)
    return stopped(named)


def options_told(result: Result) -> tuple[str, ...]:
    """Each option with its figure and base, in the order of the result, and whether it is adopted."""
    in_order = sorted(result.options, key=lambda one: (one.place or len(result.options) + 1, one.number))
    adopted, plain = _("{option}: {figure}, adopted"), _("{option}: {figure}")
    return tuple(
        (adopted if one.passed and result.passed else plain).format(
            option=one.text, figure=option_figure(result, one)
        )
        for one in in_order
    )


def rounds_told(result: Result) -> tuple[str, ...]:
    """Each round of a run-off: papers for every option still in, papers used up, and what followed."""
    return tuple(
        _("Round {number}: {counts}. {follows}").format(
            number=one.number, counts=_counts(result, one), follows=_follows(result, one)
        )
        for one in result.rounds
    )


def pairs_told(result: Result) -> tuple[str, ...]:
    """Every two options against each other, the stronger one first, and who beats all the others."""
    names = [one.text for one in result.options]
    told = []
    for i, row in enumerate(result.pairs):
        for j in range(i + 1, len(row)):
            first, second = (i, j) if row[j] >= result.pairs[j][i] else (j, i)
            sentence = (
                _("{first} and {second}: equal, {more} each")
                if row[j] == result.pairs[j][i]
                else _("{first} before {second}: {more} to {less}")
            )
            more, less = result.pairs[first][second], result.pairs[second][first]
            told.append(sentence.format(first=names[first], second=names[second], more=more, less=less))
    if result.pair_winner:
        told.append(
            _("{option} is preferred to every other option").format(option=names[result.pair_winner - 1])
        )
    elif told:
        told.append(_("No option is preferred to every other one"))
    return tuple(told)


def _counts(result: Result, one: Round) -> str:
    names = [option.text for option in result.options]
    told = ", ".join(
        _("{option} {count} ({percent})").format(
            option=names[n - 1], count=one.counts[n - 1], percent=one.percents[n - 1]
        )
        for n in one.live
    )
    if not one.used_up:
        return told
    used = ngettext("{count} paper used up", "{count} papers used up", one.used_up).format(count=one.used_up)
    return f"{told}; {used}"


def _follows(result: Result, one: Round) -> str:
    names = [option.text for option in result.options]
    if one.winner:
        return _("{option} has more than half of the papers still counting").format(
            option=names[one.winner - 1]
        )
    if not one.out:
        return _("A number drawn in public decides who goes out")
    out = ", ".join(names[n - 1] for n in one.out)
    how = {
        "": _("{options} has the fewest and goes out"),
        "earlier": _("{options} had fewer in an earlier round and goes out"),
        "together": _("{options} go out together: none of them could catch up"),
        "lot": _("{options} goes out by the number drawn"),
    }[one.settled]
    return how.format(options=out)

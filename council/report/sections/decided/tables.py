"""Every decision in one place: what was voted and agreed, by which rule, and what became of every paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from council.decisions.ballots.results import Result
from council.decisions.ballots.saying import WAYS
from council.decisions.ballots.telling import pairs_told, rounds_told
from council.decisions.consent.saying import round_state
from council.decisions.outcome.recommended.saying import objection_words
from council.report import charts
from council.report.blocks import (
    Block,
    Column,
    Figure,
    Grid,
    Heading,
    Listing,
    Note,
    Paragraph,
    Section,
    Span,
    Text,
)
from council.report.facts import BallotFacts, ConsentFacts, Facts, VoidFacts
from council.report.numbers import day_told, day_words, number, percent
from council.report.sections.decided.results import shown
from council.report.sections.telling import card_key, headlines, options_outcome, proposal_key
from council.words import _, ngettext

MOST_BESIDE = 10  # options up to which every two stand in one table


def ballots(facts: Facts) -> Section | None:
    """Ballots of every kind and consent rounds: results with their rule, then every paper counted."""
    blocks: list[Block] = []
    if facts.ballots:
        blocks += [_results(facts), _papers(facts), *_rules(facts.ballots)]
        for one in facts.ballots:
            blocks += _options(one)
    if facts.voids:
        blocks += [Heading(_("Void ballots")), Listing(tuple(_void(one) for one in facts.voids))]
    if facts.consents:
        blocks += _consents(facts)
    blocks += _certificates(facts.ballots)
    if not blocks:
        return None
    return Section("ballots", _("All decisions"), tuple(blocks))


def _results(facts: Facts) -> Grid:
    """A row a ballot: what it was on, the votes, their share, and the result."""
    columns = (
        Column(_("No."), 0.42),
        Column(_("Text"), 2.4),
        Column(_("For"), 0.5, right=True),
        Column(_("Against"), 0.74, right=True),
        Column(_("In favour"), 0.66, right=True),
        Column(_("Rule"), 0.5),
        Column(_("Result"), 1.2),
    )
    letters = _lettered(facts.ballots)
    codes = {one.ballot.number: one.number for one in facts.recommendations if one.ballot}
    codes |= {one.ballot.number: one.number for one in facts.proposals if one.ballot}
    titles = headlines(facts)
    rows = tuple(
        (
            number(one.number),
            _titled(codes.get(one.number, ""), one.title, titles),
            *_votes(one),
            letters[one.rule],
            _result(one),
        )
        for one in facts.ballots
    )
    note = _("“In favour” is a share of the base that the rule names; the rules stand below the tables.")
    return Grid(_("Ballots and their results"), columns, rows, note=note)


def _titled(code: str, title: str, titles: Mapping[str, str]) -> Text:
    """What was decided on, led by its code, which leads to its card."""
    if code not in titles:
        return title
    return Span(code, to=card_key(code) if code[:1] == "R" else proposal_key(code)), Span(f" {titles[code]}")


def _votes(one: BallotFacts) -> tuple[str, str, str]:
    """For, against, and the share in favour; a dash where papers do not say yes or no."""
    if one.steps:
        return "–", "–", "–"
    if not one.base:
        return number(one.yes), number(one.no), "–"
    share = Figure(one.yes, one.base, one.base_name).share
    assert share is not None
    return number(one.yes), number(one.no), percent(share, threshold=one.threshold, strict=one.strict)


def _result(one: BallotFacts) -> str:
    if one.steps:
        return options_outcome(one)
    if not one.quorum_met:
        return _("no result, too few took part")
    words = _("no result") if one.passes is None else _("carried") if one.passes else _("not carried")
    if one.result is not None and one.result.casting:
        return _("{result}, by the chair's vote").format(result=words)
    return words


def _papers(facts: Facts) -> Grid:
    """A row a ballot: what became of every paper; how it was held, where that differs."""
    hows = {_held(one) for one in facts.ballots}
    columns = (
        Column(_("No."), 0.5),
        *((Column(_("How"), 2.6),) if len(hows) > 1 else ()),
        Column(_("Entitled"), 0.8, right=True),
        Column(_("Issued"), 0.7, right=True),
        Column(_("Returned"), 0.86, right=True),
        Column(_("Valid"), 0.6, right=True),
        Column(_("Abstained"), 0.9, right=True),
        Column(_("Spoiled"), 0.75, right=True),
    )
    rows = tuple(
        (number(one.number), *((_held(one),) if len(hows) > 1 else ()), *_counts(one))
        for one in facts.ballots
    )
    note = _(
        "Papers issued and not returned are in no result, unless its rule counts those present or entitled."
    )
    if len(hows) == 1 and (how := hows.pop()) != "–":
        note = _("How every one was held: {how}.").format(how=how) + f" {note}"
    return Grid(_("What became of every paper"), columns, rows, note=note)


def _held(one: BallotFacts) -> str:
    parts = [_(WAYS[one.way])] if one.way else []
    return ", ".join([*parts, day_words(one.day)] if one.day else parts) or "–"


def _counts(one: BallotFacts) -> tuple[str, ...]:
    counts = (one.entitled, one.issued, one.returned, one.valid, one.abstained, one.spoiled)
    return tuple(number(count) for count in counts)


def _lettered(given: Sequence[BallotFacts]) -> dict[str, str]:
    """A letter for each rule, in the order in which rules were used: A, B, …, then AA."""
    rules = list(dict.fromkeys(one.rule for one in given))
    return {rule: _letter(at) for at, rule in enumerate(rules)}


def _letter(at: int) -> str:
    return chr(65 + at % 26) * (1 + at // 26)


def _rules(given: Sequence[BallotFacts]) -> Iterator[Block]:
    yield Heading(_("The rules"))
    told = {one.rule: one.rule or f"{charts.rule_words(one)}." for one in given}
    yield Listing(
        tuple(
            (Span(f"{letter}  ", strong=True), Span(told[rule])) for rule, letter in _lettered(given).items()
        )
    )


def _options(one: BallotFacts) -> Iterator[Block]:
    """How a ballot of several options came about: its rounds, and every two options against each other."""
    result = one.result
    if result is None or not (result.rounds or result.pairs):
        return
    yield Heading(_("Ballot {number}, step by step").format(number=number(one.number)))
    if result.rounds:
        yield Listing(rounds_told(result))
    if result.pairs and len(result.options) <= MOST_BESIDE:
        yield _matrix(one, result)
    elif result.pairs:
        yield Listing(pairs_told(result))


def _matrix(one: BallotFacts, result: Result) -> Grid:
    """Every two options: how many papers prefer the one of the row to the one of the column."""
    names = [_letter(at) for at in range(len(result.options))]
    columns = (Column(_("Option"), 3.0), *(Column(name, 0.5, right=True) for name in names))
    rows = tuple(
        (
            f"{names[at]}  {option.text}",
            *("–" if at == beside else number(count) for beside, count in enumerate(result.pairs[at])),
        )
        for at, option in enumerate(result.options)
    )
    note = _("Each number: papers that prefer the option of the row to the option of the column.")
    return Grid(
        _("Every two options, ballot {number}").format(number=number(one.number)), columns, rows, note=note
    )


def _void(one: VoidFacts) -> str:
    words = _("Ballot {number}, {title}").format(number=number(one.number), title=one.title)
    told = f"{words}: {one.reason}" if one.reason else words
    if one.repeated:
        told += " · " + _("repeated as ballot {number}").format(number=number(one.repeated))
    return told


def _consents(facts: Facts) -> Iterator[Block]:
    """A row a consent round that is over, and every objection with what became of it."""
    titles = headlines(facts)
    codes = {one.proposal: one.number for one in facts.recommendations}
    columns = (
        Column(_("No."), 0.42),
        Column(_("On what"), 2.4),
        Column(_("Day"), 1.1),
        Column(_("Present"), 0.75, right=True),
        Column(_("Last check"), 1.5),
        Column(_("Result"), 1.6),
    )
    rows = tuple(
        (
            number(one.number),
            _about(one, codes, titles),
            day_words(one.day) if one.day else "–",
            number(one.people),
            shown(one) or "–",
            _ended(one),
        )
        for one in facts.consents
    )
    note = _(
        "Agreed by consent: no objection was left that stood its test. "
        "Where fewer than five were present, what they showed is not told."
    )
    yield Grid(_("Consent rounds"), columns, rows, note=note)
    for one in facts.consents:
        if one.objections:
            yield Heading(_("Objections in consent round {n}").format(n=number(one.number)))
            yield Listing(tuple(objection_words(each) for each in one.objections))


def _about(one: ConsentFacts, codes: Mapping[int, str], titles: Mapping[str, str]) -> Text:
    if one.kind == "election":
        return _("Election: {role}").format(role=one.role)
    code = codes.get(one.proposal, f"P{one.proposal}")
    titled = _titled(code, one.title, titles)
    told = _(", proposal {proposal}, wording {wording}").format(
        proposal=number(one.proposal), wording=number(one.wording)
    )
    return f"{titled}{told}" if isinstance(titled, str) else (*titled, Span(told))


def _ended(one: ConsentFacts) -> str:
    """What a round came to: who was elected, how many concerns stay, until when it was put off, why."""
    state = round_state(one.state)
    if one.state == "agreed" and one.kind == "election" and one.seat:
        seat = _("seat {number}").format(number=number(one.seat))
        term = " – ".join(day_told(day) for day in one.term if day)
        return ", ".join(part for part in (state, seat, one.alias, term) if part)
    if one.state == "agreed":
        many = len(one.concerns)
        words = ngettext("{count} concern kept", "{count} concerns kept", many).format(count=number(many))
        return f"{state}, {words}" if many else state
    until = _("until {day}").format(day=day_told(one.until)) if one.until else ""
    return ", ".join(part for part in (state, until, one.reason) if part)


def _certificates(given: Sequence[BallotFacts]) -> Iterator[Block]:
    """The fingerprint of every certificate, so that a printed one can be checked against the record."""
    hashed = [one for one in given if one.hash]
    if not hashed:
        return
    told = _(
        "Each ballot has a certificate that the tellers signed. Its fingerprint (SHA-256) stands here; "
        "whoever has the certificate can work it out again and compare."
    )
    items = tuple(
        _("Ballot {number}: {hash}").format(number=number(one.number), hash=one.hash) for one in hashed
    )
    yield Note(_("Check it yourself"), (Paragraph(told), Listing(items)))

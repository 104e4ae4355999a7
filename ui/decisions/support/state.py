"""What the page of support rounds says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council.decisions.proposals.views import ProposalView
from council.decisions.support.rules import SPOILED, SupportRule
from council.decisions.support.saying import (
    SUPPORT_WAYS,
    change_sentence,
    line_words,
    remark_state,
    round_state,
    spread_sentence,
    standing_sentence,
    support_rule_sentence,
)
from council.decisions.support.views import CountView, RemarkView, SupportRoundView
from council.words import _, ngettext
from ui.decisions.state import IN_THE_MAKING
from ui.widgets import Row


@dataclass(frozen=True, slots=True)
class Series:
    """All support rounds on one proposal, oldest first; never empty."""

    rounds: tuple[SupportRoundView, ...]

    @property
    def id(self) -> str:
        return self.last.proposal_id

    @property
    def last(self) -> SupportRoundView:
        """The round that counts now: the open one, or the last."""
        return self.rounds[-1]

    @property
    def closed(self) -> tuple[SupportRoundView, ...]:
        """Those with a spread."""
        return tuple(one for one in self.rounds if one.spread is not None)

    @property
    def remarks(self) -> tuple[RemarkView, ...]:
        """What would raise support, over all rounds: what waits first."""
        order = {"open": 0, "question": 1, "taken_in": 2, "not_taken_in": 3}
        every = [remark for one in self.rounds for remark in one.remarks]
        return tuple(sorted(every, key=lambda one: (order[one.state], one.version, one.text.casefold())))


def series_of(rounds: Sequence[SupportRoundView]) -> tuple[Series, ...]:
    """The rounds by proposal, the proposal rated last first."""
    found: dict[str, list[SupportRoundView]] = {}
    for one in rounds:
        found.setdefault(one.proposal_id, []).append(one)
    made = (Series(tuple(own)) for own in found.values())
    return tuple(sorted(made, key=lambda one: -one.last.number))


def ratable(
    proposals: Sequence[ProposalView], rounds: Sequence[SupportRoundView]
) -> tuple[ProposalView, ...]:
    """Proposals whose newest wording can be rated now: in the making, worded, and not being rated."""
    running = {one.proposal_id for one in rounds if one.state == "open"}
    return tuple(
        one
        for one in proposals
        if one.state in IN_THE_MAKING and one.version_id is not None and one.id not in running
    )


def series_row(series: Series) -> Row:
    """A proposal in the list: how often it was rated, and where it stands."""
    last, spread = series.last, series.closed[-1].spread if series.closed else None
    many = len(series.closed)
    rounds = ngettext("{n} round closed", "{n} rounds closed", many).format(n=many)
    if last.state == "open":
        side, ink = round_state("open"), "accent"
    elif spread is None or spread.hidden or spread.share is None:
        side, ink = (round_state("stopped") if spread is None else "–"), "quiet"
    else:
        side = _("{percent} of {number}").format(percent=spread.percent, number=spread.base)
        ink = "accent" if spread.passed else "quiet"
    quiet = _("{rounds}, wording {version}").format(rounds=rounds, version=last.newest)
    return Row(last.proposal_title, quiet=quiet, side=side, mark=str(last.proposal_number), ink=ink)


def support_facts(series: Sequence[Series]) -> str:
    """One line over the page: proposals rated, rounds open, remarks that wait."""
    if not series:
        return ""
    parts = [ngettext("{n} proposal rated", "{n} proposals rated", len(series)).format(n=len(series))]
    going = sum(one.last.state == "open" for one in series)
    if going:
        parts.append(ngettext("{n} round open", "{n} rounds open", going).format(n=going))
    waiting = sum(remark.state == "open" for one in series for remark in one.remarks)
    if waiting:
        parts.append(ngettext("{n} remark waits", "{n} remarks wait", waiting).format(n=waiting))
    return " · ".join(parts)


ROUND_DEEDS = {
    "open": ("ratings", "settle_ratings", "close_round", "stop_round", "here_now", "print_slips",
             "print_tally", "show_scale"),
    "closed": ("call_time", "show_spread", "spread_table", "spread_picture", "spread_csv"),
    "stopped": (),
}  # fmt: skip
ON_DEEDS = {
    "consent": "rated_consent",
    "ballot": "rated_ballot",
    "minority": "rated_view",
    "not_adopted": "rated_out",
}


@dataclass(frozen=True, slots=True)
class SupportState:
    """One proposal's support rounds: what is fixed, what came of them, what comes next."""

    title: str
    about: str
    state: str
    ink: str
    next: str
    rule: str
    result: str
    change: str
    text: str
    counts: tuple[CountView, ...]
    differs: str
    deeds: tuple[str, ...]
    offered: str
    on: tuple[str, ...]
    is_open: bool
    can_word: bool  # another wording may follow now
    can_write: bool  # a remark may be written

    @classmethod
    def of(cls, series: Series) -> SupportState:
        """Everything a person sees of one proposal's rounds."""
        one = series.last
        spread = one.spread
        return cls(
            title=f"{one.proposal_number}  {one.proposal_title}",
            about=_(
                "Round {turn} on this proposal, wording {version}, {way}, {present} members present"
            ).format(turn=one.turn, version=one.version, way=_(SUPPORT_WAYS[one.way]), present=one.present),
            state=round_state(one.state),
            ink="accent" if one.state == "open" or one.standing.code == "passed" else "quiet",
            next=_next(one),
            rule=support_rule_sentence(one.rule),
            result="" if spread is None else spread_sentence(spread),
            change="" if spread is None else change_sentence(one.change, turn=one.turn),
            text=one.text,
            counts=one.counts,
            differs=_differs(one),
            deeds=_deeds(one, series),
            offered=_offered(one),
            on=_on(one),
            is_open=one.state == "open",
            can_word=_can_word(one),
            can_write=may_write(one),
        )


def _next(one: SupportRoundView) -> str:
    """What is to be done now, in a sentence."""
    if one.state == "stopped":
        return _("This round was stopped: {reason}").format(reason=one.reason)
    if one.state == "closed":
        return standing_sentence(one.standing)
    if one.way != "paper":
        return _("Enter what each table shows, five or more ratings in one entry; then close the round.")
    if one.differs:
        return _("The two counts differ. Count those slips again together, and settle what stands.")
    waiting = 2 - len(one.counts)
    if not waiting:
        return _("Both counted the same. Close the round; then its spread can be seen.")
    if waiting == 1:
        return _("One count is in. The second teller counts the same slips without seeing the first count.")
    return _("Collect the slips and sort them by level. Two tellers count them, each on their own.")


def _differs(one: SupportRoundView) -> str:
    if not one.differs:
        return ""
    lines = ", ".join(line_words(one.rule, name) for name in one.differs)
    return _("The two counts differ on: {lines}").format(lines=lines)


def _deeds(one: SupportRoundView, series: Series) -> tuple[str, ...]:
    """The buttons that fit: only what the state of the round allows."""
    names = list(ROUND_DEEDS[one.state])
    if one.state == "open":
        gone = ["settle_ratings"] if not one.differs else ["close_round", "ratings"]
        if not one.differs and one.way == "paper" and len(one.counts) == 2:
            gone.append("ratings")
        if not one.ready:
            gone.append("close_round")
        gone += ["print_tally"] if one.way == "paper" else ["print_slips"]
        names = [name for name in names if name not in gone]
    if one.state == "closed" and (one.standing.code in ("passed", "time_up")):
        names.remove("call_time")
    if one.state == "stopped" and series.closed:
        names += ["show_spread", "spread_table", "spread_picture", "spread_csv"]
    return tuple(names)


def may_write(one: SupportRoundView) -> bool:
    """Remarks are written until the round is stopped or the proposal is decided."""
    return one.state != "stopped" and one.proposal_state in IN_THE_MAKING


def _can_word(one: SupportRoundView) -> bool:
    """While people rate, the text stays as it is."""
    return one.state != "open" and one.proposal_state in IN_THE_MAKING


def _offered(one: SupportRoundView) -> str:
    """What the lead is offered when rating and rewriting has ended; nothing happens by itself."""
    if one.state != "closed" or one.proposal_state not in IN_THE_MAKING:
        return ""
    if one.standing.ended:
        return _("What now? You decide; nothing happens by itself.")
    return _("Or go on another way.")


def _on(one: SupportRoundView) -> tuple[str, ...]:
    if not _offered(one):
        return ()
    return tuple(
        ON_DEEDS[way]
        for way in one.standing.offered
        if way in ON_DEEDS and not (way == "not_adopted" and one.proposal_state != "in_review")
    )


def remark_row(remark: RemarkView) -> Row:
    """A remark in the authors' list: its words, which wording it is about, and what became of it."""
    about = _("about wording {n}").format(n=remark.version)
    became = {
        "taken_in": _("taken in by wording {n}").format(n=remark.into),
        "not_taken_in": _("not taken in: {reason}").format(reason=remark.answer),
        "question": _("asked back: {words}").format(words=remark.answer) if remark.answer else "",
    }.get(remark.state, "")
    ink = {"open": "warn", "question": "warn", "taken_in": "accent"}.get(remark.state, "quiet")
    return Row(
        remark.text,
        quiet=" · ".join(filter(None, (about, became))),
        side=remark_state(remark.state),
        icon={"open": "quote", "question": "help", "taken_in": "check"}.get(remark.state, "remove"),
        ink=ink,
    )


REMARK_DEEDS = {
    "open": ("take_in", "taken_in", "leave_out", "ask_back", "mend_remark"),
    "question": ("take_in", "taken_in", "leave_out", "wait_again", "mend_remark"),
    "taken_in": ("leave_out", "ask_back", "wait_again", "mend_remark"),
    "not_taken_in": ("take_in", "taken_in", "ask_back", "wait_again", "mend_remark"),
}
WITH_MANY = ("take_in", "taken_in")


def remark_deeds(chosen: Sequence[RemarkView], *, newest: int, can_word: bool) -> tuple[str, ...]:
    """What can be done with the remarks chosen: with several only what is done with all of them at once.

    `newest` is the number of the newest wording: only a later one can have taken a remark in.
    """
    if not chosen:
        return ()
    fits = [REMARK_DEEDS[one.state] for one in chosen]
    names = [name for name in fits[0] if all(name in own for own in fits)]
    if len(chosen) > 1:
        names = [name for name in names if name in WITH_MANY]
    if not can_word and "take_in" in names:
        names.remove("take_in")
    if "taken_in" in names and any(one.version >= newest for one in chosen):
        names.remove("taken_in")
    return tuple(names)


def given_words(counts: Mapping[str, int], present: int) -> str:
    """How many slips are typed in so far, of how many people."""
    return _("{n} of {present} members present").format(n=sum(counts.values()), present=present)


def count_lines(rule: SupportRule, way: str) -> tuple[tuple[str, str], ...]:
    """The lines a teller fills in (key, words): levels from the best, passes, and on paper spoiled slips."""
    names = [*map(str, rule.numbers), "pass", *((SPOILED,) if way == "paper" else ())]
    said = ((name, line_words(rule, name)) for name in names)
    return tuple((name, words[:1].upper() + words[1:]) for name, words in said)


def count_words(count: CountView) -> str:
    """Whose count, or of which table."""
    if count.label:
        return count.label
    return _("Teller {n}: {name}").format(n=count.teller, name=count.name)

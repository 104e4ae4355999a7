"""A recommendation with every field filled, and a proposal that was not adopted, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from council.decisions.outcome.chain import Roots
from council.decisions.outcome.considered.views import Reason, WentOn
from council.decisions.outcome.recommended.views import (
    Cited,
    ConcernKept,
    CriterionMet,
    MisprintView,
    ObjectionKept,
    Tie,
)
from council.decisions.proposals.wordings import CostLine
from council.decisions.support.rules import Spread, SupportRule
from council.report import facts as f
from tests.council.report.made import DAY, council
from tests.council.report.voted import counted

HELD = ObjectionKept("o1", "Five years are too short.", "resolved", "amend", "Ten years it is", 3)
WATCHED = ConcernKept("c1", "The office is small.", "Fewer than two leases", "2028-06-30", "open")
VIEW = f.MinorityFacts("Lease the land", "Land is for parks.", 12, 97, recommendation="R2")
RULE = SupportRule()

AGREED = f.ConsentFacts(
    1, "proposal", "agreed", "Lease the land", 4, 3, people=7, tally=(("concern", 1), ("consent", 6)),
    bound="the whole council", objections=(HELD,), concerns=(WATCHED,), day=DAY,
)  # fmt: skip

VALUES = {
    "kind": "law",
    "horizon": "ten years",
    "evidence": "A study of leases.",
    "criteria": "It can begin soon.",
    "incentives": "Rewards: building soon.",
    "indicators": "Homes counted each year.",
    "review_on": "2028-06-30",
    "confidence": "medium",
    "limits": "How many sites there are is not known.",
    "waived_by": "",
}


def full() -> f.RecommendationFacts:
    """Every field that a recommendation can have, each with words that stand nowhere else."""
    return f.RecommendationFacts(
        number="R2",
        title="Lease the land",
        text="The city leases its land and sells none.",
        theme="Rents",
        rationale="Land stays public.",
        addressee="the mayor",
        who="the land office",
        by_when="2027-03-01",
        conditions="The law allows it.",
        trade_offs="Less money now.",
        ballot=counted("majority"),
        roots=Roots(5, 2, 2, 1, 3, 0, True, objections=1),
        origins=tuple(
            f.StatementFacts(number, f"Said {number}.", table, session)
            for number, table, session in (
                (7, "3", "2"), (9, "", ""), (4, "3", "2"), (12, "", "1"), (5, "1", "2"),
            )
        ),
        minorities=(VIEW,),
        values=VALUES,
        state="final",
        proposal=4,
        version=3,
        versions=3,
        authors="the drafting group",
        agreed=AGREED,
        evidence=(Cited("e1", "What a lease costs", "A lawyer"),),
        criteria=(CriterionMet("Helps those who wait longest", 2, "3.25", 4),),
        costs=(CostLine("builders", "money", "later", "less profit on a site", "a tenth"),),
        rounds=(
            f.RoundFacts(1, 2, RULE, Spread(RULE, (18, 26, 21, 22, 12), 1, 0, 100)),
            f.RoundFacts(2, 3, RULE),
        ),
        objections=(HELD,),
        concerns=(WATCHED,),
        ties=(Tie("t1", "needs", "x", 1, "Build on public land"),),
        misprints=(MisprintView(1, "leeses", "leases", ("chair", "clerk"), None),),  # type: ignore[arg-type]
        wordings=(
            f.WordingFacts(1, date(2026, 10, 1)),
            f.WordingFacts(3, DAY, "The lease was too short", 2),
        ),
    )  # fmt: skip


def lost() -> f.ProposalFacts:
    """A proposal that lost, with two reasons for it, one against, and where a part of it went."""
    return f.ProposalFacts(
        number="P5",
        title="Sell the land",
        text="The city sells its land to whoever builds.",
        state="not_adopted",
        reason="Too few were for it.",
        ballot=counted("gradients", 2),
        reasons=(
            Reason("a", "for", "It brings money."),
            Reason("b", "for", "It is quick.", "statement", 31),
            Reason("c", "against", "Sold land is gone.", "objection"),
        ),
        went_on=(WentOn("x", 4, "Lease the land", "reworded", 2, 2),),
        minorities=(f.MinorityFacts("Sell the land", "We would sell.", 10, 97, proposal="P5"),),
        statements=2,
        authors="table 4",
    )


def decided() -> f.Facts:
    """The small council with all of that in it."""
    return replace(
        council(),
        recommendations=(full(),),
        proposals=(lost(),),
        minorities=(VIEW, *lost().minorities),
        ballots=(counted("majority"), counted("gradients", 2)),
        consents=(AGREED,),
    )

"""A council whose way of working is known in every detail."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from council.report import facts as f
from council.sessions.forms.results import FormView, measures_of, results_of
from council.sessions.forms.templates import Question
from council.sessions.minutes.facts import AnswerRecord, FormRecord
from council.sessions.turns import Cell, Group, Voices
from tests.council.report.made import DAY, council

FIXED = datetime(2026, 2, 3, 12, tzinfo=UTC)
HEARD = Question("heard", "When I spoke, I was heard.", "not at all", "entirely", 5, "individual")


def known() -> f.Facts:
    """The council of `made`, with remits, draws, sessions, hearings and evaluation."""
    base = council()
    assert base.draw is not None
    assert base.remit is not None
    items = (
        f.ItemFacts("Round", "Circle", 40, planned=40, took=52, method_id="circle"),
        f.ItemFacts("Decision", "Ballot", 30, planned=30, took=30, protected=True),
        f.ItemFacts("Looking back", planned=20, state="carried", to_session=2),
    )
    first = replace(
        base.sessions[0], items=items, start="09:00", end="12:00", began="09:10", ended="12:20",
        tables=(6, 6), rounds=1, facilitators=2, refitted=1,
    )  # fmt: skip
    second = f.SessionFacts(2, "Deciding", day=DAY, over=True)
    return replace(
        base,
        remit=replace(base.remit, version=2),
        earlier=(f.RemitFacts("What about homes?", version=1, day=date(2026, 1, 2)),),
        draw=replace(
            base.draw, committed=FIXED, at=FIXED + timedelta(1), ticket=7, tickets=1000,
            claim="Nobody could get more.", open=False,
            certain=2, never=3, digits="007", device="ten-sided dice", witnesses=2,
        ),
        lotteries=(
            f.LotteryFacts(1, "panel", "void", 12, date(2026, 2, 1), date(2026, 2, 2), "The light failed."),
            f.LotteryFacts(2, "panel", "kept", 12, date(2026, 2, 3), date(2026, 2, 4), commitment="ab" * 32),
        ),
        certificate=(("commitment.json", b"{}\n"),),
        letters=(f.LetterFacts(1, date(2026, 1, 5), 900, "register of Riverton"),),
        stages=f.StageFacts(104, (), 900, 12, 1, 11, 1, 1, 0),
        sessions=(first, second),
        methods=(f.MethodFacts("Circle", "Everyone speaks.", 1),),
        guests=(f.SpeakerFacts("Dr Reed", "speaker", "research", "Owns two flats."),),
        evidence=(
            f.EvidenceFacts("Rents", "Dr Reed", 1, "for", 20),
            f.EvidenceFacts("Taxes", "A landlord", 1, "against", 10),
            f.EvidenceFacts("A letter", "Tenants", 1),
        ),
        questions=(
            f.QuestionFacts("Who pays?", 1, "answered", (1, 2), 1, "Dr Reed", "All of us."),
            f.QuestionFacts("Who gains?", 1, "due", (3,), due="2026-12-01"),
        ),
        parked=(f.ParkedFacts(12, "Mend the bridge.", 1, "handed_on", "It is the state’s."),),
        record=f.RecordFacts(9, 5, 4, 2, 0, 0, 0, 1, 0),
        evaluation=evaluation(),
    )  # fmt: skip


def evaluation() -> f.EvaluationFacts:
    """A form of two sessions, one with answers few gave, and the turns of one."""
    form = FormView("f", "s", 1, "t", 1, "evaluation", "Evaluation of the day", "", (HEARD,), "closed", 9)
    told = [
        results_of(replace(form, session_number=at), [{"heard": 4}] * 6 + [{"heard": 5}] * 5, base=12)
        for at in (1, 2)
    ]
    record = FormRecord(
        "Evaluation of the day", "evaluation", 11, 12,
        (
            AnswerRecord(
                HEARD.text, "individual", "not at all", "entirely", 5, 11, 4, 4.4545, ((4, 4, 6), (5, 5, 5))
            ),
            AnswerRecord("I felt safe.", "individual", "no", "yes", 5, 4, hidden="few"),
        ),
    )  # fmt: skip
    cells = (
        Cell("under 40", people=6, spoke=5, turns=20, turn_share=0.4, presence_share=0.5),
        Cell("x", hidden=True),
    )
    return f.EvaluationFacts(
        forms=(f.FormFacts(1, record),),
        measures=measures_of(told),
        floors=(f.FloorFacts(1, 50, 60, 11, 9, 5, 30),),
        voices=Voices(measured=True, present=11, turns=50, groups=(Group("age", cells),)),
    )

"""The panel and the lottery it came from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction

from council.people.rounds.queries import invitations_of
from council.report import facts as f
from council.report.gathering.titles import titled
from council.report.small import reasons_together
from council.selection import queries as selection
from council.store import Db

OPEN = ("commitment.json", "reveal.json", "result.json")


def category_facts(drawn: selection.SelectionFacts) -> tuple[f.CategoryFacts, ...]:
    return tuple(
        f.CategoryFacts(
            titled(one.line.feature),
            one.line.value,
            one.in_pool,
            one.in_panel or 0,
            one.line.least,
            one.line.most,
            share=one.share,
        )
        for one in drawn.targets
    )


def draw_facts(drawn: selection.SelectionFacts, certificate: Mapping[str, bytes]) -> f.DrawFacts | None:
    """The kept draw of the panel; where chance came from is read from the files of its certificate."""
    kept = [view for view in drawn.draws if view.state == "kept" and view.purpose == "panel"]
    if not kept:
        return None
    view = kept[-1]
    told = view.summary
    pool = int(told["pool"])
    levels = tuple((Fraction(chance), int(number)) for chance, number in told["levels"])
    reveal = json.loads(certificate.get("reveal.json", b"{}"))
    chance = json.loads(certificate.get("commitment.json", b"{}")).get("chance", {})
    beacon = chance.get("beacon", "none")
    others = pool - sum(people for _chance, people in levels)
    return f.DrawFacts(
        number=view.number,
        rule=view.rule,
        answered=drawn.stages.registered,
        pool=pool,
        seats=view.seats,
        kept=True,
        commitment=view.commitment_hash,
        panels=int(told["panels"]),
        certified=bool(told["certified"]),
        chances=tuple(sorted((*levels, *(((Fraction(0), others),) if others > 0 else ())))),
        at=view.kept_at,
        committed=view.committed_at,
        ticket=view.ticket,
        tickets=int(told.get("total", 0)),
        claim=str(told.get("claim", "")),
        never=int(told.get("never", 0)),
        certain=int(told.get("certain", 0)),
        open=bool(told.get("public", True)),
        digits=reveal.get("digits", ""),
        device=chance.get("device", ""),
        beacon="" if beacon == "none" else beacon,
        witnesses=len(reveal.get("witnesses", ())),
        recording=reveal.get("recording", ""),
    )


def lottery_facts(drawn: selection.SelectionFacts) -> tuple[f.LotteryFacts, ...]:
    """Every draw by number, those that came to nothing too."""
    return tuple(
        f.LotteryFacts(
            number=view.number,
            purpose=view.purpose,
            state=view.state,
            seats=view.seats,
            committed=view.committed_at.date(),
            ended=at.date() if (at := view.kept_at or view.voided_at) else None,
            reason=view.reason,
            commitment=view.commitment_hash,
            ticket=view.ticket,
        )
        for view in drawn.draws
    )


def certificate_files(db: Db, drawn: selection.SelectionFacts) -> tuple[tuple[str, bytes], ...]:
    """The files of the panel's draw that anybody may have, without the list of panels."""
    kept = [view for view in drawn.draws if view.state == "kept" and view.purpose == "panel"]
    if not kept:
        return ()
    files = selection.draw_files(db, draw_id=kept[-1].id)
    return tuple((name, files[name]) for name in OPEN if name in files)


def letter_facts(db: Db) -> tuple[f.LetterFacts, ...]:
    return tuple(
        f.LetterFacts(view.number, view.at.date(), view.letters, view.register) for view in invitations_of(db)
    )


def stage_facts(told: selection.Stages) -> f.StageFacts:
    return f.StageFacts(
        registered=told.registered,
        left_out=reasons_together(sorted(told.left_out.items())),
        letters=told.letters,
        drawn=told.drawn,
        replaced=told.replaced,
        confirmed=told.confirmed,
        declined=told.declined,
        withdrew=told.withdrew,
        alternates=told.alternates,
    )

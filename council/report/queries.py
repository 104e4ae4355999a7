"""The one question the report is made from, and those about its texts and editions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from sqlalchemy import select

from council.decisions import queries as decisions
from council.decisions.ballots.results import Result
from council.decisions.ballots.saying import rule_sentence
from council.decisions.ballots.telling import outcome_told, steps_told
from council.decisions.ballots.views import BallotView
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.recommended.views import RecommendationView
from council.decisions.outcome.way.saying import roots_sentence
from council.decisions.proposals.saying import proposal_state
from council.ground import queries as ground
from council.people import queries as people
from council.report import facts as f
from council.report.records import Edition, ReportText
from council.selection import queries as selection
from council.sessions import queries as sessions
from council.sessions.plans import zone_of
from council.store import Db

QUOTES = 3
HIDDEN = "none"
THERE = ("present", "late", "left")


@dataclass(frozen=True, slots=True)
class EditionView:
    """A published edition: number, language, fingerprint of the file, and when."""

    id: str
    number: int
    state: str
    language: str
    hash: str
    bytes: int
    pages: int
    version: str
    changes: str
    at: datetime


def texts_of(db: Db) -> dict[str, str]:
    """The words written for the report, by place, in the order in which they stand in it."""
    kept = {row.section: row.body for row in db.scalars(select(ReportText))}
    return {section: kept[section] for section in f.TEXTS if section in kept}


def editions_of(db: Db) -> tuple[EditionView, ...]:
    """Every published edition, the newest first."""
    rows = db.scalars(select(Edition).order_by(Edition.number.desc()))
    names = EditionView.__slots__
    return tuple(EditionView(**{name: getattr(row, name) for name in names}) for row in rows)


def facts_of(db: Db) -> f.Facts:
    """Everything the report tells, gathered from every room; no name, no contact detail.

    Statements whose speaker wished not to be shown carry neither table nor session.
    """
    drawn, last = selection.selection_facts(db), editions_of(db)
    spoken = {view.id: view for view in sessions.statements_of(db)}
    seats = selection.seats_of(db)
    members = [seat for seat in seats if seat.state in selection.MEMBERS]
    panel = max(drawn.stages.drawn, len(members))
    answers = ground.answers_of(db)
    views = decisions.ballots_of(db)
    balloted = {view.id: _ballot(view) for view in views if view.result is not None}
    return f.Facts(
        council=_council(db),
        edition=f.EditionFacts(number=len(last) + 1, state="draft"),
        texts=tuple(texts_of(db).items()),
        remit=_remit(db),
        seats=panel,
        confirmed=sum(seat.state == "confirmed" for seat in members),
        withdrawn=panel - len(members),
        categories=_categories(drawn) if members else (),
        draw=_draw(drawn),
        stages=_stages(drawn.stages),
        sessions=_sessions(db, len(members)),
        mixing=_mixing(db),
        statements=len(spoken),
        speakers=len({view.seat_id for view in spoken.values() if view.seat_id}),
        votes=answers.votes,
        voters=answers.voters,
        together=answers.together,
        themes=_themes(db, spoken),
        ground=_ground(db),
        recommendations=tuple(_recommendation(db, one, balloted) for one in decisions.recommendations_of(db)),
        proposals=_proposals(db, views),
        minorities=_minorities(db, views),
        ballots=tuple(balloted.values()),
    )


def as_published(facts: f.Facts) -> f.Facts:
    """The facts of the edition that is about to go out: a first one is published, later ones correct it."""
    number = facts.edition.number
    return replace(facts, edition=f.EditionFacts(number, "published" if number == 1 else "corrected"))


def _council(db: Db) -> f.CouncilFacts:
    view = people.council_of(db)
    if view is None:
        return f.CouncilFacts("")
    return f.CouncilFacts(view.name, view.place, view.convener, view.language, view.about, view.credit)


def _remit(db: Db) -> f.RemitFacts | None:
    view = sessions.remit_of(db)
    if view is None:
        return None
    return f.RemitFacts(
        view.question,
        scope=view.in_scope,
        limits=view.out_of_scope,
        decided=view.decided,
        promise=view.promise,
    )


def _categories(drawn: selection.SelectionFacts) -> tuple[f.CategoryFacts, ...]:
    return tuple(
        f.CategoryFacts(
            _titled(one.line.feature),
            one.line.value,
            one.in_pool,
            one.in_panel or 0,
            one.line.least,
            one.line.most,
        )
        for one in drawn.targets
    )


def _titled(name: str) -> str:
    return name[:1].upper() + name[1:]


def _draw(drawn: selection.SelectionFacts) -> f.DrawFacts | None:
    kept = [view for view in drawn.draws if view.state == "kept" and view.purpose == "panel"]
    if not kept:
        return None
    view = kept[-1]
    told = view.summary
    pool = int(told["pool"])
    levels = tuple((Fraction(chance), int(number)) for chance, number in told["levels"])
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
    )


def _stages(told: selection.Stages) -> f.StageFacts:
    return f.StageFacts(
        registered=told.registered,
        left_out=tuple(sorted(told.left_out.items())),
        letters=told.letters,
        drawn=told.drawn,
        replaced=told.replaced,
        confirmed=told.confirmed,
        declined=told.declined,
        withdrew=told.withdrew,
        alternates=told.alternates,
    )


def _sessions(db: Db, members: int) -> tuple[f.SessionFacts, ...]:
    """The sessions; who was there is counted of all who sit on the panel, whether a note was made or not."""
    said = dict(sessions.statement_counts_of(db).by_session)
    there = sessions.attendance_counts_of(db)
    methods = {method.id: method.title for method in sessions.methods_of(db)}
    found = []
    for view in sessions.sessions_of(db):
        counts = there.get(view.id, {})
        items = sessions.agenda_of(db, session_id=view.id)
        found.append(
            f.SessionFacts(
                number=view.number,
                title=view.title,
                purpose=view.purpose,
                day=view.start.astimezone(zone_of(view.time_zone)).date(),
                present=sum(counts.get(state, 0) for state in THERE),
                seated=max(members, sum(counts.values())) if counts else 0,
                items=tuple(
                    f.ItemFacts(
                        item.title,
                        methods.get(item.method) or _titled(item.method.replace("-", " ")),
                        item.minutes,
                    )
                    for item in items
                    if item.state not in ("cut", "carried")
                ),
                statements=said.get(view.number, 0),
            )
        )
    return tuple(found)


def _mixing(db: Db) -> f.MixingFacts | None:
    figures = sessions.all_seating_figures_of(db)
    if figures is None:
        return None
    return f.MixingFacts(
        people=figures.people,
        seatings=figures.seatings,
        pairs_met=figures.pairs_met,
        pairs=figures.pairs,
        bound_pairs=round(figures.bound * figures.pairs),
        met_least=figures.min_met,
        met_mean=figures.mean_met,
        met_most=figures.max_met,
    )


def _told(view: sessions.StatementView) -> f.StatementFacts:
    shown = view.level != HIDDEN
    return f.StatementFacts(
        view.number,
        view.text,
        str(view.table) if shown and view.table else "",
        str(view.session) if shown and view.session else "",
        view.kind,
    )


def _themes(db: Db, spoken: dict[str, sessions.StatementView]) -> tuple[f.ThemeFacts, ...]:
    found = []
    for view in ground.themes_of(db):
        inside = [spoken[one.id] for one in view.statements if one.id in spoken]
        by_text = {one.text: one for one in inside}
        chosen = [by_text[text] for text in view.quotes if text in by_text] or inside
        found.append(
            f.ThemeFacts(
                number=view.number,
                title=view.title,
                words=view.words,
                statements=len(inside),
                authors=len({one.seat_id for one in inside if one.seat_id}),
                quotes=tuple(_told(one) for one in chosen[:QUOTES]),
            )
        )
    return tuple(found)


def _ground(db: Db) -> tuple[f.GroundFacts, ...]:
    return tuple(
        f.GroundFacts(
            number=line.number,
            text=line.text,
            theme=line.theme,
            asked=line.asked,
            agree=line.agree,
            disagree=line.disagree,
            passed=line.passed,
            support=line.support,
            low=line.low,
            high=line.high,
            label=line.label,
            least_group=line.limiting_group,
        )
        for line in ground.ground_of(db)
    )


def _ballot(view: BallotView) -> f.BallotFacts:
    assert view.result is not None
    told = _counted(view.number, view.proposal_title, view.result, question=view.question)
    return replace(told, rule=rule_sentence(view.rule))


def _counted(number: int, title: str, result: Result, *, question: str = "") -> f.BallotFacts:
    decided = result.outcome in ("carried", "not_carried")
    return f.BallotFacts(
        number=number,
        title=title,
        question=question,
        entitled=result.entitled,
        issued=result.returned + result.not_returned,
        returned=result.returned,
        valid=result.valid,
        spoiled=result.spoiled,
        abstained=result.abstain,
        yes=result.yes,
        no=result.no,
        base=result.base_number,
        base_name="valid" if result.kind == "gradients" and result.base == "votes" else result.base,
        threshold=result.threshold,
        strict=not result.at_least,
        passes=result.outcome == "carried" if decided else None,
        quorum_met=result.quorum_met,
        kind=result.kind,
        outcome=outcome_told(result),
        steps=steps_told(result),
    )


def _recommendation(
    db: Db, one: RecommendationView, balloted: dict[str, f.BallotFacts]
) -> f.RecommendationFacts:
    steps = decisions.origins_of(db, recommendation_id=one.id).steps
    origins = tuple(
        f.StatementFacts(
            step.number,
            step.text,
            str(step.table) if step.table else "",
            str(step.session) if step.session else "",
        )
        for step in steps
        if step.kind == "statement" and step.text  # one withdrawn or reworded has no words to print
    )
    return f.RecommendationFacts(
        number=f"R{one.number}",
        title=one.title,
        text=one.text,
        theme=one.theme,
        rationale=one.values["rationale"],
        addressee=one.values["addressee"],
        who=one.values["who"],
        by_when=one.values["by_when"],
        conditions=one.values["conditions"],
        trade_offs=one.values["trade_offs"],
        ballot=balloted.get(one.ballot_id or ""),
        came_from=roots_sentence(one.roots),
        origins=origins,
        minorities=tuple(_view(view, one.title) for view in one.minority_views if view.state != "withdrawn"),
    )


def _proposals(db: Db, views: tuple[BallotView, ...]) -> tuple[f.ProposalFacts, ...]:
    by_title = {view.number: view.proposal_title for view in views}
    return tuple(
        f.ProposalFacts(
            number=f"P{one.number}",
            title=one.title,
            text=one.text,
            state=proposal_state(one.state),
            reason=one.reason,
            ballot=_counted(one.ballot_number, by_title[one.ballot_number], one.result)
            if one.result
            else None,
        )
        for one in decisions.considered_not_adopted_of(db)
    )


def _minorities(db: Db, views: tuple[BallotView, ...]) -> tuple[f.MinorityFacts, ...]:
    titles = {view.id: view.title for view in decisions.proposals_of(db)}
    balloted = {view.id: view.proposal_title for view in views}
    return tuple(
        _view(one, titles.get(one.proposal_id or "", balloted.get(one.ballot_id or "", "")))
        for one in decisions.minority_views_of(db)
        if one.state != "withdrawn"
    )


def _view(one: MinorityText, about: str) -> f.MinorityFacts:
    return f.MinorityFacts(about, one.text, one.backers, one.base, one.state in ("backed", "printed"))

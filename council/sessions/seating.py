"""A seating in which people meet whom they have not met and every table mirrors the room.

One session at a time, on the real history; the limit is a number of steps. Several sessions planned at once
are gone through again, each with all the others known, where steps are few for so many people; in smaller
rooms that hardly ever finds anything, and steps are better spent the first time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np

from council.progress import SILENT, Progress
from council.sessions.clash import kept_seating
from council.sessions.kept import foreseen, said, staff_at, unkept
from council.sessions.room import Brief, Groups, Plan, Proposal, Rule, Seated, SeatingTask, Staffed
from council.sessions.rules import bounds_of, broken, first_seating
from council.sessions.search import Index, Search

VERSION = "tabu 3"
STEPS = 4_000
FEW, ROUNDS, LATER = (
    40,
    2,
    15,
)  # steps a person that are few; times to go again, percent of the steps for each


def plan_seating(
    task: SeatingTask, chance: Random, *, steps: int = STEPS, progress: Progress = SILENT
) -> Plan:
    """The best seating found within `steps` exchanges; only `chance.random()` is used.

    Pinned people and must rules hold in the answer.
    Raises: RulesClash, naming rules of which none can be spared; SeatingRuleUnknown; Cancelled.
    Source: SESSIONS.md 5.2 and 5.3 (objective and search of this house).
    """
    bounds = bounds_of(task)
    if any(rule.kind == "topic" for rule in task.rules):  # exchanges alone rarely give out all first choices
        start = kept_seating(task, bounds.liking)
    else:
        start = first_seating(task, bounds, chance)
    search = _searched(Search(_sized(task, start), bounds, start, chance), steps, progress)
    if broken(task, bounds, search.best):
        start = kept_seating(task)
        search = _searched(Search(_sized(task, start), bounds, start, chance), steps, progress)
        if broken(task, bounds, search.best):  # misses outweighed a pair that must be apart
            search = Search(_sized(task, start), bounds, start, chance)
    return Plan(tuple(int(table) for table in search.best), int(search.least), search.taken, VERSION)


def propose_seating(brief: Brief, seed: str, *, steps: int = STEPS, progress: Progress = SILENT) -> Proposal:
    """A seating for one session; the same brief, seed and steps give the same on every machine.

    Raises as plan_seating does.
    """
    plan = plan_seating(brief.task, Random(seed), steps=steps, progress=progress)
    pinned = {one for one, _table in brief.task.pinned}
    places = tuple(
        Seated(one, brief.table_ids[table], one in pinned)
        for one, table in zip(brief.task.ids, plan.tables, strict=True)
    )
    words = tuple(rule.words or said(rule) for rule in unkept(brief.task, plan.tables))
    return Proposal(
        brief.session_id, places, seed, steps, plan.version, words, foreseen(brief.task), brief.round
    )


def propose_rounds(
    brief: Brief,
    rounds: int,
    seed: str,
    *,
    hosts: Sequence[str] = (),
    steps: int = STEPS,
    progress: Progress = SILENT,
) -> tuple[Proposal, ...]:
    """A seating for each of several rounds of one session, in which people meet others every time.

    Each round knows those before it. A host stays at the table the first of these rounds gives them, with the
    musts of the brief in every round. Raises as plan_seating does.

    Args:
        hosts: ids of those who stay while everybody else moves on.
    """
    found: list[Proposal] = []
    at = {table_id: table for table, table_id in enumerate(brief.table_ids)}
    for turn in range(rounds):
        told = _part(progress, turn * steps, steps, rounds * steps)
        found.append(propose_seating(brief, f"{seed} {brief.round}", steps=steps, progress=told))
        sits = {place.seat_id: at[place.table_id] for place in found[-1].places}
        groups = Plan(tuple(sits[one] for one in brief.task.ids), 0, 0, "").groups(brief.task.ids)
        pinned = dict(brief.task.pinned) | {one: sits[one] for one in hosts if one in sits}
        task = replace(_known(brief.task, [(brief.task, groups)]), pinned=tuple(pinned.items()))
        brief = replace(brief, task=task, round=brief.round + 1)
    return tuple(found)


def _searched(search: Search, steps: int, progress: Progress) -> Search:
    for step in range(steps):
        if step % 64 == 0:
            progress(step, steps)
        if search.is_at_bound:
            break
        search.step()
    progress(steps, steps)
    return search


def plan_sessions(
    task: SeatingTask,
    sessions: int,
    chance: Random,
    *,
    rules: Sequence[tuple[Rule, ...]] = (),
    staff: Sequence[tuple[Staffed, ...]] = (),
    steps: int = STEPS,
    progress: Progress = SILENT,
) -> tuple[Groups, ...]:
    """Seatings for several sessions with everyone there, each knowing those before it, or all the others.

    Musts and pins hold in every session. Steps that a session does not need, as nobody has to meet twice yet,
    go to the sessions after it.

    Args:
        rules, staff: per session, instead of the task's own, where given.
        steps: exchanges looked at for each session on average.
    Raises: as plan_seating does.
    """
    planned: list[Groups] = []
    rounds = ROUNDS if sessions > 1 and steps < FEW * len(task.ids) else 0
    later, whole = steps * LATER // 100, steps * sessions
    first = steps - rounds * later
    left = sessions * first
    own = [
        replace(task, rules=rules[at] if rules else task.rules, staff=staff[at] if staff else task.staff)
        for at in range(sessions)
    ]
    for session in range(sessions):
        now = _known(own[session], list(zip(own, planned, strict=False)))
        told = _part(progress, session * first, first, whole)
        plan = plan_seating(now, chance, steps=left // (sessions - session), progress=told)
        planned.append(plan.groups(task.ids))
        left -= plan.steps
    for turn in range(rounds * sessions):
        session = turn % sessions
        others = [other for at, other in enumerate(zip(own, planned, strict=True)) if at != session]
        told = _part(progress, sessions * first + turn * later, later, whole)
        planned[session] = _mended(_known(own[session], others), planned[session], chance, later, told)
    progress(whole, whole)
    return tuple(planned)


def _known(task: SeatingTask, others: Sequence[tuple[SeatingTask, Groups]]) -> SeatingTask:
    """A session's task with other sessions in its history, those who worked there too."""
    before = task.staffed + ((),) * (len(task.history) - len(task.staffed))
    worked = [tuple(tuple(sorted(there)) for there in staff_at(other)) for other, _groups in others]
    return replace(
        task,
        history=task.history + tuple(groups for _other, groups in others),
        staffed=before + tuple(worked),
    )


def _sized(task: SeatingTask, seating: Index) -> SeatingTask:
    """The task with the sizes a seating has: which tables take the odd people may have been chosen for it."""
    return replace(task, sizes=tuple(np.bincount(seating, minlength=len(task.sizes)).tolist()))


def _mended(task: SeatingTask, groups: Groups, chance: Random, steps: int, progress: Progress) -> Groups:
    """The seating, or a better one found from it; meeting for the second time weighs most of all repeats."""
    bounds = bounds_of(task)
    at = {one: table for table, people in enumerate(groups) for one in people}
    start = np.array([at[one] for one in task.ids], dtype=np.int64)
    search = Search(_sized(task, start), bounds, start, chance, first_repeat=0.5)
    _searched(search, steps, progress)
    if broken(task, bounds, search.best):
        return groups
    return Plan(tuple(int(table) for table in search.best), int(search.least), steps, VERSION).groups(
        task.ids
    )


def _part(progress: Progress, before: int, share: int, whole: int) -> Progress:
    """Progress of a part that is a share of the whole, however many steps it takes."""

    def told(done: int, total: int, words: str = "") -> None:
        progress(before + share * done // max(total, 1), whole, words)

    return told

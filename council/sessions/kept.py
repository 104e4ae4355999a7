"""Rules read as what each table costs a person, and told: which of them a seating keeps, and which it cannot.

Pure Python, quick enough to be asked while somebody is dragged from table to table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council.sessions.room import ALL_AT, Rule, SeatingTask
from council.words import _

NEVER = 1_000  # the toll of a table where a must forbids somebody to sit
CHOICES = (0, 2, 5)  # what the first, second and third topic chosen cost, in repeated meetings
BY_TABLE = ("tables", "topic", "language", "facilitator", "meet")


@dataclass(frozen=True, slots=True)
class Cluster:
    """People of whom a table has none, or at least `least[table]` (counted up to all of them)."""

    rule: Rule
    people: tuple[str, ...]
    least: tuple[int, ...]


def people_of(task: SeatingTask, rule: Rule) -> tuple[str, ...]:
    """Who of a rule is there, in the rule's order."""
    if rule.people == (ALL_AT,):
        return task.ids
    here = set(task.ids)
    return tuple(one for one in rule.people if one in here)


def tolls_of(task: SeatingTask, rule: Rule) -> dict[str, tuple[int, ...]]:
    """What each table costs each person of a rule, in repeated meetings; NEVER where a must forbids it.

    Empty for kinds that do not choose tables: together, apart, alone.
    """
    if rule.kind not in BY_TABLE:
        return {}
    if rule.kind == "meet":
        return _tolls_of_meeting(task, rule)
    count = len(task.sizes)
    if rule.kind == "topic":
        choice = {table: CHOICES[min(at, 2)] for at, table in enumerate(rule.tables)}
        other = NEVER if rule.must else CHOICES[-1] + rule.weight
        tolls = tuple(choice.get(table, other) for table in range(count))
    else:
        open_to = _open_tables(task, rule)
        tolls = tuple(
            0 if table in open_to else (NEVER if rule.must else rule.weight) for table in range(count)
        )
    return dict.fromkeys(people_of(task, rule), tolls)


def clusters_of(task: SeatingTask) -> tuple[Cluster, ...]:
    """Whom a table shall have several of or none, rule by rule; not where only one of them is there.

    "alone" wants two; "language" wants half a table to share it.
    """
    found = []
    for rule in task.rules:
        people = people_of(task, rule)
        if len(people) > 1 and rule.kind in ("alone", "language"):
            half = tuple(min(-(-size // 2), len(people)) for size in task.sizes)
            found.append(Cluster(rule, people, (2,) * len(task.sizes) if rule.kind == "alone" else half))
    return tuple(found)


def flagged_of(task: SeatingTask) -> frozenset[tuple[str, str]]:
    """Fields and values whose share a rule of kind "alone" replaces."""
    return frozenset((rule.field, rule.value) for rule in task.rules if rule.kind == "alone" and rule.field)


def unkept(
    task: SeatingTask, tables: Sequence[int], met: Mapping[str, frozenset[str]] | None = None
) -> tuple[Rule, ...]:
    """The rules, musts and wishes alike, that a seating does not keep; a pin is a must like others.

    Args:
        tables: of each person in the order of the task, -1 for nobody's.
        met: parties_met(task), where it is known already.
    """
    at = {one: table for one, table in zip(task.ids, tables, strict=True) if table >= 0}
    known = parties_met(task) if met is None else met
    return tuple(rule for rule in (*task.rules, *pins_of(task)) if not is_kept(task, rule, at, known))


def is_kept(task: SeatingTask, rule: Rule, at: Mapping[str, int], met: Mapping[str, frozenset[str]]) -> bool:
    """Whether a rule holds for those who have a table in `at`; a third choice of topic is a choice."""
    here = [one for one in people_of(task, rule) if one in at]
    often = Counter(at[one] for one in here)
    if rule.kind == "together":
        return len(often) <= 1
    if rule.kind == "apart":
        return len(often) == len(here)
    if rule.kind == "alone":
        return len(here) < 2 or 1 not in often.values()
    if rule.kind == "meet":
        works = staff_at(task, rule.parties)
        return not any(met[one] & works[at[one]] for one in here)
    highest = CHOICES[-1] if rule.kind == "topic" else 0
    tolls = tolls_of(task, rule)
    return all(tolls[one][at[one]] <= highest for one in here)


def pins_of(task: SeatingTask) -> tuple[Rule, ...]:
    """The pins of those who are there as musts of their own, so that each can be named alone."""
    names = dict(zip(task.ids, task.names or task.ids, strict=True))
    numbers = task.numbers or range(1, len(task.sizes) + 1)
    words = _("{people} pinned to table {table}")
    return tuple(
        Rule("tables", (one,), (table,), words=words.format(people=names[one], table=numbers[table]))
        for one, table in task.pinned
        if one in names
    )


def foreseen(task: SeatingTask) -> tuple[str, ...]:
    """What no seating can do, in sentences: rules nobody is there for, shares a group breaks anywhere."""
    found = []
    for rule in task.rules:
        people, words = people_of(task, rule), rule.words or said(rule)
        if rule.kind in ("together", "alone") and len(people) == 1:
            found.append(_("{rule}: only one of them is here.").format(rule=words))
        elif rule.kind in BY_TABLE and not rule.must and people and _is_everywhere(task, rule):
            found.append(_("{rule}: no table here would keep it.").format(rule=words))
        elif rule.kind == "together" and rule.must:
            found += [
                _("{rule}: wherever they sit, {value} ({field}) is there {count} times; {most} fit.")
                .format(rule=words, value=value, field=field, count=count, most=most)
                for field, value, count, most in _crowded(task, people)
            ]  # fmt: skip
    return tuple(found)


def said(rule: Rule) -> str:
    """A rule in words, people by their ids and tables counted from 1."""
    facts = {
        "people": _("everyone") if rule.people == (ALL_AT,) else ", ".join(rule.people),
        "tables": ", ".join(str(table + 1) for table in rule.tables),
        "parties": ", ".join(rule.parties),
        "value": rule.value,
        "field": rule.field,
    }
    match rule.kind:
        case "together":
            words = _("{people} together")
        case "apart":
            words = _("{people} apart")
        case "alone":
            words = (
                _("{value} ({field}) never alone at a table") if rule.field else _("none of {people} alone")
            )
        case "language":
            words = _("{people} where {value} is spoken")
        case "facilitator":
            words = _("{people} never with {parties}")
        case "meet":
            words = _("new facilitators for {people}")
        case "topic":
            words = _("{people} at a topic chosen, table {tables}")
        case _kind:
            words = _("{people} only at table {tables}")
    return words.format(**facts)


def staff_at(task: SeatingTask, only: Sequence[str] = ()) -> list[frozenset[str]]:
    """The parties that facilitate each table now, those of `only` where any are named."""
    hosts = [one for one in task.staff if one.job == "facilitator" and (not only or one.party in only)]
    return [frozenset(one.party for one in hosts if one.table == at) for at in range(len(task.sizes))]


def parties_met(task: SeatingTask) -> dict[str, frozenset[str]]:
    """The parties that worked at the tables of each person who is there, over the history."""
    met: dict[str, set[str]] = {one: set() for one in task.ids}
    for tables, parties in zip(task.history, task.staffed, strict=False):
        for people, there in zip(tables, parties, strict=False):
            for one in people if there else ():
                if one in met:
                    met[one].update(there)
    return {one: frozenset(parties) for one, parties in met.items()}


def meetings_with_staff(task: SeatingTask) -> Counter[tuple[str, str]]:
    """How often each person sat at a table where each party worked, over the history."""
    often: Counter[tuple[str, str]] = Counter()
    for tables, parties in zip(task.history, task.staffed, strict=False):
        for people, there in zip(tables, parties, strict=False):
            often.update((one, party) for party in there for one in people)
    return often


def _tolls_of_meeting(task: SeatingTask, rule: Rule) -> dict[str, tuple[int, ...]]:
    often = meetings_with_staff(task)
    at = staff_at(task, rule.parties)
    tolls = {}
    for one in people_of(task, rule):
        times = [sum(often[one, party] for party in there) for there in at]
        tolls[one] = tuple((NEVER * (count > 0) if rule.must else rule.weight * count) for count in times)
    return tolls


def _open_tables(task: SeatingTask, rule: Rule) -> frozenset[int]:
    """Where a rule on tables, a language or staff lets its people sit."""
    everywhere = frozenset(range(len(task.sizes)))
    if rule.kind == "facilitator":
        return everywhere - {one.table for one in task.staff if one.party in rule.parties}
    if rule.kind == "language":
        wanted = rule.value.strip().casefold()
        spoken = [(at, words) for at, words in enumerate(task.languages)]
        spoken += [(one.table, one.languages) for one in task.staff]
        return frozenset(at for at, words in spoken if wanted in [word.strip().casefold() for word in words])
    return frozenset(rule.tables)


def _is_everywhere(task: SeatingTask, rule: Rule) -> bool:
    """Whether some person of the rule is better off nowhere."""
    return any(min(tolls) > CHOICES[-1] * (rule.kind == "topic") for tolls in tolls_of(task, rule).values())


def _crowded(task: SeatingTask, people: Sequence[str]) -> list[tuple[str, str, int, int]]:
    """Categories of which a group has more than the share of any table: (field, value, count, most)."""
    at = dict(zip(task.ids, task.values, strict=True))
    largest, found = max(task.sizes), []
    for field, name in enumerate(task.fields):
        room = Counter(row[field] for row in task.values)
        for value, count in sorted(Counter(at[one][field] for one in people).items()):
            most = -(-largest * room[value] // len(task.ids))
            if count > most and (name, value) not in flagged_of(task):
                found.append((name, value, count, most))
    return found

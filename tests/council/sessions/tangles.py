"""Musts of every kind in a room so small that every seating can be tried."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from council.sessions.room import KINDS, Rule, Staffed

PAST = ((("p000", "p001", "p002"), ("p003", "p004", "p005")),)
STAFF = (Staffed("Ada", 0, ("Irish",)), Staffed("Bo", 1, ("Welsh",)))


@st.composite
def tangles(draw: st.DrawFn) -> tuple[Rule, ...]:
    """Musts of every kind on six people at two tables, often too many; each named by its number."""
    people = st.lists(
        st.sampled_from([f"p{one:03}" for one in range(6)]), min_size=2, max_size=3, unique=True
    )
    rules = []
    for number in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(KINDS))
        tables = (draw(st.integers(0, 1)),) if kind in ("tables", "topic") else ()
        parties = (draw(st.sampled_from(("Ada", "Bo"))),) if kind in ("facilitator", "meet") else ()
        value = draw(st.sampled_from(("Irish", "Welsh", "Welsh", "Sami"))) if kind == "language" else ""
        rules.append(Rule(kind, tuple(draw(people)), tables, words=str(number), parties=parties, value=value))
    return tuple(rules)


def holds(rule: Rule, at: Mapping[str, int]) -> bool:
    """Counted anew from what each kind means, with Ada at the first table, who met p000 to p002."""
    tables = [at[one] for one in rule.people]
    match rule.kind:
        case "tables" | "topic":
            return set(tables) <= set(rule.tables)
        case "alone":
            return all(tables.count(table) != 1 for table in (0, 1))
        case "language":
            return set(tables) <= {"Irish": {0}, "Welsh": {1}, "Sami": set()}[rule.value]
        case "facilitator":
            return {"Ada": 0, "Bo": 1}[rule.parties[0]] not in tables
        case "meet" if rule.parties == ("Ada",):
            return not any(at[one] == 0 and one <= "p002" for one in rule.people)
        case "meet":
            return not any(at[one] == 1 and one > "p002" for one in rule.people)
    return len(set(tables)) == (1 if rule.kind == "together" else len(tables))

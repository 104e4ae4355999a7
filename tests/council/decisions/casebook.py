"""Counting cases of the literature and of law: read from cases/*.toml and run through the real rules."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from council.decisions.ballots.lines import count_lines
from council.decisions.ballots.lots import Lot
from council.decisions.ballots.papers import Papers, Tally, tally
from council.decisions.ballots.results import Result, decide
from council.decisions.ballots.rules import Rule
from council.decisions.shares import quorum, share

BOOK = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its name, where it comes from, what is put in, and what must come out."""

    name: str
    source: str
    given: dict[str, Any]
    expect: dict[str, Any]

    def rule(self) -> Rule:
        """Without a quorum unless the case names one."""
        own = {"quorum": "0", **self.given["rule"]}
        own["quorum"] = quorum(own["quorum"])
        if "threshold" in own:
            own["threshold"] = share(own["threshold"])
        return Rule(**{**own, "levels": tuple(own.get("levels", ()))})

    def counted(self) -> Tally:
        """The box, from totals or from lines "papers x what is typed"."""
        rule, width = self.rule(), len(self.given.get("options", ())) or 2
        if "lines" not in self.given:
            counts = self.given["counts"]
            if not self.given.get("large"):  # a nation's count is beyond any box of ours
                return tally(rule, counts, options=width)
            marks = (counts["yes"], counts["no"])
            return Tally(marks, sum(marks), counts.get("abstain", 0), counts.get("spoiled", 0))
        lines: dict[str, int] = {}
        for line in self.given["lines"]:
            papers, typed = line.split(" x ", 1)
            lines[typed] = lines.get(typed, 0) + int(papers)
        return count_lines(rule, lines, options=width)

    def result(self) -> Result:
        counted = self.counted()
        desk = {"in_box": counted.papers, **self.given.get("papers", {})}
        desk = {"present": desk["in_box"], **desk}
        desk = {"entitled": desk["present"], **desk}
        names = self.given.get("options", [])
        lot = Lot("ballot", tuple(names), self.given["drawn"]) if "drawn" in self.given else None
        casting = self.given.get("casting", "")
        return decide(self.rule(), Papers(**desk), counted, casting=casting, options=names, lot=lot)


def every_case() -> list[Case]:
    """All cases of the book, file by file."""
    found = []
    for path in sorted(BOOK.glob("*.toml")):
        for one in tomllib.loads(path.read_text("utf-8"))["case"]:
            given = {name: value for name, value in one.items() if name not in ("name", "source", "expect")}
            found.append(Case(one["name"], one["source"], given, one["expect"]))
    return found


# What a case can ask beside the fields of a result that bear the same name.
READ: dict[str, Callable[[Result], Any]] = {
    "rounds": lambda r: [list(one.counts) for one in r.rounds],
    "out": lambda r: [list(one.out) for one in r.rounds],
    "settled": lambda r: [one.settled for one in r.rounds],
    "used_up": lambda r: [one.used_up for one in r.rounds],
    "percents": lambda r: list(r.rounds[0].percents),
    "first": lambda r: list(r.order[0]),
    "marks": lambda r: [one.marks for one in r.options],
    "option_percents": lambda r: [one.percent for one in r.options],
    "places": lambda r: [one.place for one in r.options],
    "means": lambda r: [one.ratings.mean_text for one in r.options if one.ratings],
    "medians": lambda r: [one.ratings.median_text for one in r.options if one.ratings],
    "comparable": lambda r: [one.ratings.comparable for one in r.options if one.ratings],
    "sides": lambda r: [[o.ratings.above, o.ratings.middle, o.ratings.below] for o in r.options if o.ratings],
    "spread": lambda r: list(r.ratings.spread) if r.ratings else [],
    "median": lambda r: r.ratings.median_text if r.ratings else "",
}


def asked(result: Result, name: str) -> Any:
    """What a result says to one line of `expect`, in the types of a case's file."""
    value = READ[name](result) if name in READ else getattr(result, name)
    return plain(value)


def plain(value: Any) -> Any:
    return [plain(one) for one in value] if isinstance(value, (tuple, list)) else value

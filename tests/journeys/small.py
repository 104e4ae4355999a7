"""A small council to walk through quickly: 12 seats, 3 tables, real words and votes of the shipped sample."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from council.files import resource
from council.sample.story import SAMPLE

TARGETS = """feature,value,min,max
gender,woman,5,7
gender,man,5,7
gender,other,0,1
disability,no,9,11
disability,yes,1,3
"""


def small_folder(place: Path, *, people: int = 150, seats: int = 12, tables: int = 3) -> Path:
    """A sample's folder cut down to `people` respondents and two talking sessions."""
    source = resource(SAMPLE)
    plan = json.loads((source / "council.json").read_text("utf-8"))
    plan |= {"seats": seats, "tables": tables, "name": "Small council"}
    plan["sessions"] = [plan["sessions"][i] for i in (1, 2, 3, 4, 5)]
    plan["ballot"] |= {"least_votes": seats * 2 // 3, "contested": 1}
    (place / "council.json").write_text(json.dumps(plan), "utf-8")
    rows = (source / "people.csv").read_text("utf-8").splitlines(keepends=True)
    (place / "people.csv").write_text("".join(rows[: people + 1]), "utf-8")
    (place / "targets.csv").write_text(TARGETS, "utf-8")
    for name in ("comments.csv", "votes.csv"):
        shutil.copyfile(source / name, place / name)
    return place

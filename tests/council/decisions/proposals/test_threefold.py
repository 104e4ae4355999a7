"""Two wordings passage by passage, with the wordings that touched each; and what a wording can answer."""

from __future__ import annotations

from council.decisions.consent.records import ConsentRound, Objection, Reaction
from council.decisions.outcome.causes.queries import causes_of
from council.decisions.proposals.actions import add_version
from council.decisions.proposals.queries import versions_of
from council.decisions.proposals.threefold import passages
from council.decisions.support.records import Remark, SupportRound
from council.store import Db, Json, Moment
from tests.council.decisions.conftest import NOON, Desk


def reworded(desk: Desk, *texts: str) -> None:
    first, *rest = texts
    desk.draft(text=first)
    for number, text in enumerate(rest, start=2):
        given = {"version_id": f"p1v{number}", "proposal_id": "p1", "reason": f"Reason {number}"}
        desk.store.act(add_version, text=text, at=NOON, **given)


def test_each_change_names_the_wordings_that_made_it(desk: Desk) -> None:
    """Where the old words went and where the new ones came; what stayed names nobody."""
    reworded(
        desk,
        "It buys land. It builds. It stays.",
        "It rents land. It builds. It stays.",
        "It leases land. It plants. It stays.",
    )
    versions = desk.store.read(versions_of, proposal_id="p1")
    found = passages(versions[0], versions[2], versions[1:])
    assert [(p.old.strip(), p.new.strip(), [v.number for v in p.by]) for p in found] == [
        ("It buys land.", "It leases land.", [2, 3]),
        ("It builds.", "It plants.", [3]),
        ("It stays.", "It stays.", []),
    ]


def test_both_sides_are_the_whole_texts(desk: Desk) -> None:
    """Nothing is left out on either side, whatever moved."""
    reworded(desk, "One. Two. Three.\nFour.", "Three. One and a half. Two.\nFour. Five.")
    old, new = desk.store.read(versions_of, proposal_id="p1")
    found = passages(old, new, [new])
    assert "".join(p.old for p in found) == old.text
    assert "".join(p.new for p in found) == new.text
    assert all(p.by == (new,) for p in found if p.is_changed)


def object_to(db: Db) -> None:
    """An objection and a remark on the first wording, made by hand."""
    db.add(SupportRound(id="s", **needed(SupportRound, version_id="p1v1")))
    db.add(Remark(id="m", round_id="s", version_id="p1v1", text="Say who pays"))
    db.add(ConsentRound(id="r", **needed(ConsentRound, version_id="p1v1", first_version_id="p1v1")))
    db.add(Reaction(id="a", **needed(Reaction, round_id="r")))
    given = {"round_id": "r", "reaction_id": "a", "version_id": "p1v1", "number": 2}
    db.add(Objection(id="o", argument="It harms the meadow", at=NOON, **given))


def needed(kind: type, **given: object) -> dict[str, object]:
    """What a record must be given at least, with a plain value where the test does not care."""
    plain = {"INTEGER": 1, "BOOLEAN": False}
    for column in kind.__table__.columns:
        if column.name != "id" and column.name not in given and not column.nullable:
            usual = {} if isinstance(column.type, Json) else plain.get(str(column.type), "")
            given[column.name] = NOON if isinstance(column.type, Moment) else usual
    return given


def test_what_was_held_against_a_wording_can_be_answered(desk: Desk) -> None:
    """Objections and remarks are offered without a name, with the wording they are about."""
    reworded(desk, "It buys land.", "It rents land.")
    desk.store.act(object_to)
    found = desk.store.read(causes_of, proposal_id="p1")
    assert [(c.kind, c.number, c.text, c.version, c.is_waiting) for c in found] == [
        ("objection", 2, "It harms the meadow", 1, True),
        ("remark", 0, "Say who pays", 1, True),
    ]

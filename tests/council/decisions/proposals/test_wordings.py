"""What a wording says is kept whole, cleaned, told apart and fixed by one number."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from council.decisions.proposals import wordings
from council.decisions.proposals.actions import add_version
from council.decisions.proposals.queries import versions_of
from council.decisions.proposals.refusals import (
    CostLineIncomplete,
    CostLineUnknown,
    FieldTooLong,
    NothingChanged,
    ReviewDateUnreadable,
    TooManyCostLines,
)
from council.decisions.proposals.wordings import CostLine, Incentives, Wording
from tests.council.decisions.conftest import NOON, TEXT, Desk

RENT = CostLine("Tenants", "money", "later", "Higher rents", "about 20 euros a month")
SOIL = CostLine("The meadow", "nature", "now", "Sealed soil")
FULL = Wording(
    TEXT,
    rationale="Homes are short",
    who_when="The city, by spring",
    conditions="Money is found",
    signs="Two hundred keys handed over",
    review_on="2027-05-31",
    costs=(RENT, SOIL),
    incentives=Incentives("building", "leaving land empty", "owners who sell late"),
)


def test_every_field_changes_the_number_and_counts_as_a_change() -> None:
    """Whatever is said elsewhere is another wording: by name of the field, and by its SHA-256."""
    others = {
        "text": "Another.",
        "rationale": "",
        "who_when": "x",
        "conditions": "x",
        "signs": "x",
        "review_on": "2027-06-01",
        "costs": (RENT,),
        "incentives": Incentives("building"),
    }
    numbers = {wordings.fingerprint(FULL)}
    for name, value in others.items():
        changed = replace(FULL, **{name: value})
        assert wordings.changed_fields(FULL, changed) == (name,)
        numbers.add(wordings.fingerprint(changed))
    assert len(numbers) == 1 + len(others)


def test_a_bare_text_has_the_number_of_that_text() -> None:
    """Anybody can compute it from what was printed."""
    assert wordings.fingerprint(Wording(TEXT)) == hashlib.sha256(TEXT.encode()).hexdigest()


def test_wordings_are_cleaned_in_every_field() -> None:
    """Hidden marks and outer blanks go, empty cost lines too; how many were hidden can be told."""
    given = replace(
        FULL,
        rationale=" Ho\u202emes ",
        costs=(CostLine(" ", "money", "now", ""), replace(SOIL, what="Soil\u200b")),
    )
    made = wordings.cleaned(given)
    assert (made.rationale, [line.what for line in made.costs]) == ("Homes", ["Soil"])
    assert wordings.hidden(given) == 2
    assert wordings.cleaned(made) == made


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"costs": (CostLine("", "money", "now", "Rent"),)}, CostLineIncomplete),
        ({"costs": (CostLine("All", "time", "now", "Rent"),)}, CostLineUnknown),
        ({"costs": (CostLine("All", "money", "never", "Rent"),)}, CostLineUnknown),
        ({"costs": (SOIL,) * 41}, TooManyCostLines),
        ({"conditions": "x" * 4001}, FieldTooLong),
        ({"review_on": "next May"}, ReviewDateUnreadable),
    ],
)
def test_what_cannot_be_kept_is_refused(given: dict[str, object], refusal: type[Exception]) -> None:
    """With the line or the length, so that it can be mended."""
    with pytest.raises(refusal):
        wordings.cleaned(replace(FULL, **given))


def test_what_is_not_said_again_stays(desk: Desk) -> None:
    """A new text keeps all other fields; one field alone is change enough; nothing new is refused."""
    desk.draft()
    given = {"proposal_id": "p1", "at": NOON, "reason": "Clearer"}
    fields = {name: getattr(FULL, name) for name in ("conditions", "review_on", "costs", "incentives")}
    desk.store.act(add_version, version_id="v2", text=TEXT, **fields, **given)
    with pytest.raises(NothingChanged):
        desk.store.act(add_version, version_id="v3", text=TEXT, **given)
    desk.store.act(add_version, version_id="v3", text="It buys.", wording_only=True, **given)
    _first, second, third = desk.store.read(versions_of, proposal_id="p1")
    assert second.wording == replace(Wording(TEXT), **fields)
    assert third.wording == replace(second.wording, text="It buys.")
    assert (second.wording_only, third.wording_only) == (False, True)
    assert third.hash == wordings.fingerprint(third.wording)


def test_joined_wordings_keep_what_each_had() -> None:
    """Of a field the first that is filled; cost lines of both, each once."""
    made = wordings.joined("Both.", [Wording("A", conditions="If", costs=(SOIL,)), FULL])
    assert (made.text, made.conditions, made.rationale) == ("Both.", "If", FULL.rationale)
    assert made.costs == (SOIL, RENT)
    assert made.incentives == FULL.incentives

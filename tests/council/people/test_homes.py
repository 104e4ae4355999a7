"""Addresses that may be one home: asked about, never merged by themselves."""

from __future__ import annotations

import pytest

from council.people.homes import HomeHint, home_hints, homes_joined
from council.people.reading import grid_of, people_in


def hints(*addresses: tuple[str, str]) -> tuple[HomeHint, ...]:
    rows = "".join(f'{number},"{street}",{code}\n' for number, (street, code) in enumerate(addresses, 1))
    return home_hints(grid_of(f"id,street,code\n{rows}".encode(), "people.csv"), ["street", "code"])


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("12 High Street", "12 High St.", "abbreviation"),
        ("Hauptstraße 5", "Hauptstr. 5", "abbreviation"),
        ("Flat 2, 12 Mill Lane", "12 Mill Ln Apt 2", "abbreviation"),
        ("12 Mill Lane", "12 Mill Lane, Estwick", "token"),
        ("12 Church Road", "12 Chruch Road", "letter"),
        ("12 Church Road", "12 Churh Road", "letter"),
    ],
)
def test_spellings_of_one_home_are_asked_about(one: str, other: str, why: str) -> None:
    """A known abbreviation, one word more, one letter wrong: a question, and two homes until answered."""
    (hint,) = hints((one, "ES4 7FJ"), (other, "ES4 7FJ"))
    assert hint.why == why and {hint.first.words, hint.second.words} == {
        f"{one}, ES4 7FJ",
        f"{other}, ES4 7FJ",
    }
    assert hint.first.lines == (2,) and hint.second.lines == (3,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("12 Mill Lane", "A1"), ("14 Mill Lane", "A1")),
        (("12 Mill Lane", "A1"), ("12 Mill Lane", "B2")),
        (("12 Oak Road", "A1"), ("12 Elm Road", "A1")),
        (("Mill Lane", "A1"), ("Hill Road", "A1")),
        (("", ""), ("", "")),
        (("12 mill-LANE", "a1"), ("12 Mill Lane", "A1")),
    ],
)
def test_neighbours_and_equals_are_no_question(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Another number, street or postcode is another home; what is equal but for signs is one already."""
    assert hints(one, other) == ()


def test_a_missing_part_is_asked_about_where_it_can_mean_one_home_only() -> None:
    """A blank postcode beside one full one is a question, beside two it says nothing."""
    assert [one.why for one in hints(("12 Mill Lane", "A1"), ("12 Mill Lane", ""))] == ["part"]
    assert hints(("12 Mill Lane", "A1"), ("12 Mill Lane", "B2"), ("12 Mill Lane", "")) == ()


def test_joined_homes_are_one() -> None:
    """Pairs chain; who lives in any of them shares one household."""
    assert homes_joined([("b", "c"), ("a", "b"), ("x", "y")]) == {
        "a": "a",
        "b": "a",
        "c": "a",
        "x": "x",
        "y": "x",
    }
    grid = grid_of(b"id,street\n1,12 High Street\n2,12 High St\n3,14 High St\n", "people.csv")
    (hint,) = home_hints(grid, ["street"])
    apart = [one.household for one in people_in(grid, address=["street"]).people]
    joined = [one.household for one in people_in(grid, address=["street"], joined=[hint.pair]).people]
    assert len(set(apart)) == 3 and joined[0] == joined[1] != joined[2]

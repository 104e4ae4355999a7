"""Values tidied as decided, and only so."""

from __future__ import annotations

from council.people.columns import columns_of
from council.people.importing import Choices, Earlier, missing_choice, missing_words, proposed, read_as
from council.people.reading import PeopleFile, grid_of, read_people
from council.people.values import features_in, is_misprint, tidied


def people(*genders: str) -> PeopleFile:
    rows = "".join(f"{number},{one}\n" for number, one in enumerate(genders, 1))
    return read_people(f"id,gender\n{rows}".encode(), "people.csv")


def answers(file: PeopleFile) -> list[str]:
    return [one.attributes["gender"] for one in file.people]


def test_likeness_that_is_no_misprint() -> None:
    """Pairs that mean two things are never proposed for each other."""
    for one, other in (("man", "woman"), ("male", "female"), ("employed", "unemployed"),
                       ("group 1", "group 2"), ("16-29", "18-29"), ("yes", "Yes")):  # fmt: skip
        assert not is_misprint(one, other) and not is_misprint(other, one), (one, other)
    assert is_misprint("womann", "woman") and is_misprint("univeristy degree", "university degree")


def test_misprints_of_frequent_values_are_asked_about() -> None:
    """Without targets a rare value close to a frequent one is asked about, with its lines."""
    (feature,) = features_in(people(*["woman"] * 6, "womann", "man"))
    (odd,) = feature.odd
    assert (odd.value, odd.count, odd.lines, odd.nearest, odd.is_sure) == ("womann", 1, (8,), "woman", True)
    assert not feature.in_targets and feature.choices[0] == "woman"


def test_values_no_target_knows_are_asked_about() -> None:
    """With targets every value they do not know is asked about, with the nearest and whether that is sure."""
    (feature,) = features_in(people("Woman", "m", "womann", "n/a"), [("Gender", "woman"), ("gender", "man")])
    assert feature.in_targets and feature.choices == ("woman", "man")
    assert [(one.value, one.nearest, one.is_sure) for one in feature.odd] == [
        ("m", "", False),
        ("womann", "woman", True),
    ]
    assert feature.missing is not None and feature.missing.count == 1 and feature.missing.lines == (5,)


def test_one_word_is_one_value() -> None:
    """Capitals and blanks part no value: it is spelt as most people spell it, and that is said."""
    file = tidied(people("woman", "Woman", "woman", "WOMAN"))
    assert answers(file) == ["woman"] * 4
    assert [(one.code, one.count) for one in file.findings] == [("value-respelt", 1), ("value-respelt", 1)]


def test_decisions_are_carried_out_and_accounted_for() -> None:
    """Mapped, left out, counted for no line: as said; rows = accepted + refused + skipped."""
    file = tidied(
        people("f", "man", "x", "n/a", ""),
        [("gender", "woman"), ("gender", "man")],
        mapping=[("Gender", "F", "WOMAN"), ("gender", "x", "")],
        missing={"gender": "ignore"},
    )
    assert answers(file) == ["woman", "man", "", ""]
    assert file.rows == file.accepted + file.refused + file.skipped == 5 and file.skipped == 1
    assert {one.code for one in file.findings} == {"value-respelt", "value-out", "missing-kept"}
    out = tidied(people("woman", "-"), missing={"gender": "exclude"})
    assert answers(out) == ["woman"] and out.skipped == 1
    given = tidied(people("woman", "-"), missing={"gender": ("map", "other")})
    assert answers(given) == ["woman", "other"]


def test_an_undecided_blank_is_told() -> None:
    """Reading says which features wait for a decision, and takes nobody's side."""
    grid = grid_of(b"id,gender\n1,woman\n2,\n", "people.csv")
    choices = proposed(columns_of(grid))
    assert read_as(grid, choices).undecided == ("gender",)
    assert read_as(grid, choices.with_missing("gender", "ignore")).undecided == ()


def test_choices_are_kept_as_words_and_proposed_again() -> None:
    """What was decided for one file is proposed for the next with the same columns."""
    for choice in ("exclude", "ignore", ("map", "other")):
        assert missing_choice(missing_words(choice)) == choice  # type: ignore[arg-type]
    grid = grid_of(b"id,town,note\n1,North,x\n2,South,y\n", "people.csv")
    earlier = Earlier({"town": "address"}, {"town": "One from a town"}, (("town", "N", "North"),))
    choices = proposed(columns_of(grid), earlier=earlier)
    assert choices.purposes["town"] == "address" and choices.reasons["town"] == "One from a town"
    assert choices.spellings == (("town", "N", "North"),)


def test_a_column_not_stored_once_is_not_stored_when_the_file_comes_again() -> None:
    """Its name was kept nowhere; but all that was kept is in the file, and no target asks for it."""
    grid = grid_of(b"id,town,note\n1,North,x\n2,South,y\n3,South,y\n", "people.csv")
    assert proposed(columns_of(grid)).purposes["note"] == "attribute"
    earlier = Earlier({"id": "id", "town": "attribute"}, {"id": "Apart", "town": "Balance"})
    choices = proposed(columns_of(grid), earlier=earlier)
    assert choices.purposes == {"id": "id", "town": "attribute", "note": "ignored"}
    assert proposed(columns_of(grid), earlier=earlier, wanted=[("Note", "x")]).purposes["note"] == "attribute"
    other = Earlier(earlier.columns, {**earlier.purposes, "age": "Balance"})
    assert proposed(columns_of(grid), earlier=other).purposes["note"] == "attribute"


def test_the_age_bands_of_a_file_are_proposed_for_the_next() -> None:
    """Else a file that comes again would move people to other bands than those they were given."""
    rows = b"".join(b"%d,%02d/05/19%02d\n" % (row, row, 40 + row) for row in range(1, 25))
    columns = columns_of(grid_of(b"id,date of birth\n" + rows, "people.csv"))
    kept = {"on": "2027-03-14", "bands": "16-29\n30-64\n65+"}
    births = proposed(columns, earlier=Earlier(births=kept)).births
    assert births is not None and births.bands.words == ("16-29", "30-64", "65+")
    aims = [("age", "16-49"), ("age", "50+")]
    births = proposed(columns, earlier=Earlier(births=kept), wanted=aims).births
    assert births is not None and births.bands.words == ("16-49", "50+")


def test_own_words_stay_when_a_purpose_changes() -> None:
    """A proposed reason follows the purpose, words somebody wrote do not; emptied ones are missed."""
    choices = Choices.of(columns_of(grid_of(b"id,town\n1,North\n2,South\n", "people.csv")))
    assert choices.with_purpose("town", "address").reasons["town"] != choices.reasons["town"]
    own = choices.with_reason("town", "Because")
    assert own.with_purpose("town", "address").reasons["town"] == "Because"
    assert choices.with_reason("town", " ").unsaid == ("town",)

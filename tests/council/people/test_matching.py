"""People beside targets: equal words are one word, the rest is said."""

from council.people.matching import match_people
from council.people.reading import PeopleFile, read_people, read_targets, require_sound

WANTED = (("Gender", "Woman"), ("Gender", "Man"), ("age", "16-29"))


def people(text: str) -> PeopleFile:
    return read_people(text.encode(), "people.csv")


def codes(file: PeopleFile) -> list[tuple[str, bool]]:
    return [(one.code, one.grave) for one in file.findings]


def test_spellings_become_those_of_the_targets() -> None:
    """Capitals and blanks do not matter; what was spelt otherwise is reported."""
    file = match_people(people("id,gender,age,note\n1,WOMAN ,16-29,x\n2,Man,16-29,y\n"), WANTED)
    assert [one.attributes for one in file.people] == [
        {"Gender": "Woman", "age": "16-29"},
        {"Gender": "Man", "age": "16-29"},
    ]
    assert codes(file) == [("value-respelt", False)]


def test_an_unknown_value_is_refused_with_its_nearest() -> None:
    """A value no target knows refuses its people, and names what was perhaps meant."""
    file = match_people(people("id,gender,age\n1,womann,16-29\n2,man,16-29\n"), WANTED)
    (found,) = [one for one in file.findings if one.grave]
    assert (found.code, found.line, found.column) == (
        "value-unknown",
        2,
        "Gender",
    ) and "Woman" in found.remedy
    assert file.rows == file.accepted + file.refused + file.skipped == 2


def test_a_mapping_says_what_a_spelling_stands_for() -> None:
    """A mapped spelling is the value it stands for."""
    file = match_people(
        people("id,gender,age\n1,f,16-29\n2,m,16-29\n"),
        WANTED,
        mapping=[("gender", "F", "woman"), ("gender", "m", "Man")],
    )
    assert [one.attributes["Gender"] for one in file.people] == ["Woman", "Man"] and file.is_sound


def test_missing_answers_are_never_decided_in_silence() -> None:
    """A missing answer is refused, left out or counted for no line, as the caller says."""
    file = people("id,gender,age\n1,woman,n/a\n2,man,16-29\n")
    assert not match_people(file, WANTED).is_sound
    out = match_people(file, WANTED, missing="exclude")
    assert out.is_sound and [one.ref for one in out.people] == ["2"] and out.skipped == 1
    kept = match_people(file, WANTED, missing="ignore")
    assert [one.attributes["age"] for one in kept.people] == ["", "16-29"] and kept.is_sound


def test_a_feature_needs_a_column_and_a_value_somebody() -> None:
    """A target without a column is refused; one that nobody has is a finding."""
    file = match_people(people("id,gender\n1,woman\n"), (*WANTED[:2], ("age", "16-29")))
    assert ("feature-without-column", True) in codes(file) and ("value-unused", False) in codes(file)


def test_targets_hand_on_what_people_are_matched_with() -> None:
    """A file of targets names its features and values in order."""
    targets = read_targets(b"feature,value,min,max\na,x,1,2\nb,y,0,1\n", "targets.csv")
    require_sound(targets)
    assert targets.wanted == (("a", "x"), ("b", "y"))

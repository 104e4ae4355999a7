"""Files of people: what is read, and as what."""

import contextlib
import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from council.people.cells import household_key, is_missing, key
from council.people.columns import columns_of
from council.people.reading import grid_of, read_people, require_sound
from council.people.refusals import FileRefused
from council.progress import Cancelled

NAMES = "id,gender,street address,postcode,e-mail,story\n"


def test_each_column_goes_where_it_was_said() -> None:
    """Attributes, household and contact details are kept apart."""
    file = read_people(
        (NAMES + "1,woman,1 Mill Lane,ES4 7FJ,a@b.c,long\n2,man,1  MILL lane,es4-7fj,,\n").encode(),
        "people.csv",
        features=["Gender"],
        address=["street address", "postcode"],
        contact=["e-mail"],
    )
    first, second = file.people
    assert first.attributes == {"gender": "woman"} and first.contact == {"e-mail": "a@b.c"}
    assert first.household == second.household != "" and second.contact == {}


def test_a_blank_address_lives_alone() -> None:
    """Whoever gives no address shares a home with nobody."""
    file = read_people(b"id,plz\n1,\n2,\n", "people.csv", address=["plz"])
    assert [one.household for one in file.people] == ["", ""]


def test_a_missing_column_is_refused_with_the_nearest() -> None:
    """Asking for a column that is not there names the one that was perhaps meant."""
    with pytest.raises(FileRefused, match="Did you mean “gender”"):
        read_people(b"id,gender\n1,woman\n", "people.csv", features=["gendre"])


def test_purposes_are_proposed_by_name_and_content() -> None:
    """Names and mails go to the vault, addresses make the household, a free text is not stored."""
    rows = "".join(f"{i},woman,{i} Lane,E{i},a{i}@b.c,story {i}\n" for i in range(40))
    purposes = [one.purpose for one in columns_of(grid_of((NAMES + rows).encode(), "people.csv"))]
    assert purposes == ["id", "attribute", "address", "address", "contact", "ignored"]


def test_a_sheet_is_chosen_by_name() -> None:
    """A named sheet is read, and a missing one is refused with those on offer."""
    book = Workbook()
    book.active.append(["id", "gender"])
    book.active.append(["1", "woman"])
    other = book.create_sheet("spring")
    other.append(["id", "gender"])
    for number in range(3):
        other.append([str(number), "man"])
    file = io.BytesIO()
    book.save(file)
    assert read_people(file.getvalue(), "p.xlsx", sheet="spring").accepted == 3
    assert read_people(file.getvalue(), "p.xlsx").sheets == ("Sheet", "spring")
    with pytest.raises(FileRefused, match="spring"):
        read_people(file.getvalue(), "p.xlsx", sheet="autumn")


def test_reading_can_be_cancelled() -> None:
    """A long file asks between rows whether to go on."""

    def stop(done: int, total: int, words: str = "") -> None:
        raise Cancelled

    rows = "".join(f"{i},woman\n" for i in range(9_000))
    with pytest.raises(Cancelled):
        read_people(f"id,gender\n{rows}".encode(), "people.csv", progress=stop)


def test_a_sound_file_passes_and_others_name_all_that_is_wrong() -> None:
    """The refusal carries every grave finding, the first in its sentence."""
    require_sound(read_people(b"id,a\n1,x\n", "people.csv"))
    with pytest.raises(FileRefused) as refused:
        require_sound(read_people(b"id,a\n,x\n,y\n", "people.csv"))
    assert len(refused.value.facts["findings"]) == 2  # type: ignore[arg-type]


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(CELLS, min_size=1, max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_written_is_read_back(cells: list[str], separator: str, encoding: str) -> None:
    """Any words, separator and encoding come back as the same words, cleaned."""
    quoted = ['"' + cell.replace('"', '""') + '"' for cell in cells]
    lines = [
        f"id{separator}word{separator}x",
        *(f"n{i}{separator}{cell}{separator}y" for i, cell in enumerate(quoted)),
    ]
    file = read_people("\r\n".join(lines).encode(encoding), "people.csv")
    assert file.rows == file.accepted + file.refused + file.skipped == len(cells)
    assert [key(one.attributes["word"]) for one in file.people] == [
        key(cell) for cell in cells
    ] or file.refused


def test_words_that_are_no_answer() -> None:
    """A dash, n/a and "prefer not to say" are no answers; a zero is one."""
    assert all(is_missing(one) for one in ("", "-", "N/A", "Prefer not to  say", "keine Angabe"))
    assert not any(is_missing(one) for one in ("0", "none of these", "no"))


def test_addresses_are_compared_by_letters_and_digits() -> None:
    """Spelling and full-width forms do not part a household; another number does."""
    assert household_key(["１２ Mill-Lane", "ES4 7FJ"]) == household_key(["12 mill lane", "es4-7fj"])
    assert household_key(["12 Mill Lane"]) != household_key(["1 2 Mill Lane 2"])
    assert household_key([" ", "-"]) == ""


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="two"'),
        ("xl/worksheets/sheet1.xml", b't="inlineStr"', b't="s"'),
        ("xl/styles.xml", b'numFmtId="0"', b'numFmtId="none"'),
    ],
)
def test_a_workbook_with_words_for_numbers_is_refused(part: str, old: bytes, new: bytes) -> None:
    """Where a number belongs and none stands, the workbook is damaged: a refusal, never a fault."""
    made, altered = io.BytesIO(), io.BytesIO()
    book = Workbook()
    for row in (["id", "gender"], ["1", "woman"], ["2", "man"]):
        book.active.append(row)
    book.save(made)
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(altered, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            assert name != part or old in data
            after.writestr(name, data.replace(old, new) if name == part else data)
    with pytest.raises(FileRefused):
        read_people(altered.getvalue(), "people.xlsx")


def test_bytes_scribbled_over_a_workbook_are_refused_or_read() -> None:
    """Whatever single bytes of a workbook become, it is read or refused."""
    made = io.BytesIO()
    book = Workbook()
    for row in (["id", "gender"], ["1", "woman"], ["2", "man"]):
        book.active.append(row)
    book.save(made)
    data, chance = made.getvalue(), random.Random(7)
    for _trial in range(300):
        altered = bytearray(data)
        for _byte in range(chance.randint(1, 4)):
            altered[chance.randrange(len(altered))] = chance.randrange(256)
        with contextlib.suppress(FileRefused):
            read_people(bytes(altered), "people.xlsx")

"""Birth dates: many spellings, one order for a whole column, ages on one day, bands of the targets."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.people.bands import Bands, band_of, banded, bands_of
from council.people.births import Births, Unfit, age_on, birth_column, written
from council.people.reading import PeopleFile, grid_of, people_in

DAY = date(2026, 3, 14)
BANDS = bands_of(["16-29", "30 – 44", "45 to 59", "60+"])
assert BANDS is not None
DAYS = st.dates(date(1910, 1, 1), date(2009, 12, 31))


def births(**given: object) -> Births:
    return Births("dob", DAY, BANDS, **given)  # type: ignore[arg-type]


def read(*cells: str, **given: object) -> PeopleFile:
    text = "id,dob\n" + "".join(f"{number},{cell}\n" for number, cell in enumerate(cells, 1))
    return people_in(grid_of(text.encode(), "people.csv"), births=births(**given))


def ages(file: PeopleFile) -> list[str]:
    return [one.attributes["age"] for one in file.people]


def codes(file: PeopleFile) -> list[tuple[str, int, bool]]:
    return [(one.code, one.line, one.grave) for one in file.findings]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("16-29", 16, 29), ("16 – 29", 16, 29), ("30 to 44 years", 30, 44), ("Age 18–24", 18, 24),
        ("60 and over", 60, 120), ("over 60", 61, 120), ("≥ 65", 65, 120), ("under 18", 0, 17),
        ("<18", 0, 17),        ("60+", 60, 120),
        ("up to 24", 0, 24), ("24 or younger", 0, 24), ("ab 60", 60, 120), ("60 Jahre und älter", 60, 120),
        ("unter 18", 0, 17), ("60 ans et plus", 60, 120), ("moins de 18 ans", 0, 17), ("18", 18, 18),
    ],
)  # fmt: skip
def test_bands_are_read_from_their_words(words: str, low: int, high: int) -> None:
    """A band is understood as the targets spell it."""
    band = band_of(words)
    assert band is not None and (band.low, band.high, band.words) == (low, high, words)


def test_what_is_no_band_makes_no_bands() -> None:
    """A word among bands, two that overlap, and counts of children are no age bands; "no answer" may be."""
    assert bands_of(["16-29", "young"]) is None and bands_of(["16-30", "30-44"]) is None
    assert bands_of([]) is None and bands_of(["16-29", "60+", "prefer not to say"]) is not None
    wanted = [("children", value) for value in ("0", "1", "2", "3+")] + [("Age", "under 40"), ("Age", "40+")]
    assert list(banded(wanted)) == ["Age"]
    gaps = bands_of(["16-29", "45-59"])
    assert gaps is not None and gaps.gaps == ((30, 44),) and gaps.of(35) == "" and gaps.of(16) == "16-29"


@given(DAYS)
def test_every_spelling_of_a_day_means_that_day(day: date) -> None:
    """ISO, words, day numbers, and both orders of figures: one of the readings is always the day written."""
    serial = (day - date(1899, 12, 30)).days
    for text in (
        day.isoformat(),
        f"{day:%d %B %Y}",
        f"{day:%b} {day.day}, {day.year}",
        f"{day:%Y%m%d}",
        str(serial),
    ):
        if not (len(text) == 4 and 1850 <= int(text) < 2100):  # a year
            assert written(text).by_order == ((day, day), (day, day)), text
    assert written(f"{day:%d/%m/%Y}").by_order[0] == (day, day)
    assert written(f"{day:%m-%d-%Y}").by_order[1] == (day, day)


@given(DAYS, st.integers(0, 40_000))
def test_an_age_is_how_many_birthdays_were(born: date, later: int) -> None:
    """The age is the number of anniversaries up to and with the day."""
    day = born + timedelta(days=later)
    anniversaries = sum(
        (born.month, born.day) <= (day.month, day.day) or year < day.year
        for year in range(born.year + 1, day.year + 1)
    )
    assert age_on(born, day) == anniversaries


@pytest.mark.parametrize(
    "text", ["03/04/85", "3 Mar 85", "31/02/1985", "13/13/1985", "yesterday", "1985-13-01"]
)
def test_what_is_no_whole_date_is_refused_with_a_reason(text: str) -> None:
    """Two-digit years and impossible days are refused, never guessed."""
    with pytest.raises(Unfit) as unfit:
        written(text)
    code, words, remedy = unfit.value.args
    assert code in {"date-short-year", "date-unfit"} and text in words and remedy


def test_the_whole_column_decides_the_order() -> None:
    """One date that fits one order alone decides for all of them."""
    assert ages(read("13/04/1996", "03/04/1996")) == ["16-29", "16-29"]
    assert ages(read("04/13/1996", "03/15/1996", "03/04/1996")) == ["16-29", "16-29", "30 – 44"]


def test_an_open_order_is_asked() -> None:
    """Where both orders fit nobody is placed until somebody says which; rows stay accounted for."""
    file = read("03/04/1996", "05/06/1950")
    assert codes(file) == [("dates-open", 2, True)] and file.refused == 2 and file.accepted == 0
    assert ages(read("03/04/1996", "05/06/1950", order="day-month")) == ["16-29", "60+"]
    assert ages(read("03/04/1996", "05/06/1950", order="month-day")) == ["30 – 44", "60+"]


def test_mixed_orders_are_asked_and_misfits_refused() -> None:
    """A column with both orders asks; told one, the dates that do not fit it are refused by line."""
    file = read("13/04/1985", "04/13/1950", "03/04/1996")
    assert ("dates-mixed", 3, True) in codes(file) and file.accepted == 2
    told = read("13/04/1985", "04/13/1950", "03/04/1996", order="day-month")
    assert codes(told) == [("date-unfit", 3, True)] and ages(told) == ["30 – 44", "16-29"]


def test_a_year_alone_is_asked_only_where_a_band_hangs_on_it() -> None:
    """1950 lies in one band either way; 1996 does not, and the birthday must be said."""
    file = read("1950", "1996")
    assert codes(file) == [("years-only", 3, True)] and ages(file) == ["60+"]
    assert ages(read("1950", "1996", birthday="past")) == ["60+", "30 – 44"]
    assert ages(read("1950", "1996", birthday="ahead")) == ["60+", "16-29"]


def test_ages_out_of_reason_or_band_are_refused() -> None:
    """The unborn, the impossibly old and those no band takes are refused, each with line and reason."""
    file = read("2027-01-01", "1880-01-01", "2015-01-01", "")
    assert codes(file) == [("date-unlikely", 2, True), ("date-unlikely", 3, True), ("age-outside", 4, True)]
    assert ages(file) == [""] and file.rows == file.accepted + file.refused + file.skipped == 4


def test_the_date_goes_to_the_vault_or_nowhere() -> None:
    """No attribute holds the date; it is a contact detail when asked for, else it is not there at all."""
    (person,) = read("1985-04-03").people
    assert person.attributes == {"age": "30 – 44"} and person.contact == {}
    (person,) = read("1985-04-03", keep_date=True).people
    assert person.attributes == {"age": "30 – 44"} and person.contact == {"dob": "1985-04-03"}


def test_a_column_is_understood_by_itself() -> None:
    """The column tells what was assumed: the order of its dates, and day numbers of a spreadsheet."""
    column = birth_column([(2, "13/04/1985"), (3, "31142")], births())
    assert [one.code for one in column.findings] == [
        "dates-read",
        "dates-serial",
    ] and column.order == "day-month"
    assert column.band("31142") == "30 – 44" and isinstance(column.births.bands, Bands)


@pytest.mark.parametrize(
    "text", ["1" * 5_000, "jan " + "1" * 5_000, "3 jan " + "9" * 5_000, "3 jan 1990 " + "0" * 40]
)
def test_endless_numbers_are_no_dates(text: str) -> None:
    """A cell of thousands of digits is refused like any other, with its line, and ends no import."""
    with pytest.raises(Unfit):
        written(text)

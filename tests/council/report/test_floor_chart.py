"""Charts of the floor and of evidence: every figure with its base, hidden groups tell nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from council.report.charts import evidence_balance, floor_shares
from council.report.marks import Bar, Words
from council.sessions import turns
from council.sessions.asked.balance import balance_of
from council.sessions.turns import Presence, Spoke
from council.sessions.voice_files import HEADER, voices_csv

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def made() -> turns.Voices:
    """Twenty people: three from the hills, five from the harbour, twelve from town; the first ten speak."""
    homes = ["hills"] * 3 + ["harbour"] * 5 + ["town"] * 12
    field = {str(at): home for at, home in enumerate(homes)}
    spoken = [
        Spoke(str(at), str(at), "open", NOON + timedelta(minutes=at), 60.0 * (at + 1)) for at in range(10)
    ]
    return turns.voices(
        spoken, [Presence(str(at), 3600.0) for at in range(20)], fields={"home": field, "table": field}
    )


def test_a_hidden_group_has_a_name_and_nothing_else() -> None:
    """The hills and, with them, the harbour: no bar, no figure, no word of them in the description."""
    voices = made()
    chart = floor_shares(voices.groups[0], voices, title="By home")
    assert [row[0] for row in chart.rows] == ["harbour", "hills", "town"]
    assert chart.rows[0][1:] == chart.rows[1][1:] == ("–",) * 7
    said = [mark.text for mark in chart.marks if isinstance(mark, Words)]
    assert said.count("not shown, too few people") == 2
    assert len([mark for mark in chart.marks if isinstance(mark, Bar)]) == 2  # the key's, and the town's
    assert "hills" not in chart.alt and "2 groups are not shown" in chart.alt


def test_what_is_shown_has_its_base() -> None:
    """Nineteen of fifty-five minutes stand beside the bar, and in the table, with the share of presence."""
    voices = made()
    chart = floor_shares(voices.groups[0], voices, title="By home")
    assert chart.rows[2] == ("town", "12", "2", "2 of 10", "20%", "19 of 55", "35%", "60%")
    said = [mark.text for mark in chart.marks if isinstance(mark, Words)]
    assert "19 of 55 min, 35%" in said and "12 people, 60% of presence" in said
    assert "town: 35% of the time spoken, 60% of presence" in chart.alt


def test_the_balance_of_evidence_begins_at_zero() -> None:
    """Bars are as long as their minutes; the table and the words say the same."""
    chart = evidence_balance(balance_of([("for", 20), ("against", 10), ("", 0)]), title="Balance")
    bars = [mark for mark in chart.marks if isinstance(mark, Bar)]
    assert bars[0].width == 2 * bars[1].width and {bar.x for bar in bars} == {bars[0].x}
    assert chart.rows == (
        ("for", "20", "30", "67%", "1"),
        ("against", "10", "30", "33%", "1"),
        ("No position", "0", "30", "0%", "1"),
    )
    assert "30 in all" in chart.alt
    assert "for 20 (67%; 1 piece of evidence)" in chart.alt


def test_the_file_hides_and_names_what_was_not_measured() -> None:
    """Hidden groups keep empty figures; where nothing was logged one line says "not measured"."""
    lines = voices_csv(made()).decode().splitlines()
    assert lines[0] == ",".join(HEADER)
    assert lines[1].startswith("all,,yes,20,20,10,10,10,1.0000,3300,3300,")
    assert "home,hills,hidden" + "," * (len(HEADER) - 3) in lines
    nothing = voices_csv(turns.NOT_MEASURED).decode().splitlines()[1]
    assert nothing == "all,,not measured" + "," * (len(HEADER) - 3)

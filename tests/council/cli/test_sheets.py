"""`council sheets` and `council minutes`: the paper of a session without a window."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from council.cli import main
from council.report.sheets.queries import sheet_facts_of
from council.sessions import actions, queries
from council.sessions.printouts.kinds import KINDS
from council.store import Store
from tests.council.report.day_made import END, WEEK, live_through
from tests.council.report.test_sheets import pages


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council file with one session that was lived."""
    path = tmp_path / "our.council"
    with Store.open(path, create=True) as store:
        live_through(store, people=24)
    return path


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> object:
    assert main([*argv, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_sheet_is_written_and_noted(council: Path, tmp_path: Path, capsys) -> None:
    """One PDF a kind; the version is kept and stays while the sheets say the same."""
    out = tmp_path / "made" / "sheets"
    given = ("sheets", str(council), "--session", "1", "--out", str(out))
    first = told(capsys, *given)
    assert sorted(path.name for path in out.iterdir()) == sorted(f"session-1-{k.code}.pdf" for k in KINDS)
    assert {one["version"] for one in first} == {1}
    assert [one["sha256"] for one in told(capsys, *given)] == [one["sha256"] for one in first]
    with Store.open(council) as store:
        session = store.read(queries.sessions_of)[0].id
        assert {one.kind for one in store.read(queries.printouts_of, session_id=session)} == {
            kind.code for kind in KINDS
        }
        table = store.read(queries.tables_of)[0]
        store.act(actions.change_table, table_id=table.id, label="by the door", places=table.places)
    again = {one["kind"]: one["version"] for one in told(capsys, *given)}
    assert again["seating"] == 2 and again["door"] == 1


def test_a_draft_is_marked_and_not_noted(council: Path, tmp_path: Path, capsys) -> None:
    """--draft leaves the council as it was; --kind and --paper choose."""
    out = tmp_path / "sheets"
    (one,) = told(
        capsys, "sheets", str(council), "--session", "1", "--kind", "door", "--paper", "Letter", "--draft",
        "--out", str(out),
    )  # fmt: skip
    assert one["version"] == 0 and [path.name for path in out.iterdir()] == ["session-1-door.pdf"]
    assert all("Draft" in words for words in pages((out / "session-1-door.pdf").read_bytes()))
    with Store.open(council) as store:
        session = store.read(queries.sessions_of)[0].id
        assert store.read(queries.printouts_of, session_id=session) == ()


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (("--session", "9"), 1, "There is no session 9."),
        (("--session", "1", "--kind", "poster"), 1, "“poster” is no kind of sheet."),
        (("--session", "one"), 64, "invalid int value"),
        (("--session", "1", "--paper", "B5"), 64, "invalid choice"),
    ],
)
def test_what_is_not_there_is_refused(
    council: Path, tmp_path: Path, capsys, more: tuple[str, ...], code: int, words: str
) -> None:
    """A slip is named, and nothing is written."""
    assert main(["sheets", str(council), *more, "--out", str(tmp_path / "out")]) == code
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_minutes_are_written_in_any_version(council: Path, tmp_path: Path, capsys) -> None:
    """A draft first, then version after version; the approved one stays to be had, byte for byte."""
    given = ("minutes", str(council), "--session", "1", "--out", str(tmp_path / "m" / "minutes.pdf"))
    assert told(capsys, *given)["state"] == "draft"
    with Store.open(council) as store:
        session = store.read(queries.sessions_of)[0].id
        store.act(actions.open_minutes, session_id=session, until=WEEK, at=END)
        late = WEEK + timedelta(days=1)
        store.act(actions.approve_minutes, session_id=session, at=late)
    approved = told(capsys, *given)
    assert (approved["version"], approved["state"], approved["holds"]) == (1, "approved", True)
    with Store.open(council) as store:
        store.act(
            actions.reopen_minutes,
            session_id=session,
            until=late + timedelta(days=3),
            reason="A slip",
            at=late,
        )
    assert told(capsys, *given)["version"] == 2
    assert told(capsys, *given, "--version", "1") == approved
    assert main([*given, "--version", "7"]) == 1
    assert "have no version 7" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["sheets", "minutes"])
def test_help_shows_examples(verb: str, capsys) -> None:
    """--help tells the options and shows how to use them."""
    assert main([verb, "--help"]) == 0
    words = capsys.readouterr().out
    assert "examples:" in words and f"council {verb} our.council --session 2" in words


def test_a_file_that_is_none_is_refused(tmp_path: Path, capsys) -> None:
    """No traceback for a missing file."""
    for verb in ("sheets", "minutes"):
        assert (
            main([verb, str(tmp_path / "none.council"), "--session", "1", "--out", str(tmp_path / "o")]) == 1
        )
        assert f"council {verb}:" in capsys.readouterr().err


def test_who_sat_at_a_closed_table_is_listed_as_not_seated(council: Path) -> None:
    """Nobody is lost on the seating sheet when a table is closed; a question without words is not on any."""
    with Store.open(council) as store:
        session = store.read(queries.sessions_of)[0].id
        before = store.read(sheet_facts_of, number=1)
        table = store.read(queries.tables_of)[0]
        store.act(actions.set_table_use, table_id=table.id, in_use=False)
        asked = store.read(queries.questions_of, session_id=session)
        question = next(one for one in asked if one.statements)
        store.act(actions.answer_question, question_id=question.id, answer="Yes.", at=END)
        for statement in question.statements:
            store.act(actions.withdraw_statement, statement_id=statement, reason="asked for")
        after = store.read(sheet_facts_of, number=1)
    moved = {one.seat for one in before.at_table(table.number)}
    assert moved and moved <= {one.seat for one in after.at_table(0)}
    assert len(after.members) == len(before.members)
    assert len(after.questions) == len(before.questions) - 1 and all(one.text for one in after.questions)

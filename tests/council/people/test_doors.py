"""The doors of people, on a real file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from council import clock
from council.people import actions, queries
from council.people.actions import ImportSummary
from council.people.reading import read_people
from council.people.refusals import (
    NameMissing,
    NobodyToImport,
    ReadingRefused,
    VaultNeedsPassphrase,
    VaultPassphraseWrong,
)
from council.store import Store

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
TEXT = """id,gender,town,street,mail
a1,woman,North,1 Mill Lane,ZZCANARY@x
a2,man,North,1 mill lane,b@x
a3,woman,South,,c@x
"""


def take_in(store: Store, text: str = TEXT, **given: object) -> ImportSummary:
    columns = (
        {"features": ["gender", "town"], "address": ["street"], "contact": ["mail"]} if text == TEXT else {}
    )
    people = read_people(text.encode(), "people.csv", **columns)  # type: ignore[arg-type]
    return store.act(actions.import_pool, import_id=clock.new_id(), people=people, at=AT, **given).value


def test_an_import_fills_the_pool(store: Store) -> None:
    """Everybody of the file stands in the pool; who shares an address shares a mark that does not tell it."""
    assert take_in(store) == ImportSummary(3, 0, 0, 0, 3)
    first, second, third = store.read(queries.pool_of)
    assert first.ref == "a1" and first.attributes == {"gender": "woman", "town": "North"}
    assert first.household == second.household != "" == third.household
    assert "mill" not in first.household
    facts = store.read(queries.pool_facts)
    assert (facts.people, facts.sharing, facts.contacts, facts.features) == (3, 2, 0, ("gender", "town"))


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    """A second import of one file adds nobody and no account."""
    take_in(store)
    assert take_in(store).same == 3
    assert len(store.read(queries.imports_of)) == 1


def test_a_later_file_updates_and_adds(plain_store: Store) -> None:
    """Known ids get their new attributes, new ones come in, nobody goes; one undo takes all of it back."""
    take_in(plain_store, "id,gender\n1,woman\n2,man\n")
    assert take_in(plain_store, "id,gender\n2,other\n3,man\n") == ImportSummary(1, 1, 0, 0, 0)
    plain_store.undo()
    assert [one.attributes["gender"] for one in plain_store.read(queries.pool_of)] == ["woman", "man"]


def test_a_file_without_addresses_moves_nobody(store: Store) -> None:
    """New answers without an address leave people in the homes they share."""
    take_in(store)
    before = [one.household for one in store.read(queries.pool_of)]
    people = read_people(b"id,gender\na1,other\na2,man\na3,man\n", "later.csv")
    store.act(actions.import_pool, import_id=clock.new_id(), people=people, at=AT)
    assert [one.household for one in store.read(queries.pool_of)] == before
    assert store.read(queries.pool_of)[0].attributes == {"gender": "other"}


def test_refused_rows_stop_an_import_unless_left_out(plain_store: Store) -> None:
    """A file with refused rows changes nothing, until somebody says to take the others."""
    text = "id,gender\n1,woman\n,man\n"
    with pytest.raises(ReadingRefused):
        take_in(plain_store, text)
    assert plain_store.read(queries.pool_of) == ()
    assert take_in(plain_store, text, leave_out_refused=True).added == 1
    (account,) = plain_store.read(queries.imports_of)
    assert account.rows == account.accepted + account.refused + account.skipped == 2
    assert account.findings[0]["code"] == "id-blank"


def test_an_empty_file_is_refused(plain_store: Store) -> None:
    """A heading alone imports nobody, and says so."""
    with pytest.raises(NobodyToImport):
        take_in(plain_store, "id,gender\n")


def test_contact_details_are_sealed(plain_store: Store, tmp_path: Path) -> None:
    """With a passphrase details open again; without it no byte of them can be found in the file."""
    assert take_in(plain_store, passphrase="correct horse").contacts == 3
    people = {one.id: one.ref for one in plain_store.read(queries.pool_of)}
    found = plain_store.read(queries.contacts_of, passphrase="correct horse")
    assert {people[one]: details["mail"] for one, details in found.items()}["a1"] == "ZZCANARY@x"
    with pytest.raises(VaultPassphraseWrong):
        plain_store.read(queries.contacts_of, passphrase="wrong horse!")
    plain_store.close()
    assert not any(b"ZZCANARY" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_second_import_needs_the_same_passphrase(plain_store: Store) -> None:
    """The vault keeps its passphrase; another is refused and nothing of that import is kept."""
    take_in(plain_store, passphrase="correct horse")
    with pytest.raises(VaultPassphraseWrong):
        take_in(plain_store, passphrase="another horse")
    assert take_in(plain_store, passphrase="correct horse").contacts == 3


def test_a_short_passphrase_keeps_nothing(plain_store: Store) -> None:
    """A passphrase that is too short refuses the whole import."""
    with pytest.raises(VaultNeedsPassphrase):
        take_in(plain_store, passphrase="short")
    assert plain_store.read(queries.pool_of) == ()


def test_search_finds_every_word(plain_store: Store) -> None:
    """A search finds ids and values, in any case; `last` limits the list."""
    take_in(plain_store)
    assert [one.ref for one in plain_store.read(queries.people_of, search="WOMAN north")] == ["a1"]
    assert [one.ref for one in plain_store.read(queries.people_of, search="a3")] == ["a3"]
    assert len(plain_store.read(queries.people_of, last=2)) == 2


def test_removed_people_come_back_by_undo(store: Store) -> None:
    """Removing takes people and their sealed details; undo brings both back."""
    take_in(store, passphrase="correct horse")
    ids = [one.id for one in store.read(queries.pool_of)]
    assert store.act(actions.remove_people, person_ids=ids[:2]).value == 2
    assert store.read(queries.pool_facts).contacts == 1
    store.undo()
    assert len(store.read(queries.contacts_of, passphrase="correct horse")) == 3


def test_the_council_gets_its_name_once_and_anew(store: Store) -> None:
    """One council has one name; naming it again changes it, an empty name is refused."""
    assert store.read(queries.council_of) is None
    first = store.act(actions.name_council, name="  Housing   council ", started=AT, place="North").value
    again = store.act(actions.name_council, name="Housing", started=AT).value
    council = store.read(queries.council_of)
    assert first == again and council is not None and council.name == "Housing" and council.started == AT
    with pytest.raises(NameMissing):
        store.act(actions.name_council, name="  ", started=AT)

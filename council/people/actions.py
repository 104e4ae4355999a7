"""What can be done with people: name the council, take a file of people in, take people out.

Only here and in queries is the vault opened; keys, salts and nonces are drawn here and handed on.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from council.clock import new_id
from council.people import vault
from council.people.births import Births
from council.people.findings import plain_value
from council.people.homes import homes_joined
from council.people.importing import Choices, missing_words
from council.people.queries import in_pieces
from council.people.reading import PeopleFile, ReadPerson
from council.people.records import Contact, Council, Person, PoolImport, VaultLock
from council.people.refusals import NameMissing, NobodyToImport, ReadingRefused, VaultNeedsPassphrase
from council.progress import SILENT, Progress
from council.store import Db, add_many
from council.words import _

MOST_FINDINGS = 1_000  # of one import; the count of refused rows is kept whole


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did: people added, changed and found unchanged; contact details sealed or left out."""

    added: int
    changed: int
    same: int
    contacts: int
    contacts_left_out: int


def name_council(
    db: Db,
    *,
    name: str,
    started: datetime,
    place: str = "",
    convener: str = "",
    language: str = "en",
    credit: str = "",
    about: str = "",
    council_id: str | None = None,
) -> str:
    """Name the council, or name it anew. Returns: its id. Raises: NameMissing.

    Args:
        council_id: for a new council whose certificates shall come out the same again; else a fresh one.
    """
    name = " ".join(name.split())
    if not name:
        raise NameMissing()
    given = {"place": place, "convener": convener, "language": language, "credit": credit, "about": about}
    council = db.scalars(select(Council)).first()
    if council is None:
        council = Council(id=council_id or new_id(), name=name, started=started, **given)
        db.add(council)
        return council.id
    council.name = name
    for name_of, value in given.items():
        setattr(council, name_of, value)
    return council.id


def import_pool(
    db: Db,
    *,
    import_id: str,
    people: PeopleFile,
    at: datetime,
    passphrase: str | None = None,
    leave_out_refused: bool = False,
    choices: Choices | None = None,
    progress: Progress = SILENT,
) -> ImportSummary:
    """Take a file of people into the pool; the same file twice changes nothing.

    A known id gets its new attributes, a new one is added, nobody is removed; a file without addresses
    moves nobody. Contact columns are sealed under the passphrase; without one they are not stored.

    Args:
        leave_out_refused: take the accepted rows although others were refused; the account says so.
        choices: what was chosen for the file, kept with the account and proposed for the next file.
        progress: told how many people are written; when it raises, nothing of the import is kept.
    Raises: ReadingRefused, NobodyToImport, VaultNeedsPassphrase, VaultPassphraseWrong.
    """
    if people.refused and not leave_out_refused:
        raise ReadingRefused(count=people.refused, file=people.name)
    if not people.people:
        raise NobodyToImport(file=people.name)
    known = {
        row.ref: row for row in db.execute(select(Person.id, Person.ref, Person.attributes, Person.household))
    }
    mark = _household_mark(db, import_id, choices.joined if choices else ())

    def home_of(one: ReadPerson) -> str:
        return mark(one.household) if people.address else known[one.ref].household

    fresh = [one for one in people.people if one.ref not in known]
    moved = {
        known[one.ref].id: one
        for one in people.people
        if one.ref in known and _differs(known[one.ref], one, home_of(one))
    }
    private = [one for one in people.people if one.contact]
    if fresh or moved:
        db.add(_account(import_id, people, at, choices, mark))
        db.flush()
    _move_people(db, moved, home_of, progress)
    ids = _add_people(db, fresh, at, import_id, mark, progress)
    ids |= {one.ref: known[one.ref].id for one in private if one.ref in known}
    sealed = _seal_contacts(db, passphrase, [(ids[one.ref], one.contact) for one in private], at, progress)
    return ImportSummary(
        added=len(fresh),
        changed=len(moved),
        same=len(people.people) - len(fresh) - len(moved),
        contacts=sealed,
        contacts_left_out=len(private) - sealed if passphrase is None else 0,
    )


def _move_people(
    db: Db, moved: Mapping[str, ReadPerson], home_of: Callable[[ReadPerson], str], progress: Progress
) -> None:
    """Give people who are there their new answers."""
    done = 0
    for some in in_pieces(moved):
        for person in db.scalars(select(Person).where(Person.id.in_(some))):
            one = moved[person.id]
            person.attributes, person.household = dict(one.attributes), home_of(one)
        db.flush()
        done += len(some)
        progress(done, len(moved), _("Writing changes"))


def _add_people(
    db: Db, fresh: Sequence[ReadPerson], at: datetime, import_id: str, mark: _Mark, progress: Progress
) -> dict[str, str]:
    """Write people who are new, a block at a time. Returns: the id by reference, of those with a contact."""
    ids: dict[str, str] = {}

    def made() -> Iterator[Person]:
        words = _("Writing people")
        for number, one in enumerate(fresh):
            if number % 1_000 == 0:
                progress(number, len(fresh), words)
            person = _person(one, import_id, mark)
            if one.contact:
                ids[one.ref] = person.id
            yield person

    add_many(db, made(), at=at)
    return ids


def remove_people(db: Db, *, person_ids: Iterable[str]) -> int:
    """Take people out of the pool with their contact details; undo brings them back. Returns: how many.

    Whoever takes part in a draw must stay: the room of selection sees to that before it calls this.
    """
    count = 0
    for some in in_pieces(dict.fromkeys(person_ids)):
        for contact in db.scalars(select(Contact).where(Contact.person_id.in_(some))):
            db.delete(contact)
        for person in db.scalars(select(Person).where(Person.id.in_(some))):
            db.delete(person)
            count += 1
        db.flush()
    return count


def make_vault(db: Db, *, passphrase: str) -> str:
    """Lay down the passphrase of the contact vault. Returns: the vault's id; an open one is kept as it is.

    Raises: VaultNeedsPassphrase, when it is too short; VaultPassphraseWrong, when there is a vault already
        that it does not open.
    """
    return _vault(db, passphrase)[0]


def _household_mark(db: Db, import_id: str, joined: Iterable[tuple[str, str]]) -> _Mark:
    """The mark of homes, with those joined in this file and in earlier ones taken as one."""
    first = db.scalars(select(PoolImport.id).order_by(PoolImport.id)).first()
    bare = _Mark(first or import_id)
    pairs = [(one, other) for those in db.scalars(select(PoolImport.joined)) for one, other in those]
    pairs += [(bare(one), bare(other)) for one, other in joined]
    return _Mark(bare.salt, homes_joined(pairs))


@dataclass(frozen=True, slots=True)
class _Mark:
    """Turns an address into a mark that tells who lives together and not where; "" stays "".

    Salted with the council's first import, so marks of two councils do not meet. Who holds this file and
    guesses an address can still test the guess.
    """

    salt: str
    joined: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, household: str) -> str:
        whole = f"{self.salt}\x00{household}".encode()
        mark = hashlib.sha256(whole).hexdigest()[:16] if household else ""
        return self.joined.get(mark, mark)


def _differs(known: Row[str, str, dict[str, str], str], one: ReadPerson, home: str) -> bool:
    return bool(known.attributes != one.attributes or known.household != home)


def _person(one: ReadPerson, import_id: str, mark: _Mark) -> Person:
    return Person(
        ref=one.ref, attributes=dict(one.attributes), household=mark(one.household), import_id=import_id
    )


def _account(
    import_id: str, people: PeopleFile, at: datetime, choices: Choices | None, mark: _Mark
) -> PoolImport:
    columns = dict.fromkeys(people.features, "attribute")
    columns |= dict.fromkeys(people.address, "address") | dict.fromkeys(people.contact, "contact")
    return PoolImport(
        id=import_id,
        file=people.name,
        at=at,
        rows=people.rows,
        accepted=people.accepted,
        refused=people.refused,
        skipped=people.skipped,
        columns={people.id_column: "id"} | columns,
        findings=[dict(plain_value(one)) for one in people.findings[:MOST_FINDINGS]],
        **(_decided(choices, mark) if choices else {}),
    )


def _decided(choices: Choices, mark: _Mark) -> dict[str, Any]:
    """What was chosen for a file as plain values; homes as marks, never as addresses."""
    bare, births = _Mark(mark.salt), choices.births
    return {
        "purposes": {name: choices.reasons.get(name, "") for name in choices.kept},
        "spellings": [list(one) for one in choices.spellings],
        "missing": {name: missing_words(one) for name, one in choices.missing.items()},
        "births": _births_kept(births) if births else {},
        "joined": [[bare(one), bare(other)] for one, other in choices.joined],
    }


def _births_kept(births: Births) -> dict[str, str]:
    """How ages were counted, as plain words; the bands a line each."""
    return {
        "column": births.column,
        "feature": births.feature,
        "on": births.on.isoformat(),
        "bands": "\n".join(births.bands.words),
    }


def _seal_contacts(
    db: Db,
    passphrase: str | None,
    given: Sequence[tuple[str, Mapping[str, str]]],
    at: datetime,
    progress: Progress,
) -> int:
    if passphrase is None or not given:
        return 0
    vault_id, vault_key = _vault(db, passphrase)
    known = {one.person_id: one for one in db.scalars(select(Contact))}
    for person_id, details in given:
        if old := known.get(person_id):
            place = (vault_id, person_id, old.version)
            if vault.open_contact(_bytes_of(old), vault_key=vault_key, place=place) != dict(details):
                sealed = _sealed(vault_key, (vault_id, person_id, old.version + 1), details)
                old.version += 1
                old.sealed_key, old.sealed_details = sealed.sealed_key, sealed.sealed_details
    fresh = [one for one in given if one[0] not in known]

    def made() -> Iterator[Contact]:
        words = _("Sealing contact details")
        for number, (person_id, details) in enumerate(fresh):
            if number % 1_000 == 0:
                progress(number, len(fresh), words)
            sealed = _sealed(vault_key, (vault_id, person_id, 1), details)
            yield Contact(
                person_id=person_id,
                version=1,
                sealed_key=sealed.sealed_key,
                sealed_details=sealed.sealed_details,
            )

    add_many(db, made(), at=at)
    return len(given)


def _sealed(vault_key: bytes, place: tuple[str, str, int], details: Mapping[str, str]) -> vault.SealedContact:
    return vault.seal_contact(
        details,
        vault_key=vault_key,
        person_key=secrets.token_bytes(vault.KEY_BYTES),
        nonces=(secrets.token_bytes(vault.NONCE_BYTES), secrets.token_bytes(vault.NONCE_BYTES)),
        place=place,
    )


def _bytes_of(contact: Contact) -> vault.SealedContact:
    return vault.SealedContact(contact.sealed_key, contact.sealed_details)


def _vault(db: Db, passphrase: str) -> tuple[str, bytes]:
    """The vault's id and key, made on first use."""
    kept = db.scalars(select(VaultLock)).first()
    if kept is not None:
        lock = vault.Lock(kept.salt, kept.memory_kib, kept.passes, kept.lanes, kept.wrapped_key)
        return kept.id, vault.open_lock(lock, passphrase)
    if len(passphrase) < vault.LEAST_PASSPHRASE:
        raise VaultNeedsPassphrase()
    key = secrets.token_bytes(vault.KEY_BYTES)
    made = vault.make_lock(
        passphrase,
        vault_key=key,
        salt=secrets.token_bytes(vault.SALT_BYTES),
        nonce=secrets.token_bytes(vault.NONCE_BYTES),
    )
    row = VaultLock(
        salt=made.salt,
        memory_kib=made.memory_kib,
        passes=made.passes,
        lanes=made.lanes,
        wrapped_key=made.wrapped_key,
    )
    db.add(row)
    db.flush()
    return row.id, key

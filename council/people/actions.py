"""What can be done with people: name the council, take a file of people in, take people out.

Only here and in queries is the vault opened; keys, salts and nonces are drawn here and handed on.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from council.clock import new_id
from council.people import vault
from council.people.findings import plain_value
from council.people.reading import PeopleFile, ReadPerson
from council.people.records import Contact, Council, Person, PoolImport, VaultLock
from council.people.refusals import NameMissing, NobodyToImport, ReadingRefused, VaultNeedsPassphrase
from council.store import Db


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
    for field, value in given.items():
        setattr(council, field, value)
    return council.id


def import_pool(
    db: Db,
    *,
    import_id: str,
    people: PeopleFile,
    at: datetime,
    passphrase: str | None = None,
    leave_out_refused: bool = False,
) -> ImportSummary:
    """Take a file of people into the pool; the same file twice changes nothing.

    A known id gets its new attributes, a new one is added, nobody is removed; a file without addresses
    moves nobody. Contact columns are sealed under the passphrase; without one they are not stored.

    Args:
        leave_out_refused: take the accepted rows although others were refused; the account says so.
    Raises: ReadingRefused, NobodyToImport, VaultNeedsPassphrase, VaultPassphraseWrong.
    """
    if people.refused and not leave_out_refused:
        raise ReadingRefused(count=people.refused, file=people.name)
    if not people.people:
        raise NobodyToImport(file=people.name)
    known = {one.ref: one for one in db.scalars(select(Person))}
    mark = _household_mark(db, import_id)

    def home_of(one: ReadPerson) -> str:
        return mark(one.household) if people.address else known[one.ref].household

    fresh = [one for one in people.people if one.ref not in known]
    there = [one for one in people.people if one.ref in known]
    moved = [one for one in there if _differs(known[one.ref], one, home_of(one))]
    private = [one for one in people.people if one.contact]
    if fresh or moved:
        db.add(_account(import_id, people, at))
        db.flush()
    for one in moved:
        known[one.ref].attributes, known[one.ref].household = dict(one.attributes), home_of(one)
    for one in fresh:
        known[one.ref] = _person(one, import_id, mark)
        db.add(known[one.ref])
    db.flush()
    sealed = _seal_contacts(db, passphrase, [(known[one.ref].id, one.contact) for one in private])
    return ImportSummary(
        added=len(fresh),
        changed=len(moved),
        same=len(people.people) - len(fresh) - len(moved),
        contacts=sealed,
        contacts_left_out=len(private) - sealed if passphrase is None else 0,
    )


def remove_people(db: Db, *, person_ids: Iterable[str]) -> int:
    """Take people out of the pool with their contact details; undo brings them back. Returns: how many.

    Whoever takes part in a draw must stay: the room of selection sees to that before it calls this.
    """
    wanted = list(dict.fromkeys(person_ids))
    for contact in db.scalars(select(Contact).where(Contact.person_id.in_(wanted))):
        db.delete(contact)
    found = db.scalars(select(Person).where(Person.id.in_(wanted))).all()
    for person in found:
        db.delete(person)
    return len(found)


def make_vault(db: Db, *, passphrase: str) -> str:
    """Lay down the passphrase of the contact vault. Returns: the vault's id; an open one is kept as it is.

    Raises: VaultNeedsPassphrase, when it is too short; VaultPassphraseWrong, when there is a vault already
        that it does not open.
    """
    return _vault(db, passphrase)[0]


def _household_mark(db: Db, import_id: str) -> _Mark:
    first = db.scalars(select(PoolImport.id).order_by(PoolImport.id)).first()
    return _Mark(first or import_id)


@dataclass(frozen=True, slots=True)
class _Mark:
    """Turns an address into a mark that tells who lives together and not where; "" stays "".

    Salted with the council's first import, so marks of two councils do not meet. Who holds this file and
    guesses an address can still test the guess.
    """

    salt: str

    def __call__(self, household: str) -> str:
        whole = f"{self.salt}\x00{household}".encode()
        return hashlib.sha256(whole).hexdigest()[:16] if household else ""


def _differs(known: Person, one: ReadPerson, home: str) -> bool:
    return known.attributes != one.attributes or known.household != home


def _person(one: ReadPerson, import_id: str, mark: _Mark) -> Person:
    return Person(
        ref=one.ref, attributes=dict(one.attributes), household=mark(one.household), import_id=import_id
    )


def _account(import_id: str, people: PeopleFile, at: datetime) -> PoolImport:
    purposes = dict.fromkeys(people.features, "attribute")
    purposes |= dict.fromkeys(people.address, "address") | dict.fromkeys(people.contact, "contact")
    return PoolImport(
        id=import_id,
        file=people.name,
        at=at,
        rows=people.rows,
        accepted=people.accepted,
        refused=people.refused,
        skipped=people.skipped,
        columns={people.id_column: "id"} | purposes,
        findings=[dict(plain_value(one)) for one in people.findings],
    )


def _seal_contacts(db: Db, passphrase: str | None, given: list[tuple[str, Mapping[str, str]]]) -> int:
    if passphrase is None or not given:
        return 0
    vault_id, vault_key = _vault(db, passphrase)
    known = {one.person_id: one for one in db.scalars(select(Contact))}
    for person_id, details in given:
        old = known.get(person_id)
        place = (vault_id, person_id, old.version if old else 0)
        if old and vault.open_contact(_bytes_of(old), vault_key=vault_key, place=place) == dict(details):
            continue
        _keep_sealed(db, old, vault_key, (vault_id, person_id, place[2] + 1), details)
    return len(given)


def _keep_sealed(
    db: Db, old: Contact | None, vault_key: bytes, place: tuple[str, str, int], details: Mapping[str, str]
) -> None:
    sealed = vault.seal_contact(
        details,
        vault_key=vault_key,
        person_key=secrets.token_bytes(vault.KEY_BYTES),
        nonces=(secrets.token_bytes(vault.NONCE_BYTES), secrets.token_bytes(vault.NONCE_BYTES)),
        place=place,
    )
    if old is None:
        db.add(
            Contact(
                person_id=place[1],
                version=place[2],
                sealed_key=sealed.sealed_key,
                sealed_details=sealed.sealed_details,
            )
        )
    else:
        old.version, old.sealed_key, old.sealed_details = place[2], sealed.sealed_key, sealed.sealed_details


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

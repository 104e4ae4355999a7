"""Questions about people: who the council is, who is in the pool, how one of them is reached.

Contact details come back from `contacts_of` alone, and only with the passphrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from sqlalchemy import func, select

from council.people import vault
from council.people.cells import key
from council.people.importing import Earlier, MissingChoice, missing_choice
from council.people.records import Contact, Council, Person, PoolImport, VaultLock
from council.store import Db

_PIECE = 500


@dataclass(frozen=True, slots=True)
class CouncilView:
    """The council's own words about itself."""

    id: str
    name: str
    place: str
    convener: str
    language: str
    started: datetime
    credit: str
    about: str


@dataclass(frozen=True, slots=True)
class PoolPerson:
    """One respondent as selection knows them: attributes, and a mark shared by a household ("" = alone)."""

    id: str
    ref: str
    attributes: Mapping[str, str]
    household: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """One respondent as the page of people lists them."""

    id: str
    ref: str
    attributes: Mapping[str, str]
    household: str
    shares_home: bool
    has_contact: bool


@dataclass(frozen=True, slots=True)
class ImportView:
    """The account of one file taken in."""

    id: str
    file: str
    at: datetime
    rows: int
    accepted: int
    refused: int
    skipped: int
    columns: Mapping[str, str]
    findings: tuple[Mapping[str, str], ...]
    purposes: Mapping[str, str] = field(default_factory=dict)
    births: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PoolFacts:
    """The pool in numbers: people, features by name, people living together, sealed contacts."""

    people: int
    features: tuple[str, ...]
    sharing: int
    contacts: int
    imports: int
    has_vault: bool


def council_of(db: Db) -> CouncilView | None:
    """What the council is called, or None when it has no name yet."""
    one = db.scalars(select(Council)).first()
    if one is None:
        return None
    return CouncilView(
        one.id, one.name, one.place, one.convener, one.language, one.started, one.credit, one.about
    )


def pool_of(db: Db) -> tuple[PoolPerson, ...]:
    """Everybody in the pool, in the order they were taken in."""
    rows = db.execute(select(Person.id, Person.ref, Person.attributes, Person.household).order_by(Person.id))
    return tuple(PoolPerson(*row) for row in rows)


def people_of(db: Db, *, search: str = "", last: int | None = None) -> tuple[PersonView, ...]:
    """The people whose id or attributes hold every word of `search`, in the order they were taken in.

    Args:
        last: at most that many, from the start of the list.
    """
    pool = pool_of(db)
    homes = Counter(one.household for one in pool if one.household)
    sealed = set(db.scalars(select(Contact.person_id)))
    words = key(search).split()
    found = (one for one in pool if not words or _holds(one, words))
    views = (
        PersonView(
            id=one.id,
            ref=one.ref,
            attributes=one.attributes,
            household=one.household,
            shares_home=homes[one.household] > 1,
            has_contact=one.id in sealed,
        )
        for one in found
    )
    return (
        tuple(view for _number, view in zip(range(last), views, strict=False))
        if last is not None
        else tuple(views)
    )


def _holds(person: PoolPerson, words: Iterable[str]) -> bool:
    text = key(" ".join((person.ref, *person.attributes.values())))
    return all(word in text for word in words)


def pool_facts(db: Db) -> PoolFacts:
    """The pool in numbers, for the line of facts at the head of the page."""
    pool = pool_of(db)
    homes = Counter(one.household for one in pool if one.household)
    return PoolFacts(
        people=len(pool),
        features=features_of(pool),
        sharing=sum(count for count in homes.values() if count > 1),
        contacts=db.scalar(select(func.count(Contact.id))) or 0,
        imports=db.scalar(select(func.count(PoolImport.id))) or 0,
        has_vault=db.scalars(select(VaultLock.id)).first() is not None,
    )


def features_of(pool: Iterable[PoolPerson]) -> tuple[str, ...]:
    """Every feature anybody has, sorted by name."""
    return tuple(sorted({name for one in pool for name in one.attributes}))


def imports_of(db: Db) -> tuple[ImportView, ...]:
    """The files taken in, the newest first."""
    rows = db.scalars(select(PoolImport).order_by(PoolImport.at.desc(), PoolImport.id.desc()))
    return tuple(
        ImportView(
            one.id,
            one.file,
            one.at,
            one.rows,
            one.accepted,
            one.refused,
            one.skipped,
            one.columns,
            tuple(one.findings),
            one.purposes,
            one.births,
        )
        for one in rows
    )


def earlier_of(db: Db) -> Earlier:
    """What was decided about earlier files, the newer over the older: proposed for the next file."""
    columns: dict[str, str] = {}
    purposes: dict[str, str] = {}
    births: dict[str, str] = {}
    spellings: dict[tuple[str, str], str] = {}
    missing: dict[str, MissingChoice] = {}
    for one in db.scalars(select(PoolImport).order_by(PoolImport.at, PoolImport.id)):
        columns |= one.columns
        purposes |= one.purposes
        births |= one.births
        spellings |= {(feature, spelt): meant for feature, spelt, meant in one.spellings}
        missing |= {name: missing_choice(words) for name, words in one.missing.items()}
    kept = tuple((feature, spelt, meant) for (feature, spelt), meant in spellings.items())
    return Earlier(columns, purposes, kept, missing, births)


def contacts_of(
    db: Db, *, passphrase: str, person_ids: Iterable[str] | None = None
) -> dict[str, dict[str, str]]:
    """The contact details by person id, of those named or of all who have some.

    Raises: VaultPassphraseWrong, ContactDamaged. Without a vault nobody has any.
    """
    kept = db.scalars(select(VaultLock)).first()
    if kept is None:
        return {}
    lock = vault.Lock(kept.salt, kept.memory_kib, kept.passes, kept.lanes, kept.wrapped_key)
    vault_key = vault.open_lock(lock, passphrase)
    asked = select(Contact).order_by(Contact.person_id)
    if person_ids is None:
        found: Iterable[Contact] = db.scalars(asked)
    else:
        pieces = in_pieces(sorted(set(person_ids)))
        found = (one for some in pieces for one in db.scalars(asked.where(Contact.person_id.in_(some))))
    return {
        one.person_id: vault.open_contact(
            vault.SealedContact(one.sealed_key, one.sealed_details),
            vault_key=vault_key,
            place=(kept.id, one.person_id, one.version),
        )
        for one in found
    }


def in_pieces(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids in pieces that one question to the store can name; SQLite takes 32,766 at once."""
    given = iter(ids)
    while some := list(islice(given, _PIECE)):
        yield some

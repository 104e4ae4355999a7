"""What the room of people keeps: the council's own name, imports, people, and sealed contact details.

Contact details are sealed bytes even in the ledger; attributes and the household mark lie open in the file.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Json, Moment, Record, reference


class Council(Record):
    """The council itself, one row: its name, and what in this file is real and what invented."""

    __tablename__ = "council"
    name: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    convener: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")
    started: Mapped[datetime] = mapped_column(Moment)
    credit: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")


class PoolImport(Record):
    """One file of people taken in, with its account: rows = accepted + refused + skipped.

    `columns` says what each stored column is, `purposes` what it is kept for in the convener's words;
    `spellings` (feature, as spelt, meant) and `missing` are what was decided about values, `births` how ages
    were counted, and `joined` holds pairs of household marks that are one home.
    """

    __tablename__ = "pool_import"
    file: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    rows: Mapped[int]
    accepted: Mapped[int]
    refused: Mapped[int]
    skipped: Mapped[int]
    columns: Mapped[dict[str, str]] = mapped_column(Json, default_factory=dict)
    findings: Mapped[list[dict[str, str]]] = mapped_column(Json, default_factory=list)
    purposes: Mapped[dict[str, str]] = mapped_column(Json, default_factory=dict)
    spellings: Mapped[list[list[str]]] = mapped_column(Json, default_factory=list)
    missing: Mapped[dict[str, str]] = mapped_column(Json, default_factory=dict)
    births: Mapped[dict[str, str]] = mapped_column(Json, default_factory=dict)
    joined: Mapped[list[list[str]]] = mapped_column(Json, default_factory=list)


class Person(Record):
    """One respondent: the id of their file, attributes, and a mark shared by all of one household."""

    __tablename__ = "person"
    ref: Mapped[str] = mapped_column(index=True)
    attributes: Mapped[dict[str, str]] = mapped_column(Json)
    household: Mapped[str] = mapped_column(default="")
    import_id: Mapped[str] = reference("pool_import.id")


class Contact(Record):
    """The sealed contact details of one person: a key of their own under the vault's, then the details."""

    __tablename__ = "contact"
    person_id: Mapped[str] = reference("person.id", unique=True)
    version: Mapped[int]
    sealed_key: Mapped[bytes]
    sealed_details: Mapped[bytes]


class VaultLock(Record):
    """How the passphrase opens the vault, one row: the vault's key, wrapped, and what to wrap it with."""

    __tablename__ = "vault_lock"
    salt: Mapped[bytes]
    memory_kib: Mapped[int]
    passes: Mapped[int]
    lanes: Mapped[int]
    wrapped_key: Mapped[bytes]


class InvitationRound(Record):
    """Letters drawn from an address register: counts and hashes, never the register nor an address.

    `record` is what invitation.json says (inviting.py): seed, plan, strata, what the draw can be re-made
    from; `number` is the wave, from 1.
    """

    __tablename__ = "invitation_round"
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    register: Mapped[str]
    letters: Mapped[int]
    record: Mapped[dict[str, Any]] = mapped_column(Json)

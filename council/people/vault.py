"""Contact details, sealed and opened: AES-256-GCM, under keys that a passphrase unlocks.

Pure: keys and nonces are drawn by the verb that calls, so that a test can still them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from council.people.refusals import ContactDamaged, VaultNeedsPassphrase, VaultPassphraseWrong

KEY_BYTES, NONCE_BYTES, SALT_BYTES = 32, 12, 16
LEAST_PASSPHRASE = 8
MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 4  # about a quarter of a second; kept with the lock, so it can rise


@dataclass(frozen=True, slots=True)
class Lock:
    """How a passphrase opens the vault: its key, wrapped under what Argon2id makes of the passphrase."""

    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    wrapped_key: bytes


@dataclass(frozen=True, slots=True)
class SealedContact:
    """One person's details: their own key under the vault's key, and the details under their own."""

    sealed_key: bytes
    sealed_details: bytes


def make_lock(passphrase: str, *, vault_key: bytes, salt: bytes, nonce: bytes) -> Lock:
    """A lock for a new vault. Raises: VaultNeedsPassphrase, for fewer than 8 characters."""
    if len(passphrase) < LEAST_PASSPHRASE:
        raise VaultNeedsPassphrase()
    bare = Lock(salt, MEMORY_KIB, PASSES, LANES, b"")
    wrapped = _seal(_stretched(passphrase, bare), nonce, vault_key, b"vault")
    return Lock(salt, MEMORY_KIB, PASSES, LANES, wrapped)


def open_lock(lock: Lock, passphrase: str) -> bytes:
    """The vault's key (32 bytes). Raises: VaultPassphraseWrong; ContactDamaged for a lock cut short."""
    from cryptography.exceptions import InvalidTag

    try:
        return _open(_stretched(passphrase, lock), lock.wrapped_key, b"vault")
    except InvalidTag as error:
        raise VaultPassphraseWrong() from error
    except ValueError as error:
        raise ContactDamaged() from error


def seal_contact(
    details: Mapping[str, str],
    *,
    vault_key: bytes,
    person_key: bytes,
    nonces: tuple[bytes, bytes],
    place: tuple[str, str, int],
) -> SealedContact:
    """Seal one person's details.

    Args:
        nonces: two fresh ones of 12 bytes, for the key and for the details.
        place: (vault id, person id, version): bound in, so that sealed bytes cannot be moved to another row.
    """
    text = json.dumps(dict(details), ensure_ascii=False, sort_keys=True).encode()
    return SealedContact(
        sealed_key=_seal(vault_key, nonces[0], person_key, _bound("key", place)),
        sealed_details=_seal(person_key, nonces[1], text, _bound("details", place)),
    )


def open_contact(sealed: SealedContact, *, vault_key: bytes, place: tuple[str, str, int]) -> dict[str, str]:
    """The details. Raises: ContactDamaged, when bytes were changed or moved."""
    from cryptography.exceptions import InvalidTag

    try:
        person_key = _open(vault_key, sealed.sealed_key, _bound("key", place))
        text = _open(person_key, sealed.sealed_details, _bound("details", place))
        found: dict[str, str] = json.loads(text)
    except (InvalidTag, ValueError) as error:  # cut short, there is not even a nonce
        raise ContactDamaged() from error
    return found


def _bound(what: str, place: tuple[str, str, int]) -> bytes:
    return "\x00".join((what, place[0], place[1], str(place[2]))).encode()


def _stretched(passphrase: str, lock: Lock) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        normalize("NFC", passphrase).encode(),  # keyboards differ in how they put accents together
        lock.salt,
        time_cost=lock.passes,
        memory_cost=lock.memory_kib,
        parallelism=lock.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _seal(key: bytes, nonce: bytes, data: bytes, bound: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return nonce + AESGCM(key).encrypt(nonce, data, bound)


def _open(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)

"""Contact details are sealed, and open only in their place and with the passphrase."""

import dataclasses

import pytest

from council.people import vault
from council.people.refusals import ContactDamaged, VaultNeedsPassphrase, VaultPassphraseWrong

KEY, OWN, NONCES = bytes(range(32)), bytes(range(32, 64)), (bytes(12), bytes(range(12)))
PLACE = ("vault", "person", 1)


@pytest.fixture(scope="module")
def lock() -> vault.Lock:
    return vault.make_lock("correct horse", vault_key=KEY, salt=bytes(16), nonce=bytes(12))


def test_the_passphrase_opens_and_another_does_not(lock: vault.Lock) -> None:
    """Only the passphrase gives the vault's key back."""
    assert vault.open_lock(lock, "correct horse") == KEY
    with pytest.raises(VaultPassphraseWrong):
        vault.open_lock(lock, "correct horze")


def test_a_short_passphrase_is_refused() -> None:
    """A passphrase under eight characters makes no vault."""
    with pytest.raises(VaultNeedsPassphrase):
        vault.make_lock("short", vault_key=KEY, salt=bytes(16), nonce=bytes(12))


def sealed(details: dict[str, str]) -> vault.SealedContact:
    return vault.seal_contact(details, vault_key=KEY, person_key=OWN, nonces=NONCES, place=PLACE)


def test_details_come_back_and_no_word_of_them_lies_open() -> None:
    """What is sealed holds none of the words, and opens to all of them."""
    closed = sealed({"name": "ZZCANARY"})
    assert b"ZZCANARY" not in closed.sealed_details + closed.sealed_key
    assert vault.open_contact(closed, vault_key=KEY, place=PLACE) == {"name": "ZZCANARY"}


@pytest.mark.parametrize("place", [("other", "person", 1), ("vault", "other", 1), ("vault", "person", 2)])
def test_sealed_bytes_cannot_be_moved(place: tuple[str, str, int]) -> None:
    """Bytes put into another vault, row or version do not open."""
    with pytest.raises(ContactDamaged):
        vault.open_contact(sealed({"name": "A"}), vault_key=KEY, place=place)


def test_a_changed_bit_is_noticed() -> None:
    """A flipped bit anywhere refuses to open."""
    whole = sealed({"name": "A"})
    bent = vault.SealedContact(
        whole.sealed_key, whole.sealed_details[:-1] + bytes([whole.sealed_details[-1] ^ 1])
    )
    with pytest.raises(ContactDamaged):
        vault.open_contact(bent, vault_key=KEY, place=PLACE)


@pytest.mark.parametrize("length", [0, 5, 12, 27])
def test_what_was_cut_short_is_damaged(length: int, lock: vault.Lock) -> None:
    """Sealed bytes that lost their end are refused as damaged, however little is left."""
    whole = sealed({"name": "Ada"})
    for cut in (
        vault.SealedContact(whole.sealed_key[:length], whole.sealed_details),
        vault.SealedContact(whole.sealed_key, whole.sealed_details[:length]),
    ):
        with pytest.raises(ContactDamaged):
            vault.open_contact(cut, vault_key=KEY, place=PLACE)
    with pytest.raises((ContactDamaged, VaultPassphraseWrong)):
        vault.open_lock(dataclasses.replace(lock, wrapped_key=lock.wrapped_key[:length]), "correct horse")

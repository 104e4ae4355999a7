"""Signatures of minisign beside a certificate: the published example, and whatever does not belong."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from council.cli import main
from council.selection.minisign import Signature, key_in, signatures
from tests.council.selection.specimens import kept

# The example of minisign's own documentation and of its verifiers: four bytes signed in the older form.
KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
EXAMPLE = (
    "untrusted comment: signature from minisign secret key\n"
    "RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=\n"
    "trusted comment: timestamp:1556193335\tfile:test\n"
    "y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==\n"
)
SECRET = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
NAME = "commitment.json.organiser.minisig"


def own_key(key_id: bytes = b"12345678") -> str:
    public = SECRET.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return base64.b64encode(b"Ed" + key_id + public).decode()


def signed(data: bytes, *, algorithm: bytes = b"ED", comment: str = "Rat Mitte, 1 March") -> str:
    """A signature file as minisign writes it."""
    message = hashlib.blake2b(data).digest() if algorithm == b"ED" else data
    signature = SECRET.sign(message)
    head = base64.b64encode(algorithm + b"12345678" + signature).decode()
    whole = base64.b64encode(SECRET.sign(signature + comment.encode())).decode()
    return f"untrusted comment: x\n{head}\ntrusted comment: {comment}\n{whole}\n"


def test_the_published_example_holds() -> None:
    """Its key, its file, its trusted comment; another file or comment does not."""
    files = {"a.json": b"test", "a.json.minisig": EXAMPLE.encode()}
    comment = "timestamp:1556193335\tfile:test"
    assert signatures(files, [key_in(KEY)]) == (Signature("a.json.minisig", True, comment),)
    assert signatures(files | {"a.json": b"Test"}, [key_in(KEY)])[0].holds is False
    forged = EXAMPLE.replace("file:test", "file:best").encode()
    assert signatures(files | {"a.json.minisig": forged}, [key_in(KEY)])[0].holds is False


@pytest.mark.parametrize("algorithm", [b"Ed", b"ED"])
def test_both_forms_of_a_signature_hold(algorithm: bytes) -> None:
    """Over the file itself, and over its hash."""
    files = kept("digits")
    files[NAME] = signed(files["commitment.json"], algorithm=algorithm).encode()
    assert signatures(files, [key_in(own_key())]) == (Signature(NAME, True, "Rat Mitte, 1 March"),)
    assert signatures(files, [key_in(KEY)]) == (Signature(NAME, None),)
    assert signatures(files | {"commitment.json": b"{}"}, [key_in(own_key())])[0].holds is False


@pytest.mark.parametrize(
    "text", ["", "x", "a\nb\nc\nd\n", EXAMPLE.replace("trusted comment: t", "t"), "\n" * 9]
)
def test_what_is_no_signature_does_not_hold(text: str) -> None:
    """Broken files are told as such, not raised."""
    files = {"a.json": b"test", "a.json.minisig": text.encode()}
    assert signatures(files, [key_in(KEY)]) == (Signature("a.json.minisig", False),)


@pytest.mark.parametrize(
    "text", ["", "RWQ", "x" * 56, KEY[:-4], base64.b64encode(b"ED" + bytes(40)).decode()]
)
def test_what_is_no_key_is_refused(text: str) -> None:
    """Too short, no base64, another algorithm."""
    with pytest.raises(ValueError):  # noqa: PT011 - base64's own reasons differ
        key_in(text)


def test_verify_holds_signatures_against_a_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--key, as text or file: said when it holds; exit 1 when it does not, or nobody signed with it."""
    folder = tmp_path / "certificate"
    folder.mkdir()
    files = kept("digits")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    assert main(["verify", str(folder), "--key", own_key()]) == 1
    (folder / NAME).write_text(signed(files["commitment.json"]), encoding="utf-8")
    assert main(["verify", str(folder), "--key", own_key()]) == 0
    said = capsys.readouterr().out
    assert "holds (Rat Mitte" in said and "not checked" not in said
    (tmp_path / "own.pub").write_text(f"untrusted comment: key\n{own_key()}\n", encoding="utf-8")
    assert main(["verify", str(folder), "--key", str(tmp_path / "own.pub"), "--json"]) == 0
    assert main(["verify", str(folder), "--key", KEY]) == 1
    (folder / NAME).write_text(signed(b"another"), encoding="utf-8")
    assert main(["verify", str(folder), "--key", own_key()]) == 1
    assert main(["verify", str(folder)]) == 0
    assert main(["verify", str(folder), "--key", "nonsense"]) == 64

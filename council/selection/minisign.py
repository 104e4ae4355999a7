"""Signatures of minisign (Ed25519) beside a certificate: whether one belongs to a file and a public key.

Format: https://jedisct1.github.io/minisign/ – a comment, algorithm, key id and signature in base64, a
trusted comment, and a second signature over the first one and that comment. Only checked here, never made.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

KEY_LENGTH, SIGNATURE_LENGTH = 42, 74
PLAIN, HASHED = b"Ed", b"ED"
TRUSTED = "trusted comment: "
SUFFIX = ".minisig"


@dataclass(frozen=True, slots=True)
class Signature:
    """What was found about one signature file. holds: None when none of the keys has its key id."""

    name: str
    holds: bool | None
    comment: str = ""


def key_in(text: str) -> bytes:
    """A public key from its line, or from the file of two lines that minisign writes.

    Raises: ValueError, when it is none.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    key = _decoded(lines[-1] if lines else "")
    if len(key) != KEY_LENGTH or key[:2] != PLAIN:
        raise ValueError("not a public key of minisign")
    return key


def signatures(files: Mapping[str, bytes], keys: Sequence[bytes]) -> tuple[Signature, ...]:
    """Every signature among the files (name → bytes), by name, held against the file it stands beside."""
    return tuple(_checked(files, name, keys) for name in sorted(files) if name.endswith(SUFFIX))


def _checked(files: Mapping[str, bytes], name: str, keys: Sequence[bytes]) -> Signature:
    """`commitment.json.organiser.minisig` signs commitment.json."""
    signed = next((one for one in files if name.startswith(f"{one}.") and not one.endswith(SUFFIX)), None)
    try:
        lines = files[name].decode().split("\n")
        head, whole = _decoded(lines[1]), _decoded(lines[3])
        comment = lines[2].removesuffix("\r").removeprefix(TRUSTED)
        if len(head) != SIGNATURE_LENGTH or len(whole) != 64 or not lines[2].startswith(TRUSTED):
            return Signature(name, False)
    except (ValueError, IndexError):
        return Signature(name, False)
    key = next((one for one in keys if one[2:10] == head[2:10]), None)
    if key is None:
        return Signature(name, None)
    if signed is None or head[:2] not in (PLAIN, HASHED):
        return Signature(name, False)
    data = files[signed]
    message = hashlib.blake2b(data).digest() if head[:2] == HASHED else data
    holds = _holds(key, head[10:], message) and _holds(key, whole, head[10:] + comment.encode())
    return Signature(name, holds, comment if holds else "")


def _holds(key: bytes, signature: bytes, message: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key[10:]).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text.strip(), validate=True)
    except binascii.Error as fault:
        raise ValueError(str(fault)) from None

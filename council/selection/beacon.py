"""The public beacon a draw can wait for: drand quicknet, one signed number every three seconds.

Pure: the round is read elsewhere and pasted in; nothing here goes to the network.
Source: chain 52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971, scheme
bls-unchained-g1-rfc9380, first round at 2023-08-23T15:09:27Z.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from council.selection.verify import FIRST_ROUND, ROUND_SECONDS, round_time, signature_holds


def round_at(moment: datetime) -> int:
    """The number of the first round that appears at the moment or later, from 1."""
    seconds = moment.astimezone(UTC).timestamp() - FIRST_ROUND
    return max(1, 1 + -int(-seconds // ROUND_SECONDS))


def time_of_round(number: int) -> datetime:
    """When a round appears."""
    return datetime.fromtimestamp(round_time(number), UTC)


def checked(number: int, signature: str) -> bool:
    """Whether the signature (96 hex characters) is the beacon's own for this round. Takes under a second."""
    return signature_holds(number, signature)


def randomness(signature: str) -> str:
    """The round's public number as the beacon's pages show it: SHA-256 of the signature, in hex."""
    return hashlib.sha256(bytes.fromhex(signature)).hexdigest()

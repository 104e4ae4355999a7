"""What a certificate vouches for, as one number anybody can work out again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from council.decisions.ballots.papers import Papers, Tally
from council.decisions.ballots.rules import Rule
from council.decisions.shares import as_text


def certificate_hash(
    texts: Sequence[str],
    rule: Rule,
    papers: Papers,
    counted: Tally,
    *,
    drawn: int | None = None,
    casting: str = "",
) -> str:
    """SHA-256 over texts, rule, counts, any number drawn and casting vote, as 64 hexadecimal digits.

    Canonical JSON: sorted keys, no blanks, UTF-8, shares as "a/b".
    """
    whole = {
        "texts": list(texts),
        "rule": {**asdict(rule), "threshold": as_text(rule.threshold), "quorum": as_text(rule.quorum)},
        "papers": asdict(papers),
        "counts": asdict(counted),
        "drawn": drawn,
        "casting": casting,
    }
    written = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()

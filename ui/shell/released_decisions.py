"""What of deciding may be sent to the projector: each kind's parts come from its own slides."""

from __future__ import annotations

from ui.shell.slides_ballots import BALLOTS

DECISIONS = (*BALLOTS,)

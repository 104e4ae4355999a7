"""What of deciding may be sent to the projector: each kind's parts come from its own slides."""

from __future__ import annotations

from ui.shell.slides_ballots import BALLOTS
from ui.shell.slides_consent import CONSENT
from ui.shell.slides_proposals import PROPOSALS
from ui.shell.slides_support import SUPPORT

DECISIONS = (*PROPOSALS, *CONSENT, *SUPPORT, *BALLOTS)

"""What selection refuses, each with its sentence.

First the refusals of the computation, then those of the doors.
"""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class TargetsOutOfReach(CouncilError):
    """No panel meets the targets. `nearest`: proposals, the smallest first, each a tuple of Change.

    `reason` and `proposal` are words: why, and the smallest change.
    """

    sentence = N_("No panel can meet these targets: {reason} {proposal}")


class TargetsUnusable(CouncilError):
    """A target that cannot be read as one, whatever the pool."""

    sentence = N_("The target “{feature}: {value}” cannot be used: {reason}")


class PoolEmpty(CouncilError):
    sentence = N_("There is nobody to draw from: the pool is empty. Import the people who registered first.")


class TargetsMissing(CouncilError):
    sentence = N_("There are no targets yet. Set at least one line before drawing.")


class SeatsUnusable(CouncilError):
    sentence = N_("A panel needs at least one seat; {seats} was asked for.")


class FeatureUnknown(CouncilError):
    sentence = N_("The targets speak of “{feature}”, but the pool has no such column. It has: {columns}.")


class RuleUnknown(CouncilError):
    sentence = N_("There is no rule “{rule}”. Choose one of: {rules}.")


class TicketsUnusable(CouncilError):
    sentence = N_(
        "{panels} tickets cannot be drawn by digits. Take a power of ten from 1000 to 1000000, or exact."
    )


class NothingToReach(CouncilError):
    """Exact weights were asked of a rule that aims at no chances."""

    sentence = N_(
        "The rule “random” aims at no chances, so there are no exact weights for it. "
        "Take a number of tickets, or another rule."
    )


class TicketOutOfRange(CouncilError):
    sentence = N_("There is no ticket {ticket}: tickets run from 0 to {last}.")


class NoLotteryFound(CouncilError):
    sentence = N_(
        "Panels that meet the targets exist, but no lottery was found within the search limits. "
        "Give one line a seat more room, then try again."
    )


class DrawKeptThere(CouncilError):
    sentence = N_(
        "{folder} already holds a draw ({name}). Choose another folder, or add --force to replace it."
    )


class CommitmentMissing(CouncilError):
    sentence = N_(
        "{folder} holds no commitment to draw from: {reason} Give the folder of “council draw --commit”."
    )


class CommitmentDrawn(CouncilError):
    sentence = N_(
        "{folder} is drawn already: ticket {ticket} of its commitment. One commitment gives one panel, "
        "so nothing was changed."
    )


class CertificateUnfit(CouncilError):
    """What was handed in cannot become a certificate."""

    sentence = N_("No certificate can be written: {reason}")


class DrawUnknown(CouncilError):
    sentence = N_("This draw is not in the file. The list has been read again.")


class DrawKeptAlready(CouncilError):
    sentence = N_(
        "Draw {number} has its panel already; one commitment gives one panel. Commit to a new lottery."
    )


class DrawWaits(CouncilError):
    sentence = N_("Draw {number} is committed and waits for its ticket. Draw from it first.")


class PanelSeated(CouncilError):
    sentence = N_(
        "The panel is drawn already. Who leaves is replaced from the seats list, not by a new draw."
    )


class DrawVoid(CouncilError):
    sentence = N_("Draw {number} is void: {reason} Nobody is drawn from it; commit to a new lottery.")


class VoidUnexplained(CouncilError):
    sentence = N_("Say why the draw is void: the next commitment tells it to everybody.")


class NotesLate(CouncilError):
    sentence = N_("Draw {number} is over, so nothing can be noted for it any more.")


class PanelMissing(CouncilError):
    sentence = N_("There is no panel yet. Draw it first.")


class NoSeatLeft(CouncilError):
    sentence = N_("All {seats} seats are taken. Note first who declined or left.")


class SeatsFull(CouncilError):
    sentence = N_("All {seats} seats are taken or about to be drawn, so nobody can take another one.")


class SeatStillHeld(CouncilError):
    sentence = N_("Seat {number} is still held. Note first that its member declined or left.")


class HomeTaken(CouncilError):
    sentence = N_("Seat {number} is held by somebody of the same address, and one address sends one person.")


class AlternateGone(CouncilError):
    sentence = N_("This alternate does not wait any more. The list has been read again.")


class AnswerGone(CouncilError):
    sentence = N_("This answer is not in the file. The list has been read again.")


class MembersUnclear(CouncilError):
    sentence = N_("{ids} {reason}. Mend the files of members, then try again.")


class AlternatesUnusable(CouncilError):
    sentence = N_("Alternates cannot be chosen: {reason}")


class LotteryOutdated(CouncilError):
    sentence = N_(
        "The pool or the targets have changed since this lottery was found. Find it again, then commit."
    )


class SeatGone(CouncilError):
    sentence = N_("This seat is not in the file. The list has been read again.")


class PersonInDraw(CouncilError):
    sentence = N_(
        "{count} of these people stand in a draw's certificate and stay in the file. Exclude them instead."
    )


class ReasonMissing(CouncilError):
    sentence = N_("Say why: the certificate counts those left out by reason, without names.")


class FolderHoldsAnother(CouncilError):
    sentence = N_("{path} holds the certificate of another draw. Choose an empty folder.")


class CertificateUnread(CouncilError):
    sentence = N_("{path} cannot be read: {reason}. Choose the folder “certificate” of a draw.")


class ReceiptUnread(CouncilError):
    sentence = N_("{path} is no receipt: {reason}. Choose the file that came with the letter.")

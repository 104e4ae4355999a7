"""What the room of sessions refuses, each with its sentence."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class StatementEmpty(CouncilError):
    """A line of blanks was to be kept."""

    sentence = N_("Nothing to keep: the line is empty.")


class StatementGone(CouncilError):
    """A statement was named that is not kept, or no longer the standing version."""

    sentence = N_("This statement is no longer the standing version. Look at the list for the newer one.")


class StatementSealed(CouncilError):
    """A withdrawn or redacted statement was to be changed."""

    sentence = N_("Statement {number} was taken out and stays as it is.")


class KindUnknown(CouncilError):
    """A kind of statement was named that does not exist."""

    sentence = N_('"{kind}" is no kind of statement. Known are: {known}.')


class LevelUnknown(CouncilError):
    """A level of attribution was named that does not exist."""

    sentence = N_('"{level}" is no level of attribution. Known are: {known}.')


class LevelNotRaised(CouncilError):
    """Attribution was to show more of the speaker than agreed."""

    sentence = N_("Only the speaker may let more be shown. Statement {number} stays at its level.")


class RemitEmpty(CouncilError):
    """A remit without a question."""

    sentence = N_("A remit needs its question.")


class TitleEmpty(CouncilError):
    """A session, item or table without a title."""

    sentence = N_("A title is needed, so that others know what this is.")


class TimesReversed(CouncilError):
    """A session ends before it starts, or its latest end lies before its end."""

    sentence = N_(
        "The end ({end}) must lie after the start ({start}), and the latest end not before the end."
    )


class DayTooLong(CouncilError):
    """A session of more than a day."""

    sentence = N_("A session lasts at most 24 hours; this one would last {hours}.")


class TimeZoneUnknown(CouncilError):
    """A time zone this computer does not know."""

    sentence = N_('"{zone}" is no time zone known here. Write it like Europe/Dublin.')


class MinutesOutOfRange(CouncilError):
    """Minutes, least minutes or buffer that cannot be."""

    sentence = N_(
        "Minutes must lie between 1 and 1440, least minutes between 1 and the minutes, buffers not below 0."
    )


class RankUnknown(CouncilError):
    """A rank outside 1 to 3."""

    sentence = N_("A rank is 1 (matters most), 2 or 3; {rank} is none of these.")


class AnchorOutside(CouncilError):
    """A fixed time outside its session, or not after the fixed time before it."""

    sentence = N_("The fixed time of {title} must lie inside the session and after the fixed time before it.")


class ProtectedTooLong(CouncilError):
    """Protected time that does not fit before the next fixed time."""

    sentence = N_("Protected items before {until} need {needed} minutes; there are {available}.")


class MethodFileRefused(CouncilError):
    """A method file breaks the rules; file, line, key and the reason say where."""

    sentence = N_("{file}, line {line}, {key}: {reason}")


class AgendaFileRefused(CouncilError):
    """An agenda file breaks the rules; file, line, key and the reason say where."""

    sentence = N_("{file}, line {line}, {key}: {reason}")


class ItemNotRunning(CouncilError):
    """An item was to be ended that had not started."""

    sentence = N_('"{title}" is not running, so it cannot be ended.')


class ItemClosed(CouncilError):
    """An item was to be started or changed that is done, cut or carried over."""

    sentence = N_('"{title}" is closed and stays as it is recorded.')


class SessionHasRecords(CouncilError):
    """A session was to be removed at which something points; `what` names it."""

    sentence = N_("Session {number} holds {what} and stays in the record.")


class ItemHasRecords(CouncilError):
    """An agenda item was to be removed at which something points; `what` names it."""

    sentence = N_('"{title}" holds {what}; give it up instead of removing it.')


class AttendanceUnknown(CouncilError):
    """A state of attendance that does not exist."""

    sentence = N_('"{state}" is no state of attendance. Known are: {known}.')


class LeftBeforeArriving(CouncilError):
    """Somebody left before arriving."""

    sentence = N_("Seat {number} cannot leave before arriving.")


class TableTooSmall(CouncilError):
    """A table for fewer than two."""

    sentence = N_("A table needs at least two places.")


class TableClosed(CouncilError):
    """Somebody was to be seated at a table that is closed."""

    sentence = N_("Table {number} is closed. Open it again, or choose another.")


class TableTaken(CouncilError):
    """A table was to be removed that something kept points at."""

    sentence = N_(
        "Table {number} is part of the record: people, staff, statements or rules are kept with it. "
        "Close it instead."
    )


class PlacesMissing(CouncilError):
    """More people than places."""

    sentence = N_("{missing} places are missing: {people} people, {places} places at {tables} tables.")


class TooFewPeople(CouncilError):
    """Fewer than two people for each table."""

    sentence = N_("{people} people are too few for {tables} tables: every table needs at least two.")


class NobodyToSeat(CouncilError):
    """A seating without members."""

    sentence = N_("Nobody can be seated yet: the panel has no seats, or everyone is absent.")


class RulesClash(CouncilError):
    """Rules that cannot all be kept; `rules` names a set from which none can be spared."""

    sentence = N_("These rules cannot all be kept: {rules}. Leave one of them out.")


class SeatingRuleUnknown(CouncilError):
    """A seating rule that cannot be read or names someone who is not there."""

    sentence = N_("Rule {number}: {reason}")


class SeatTwice(CouncilError):
    """One seat at two tables, or at none, in one seating."""

    sentence = N_("Seat {number} must sit exactly once; this plan seats it {times} times.")


class PlaceGone(CouncilError):
    """A place was named that is not in the seating any more."""

    sentence = N_("This place is no longer in the seating.")


class SeatingFileRefused(CouncilError):
    """A people, history or rules file breaks the rules; file, line, column and the reason say where."""

    sentence = N_("{file}, line {line}, {column}: {reason}")


class StatementTooLong(CouncilError):
    """More text in one statement than can be kept as one thought."""

    sentence = N_("One statement holds at most {most} characters; this one has {length}. Split it.")


class StatementTwice(CouncilError):
    """The same words at the same table within five seconds."""

    sentence = N_("The same words were kept a moment ago. Keep them again?")


class PlanGone(CouncilError):
    """Something of the plan was named that is not there any more."""

    sentence = N_("This is no longer part of the plan. It may have been removed elsewhere.")


class SeatingRuleIncomplete(CouncilError):
    """A seating rule that does not say all its kind needs; `needs` says what."""

    sentence = N_("This rule is not complete: {needs}.")


class FieldRankUnknown(CouncilError):
    """A rank of a field that is none of 1, 2, 4 and 0."""

    sentence = N_("A field counts in full (1), half (2), a quarter (4) or not at all (0); {rank} is none.")


class TableFull(CouncilError):
    """Somebody was to be moved to a table without a free place."""

    sentence = N_("Table {number} has {places} places and all are taken. Exchange two people instead.")


class TakenOutWithoutReason(CouncilError):
    """What was signed off was to be taken out, or words to be blanked, without saying why."""

    sentence = N_("Say why statement {number} is taken out; the reason stays in the record.")


# ---- the day itself ----


class SessionClosed(CouncilError):
    """A session that has ended was to be changed or run again."""

    sentence = N_("Session {number} has ended and stays as it is recorded.")


class ItemRuns(CouncilError):
    """A running item was to be given up or removed."""

    sentence = N_('"{title}" is running. End it, or carry the rest of it over.')


class NoLaterSession(CouncilError):
    """An item was to be carried over and there is nowhere to carry it to."""

    sentence = N_('There is no later session to carry "{title}" to. Plan one, or give the item up.')


# ---- timers ----


class TimerCannot(CouncilError):
    """A timer was to take a step its state does not allow."""

    sentence = N_("The timer is {state}; it cannot {act} now.")

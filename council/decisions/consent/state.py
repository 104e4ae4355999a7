"""What a consent round is at one moment, as frozen values; the machine turns one of them into the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from council.decisions.consent.circle import Member, order, people_of, waiting
from council.decisions.consent.refusals import SettingOutOfRange

PROPOSAL_STEPS = (
    "need",
    "present",
    "understand",
    "respond",
    "check",
    "test",
    "resolve",
    "agreed",
    "concerns",
)
ELECTION_STEPS = (
    "need",
    "nominate",
    "change",
    "propose",
    "check",
    "test",
    "resolve",
    "agreed",
    "concerns",
)
STEPS = {"proposal": PROPOSAL_STEPS, "election": ELECTION_STEPS}

# What a member can say at a step. A table answers with numbers where everybody shows at once.
KINDS: Mapping[str, tuple[str, ...]] = {
    "need": ("consent", "concern", "question", "pass"),
    "understand": ("question", "pass"),
    "respond": ("response", "pass"),
    "nominate": ("nomination", "pass"),
    "change": ("nomination", "keep", "pass"),
    "check": ("consent", "concern", "objection", "pass"),
    "test": ("otherwise", "shares", "pass"),
    "resolve": ("idea", "pass"),
}
COUNTED = ("need", "check", "test")  # steps at which a table counts its people
GROUNDS = ("fails", "harms", "better", "none")
# Ways to settle a qualified objection: change the text (or what the role is), take another proposal (or
# member), give it to somebody, keep it and watch, ask the body that gave the mandate, try a shorter time,
# put it off.
RESOLUTIONS = ("amend", "other", "hand_on", "keep_watch", "ask_body", "shorter", "put_off")
CHANGES = ("add", "take_out", "change")
ASKING = ("objector", "circle", "talk", "read", "settle")
ENDED = ("deferred", "stopped")
MOST_MINUTES = 120


@dataclass(frozen=True, slots=True)
class Settings:
    """What a council may set beforehand.

    `disagree`: an objection does not qualify when at least this share of those present see it otherwise, with
    a reason. `passes`: above this share of passes the circle is asked whether to put it off. `on_wall`: the
    circle agreed that the wall may say who objected. `talk_minutes`: how long the open talk of step 7 lasts.
    """

    disagree: Fraction = Fraction(1, 2)
    passes: Fraction = Fraction(1, 3)
    on_wall: bool = False
    talk_minutes: int = 5

    def __post_init__(self) -> None:
        """Raises: SettingOutOfRange."""
        for share in (self.disagree, self.passes):
            if not 0 < share <= 1:
                raise SettingOutOfRange(given=str(share))
        if not 0 < self.talk_minutes <= MOST_MINUTES:
            raise SettingOutOfRange(given=str(self.talk_minutes))


USUAL = Settings()


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a member said in one lap. `about` is the objection under test or being settled, else ""."""

    id: str
    lap: int
    step: str
    member: str
    kind: str
    text: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)  # {kind: people} where a table counted
    texts: tuple[str, ...] = ()  # a table's concerns at the check, its reasons at a test
    nominee: str = ""
    answer: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """A possible objection and what became of it; `otherwise` of `present` people saw it otherwise."""

    id: str
    number: int
    member: str
    argument: str
    reaction: str
    state: str = "raised"  # raised, under_test, qualified, not_qualified, resolved, deferred, withdrawn
    premises: tuple[str, ...] = ()
    ground: str = ""
    otherwise: int = 0
    shared: int = 0
    passed: int = 0
    present: int = 0
    accepted: bool | None = None
    how: str = ""  # one of RESOLUTIONS
    change: str = ""  # one of CHANGES, where the text was amended
    resolution: str = ""
    who: str = ""
    until: str = ""
    other: str = ""  # the other proposal, or the other member for a role

    @property
    def is_open(self) -> bool:
        """Whether it still stands in the way."""
        return self.state in ("raised", "under_test", "qualified")

    @property
    def offers_minority_view(self) -> bool:
        """It did not qualify, and the objector did not accept that."""
        return self.state == "not_qualified" and self.accepted is False


@dataclass(frozen=True, slots=True)
class Concern:
    """What somebody is worried about, the sign to watch for, and the day it is looked at again."""

    id: str
    number: int
    member: str
    text: str
    reaction: str = ""
    objection: str = ""
    sign: str = ""
    review_on: str = ""
    state: str = "open"  # open, seen, not_seen, closed
    note: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A consent round at one moment.

    `laps` counts the speaking rounds begun so far, `lap` is the one that runs, `check_lap` the last one of
    step 5; `before` are those of earlier consent rounds, so that the first speaker moves on from them.
    `under` is the objection under test or being settled; `asking` says who is asked in step 7.
    """

    kind: str
    circle: tuple[Member, ...]
    settings: Settings = USUAL
    step: str = "need"
    state: str = "open"  # open, testing, resolving, agreed, deferred, stopped
    before: int = 0
    laps: int = 1
    lap: int = 0
    check_lap: int = -1
    under: str = ""
    asking: str = ""
    need: str = ""
    proposed: str = ""
    why_proposed: str = ""
    owner: str = ""
    until: str = ""
    reason: str = ""
    ended: bool = False
    said: tuple[Said, ...] = ()
    objections: tuple[Objection, ...] = ()
    concerns: tuple[Concern, ...] = ()

    @property
    def is_over(self) -> bool:
        """Nothing more can be done in it."""
        return self.ended or self.state in ENDED

    @property
    def people(self) -> int:
        """How many people are present."""
        return people_of(self.circle)

    @property
    def order(self) -> tuple[str, ...]:
        """Speaking order of the lap that runs; who is proposed for a role speaks last at the check.

        Also when they have no voice of their own in the circle, as where it is made of tables: nobody is
        given a role without being asked.
        """
        last = self.proposed if self.step == "check" else ""
        own = order(self.circle, self.before + self.lap, last=last)
        return (*own, last) if last and self.guest else own

    @property
    def guest(self) -> str:
        """Id of who is proposed for a role and is no voice of the circle; "" where there is none."""
        return "" if any(one.id == self.proposed for one in self.circle) else self.proposed

    @property
    def now(self) -> tuple[Said, ...]:
        """What was said in the lap that runs."""
        return tuple(one for one in self.said if one.lap == self.lap and one.step == self.step)

    @property
    def heard(self) -> frozenset[str]:
        """Ids of those heard in the lap that runs; the objector is heard in the test of the own argument.

        A question about the need is no answer to it.
        """
        spoke = {one.member for one in self.now if self.step != "need" or one.kind != "question"}
        return frozenset(spoke | self._known)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Ids of those not heard yet in the lap that runs, in speaking order; none where nobody is asked."""
        return waiting(self.order, self.heard) if self.asks_everyone else ()

    @property
    def asks_everyone(self) -> bool:
        """Whether the step is a round of the whole circle."""
        if self.is_over or self.step not in KINDS:
            return False
        return self.step != "resolve" or self.asking == "circle"

    @property
    def shown(self) -> tuple[Said, ...]:
        """What was shown in the newest step 5."""
        return tuple(one for one in self.said if one.step == "check" and one.lap == self.check_lap)

    @property
    def objector_left(self) -> bool:
        """Whoever raised the objection at hand is in the room no more, so that nobody can answer for it."""
        return bool(self.under) and self.member(self.of(self.under).member) is None

    @property
    def still_open(self) -> tuple[Objection, ...]:
        """Objections that still stand in the way, in the order in which they were raised."""
        return tuple(one for one in self.objections if one.is_open)

    @property
    def _known(self) -> set[str]:
        """Who need not be asked: at a test the objector, when that is one person and no table."""
        if self.step != "test":
            return set()
        objector = self.of(self.under).member
        return {one.id for one in self.circle if one.id == objector and one.kind == "seat"}

    def of(self, objection: str) -> Objection:
        """The objection of that id. Raises: KeyError."""
        for one in self.objections:
            if one.id == objection:
                return one
        raise KeyError(objection)

    def member(self, id: str) -> Member | None:
        """The member of that id who is present, or None; who is proposed is one for their own answer."""
        if id and id == self.guest:
            return Member("seat", id)
        return next((one for one in self.circle if one.id == id and one.here), None)


def tally(circle: Sequence[Member], said: Sequence[Said]) -> dict[str, int]:
    """How many of those present showed what: a seat counts one, a table what it counted.

    Questions are not counted, nor who was not asked.
    """
    here = {member.id for member in circle if member.here}
    found: dict[str, int] = {}
    for one in said:
        if one.member in here and one.kind != "question":
            for kind, many in (one.counts or {one.kind: 1}).items():
                found[kind] = found.get(kind, 0) + many
    return found

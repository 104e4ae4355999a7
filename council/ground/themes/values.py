"""What themes hand about: plain frozen values that load nothing heavy, safe for the window to import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from council.ground.meaning.values import BUNDLED, Model, VectorRow

MACHINE, PERSON = "machine", "person"  # who placed a statement
PROPOSED, NAMED = "proposed", "named"  # states of a theme
TENTATIVE = 0.5  # stability below which a theme is called so
OPPOSED = 0.10  # share of pairs voted against each other above which a theme holds opposing views


@dataclass(frozen=True, slots=True)
class Told:
    """One statement as themes see it; `author` is any mark of the person, "" when not known."""

    id: str
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A theme people keep: its key, the title they gave it, the statements they placed in it.

    `inside` are all it holds now: a theme that was only named draws what is like them. `parent` is the key of
    the held theme it stands under, "" for none; a held theme that others stand under draws nothing itself.
    """

    key: str
    title: str
    placed: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class FoundTheme:
    """A theme of a proposal. `key` is that of a held theme, or "" for a new one.

    `statements` and `scores` (cosine to the centre) go together, nearest first; `placed` are those people
    put there; `authors` counts distinct people; `stability` is None where people made the theme. `parent` is
    a position in the proposal's `parents`, None where the theme stands by itself.
    """

    key: str
    title: str
    words: tuple[str, ...]
    quotes: tuple[str, ...]
    statements: tuple[str, ...]
    scores: tuple[float, ...]
    placed: tuple[str, ...]
    authors: int
    stability: float | None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class FoundParent:
    """A wider theme over at least two others: `children` are positions among the themes of the proposal.

    `key` is that of the held theme people put others under, or "" for a new one.
    """

    title: str
    words: tuple[str, ...]
    children: tuple[int, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """All themes, widest first by people; `unthemed` in order of id; `reason` when none could be proposed.

    `parents` group the themes of a large gathering. `also` gives, for a statement that speaks to more than
    its own theme, the positions of up to two others, nearest first.
    """

    themes: tuple[FoundTheme, ...]
    unthemed: tuple[str, ...]
    reason: str = ""
    parents: tuple[FoundParent, ...] = ()
    also: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gathering:
    """All that a proposal of themes needs: pure work may start from it on any thread.

    `masked` names the question; the vectors are bytes by statement id, made by `model`; `left_out` are those
    people took out of their theme: no proposal puts them into one.
    """

    question: str
    masked: str
    engine: str
    told: tuple[Told, ...]
    held: tuple[Held, ...]
    plain_vectors: Mapping[str, bytes]
    masked_vectors: Mapping[str, bytes]
    model: Model = BUNDLED
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Worked:
    """A proposal ready to be kept: its themes, the vectors that were new, opposed pairs by position.

    `unthemed`, `reason`, `parents` and `also` as in Proposal; `understood` is False when the model does not
    know the language.
    """

    themes: tuple[FoundTheme, ...]
    vectors: tuple[VectorRow, ...]
    mixed: Mapping[int, float]
    unthemed: tuple[str, ...]
    reason: str
    understood: bool
    parents: tuple[FoundParent, ...] = ()
    also: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

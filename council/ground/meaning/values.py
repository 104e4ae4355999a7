"""What reading a statement gives: plain frozen values that load nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass

BUNDLED_HASH = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True)
class VectorRow:
    """The vector of one statement as bytes (float32), the engine that made it, and what was masked in it."""

    statement_id: str
    engine: str
    masked: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Model:
    """A language model: what it is called, the hash of its files, and the folder it lies in.

    `folder` is "" for the model that comes with the program. Two models with the same name and another hash
    are two models: their vectors never mix.
    """

    name: str
    hash: str
    folder: str = ""

    @property
    def is_bundled(self) -> bool:
        return not self.folder

    @property
    def engine(self) -> str:
        """What is kept with every vector: name, hash of the weights, and what ran it."""
        return f"{self.name} {self.hash[:16]} {'onnx' if self.is_bundled else 'sentence-transformers'}"


BUNDLED = Model("all-MiniLM-L6-v2", BUNDLED_HASH)


@dataclass(frozen=True, slots=True)
class Reading:
    """How well the model knows the words: shares of all words, and tokens a word (1 is an everyday word)."""

    words: int
    unknown: float
    tokens_a_word: float
    most_unknown: float = 0.10
    most_tokens: float = 1.7  # the bundled model: English takes 1.04, French 2.0, German 2.4

    @property
    def is_understood(self) -> bool:
        """Whether the model can be trusted with these texts; always so when there are no words."""
        return self.unknown <= self.most_unknown and self.tokens_a_word <= self.most_tokens


@dataclass(frozen=True, slots=True)
class EngineView:
    """The model that reads this council's statements, and how well it knows their language.

    `understood` is None when the model is not on this computer or is broken, so that nobody can tell. `read`
    counts the statements that have a vector, of `statements` that stand; `folder` is "" for the bundled one.
    """

    name: str
    hash: str
    engine: str
    is_bundled: bool
    folder: str
    understood: bool | None
    tokens_a_word: float
    unknown: float
    read: int
    statements: int

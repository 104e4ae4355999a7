"""A text somebody wrote: passages of words with a little dress, kept as JSON; plain bodies are read too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, cast, get_args

Kind = Literal["paragraph", "heading", "bullet", "number", "quote"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FORM = 1


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words in one dress.

    `url` is where it leads, "" where it does not; `language` is set (BCP 47) where it speaks another one.
    """

    words: str
    strong: bool = False
    slanted: bool = False
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading, an item of a list or a quote."""

    runs: tuple[Run, ...]
    kind: Kind = "paragraph"

    @property
    def words(self) -> str:
        """Its words without their dress."""
        return "".join(run.words for run in self.runs)


@dataclass(frozen=True, slots=True)
class Written:
    """A whole text; without passages it is empty."""

    passages: tuple[Passage, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.passages)

    @property
    def words(self) -> str:
        """Its words alone, an empty line between passages."""
        return "\n\n".join(passage.words for passage in self.passages)


def plainly(words: str) -> Written:
    """Plain words as a text: an empty line begins a new paragraph."""
    parts = (part.strip() for part in words.replace("\r\n", "\n").replace("\r", "\n").split("\n\n"))
    return Written(tuple(Passage((Run(part),)) for part in parts if part))


def body_of(written: Written) -> str:
    """A text as it is kept: JSON with its form, fields that say nothing left out; "" for an empty one."""
    if not written:
        return ""
    kept = [{"kind": one.kind, "runs": [_kept(run) for run in one.runs]} for one in written.passages]
    return json.dumps({"written": FORM, "passages": kept}, ensure_ascii=False, separators=(",", ":"))


def written_of(body: str) -> Written:
    """What a kept body says; one that is no such JSON is plain words, as texts were kept before."""
    passages = _passages(body)
    return plainly(body) if passages is None else Written(tuple(_passage(one) for one in passages))


def _kept(run: Run) -> dict[str, Any]:
    return {name: value for name, value in asdict(run).items() if value}


def _passages(body: str) -> Sequence[dict[str, Any]] | None:
    if not body.startswith('{"written":'):
        return None
    try:
        kept = json.loads(body)
    except ValueError:
        return None
    is_known = isinstance(kept, dict) and kept.get("written") == FORM
    return cast(list[dict[str, Any]], kept["passages"]) if is_known else None


def _passage(kept: dict[str, Any]) -> Passage:
    return Passage(tuple(_run(run) for run in kept["runs"]), cast(Kind, kept["kind"]))


def _run(kept: dict[str, Any]) -> Run:
    return Run(
        kept.get("words", ""),
        bool(kept.get("strong")),
        bool(kept.get("slanted")),
        kept.get("url", ""),
        kept.get("language", ""),
    )


def runs(written: Written) -> Iterator[tuple[int, Run]]:
    """Every run with the number of its passage, from 1."""
    for number, passage in enumerate(written.passages, start=1):
        for run in passage.runs:
            yield number, run

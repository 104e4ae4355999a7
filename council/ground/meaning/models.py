"""Any model but the bundled one: found on this computer, known by the hash of its files, read by torch.

sentence-transformers is the reference engine. It takes seconds and half a gigabyte to load, so a window has
it read in a process of its own. Nothing is ever fetched: a model is a folder, or was fetched by somebody
before.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from council.ground.meaning.refusals import ModelChanged, ModelNotHere, ModelUnreadable
from council.ground.meaning.values import Model
from council.progress import SILENT, Progress

NEEDED = ("config.json", "tokenizer.json")
WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_READ = frozenset({".json", ".safetensors", ".bin", ".txt", ".model"})  # files that can change a vector
_APART = frozenset({"onnx", "openvino"})  # the same weights again, in a form that is not read
_BIT = 1 << 20  # bytes read at a time


def find_model(where: str, *, progress: Progress = SILENT) -> Model:
    """The model in this folder, or the one fetched to this computer under this name before.

    Reads all its files once for the hash, a second or so a gigabyte; `progress` counts bytes.
    Raises: ModelNotHere.
    """
    folder = _folder_of(where.strip())
    return Model(
        folder.name if folder.is_dir() and _is_path(where) else where, _hash(folder, progress), str(folder)
    )


def reader(model: Model) -> tuple[Callable[[str], Any], int]:
    """What reads one text with this model, and how wide its vectors are; loads torch.

    Raises: ModelNotHere, ModelChanged, ModelUnreadable.
    """
    loaded = _loaded(model)
    width = int(loaded.encode([""], normalize_embeddings=True, show_progress_bar=False).shape[1])

    def read(text: str) -> Any:
        return loaded.encode([text], normalize_embeddings=True, show_progress_bar=False)[0]

    return read, width


@cache
def tokenizer(model: Model) -> Any:
    """What cuts texts into the model's tokens; loads no weights. Raises: ModelNotHere, ModelUnreadable."""
    from tokenizers import Tokenizer

    path = _checked(model.folder) / "tokenizer.json"
    try:
        made = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing narrower
        raise _unreadable(model, error) from error
    made.no_padding()  # as saved, some fill every text up to one length
    return made


@cache
def _loaded(model: Model) -> Any:
    """The model in torch: one thread, as two collapse on a busy machine, and no way to a network."""
    found = find_model(model.folder)
    if found.hash != model.hash:
        raise ModelChanged(where=model.folder, found=found.hash[:16], expected=model.hash[:16])
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    try:
        return SentenceTransformer(model.folder, device="cpu", local_files_only=True)
    except Exception as error:  # whatever a broken folder makes the library raise, people are told the same
        raise _unreadable(model, error) from error


def _unreadable(model: Model, error: Exception) -> ModelUnreadable:
    why = str(error).splitlines()[0] if str(error) else type(error).__name__
    return ModelUnreadable(where=model.folder, why=why.rstrip(".") + ".")


def _is_path(where: str) -> bool:
    return Path(where).expanduser().is_dir()


def _folder_of(where: str) -> Path:
    """The folder itself, or that of a model fetched before; the network is not asked."""
    if where and _is_path(where):
        return _checked(str(Path(where).expanduser().resolve()))
    os.environ["HF_HUB_OFFLINE"] = "1"
    from huggingface_hub import snapshot_download

    name = where if "/" in where else f"sentence-transformers/{where}"
    try:
        return _checked(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as error:  # not there, or no name at all
        raise ModelNotHere(where=where) from error


def _checked(where: str) -> Path:
    folder = Path(where)
    has_all = all((folder / name).is_file() for name in NEEDED)
    if not has_all or not any((folder / name).is_file() for name in WEIGHTS):
        raise ModelNotHere(where=where)
    return folder


def _hash(folder: Path, progress: Progress) -> str:
    """SHA-256 over names and contents of the files that can change a vector, in order of name."""
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix in _READ
        and not {part for part in path.relative_to(folder).parts if part in _APART or part.startswith(".")}
    )
    total, done, whole = sum(path.stat().st_size for path in files), 0, hashlib.sha256()
    for path in files:
        part = hashlib.sha256()
        with path.open("rb") as file:
            while bits := file.read(_BIT):
                part.update(bits)
                done += len(bits)
                progress(done, total)
        whole.update(f"{path.relative_to(folder).as_posix()}\n{part.hexdigest()}\n".encode())
    return whole.hexdigest()

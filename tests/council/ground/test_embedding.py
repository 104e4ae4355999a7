"""Reading statements: each by itself; what it is held against stands in test_models."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from council.ground.meaning import embedding
from council.ground.refusals import ModelAltered, ModelMissing
from council.progress import Cancelled

TEXTS = [
    "Rents should rise no faster than wages.",
    "",
    "   ",
    "🙂🙂🙂",
    "word " * 3000,
    "\u202eright to left\u202c and <b>markup</b>",
    "Wir brauchen bezahlbare Wohnungen, und zwar bald.",
    "Kāinga Ora should build; the council should not sell its land to developers.",
]


def test_a_vector_does_not_depend_on_its_neighbours() -> None:
    """Alone, among others, in another order: the same bytes."""
    together = embedding.embed(TEXTS).data
    backwards = embedding.embed(TEXTS[::-1]).data[::-1]
    alone = np.concatenate([embedding.embed([text]).data for text in TEXTS])
    assert (together == alone).all() and (together == backwards).all()


def test_rows_have_length_one_and_their_engine() -> None:
    """Every row is of length one, float32, and says what made it."""
    vectors = embedding.embed(TEXTS)
    assert vectors.data.dtype == np.float32 and vectors.data.shape == (len(TEXTS), embedding.WIDTH)
    assert np.allclose(np.linalg.norm(vectors.data, axis=1), 1, atol=1e-6)
    assert embedding.SHA256[:16] in vectors.engine


def test_no_texts_give_no_rows() -> None:
    """Nothing to read is no fault."""
    assert embedding.embed([]).data.shape == (0, embedding.WIDTH)


def test_reading_can_be_cancelled() -> None:
    """Progress is told after each text and may stop the work."""

    def stop(done: int, total: int, words: str = "") -> None:
        assert (done, total) == (1, 2)
        raise Cancelled

    with pytest.raises(Cancelled):
        embedding.embed(["one", "two"], progress=stop)


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """Weights with another hash are never used."""
    (tmp_path / "model.safetensors").write_bytes(b"\0" * 64)
    with pytest.raises(ModelAltered) as refused:
        embedding._weights(tmp_path / "model.safetensors")
    assert embedding.SHA256[:16] in str(refused.value)


def test_a_missing_model_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the model's package there is a sentence, not a traceback."""
    monkeypatch.setattr(embedding, "PACKAGE", "no_such_model_package")
    embedding._folder.cache_clear()
    with pytest.raises(ModelMissing):
        embedding._folder()
    embedding._folder.cache_clear()


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Rents should rise no faster than wages, and the state should build more homes.", True),
        ("Wir brauchen bezahlbare Wohnungen für alle Bürgerinnen und Bürger der Gemeinde.", False),
        ("Nous voulons des logements abordables pour toutes les familles de la commune.", False),
        ("Мы хотим доступного жилья для всех жителей города.", False),
        ("我们需要更多的住房", False),
        ("", True),
    ],
)
def test_the_model_says_whether_it_knows_the_language(text: str, known: bool) -> None:
    """English is known; other languages are said to be foreign instead of being misread in silence."""
    assert embedding.reading([text]).is_understood is known


def test_importing_loads_nothing_heavy() -> None:
    """A page may import the module: numpy and the engine come with the first use."""
    code = (
        "import sys, council.ground.meaning.embedding, council.ground.shared.values, council.ground.actions, "
        "council.ground.queries\n"
        "heavy = {'numpy', 'onnxruntime', 'torch', 'scipy', 'sklearn', 'sknetwork'} & set(sys.modules)\n"
        "sys.exit(str(sorted(heavy)) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

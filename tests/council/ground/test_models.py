"""Which model reads: the bundled one, or one that people chose; their vectors never mix."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from council.ground import actions, queries, refusals
from council.ground.meaning import embedding, models
from council.ground.meaning.records import LanguageModel, Vector
from council.ground.meaning.refusals import ModelChanged, ModelNotHere
from council.ground.meaning.values import BUNDLED, Model, VectorRow
from council.sessions.actions import edit_statement
from council.store import Store
from tests.conftest import SHARED
from tests.council.ground.conftest import NOON
from tests.council.ground.test_embedding import TEXTS

Make = Callable[..., Store]
OTHER = Model("other", "f" * 64, "/nowhere/other")

# In a process of its own, as torch takes half a gigabyte: our reference engine beside the bundled one, a few
# odd texts by our own road, which reads each alone, and the many by the library's, which is quicker.
REFERENCE = """
import sys, numpy as np
from council.ground.meaning import embedding, models
odd, many = eval(sys.stdin.read())
model = models.find_model(str(embedding._folder()))
theirs = embedding.embed(odd, model=model)
assert theirs.engine == model.engine and theirs.engine.endswith("sentence-transformers")
rest = models._loaded(model).encode(many, normalize_embeddings=True, show_progress_bar=False)
both = np.concatenate([theirs.data, rest])
broken = models.find_model(sys.argv[1])
try:
    embedding.embed(["one"], model=broken)
except models.ModelUnreadable as refusal:
    assert sys.argv[1] in str(refusal)
else:
    raise AssertionError("weights of seven bytes were read")
print(float(np.abs(embedding.embed(odd + many).data - both).max()))
"""


def run(code: str, stdin: str = "", *more: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *more],
        input=stdin,
        text=True,
        capture_output=True,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(find_spec("sentence_transformers") is None, reason="sentence-transformers is not here")
def test_both_engines_agree_on_a_thousand_real_statements(folder: Path) -> None:
    """The bundled model and sentence-transformers give the same vectors to 1e-6, odd texts included.

    In the same process, as torch takes seconds to load: weights that are none are refused with a sentence.
    """
    many = list(TEXTS)
    if SHARED.is_dir():
        with (SHARED / "ground/argkp/arguments_train.csv").open(encoding="utf-8", newline="") as file:
            many = sorted((row["argument"] for row in csv.DictReader(file)), key=len)[:2000:2]
        assert len(many) == 1000
    assert float(run(REFERENCE, repr((TEXTS, many)), str(folder))) < 1e-6


def test_the_default_path_loads_no_torch() -> None:
    """Reading, proposing themes and looking for pairs leave torch and its friends where they are."""
    run(
        "import sys\n"
        "from council.ground.meaning import embedding\n"
        "from council.ground.themes.work import propose_themes\n"
        "from council.ground.themes.values import Gathering, Told\n"
        "told = tuple(Told(str(n), f'We need {n} more trees in town.') for n in range(25))\n"
        "propose_themes(Gathering('What of trees?', 'q', '', told, (), {}, {}))\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'huggingface_hub'} & set(sys.modules)\n"
        "sys.exit(str(sorted(heavy)) if heavy else 0)"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What looks like a model: its small files, and weights of a few bytes."""
    made = tmp_path / "other"
    made.mkdir()
    for name in ("config.json", "tokenizer.json", "modules.json"):
        shutil.copy(embedding._folder() / name, made)
    (made / "model.safetensors").write_bytes(b"weights")
    (made / "README.md").write_text("about it")
    return made


def test_a_model_is_known_by_what_can_change_a_vector(folder: Path) -> None:
    """Other weights are another model; another README, or another place, is not."""
    first = models.find_model(str(folder))
    assert first.name == "other" and not first.is_bundled
    (folder / "README.md").write_text("something else")
    moved = folder.rename(folder.parent / "moved")
    assert models.find_model(str(moved)).hash == first.hash
    (moved / "model.safetensors").write_bytes(b"Weights")
    assert models.find_model(str(moved)).hash != first.hash


@pytest.mark.parametrize("where", ["", "no-such-model", "some/where else?", "/nowhere/at/all"])
def test_a_model_that_is_not_here_is_said_and_not_fetched(where: str) -> None:
    """The network is not asked (the suite lets nothing out); there is a sentence instead."""
    with pytest.raises(ModelNotHere):
        models.find_model(where)


def test_a_folder_that_is_no_model_is_said(folder: Path) -> None:
    """Each of the needed files is missed."""
    for name in ("config.json", "tokenizer.json", "model.safetensors"):
        (folder / name).rename(folder / "away")
        with pytest.raises(ModelNotHere):
            models.find_model(str(folder))
        (folder / "away").rename(folder / name)


def test_other_files_than_those_chosen_are_refused(folder: Path) -> None:
    """Before anything is read by them."""
    model = models.find_model(str(folder))
    (folder / "model.safetensors").write_bytes(b"exchanged")
    with pytest.raises(ModelChanged):
        embedding.embed(["one"], model=model)


def test_a_broken_model_is_no_matter_for_the_page(folder: Path, council: Make) -> None:
    """Whether it knows the language cannot be told; nothing else breaks."""
    (folder / "tokenizer.json").write_text("{")
    store = council(2, 4)
    store.act(actions.choose_engine, model=models.find_model(str(folder)), at=NOON)
    assert store.read(queries.engine_of).understood is None


def test_another_language_is_noticed(council: Make) -> None:
    """A council that speaks French is told that the bundled model does not know it."""
    store = council(2, 4)
    for n in range(1, 5):
        text = f"Nous voulons davantage de logements abordables et d'écoles, voix {n}."
        store.act(edit_statement, statement_id=f"s{n}", version_id=f"f{n}", text=text, at=NOON)
    view = store.read(queries.engine_of)
    assert view.understood is False and view.tokens_a_word > 1.7 and view.statements == 4


def test_the_language_check_asks_the_chosen_model(folder: Path) -> None:
    """By its own tokenizer, without its weights; finer cuts are allowed to models of many languages."""
    model = models.find_model(str(folder))
    german = ["Wir brauchen bezahlbare Wohnungen für alle Bürgerinnen und Bürger der Gemeinde."]
    ours, theirs = embedding.reading(german), embedding.reading(german, model=model)
    assert (theirs.tokens_a_word, theirs.unknown) == (ours.tokens_a_word, ours.unknown)
    assert not ours.is_understood and theirs.most_tokens > ours.most_tokens


def vectors(*statements: str, model: Model = BUNDLED) -> list[VectorRow]:
    return [VectorRow(each, model.engine, "", b"\0" * 8) for each in statements]


def test_the_bundled_model_reads_until_another_is_chosen(council: Make) -> None:
    """Who reads, how much is read, and whether the language is known."""
    store = council(3, 6)
    store.act(actions.keep_vectors, vectors=vectors("s1", "s2"))
    view = store.read(queries.engine_of)
    assert (view.is_bundled, view.engine, view.read, view.statements) == (True, BUNDLED.engine, 2, 6)
    assert view.understood and 1 <= view.tokens_a_word < 1.7 and view.unknown == 0


def test_choosing_a_model_forgets_the_vectors_of_the_last_as_one_step(council: Make) -> None:
    """It says how many must be read anew; undo brings model and vectors back."""
    store = council(3, 6)
    store.act(actions.keep_vectors, vectors=vectors("s1", "s2"))
    assert store.act(actions.choose_engine, model=OTHER, at=NOON).value == 2
    view = store.read(queries.engine_of)
    assert (view.name, view.is_bundled, view.read, view.understood) == ("other", False, 0, None)
    assert store.read(queries.gathering_of).model == OTHER
    store.undo()
    assert store.read(queries.engine_of).read == 2 and store.read(queries.model_of) == BUNDLED
    store.redo()
    assert store.act(actions.choose_engine, model=BUNDLED, at=NOON).value == 0
    assert store.read(lambda db: db.query(LanguageModel).count()) == 0


def test_the_model_in_use_is_not_chosen_again(council: Make) -> None:
    """Nothing is forgotten, and there is nothing to undo."""
    store = council(3, 6)
    store.act(actions.keep_vectors, vectors=vectors("s1"))
    assert store.act(actions.choose_engine, model=BUNDLED, at=NOON).value == 0
    assert store.read(queries.engine_of).read == 1


def test_vectors_of_two_models_never_mix(council: Make) -> None:
    """Not even when the model was changed while the other was still reading."""
    store = council(3, 6)
    with pytest.raises(refusals.EnginesMixed):
        store.act(actions.keep_vectors, vectors=vectors("s1", model=OTHER))
    store.act(actions.choose_engine, model=OTHER, at=NOON)
    with pytest.raises(refusals.EnginesMixed):
        store.act(actions.keep_vectors, vectors=vectors("s1"))
    assert store.act(actions.keep_vectors, vectors=vectors("s1", "s1", model=OTHER)).value == 1
    assert {row.engine for row in store.read(lambda db: db.query(Vector).all())} == {OTHER.engine}


def test_everything_can_be_read_anew(council: Make) -> None:
    """Vectors are forgotten as one step, and come back with undo."""
    store = council(3, 6)
    store.act(actions.keep_vectors, vectors=vectors("s1", "s2", "s3"))
    assert store.act(actions.discard_vectors).value == 3
    store.undo()
    assert store.read(queries.engine_of).read == 3

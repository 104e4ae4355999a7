"""Questions about what there is to read, answered as frozen values."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256

from sqlalchemy import func, select

from council.ground.meaning import embedding
from council.ground.meaning.records import LanguageModel, Vector
from council.ground.meaning.refusals import ModelNotHere, ModelUnreadable
from council.ground.meaning.values import BUNDLED, EngineView, Model
from council.ground.refusals import ModelMissing
from council.sessions.queries import StatementView, statements_of
from council.sessions.records import Remit, Statement
from council.sessions.said.actions import STANDING
from council.store import Db

SAMPLE = 150  # statements whose words tell whether the model knows their language: some 20 ms


def model_of(db: Db) -> Model:
    """The model that reads this council's statements: the one chosen, else the one that comes with us."""
    row = db.scalars(select(LanguageModel).order_by(LanguageModel.at.desc(), LanguageModel.id.desc())).first()
    return BUNDLED if row is None else Model(row.name, row.hash, row.folder)


def engine_of(db: Db) -> EngineView:
    """The model in use and how well it knows the language, from up to 150 statements spread over all."""
    model, stands = model_of(db), Statement.state.in_(STANDING)
    statements = db.scalar(select(func.count(Statement.id)).where(stands)) or 0
    spread = Statement.number % max(1, statements // SAMPLE) == 0
    texts = db.scalars(select(Statement.text).where(stands, spread).order_by(Statement.number).limit(SAMPLE))
    try:
        known = embedding.reading(texts.all(), model=model)
    except (ModelMissing, ModelNotHere, ModelUnreadable):
        known = None
    counted = select(func.count(Vector.statement_id.distinct())).where(Vector.engine == model.engine)
    return EngineView(
        model.name,
        model.hash,
        model.engine,
        model.is_bundled,
        model.folder,
        None if known is None else known.is_understood,
        known.tokens_a_word if known else 0.0,
        known.unknown if known else 0.0,
        db.scalar(counted) or 0,
        statements,
    )


def numbers_of(db: Db) -> dict[str, int]:
    """Every wording by the number it shares with its earlier and later ones."""
    return dict(db.execute(select(Statement.id, Statement.number)).all())


def question_of(db: Db) -> str:
    """The question everybody answers: of the adopted remit, else of the newest; "" when there is none."""
    remits = list(db.scalars(select(Remit).order_by(Remit.version)))
    adopted = [remit for remit in remits if remit.state in ("adopted", "amended")]
    return (adopted or remits)[-1].question if remits else ""


def mask_name(question: str) -> str:
    """A short name of a question, kept with vectors made without its words; "" for none."""
    return sha256(question.strip().lower().encode()).hexdigest()[:16] if question.strip() else ""


def standing_of(db: Db, replaced: Collection[str] = ("corrected",)) -> dict[str, StatementView]:
    """The statements that stand by their id, and by those of every wording they come from.

    replaced: the states of wordings another of the same number has taken the place of.
    """
    views = statements_of(db)
    known = {view.id: view for view in views}
    by_number = {view.number: view for view in views}
    earlier = select(Statement.id, Statement.number).where(Statement.state.in_(tuple(replaced)))
    for id, number in db.execute(earlier):
        if number in by_number:
            known.setdefault(id, by_number[number])
    return known

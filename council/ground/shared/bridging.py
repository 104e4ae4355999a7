"""What both camps of a large vote have in common: agreement that is left when the camps are taken away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from council.ground.voting.votes import Floats

PEOPLE, VOTES = 30, 20  # below so many people with so many votes each, camps are noise
PLAIN, CAMP = 0.15, 0.03  # weights that hold intercepts and factors back
NEUTRAL = 0.5  # a statement with a factor beyond belongs to a camp
NET, NET_SHARE = 4, 0.05  # agrees less disagrees, asked of both camps
USUAL = 0.75  # the share of statements a bridge must surpass
ROUNDS, STILL = 300, 1e-9


@dataclass(frozen=True, slots=True)
class Bridges:
    """For each statement: its `strength` i_n (None where nobody of those counted voted), whether it bridges.

    `holds`: both camps agree more than not, the statement leans to neither, and three in four statements
    bridge less.
    """

    strength: tuple[float | None, ...]
    holds: tuple[bool, ...]
    people: int


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """r_ui = mu + i_u + i_n + f_u f_n: people (people,), statements (statements,)."""

    mu: float
    of_people: Floats
    of_statements: Floats
    people_camp: Floats
    statement_camp: Floats


def bridges(values: Floats) -> Bridges | None:
    """The bridging strength of every statement; None unless 30 people gave 20 votes each.

    Args:
        values: (voters, statements): 1 agree, 0 pass, -1 disagree, NaN not asked.
    Source: Community Notes, "Note ranking" (Wojcik et al. 2022), with its published weights; the conditions
        are |f_n| < .5, and on both sides of f_u at least 4 more agrees than disagrees (5 % of those voting).
    """
    seen = ~np.isnan(values)
    take = np.flatnonzero(seen.sum(1) >= VOTES)
    if len(take) < PEOPLE:
        return None
    cast, seen = values[take], seen[take]
    fitted = factors(np.where(seen, (cast + 1) / 2, 0.0), seen)
    told = np.asarray(seen.any(0), dtype=bool)
    strength = np.round(fitted.of_statements, 6)
    strong = strength > np.quantile(strength[told], USUAL)
    holds = strong & (np.abs(fitted.statement_camp) < NEUTRAL) & told
    for camp in (fitted.people_camp > 0, fitted.people_camp < 0):
        net = np.where(seen[camp], cast[camp], 0.0).sum(0)
        holds &= (net >= NET) & (net >= NET_SHARE * seen[camp].sum(0))
    return Bridges(
        tuple(float(s) if t else None for s, t in zip(strength, told, strict=True)),
        tuple(bool(h) for h in holds),
        len(take),
    )


def factors(ratings: Floats, seen: NDArray[np.bool_]) -> Factors:
    """The least squares of r_ui = mu + i_u + i_n + f_u f_n, held back, by turns until nothing moves.

    Loss: mean squared error + .15 (mu^2 + mean i_u^2 + mean i_n^2) + .03 (mean f_u^2 + mean f_n^2).

    Args:
        ratings: (people, statements), 1 agree, 1/2 pass, 0 disagree; anything where not `seen`.
    """
    mask = seen.astype(float)
    total = mask.sum()
    mu = float((ratings * mask).sum() / total)
    camp = _first_camp((ratings - mu) * mask)
    ridge_people, ridge_statements = total / mask.shape[0], total / mask.shape[1]
    ones, twos = np.zeros(mask.shape[0]), np.zeros(mask.shape[1])
    camp_people = np.zeros(mask.shape[0])
    for _round in range(ROUNDS):
        before = twos
        ones, camp_people = _solved((ratings - mu - twos) * mask, mask, camp, ridge_people)
        twos, camp = _solved(((ratings - mu - ones[:, None]) * mask).T, mask.T, camp_people, ridge_statements)
        rest = (ratings - ones[:, None] - twos - np.outer(camp_people, camp)) * mask
        mu = float(rest.sum() / (total * (1 + PLAIN)))
        if np.abs(twos - before).max() < STILL:
            break
    return Factors(mu, ones, twos, camp_people, camp)


def _solved(rest: Floats, mask: Floats, camp: Floats, ridge: float) -> tuple[Floats, Floats]:
    """Intercept and factor of every row, given the factors of the columns: two equations a row."""
    plain, lean = ridge * PLAIN, ridge * CAMP
    a, b, d = mask.sum(1) + plain, mask @ camp, mask @ camp**2 + lean
    y, z = rest.sum(1), rest @ camp
    whole = a * d - b * b
    return (d * y - b * z) / whole, (a * z - b * y) / whole


def _first_camp(rest: Floats) -> Floats:
    """Where to begin: the strongest direction left when rows and columns have their means taken off."""
    centred = rest - rest.mean(1, keepdims=True) - rest.mean(0) + rest.mean()
    if centred.shape[0] < centred.shape[1]:
        axis = centred.T @ np.linalg.eigh(centred @ centred.T)[1][:, -1]
    else:
        axis = np.linalg.eigh(centred.T @ centred)[1][:, -1]
    length = float(np.sqrt((axis**2).sum())) or 1.0
    sign = 1.0 if axis[np.abs(axis).argmax()] >= 0 else -1.0
    return np.asarray(axis * (sign * np.sqrt(len(axis)) / length))

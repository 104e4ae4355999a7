"""Themes are proposed the same way every time, and what people did stays."""

from __future__ import annotations

import random

import numpy as np
import pytest

from council.ground.themes import proposing as themes
from council.ground.themes.placing import likely_themes, place_one
from council.ground.themes.proposing import propose
from council.ground.themes.values import Held, Told
from tests.council.ground.conftest import words
from tests.council.ground.test_graph import clouds


def gathering(parts: int = 3, each: int = 12):
    """Statements in clouds, each by an author of their own."""
    rows, truth = clouds(parts, each)
    told = [Told(str(n), words(3 * n + int(truth[n])), f"a{n}") for n in range(len(rows))]
    return told, rows, truth


def test_themes_follow_meaning() -> None:
    """Three clouds of statements become three themes with words, quotes and people, none left over."""
    told, rows, truth = gathering()
    found = propose(told, rows, rows)
    assert [len(theme.statements) for theme in found.themes] == [12, 12, 12] and not found.unthemed
    for theme in found.themes:
        assert len({int(truth[int(i)]) for i in theme.statements}) == 1
        assert theme.words and theme.title and len(theme.quotes) == 2 and theme.authors == 12
        assert list(theme.scores) == sorted(theme.scores, reverse=True) and theme.stability is not None


def test_the_order_of_statements_does_not_matter() -> None:
    """Shuffled input, the same proposal."""
    told, rows, _ = gathering()
    order = list(range(len(told)))
    random.Random(3).shuffle(order)
    assert propose(told, rows, rows) == propose([told[at] for at in order], rows[order], rows[order])


def test_under_twenty_statements_there_are_no_themes() -> None:
    """Too few to tell chance from meaning: all stay unthemed, and it is said why."""
    told, rows, _ = gathering(3, 6)
    found = propose(told, rows, rows)
    assert not found.themes and len(found.unthemed) == 18 and found.reason == themes.TOO_FEW


def test_nothing_at_all_is_no_fault() -> None:
    """No statements, no themes."""
    assert propose([], np.zeros((0, 24), np.float32), np.zeros((0, 24), np.float32)).reason == themes.TOO_FEW


def test_a_thousand_copies_are_one_voice() -> None:
    """A flood of one statement is one node: it stands in one theme and makes no theme of its own."""
    told, rows, _ = gathering()
    flood = [Told(f"flood{n}", told[0].text, "a0") for n in range(1000)]
    many = np.concatenate([rows, np.repeat(rows[:1], 1000, axis=0)])
    found = propose(told + flood, many, many)
    home = next(theme for theme in found.themes if "0" in theme.statements)
    assert len(home.statements) == 1012 and home.authors == 12 and len(found.themes) == 3


def test_what_cannot_be_read_is_listed_as_unthemed() -> None:
    """Signs and blanks make no theme, and are not lost."""
    told, rows, _ = gathering()
    odd = [Told("x1", "🙂🙂"), Told("x2", "   "), Told("x3", "1234 !!!")]
    many = np.concatenate([rows, rows[:3]])
    assert propose([*told, *odd], many, many).unthemed == ("x1", "x2", "x3")


@pytest.mark.parametrize("each", [5, 12])
@pytest.mark.parametrize("seed", range(4))
def test_what_people_placed_never_moves(seed: int, each: int) -> None:
    """Whatever was placed where, it is there after a re-run, and under the name people gave."""
    told, rows, _ = gathering(3, each)
    chance = random.Random(seed)
    mine = [
        Held(f"k{n}", f"Name {n}", tuple(str(i) for i in chance.sample(range(n * 5, n * 5 + 5), 3)))
        for n in range(3)
    ]
    found = {theme.key: theme for theme in propose(told, rows, rows, held=mine).themes}
    for theme in mine:
        assert set(theme.placed) <= set(found[theme.key].statements)
        assert set(found[theme.key].placed) == set(theme.placed) and found[theme.key].title == theme.title


def test_a_named_theme_keeps_what_is_like_it() -> None:
    """A theme that was only named takes its own community in on the next run, and no double appears."""
    told, rows, _ = gathering()
    first = propose(told, rows, rows).themes[0]
    again = propose(told, rows, rows, held=[Held("k", "Ours", (), first.statements)])
    ours = next(theme for theme in again.themes if theme.key == "k")
    assert set(ours.statements) == set(first.statements) and len(again.themes) == 3


def test_an_empty_theme_of_people_is_kept() -> None:
    """A theme somebody made and has not filled yet is still there."""
    told, rows, _ = gathering()
    assert any(
        t.key == "k" and not t.statements for t in propose(told, rows, rows, held=[Held("k", "Later")]).themes
    )


def test_every_statement_is_somewhere_once() -> None:
    """Themed or listed as unthemed: nobody is lost, nobody counts twice."""
    told, rows, _ = gathering(5, 9)
    found = propose(told, rows, rows, held=[Held("k", "", ("1", "20"))])
    everywhere = [i for theme in found.themes for i in theme.statements] + list(found.unthemed)
    assert sorted(everywhere) == sorted(each.id for each in told)


def test_a_title_draws_what_is_like_it() -> None:
    """An empty theme with a title takes in the statements that speak of it, also when there are few."""
    told, rows, truth = gathering(3, 6)
    centre = rows[truth == 1].mean(0)
    held = [Held("k", "Ours"), Held("j", "Others")]
    titles = {"k": centre / np.linalg.norm(centre), "j": rows[truth == 2][0]}
    found = {theme.key: theme for theme in propose(told, rows, rows, held=held, titles=titles).themes}
    assert {int(truth[int(i)]) for i in found["k"].statements} == {1}
    assert {int(truth[int(i)]) for i in found["j"].statements} == {2}


def test_placed_statements_teach_where_the_rest_belongs() -> None:
    """Two examples a theme are enough to send the like after them; chances sum to one."""
    _, rows, truth = gathering(3, 12)
    shown = [int(n) for part in range(3) for n in np.flatnonzero(truth == part)[:2]]
    chance = likely_themes(rows[shown], [int(truth[n]) for n in shown], [1.0] * 6, rows)
    assert np.allclose(chance.sum(1), 1) and (chance.argmax(1) == truth).mean() > 0.95


def test_one_new_statement_finds_its_theme_or_none() -> None:
    """The nearest centre counts; what is like no theme, or comes before any theme, gets none."""
    told, rows, truth = gathering(3, 12)
    authors = [each.author for each in told]
    centres = np.stack([themes.middle(rows[truth == n], authors[:12]) for n in range(3)])
    for at in (0, 13, 35):
        position, score = place_one(rows[at], centres) or (-1, 0.0)
        assert position == truth[at] and score > 0.8
    assert place_one(-rows[0], centres) is None and place_one(rows[0], centres[:0]) is None


def test_a_flood_does_not_move_the_middle() -> None:
    """One person's ten statements weigh as one in the middle of a theme."""
    _, rows, _ = gathering(2, 12)
    authors = ["a", *["b"] * 10]
    twice = themes.middle(np.stack([rows[0], rows[12]]), ["a", "b"])
    flood = themes.middle(np.stack([rows[0], *[rows[12]] * 10]), authors)
    assert np.allclose(twice, flood, atol=1e-5)


def test_many_statements_have_two_levels() -> None:
    """From 300 statements themes stand under wider ones; none is in two."""
    rows, truth = clouds(24, 13)
    rows = np.asarray(rows + 0.8 * np.eye(24, dtype=np.float32)[truth // 6 * 6], dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    told = [
        Told(str(n), f"{words(3 * n)} {chr(97 + n // 26)}q{chr(97 + n % 26)}", f"a{n}") for n in range(312)
    ]
    found = propose(told, rows, rows)
    under = [child for parent in found.parents for child in parent.children]
    assert len(found.parents) > 1 and len(under) == len(set(under))
    for at, theme in enumerate(found.themes):
        assert theme.parent is None or at in found.parents[theme.parent].children
    key = Held("wide", "Ours")
    child = Held("k", "Mine", found.themes[0].statements[:3], found.themes[0].statements, "wide")
    again = propose(told, rows, rows, held=[key, child])
    mine = next(at for at, theme in enumerate(again.themes) if theme.key == "k")
    home = again.themes[mine].parent
    assert home is not None and again.parents[home].key == "wide" and again.parents[home].title == "Ours"
    assert not next(theme for theme in again.themes if theme.key == "wide").statements


def test_a_statement_between_two_themes_speaks_to_both() -> None:
    """What is about as near to another theme as to its own names that theme too; the plain ones do not."""
    told, rows, truth = gathering()
    between = rows[truth == 0].mean(0) + 0.98 * rows[truth == 1].mean(0)
    many = np.concatenate([rows, (between / np.linalg.norm(between))[None]]).astype(np.float32)
    found = propose([*told, Told("x", "Buses between trees")], many, many)
    assert len(found.also.get("x", ())) == 1 and "x" not in found.themes[found.also["x"][0]].statements
    assert len(found.also) < 6

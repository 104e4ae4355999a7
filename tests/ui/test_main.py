"""The console script: a window without a verb, the command line with one."""

from __future__ import annotations

from pathlib import Path

import pytest

import ui.__main__ as program


@pytest.fixture
def called(monkeypatch):
    calls = []
    monkeypatch.setattr("ui.app.run", lambda path: calls.append(("window", path)) or 0)
    monkeypatch.setattr("council.cli.main", lambda args: calls.append(("verb", args)) or 0)
    return calls


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ([], ("window", None)),
        (["open", "a.council"], ("window", Path("a.council"))),
        (["a.council"], ("window", Path("a.council"))),
        (["check", "a.council"], ("verb", ["check", "a.council"])),
        (["open"], ("verb", ["open"])),
        (["open", "--help"], ("verb", ["open", "--help"])),
        (["--help"], ("verb", ["--help"])),
    ],
)
def test_a_verb_decides_what_is_started(called, words, meant):
    """No verb, a council file or `open FILE` is the window; all else is the command line."""
    assert program.main(words) == 0 and called == [meant]


def test_without_a_screen_it_says_so(monkeypatch, capsys):
    """Where no screen is, a sentence and exit 1, instead of an end by signal."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(program.sys, "platform", "linux")
    assert program.main([]) == 1
    assert "no screen" in capsys.readouterr().err

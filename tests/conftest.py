"""What every test stands on: stores on three databases, a still clock, no network, and logs that fail."""

from __future__ import annotations

import logging
import os
import socket
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from council import clock
from council.progress import SILENT, Progress
from council.store import Store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

PGURL = os.environ.get("PGURL", "")
SHARED = Path(__file__).parents[2] / "shared" / "data"
KINDS = ["plain", "encrypted", *(["postgresql"] if PGURL else [])]


@pytest.fixture
def shared_data() -> Path:
    """The development data beside the checkout; the test skips where there is none."""
    if not SHARED.is_dir():
        pytest.skip("the development data is not beside this checkout")
    return SHARED


@pytest.fixture
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens the one council of this test, again and again, on the kind of database of this run."""
    kind = getattr(request, "param", "plain")
    if kind == "postgresql":
        yield from _postgres()
        return
    path, word = tmp_path / "test.council", "correct horse" if kind == "encrypted" else None
    yield lambda: Store.open(path, word, create=not path.exists())


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Iterator[Store]:
    """An empty council: on a plain file, an encrypted one and, when PGURL is set, PostgreSQL."""
    with open_store() as opened:
        yield opened


@pytest.fixture
def plain_store(tmp_path: Path) -> Iterator[Store]:
    """An empty council on a plain file."""
    with Store.open(tmp_path / "plain.council", create=True) as opened:
        yield opened


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "open_store" in metafunc.fixturenames:
        metafunc.parametrize("open_store", KINDS, indirect=True)


def _postgres() -> Iterator[Callable[[], Store]]:
    """A database of its own on the server of PGURL, gone afterwards."""
    server, name = make_url(PGURL).set(drivername="postgresql+psycopg"), f"council_{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        url = server.set(database=name).render_as_string(hide_password=False)
        yield lambda: Store.connect(url)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


@pytest.fixture
def still_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Time stands at noon of 1 March 2026 (UTC); call the fixture's value to let some pass."""
    at = [datetime(2026, 3, 1, 12, tzinfo=UTC)]
    monkeypatch.setattr(clock, "now", lambda: at[0])

    def pass_by(span: timedelta) -> None:
        at[0] += span

    return pass_by


LOTTERIES: dict[str, Any] = {}


@pytest.fixture
def remembered_lotteries(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lottery of one pool, targets and rule is found once in a run.

    For tests of what is done with a lottery; that it is always the same is tested elsewhere.
    """
    from council.selection import rules

    find = rules.find_lottery

    def once(*, progress: Progress = SILENT, **asked: Any) -> Any:
        key = repr(sorted(asked.items()))
        if key not in LOTTERIES:
            LOTTERIES[key] = find(progress=progress, **asked)
        return LOTTERIES[key]

    monkeypatch.setattr(rules, "find_lottery", once)


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log fails the test that caused it, unless it is marked `logs`."""
    yield
    if request.node.get_closest_marker("logs"):
        return
    loud = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not loud, f"logged: {loud}"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here may leave this machine."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        here = self.family == getattr(socket, "AF_UNIX", None)
        if not here and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test reached out to {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)

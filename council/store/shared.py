"""A council in a PostgreSQL database of its own, for offices on a wired net."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import OperationalError

from council.store import migrations
from council.store.refusals import FileTooNew, StoreBusy


def connect(url: str) -> Engine:
    """Open the database and bring it to today's form; an empty one gets its tables.

    Raises: StoreBusy when the server does not answer; FileTooNew.
    """
    address = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(address, pool_size=1, max_overflow=1)
    try:
        _bring_up(engine, place_of(url))
    except OperationalError as error:
        engine.dispose()
        raise StoreBusy(reason=str(error.orig)) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def place_of(url: str) -> str:
    """The address without its password, to show and to keep."""
    return make_url(url).render_as_string(hide_password=True)


def take_turn(connection: Connection) -> None:
    """Let no other station write until this transaction ends; in a file we are alone anyway.

    Numbers (of steps, statements, seats) follow the highest there is, so two writers at once would share one.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1131377006)")


def _bring_up(engine: Engine, place: str) -> None:
    with engine.begin() as connection:
        take_turn(connection)  # two stations must not both make it
        found = 0
        if inspect(connection).has_table("council_form"):
            found = connection.exec_driver_sql("SELECT version FROM council_form").scalar_one()
        if found > migrations.VERSION:
            raise FileTooNew(path=place, found=found, known=migrations.VERSION)
        if found == 0:
            connection.exec_driver_sql("CREATE TABLE council_form (version INTEGER NOT NULL)")
            connection.exec_driver_sql("INSERT INTO council_form VALUES (0)")
        for step in range(found + 1, migrations.VERSION + 1):
            for statement in migrations.statements(step, "postgresql"):
                connection.exec_driver_sql(statement)
        if found < migrations.VERSION:
            connection.execute(
                text("UPDATE council_form SET version = :version"), {"version": migrations.VERSION}
            )

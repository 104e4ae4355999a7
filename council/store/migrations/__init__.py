"""The forms a council file has had, one step a file, tables as text: no room is imported.

`0001.sql` is written from the records by tests/house/write_schema.py until the first release; after that a
change of records is a new step, and files of every released form lie in tests/samples.
"""

from pathlib import Path

VERSION = 1
_BYTES = {"sqlite": "BLOB", "postgresql": "BYTEA"}


def statements(step: int, dialect: str) -> tuple[str, ...]:
    """The SQL statements that lead from form `step` - 1 to form `step`.

    Args:
        dialect: "sqlite" or "postgresql".
    """
    text = (Path(__file__).parent / f"{step:04}.sql").read_text("utf-8")
    text = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return tuple(
        part.strip().replace("{bytes}", _BYTES[dialect]) for part in text.split(";\n") if part.strip(" ;\n")
    )

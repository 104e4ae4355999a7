"""Files a person asked for are written whole, or refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from council.saving import FileUnwritable, write_file
from council.words import say


def test_the_folder_is_made_only_when_asked(tmp_path: Path) -> None:
    """A folder that is not there is a refusal, unless it may be made."""
    with pytest.raises(FileUnwritable):
        write_file(tmp_path / "new" / "a.csv", b"x")
    write_file(tmp_path / "new" / "a.csv", b"x", make_folder=True)
    assert (tmp_path / "new" / "a.csv").read_bytes() == b"x"


def test_a_refused_disk_is_told_with_its_reason(tmp_path: Path) -> None:
    """The sentence names the file and what the disk said, and the old file is as it was."""
    (tmp_path / "full").write_bytes(b"old")
    with pytest.raises(FileUnwritable) as refused:
        write_file(tmp_path / "full" / "a.csv", b"x", make_folder=True)
    told = say(refused.value)
    assert "a.csv" in told and "Choose another place" in told
    assert refused.value.facts["reason"]
    assert (tmp_path / "full").read_bytes() == b"old"

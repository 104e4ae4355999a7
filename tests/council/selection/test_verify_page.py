"""verify.html in a real browser: files go in as a person would choose them, the page is read back."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.council.selection.specimens import Files, kept
from tests.council.selection.twins import PAGE, text_of

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium here, so the page is not opened: apt-get install chromium"
)
CHOOSE = """<script>
const chosen = new DataTransfer();
for (const [path, text] of Object.entries(%s)) {
  const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const file = new File([bytes], path.split("/").pop());
  file.arrayBuffer = () => Promise.resolve(bytes.buffer); // the dump waits for no real reading
  Object.defineProperty(file, "webkitRelativePath", { value: path });
  chosen.items.add(file);
}
const input = document.getElementById("files");
Object.defineProperty(input, "files", { value: chosen.files });
document.getElementById("expected").value = %s;
input.dispatchEvent(new Event("change"));
</script></body>"""


def shown(files: Mapping[str, bytes], place: Path, *, expected: str = "") -> str:
    """The words on the page once these files were chosen, by path."""
    texts = {path: text_of(data) for path, data in files.items()}
    page = PAGE.read_text(encoding="utf-8")
    page = page.replace("</body>", CHOOSE % (json.dumps(texts), json.dumps(expected)))
    (place / "page.html").write_text(page, encoding="utf-8")
    assert BROWSER is not None
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=10000"]
    command += [f"--user-data-dir={place / 'profile'}", "--dump-dom", (place / "page.html").as_uri()]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr[-2000:]
    body = re.sub(r"(?s)<(script|style).*?</\1>", "", ran.stdout)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def under(folder: str, files: Files) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


def test_a_certificate_and_a_receipt_are_shown(tmp_path: Path) -> None:
    """Verdict, hash in groups of four, the sum step by step, the receipt with its tickets."""
    said = shown(kept("small"), tmp_path)
    for words in ("✓ VALID", "72b2 ba5f 0b4a 7c19", "739 + 924 = 1663", "334 to 666", "round 657413"):
        assert words in said, words
    assert "receipt.json: this person is in the pool" in said and "667 of 1000" in said
    assert "this person is a member" in said


def test_what_fails_is_named_with_its_meaning(tmp_path: Path) -> None:
    """The code of the check and what it means; no sum is shown."""
    said = shown(kept("codes/C09"), tmp_path)
    assert "✗ INVALID C09" in said and "The sum is wrong" in said and "step by step" in said
    assert "739 +" not in said


def test_the_hash_from_the_letter_is_compared(tmp_path: Path) -> None:
    """Another hash fails the certificate, in so many words."""
    said = shown(kept("small"), tmp_path, expected="72B2 " + "0" * 60)
    assert "INVALID C04" in said and "Not the hash you entered" in said


def test_several_folders_are_a_chain(tmp_path: Path) -> None:
    """Three folders, one of a void draw: the chain is valid and says which draw was void."""
    folders: dict[str, bytes] = {}
    for number in "123":
        folders |= under(number, kept(f"chain/{number}"))
    said = shown(folders, tmp_path)
    assert "✓ VALID" in said and "A chain of draws: 1, 2, 3" in said and "the dice fell off" in said


def test_keys_among_the_files_are_warned_of(tmp_path: Path) -> None:
    """Who chooses the private folder is told that keys.json tells who is who."""
    said = shown(kept("digits") | {"keys.json": b"{}"}, tmp_path)
    assert "✓ VALID" in said and "keys.json tells who is who" in said

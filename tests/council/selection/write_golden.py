"""Write tests/golden/certificate/ anew:  .venv/bin/python -m tests.council.selection.write_golden

By hand, when the format of a certificate changes on purpose; the small draw there is the format's own.
"""

from __future__ import annotations

import shutil

from tests.council.selection.specimens import GOLDEN, golden


def main() -> None:
    for old in sorted(GOLDEN.iterdir()):
        if old.name != "small":
            shutil.rmtree(old)
    for name, files in golden().items():
        for path, data in files.items():
            place = GOLDEN / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        print(f"{name}: {len(files)} files")


if __name__ == "__main__":
    main()

"""What does the README show? Reads `docs/depeche.txt` with the command and puts the real screen in README.md.

    tools/screen.py [--check]

`--check` changes nothing and ends with code 1 when the README shows something else.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=<!-- screen -->\n).*?(?=<!-- /screen -->)", re.S)
COLUMNS = 80


def main() -> int:
    """Writes or checks the screen; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say whether the README is stale")
    options = parser.parse_args()
    before = README.read_text("utf-8")
    after = with_screen(before, screen())
    if options.check:
        print("README.md shows the real screen" if before == after else "README.md is stale: run `make screen`")
        return int(before != after)
    README.write_text(after, "utf-8")
    return 0


def screen() -> str:
    """What `aidememoire read docs/depeche.txt` prints, without colours, 96 columns wide."""
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(
        [command(), "read", "docs/depeche.txt"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True
    )
    return "\n".join(line.rstrip() for line in done.stdout.decode("utf-8").strip("\n").split("\n"))


def command() -> Path:
    """Where the command is when the package is installed for this Python."""
    return Path(sys.executable).with_name("aidememoire")


def with_screen(readme: str, shown: str) -> str:
    """The README with its screen replaced."""
    block = f"```text\n$ aidememoire read docs/depeche.txt\n{shown}\n```\n"
    return BLOCK.sub(lambda _: block, readme)


if __name__ == "__main__":
    sys.exit(main())

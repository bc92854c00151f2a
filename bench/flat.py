"""Does memory stay flat over many dispatches?

    bench/flat.py [--dispatches N] [--checkpoints N]

Reads N new dispatches in one process (paragraphs of real texts mixed anew, each with a name and a
figure never seen before), and prints the resident memory at checkpoints. The first checkpoint is
the measure's start: by then models and caches are full. Ends with code 1 when the last is more than
a tenth above it. Linux only, as it reads the process's own status.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path

from texts import mixed_texts

MAY_GROW_BY = 0.10


def main() -> int:
    """Reads the dispatches, printing as it goes; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dispatches", type=int, default=10_000, help="how many to read (default 10,000)")
    parser.add_argument("--checkpoints", type=int, default=10, help="how often to look (default 10)")
    options = parser.parse_args()
    every = max(1, options.dispatches // options.checkpoints)

    import aidememoire

    began, words, seen = time.perf_counter(), 0, []
    print(f"\n{'dispatches':>10}{'words':>12}{'words/s':>10}{'resident MB':>13}")
    for number, text in enumerate(mixed_texts(options.dispatches), 1):
        aidememoire.read(text.text, date=text.date, id=text.id).to_json()
        words += len(text.text.split())
        if number % every == 0:
            gc.collect()
            seen.append(resident_mb())
            speed = words / (time.perf_counter() - began)
            print(f"{number:10,}{words:12,}{speed:10,.0f}{seen[-1]:13,.0f}", flush=True)
    grown = seen[-1] / seen[0] - 1
    holds = grown <= MAY_GROW_BY
    print(f"\n{'holds  ' if holds else 'FAILS  '} {grown:+.1%} from the first checkpoint to the last")
    return 0 if holds else 1


def resident_mb() -> float:
    """The memory that this process holds now, in MB."""
    status = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())

"""How well do articles of two years fall into stories? Over the shared Wikinews articles, in the order of their days.

    python bench/affairs.py [--records FILE] [--show]

`bench/affairs.toml` says which articles are about one affair. Prints how many of the pairs that share a story
share an affair (precision; by hand the rest is looked at with `--show`) and how many pairs of an affair whose articles
are in stories share one (recall). Both are printed for two halves of the affairs, too, told apart by a hash of their
name: constants are set looking at one, so that the other shows what was fitted. `--records` keeps the records
between runs (JSON lines): reading takes minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from aidememoire import read
from aidememoire.record import Record
from aidememoire.store.store import Store
from texts import ARTICLES, real_texts

AFFAIRS = Path(__file__).with_name("affairs.toml")


def records(kept: Path | None) -> Iterator[Record]:
    """The records of all articles, read now or kept by an earlier run."""
    if kept and kept.exists():
        yield from (Record.from_json(line) for line in kept.read_text("utf-8").splitlines())
        return
    lines = []
    for text in real_texts(10_000)[1]:
        record = read(text.text, date=text.date, id=text.id)
        lines.append(record.to_json(indent=None))
        yield record
    if kept:
        kept.write_text("".join(lines), "utf-8")


@dataclass
class Half:
    """Pairs of one half of the affairs: in one story, of one affair and in one story, of one affair."""

    together: int = 0
    right: int = 0
    wanted: int = 0


def half_of(affair: str) -> int:
    """The half that an affair is in, 0 or 1, by its name; an article that none names is an affair of its own."""
    return hashlib.sha256(affair.encode()).digest()[0] % 2


def main() -> int:
    """Places the articles and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=Path)
    parser.add_argument("--show", action="store_true", help="print every story of two articles or more")
    options = parser.parse_args()
    if not ARTICLES.is_dir():
        print("no shared articles beside the project")
        return 0
    affair = {id: name for name, ids in tomllib.loads(AFFAIRS.read_text("utf-8"))["affairs"].items() for id in ids}
    named = set(affair.values())
    found = sorted(records(options.records), key=lambda record: (record.date or "", record.id))
    stories: defaultdict[str | None, list[str]] = defaultdict(list)
    with Store.open("sqlite://") as store:
        for record in found:
            store.add(record, received=f"{record.date}T12:00:00Z")
        kept = {each.id: each for each in store.dispatches()}
    for each in kept.values():
        stories[each.story].append(each.id)
    outside = stories.pop(None, [])
    several = {story: ids for story, ids in stories.items() if len(ids) > 1}
    pairs = [pair for ids in several.values() for pair in combinations(ids, 2)]
    right = sum(affair.get(one) is not None and affair.get(one) == affair.get(other) for one, other in pairs)
    placed = Counter(affair[each.id] for each in kept.values() if each.story and each.id in affair)
    wanted = sum(count * (count - 1) // 2 for count in placed.values())
    halves = [Half(), Half()]
    for one, other in pairs:
        mine, theirs = affair.get(one, one), affair.get(other, other)
        half = halves[half_of(min(mine, theirs, key=lambda name: (name not in named, name)))]
        half.together += 1
        half.right += mine == theirs
    for name, count in placed.items():
        halves[half_of(name)].wanted += count * (count - 1) // 2
    print(f"{len(kept)} articles: {len(outside)} in no story, {len(stories)} stories, {len(several)} of two or more")
    print(f"pairs of one story: {len(pairs)}, of one affair {right} ({right / max(1, len(pairs)):.3f})")
    print(f"pairs of one affair in stories: {wanted}, in one story {right} ({right / max(1, wanted):.3f})")
    for name, half in zip("AB", halves, strict=True):
        print(f"half {name}: precision {half.right} of {half.together}, recall {half.right} of {half.wanted}")
    if options.show:
        for story, ids in several.items():
            print(f"\n{story}")
            for id in ids:
                print(f"  {kept[id].date}  {affair.get(id, '-'):<12} {kept[id].kind:<8} {kept[id].headline}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

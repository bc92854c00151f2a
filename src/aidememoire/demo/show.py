"""What `aidememoire demo` prints: the story at a glance, one dispatch whole, what to type next."""

from __future__ import annotations

from rich.console import Console

from aidememoire import demo
from aidememoire.record import Record
from aidememoire.runs.delivery import print_out
from aidememoire.runs.local import load_reader
from aidememoire.views.formats import Format, has_colour, renderer
from aidememoire.views.overview import overview

NEXT = """What to type next:
  aidememoire demo d05                      another dispatch of the story (d01 to d10)
  aidememoire demo --format html -o story   a web page for each, its words marked
  aidememoire read dispatch.txt             your own
  aidememoire read dispatch.txt --format json
"""


def show(name: str, *, why: bool = False) -> None:
    """Reads the bundled stories and prints them, with the page of the dispatch of that name.

    Raises AideMemoireError when the model cannot be loaded or a dispatch cannot be read.
    """
    with Console(stderr=True).status("Reading ten invented dispatches (the model takes some 5 s to load)"):
        read = load_reader()
        records: dict[str, Record] = {}
        for story in demo.stories():
            for found, dispatch_name in zip(read([demo.dispatch(n) for n in story.names]), story.names, strict=True):
                if not isinstance(found, Record):
                    raise found
                records[dispatch_name] = found
    screen = Console()
    with screen.capture() as capture:
        for story in demo.stories():
            screen.print(overview(story.title, [records[n] for n in story.names]), width=min(screen.width, 110))
            screen.print()
    print_out("\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n")
    print_out(renderer(Format.text, why=why, screen=screen)(records[name]))
    print_out("\n" + NEXT if not has_colour(screen) else f"\n\x1b[2m{NEXT}\x1b[0m")

"""What `aidememoire demo` prints: the bundled stories put into a store, where their talks stand, what to type next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from rich.console import Console

from aidememoire import demo
from aidememoire.dispatch import Dispatch
from aidememoire.record import Record
from aidememoire.runs.delivery import print_out
from aidememoire.runs.ingest import ingest_dispatches
from aidememoire.runs.local import load_reader
from aidememoire.store.store import Store
from aidememoire.views.answer_lines import PLAIN_WIDTH, text_of
from aidememoire.views.formats import Format, has_colour, renderer

STORE = "aidememoire-demo.db"  # in the folder one is in
WAIT = "Reading ten invented dispatches (the model takes some 5 s to load)"

# each is typed with `--store STORE`
QUESTIONS = (
    ("story botswana", "the other story, whole"),
    ('story aurelia --at "9 février 2018"', "where the talks stood that day"),
    ("positions --party asuncion --history", "how a stance changed"),
    ("said --by pucheta --about trêve", "who said what of it"),
    ("timeline --story aurelia --place Genève", "what happened there"),
    ("disputes --story botswana", "account beside account"),
    ("search évacués", "« évacuation » too"),
    ("diff d05-lead-fcl-oui-sous-conditions", "what an update changed"),
)
SERVED = ("serve", "the same in a browser, at http://127.0.0.1:8000/")
OTHERS = (
    ("demo d05", "a dispatch whole, line by line (d01 to d10)"),
    ("demo --format html -o story", "a page for each, its words marked"),
    ("ingest FILE...", "your own dispatches, into your own store"),
)


def show() -> None:
    """Reads the bundled stories into a fresh store, prints the state of their talks and what to type next.

    The store is the file STORE of the current folder; one that an earlier demonstration left is made anew. Raises
    AideMemoireError when the model cannot be loaded, a dispatch cannot be read or the store cannot be made.
    """
    from aidememoire.store.queries import stories
    from aidememoire.stories.opening import open_story
    from aidememoire.views.story_page import story_lines

    screen = Console()
    width = screen.width if screen.is_terminal else PLAIN_WIDTH
    with _filled(Path(STORE)) as store:
        for listed in stories(store):
            told = open_story(store, listed.id)
            print_out(text_of(story_lines(told, typed=_of_store), width=width, colour=has_colour(screen)) + "\n")
    print_out(_next(has_colour(screen)))


def show_one(name: str, *, why: bool = False) -> None:
    """Reads one bundled dispatch and prints its page. Raises AideMemoireError as `show` does."""
    screen = Console()
    with Console(stderr=True).status(WAIT):
        (record,) = load_reader()([demo.dispatch(name)])
    if not isinstance(record, Record):
        raise record
    print_out(renderer(Format.text, why=why, screen=screen)(record))


def _filled(path: Path) -> Store:
    """A new store at a path with the bundled dispatches in it."""
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()
    store = Store.open(path)
    try:
        with Console(stderr=True).status(WAIT):
            ingest_dispatches(store, _dispatches())
    except BaseException:
        store.close()
        raise
    return store


def _dispatches() -> Iterator[tuple[str, Dispatch]]:
    for story in demo.stories():
        for name in story.names:
            yield f"{name}.txt", demo.dispatch(name)


def _of_store(command: str) -> str:
    """A command as it is typed for the demonstration's store."""
    return f"{command} --store {STORE}"


def _next(colour: bool) -> str:
    """What to type next, each command with what it shows."""
    typed = [(_of_store(f"aidememoire {words}"), what) for words, what in (*QUESTIONS, SERVED)]
    typed += [(f"aidememoire {words}", what) for words, what in OTHERS]
    lines = ["What to type next:"]
    for command, what in typed:
        lines += [f"  {command}", f"      {what}"]
    text = "\n".join(lines) + "\n"
    return f"\x1b[2m{text}\x1b[0m" if colour else text

"""What a line of the record is, whoever shows it: an entry, entries under a heading, a section."""

from __future__ import annotations

from dataclasses import dataclass

from aidememoire.passage import Passage


@dataclass(frozen=True, slots=True)
class Person:
    """An actor as a line names them: the anchor of their entry and their name."""

    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record and the words that prove it.

    anchor  unique in the page; `label` is what the reader sees of it: F3
    kind    what it is, in a word: « Consultation », « propos direct »
    who     the actors of the line, and `to` whom it is done or said
    said    what the line says in words of its own: an agenda item, a claim
    facts   when, where, status, on whose authority: short, in reading order
    sign    + ± − for a stance
    inside  the anchor of the quotation that holds this one
    items   the ids of the record's items that the line shows: e3
    before, after  words of the paragraph around a passage that says too little alone
    """

    anchor: str
    label: str
    layer: str
    kind: str = ""
    who: tuple[Person, ...] = ()
    to: tuple[Person, ...] = ()
    said: str = ""
    facts: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    why: str | None = None
    sign: str = ""
    certainty: str = "agency"
    inside: str | None = None
    items: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading: a proposal with its positions, a dispute with its accounts."""

    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    anchor: str = ""
    label: str = ""
    passages: tuple[Passage, ...] = ()
    why: str | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. `empty` is what to say when it holds nothing."""

    key: str
    title: str
    empty: str
    groups: tuple[Group, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, group after group."""
        return tuple(entry for group in self.groups for entry in group.entries)

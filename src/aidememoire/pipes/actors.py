"""Actors: which mentions are one and the same, across the whole dispatch."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.actors.bodies import take_up_collective, take_up_work
from aidememoire.actors.bracketed import is_aside
from aidememoire.actors.entities import Entity
from aidememoire.actors.groups import assemble_groups
from aidememoire.actors.many_in_one import body_of_many
from aidememoire.actors.mention import Mention
from aidememoire.actors.named_bodies import name_bodies
from aidememoire.actors.named_later import named_beside, take_up_unnamed
from aidememoire.actors.naming import give_name
from aidememoire.actors.nominals import take_up_nominal
from aidememoire.actors.of_documents import author_of, document_before
from aidememoire.actors.pairs import couple_before, one_of_pair, pair_before
from aidememoire.actors.people import name_people, settle_countries, take_up_function
from aidememoire.actors.pronoun_mentions import ONE_OF_TWO
from aidememoire.actors.registry import Registry, title_of
from aidememoire.actors.same_names import unite_names
from aidememoire.actors.told_twice import unite_told_twice
from aidememoire.actors.weak_bodies import weak_before
from aidememoire.actors.women_titled import woman_titled


@Language.factory("aidememoire_actors", assigns=["doc._.aidememoire_actors"])
def create_actors(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `actors` layer. Needs a parse and named entities."""
    return layers.LayerPipe("actors", resolve_actors)


def resolve_actors(doc: Doc) -> list[dict[str, Any]]:
    """The actors of a Doc in order of their first mention (`layers.ActorItem`).

    `heads` are the head tokens of the mentions, in the same order. Names first, wherever they stand; then, in
    text order, what takes them up; then groups and their members.
    """
    mentions: list[Mention] = layers.get(doc, "mentions")
    book = Registry(doc, mentions)
    name_people(book)
    name_bodies(book)
    for n, m in enumerate(mentions):
        if n in book.of:
            if m["form"] in ("function", "nominal"):
                take_up_unnamed(book, n, m)
            elif m["form"] == "name":
                give_name(book, n)
            continue
        if m["form"] in ("collective", "nominal") and not m.get("determiner") and is_aside(book.text, m):
            continue  # « le Marca (|journal espagnol|) »
        if m["form"] == "function":
            take_up_function(book, n, m)
        elif m["form"] == "collective":
            take_up_collective(book, n, m)
        elif m["form"] == "nominal":
            if couple_before(book, n, m) is None:
                take_up_nominal(book, n, m)
        elif m["form"] == "work":
            take_up_work(book, n)
        elif m["form"] == "pronoun":
            if (document := document_before(book, n)) is not None:
                if (whose := author_of(book, document)) is not None:
                    book.join(whose, n)
                continue
            if m.get("noun") in ONE_OF_TWO:
                if (one := one_of_pair(book, n)) is not None:
                    book.join(one, n)
                continue
            found = woman_titled(book, n, book.antecedents.of_pronoun(n, book.of))
            found = pair_before(book, n, found) or body_of_many(book, n)
            found = named_beside(book, n, found) or weak_before(book, n)
            if found is not None and n not in book.of:
                book.join(found, n)
    unite_told_twice(book)
    unite_names(book)
    assemble_groups(doc, mentions, book.entities, book.of)
    settle_countries(book)
    return _items(doc, mentions, book.entities)


def _items(doc: Doc, mentions: list[Mention], entities: list[Entity]) -> list[dict[str, Any]]:
    """The layer: entities as plain values, in order of first mention; a name of nobody knows what that does
    nothing is none."""
    kept = [e for e in entities if e.mentions and (e.sure or any(mentions[n].get("acts") for n in e.mentions))]
    kept.sort(key=lambda e: min(e.mentions))
    ids = {id(e): f"a{n}" for n, e in enumerate(kept, 1)}
    items = []
    for e in kept:
        positions = sorted(set(e.mentions))
        kind = "government" if e.kind == "state" and "gouvernement" in e.nouns else e.kind
        items.append(
            {
                "id": ids[id(e)],
                "name": e.name,
                "kind": kind,
                "country": e.country,
                "roles": [
                    {"title": title_of(title), "evidence": layers.span(doc, mentions[n]["start"], mentions[n]["end"])}
                    for title, n in e.roles
                ],
                "members": [ids[id(m)] for m in e.members if id(m) in ids],
                "mentions": [layers.span(doc, mentions[n]["start"], mentions[n]["end"]) for n in positions],
                "heads": [mentions[n]["token"] for n in positions],
                "gender": e.gender,
                "number": e.number,
                "named": e.named,
                "place_only": e.key.startswith(("state:", "region:"))
                and all(mentions[n].get("locative") for n in positions),
            }
        )
    return items


class ActorIndex:
    """Which actor do these words name? Built from the `actors` layer for the pipes that follow."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.actors: list[dict[str, Any]] = layers.get(doc, "actors")
        self.by_id = {a["id"]: a for a in self.actors}
        # « les présidents russe et turc »: the words name the group; its members share their head
        of_group = {(h, m) for a in self.actors for m in a["members"] for h in a["heads"]}
        self._by_head = {h: a["id"] for a in self.actors for h in a["heads"] if (h, a["id"]) not in of_group}
        self._spans = sorted((m["start"], m["end"], a["id"]) for a in self.actors for m in a["mentions"])
        self._starts = [s for s, _, _ in self._spans]
        self._longest = max((e - s for s, e, _ in self._spans), default=0)

    def of_token(self, token: int | None) -> str | None:
        """The actor whose mention has this head, else of the shortest mention that covers it as its head noun."""
        if token is None:
            return None
        if token in self._by_head:
            return str(self._by_head[token])
        at = self.doc[token].idx
        covering = [(e - s, a) for s, e, a in self._near(at) if s <= at < e and self._is_headed(s, e, token)]
        if not covering and token + 2 < len(self.doc) and self.doc[token + 1].text == "-":
            if not self.doc[token].whitespace_ and token + 2 in self._by_head:
                return str(self._by_head[token + 2])  # « selon l'|état|-major »
        return str(min(covering)[1]) if covering else None

    def of_word(self, token: int) -> str | None:
        """As `of_token`, else of the shortest mention that holds a word of a name: « la préfecture du |Delta| »."""
        found = self.of_token(token)
        if found is not None or not self.doc[token].text[:1].isupper():
            return found
        at = self.doc[token].idx
        covering = [(e - s, a) for s, e, a in self._near(at) if s <= at < e]
        return str(min(covering)[1]) if covering else None

    def _near(self, at: int) -> list[tuple[int, int, str]]:
        """The mentions that may cover a character."""
        return self._spans[bisect_right(self._starts, at - self._longest - 1) : bisect_right(self._starts, at)]

    def _is_headed(self, start: int, end: int, token: int) -> bool:
        head = self.doc[token].head
        return head.i == token or not start <= head.idx < end

    def of_span(self, start: int, end: int) -> list[str]:
        """The actors whose mentions lie within characters `start:end`, in order, each once."""
        i = bisect_right(self._starts, start - 1)
        found: list[str] = []
        while i < len(self._spans) and self._spans[i][0] < end:
            _, e, a = self._spans[i]
            if e <= end and a not in found:
                found.append(a)
            i += 1
        return found

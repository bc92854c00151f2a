"""Which actors are the party of a stance? Listed members for their group, a body for its spokesman."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.lexicon import world
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.actors import ActorIndex
from aidememoire.pipes.clauses import read_clauses

BODIES = {"government", "state", "organisation", "armed_group", "party", "group"}
NAMED = re.compile(r"\s*(?:,\s*(?:dont|parmi lesquels|à savoir|notamment)\b|\()")
FEW = 2  # a group of two is its members, never a body


class Parties:
    """Tells the actors that words name as parties."""

    def __init__(self, doc: Doc, index: ActorIndex) -> None:
        self.doc, self.index = doc, index
        self.subjects = {c.subject_head for c in read_clauses(doc) if c.kind == "finite" and c.subject_own}
        self.groups = {
            frozenset(a["members"]): a["id"] for a in index.actors if len(a["members"]) > FEW and len(a["mentions"]) > 1
        }

    def named(self, heads: list[int]) -> list[str]:
        """The actors that head words name, in order, each once; a listed group once as the body it forms."""
        found: list[str] = []
        for head in heads:
            for actor in self._of_head(head):
                if actor not in found:
                    found.append(actor)
        return self.as_body(found)

    def as_body(self, found: list[str]) -> list[str]:
        """The group that exactly these actors form in the text, else they themselves."""
        body = self.groups.get(frozenset(found))
        return [body] if body is not None else found

    def _of_head(self, head: int) -> list[str]:
        actor = self.index.of_token(head) or self._covering(head)
        if actor is None:
            return self._by_adjective(head)
        item = self.index.by_id[actor]
        if (
            item["kind"] == "person"
            and re.match(r"une? ", self.doc[phrases.phrase(self.doc, head)[0] : head + 1].text.lower())
            and not item.get("named")
        ):
            return []  # « un voyageur »: nobody who could be told apart
        if item.get("place_only") and self.doc[head].dep_ not in ("nsubj", "obl:agent", "nmod", "conj", "nsubj:pass"):
            return []
        members: list[str] = item["members"]
        if members and (len(members) <= FEW or self._lists_members(head, members)):
            return members
        return [actor]

    def _covering(self, head: int) -> str | None:
        """The actor whose mention begins a noun phrase: « la Première |ministre| britannique Theresa May »."""
        token = self.doc[head]
        if token.pos_ not in ("NOUN", "PROPN"):
            return None
        start = phrases.phrase(self.doc, head)[0]
        first = self.doc[start].idx
        for actor in self.index.actors:
            for mention in actor["mentions"]:
                if first <= mention["start"] <= token.idx < mention["end"] and mention["start"] - first < 12:
                    found: str = actor["id"]
                    return found
        return None

    def listed(self, last: int) -> list[str]:
        """The actors of a list « l'Espagne, l'Italie et le Mexique » that ends at the token `last`."""
        found: list[str] = []
        end = self.doc[last].idx + len(self.doc[last])
        while True:
            ending = [(m["start"], a["id"]) for a in self.index.actors for m in a["mentions"] if m["end"] == end]
            if not ending:
                return found[::-1]
            start, actor = min(ending)
            found.append(actor)
            lead = max(0, start - 10)
            joint = re.search(r"(?:,| et|, et) (?:de |d')?$", layers.text(self.doc)[lead:start])
            if joint is None or len(found) == 1 and " et" not in joint.group(0):
                return found[::-1]
            end = lead + joint.start()

    def with_joined(self, found: list[str], head: int, verb: int) -> list[str]:
        """« A et B ont discuté »: the actors joined to the first one that the parser hung elsewhere."""
        doc = self.doc
        first = doc[head].idx
        if (
            not head < verb <= head + 25
            or doc[verb].pos_ not in ("AUX", "VERB")
            or "Plur" not in doc[verb].morph.get("Number", [])
        ):
            return found
        words = layers.text(doc)[first : doc[verb].idx]
        joined = [first + m.end() for m in re.finditer(r"\bet (?:de |d')?", words)]
        more = []
        for actor in self.index.actors:
            starts = {m["start"] for m in actor["mentions"] if m["end"] <= doc[verb].idx}
            if starts & set(joined) and actor["id"] not in found and actor["kind"] != "group":
                more.append(actor["id"])
        return [*found, *more]

    def _lists_members(self, head: int, members: list[str]) -> bool:
        """« six pays occidentaux, dont les Etats-Unis, ont »: the words name members."""
        _, end = phrases.phrase(self.doc, head)
        after = layers.text(self.doc)[self.doc[end - 1].idx + len(self.doc[end - 1]) :][:60]
        adjective = re.match(r"\s*(?:,|et)\s+([\w-]+)", after)
        if adjective is not None and world.country_of_adjective(adjective.group(1).lower()) is not None:
            return True
        if NAMED.match(after) is None:
            return False
        start = self.doc[end - 1].idx
        return any(a in members for a in self.index.of_span(start, start + 120))

    def _by_adjective(self, head: int) -> list[str]:
        """The state that « américaine » means in « la proposition américaine », when the text has it as an actor."""
        token = self.doc[head]
        if token.pos_ not in ("ADJ", "NOUN", "PROPN"):
            return []
        code = world.country_of_adjective(word(token))
        if code is None:
            return []
        states = [a for a in self.index.actors if a["country"] == code and a["kind"] in ("state", "government")]
        return [states[0]["id"]] if states else []

    def spoken_for(self, speaker: str, plural: bool) -> str:
        """Whom the first person of a speaker stands for: with « nous », the body that they speak for."""
        item = self.index.by_id[speaker]
        if item["kind"] != "person" or not plural:
            return speaker
        for role in item["roles"]:
            body = self._body_of(role)
            if body is not None:
                return body
        return speaker

    def _body_of(self, role: dict[str, Any]) -> str | None:
        title = role["title"].lower()
        if not any(noun in title for noun in load("positions")["spokesmen"]["nouns"]):
            return None
        start, end = role["evidence"]["start"], role["evidence"]["end"]
        inside = [
            a
            for a in self.index.of_span(start, end)
            if self.index.by_id[a]["kind"] in BODIES and not self.index.by_id[a].get("place_only")
        ]
        if inside:
            return inside[-1]
        first = re.match(r"(?:le |la |l')?(son|sa|leur)\b", role["evidence"]["text"].lower())
        if first is None:
            return None
        plural = first.group(1) == "leur"
        before = [
            (m["start"], a)
            for a in self.index.actors
            for m in a["mentions"]
            if a["kind"] in BODIES
            and m["end"] <= start
            and start - m["start"] < 700
            and ((a.get("number") == "p") == plural or a["kind"] == "armed_group")
        ]
        acting = [(s, a) for s, a in before if self._is_subject(s, a)]
        bodies = [(s, a) for s, a in before if a["kind"] != "group"]
        pool = [pair for pair in acting if pair in bodies] or bodies or acting or before
        owner: str | None = max(pool, key=lambda pair: pair[0])[1]["id"] if pool else None
        return owner

    def _is_subject(self, start: int, actor: dict[str, Any]) -> bool:
        heads = [h for m, h in zip(actor["mentions"], actor["heads"], strict=False) if m["start"] == start]
        return any(h in self.subjects or self.doc[h].dep_.startswith("nsubj") for h in heads)

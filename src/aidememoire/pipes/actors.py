"""Actors: which mentions are one and the same, across the whole dispatch."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.lexicon import world
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.antecedents import Antecedents
from aidememoire.pipes.clauses import read_clauses
from aidememoire.pipes.entities import Entity, same_office, same_person, surname_of
from aidememoire.pipes.groups import assemble_groups
from aidememoire.pipes.mentions import PEOPLE_OF, POSSESSIVES, Mention

TAKES_UP = {"mouvement", "parti", "formation", "organisation", "groupe", "coalition", "alliance", "ong", "institution", "syndicat", "association", "milice", "faction", "rébellion", "guérilla", "secte", "groupe djihadiste", "groupe armé", "agence", "front"}  # fmt: skip


@Language.factory("aidememoire_actors", assigns=["doc._.aidememoire_actors"])
def create_actors(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `actors` layer. Needs a parse and named entities."""
    return layers.LayerPipe("actors", resolve_actors)


def resolve_actors(doc: Doc) -> list[dict[str, Any]]:
    """The actors of a Doc in order of their first mention (`layers.ActorItem`).

    `heads` are the head tokens of the mentions, in the same order.
    """
    mentions: list[Mention] = layers.get(doc, "mentions")
    book = _Book(doc, mentions)
    book.name_people()
    book.name_bodies()
    book.take_up()
    assemble_groups(doc, mentions, book.entities, book.of)
    return _items(doc, mentions, book)


class _Book:
    """The entities of a dispatch and which mention belongs to which."""

    def __init__(self, doc: Doc, mentions: list[Mention]) -> None:
        self.doc, self.mentions = doc, mentions
        self.entities: list[Entity] = []
        self.of: dict[int, Entity] = {}
        self.antecedents = Antecedents(doc, mentions, read_clauses(doc))
        self.home = self._home()

    def new(self, n: int, **more: Any) -> Entity:
        entity = Entity(**more)
        self.entities.append(entity)
        self.join(entity, n)
        return entity

    def join(self, entity: Entity, n: int) -> None:
        mention = self.mentions[n]
        self.of[n] = entity
        entity.mentions.append(n)
        for name in ("gender", "country"):
            if getattr(entity, name) is None and mention.get(name):
                setattr(entity, name, mention.get(name))

    def _home(self) -> str | None:
        """The country that « le gouvernement », « l'armée » belong to when nothing else is said: the most named."""
        votes: dict[str, float] = {}
        for m in self.mentions:
            code = m.get("country")
            if code and m["form"] in ("state", "capital", "collective", "function"):
                votes[code] = votes.get(code, 0) + (0.4 if m.get("locative") else 1)
        return max(votes, key=lambda c: (votes[c], c)) if votes else None

    # --- named actors -------------------------------------------------------------------------------

    def name_people(self) -> None:
        """Persons by their names, fullest names first, so that « Kerry » in the headline finds « John Kerry »."""
        named = [n for n, m in enumerate(self.mentions) if m["form"] == "name"]
        for n in sorted(named, key=lambda n: (-len(self.mentions[n]["name"].split()), n)):
            m = self.mentions[n]
            known = [e for e in self.entities if e.kind == "person" and same_person(e, m["name"], m.get("gender"))]
            if known:
                best = min(known, key=lambda e: min(abs(k - n) for k in e.mentions))
                self.join(best, n)
            else:
                self.new(n, kind="person", name=m["name"], named=True, surname=surname_of(m["name"]), gender=m.get("gender"), aliases={fold(m["name"])})  # fmt: skip
        for n, m in enumerate(self.mentions):
            target = m.get("names")
            if m["form"] == "function" and target is None:
                target = self._through_next(n)
            if m["form"] == "function" and target is not None and target in self.of:
                self._give_role(self.of[target], n)

    def _through_next(self, n: int) -> int | None:
        """« son porte-parole, le colonel X »: the first function goes with the second one's name."""
        if n + 1 < len(self.mentions):
            nxt = self.mentions[n + 1]
            gap = layers.text(self.doc)[self.mentions[n]["end"] : nxt["start"]]
            if nxt["form"] == "function" and nxt.get("names") is not None and gap.strip() == ",":
                return nxt.get("names")
        return None

    def _give_role(self, entity: Entity, n: int) -> None:
        m = self.mentions[n]
        if m.get("noun") == "homologue":
            m = self._homologue(n)
        entity.nouns.add(m.get("noun", ""))
        if m.get("office"):
            entity.offices.add(str(m["office"]))
        if m.get("complement"):
            entity.complements.add(str(m["complement"]))
        entity.roles.append((self.mentions[n]["name"], n))
        if m.get("country"):
            entity.country = entity.country or m["country"]
        if m.get("gender") and m.get("determiner") not in POSSESSIVES | {"l'"}:
            entity.gender = entity.gender or m["gender"]
        self.join(entity, n)

    def _homologue(self, n: int) -> Mention:
        """« son homologue russe » holds the office of the person before, for another country."""
        m = self.mentions[n]
        for k in range(n - 1, max(-1, n - 8), -1):
            before = self.mentions[k]
            if before["form"] == "function" and before.get("noun") != "homologue" and before["kind"] == "person":
                return {**m, "noun": before.get("noun", ""), "office": before.get("office"), "country": m.get("country")}
        return m

    def name_bodies(self) -> None:
        """States, their governments and capitals, organisations, acronyms."""
        for n, m in enumerate(self.mentions):
            if m["form"] in ("state", "capital") or (m["form"] == "seat" and m["kind"] == "government"):
                code = m.get("country")
                found = self._by_key(f"state:{code}")
                if found is None:
                    name = m["name"]
                    found = self.new(n, kind="state", name=name, named=True, country=code, key=f"state:{code}", gender=None)
                else:
                    self.join(found, n)
                found.number = m.get("number") or found.number
                found.aliases.add(fold(str(m.get("alias") or m["name"])))
                if m["form"] != "state" and not m.get("locative"):
                    found.nouns.add("gouvernement")
            elif m["form"] in ("organisation", "seat"):
                self._name_organisation(n, m)

    def _name_organisation(self, n: int, m: Mention) -> None:
        alias, name = fold(str(m.get("alias") or "")), fold(m["name"])
        found = next((e for e in self.entities if e.kind != "person" and e.named and ({alias, name} - {""}) & e.aliases), None)
        if found is not None:
            self.join(found, n)
            found.sure = True
            if len(m["name"]) > len(found.name) and m.get("alias") != m["name"]:
                found.name = m["name"]
            return
        entity = self.new(n, kind=m["kind"], name=m["name"], named=True, aliases={alias, name} - {""}, sure=not m.get("unsure"), country=m.get("country"))  # fmt: skip
        entity.nouns |= {"organisation"} if m["kind"] == "organisation" else {"mouvement"}

    def _by_key(self, key: str) -> Entity | None:
        return next((e for e in self.entities if e.key == key), None)

    # --- functions, collectives and pronouns, in text order -------------------------------------------

    def take_up(self) -> None:
        """Goes through the text and says whom each remaining mention takes up."""
        for n, m in enumerate(self.mentions):
            if n in self.of:
                continue
            if m["form"] == "function":
                self._function(n, m)
            elif m["form"] == "collective":
                self._collective(n, m)
            elif m["form"] == "nominal":
                self._nominal(n, m)
            elif m["form"] == "pronoun":
                found = self.antecedents.of_pronoun(n, self.of)
                if found is not None:
                    self.join(found, n)

    def _function(self, n: int, m: Mention) -> None:
        if m["kind"] == "group" or m.get("number") == "p":
            self._plural(n, m)
            return
        definite = m.get("determiner") in ("le", "la", "l'", "ce", "cet", "cette", "") or m.get("determiner") in POSSESSIVES
        if definite:
            found = self._holder(n, m)
            if found is not None:
                self.join(found, n)
                if m.get("gender"):
                    found.gender = found.gender or m["gender"]
                return
        entity = self.new(n, kind="person", name=_bare(m), country=m.get("country"), gender=m.get("gender"))
        entity.nouns.add(m.get("noun", ""))
        if m.get("office"):
            entity.offices.add(str(m["office"]))
        if m.get("complement"):
            entity.complements.add(str(m["complement"]))

    def _holder(self, n: int, m: Mention) -> Entity | None:
        """The person already met, or still to come, who holds a function: the nearest before, else named after."""
        noun, office = m.get("noun", ""), m.get("office")
        people = [e for e in self.entities if e.kind == "person" and same_office(e, noun, office, m.get("country"), str(m.get("complement") or ""))]  # fmt: skip
        if m.get("gender") and m.get("determiner") not in POSSESSIVES | {"l'"}:
            people = [e for e in people if e.gender in (None, m["gender"])]
        before = [e for e in people if min(e.mentions) < n]
        if before:
            return max(before, key=lambda e: max(k for k in e.mentions if k < n))
        if people and m.get("determiner") in ("le", "la", "l'", ""):
            return min(people, key=lambda e: min(e.mentions))
        if m.get("noun") in ("intéressé", "candidat", "rival", "opposant", "émissaire", "envoyé", "médiateur", "responsable", "dirigeant") and m.get("determiner") in ("le", "la", "l'", "ce", "cette"):  # fmt: skip
            return None
        return None

    def _plural(self, n: int, m: Mention) -> None:
        entity = self.new(n, kind="group", name=_bare(m), country=m.get("country"), number="p")
        entity.nouns.add(m.get("noun", ""))

    def _collective(self, n: int, m: Mention) -> None:
        noun, country = m.get("noun", ""), m.get("country")
        owner = m.get("of")
        if owner is not None and owner in self.of and (noun in PEOPLE_OF or noun in ("camp", "mouvement", "gouvernement")):
            self.join(self.of[owner], n)
            self.of[owner].nouns.add(noun)
            if m["kind"] == "armed_group":
                self.of[owner].kind = "armed_group" if self.of[owner].kind in ("organisation", "party") else self.of[owner].kind
            return
        definite = m.get("determiner") in ("le", "la", "l'", "les", "ce", "cet", "cette", "ces", "au", "aux", "du", "")
        if m["kind"] == "government" and m.get("number") != "p" or noun in ("autorités",):
            self._government(n, m, country)
            return
        if noun == "pays" and m.get("number") == "s" and m.get("determiner") in ("le", "ce") and not m.get("complement"):
            states = [e for e in self.entities if e.key.startswith("state:") and any(k < n for k in e.mentions)]
            if states:
                near = max(states, key=lambda e: max(k for k in e.mentions if k < n))
                home = next((e for e in states if e.country == self.home), None)
                self.join(near if m.get("determiner") == "ce" or home is None else home, n)
                return
        if noun in TAKES_UP and definite and not m.get("complement") and not country:
            found = self._last_body(n, m)
            if found is not None:
                self.join(found, n)
                return
        if m["kind"] == "armed_group" and definite:
            found = self._armed(n, m, country)
            if found is not None:
                self.join(found, n)
                return
        meaning = str(m.get("complement") or "")
        place = country or (self.home if m.get("national") and definite and not meaning else None)
        key = f"{noun}|{place or ''}|{fold(meaning)}"
        if definite or m.get("determiner") in POSSESSIVES:
            found = self._by_key(key) or self._partly(noun, place, meaning, n)
            if found is not None and not (m.get("determiner") in POSSESSIVES and found.owner is None and False):
                self.join(found, n)
                return
        self.new(n, kind=m["kind"], name=_bare(m), country=place, number=m.get("number"), gender=m.get("gender"), key=key).nouns.add(noun)  # fmt: skip

    def _partly(self, noun: str, country: str | None, meaning: str, n: int) -> Entity | None:
        """« l'armée » after « l'armée syrienne », « le comité » after « le comité de suivi »."""
        found = []
        for e in self.entities:
            if not e.key or "|" not in e.key:
                continue
            known_noun, known_country, known_meaning = e.key.split("|", 2)
            if known_noun == noun and (not country or not known_country or country == known_country) and (not meaning or fold(meaning) == known_meaning):  # fmt: skip
                found.append(e)
        return max(found, key=lambda e: max(e.mentions)) if found else None

    def _government(self, n: int, m: Mention, country: str | None) -> None:
        if m.get("noun") in ("présidence",):
            country = country or self.home
        if country is None and m.get("complement") and m.get("of") is None and m.get("noun") in ("cabinet", "administration"):
            self.new(n, kind="government", name=_bare(m), gender=m.get("gender")).nouns.add("gouvernement")
            return
        code = country or self.home
        found = self._by_key(f"state:{code}") if code else None
        if found is None and code is not None:
            found = self.new(n, kind="government", name=_bare(m), named=True, country=code, key=f"state:{code}", gender="m")
            known = world.state(code)
            if known is not None:
                found.aliases.add(fold(known.name))
        elif found is None:
            found = self.new(n, kind="government", name=_bare(m), gender=m.get("gender"), key="government:")
        else:
            self.join(found, n)
        found.nouns.add("gouvernement")

    def _last_body(self, n: int, m: Mention) -> Entity | None:
        """« le mouvement », « le parti », « l'organisation »: the last named body of that sort before."""
        kinds = {
            "parti": {"party", "organisation"}, "formation": {"party", "organisation"}, "mouvement": {"armed_group", "party", "organisation"},
            "groupe": {"armed_group", "organisation"}, "milice": {"armed_group"}, "rébellion": {"armed_group"},
            "guérilla": {"armed_group"}, "secte": {"armed_group", "organisation"}, "groupe djihadiste": {"armed_group"},
            "groupe armé": {"armed_group"}, "faction": {"armed_group"}, "front": {"armed_group", "organisation"},
        }.get(m.get("noun", ""), {"organisation", "party"})  # fmt: skip
        bodies = [e for e in self.entities if e.kind in kinds and e.named and e.sure and any(k < n for k in e.mentions)]
        if m.get("noun") in ("coalition", "alliance", "association", "syndicat", "agence", "institution", "ong"):
            bodies = [e for e in bodies if fold(m["noun"]) in fold(e.name).split() or m["noun"] in e.nouns]
        if not bodies:
            return None
        if m.get("noun") in ("mouvement", "parti", "formation"):
            own = [e for e in bodies if e.kind != "organisation" or "parti" in e.nouns or fold(e.name).split()[0] in ("parti", "union", "mouvement", "rassemblement", "front", "alliance", "ligue", "coalition")]  # fmt: skip
            bodies = own or bodies
        return max(bodies, key=lambda e: max(k for k in e.mentions if k < n))

    def _armed(self, n: int, m: Mention, country: str | None) -> Entity | None:
        groups = [e for e in self.entities if e.kind == "armed_group" and (not country or e.country in (None, country))]
        if m.get("complement") and country is None and m.get("of") is None:
            groups = [e for e in groups if not e.named]
            groups = [e for e in groups if fold(str(m["complement"])) in {fold(c) for c in e.complements}]
        before = [e for e in groups if min(e.mentions) < n]
        if len({id(e) for e in groups}) == 1:
            return groups[0]
        named = [e for e in before if e.named]
        pool = [e for e in before if m.get("noun") in e.nouns] or named or before
        return max(pool, key=lambda e: max(k for k in e.mentions if k < n)) if pool else None

    def _nominal(self, n: int, m: Mention) -> None:
        noun = m.get("noun", "")
        if noun in ("intéressé", "intéressée"):
            found = self.antecedents.of_pronoun(n, self.of)
            if found is not None:
                self.join(found, n)
                return
        state = world.state_of_demonym(noun)
        if state is not None and m.get("number") == "s":
            people = [e for e in self.entities if e.kind == "person" and e.country == state.code]
            if people and m.get("determiner") in ("le", "la", "l'"):
                self.join(people[0], n)
                return
        same = next((e for e in self.entities if e.key == f"nominal:{fold(layers.text(self.doc)[m['start'] : m['end']])}"), None)
        if same is not None and m.get("determiner") in ("le", "la", "l'", "les"):
            self.join(same, n)
            return
        self.new(n, kind=m["kind"], name=_bare(m), country=m.get("country"), number=m.get("number"), gender=m.get("gender"), key=f"nominal:{fold(layers.text(self.doc)[m['start'] : m['end']])}").nouns.add(noun)  # fmt: skip


def _bare(m: Mention) -> str:
    """A mention's words as a name: without a definite article."""
    words = " ".join(m["name"].split())
    first, _, rest = words.partition(" ")
    if first.lower() in ("le", "la", "les", "au", "aux", "du") and rest:
        return rest
    return words[2:] if words.lower().startswith("l'") else words


def _items(doc: Doc, mentions: list[Mention], book: _Book) -> list[dict[str, Any]]:
    """The layer: entities as plain values, in order of first mention; a place that nobody speaks for is none."""
    kept = [e for e in book.entities if e.mentions and (e.sure or len(e.mentions) > 1 or _acts(doc, mentions, e))]
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
                "roles": [{"title": " ".join(title.split()), "evidence": layers.span(doc, mentions[n]["start"], mentions[n]["end"])} for title, n in e.roles],  # fmt: skip
                "members": [ids[id(m)] for m in e.members if id(m) in ids],
                "mentions": [layers.span(doc, mentions[n]["start"], mentions[n]["end"]) for n in positions],
                "heads": [mentions[n]["token"] for n in positions],
                "gender": e.gender,
                "number": e.number,
                "named": e.named,
                "place_only": kind == "state" and all(mentions[n].get("locative") for n in positions),
            }
        )
    return items


def _acts(doc: Doc, mentions: list[Mention], entity: Entity) -> bool:
    return any(doc[mentions[n]["token"]].dep_.startswith(("nsubj", "obl:agent", "iobj")) for n in entity.mentions)


class ActorIndex:
    """Which actor do these words name? Built from the `actors` layer for the pipes that follow."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.actors: list[dict[str, Any]] = layers.get(doc, "actors")
        self.by_id = {a["id"]: a for a in self.actors}
        self._by_head = {h: a["id"] for a in self.actors for h in a["heads"]}
        self._spans = sorted((m["start"], m["end"], a["id"]) for a in self.actors for m in a["mentions"])
        self._starts = [s for s, _, _ in self._spans]

    def of_token(self, token: int | None) -> str | None:
        """The actor whose mention has this head, or else the shortest mention that covers the token as its head noun."""
        if token is None:
            return None
        if token in self._by_head:
            return self._by_head[token]
        at = self.doc[token].idx
        covering = [(e - s, a) for s, e, a in self._spans if s <= at < e and self._is_headed(s, e, token)]
        return min(covering)[1] if covering else None

    def _is_headed(self, start: int, end: int, token: int) -> bool:
        head = self.doc[token].head
        return head.i == token or not start <= head.idx < end

    def of_span(self, start: int, end: int) -> list[str]:
        """The actors whose mentions lie within characters `start:end`, in order, each once."""
        i = bisect_right(self._starts, start - 1)
        found: list[str] = []
        while i < len(self._spans) and self._spans[i][0] < end:
            s, e, a = self._spans[i]
            if e <= end and a not in found:
                found.append(a)
            i += 1
        return found

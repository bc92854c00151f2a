"""The registry: the actors of a dispatch while they are put together, found by name, noun or key in one step."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import Any

from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.actors.antecedents import Antecedents
from aidememoire.actors.bare_names import bare
from aidememoire.actors.entities import Entity, name_words
from aidememoire.actors.mention import Mention
from aidememoire.actors.word_lists import POSSESSIVES
from aidememoire.clauses.tree import tree_of
from aidememoire.lexicon import world
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.clauses import read_clauses

MAIN = 0.3  # the share of all mentions of countries that makes one the country spoken of
NEAR = 40  # candidates looked at, the latest first: what keeps long texts linear


class Registry:
    """The entities of a dispatch and which mention belongs to which."""

    def __init__(self, doc: Doc, mentions: list[Mention]) -> None:
        self.doc, self.mentions = doc, mentions
        self.text = layers.text(doc)
        self.entities: list[Entity] = []
        self.of: dict[int, Entity] = {}
        self.keys: dict[str, Entity] = {}
        self.aliases: dict[str, Entity] = {}
        self.by_word: dict[str, list[Entity]] = {}
        self.by_noun: dict[str, list[Entity]] = {}
        self.armed: list[Entity] = []
        self.bodies: list[Entity] = []
        self.antecedents = Antecedents(doc, mentions, read_clauses(doc))
        self.breaks = self.antecedents.breaks
        self._homes: dict[int, str | None] = {}
        self._votes, self._local = self._count_countries()

    # --- building ---------------------------------------------------------------------------------------

    def new(self, n: int, **more: Any) -> Entity:
        """A new actor, with its first mention."""
        entity = Entity(**more)
        self.entities.append(entity)
        if entity.key:
            self.keys[entity.key] = entity
        if entity.kind == "person" and entity.named:
            entity.words = name_words(entity.name)
            for word in set(entity.words):
                self.by_word.setdefault(word, []).append(entity)
        for alias in entity.aliases:
            self.aliases.setdefault(alias, entity)
        if entity.kind in ("armed_group",):
            self.armed.append(entity)
        if entity.kind in ("armed_group", "organisation", "party"):
            self.bodies.append(entity)
        self.join(entity, n)
        return entity

    def join(self, entity: Entity, n: int) -> None:
        """Gives a mention to an actor, and the actor what the mention tells of gender and country."""
        mention = self.mentions[n]
        self.of[n] = entity
        entity.mentions.append(n)
        if (
            mention["form"] == "function"
            and mention.get("determiner") in POSSESSIVES | {"l'"}
            and mention.get("sort") != "kin"
        ):
            return  # « son fils » tells his gender, « son adjoint » nobody's for sure
        if mention["form"] == "nominal" and entity.named and mention.get("determiner") == "l'":
            return  # « |l'inspecteur|, Anne Roy »
        if (
            entity.gender is None
            and mention.get("gender")
            and (mention["form"] != "pronoun" or entity.kind == "person")
        ):
            entity.gender = mention.get("gender")
        if entity.country is None and mention.get("country") and not mention.get("region"):
            entity.country = mention.get("country")

    def call(self, entity: Entity, *nouns: str | None) -> None:
        """Records the nouns and offices by which an actor can be taken up."""
        for noun in nouns:
            if noun:
                self.by_noun.setdefault(noun, []).append(entity)

    def called(self, *nouns: str | None) -> list[Entity]:
        """The actors that one of these nouns or offices was said of, the latest first, each once."""
        found: dict[int, Entity] = {}
        for noun in nouns:
            for entity in self.by_noun.get(noun or "", ())[-NEAR:]:
                found[id(entity)] = entity
        return sorted(found.values(), key=lambda e: -e.mentions[-1] if e.mentions else 0)

    # --- what is spoken of -----------------------------------------------------------------------------

    def paragraph(self, n: int) -> int:
        """The position of a mention's paragraph."""
        return bisect_right(self.breaks, self.mentions[n]["start"])

    def home(self, n: int) -> str | None:
        """The country that « le gouvernement », « l'armée » belong to: the one spoken of most."""
        at = self.paragraph(n)
        if at not in self._homes:
            local = self._local.get(at, Counter())
            first, votes = max(self._votes.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
            if votes < MAIN * sum(self._votes.values()) and local:  # many countries: news in brief, a tour of capitals
                scores = {code: votes + 3 * local[code] for code, votes in self._votes.items()}
                first = max(scores, key=lambda c: (scores[c], c))
            self._homes[at] = first
        return self._homes[at]

    def main(self, n: int) -> str | None:
        """The country spoken of, where one stands out: it can be said of those who are only « le ministre »."""
        code = self.home(n)
        local = self._local.get(self.paragraph(n), Counter())
        share = self._votes[code] / max(1, sum(self._votes.values())) if code else 0.0
        near = local[code] / max(1, sum(local.values())) if code else 0.0
        if code is None or self._votes[code] < 20:
            return None
        return code if share >= 0.4 or (share >= MAIN and near > 0.5) else None

    def _count_countries(self) -> tuple[Counter[str], dict[int, Counter[str]]]:
        votes: Counter[str] = Counter()
        local: dict[int, Counter[str]] = {}
        for n, m in enumerate(self.mentions):
            code = m.get("country")
            if code and m["form"] in ("state", "capital", "collective", "function", "seat"):
                weight = 10
                if m.get("locative"):
                    weight = 3 if m["form"] == "capital" else 6
                elif m["form"] == "function":
                    weight = 4
                elif m["form"] == "collective":  # « le pouvoir paraguayen » tells more than « le ministère brésilien »
                    weight = 14 if m["kind"] == "government" else 7
                votes[code] += weight
                local.setdefault(self.paragraph(n), Counter())[code] += weight
        named = {t for m in self.mentions if m.get("country") for t in range(m["token"], m["token"] + 3)}
        first = self.mentions[0] if self.mentions else None
        if first is not None and first["start"] == 0 and first["form"] == "state" and first.get("country"):
            if self.text[first["end"] : first["end"] + 3].strip() == ":":
                votes[str(first["country"])] += 20  # « |Yémen| : un raid frappe un marché »
        tree = tree_of(self.doc)
        for i, kind in enumerate(tree.pos):  # « la ville |paraguayenne| », which names no actor
            if kind == "ADJ" and i not in named and (code := world.country_of_adjective(tree.words[i])):
                votes[code] += 4
        for zone in layers.get(self.doc, "dateline")["zones"]:
            if zone["kind"] == "dateline":  # « FILADELFIA (Paraguay) »
                for found in world.find_names(self.text[zone["start"] : zone["end"]]):
                    if isinstance(found.entry, world.State) and found.kind == "state":
                        votes[found.entry.code] += 8
        return votes, local

    def latest(self, pool: list[Entity], n: int) -> Entity | None:
        """The actor of a pool mentioned last before a mention, None when there is none."""
        best, at = None, -1
        for entity in pool:
            before = [k for k in entity.mentions[-NEAR:] if k < n] or [k for k in entity.mentions[:1] if k < n]
            if before and max(before) > at:
                best, at = entity, max(before)
        return best


def title_of(name: str) -> str:
    """A function's words as a title: « son porte-parole » is « porte-parole ».

    >>> title_of("Son porte-parole"), title_of("l'ancien Premier ministre"), title_of("un autre élu")
    ('porte-parole', 'ancien Premier ministre', 'autre élu')
    """
    words = bare(name)
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in POSSESSIVES | {"un", "une", "seul", "seule"} else words


def of_somebody(words: str, owner: Entity) -> str:
    """« son porte-parole » and whose: « porte-parole de Claire Thornbury », « émissaire de l'ONU ».

    >>> of_somebody("son porte-parole", Entity("person", "Claire Thornbury"))
    'porte-parole de Claire Thornbury'
    >>> of_somebody("Leur émissaire", Entity("organisation", "ONU"))
    "émissaire de l'ONU"
    """
    first, _, rest = " ".join(words.split()).partition(" ")
    return f"{bare(rest)} {_genitive(owner)}" if first.lower() in POSSESSIVES and rest else bare(words)


def _genitive(owner: Entity) -> str:
    state = world.state_named(owner.name) if owner.kind in ("state", "government") else None
    if state is not None:
        return state.genitive
    body = world.organisation(owner.name) if owner.kind != "person" else None
    article = body.article if body is not None else ""
    if article == "le":
        return f"du {owner.name}"
    if article in ("la", "l'"):
        return f"de {article}{'' if article.endswith(chr(39)) else ' '}{owner.name}"
    if article == "les":
        return f"des {owner.name}"
    return f"d'{owner.name}" if fold(owner.name)[:1] in "aeiouy" else f"de {owner.name}"

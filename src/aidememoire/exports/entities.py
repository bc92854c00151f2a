"""Which codes do PLOVER and POLECAT give an actor: country, sector, number? What the record leaves open stays open.

The sectors are guessed from the kind, the name or the office that the text gives, by `sectors.toml`; where
none of them tells, the sector is UNK. A wrong code is worse than none: « son homologue », « un responsable »
and a group of people have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from aidememoire.exports.scales import table
from aidememoire.lexicon import functions, world
from aidememoire.record import Actor, Record

UNKNOWN = "UNK"
IGO = "IGO"
_OF = re.compile(r"\s*(?:\S+\s+)?(?:de|du|des|d['’])\b", re.IGNORECASE)
_OWNED_BY = re.compile(r"\b(?:de|du|des|d['’])\s*(?:la |l['’]\s*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor as event data sets see it.

    `code` is its state's ISO 3166 alpha-3 code, IGO for a body of several states, None where unknown;
    `cow` the state's Correlates of War number; `sectors` PLOVER's codes, the first the primary one;
    `raw` the words that first name it; `titles` the offices that the text gives it.
    """

    name: str
    code: str | None
    cow: int | None
    sectors: tuple[str, ...]
    raw: str
    titles: tuple[str, ...]
    is_state: bool

    @property
    def sector(self) -> str:
        """The primary sector, UNK where nothing tells."""
        return self.sectors[0] if self.sectors else UNKNOWN


def entities_of(record: Record, ids: tuple[str, ...]) -> list[Entity]:
    """The actors of those ids, in their order."""
    found = (record.actor(one) for one in ids)
    return [entity(actor) for actor in found if actor is not None]


def entity(actor: Actor) -> Entity:
    """The codes of an actor."""
    igo = _is_igo(actor)
    code = IGO if igo else actor.country
    return Entity(
        name=actor.name,
        code=code,
        cow=table("cow")["number"].get(code) if code and not igo else None,
        sectors=tuple(dict.fromkeys(_sectors(actor, igo))),
        raw=actor.mentions[0].text,
        titles=tuple(dict.fromkeys(role.title for role in actor.roles)),
        is_state=actor.kind == "state",
    )


def _is_igo(actor: Actor) -> bool:
    """Whether an actor is a body made by states, or somebody in its service: « l'émissaire de l'Union africaine »."""
    if actor.kind == "person":
        return any(_made_by_states(_owner(role.title)) for role in actor.roles)
    return actor.kind == "organisation" and _made_by_states(world.organisation(actor.name))


def _made_by_states(organisation: world.Organisation | None) -> bool:
    igo: dict[str, list[str]] = table("sectors")["igo"]
    if organisation is None or organisation.country is not None:
        return False
    return organisation.sort in igo["sorts"] and organisation.name not in igo["others"]


@lru_cache(maxsize=4096)
def _owner(title: str) -> world.Organisation | None:
    """The organisation that an office is « of », not one it is accredited to (« ambassadeur russe à l'ONU »)."""
    for found in world.find_names(title):
        if isinstance(found.entry, world.Organisation) and _OWNED_BY.search(title[: found.start]):
            return found.entry
    return None


def _sectors(actor: Actor, igo: bool) -> list[str]:
    tables = table("sectors")
    if actor.kind == "person":
        said = [role.title for role in actor.roles] or [actor.name]
        found = [sector for title in said if (sector := _of_office(title, actor.country))]
        return [] if igo else found
    if actor.kind in tables["kind"]:
        return [str(tables["kind"][actor.kind])]
    if actor.kind != "organisation":
        return []
    known = world.organisation(actor.name)
    if known is not None:
        sector = _of_organisation(known)
        return [sector] if sector else []
    return [sector for sector, words in tables["body"].items() if _begins(actor.name, words)][:1]


def _of_organisation(known: world.Organisation) -> str | None:
    if known.sort == "service":
        secret: dict[str, list[str]] = table("sectors")["service"]
        named = next((sector for sector, names in secret.items() if known.name in names), None)
        return named or ("GOV" if known.country else None)
    where: dict[str, str] = table("sectors")["organisation"].get(known.sort, {})
    return where.get("home" if known.country else "abroad")


def _begins(name: str, words: list[str]) -> bool:
    first = re.sub(r"^(?:l['’]|le |la |les )", "", name.lower())
    return any(re.match(rf"{re.escape(word)}\b", first) for word in words)


@cache
def _offices() -> dict[str, str]:
    """Sector by the masculine singular of an office."""
    lists: dict[str, list[str]] = table("sectors")["office"]
    return {noun: sector for sector, nouns in lists.items() for noun in nouns}


@lru_cache(maxsize=4096)
def _of_office(title: str, country: str | None) -> str | None:
    """The sector of an office as the text words it: « ministre brésilien des Affaires étrangères »."""
    found = next(iter(functions.find_functions(title)), None)
    if found is None:
        return None
    former: dict[str, list[str]] = table("sectors")["former"]
    before = re.findall(r"[\w]+", title[: found.start].lower())
    noun = found.reading.function.noun
    sector = _offices().get(noun)
    if sector is None and noun in table("sectors")["office_of_state"]["GOV"]:
        sector = "GOV" if country and _of_a_state(title[found.end :]) else None
    if sector is None:
        return None
    gone = next((code for code, words in former.items() if set(before) & set(words)), None)
    return gone if gone and sector in ("GOV", "MIL", "LEG", "JUD") else sector


def _of_a_state(rest: str) -> bool:
    """Whether what follows « président » names a state, the republic, or nothing: not « de la banque »."""
    if not _OF.match(rest):
        return True
    named = [found.kind for found in world.find_names(rest)]
    return "state" in named or "capital" in named or bool(re.search(r"\b(?:république|nation)\b", rest, re.IGNORECASE))

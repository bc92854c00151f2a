"""Groups: who are the members of « six pays », « les deux ministres », « les deux parties »?"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.lexicon import world
from aidememoire.lexicon.phrases import fold

NUMBERS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12,
    "treize": 13, "quatorze": 14, "quinze": 15, "vingt": 20,
}  # fmt: skip
BETWEEN = re.compile(r"[\s,]*(?:et|ou)?\s*(?:l'|la|le|les)?\s*")  # what stands between the names of a list
SIDES = {"partie", "camp", "délégation", "adversaire", "belligérant", "côté", "rival", "ennemi", "bord"}
STATES = {"pays", "état", "capitale", "nation", "puissance", "gouvernement", "signataire", "voisin"}


def assemble_groups(doc: Doc, mentions: list[Mention], entities: list[Entity], of: dict[int, Entity]) -> None:
    """Gives groups their members where the text names them, and joins a group's later mentions to it."""
    for n, m in enumerate(mentions):
        entity = of.get(n)
        if entity is None or entity.kind not in ("group", "government", "state") or m.get("number") != "p":
            continue
        noun = m.get("noun", "")
        count = _count(doc, m)
        if noun in STATES:
            _states(doc, mentions, entities, of, n, entity, count)
        elif m.get("countries"):
            _by_countries(doc, mentions, entities, of, n, entity)
        elif count == 2 and noun in SIDES:
            entity.members = _two_sides(entities, n)
        elif count == 2 and (m["form"] == "function" or noun in ("homme", "femme", "dirigeant", "rival")):
            entity.members = _two_people(entities, n, noun)
        elif m["form"] in ("function", "collective") and (listed := _listed(doc, mentions, of, n)):
            entity.members = listed
    _adjective_members(doc, mentions, entities, of)
    _merge_groups(mentions, entities, of)


def _count(doc: Doc, m: Mention) -> int | None:
    for word in fold(layers.text(doc)[m["start"] : m["end"]]).split()[:3]:
        if word in NUMBERS:
            return NUMBERS[word]
        if word.isdigit():
            return int(word)
    return None


def _states(
    doc: Doc,
    mentions: list[Mention],
    entities: list[Entity],
    of: dict[int, Entity],
    n: int,
    entity: Entity,
    count: int | None,
) -> None:
    """« six pays, dont les Etats-Unis » and, elsewhere, a list of states that makes up the number."""
    included = _after_dont(doc, mentions, of, n)
    if count is None:
        if included:
            entity.members = included
        return
    for group in _enumerations(doc, mentions, of):
        whole = [*included, *(e for e in group if e not in included)]
        if len(group) == count or len(whole) == count:
            entity.members = group if len(group) == count else whole
            return
    adjectives = _adjective_list(doc, mentions, of, entities)
    whole = [*included, *(e for e in adjectives if e not in included)]
    if len(whole) == count or len(adjectives) == count:
        entity.members = whole if len(whole) == count else adjectives
    elif included:
        entity.members = included


def _listed(doc: Doc, mentions: list[Mention], of: dict[int, Entity], n: int) -> list[Entity]:
    """« les ministres |Paul Biya et Jean Ping| », « les sénateurs A, B et C »: the names that follow."""
    text, at = layers.text(doc), mentions[n]["end"]
    found: list[Entity] = []
    for k in range(n + 1, min(len(mentions), n + 12)):
        m = mentions[k]
        if m["start"] < at and m["form"] != "name":
            continue
        gap = text[at : m["start"]].strip()
        if m["form"] != "name" or gap not in ("", ",", "et", ", et", "(", ":") or (not found and gap in ("et", ", et")):
            break
        if (entity := of.get(k)) is not None and entity not in found:
            found.append(entity)
        at = m["end"]
    return found if len(found) > 1 else []


def _after_dont(doc: Doc, mentions: list[Mention], of: dict[int, Entity], n: int) -> list[Entity]:
    end = mentions[n]["end"]
    lead = re.match(r"[^.]{0,30}?, (?:dont|parmi lesquels|notamment) ", layers.text(doc)[end : end + 60])
    if not lead:
        return []
    at = end + lead.end()
    found: list[Entity] = []
    for k in range(n + 1, min(len(mentions), n + 6)):
        m = mentions[k]
        if m["form"] not in ("state", "capital") or not BETWEEN.fullmatch(layers.text(doc), at, m["start"]):
            break
        if (e := of.get(k)) is not None and e not in found:
            found.append(e)
        at = m["end"]
    return found


def _enumerations(doc: Doc, mentions: list[Mention], of: dict[int, Entity]) -> list[list[Entity]]:
    """Runs of three or more states set side by side: « l'Espagne, l'Italie et le Chili »."""
    runs: list[list[Entity]] = []
    current: list[Entity] = []
    last = -1
    for k, m in enumerate(mentions):
        if m["form"] != "state" or k not in of:
            continue
        gap = layers.text(doc)[last : m["start"]].strip() if last >= 0 else "x"
        if current and gap in (",", "et", ", et", "ou", "et de", ", de"):
            current.append(of[k])
        else:
            current = [of[k]]
            runs.append(current)
        last = m["end"]
    return [r for r in runs if len(r) >= 3]


def _adjective_list(doc: Doc, mentions: list[Mention], of: dict[int, Entity], entities: list[Entity]) -> list[Entity]:
    """The states of « les dirigeants français, allemand, canadien, italien et britannique »."""
    best: list[Entity] = []
    for n, m in enumerate(mentions):
        if m["form"] not in ("function", "collective") or m.get("number") != "p":
            continue
        codes: list[str] = list(m.get("countries") or [c for c in (m.get("country"),) if c])
        tail = re.match(r"(?:(?:,| et| ou) [a-zà-ÿ-]+)+", layers.text(doc)[m["end"] : m["end"] + 120])
        if tail:
            for word in re.findall(r"[a-zà-ÿ-]{4,}", tail.group(0)):
                code = world.country_of_adjective(word)
                if code is None:
                    break
                codes.append(code)
        codes = list(dict.fromkeys(codes))
        if len(codes) > max(1, len(best)):
            best = [_state(entities, of, code, n) for code in codes]
    return best


def _state(entities: list[Entity], of: dict[int, Entity], code: str, n: int) -> Entity:
    """The entity of a state, made from the mention `n` that names it by adjective when there is none yet."""
    found = next((e for e in entities if e.key == f"state:{code}"), None)
    if found is None:
        known = world.state(code)
        found = Entity(
            kind="state",
            name=known.name if known else code,
            named=True,
            country=code,
            key=f"state:{code}",
            mentions=[n],
        )
        entities.append(found)
    return found


def _by_countries(
    doc: Doc, mentions: list[Mention], entities: list[Entity], of: dict[int, Entity], n: int, entity: Entity
) -> None:
    """« les chefs de la diplomatie brésilienne, canadienne et paraguayenne »: those who hold the office there."""
    members = []
    m = mentions[n]
    codes = m.get("countries", [])
    listed = _listed(doc, mentions, of, n)
    if len(listed) == len(codes):  # « les présidents ukrainien et russe, |X et Y| »
        for person, code in zip(listed, codes, strict=True):
            person.country = person.country or code
        entity.members = listed
        return
    for code in codes:
        holder = next(
            (
                e
                for e in entities
                if e.kind == "person"
                and e.country == code
                and (
                    e.nouns & {m.get("noun", "")} or (m.get("office") in e.offices) or _same_line(e, m.get("noun", ""))
                )
            ),
            None,
        )
        members.append(holder or _state(entities, of, code, n))
    entity.members = members


def _same_line(entity: Entity, noun: str) -> bool:
    """Whether a person's office is of the sort a plural function names (« chefs de la diplomatie » and a minister)."""
    diplomacy = {"ministre des Affaires étrangères"}
    return noun.startswith("chef de la diplomatie") and bool(
        diplomacy & entity.offices or "ministre" in entity.nouns or "homologue" in entity.nouns
    )


def _two_sides(entities: list[Entity], n: int) -> list[Entity]:
    """The two parties of a conflict: the government spoken of and the armed group or opposition facing it."""
    bodies = [
        e
        for e in entities
        if e.mentions
        and e.named
        and (e.kind in ("armed_group", "party") or (e.kind in ("government", "state") and "gouvernement" in e.nouns))
    ]
    before = [e for e in bodies if min(e.mentions) <= n] or bodies
    armed = [e for e in before if e.kind in ("armed_group", "party")]
    governments = [e for e in before if e.kind in ("government", "state")]
    if armed and governments:
        return [max(governments, key=lambda e: len(e.mentions)), max(armed, key=lambda e: len(e.mentions))]
    return []


def _two_people(entities: list[Entity], n: int, noun: str) -> list[Entity]:
    """« les deux ministres »: the two persons last named who hold that function, else the two named last."""
    people = [e for e in entities if e.kind == "person" and e.named and any(k < n for k in e.mentions)]
    holders = [e for e in people if noun in e.nouns or any(noun in fold(o) for o in e.offices)]
    pool = holders if len(holders) >= 2 else people
    pool.sort(key=lambda e: max(k for k in e.mentions if k < n), reverse=True)
    return sorted(pool[:2], key=lambda e: min(e.mentions)) if len(pool) >= 2 else []


def _adjective_members(doc: Doc, mentions: list[Mention], entities: list[Entity], of: dict[int, Entity]) -> None:
    """« la partie américaine », « le camp russe »: the state itself."""
    for n, m in enumerate(mentions):
        entity = of.get(n)
        if (
            entity is not None
            and m.get("noun") in ("partie", "camp", "côté")
            and m.get("country")
            and m.get("number") == "s"
        ):
            state = _state(entities, of, str(m["country"]), n)
            if entity is not state and len(entity.mentions) == 1:
                entity.mentions.clear()
                of[n] = state
                if n not in state.mentions:
                    state.mentions.append(n)


def _merge_groups(mentions: list[Mention], entities: list[Entity], of: dict[int, Entity]) -> None:
    """« les six signataires », « ces gouvernements », « six pays » with the same members are one group."""
    first: dict[tuple[int, ...], Entity] = {}
    for entity in sorted(
        (e for e in entities if e.kind in ("group", "government") and e.mentions and e.number == "p"),
        key=lambda e: min(e.mentions),
    ):
        noun = next(iter(entity.nouns), "")
        if entity.members and len(entity.members) > 1:
            key = tuple(sorted(id(m) for m in entity.members))
            known = first.setdefault(key, entity)
        elif noun in ("signataire", "gouvernement") and first:
            known = list(first.values())[-1]
        else:
            continue
        if known is not entity:
            for n in entity.mentions:
                of[n] = known
            known.mentions.extend(entity.mentions)
            entity.mentions.clear()

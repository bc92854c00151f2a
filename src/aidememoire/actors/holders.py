"""Holders: may this person be the one that a function means, by country, complement, owner and closeness?"""

from __future__ import annotations

from aidememoire.actors.entities import GENERIC, IDLE, Entity, content, may_hold
from aidememoire.actors.general_nouns import JUST_SPOKE, POLITICAL, agrees
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import NEAR, Registry
from aidememoire.actors.word_lists import POSSESSIVES, THE
from aidememoire.lexicon import functions
from aidememoire.lexicon.phrases import fold

SEATED = {"élu", "député", "sénateur", "eurodéputé", "parlementaire"}  # who sits for a place


def is_one_of_many(book: Registry, entity: Entity, noun: str) -> bool:
    """« L'une des avocates, Léa Roy » is brought in as somebody new: « l'avocate » before is not she."""
    called = (book.mentions[k] for k in entity.mentions)
    return any(m.get("noun") == noun and m.get("determiner") in ("un", "une") for m in called)


def is_named_next(book: Registry, entity: Entity, n: int) -> bool:
    """« son avocat … |l'avocat, X|, »: whether the noun alone, with « le », first tells of X soon after."""
    first = book.mentions[min(entity.mentions)]
    if first.get("noun") != book.mentions[n].get("noun") or first.get("determiner") not in ("le", "la", "l'"):
        return False
    away = book.antecedents.sentence(first["token"]) - book.antecedents.sentence(book.mentions[n]["token"])
    return 0 < away <= 2 and not first.get("complement") and not first.get("country")


def is_charged(entity: Entity, office: str | None) -> bool:
    """Whether the complement of somebody's function is but what a minister of their office has in charge."""
    return office is not None and office in entity.offices and "ministre" in office


def would_hold(book: Registry, entity: Entity, office: str, country: str) -> bool:
    """« le secrétaire d'Etat, X », of no country so far: in the United States, X is « le chef de la diplomatie ».

    Not « le secrétaire d'État au Budget, X ».
    """
    if entity.kind != "person" or entity.country is not None:
        return False
    told = [m for m in (book.mentions[k] for k in entity.mentions) if m["form"] == "function"]
    bare = [
        m
        for m in told
        if fold(book.text[m["start"] : m["end"]]).endswith(fold(str(m.get("noun", ""))))
        and not book.text[m["end"] :].startswith((" au", " à ", " de ", " charg"))
    ]
    held = (functions.office_of(str(m.get("noun", "")), country=country) for m in bare)
    return len(bare) == len(told) and any(one is not None and one.name == office for one in held)


def is_so_told(entity: Entity, meaning: set[str]) -> bool:
    """Whether a complement of somebody's function shares a word with another's."""
    return any(meaning & content(said) for said in entity.complements)


def surely_apart(book: Registry, n: int, m: Mention) -> frozenset[int]:
    """The id of who is surely somebody else than a function tells of: « Accompagné de |Paul Roy|, le maire »."""
    if "apart" not in m:
        return frozenset()
    met = (id(book.of[k]) for k in range(n - 1, -1, -1) if book.mentions[k]["token"] == m["apart"] and k in book.of)
    return frozenset(list(met)[:1])


def is_leaning(m: Mention) -> bool:
    """Whether but one adjective completes a function: « le candidat |socialiste| », not « le candidat |du FCL| »."""
    meaning = str(m.get("complement"))
    return " " not in meaning and meaning.islower() and meaning not in IDLE


def unknown_before(book: Registry, n: int, m: Mention, apart: frozenset[int]) -> Entity | None:
    """« le candidat socialiste » is the one person named in the two sentences before of whom nothing was said."""
    here, found = book.antecedents.sentence(book.mentions[n]["token"]), None
    for k in range(n - 1, max(-1, n - NEAR), -1):
        if here - book.antecedents.sentence(book.mentions[k]["token"]) > 2:
            break
        entity = book.of.get(k)
        if entity is None or entity is found or entity.kind != "person" or entity.sorts or id(entity) in apart:
            continue
        if found is not None or not entity.named or entity.nouns or not agrees(entity, m):
            return None
        found = entity
    return found


def rank_before(book: Registry, n: int, m: Mention, apart: frozenset[int]) -> Entity | None:
    """« le dirigeant écologiste », « la responsable syndicale »: who spoke in the sentence before, of whatever rank."""
    noun = m.get("noun", "")
    if noun not in GENERIC or m.get("determiner") not in THE:
        return None
    return book.antecedents.told_of(
        n, book.of,
        lambda e: id(e) not in apart and not e.offices and may_hold(e, noun, "", None) and agrees(e, m),
        window=1, least=JUST_SPOKE,
    )  # fmt: skip


def seated_for(book: Registry, n: int, m: Mention, apart: frozenset[int]) -> Entity | None:
    """« le ministre X a dit … |l'élu de Rimouski| », « |le député de Trappes| »: who of politics spoke in the sentence
    before, where nobody else is told to sit for that place."""
    own = {word for word in str(m.get("complement") or "").split() if word[:1].isupper()}
    if m.get("noun") not in SEATED or m.get("determiner") not in THE or not own:
        return None

    def fits(e: Entity) -> bool:
        elsewhere = any(w[:1].isupper() for said in e.complements for w in said.split()) and e.sorts & {
            "local",
            "parliament",
        }
        of_politics = e.sorts & (POLITICAL | {"party"}) and not e.sorts - POLITICAL - {"civil", ""}
        return id(e) not in apart and e.named and bool(of_politics) and not elsewhere and agrees(e, m)

    return book.antecedents.told_of(n, book.of, fits, window=1, least=JUST_SPOKE)


def is_of_another(book: Registry, entity: Entity, m: Mention) -> bool:
    """« son porte-parole, X, … |le porte-parole du Kremlin| »: X speaks for whom « son » took up."""
    own = {word for word in str(m.get("complement")).split() if word[:1].isupper()}
    told = [k for k in entity.mentions if book.mentions[k].get("noun") == m.get("noun")]
    if not own or not told or any(book.mentions[k].get("determiner") not in POSSESSIVES for k in told):
        return False
    owners = (book.antecedents.of_possessive(k, book.of) for k in told)
    return all(owner is None or not own & set(owner.name.split()) for owner in owners)


def is_of_a_state(book: Registry, entity: Entity, noun: str) -> bool:
    """« le président catalan, X, … |le président de la Commission européenne| »: X is told of by a state alone."""
    told = [book.mentions[k] for k in entity.mentions if book.mentions[k].get("noun") == noun]
    return bool(told) and all(m.get("country") and not m.get("complement") for m in told)


def pointed_at(book: Registry, n: int, m: Mention) -> Entity | None:
    """« ce responsable » after « un haut responsable », « cette élue » after « une députée »: the nearest so called."""
    noun = set(m.get("noun", "").split())
    for k in range(n - 1, max(-1, n - 12), -1):
        entity = book.of.get(k)
        if entity is None or entity.kind != "person" or not agrees(entity, m):
            continue
        if any(noun & set(known.split()) for known in entity.nouns):
            return entity
    return None


def is_near(book: Registry, entity: Entity, n: int) -> bool:
    """Whether somebody was told of within the five mentions before mention `n`."""
    return any(0 < n - k < 6 for k in entity.mentions[-6:])

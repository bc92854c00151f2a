"""Local powers: which « autorités » are those of a town or region and not the state's?"""

from __future__ import annotations

from aidememoire.actors.bare_names import bare
from aidememoire.actors.entities import PARTICLES
from aidememoire.actors.mention import DEFINITES, Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.scenes import stands_apart
from aidememoire.actors.word_lists import words
from aidememoire.lexicon import world
from aidememoire.lexicon.phrases import fold

REACH = 2  # sentences after which « les autorités » alone are the state's again


def local_power(book: Registry, n: int, m: Mention) -> bool:
    """Gives « les autorités locales », « les autorités de Kasvar » to a body of their own, and « les autorités » to
    it while it is the last body so called. False where the state's are meant."""
    if m.get("noun") not in ("autorités", "gouvernement") or m.get("determiner") not in DEFINITES | {""}:
        return False
    if m.get("noun") == "gouvernement":  # « le gouvernement |provincial| »
        if m.get("country") or not set(fold(str(m.get("complement"))).split()[:1]) & set(words("local_powers")):
            return False
    if place := _name_beside(book, m):  # « les autorités |Tamoto| »
        _lay(book, n, m, place)
        return True
    if not m.get("complement") and not m.get("country"):
        if _again(book, n):
            return True
        if m.get("noun") == "gouvernement" or not stands_apart(book, n):
            return False
        _lay(book, n, m, "")
        return True
    if not _is_local(book, m):
        return False
    _lay(book, n, m, "")
    return True


def _lay(book: Registry, n: int, m: Mention, place: str) -> None:
    """Gives the mention to the body of that name: a new one, or « autorités de Tamoto » for « autorités Tamoto »."""
    meaning, home, country = str(m.get("complement") or ""), book.home(n), m.get("country")
    if place and place not in meaning:
        meaning = f"{meaning} {place}"
    told = country if country != home else ""
    key = f"local:{told or ''}:{' '.join(word for word in fold(meaning).split() if word not in PARTICLES)}"
    found = book.keys.get(key)
    if found is not None:
        book.join(found, n)
        return
    name = bare(m["name"]) if place in m["name"] else f"{bare(m['name'])} {place}"
    whose = country if meaning else home
    found = book.new(n, kind="government", name=name, country=whose, number="p", key=key)
    found.nouns.add("autorités")


def _name_beside(book: Registry, m: Mention) -> str:
    """The name of a place right after the noun: « les autorités |Tamoto| », no state nor its people."""
    doc, at = book.doc, m["token"] + 1
    if m.get("country") or m.get("noun") != "autorités" or at >= len(doc):
        return ""
    word = doc[at]
    proper = word.text[:1].isupper() and word.pos_ in ("PROPN", "X", "NOUN") and not word.is_sent_start
    return word.text if proper and world.country_of_adjective(word.lower_) is None else ""


def _is_local(book: Registry, m: Mention) -> bool:
    """Whether an adjective or the name of a place makes them local; a state, its people or an era do not."""
    after = [t for t in book.doc[m["token"] + 1 : m["token"] + 9] if t.idx < m["end"]]
    if after and (fold(after[0].text) in words("local_powers") or fold(after[0].text) in words("powers_of_domains")):
        return True
    if not after or after[0].lower_ not in ("de", "d'", "du", "des"):
        return any(fold(t.text) in words("local_powers") for t in after[:2])
    nouns = [t for t in after[1:] if t.pos_ in ("NOUN", "PROPN", "X")]
    if not nouns:
        return False
    return fold(nouns[0].lemma_) in words("places_within") | words("domains") or (
        nouns[0].text[:1].isupper()
        and fold(nouns[0].text) not in words("states_by_noun")
        and not m.get("country")
        and m.get("of") is None
    )


def _again(book: Registry, n: int) -> bool:
    """« les autorités » right after those of a place, when no government was named in between."""
    here = book.antecedents.sentence(book.mentions[n]["token"])
    for k in range(n - 1, max(-1, n - 24), -1):
        entity, before = book.of.get(k), book.mentions[k]
        if here - book.antecedents.sentence(before["token"]) > REACH:
            return False
        if entity is None or entity.kind not in ("government", "state") or before.get("locative"):
            continue
        if entity.key.startswith("local:") or entity.key.startswith("region:") and before.get("noun") == "autorités":
            book.join(entity, n)
            return True
        if before["form"] != "state" or before.get("acts"):
            return False
    return False

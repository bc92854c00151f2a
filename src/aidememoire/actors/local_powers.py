"""Local powers: which « autorités » are those of a town or region and not the state's?"""

from __future__ import annotations

from aidememoire.actors.bare_names import bare
from aidememoire.actors.mention import DEFINITES, Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import words
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
    if not m.get("complement") and not m.get("country"):
        return _again(book, n)
    if not _is_local(book, m):
        return False
    key = f"local:{fold(bare(m['name']))}"
    found = book.keys.get(key)
    if found is None:
        found = book.new(n, kind="government", name=bare(m["name"]), country=m.get("country"), number="p", key=key)
        found.nouns.add("autorités")
    else:
        book.join(found, n)
    return True


def _is_local(book: Registry, m: Mention) -> bool:
    """Whether an adjective or the name of a place makes them local; a state, its people or an era do not."""
    after = [t for t in book.doc[m["token"] + 1 :][:8] if t.idx < m["end"]]
    if after and fold(after[0].text) in words("local_powers"):
        return True
    if not after or after[0].lower_ not in ("de", "d'", "du", "des"):
        return any(fold(t.text) in words("local_powers") for t in after[:2])
    nouns = [t for t in after[1:] if t.pos_ in ("NOUN", "PROPN", "X")]
    if not nouns:
        return False
    return fold(nouns[0].lemma_) in words("places_within") or (
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

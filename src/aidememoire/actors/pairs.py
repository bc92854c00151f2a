"""Pairs: which people or bodies told of side by side does « ils » take up (« Anne et Paul Roy … affirment-ils »)?"""

from __future__ import annotations

import re

from aidememoire.actors.antecedents import SUBJECT
from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention, is_human, number_of
from aidememoire.actors.registry import NEAR, Registry
from aidememoire.actors.word_lists import THE, words
from aidememoire.clauses import phrases
from aidememoire.lexicon.phrases import fold

BACK = 2  # sentences before the pronoun's own
FAR = 6  # sentences before « le couple »
# what stands between the two, and the verb behind them that counts both
BETWEEN = re.compile(r"(?:, \d+ ans| \([^()]{1,20}\))?,? et (?:(?:l'|le |la )[^,.;:«»()]{3,50},? )?")
COUNTING_BOTH = re.compile(
    r"(?:, \d+ ans,| \([^()]{1,20}\))?,? (?:se |s'|n'|ne |l'|les |y |en )?(?:ont|sont|étaient|avaient)\b"
)
BOTH = "tous deux"
FAR_OFF = 60  # characters from « et » to the second, with what it is called
FIRSTS = ("premier", "première")
COMPANY = (" et son ", " et sa ", " et ses ")


def pair_before(book: Registry, n: int, found: Entity | None) -> Entity | None:
    """Those told of last side by side before the plural pronoun `n`, as one group; what was found if it is nearer.

    They must be subject of a clause: « Anne et Paul Roy ont écrit … affirment-|ils| », « La mairie et le port … ils ».
    """
    mentions = book.mentions
    if mentions[n].get("number") != "p" or mentions[n].get("gender") not in (None, "m", "f"):
        return found
    here = book.antecedents.sentence(mentions[n]["token"])
    for k in range(n - 1, max(-1, n - NEAR), -1):
        second = mentions[k]
        if here - book.antecedents.sentence(second["token"]) > BACK:
            break
        if found is not None and k in found.mentions:
            first = _before(book, k) if found.number == "p" else None
            if first is None or book.of[first].number != "p":
                break  # « |Les élus| et |les riverains| ont manifesté. Ils … »: both
        other = book.of.get(k)
        if other is not None and (company := _company(book, k, other)) is not None:
            return _named_group(book, n, f"{other.name} et {company}", other)
        first = _before(book, k)
        if first is None or other is None:
            continue
        one = book.of[first]
        if not _are_subject(book, first, k, one, other):
            continue
        if one.kind != "person" or other.kind != "person":
            if ("group" in (one.kind, other.kind)) != (one.number == other.number == "p"):
                continue
            if not _has_plural_verb(book, mentions[first]):
                continue
        if mentions[n].get("gender") == "f" and "m" in (one.gender, other.gender):
            continue
        return found if _others_since(book, n, second["token"]) else _group(book, n, one, other)
    return None if mentions[n].get("noun") == BOTH else found


def _before(book: Registry, k: int) -> int | None:
    """The mention that stands side by side before mention `k`, the outermost where one lies in another; else None."""
    second, other = book.mentions[k], book.of.get(k)
    if other is None or " et " not in book.text[max(0, second["start"] - FAR_OFF) : second["start"]]:
        return None
    ends = [(book.mentions[j]["end"], -book.mentions[j]["start"], j) for j in range(max(0, k - 4), k) if j in book.of]
    first = max(ends)[2] if ends else None
    if first is None or book.of[first] is other or not _stand_side_by_side(book, book.mentions[first], second):
        return None
    return first


def couple_before(book: Registry, n: int, m: Mention) -> Entity | None:
    """« |Le couple| » after « Farid et Aurélie ont veillé »: the two people told of last side by side, as one group."""
    if fold(m.get("noun", "")) not in words("couples") or m.get("determiner") not in THE or m.get("number") == "p":
        return None
    here = book.antecedents.sentence(m["token"])
    for k in range(n - 1, max(0, n - NEAR), -1):
        if (
            here - book.antecedents.sentence(book.mentions[k]["token"]) > FAR
            or book.mentions[k].get("noun") == m["noun"]
        ):
            return None  # « Le maire et le préfet … |Le couple Blin| … le couple »
        first, other = _before(book, k), book.of.get(k)
        if first is None or other is None:
            continue
        one = book.of[first]
        if {one.kind, other.kind} != {"person"} or "p" in (one.number, other.number):
            continue
        if one.official and other.official:
            continue  # « le maire X et le préfet Y » are no couple
        return _group(book, n, one, other)
    return None


def _stand_side_by_side(book: Registry, first: Mention, second: Mention) -> bool:
    if "pronoun" in (first["form"], second["form"]) or first.get("locative") or second.get("locative"):
        return False
    if (first.get("number") == "p") != (second.get("number") == "p"):
        return False
    return BETWEEN.fullmatch(book.text, first["end"], second["start"]) is not None


def _are_subject(book: Registry, first: int, k: int, one: Entity, other: Entity) -> bool:
    """Whether two side by side at mentions `first` and `k` are subject, by their role or the verb that counts both."""
    role, j = book.antecedents.role, first
    while j >= 0 and book.of.get(j) in (one, None):  # « |Léa Roy|, |la maire|, et le préfet »
        if role.get(book.mentions[j]["token"], 0.0) >= SUBJECT:
            return True
        if book.of.get(j) is one and phrases.preposition(book.doc[book.mentions[j]["token"]]):
            return False  # « les élus soutenus |par Léa Roy| et Luc Morin ont … »
        j -= 1
    end = book.mentions[k]["end"]
    for beside in range(k + 1, min(len(book.mentions), k + 5)):
        if book.of.get(beside) is other and book.mentions[beside]["start"] < end + 4:
            end = max(end, book.mentions[beside]["end"])
    return COUNTING_BOTH.match(book.text, end) is not None


def one_of_pair(book: Registry, n: int) -> Entity | None:
    """« |Le premier| juge que P, |la seconde| que Q »: the first or the second of those told of last side by side."""
    m = book.mentions[n]
    here = book.antecedents.sentence(m["token"])
    for k in range(n - 1, max(0, n - NEAR), -1):
        first, other = _before(book, k), book.of.get(k)
        if here - book.antecedents.sentence(book.mentions[k]["token"]) > BACK:
            return None
        if first is not None and other is not None:
            found = book.of[first] if m.get("noun") in FIRSTS else other
            return found if found.gender in (None, m.get("gender")) or found.kind != "person" else None
    return None


def _is_subject(book: Registry, k: int, one: Entity) -> bool:
    """« |Le préfet|, |Paul Roy|, et le maire, Ana Ruiz, ont … »: whether a name's function right before is subject."""
    before = book.mentions[k - 1] if k else None
    beside = before is not None and book.of.get(k - 1) is one and before.get("names") == k
    return beside and before is not None and book.antecedents.role.get(before["token"], 0.0) >= SUBJECT


def _has_plural_verb(book: Registry, first: Mention) -> bool:
    """« |La mairie| et le port ont signé »: the verb counts both."""
    verb = book.doc[first["token"]].head
    if verb.pos_ in ("NOUN", "PROPN"):
        verb = verb.head  # « La chercheuse |Maud Blin| et son équipe ont … »
    return any("Plur" in t.morph.get("Number", []) for t in (verb, *verb.lefts) if t.pos_ in ("VERB", "AUX"))


def _others_since(book: Registry, n: int, token: int) -> bool:
    """« Anne et Paul Roy sont là. |Les voisins| ont fui. Ils … »: other people told of since, by no name."""
    pronoun = book.mentions[n]["token"]
    if book.doc[pronoun].text.startswith("-"):
        return False  # « Six jeunes sont partis, affirment-ils »
    since = (t for t in book.doc[token + 1 : pronoun] if t.dep_.startswith("nsubj") and t.pos_ == "NOUN")
    return any(number_of(t) == "p" and is_human(t) for t in since)


def _company(book: Registry, k: int, one: Entity) -> str | None:
    """« Maud Rivière et |son équipe| ont … ils »: who acts with the subject at mention `k`, by no name."""
    mention, doc = book.mentions[k], book.doc
    if one.kind != "person" or mention["form"] == "pronoun" or not book.text.startswith(COMPANY, mention["end"]):
        return None
    if not (book.antecedents.role.get(mention["token"], 0.0) >= SUBJECT or _is_subject(book, k, one)):
        return None
    at = next(i for i in range(mention["token"], len(doc)) if doc[i].idx >= mention["end"]) + 2
    if at >= len(doc) or doc[at].pos_ != "NOUN" or not _has_plural_verb(book, mention):
        return None
    return f"{doc[at - 1].text} {doc[at].text}"


def _group(book: Registry, n: int, one: Entity, other: Entity) -> Entity:
    return _named_group(book, n, f"{one.name} et {other.name}", one, other)


def _named_group(book: Registry, n: int, name: str, *members: Entity) -> Entity:
    key = "pair:" + ":".join(str(id(one)) for one in members) + (f":{name}" if len(members) == 1 else "")
    known = book.keys.get(key)
    if known is not None:
        book.join(known, n)
        return known
    return book.new(n, kind="group", name=name, number="p", key=key, members=[*members])

"""General nouns: which person told of does a wider noun take up (« l'ambassadeur X … le diplomate »)?"""

from __future__ import annotations

from functools import cache

from aidememoire.actors.commanded import has_clitic
from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.parties import may_be_party, side_of
from aidememoire.actors.registry import NEAR, Registry
from aidememoire.actors.word_lists import words
from aidememoire.lexicon.frames import is_cue
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold

THESE = {"ce", "cet", "cette"}
FORMER = {"ancien", "ancienne", "ex"}
STANDS_OUT = 2.4  # the score of an object of the sentence before, or a subject of the one before that
JUST_SPOKE = 4.2  # the score of who is the subject of the sentence before, in the paragraph before at worst
WINDOW = 4  # sentences
POLITICAL = {"state", "ministry", "party", "parliament", "local"}


@cache
def _covers() -> dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]]:
    """A general noun -> the sorts it covers, those it may cover of somebody who spoke in the sentence before, and the
    nouns of its sorts that it does not cover."""
    return {
        fold(noun): (frozenset(line["sorts"]), frozenset(line.get("near", ())), frozenset(line.get("but", ())))
        for line in load("actors")["general"]
        for noun in line["nouns"]
    }


def person_of_sort(book: Registry, n: int, m: Mention, apart: frozenset[int] = frozenset()) -> Entity | None:
    """Whom « le diplomate », « l'élu », « cette institutrice », « l'ancien ministre » take up; None for somebody new.

    `apart`: the ids of those who are surely somebody else.
    """
    if is_told_apart(book, m) and not is_former(m):
        return None  # but « L'ancien banquier |qui a démissionné| » tells on
    noun, antecedents = fold(m.get("noun", "")), book.antecedents
    covers = _covers().get(noun)
    if m.get("number") == "s" and m.get("gender") and fold(book.doc[m["token"]].text) in words("anybody"):
        if side_of(m.get("noun", "")) and has_clitic(book, m):
            return None  # « |L'assassin| lui a porté neuf coups »
        return antecedents.told_of(  # « la jeune femme »
            n, book.of,
            lambda e: (
                id(e) not in apart and e.gender == m.get("gender") and may_be_party(e, m)
                and _fits(book, e, n) and not only_tells(book, e, n)
            ),
            window=1, least=JUST_SPOKE,
        )  # fmt: skip
    if m.get("number") != "s" or m.get("relational") or covers is None and _is_tied(m):
        return None
    found = None
    if covers is not None:
        found = antecedents.told_of(
            n,
            book.of,
            lambda e: (
                id(e) not in apart and bool(e.sorts & covers[0]) and not e.nouns & covers[2] and _fits(book, e, n)
            ),
            window=WINDOW,
            least=1.8,
        )
        if found is None and m.get("country"):  # « l'ambassadrice de l'Union, X, … la diplomate |suédoise| »
            found = antecedents.told_of(
                n, book.of,
                lambda e: (
                    id(e) not in apart and bool(e.sorts & covers[0]) and not e.nouns & covers[2]
                    and e.country is None and agrees(e, m)
                ),
                window=1, least=JUST_SPOKE,
            )  # fmt: skip
        if found is None and covers[1]:
            found = antecedents.told_of(
                n, book.of,
                lambda e: id(e) not in apart and bool(e.sorts & covers[1] or not e.sorts) and _fits(book, e, n),
                window=1, least=JUST_SPOKE,
            )  # fmt: skip
    if found is not None:
        return found
    if noun in words("partisans"):
        found = antecedents.told_of(
            n, book.of,
            lambda e: (
                id(e) not in apart and e.named and not e.sorts - POLITICAL - {""} and not _of_another_side(e, noun)
                and _fits(book, e, n)
            ),
            window=1, least=JUST_SPOKE,
        )  # fmt: skip
    else:
        if is_former(m):  # « le président X … |l'ancien président| » is another
            found = antecedents.told_of(
                n, book.of,
                lambda e: (
                    id(e) not in apart and e.named and _fits(book, e, n)
                    and (m.get("noun") not in e.nouns or has_left(book, e))
                ),
                window=2, least=STANDS_OUT,
            ) or antecedents.told_of(  # « le président de la région a dit … |l'ancien ministre| »
                n, book.of,
                lambda e: id(e) not in apart and e.official and _fits(book, e, n) and m.get("noun") not in e.nouns,
                window=1, least=JUST_SPOKE,
            )  # fmt: skip
        elif m.get("determiner") in THESE:
            found = antecedents.told_of(
                n, book.of, lambda e: id(e) not in apart and _fits(book, e, n), window=1, least=JUST_SPOKE
            )
    return found


def only_tells(book: Registry, entity: Entity, n: int) -> bool:
    """« |Le maire| dénonce un crime. Le suspect a fui », « |X| dit que l'homme a fui »: who but tells of others."""
    token = book.mentions[n]["token"]
    heads = {book.mentions[k]["token"] for k in entity.mentions[-NEAR:]}
    does = [c for c in book.antecedents.clauses if c.subject_head in heads]
    if any(c.content is not None and c.content[0] <= token < c.content[1] and is_cue(c.lemma) for c in does):
        return True
    if side_of(book.mentions[n].get("noun", "")) != "wrongdoers" or heads.isdisjoint(book.antecedents.sources):
        return False
    return _confessing().isdisjoint(fold(c.lemma) for c in does)


@cache
def _confessing() -> frozenset[str]:
    return frozenset(map(fold, load("deeds")["confessing"]))


def is_former(m: Mention) -> bool:
    """Whether a function is told to be over: « l'ancien ministre », « l'ex-élue »."""
    return bool(FORMER & set(fold(m["name"]).split()[:2]))


def has_left(book: Registry, entity: Entity) -> bool:
    """Whether somebody is told to have died, resigned, been driven out: « le monarque décédé … l'ancien souverain »."""
    tokens = {book.mentions[k]["token"] for k in entity.mentions}
    gone = words("gone")
    for clause in book.antecedents.clauses:
        if fold(clause.lemma) in gone and not clause.negated and tokens & {clause.subject_head, clause.object_head}:
            return True
    return any(fold(child.lemma_) in gone for token in tokens for child in book.doc[token].rights)


def _is_tied(m: Mention) -> bool:
    """Whether a noun tells of somebody's kin, or of a source that nothing points at."""
    return m.get("sort") == "kin" or m.get("sort") == "source" and m.get("determiner") not in THESE


def is_told_apart(book: Registry, m: Mention) -> bool:
    """« Le militaire |qui| a tiré » is one of several, and told apart by the relative."""
    after = next((t for t in book.doc[m["token"] + 1 : m["token"] + 8] if t.idx >= m["end"]), None)
    return after is not None and after.lower_ in ("qui", "que", "qu'", "dont", "où", "ayant")


def citizen(book: Registry, n: int) -> Entity | None:
    """« la Slovène » after « la commissaire X a promis »: who spoke last and holds an office of no state."""
    return book.antecedents.told_of(
        n, book.of,
        lambda e: e.country is None and is_of_no_state(e) and agrees(e, book.mentions[n]),
        window=1, least=JUST_SPOKE,
    )  # fmt: skip


def is_of_no_state(entity: Entity) -> bool:
    """Whether somebody's office is of no state: the Union's, « le négociateur |européen| »."""
    return any(fold(noun) in words("of_no_state") for noun in entity.nouns) or any(
        "commission" in fold(c) or fold(c) in ("europeen", "europeenne") for c in entity.complements
    )


def counterpart(book: Registry, n: int, m: Mention) -> Entity | None:
    """« son homologue français », told of a diplomat, is the French diplomat named last before."""
    country, sort = m.get("country"), m.get("sort")
    if book.mentions[n].get("noun") != "homologue" or not country or sort not in ("diplomacy", "army", "party"):
        return None
    fits = [
        e for e in book.entities[-NEAR:]
        if e.kind == "person" and e.named and e.country == country and sort in e.sorts and agrees(e, m)
    ]  # fmt: skip
    return book.latest(fits, n)


def agrees(entity: Entity, m: Mention) -> bool:
    """Whether a person may be of the gender that a mention shows."""
    return entity.gender in (None, m.get("gender")) or m.get("gender") is None


def _of_another_side(entity: Entity, noun: str) -> bool:
    """« le dirigeant |conservateur| » is not « l'indépendantiste »."""
    told = {fold(word) for said in entity.complements for word in said.split()} | {fold(word) for word in entity.nouns}
    sides = told & words("partisans")
    return bool(sides) and noun not in sides


def _fits(book: Registry, entity: Entity, n: int) -> bool:
    """Whether gender, country and what completes the noun allow a person to be meant."""
    m = book.mentions[n]
    if not agrees(entity, m):
        return False
    country = m.get("country")
    if country and entity.country != country and (entity.country is not None or country != book.home(n)):
        return False
    return not any(_apart(str(m.get("complement") or ""), said) for said in entity.complements)


def _apart(own: str, said: str) -> bool:
    """Whether two complements tell two people apart: « l'élu de Lyon » is not the mayor « de Lille »."""
    return any(a and b and not a & b for a, b in zip(_telling(own), _telling(said), strict=True))


def _telling(complement: str) -> tuple[set[str], set[str]]:
    """The words of a complement that tell two politicians apart: places and sides."""
    found = complement.split()
    return {fold(w) for w in found if w[:1].isupper()}, {fold(w) for w in found} & words("partisans")

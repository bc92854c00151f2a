"""By calling: whom does the noun of what somebody does, or is known for, take up (« le romancier X … l'écrivain »)?"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.commanded import has_clitic
from aidememoire.actors.entities import GENERIC, Entity
from aidememoire.actors.general_nouns import JUST_SPOKE, STANDS_OUT, agrees, is_told_apart
from aidememoire.actors.mention import Mention
from aidememoire.actors.origins import is_origin
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import THE
from aidememoire.clauses import phrases
from aidememoire.lexicon.callings import Calling, callings, is_achieved, may_be_one
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold

FAR = 6  # sentences back in which somebody of the family is looked for
NEAR = 2  # … in which whoever was told of last is
BESIDE = 5  # tokens before or after a name in which its noun may stand
NAMES = 6  # mentions by name that are asked for the noun beside them
RESIDES = {"vivre", "habiter", "naître", "résider", "installer", "grandir", "travailler", "partir", "jouer", "exercer"}
RESIDING = 6  # tokens from such a verb to the town
NEXT = 12  # code points behind a mention within which what completes its noun opens
STEM = 4  # letters that a town and those who live there share: « Nantes », « Nantaise »
MAKERS = {"auteur", "autrice"}  # « première |auteure| de l'étude » says nothing of what she does
WORDS = 3  # the longest noun of the table: « metteur en scène »


def calling_of(book: Registry, n: int) -> tuple[Calling, ...]:
    """What the head of a mention says somebody does: its longest words that the table holds."""
    return _callings_at(book, book.mentions[n]["token"])


def _callings_at(book: Registry, head: int) -> tuple[Calling, ...]:
    doc = book.doc
    for end in range(min(len(doc), head + WORDS), head, -1):
        if found := callings(doc[head:end].text):
            return found
    return ()


def person_by_calling(book: Registry, n: int, m: Mention, apart: frozenset[int] = frozenset()) -> Entity | None:
    """Whom « l'écrivain », « la championne », « le milliardaire » take up; None for somebody new.

    Somebody of the same family told of before; else, where the family is free, whoever stands out of whom no calling
    and no office is known. Not « le romancier |d'à côté| », nor « le pilote |qui| a survécu », nor an id in `apart`.
    """
    if m.get("number") != "s" or m.get("determiner") not in THE or is_told_apart(book, m):
        return None
    own, origin = calling_of(book, n), is_origin(book.doc, m["token"])
    won = is_achieved(book.doc[m["token"]].text)
    completed = is_completed(book, m)
    if not (own or origin) or completed and not won:
        return None

    def fits(entity: Entity) -> bool:
        country = m.get("country")
        here = entity.country in (None, country) or not country
        return id(entity) not in apart and here and agrees(entity, m)

    def fits_anybody(entity: Entity) -> bool:
        """« le quinquagénaire », « le Nantais » may hold an office; « le plaignant », « le retraité » does not."""
        aged = origin or book.doc[m["token"]].lower_.endswith("aire")
        return fits(entity) and (aged or not entity.offices)

    if origin and (of_town := _of_the_town(book, n, m)) is not None and id(of_town) not in apart:
        return of_town
    if completed:  # « |le double vainqueur de l'épreuve| »
        return book.antecedents.told_of(
            n, book.of, lambda e: e.named and fits(e) and not e.official, window=1, least=JUST_SPOKE
        )
    near = NEAR + (book.antecedents.quote_before(n) is not None)  # the quotation itself does not count
    if origin or any(calling.anybody for calling in own):
        return book.antecedents.told_of(n, book.of, fits_anybody, window=near, least=STANDS_OUT)
    alike = book.antecedents.told_of(
        n, book.of, lambda e: fits(e) and may_be_one(own, known_callings(book, e)), window=FAR, least=0.0
    )
    if alike is not None:
        return alike
    aged = any(is_age(child) for child in book.doc[m["token"]].rights)  # « l'enseignante de 41 ans »
    if has_clitic(book, m) or not (aged or any(calling.free for calling in own)):
        return None
    return book.antecedents.told_of(
        n, book.of, lambda e: e.named and fits(e) and _is_unknown(book, e, aged=aged), window=near, least=STANDS_OUT
    )


def _of_the_town(book: Registry, n: int, m: Mention) -> Entity | None:
    """« X, qui vit à Nantes, … |la Nantaise| »: who is told of in the sentence that names the town last."""
    doc, stem = book.doc, fold(book.doc[m["token"]].text)[:STEM]
    for i in range(m["token"] - 1, -1, -1):
        town = doc[i].text[:1].isupper() and doc[i].pos_ == "PROPN" and fold(doc[i].text).startswith(stem)
        if town and gender_of_given_name(doc[i].text) is None and _is_from(book, i):
            here = book.antecedents.sentence(i)
            people = {
                id(e): e
                for k in range(n)
                if book.antecedents.sentence(book.mentions[k]["token"]) == here
                and (e := book.of.get(k)) is not None
                and e.kind == "person"
                and e.named
                and agrees(e, m)
            }
            if people:
                return next(iter(people.values())) if len(people) == 1 else None
    return None


def _is_from(book: Registry, town: int) -> bool:
    """« X, qui |vit à| Nantes », « l'élu |de| Nantes », « |parti de| Lorient »: not « a parlé à Nantes »."""
    doc = book.doc
    if doc[town - 1].lower_ in ("de", "d'", "du"):
        return True
    return any(c.lemma.lower() in RESIDES for c in book.antecedents.clauses if town - RESIDING < c.head < town)


def known_callings(book: Registry, entity: Entity) -> tuple[Calling, ...]:
    """What the nouns said of somebody, or standing beside their name, say they do; « anybody » left out."""
    found = [c for noun in entity.nouns for c in callings(noun)]
    names = [k for k in entity.mentions if book.mentions[k]["form"] == "name"][:NAMES]
    for k in names:
        found += _beside(book, book.mentions[k])
    return tuple(calling for calling in found if not calling.anybody and calling.noun not in MAKERS)


def _beside(book: Registry, name: Mention) -> list[Calling]:
    """« Le |romancier| portugais X », « l'|actrice| principale, X, », « X, |skieuse| autrichienne »."""
    doc, found = book.doc, list[Calling]()
    first = last = name["token"]
    while first > 0 and doc[first - 1].idx >= name["start"]:
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].idx < name["end"]:
        last += 1
    at = first - (2 if first > 1 and doc[first - 1].text == "," else 1)
    for i in range(at, max(-1, at - BESIDE), -1):
        if doc[i].pos_ not in ("NOUN", "ADJ", "PROPN", "NUM"):
            break
        found += callings(doc[i].text)
    if last + 2 < len(doc) and doc[last + 1].text in (",", "("):
        for i in range(last + 2, min(len(doc), last + 2 + BESIDE)):
            if doc[i].pos_ not in ("DET", "NOUN", "ADJ", "PROPN"):
                break
            found += _callings_at(book, i) if doc[i].pos_ == "NOUN" else ()
    return found


def _is_unknown(book: Registry, entity: Entity, *, aged: bool) -> bool:
    """Whether nothing is known of what somebody does: no office, no calling; « le leader » has neither.

    An age beside the noun (`aged`) tells on of a party's candidate too.
    """
    rank = entity.nouns <= GENERIC
    return (
        not entity.official
        and (rank or not entity.sorts - {"civil", "kin", "", *(("party",) if aged else ())})
        and not known_callings(book, entity)
    )


def is_completed(book: Registry, m: Mention) -> bool:
    """Whether a preposition completes a noun, « l'attaquant |d'en face| », and no work does: « l'auteur de "X" »."""
    own = next((size for size in range(WORDS, 1, -1) if callings(book.doc[m["token"] : m["token"] + size].text)), 1)
    for child in book.doc[m["token"]].rights:
        if child.i < m["token"] + own:
            continue  # « le metteur |en scène| »
        if child.idx < m["end"] + NEXT and phrases.preposition(child):
            return book.doc[child.i - 1].text not in ("«", '"', "“") and not is_age(child)
    return False


def is_age(token: Token) -> bool:
    """« le coureur de 26 |ans| », which tells nobody apart."""
    return token.lower_ in ("an", "ans") and any(child.pos_ == "NUM" for child in token.lefts)

"""Scenes: is a dispatch set in a town or region of a state that does nothing itself, so that « les autorités » are not
the state's for sure?"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import words
from aidememoire.lexicon.phrases import fold

REACH = 3  # sentences back that the place is looked for
BESIDE_A_STATE = (" :", ")", ",")  # after a state that only says where: « Italie : », « (Italie) »


def stands_apart(book: Registry, n: int) -> bool:
    """Whether « les autorités » speak of a town or region, of a state that is so far but where it lies.

    « À Dorville, en Italie, une route est coupée. Selon |les autorités| … »; not after « le ministre », « l'armée »,
    « Rome a signé », « l'Italie a promis », nor where no place is named.
    """
    home = book.home(n)
    return all(_is_where(book, m) for m in book.mentions[:n] if m.get("country") == home) and _place_near(book, n)


def _is_where(book: Registry, m: Mention) -> bool:
    """Whether a mention of a state only tells where something is; one of its people is nobody who governs."""
    if m["form"] in ("name", "nominal", "pronoun"):
        return True
    if m["form"] == "capital" and not m.get("acts"):
        return bool(m.get("locative"))
    if m["form"] != "state" or m.get("acts"):
        return False
    return bool(m.get("locative")) or book.text[m["end"] : m["end"] + 2].startswith(BESIDE_A_STATE)


def _place_near(book: Registry, n: int) -> bool:
    """Whether a town or region is named in the sentences before, or the mention's own, as where something is."""
    end = book.mentions[n]["token"]
    starts = book.antecedents.sentences
    first = starts[max(0, book.antecedents.sentence(end) - REACH)]
    return any(_is_place(word) for word in book.doc[first:end] if word.text[:1].isupper())


def _is_place(word: Token) -> bool:
    """« à |Dorville| », « dans l'|Oregon| », « la province de |Katal| », « l'État d'|Amazonas| »."""
    doc, i = word.doc, word.i
    if i == 0 or word.pos_ not in ("PROPN", "X", "NOUN") or word.ent_type_ in ("PER", "ORG"):
        return False
    before = doc[i - 1].lower_
    if before == "à" and word.pos_ != "NOUN":
        return True
    if before in ("de", "d'") and i > 1:
        return fold(doc[i - 2].lemma_) in words("places_within") or doc[i - 2].text == "État"
    return before in ("l'", "le", "la") and i > 1 and doc[i - 2].lower_ == "dans" and word.ent_type_ == "LOC"

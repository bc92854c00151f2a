"""Origins: is a word with a capital what one of a town or region is called (« le Toulousain », « la Bretonne »)?"""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.actors.word_lists import words
from aidememoire.lexicon import functions, world
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold

BEFORE = {"le", "la", "l'", "un", "une", "ce", "cet", "cette", "jeune", "ancien", "ancienne"}
SHORTEST = 5  # letters of the shortest such word


def is_origin(doc: Doc, i: int) -> bool:
    """Whether the token at `i` names one person by where they are from; not by their state (`world` knows these)."""
    token = doc[i]
    if i == 0 or len(token.text) < SHORTEST or not token.text[:1].isupper() or token.text.isupper():
        return False
    if doc[i - 1].lower_ not in BEFORE or not token.text.replace("-", "").isalpha():
        return False
    if world.state_of_demonym(token.lower_) is not None or world.find_names(token.text):
        return False
    if functions.function(token.text) or functions.collective(token.text) or fold(token.text) in words("things"):
        return False  # « Le |Souverain| », « le |Palais| »
    if doc[i - 1].text[:1].isupper() and not doc[i - 1].is_sent_start:
        return False  # « selon |L'Alsacien| », a title
    return fold(token.text) in words("origins") or token.lower_.endswith(tuple(load("actors")["origin_endings"]))

"""Whole names: where does the name of a body end that opens with a common noun (« l'|Ordre| des médecins »)?"""

from __future__ import annotations

from aidememoire.actors.function_phrases import extent
from aidememoire.actors.mention import Board
from aidememoire.actors.name_kinds import NameRun
from aidememoire.actors.name_words import CHARGES
from aidememoire.actors.word_lists import words
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold

LONGEST = 90  # characters
LABELS = ("ORG", "MISC", "LOC")
ARTICLES = ("le", "la", "l'", "du", "au", "un", "une")
LINKS = {"de", "du", "des", "d'", "et", "la", "le", "les", "l'", "à", "au", "aux", "en", "pour", "sur", "contre", "-"}


def whole_name(board: Board, run: NameRun, token: int, last: int) -> tuple[int, str]:
    """Where the name of a body ends (a character) that a run in capitals opens, and that name.

    « le |Centre| de recherche sur le cancer », « la |Conférence| épiscopale »; as far as the model labels one body of
    it: « l'|Ordre| des avocats de Genève », « le |Crédit| mutuel », « l'|Olympique| lyonnais ».
    """
    doc = board.doc
    if token == 0 or doc[token].pos_ == "X":
        return run.end, run.name
    if token == last and fold(run.name) in words("body_heads") and doc[token - 1].lower_ in ARTICLES:
        end = extent(board, token, token, token, takes_a=False)[1]
    else:
        end = _labelled(board, token, last)
    while end - 1 > last and (doc[end - 1].is_punct or doc[end - 1].lower_ in LINKS):
        end -= 1
    if end <= last + 1:
        return run.end, run.name
    stop = doc[end - 1].idx + len(doc[end - 1])
    name = " ".join(board.text[run.start : stop].split())
    return (stop, name) if len(name) < LONGEST else (run.end, run.name)


def _labelled(board: Board, token: int, last: int) -> int:
    """The token after what the model labels one body with a noun in capitals, or with a name that an adjective
    completes; nobody's name stands in it."""
    doc = board.doc
    opening = doc[token]
    if opening.ent_type_ not in LABELS or opening.is_upper or opening.lower_ in CHARGES:
        return last + 1
    if doc[token - 1].lower_ not in (*ARTICLES, "les"):
        return last + 1
    end = last + 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == opening.ent_type_:
        word = doc[end]
        joined = word.lower_ in LINKS or word.pos_ in ("NOUN", "ADJ", "PROPN", "X")
        joined = joined or "Part" in word.morph.get("VerbForm", [])
        if not joined or end in board.taken and board.taken[end]["kind"] == "person":
            break
        if _is_somebody(board, end) and fold(opening.text) not in words("body_heads"):
            break  # « au quotidien La |Dépêche| Paul Roy »
        if word.lower_ == "et" and (end + 1 >= len(doc) or doc[end + 1].text[:1].isupper()):
            break
        end += 1
    common = opening.pos_ in ("NOUN", "ADJ", "VERB") or last == token and doc[min(end, len(doc)) - 1].pos_ == "ADJ"
    return end if common else last + 1


def _is_somebody(board: Board, at: int) -> bool:
    """Whether a given name stands right before a word with a capital and behind no preposition."""
    doc = board.doc
    if doc[at - 1].lower_ in LINKS or at + 1 >= len(doc) or not doc[at + 1].text[:1].isupper():
        return False
    return gender_of_given_name(doc[at].text) is not None

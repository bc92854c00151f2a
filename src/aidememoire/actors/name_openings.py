"""Name openings: is a word with a capital before a name no part of it (« |Président| X », « la |Slovène| X »)?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.actors.mention import is_human
from aidememoire.actors.name_words import CHARGES
from aidememoire.actors.origins import is_origin
from aidememoire.actors.two_peoples import in_two_peoples
from aidememoire.actors.word_lists import words
from aidememoire.lexicon import frames, functions, world
from aidememoire.lexicon.callings import callings
from aidememoire.lexicon.given_names import gender_of_given_name

# functions that are surnames as often
SURNAMES = {
    "major", "roi", "prince", "pape", "maire", "juge", "duc", "curé", "moine", "cousin", "pasteur", "sergent",
    "lieutenant", "capitaine", "mari", "rabbin",
}  # fmt: skip
ARTICLES = {"la", "le", "l'", "un", "une", "du", "au", "les"}
BODIES_OF_CHIEFS = {"organisation", "mouvement", "milice", "opposition", "rébellion", "coalition", "junte"}
PARTICLES = {"al", "el", "al-", "el-", "ben", "bin", "ibn", "ould"}
MARKS = {"«", '"', "“"}


# words before a name that the tagger may take for prepositions and that are French, whatever their first letter
FRENCH = {
    "via", "malgré", "hormis", "excepté", "outre", "envers", "durant", "moyennant", "sauf", "concernant", "suivant",
    "voici", "voilà", "grâce", "face", "suite", "dès", "jusque", "puis", "lors", "sitôt", "si", "versus", "contra",
}  # fmt: skip


def is_foreign_given(doc: Doc, i: int) -> bool:
    """Whether a word with a capital that is tagged as a small word is a given name: « |Per| Lindal », « |Min| Tun »."""
    token = doc[i]
    if token.pos_ not in ("ADP", "DET", "CCONJ", "SCONJ") or token.is_stop or token.lower_ in FRENCH | ARTICLES:
        return False
    if i + 1 >= len(doc) or not (token.is_alpha and token.is_title and token.whitespace_):
        return False
    return doc[i + 1].text[:1].isupper() and doc[i + 1].pos_ in ("PROPN", "X")


def is_athlete(token: Token) -> bool:
    """Whether a noun is an athlete, whose name follows it though no table has it: « l'ailier brésilien |Neival| »."""
    return token.is_lower and any(calling.family == "sport" for calling in callings(token.text))


def head_of_somebody(doc: Doc, noun: int, first: int, kind: str) -> bool:
    """Whether a name after a body's noun is who has a function there: « le chef du parti |Paul Roy| », « le chef de
    l'organisation |Omar al-Sarim| »; not « le chef du groupe |Abou Sarim| »."""
    if _is_called_by(doc, noun, first):
        return True
    bare = doc[noun - 1].lower_ == "d'"  # « le chef |d'|entreprise Karim Sadi »
    named_after = doc[noun].lower_ in words("named_after_people") or kind == "armed_group"
    if kind != "party" and doc[noun].lower_ not in BODIES_OF_CHIEFS and named_after and not bare:
        return False
    if first + 1 >= len(doc) or noun < 2:
        return False
    if not doc[first + 1].text[:1].isupper() and doc[first + 1].lower_ not in PARTICLES:
        return False
    if gender_of_given_name(doc[first].text) is None or doc[noun].text[:1].isupper() or noun + 1 != first:
        return False
    before = noun - 1 - (doc[noun - 1].lower_ in ("la", "l'"))
    return doc[before].lower_ in ("du", "de", "d'") and any(
        functions.function(t.text) is not None or callings(t.text) for t in doc[max(0, before - 2) : before]
    )


def _is_called_by(doc: Doc, noun: int, first: int) -> bool:
    """« l'homme de radio |Jean Blin| », « ministre de la Justice |Paul Roy| »: a bare noun, or a charge."""
    if first + 1 >= len(doc) or noun < 2 or gender_of_given_name(doc[first].text) is None:
        return False
    if not doc[first + 1].text[:1].isupper() or doc[first + 1].is_sent_start:
        return False
    if doc[noun].text[:1].isupper():
        return noun + 1 == first and doc[noun].lower_ in CHARGES
    person = doc[noun - 2]
    return doc[noun - 1].lower_ in ("de", "d'") and (is_human(person) or functions.function(person.text) is not None)


def is_charge(doc: Doc, i: int) -> bool:
    """Whether a word is what a minister has in charge: « le ministre des Sports, de la Ville et des |Médias| X »."""
    if functions.function(doc[i - 2].text) is not None:
        return True
    listed = doc[i - 1].lower_ in ("des", "du", "la", "l'") and doc[i - 2].lower_ in ("et", "de")
    return listed and any(t.lower_ == "ministre" for t in doc[max(0, i - 18) : i - 2])


def opens_no_name(doc: Doc, i: int, particles: set[str]) -> bool:
    """Whether the word at `i` is a function, a people or a verb written with a capital, whatever follows it."""
    if i + 1 >= len(doc) or not doc[i].text[:1].isupper() or doc[i].lower_ in particles:
        return False
    if doc[i].is_upper and functions.collective(doc[i].text) is not None:
        return True  # « l'ONG |Airwars| »
    capital = doc[i + 1].text[:1].isupper()
    if functions.function(doc[i].text) is not None:
        return capital or doc[i].lower_ not in SURNAMES
    if i and in_two_peoples(doc, i):
        return True  # « l'homme d'affaires |Franco|-|Belge| Paul Roy »
    if i == 0 or not capital or gender_of_given_name(doc[i].text) is not None:
        return False
    person = doc[i + 1].ent_type_ in ("PER", "") or gender_of_given_name(doc[i + 1].text) is not None
    if doc[i - 1].lower_ in ARTICLES and not person and i + 2 < len(doc):
        person = doc[i + 1].ent_type_ == "LOC" and doc[i + 2].text[:1].isupper()  # « l'|Éthiopien| Tesfaye Alemu »
    if doc[i - 1].lower_ in ARTICLES and person:
        # « la |Slovène| Tina Novak », « le |Marseillais| Karim Haddad »
        return world.state_of_demonym(doc[i].lower_) is not None or _is_townsman(doc, i)
    return doc[i - 1].text in MARKS and bool(frames.of_verb(doc[i].lower_))  # « "|Soutenir| Paul Roy" »


def _is_townsman(doc: Doc, i: int) -> bool:
    return gender_of_given_name(doc[i + 1].text) is not None and is_origin(doc, i)

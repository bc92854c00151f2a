"""Name openings: is a word with a capital before a name no part of it (« |Président| X », « la |Slovène| X »)?"""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.lexicon import frames, functions, world
from aidememoire.lexicon.given_names import gender_of_given_name

# functions that are surnames as often
SURNAMES = {
    "major", "roi", "prince", "pape", "maire", "juge", "duc", "curé", "moine", "cousin", "pasteur", "sergent",
    "lieutenant", "capitaine", "mari", "rabbin",
}  # fmt: skip
ARTICLES = {"la", "le", "l'", "un", "une", "du", "au", "les"}
MARKS = {"«", '"', "“"}


def opens_no_name(doc: Doc, i: int, particles: set[str]) -> bool:
    """Whether the word at `i` is a function, a people or a verb written with a capital, whatever follows it."""
    if i + 1 >= len(doc) or not doc[i].text[:1].isupper() or doc[i].lower_ in particles:
        return False
    if doc[i].is_upper and functions.collective(doc[i].text) is not None:
        return True  # « l'ONG |Airwars| »
    capital = doc[i + 1].text[:1].isupper()
    if functions.function(doc[i].text) is not None:
        return capital or doc[i].lower_ not in SURNAMES
    if i == 0 or not capital or gender_of_given_name(doc[i].text) is not None:
        return False
    person = doc[i + 1].ent_type_ in ("PER", "") or gender_of_given_name(doc[i + 1].text) is not None
    if doc[i - 1].lower_ in ARTICLES and person:
        return world.state_of_demonym(doc[i].lower_) is not None  # « la |Slovène| Tina Novak »
    return doc[i - 1].text in MARKS and bool(frames.of_verb(doc[i].lower_))  # « "|Soutenir| Paul Roy" »

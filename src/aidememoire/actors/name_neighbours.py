"""Name neighbours: what do the words beside a name say of it (« la |Slovène| Tina Novak »)?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.actors.mention import is_human
from aidememoire.actors.name_words import CLITICS
from aidememoire.actors.word_lists import words
from aidememoire.lexicon import functions, world
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold

FIRST_OF_SOME = ("premier", "première", "second", "seconde", "deuxième", "troisième", "dernier", "dernière")
ARTICLES = ("le", "la", "l'", "un", "une", "son", "sa", "leur")


def is_wrapped(doc: Doc, at: int) -> bool:
    """Whether the line ends at a token inside a word with a hyphen."""
    if doc[at].text.count("\n") > 1 or not doc[at - 1].text.endswith("-") or at + 1 >= len(doc):
        return False
    return doc[at + 1].is_alpha and doc[at + 1].lower_ not in CLITICS


def ends_a_term(doc: Doc, first: int, end: int) -> bool:
    """« l'"initiative de |Salto|" »: the last word of a term between marks names where, and not who."""
    if (
        first < 3
        or end >= len(doc)
        or doc[end].text not in ('"', "»", "”")
        or doc[first - 1].lower_ not in ("de", "d'")
    ):
        return False
    return doc[first - 3].text in ('"', "«", "“") and doc[first - 2].pos_ == "NOUN" and doc[first - 2].is_lower


def follows_people(doc: Doc, first: int) -> bool:
    """« la |Slovène| Tina Novak »: a word for one of a people, in one part or two, with its article."""
    opening = first - 3 if first > 3 and doc[first - 2].text == "-" and not doc[first - 2].whitespace_ else first - 1
    people = doc[opening:first]  # « la |Sierra-Léonaise| Fatmata Kargbo »
    return (
        people.text[:1].isupper()
        and doc[opening - 1].lower_ in ("le", "la", "l'")
        and world.state_of_demonym(people.text.lower()) is not None
    )


def is_firm(doc: Doc, first: int, parts: list[Token]) -> bool:
    """Whether a name is a firm's by its last word, or by the word for a people before it."""
    if len(parts) > 1:
        return fold(parts[-1].text) in words("firm_ends")
    return len(parts) == 1 and follows_demonym(doc, first)


def follows_demonym(doc: Doc, first: int) -> bool:
    """« le |français| Vinci »: a demonym in small letters, as no person has it, with its article."""
    people = doc[first - 1]
    if first < 2 or not people.is_lower or doc[first - 2].lower_ not in ("le", "la", "l'", "du", "au"):
        return False
    return world.state_of_demonym(people.lower_) is not None


def is_whole(doc: Doc, first: int, at: int) -> bool:
    """Whether a given name and a surname stand before a particle already: « |Paul Roy| de Jean Dorvic »."""
    names = [t for t in doc[first:at] if t.text[:1].isupper()]
    return len(names) > 1 and gender_of_given_name(names[0].text) is not None


def is_somebody_else(tokens: list[Token], at: int, particles: set[str]) -> bool:
    """Whether a word after « de » opens another's name: a given name before a surname, or a name of its own."""
    word = tokens[at]
    if gender_of_given_name(word.text) is not None and at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper():
        return True
    return any(t.text == word.text and t.i and tokens[t.i - 1].lower_ not in particles for t in tokens if t.i != at)


def is_full_name(doc: Doc, first: int) -> bool:
    """« le ministre, |Tesfaye Alemu|, »: two words that no table knows, which the model takes for a place."""
    if first + 2 >= len(doc) or not (doc[first].is_alpha and doc[first + 1].is_alpha):
        return False
    pair = (doc[first].text, doc[first + 1].text)
    closed = doc[first + 2].text in (",", ".", ";", ":", ")", '"', "»")
    known = any(world.state_named(w) is not None or world.region_named(w) is not None for w in pair)
    return closed and pair[1][:1].isupper() and not known


def qualifies(token: Token) -> bool:
    """Whether a word may stand between a function and a name: « le ministre |russe| X », « l'émissaire |onusien|
    X »."""
    if not token.text[:1].islower():
        return False
    if token.pos_ == "ADJ":
        return True
    return (
        world.country_of_adjective(token.lower_) is not None
        or world.organisation_of_adjective(token.lower_) is not None
    )


def is_place_name(word: str) -> bool:
    """Whether a word names a state or region: « Jeune |Afrique| »."""
    return world.state_named(word) is not None or world.region_named(word) is not None


def is_beside_human(doc: Doc, first: int, end: int) -> bool:
    """« l'entraîneur parisien, |Bjarne Lund|, »: a name between commas after one noun of a person, « l' » before it."""
    if end >= len(doc) or doc[end].text not in (",", ".", ")"):
        return False
    at = doc[first].head.i if doc[first].dep_ == "appos" else first - 2
    while at < first and at > max(0, first - 7) and qualifies(doc[at]):
        at -= 1
    noun = doc[at]
    if not 0 < at < first or noun.pos_ != "NOUN" or doc[at - 1].lower_ not in ARTICLES or not is_human(noun):
        return False
    return functions.collective(noun.text) is None


def joined_parts(doc: Doc, first: int, end: int) -> list[str]:
    """The two parts of a name that is one word with a hyphen, « Marie-Claude »; none of any other name."""
    if end - first > 3 or any(t.whitespace_ for t in doc[first : end - 1]):
        return []
    parts = doc[first:end].text.replace("\u2011", "-").split("-")
    return parts if len(parts) == 2 and all(part.isalpha() and part[:1].isupper() for part in parts) else []


def names_a_thing(doc: Doc, first: int) -> bool:
    """« l'école |Vincent-Auriol| », « rue |Jean-Jaurès| »: a double name right behind a noun of no person."""
    noun = doc[first - 1] if first else None
    if noun is None or noun.pos_ != "NOUN" or not noun.is_lower or is_human(noun):
        return False
    return functions.function(noun.text) is None and functions.collective(noun.text) is None


def is_told_alone(doc: Doc, first: int, end: int) -> bool:
    """« Sa voisine, |Ginette|, 68 ans, », « Le premier, |André|, »: a given name alone, by what stands beside."""
    if end != first + 1 or end + 2 >= len(doc) or doc[end].text != "," or gender_of_given_name(doc[first].text) is None:
        return False
    if doc[end + 1].like_num and doc[end + 2].lower_ == "ans":
        return True
    if first < 2 or doc[first - 1].text != ",":
        return False
    return doc[first - 2].lower_ in FIRST_OF_SOME or is_beside_human(doc, first, end)

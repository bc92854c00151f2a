"""Which nouns did the tagger take for verbs? « l'|offre| de trêve », « une |demande| de l'ONU »: after a determiner."""

from __future__ import annotations

from functools import cache, lru_cache

from aidememoire.clauses.parse import Parse
from aidememoire.lexicon import functions, world
from aidememoire.lexicon.callings import names_people
from aidememoire.lexicon.frames import is_noun
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.humans import human_noun
from aidememoire.lexicon.loader import load

DAYS = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier"}
LED = ("le", "la", "l'", "du", "au")
QUALIFYING = ("NOUN", "ADJ")
UNNAMED = ("NOUN", "ADJ", "VERB", "ADV")
DETERMINERS = {"le", "la", "l'", "les", "un", "une", "des", "ce", "cet", "cette", "ces"}
TOLD_OF = ("NOUN", "PROPN", "ADJ")
SIDES = {"côté": "de", "part": "pour"}  # « de son côté », « pour sa part »
OWN = ("son", "sa", "leur")


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for nouns in load("proposals")["kinds"].values() for noun in nouns)


def mend_nouns(parse: Parse) -> None:
    """Makes nouns of finite verbs that a determiner stands before, where the lexicon knows the noun."""
    for i in range(1, len(parse.tokens)):
        if parse.pos[i] == "ADJ" and parse.words[i - 1] in ("un", "une") and _is_of_a_people(parse, i):
            parse.tag(i, "NOUN")  # « a raconté une |Canadienne| qui attendait son vol »
            continue
        if parse.deps[i] == "flat:name" and parse.heads[i] == i - 1 and parse.pos[i - 1] in UNNAMED:
            if _opens_name(parse, i - 1):
                parse.tag(i - 1, "PROPN")  # « |Priya| Chatterjee »
            continue
        if parse.pos[i - 1] == "DET" and parse.pos[i] in ("ADJ", "VERB", "PROPN") and _is_somebody(parse, i):
            _make_noun(parse, i)
            continue
        if parse.pos[i] in ("ADJ", "VERB", "PROPN") and _is_qualified(parse, i):
            parse.tag(i, "NOUN", parse.words[i])
            continue
        if parse.words[i - 1] in LED and parse.pos[i] in QUALIFYING and i + 1 < len(parse.words):
            if _is_before_firm(parse, i):
                _mend_firm(parse, i)
            continue
        if parse.pos[i] != "VERB" or parse.pos[i - 1] != "DET" or parse.forms[i] != "Fin":
            continue
        form = parse.words[i]
        noun = next((n for n in (form, form.removesuffix("s")) if n in _nouns() or is_noun(n, n)), None)
        if noun is not None:
            parse.tag(i, "NOUN", noun, f"Number={'Sing' if noun == form else 'Plur'}")


def _opens_name(parse: Parse, i: int) -> bool:
    """Whether a word with a capital is a given name, or a word of no other use that the tagger knows."""
    token = parse.tokens[i]
    if not token.is_title or (i and parse.pos[i - 1] == "DET"):
        return False
    return gender_of_given_name(token.text) is not None or token.is_oov and functions.function(token.text) is None


def _is_somebody(parse: Parse, i: int) -> bool:
    """« un |étudiant| mercredi », « une |touriste| allemande », « l'|accusée| »: a noun of people after its determiner,
    with no noun behind it that it could go with."""
    if parse.pos[i] == "VERB" and parse.forms[i] != "Part" or not _names_people(parse.words[i]):
        return False
    if parse.pos[i] == "PROPN" and not parse.tokens[i].text.islower():
        return False
    if parse.deps[i] == "amod" and parse.heads[i] == i + 1 and parse.words[i + 1] not in DAYS:
        return False  # « une |jeune| éditrice »
    if i + 1 == len(parse.words):
        return True
    after = parse.pos[i + 1]
    if after == "ADJ":
        return not _names_people(parse.words[i + 1])  # « une |jeune| étudiante »
    return after not in ("NOUN", "PROPN", "NUM", "X") or parse.words[i + 1] in DAYS


@lru_cache(maxsize=1 << 12)
def _names_people(word: str) -> bool:
    return human_noun(word) is not None or any(names_people(form) for form in (word, word.removesuffix("s")))


def _make_noun(parse: Parse, i: int) -> None:
    """Makes a noun of it, also in the place of the day that it was hung on."""
    word = parse.words[i]
    parse.tag(i, "NOUN", human_noun(word) or word.removesuffix("s"))
    day = i + 1
    if day < len(parse.words) and parse.words[day] in DAYS and parse.heads[i] == day:
        verb, dep = parse.heads[day], parse.deps[day]
        if verb == day:
            return
        parse.attach(i, verb, dep)
        parse.attach(day, verb, "obl:mod")
        parse.attach(i - 1, i, "det")


def _is_qualified(parse: Parse, i: int) -> bool:
    """« un jeune |violoniste| », « l'ancienne |gardienne| »: whatever has a determiner and an adjective of its own."""
    if i < 2 or parse.deps[i - 1] != "amod" or parse.heads[i - 1] != i or parse.forms[i] == "Fin":
        return False
    if parse.heads[i - 2] != i or parse.words[i - 2] not in DETERMINERS or not parse.tokens[i].text.islower():
        return False
    return i + 1 == len(parse.pos) or parse.pos[i + 1] not in TOLD_OF


def _is_of_a_people(parse: Parse, i: int) -> bool:
    """Whether a capital makes a noun of a demonym, which no noun follows."""
    if not parse.tokens[i].text[0].isupper() or world.state_of_demonym(parse.words[i]) is None:
        return False
    return i + 1 == len(parse.words) or parse.pos[i + 1] not in ("NOUN", "PROPN")


def _is_before_firm(parse: Parse, i: int) -> bool:
    """« le |français| Vinci »: a demonym in small letters, which no person has, before one word with a capital."""
    name = parse.tokens[i + 1].text
    if not name[0].isupper() or parse.tokens[i].text[0].isupper() or world.state_of_demonym(parse.words[i]) is None:
        return False
    follows = parse.tokens[i + 2].text[0] if i + 2 < len(parse.words) else ""
    return not (follows.isupper() and gender_of_given_name(name) is not None)


def _mend_firm(parse: Parse, i: int) -> None:
    """Makes the name the head: « |le français| Vinci a affirmé »."""
    name, head, dep = i + 1, parse.heads[i], parse.deps[i]
    parse.tag(name, "PROPN")
    if head in (i, name):
        return
    parse.attach(name, head, dep)
    parse.attach(i, name, "amod")
    for child in parse.children(i, max(0, i - 2), min(len(parse.words), i + 12)):
        parse.attach(child, name, parse.deps[child])


def mend_sides(parse: Parse) -> None:
    """« a fait état |de son côté| de trois décès », « a réclamé |pour sa part| des élections »: no complement.

    What follows it, and was hung on it, is one.
    """
    for i, word in enumerate(parse.words):
        if word not in SIDES or i < 3 or parse.words[i - 1] not in OWN or parse.words[i - 2] != SIDES[word]:
            continue
        if not parse.deps[i].startswith("obl") or parse.pos[parse.heads[i]] != "VERB" or parse.heads[i] > i:
            continue
        verb = parse.heads[i]
        parse.attach(i, verb, "advmod")
        for child in parse.children(i, i + 1, min(len(parse.words), i + 8)):
            if parse.deps[child] != "nmod":
                continue
            parse.attach(child, verb, "obl:arg")
            if parse.words[i + 1] == "des" and parse.heads[i + 1] == child:
                parse.attach(child, verb, "obj")  # « |des élections| »: an article, no preposition
                parse.deps[i + 1] = "det"
                parse.tag(i + 1, "DET")

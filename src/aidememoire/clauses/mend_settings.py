"""« Face à Luc Morin, |Léa Roy|, 40 ans, a défendu … »: the subject behind a setting that ends with somebody else.

The parser makes whom the setting names the subject, and the subject something beside them.
"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.lexicon import functions
from aidememoire.lexicon.callings import names_people
from aidememoire.lexicon.conjugation import verb_of_participle
from aidememoire.lexicon.given_names import gender_of_given_name

REACH = 45  # tokens from the start of the sentence to its verb
WITHIN = {"DET", "ADJ", "NOUN", "PROPN", "ADP", "X", "NUM"}
GROUP = ("aux", "expl", "advmod", "cop", "iobj", "obj")
STOPS = {"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", ":", ";", "«", '"', "et", "ou", "ni"}
AFTER_NAMES = {"ans", "an"}


def mend_settings(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence, tokens `start:end`, that opens with a preposition, a participle or a bare noun."""
    if not _is_setting(parse, start):
        return
    comma = next((k for k in range(start + 2, min(end - 3, start + REACH)) if parse.words[k] == ","), None)
    if comma is None:
        return
    verb = next((k for k in range(comma + 2, min(end, start + REACH)) if parse.heads[k] == k), None)
    if verb is None or parse.pos[verb] != "VERB":
        return
    own = parse.children(verb, start, end)
    first = verb
    while first - 1 > comma and parse.heads[first - 1] == verb and parse.deps[first - 1].startswith(GROUP):
        first -= 1
    group = range(first, verb + 1)
    if not any(parse.forms[c] == "Fin" for c in group) or first - 1 <= comma:
        return
    between = range(start, first)
    if any(parse.words[k] in STOPS or parse.forms[k] == "Fin" for k in between):
        return
    subject = _subject_before(parse, comma, first)
    if subject is None or any(c > first for c in own if parse.deps[c].startswith("nsubj")):
        return
    subjects = [c for c in own if parse.deps[c].startswith("nsubj")]
    if subject in subjects and len(subjects) == 1:
        return
    if any(parse.pos[c] == "NOUN" and not _is_led(parse, c, start) for c in subjects if c < subject):
        return  # « Chez elles |l'absence| de la championne, Léa Roy, promettait … »
    for other in subjects:
        if other != subject and not subject < other < first:
            parse.attach(other, verb, "obl:mod")
    passive = any(parse.deps[c] == "aux:pass" for c in own)
    parse.attach(subject, verb, "nsubj:pass" if passive else "nsubj")
    for k in range(subject + 1, first):
        inside = subject <= parse.heads[k] < first
        if not inside and parse.words[k] != ",":
            parse.attach(k, subject, "flat:name" if parse.pos[k] == "PROPN" else "appos")


def _is_led(parse: Parse, noun: int, start: int) -> bool:
    """Whether a preposition leads to a noun, or a number of years is all that it says."""
    return parse.words[noun] in AFTER_NAMES or any(parse.deps[c] == "case" for c in parse.children(noun, start, noun))


def _is_setting(parse: Parse, start: int) -> bool:
    """« Face », « Malgré », « Invité », « Interrogée »: what opens a setting."""
    kind = parse.pos[start]
    if kind == "ADP" or parse.words[start] == "face" or kind == "VERB" and parse.forms[start] == "Part":
        return True
    return kind in ("NOUN", "ADJ", "PROPN") and verb_of_participle(parse.words[start]) is not None


def _subject_before(parse: Parse, comma: int, first: int) -> int | None:
    """The head of the noun phrase right before the verb, or before what stands beside it between commas."""
    words = parse.words
    stop = first
    if words[first - 1] == ",":
        before = next((k for k in range(first - 2, comma, -1) if words[k] == ","), None)
        if before is None or not _is_beside(parse, before + 1, first - 1):
            return None
        stop = before
    begin = next((k for k in range(stop - 1, comma - 1, -1) if words[k] == ","), None)
    if begin is None or begin + 1 >= stop:
        return None
    begin += 1
    if any(parse.pos[k] not in WITHIN for k in range(begin, stop)):
        return None
    if parse.pos[begin] == "PROPN":
        named = gender_of_given_name(parse.tokens[begin].text) is not None
        return begin if named and begin + 1 < stop and parse.tokens[begin + 1].text[0].isupper() else None
    if parse.pos[begin] != "DET":
        return None
    noun = next((k for k in range(begin + 1, stop) if parse.pos[k] == "NOUN"), None)
    if noun is None or noun > begin + 3:
        return None
    word = words[noun]
    known = functions.function(word) is not None or functions.collective(word) is not None or names_people(word)
    return noun if known else None


def _is_beside(parse: Parse, begin: int, stop: int) -> bool:
    """« 58 ans », « Léa Roy », « romancier », « le maire de Metz »: what stands between commas beside a subject."""
    if begin >= stop or any(parse.pos[k] not in WITHIN | {"ADV"} for k in range(begin, stop)):
        return False
    if parse.words[stop - 1] in AFTER_NAMES:
        return True
    if parse.pos[begin] == "PROPN":
        return gender_of_given_name(parse.tokens[begin].text) is not None
    noun = begin + 1 if parse.words[begin] in ("le", "la", "l'", "un", "une") else begin
    word = parse.words[noun]
    return functions.function(word) is not None or names_people(word)

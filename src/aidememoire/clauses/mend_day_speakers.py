"""« P, a fait savoir lundi |le ministère|. »: who speaks, behind a bare day, was hung on it or on the clause."""

from __future__ import annotations

from aidememoire.clauses.mend_postposed import CLOSING, DAYS
from aidememoire.clauses.parse import Parse
from aidememoire.clauses.verbs import SAID_BY_FAIRE
from aidememoire.lexicon import frames

OPENING = {"le", "la", "l'", "les", "un", "une", "des", "son", "sa", "leur"}
ENDS = {".", ",", "(", ";", ":", "!", "?", "»", '"'}
CAUSING = {"fait", "font", "faisait", "fera"}
REACH = 14  # tokens from the day to the end of who speaks


def mend_day_speakers(parse: Parse) -> None:
    """Mends a parse: the noun or name between a bare day behind a cue and the end of its sentence is the subject."""
    for day in [i for i, word in enumerate(parse.words) if word in DAYS]:
        verb = _cue_before(parse, day)
        if verb is not None and day + 2 < len(parse.words):
            _give_speaker(parse, verb, day)


def _cue_before(parse: Parse, day: int) -> int | None:
    """The verb of speech before a day, which opens an incise: « , |rappelle| jeudi », « », a |fait| savoir lundi »."""
    verb = day - 1
    if parse.words[verb] in SAID_BY_FAIRE and verb > 0 and parse.words[verb - 1] in CAUSING:
        verb -= 1
    elif parse.pos[verb] != "VERB" or not frames.is_cue(parse.tokens[verb].lemma_.lower()):
        return None
    first = verb
    while first > 0 and (parse.pos[first - 1] == "AUX" or parse.words[first - 1] in ("s'", "se", "également", "aussi")):
        first -= 1
    return verb if first > 1 and parse.tokens[first - 1].text in CLOSING else None


def _give_speaker(parse: Parse, verb: int, day: int) -> None:
    tokens, first = parse.tokens, day + 1
    if parse.words[first] in OPENING:
        noun = next(
            (k for k in range(first + 1, min(len(tokens), first + 4)) if parse.pos[k] in ("NOUN", "PROPN")), None
        )
    else:
        noun = first if tokens[first].text[:1].isupper() and tokens[first].is_alpha else None
    end = next((k for k in range(first, min(len(tokens), first + REACH)) if tokens[k].text in ENDS), None)
    if noun is None or end is None or noun >= end or any(parse.pos[k] in ("VERB", "AUX") for k in range(first, end)):
        return
    if tokens[end].text == ":" or parse.heads[noun] == verb and parse.deps[noun].startswith("nsubj"):
        return
    if any(parse.deps[c].startswith("nsubj") and c > verb for c in parse.children(verb, verb, end)):
        return
    if parse.heads[noun] != noun and _hangs_on(parse, verb, noun):
        parse.attach(verb, parse.heads[noun], "advcl")
    parse.attach(day, verb, "obl:mod")
    parse.attach(noun, verb, "nsubj")
    for k in range(first, end):
        if k != noun and parse.heads[k] in (day, verb):
            parse.attach(k, noun, "det" if k < noun and parse.pos[k] == "DET" else "flat:name")


def _hangs_on(parse: Parse, token: int, on: int) -> bool:
    for _ in range(30):
        if token == on:
            return True
        if parse.heads[token] == token:
            return False
        token = parse.heads[token]
    return False

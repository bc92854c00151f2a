"""A subject or object that stands after a complement of its verb, and was hung on that complement."""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.clauses.parse import Parse
from aidememoire.clauses.phrases import is_temporal
from aidememoire.lexicon import frames, functions
from aidememoire.lexicon.bodies import press_nouns
from aidememoire.lexicon.given_names import gender_of_given_name

DAYS = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "demain", "aujourd'hui"}
CLOSING = {",", "»", '"', "”", "–", "-"}
DETACHED = {",", ";", ":", "(", ")", "«", "»", '"', "–", "—"}
BY_WIRE = {"téléphone", "visioconférence", "vidéoconférence", "vidéo"}
LENT = frozenset({"appos", "nmod", "obl:mod", "obl:arg", "conj"})
BEFORE = 6  # tokens from a noun's first word to the noun
AFTER = ("ADJ", "NOUN", "CCONJ", "PUNCT", "SPACE")  # what may follow a noun that ends its sentence
REACH = 14  # tokens from the verb to the noun


def mend_postposed(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence: « a confirmé à l'AFP |un diplomate| », « a reçu mardi à Rome |le ministre| ».

    French tells apart what is in apposition by a comma; a noun with its determiner right after a complement with
    a preposition, or after a bare time, is an argument of the verb: its object, or the subject of an incise.
    """
    for i in range(start + 2, end):
        if parse.deps[i] not in LENT or parse.pos[i] != "NOUN":
            if parse.deps[i] != "nmod" or parse.pos[i] != "ADJ" or parse.words[i - 1] != "des":
                continue
            if not is_temporal(parse.tokens[parse.heads[i]]):
                continue
            parse.tag(i, "NOUN")  # « ont annoncé mercredi des |archéologues| croates »
        word = parse.words[i]
        if word in BY_WIRE:
            _mend_wire(parse, i, end)
        elif word in press_nouns():
            _mend_past_medium(parse, i, end)
        elif word in DAYS:
            _mend_day_of_subject(parse, i, start)
            _mend_day(parse, i, start)
        elif not _mend_some_speakers(parse, i, start, end) and not _mend_some(parse, i, start, end):
            _mend_noun(parse, i, start, end)


def _mend_past_medium(parse: Parse, medium: int, end: int) -> None:
    """« a dit à la radio France Bleu |Marie| Dupont »: who speaks was taken for part of the medium's name."""
    verb = parse.heads[medium]
    if not 0 < verb < medium or parse.pos[verb] != "VERB" or not frames.is_cue(parse.tokens[verb].lemma_.lower()):
        return
    name = medium + 1
    while name < end - 1 and (parse.tokens[name].text[:1].isupper() or parse.words[name].isdigit()):
        if name > medium + 1 and gender_of_given_name(parse.tokens[name].text) is not None:
            break
        name += 1
    if name >= end - 1 or not all(parse.tokens[k].text[:1].isupper() for k in (name, name + 1)):
        return
    children = parse.children(verb, medium - REACH, end)
    if any(parse.deps[c].startswith("nsubj") and c not in range(medium, name) for c in children):
        return
    if medium - 2 == verb or medium - 3 == verb:
        parse.attach(name, verb, "nsubj")
        parse.attach(name - 1, medium, "nmod")


def _mend_day(parse: Parse, day: int, start: int) -> None:
    """« tiendra une réunion d'urgence |samedi| »: a bare day is the verb's, and not its object's."""
    tokens, holder = parse.tokens, parse.heads[day]
    if tokens[holder].pos_ != "NOUN" or holder >= day or is_temporal(tokens[holder]):
        return
    if not any(tokens[c].lower_ in ("d'", "de") for c in parse.children(holder, start, holder)):
        return
    if any(parse.deps[c] in ("case", "det") for c in parse.children(day, start, day)) or tokens[day - 1].is_punct:
        return
    verb = parse.heads[holder]
    for _ in range(4):
        if tokens[verb].pos_ == "VERB" or parse.heads[verb] == verb:
            break
        verb = parse.heads[verb]
    if tokens[verb].pos_ == "VERB" and verb < holder:
        parse.attach(day, verb, "obl:mod")


def _mend_day_of_subject(parse: Parse, day: int, start: int) -> None:
    """« a assuré |mercredi| le président »: a bare day between a verb and its subject is the verb's."""
    tokens, noun = parse.tokens, parse.heads[day]
    verb = day - 1
    if noun > day and parse.heads[noun] == verb and tokens[verb].pos_ == "VERB" and verb > start:
        parse.attach(day, verb, "obl:mod")


def _mend_some_speakers(parse: Parse, noun: int, start: int, end: int) -> bool:
    """« ont indiqué jeudi |des responsables|. »: some people after a bare time, at the end, are who said it."""
    tokens, time = parse.tokens, parse.heads[noun]
    some = time + 1
    if tokens[min(some, end - 1)].lower_ not in ("des", "de", "d'") or parse.heads[some] != noun:
        return False
    verb = parse.heads[time]
    if not is_temporal(tokens[time]) or verb != time - 1 or tokens[verb].pos_ != "VERB":
        return False
    if not is_people(tokens[noun]) and any(parse.pos[k] not in AFTER for k in range(noun + 1, end)):
        return False  # who ends the sentence, « des |archéologues| croates et français. », can be nobody else
    children = parse.children(verb, start, end)
    opening = min([verb, *(c for c in children if c < verb and parse.deps[c].startswith(("aux", "expl")))])
    if opening <= start or tokens[opening - 1].text not in CLOSING or not frames.is_cue(tokens[verb].lemma_.lower()):
        return False
    if not any("Plur" in tokens[c].morph.get("Number", []) for c in (verb, opening)):
        return False
    if any(parse.deps[c].startswith("nsubj") for c in children):
        return False
    parse.attach(noun, verb, "nsubj")
    parse.attach(some, noun, "det")
    if parse.words[some] == "des":
        parse.tag(some, "DET")
    return True


def _mend_some(parse: Parse, noun: int, start: int, end: int) -> bool:
    """« a entamé jeudi |des pourparlers| », « a imposé mardi |de nouvelles sanctions| »: some, and no complement."""
    tokens = parse.tokens
    case = next((c for c in parse.children(noun, max(start, noun - BEFORE), noun) if parse.deps[c] == "case"), None)
    if case is None or case - 1 <= start or not is_temporal(tokens[case - 1]):
        return False
    plural = "Plur" in tokens[noun].morph.get("Number", [])
    some = tokens[case].lower_ == "des" or tokens[case].lower_ == "de" and tokens[case + 1].pos_ == "ADJ" and plural
    holder, time = parse.heads[noun], case - 1
    verb = holder if tokens[holder].pos_ == "VERB" else parse.heads[time]
    if not some or holder not in (verb, time) or tokens[verb].pos_ != "VERB" or verb >= time:
        return False
    lemma, children = tokens[verb].lemma_.lower(), parse.children(verb, start, end)
    if not (frames.wants(lemma, "object") or frames.has_recipient(lemma)) or frames.wants(lemma, "de"):
        return False
    if any(parse.deps[c] == "obj" and c > verb and not is_temporal(tokens[c]) for c in children):
        return False
    for child in children:
        if parse.deps[child] == "obj" and is_temporal(tokens[child]):
            parse.attach(child, verb, "obl:mod")
    parse.attach(noun, verb, "obj")
    parse.attach(case, noun, "det")
    return True


def _mend_noun(parse: Parse, noun: int, start: int, end: int) -> None:
    tokens = parse.tokens
    before = [
        c
        for c in parse.children(noun, max(start, noun - BEFORE), noun)
        if parse.deps[c] in ("det", "amod", "nummod", "case", "cc")
    ]
    if not before or any(parse.deps[c] in ("case", "cc") for c in before) or tokens[before[0]].pos_ != "DET":
        return
    first, holder = before[0], parse.heads[noun]
    if first - 1 <= start or holder >= first or is_temporal(tokens[noun]):
        return
    if tokens[first - 1].text in DETACHED or tokens[first - 1].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return
    verb = _verb_over(parse, holder, first, start)
    if verb is None or first - verb > REACH:
        return
    children = parse.children(verb, start, end)
    if any(parse.deps[c] == "obj" and c > verb and c != noun and not is_temporal(tokens[c]) for c in children):
        return
    has_subject = any(parse.deps[c].startswith("nsubj") for c in children)
    group = [c for c in children if c < verb and parse.deps[c].startswith(("aux", "expl", "advmod"))]
    opening = min([verb, *group])
    passive = any(parse.deps[c] == "aux:pass" for c in group)
    inverted = opening > start and tokens[opening - 1].text in CLOSING and frames.is_cue(tokens[verb].lemma_.lower())
    if inverted and not has_subject:
        role = "nsubj"
    elif has_subject and not passive and frames.wants(tokens[verb].lemma_.lower(), "object"):
        role = "obj"
    else:
        return
    for child in children:
        if parse.deps[child] == "obj" and is_temporal(tokens[child]) and child > verb:
            parse.attach(child, verb, "obl:mod")
    parse.attach(noun, verb, role)


def _verb_over(parse: Parse, holder: int, first: int, start: int) -> int | None:
    """The verb that a complement with its preposition, or a bare time, belongs to; no other verb stands between."""
    tokens = parse.tokens
    current = holder
    for _ in range(4):
        if tokens[current].pos_ in ("VERB", "AUX"):
            break
        marked = any(parse.deps[c] == "case" for c in parse.children(current, start, current))
        if not marked and not is_temporal(tokens[current]) or parse.heads[current] >= current:
            return None
        current = parse.heads[current]
    if tokens[current].pos_ != "VERB" or first == current + 1:
        return None
    if any(
        t.pos_ == "VERB" or t.lower_ in ("que", "qu'", "qui", "dont", "et", "ou") for t in tokens[current + 1 : first]
    ):
        return None
    return current


def is_people(token: Token) -> bool:
    """Whether a noun names people by their function or as a body: « responsables », « policiers », « armée »."""
    return functions.function(token.text) is not None or functions.collective(token.text) is not None


def _mend_wire(parse: Parse, wire: int, end: int) -> None:
    """« s'est entretenu par téléphone |avec son homologue| »: whom one spoke to was hung on the telephone."""
    tokens = parse.tokens
    verb = parse.heads[wire]
    if verb >= wire or tokens[verb].pos_ != "VERB" or tokens[wire - 1].lower_ not in ("par", "au", "en", "de"):
        return
    for child in parse.children(wire, wire + 1, end):
        if any(tokens[c].lower_ == "avec" for c in parse.children(child, wire + 1, child)):
            parse.attach(child, verb, "obl:arg")

"""Relatives, sources, times and participles that the parser takes for a content, a subject or an object."""

from __future__ import annotations

from itertools import chain

from aidememoire.clauses.mend_joined import mend_joined_verb
from aidememoire.clauses.mend_postposed import DAYS
from aidememoire.clauses.mend_subjects import (
    LATTER,
    mend_after_setting,
    mend_after_voice,
    mend_agent_relative,
    mend_bare_subject,
    mend_day,
    mend_joined_infinitive,
    mend_joined_participle,
    mend_latter,
    mend_led_subject,
    mend_listed_subject,
    mend_opening,
    mend_part,
    mend_second_subject,
    mend_taken_subject,
)
from aidememoire.clauses.parse import Parse
from aidememoire.clauses.phrases import is_temporal
from aidememoire.lexicon import frames

NOMINAL = {"NOUN", "PROPN", "NUM", "PRON"}
OPENING = {"«", '"', "“"}
PLAIN = {"det", "case", "punct", "nmod", "amod", "flat:name", "nummod", "cc", "aux:tense", "aux:pass"}  # most words
DATIVES = {"leur", "lui", "nous", "vous"}
PARTS_OF_TIME = {"fin", "début", "mi", "courant"}  # « fin juin », « début 2017 », with no article
REACH = 14  # tokens from a verb to the attribute of its object


def mend_complements(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence, tokens `start:end`."""
    tokens = parse.tokens
    if parse.deps[start] == "obl:mod" and (parse.pos[start] == "PROPN" or parse.words[start].endswith("s")):
        mend_bare_subject(parse, start, end)
    if parse.pos[start] == "ADP":
        mend_after_setting(parse, start, end)
    for i in range(start, end):
        dep = parse.deps[i]
        if dep in PLAIN:
            if dep == "det" and parse.words[i] in DATIVES and i + 1 < end and parse.pos[i + 1] == "VERB":
                _mend_dative(parse, i + 1, end)
            continue
        if dep.startswith("nsubj"):
            if parse.pos[i] == "VERB":
                _mend_participle(parse, i, start, end)
                mend_opening(parse, i, start, end)
            else:
                if i > start + 4 and parse.words[i - 2] == "dont":
                    mend_part(parse, i, start)
                if parse.pos[start] == "ADP":
                    mend_led_subject(parse, i, start, end)
                elif parse.pos[i] == "NOUN" and i + 1 < parse.heads[i]:
                    mend_second_subject(parse, i, start, end)
                _mend_source(parse, i, start, end)
            continue
        if dep == "conj" and parse.pos[i] == "VERB":
            if parse.words[i - 1] == "et":
                mend_joined_participle(parse, i, start, end)
            mend_joined_verb(parse, i, start, end)
        if dep == "acl:relcl":
            mend_agent_relative(parse, i, start)
        if dep in ("xcomp", "advcl") and parse.forms[i] == "Inf" and parse.pos[i] == "VERB":
            mend_joined_infinitive(parse, i, start)
            continue
        word = parse.words[i]
        if word in ("que", "qu'"):
            _mend_relative(parse, i, start, end)
        elif dep == "obj":
            if word in PARTS_OF_TIME:
                _mend_part_of_time(parse, i, start, end)
            elif word in DAYS:
                mend_day(parse, i, end)
            elif word in LATTER:
                mend_latter(parse, i, start)
        elif dep == "advcl":
            mend_taken_subject(parse, i, start, end)
        elif dep == "obl:mod" and parse.pos[i - 1] == "DET":
            mend_after_voice(parse, i, end)
            if i < start + 4 and parse.pos[start] == "ADP":
                mend_listed_subject(parse, i, start, end)
        elif word.startswith("qualifi") and tokens[i].lemma_.lower() == "qualifier" and tokens[i].pos_ == "VERB":
            _mend_qualified(parse, i, end)


def _mend_relative(parse: Parse, que: int, start: int, end: int) -> None:
    """« réclame la démission du ministre, |que Paz a exclue| »: a relative taken for what the main verb reports.

    « que » after a comma that closes the verb's own object is that object's, when its verb has no object.
    """
    tokens = parse.tokens
    verb = parse.heads[que]
    if que < start + 3 or tokens[que - 1].text != "," or parse.deps[que] not in ("mark", "obj") or not que < verb < end:
        return
    main = parse.heads[verb]
    if parse.deps[verb] not in ("ccomp", "advcl") or not main < que - 2 or tokens[main].pos_ != "VERB":
        return
    if tokens[que - 2].pos_ not in ("NOUN", "PROPN", "ADJ") or not frames.wants(tokens[verb].lemma_.lower(), "object"):
        return
    if any(parse.deps[c] in ("obj", "ccomp", "xcomp") for c in parse.children(verb, que + 1, end)):
        return
    noun = next((c for c in parse.children(main, main + 1, que - 1) if parse.deps[c] == "obj"), None)
    if noun is None or tokens[noun].pos_ not in NOMINAL or not _reaches(parse, noun, que - 1):
        return
    if not any(parse.deps[c].startswith("nsubj") for c in parse.children(verb, que + 1, end)):
        return
    parse.attach(verb, noun, "acl:relcl")
    parse.attach(que, verb, "obj")
    parse.tag(que, "PRON")


def _reaches(parse: Parse, noun: int, comma: int) -> bool:
    """Whether the words between a noun and a comma all hang on it."""
    return all(_under(parse, i, noun) for i in range(noun + 1, comma))


def _under(parse: Parse, token: int, noun: int) -> bool:
    for _ in range(12):
        if token == noun:
            return True
        if parse.heads[token] == token:
            return False
        token = parse.heads[token]
    return False


def _mend_source(parse: Parse, noun: int, start: int, end: int) -> None:
    """« D'après des médias locaux, |un chef rebelle| aurait été arrêté »: a source before a comma is no subject."""
    tokens, verb = parse.tokens, parse.heads[noun]
    case = next((c for c in parse.children(noun, start, noun) if parse.deps[c] == "case"), None)
    if case is None or verb < noun or not _is_source(parse, case, noun):
        return
    comma = next((i for i in range(noun + 1, verb) if tokens[i].text == ","), None)
    opens = all(t.is_punct or t.pos_ in ("ADV", "CCONJ") for t in tokens[start:case])
    if comma is None or not opens and tokens[case - 1].text not in ("-", "–"):
        return
    own = (c for c in parse.children(verb, comma + 1, verb) if parse.deps[c].startswith("nsubj"))
    beside = (
        c
        for c in parse.children(noun, comma + 1, verb)
        if parse.deps[c] in ("appos", "conj", "nmod", "dep")
        and tokens[c].pos_ in NOMINAL
        and tokens[comma + 1].pos_ in ("DET", "PRON", "NUM")
        and not any(parse.deps[k] == "case" for k in parse.children(c, comma + 1, c))
    )
    real = next(chain(own, beside), None)
    if real is None:
        return
    role = parse.deps[noun]
    later = [c for c in parse.children(noun, real + 1, verb) if not tokens[c].is_punct]
    parse.attach(real, verb, role)
    for child in later:
        parse.attach(child, real, parse.deps[child])
    parse.attach(noun, verb, "obl:mod")


def _is_source(parse: Parse, case: int, noun: int) -> bool:
    """Whether a preposition names where it is from: « selon », « d'après »."""
    tokens = parse.tokens
    return tokens[case].lower_ == "selon" or (
        tokens[case].lower_ in ("d'", "d’") and case + 1 < noun and tokens[case + 1].lower_ == "après"
    )


def _mend_dative(parse: Parse, verb: int, end: int) -> None:
    """« Le ministère |leur| demande d'observer … »: whom one asks, and what, after the tag was mended."""
    parse.attach(verb - 1, verb, "iobj")
    for child in parse.children(verb, verb + 1, end):
        if parse.deps[child] == "acl" and "Inf" in parse.tokens[child].morph.get("VerbForm", []):
            parse.attach(child, verb, "xcomp")


def _mend_participle(parse: Parse, participle: int, start: int, end: int) -> None:
    """« Un cargo, |parti| lundi du port, a coulé »: a participle set between commas is no subject, its noun is."""
    tokens, verb = parse.tokens, parse.heads[participle]
    if "Part" not in tokens[participle].morph.get("VerbForm", []) or tokens[participle - 1].text != ",":
        return
    children = parse.children(participle, start, end)
    noun = next((c for c in children if c < participle and parse.deps[c].startswith("nsubj")), None)
    if noun is None or verb < participle or any(parse.deps[c].startswith(("aux", "cop")) for c in children):
        return
    parse.attach(noun, verb, parse.deps[participle])
    parse.attach(participle, noun, "acl")


def _mend_part_of_time(parse: Parse, part: int, start: int, end: int) -> None:
    """« avait exclu |fin juin| de négocier »: a time without article is no object, what hangs on it is the verb's."""
    tokens, verb = parse.tokens, parse.heads[part]
    inside = parse.children(part, start, end)
    time = part + 1
    if time not in inside or any(parse.deps[c] == "det" for c in inside):
        return
    if not (tokens[time].like_num or is_temporal(tokens[time]) and tokens[time].lower_ not in DAYS):
        return  # « a pris fin |hier| »
    parse.attach(part, verb, "obl:mod")
    for child in inside:
        if child > time and tokens[child].pos_ in ("VERB", "AUX"):
            parse.attach(child, verb, "xcomp")
        elif child > time and not tokens[child].is_punct:
            parse.attach(child, verb, "obj" if parse.deps[child] in ("nmod", "appos") else parse.deps[child])


def _mend_qualified(parse: Parse, verb: int, end: int) -> None:
    """« a qualifié la décision de Lima |de "théâtrale"| »: « de » before a quality is the verb's, not its object's."""
    tokens = parse.tokens
    if any(parse.deps[c] == "obl:arg" for c in parse.children(verb, verb + 1, end)):
        return
    for de in range(verb + 2, min(end - 1, verb + REACH)):
        if tokens[de].text in (",", ";", ":"):
            return
        if tokens[de].lower_ not in ("de", "d'", "d’") or parse.deps[de] != "case":
            continue
        quality = parse.heads[de]
        marked = tokens[de + 1].text in OPENING
        inner = parse.heads[quality]  # the object's own « de » is read with it
        if quality > de and (marked or tokens[quality].pos_ == "ADJ") and _under(parse, inner, verb):
            bare = not marked and inner == de - 1  # « a qualifié l'offre |d'insultante| »
            if (
                bare
                or parse.deps[inner] != "obj"
                or any(parse.deps[c] == "nmod" for c in parse.children(inner, inner, de))
            ):
                parse.attach(quality, verb, "obl:arg")
            return

"""Whom words were told, and what belongs to who told them: « a dit |à l'AFP| Paul Roy », « a dit l'Union |des X| »."""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.lexicon import frames, functions
from aidememoire.lexicon.given_names import gender_of_given_name

NAMED = ("appos", "nmod", "flat:name", "flat:foreign")
OF = ("de", "du", "des", "d'")
FAR = 5  # tokens from a noun's preposition to the noun
STOPS = {",", ";", ":", "»", '"', "”", "–", "—", "-"}
TELLING = {"prévenir", "avertir", "informer", "aviser", "alerter", "assurer", "convaincre", "persuader", "rassurer"}
HAVING = {"a", "ont", "avait", "avaient"}
ARTICLES = ("un", "une", "le", "la", "l'")


def mend_told(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence where a verb of speech stands before its subject."""
    taken = parse.pos[start] == "VERB" and parse.deps[start] == "nsubj" and parse.tokens[start].text[0].isupper()
    if taken and not parse.words[start].endswith("ant"):
        parse.tag(start, "PROPN", parse.tokens[start].text, "")  # « |Bayer| a défendu l'opération »
    for i in range(start + 2, end):
        dep = parse.deps[i]
        if dep == "nsubj":
            if parse.heads[i] < i - 1:
                _mend_whom(parse, i, end)
            elif parse.words[i] in ("un", "une") and parse.pos[i] == "PRON":
                _mend_one_of(parse, i, start)
        elif dep in ("obl:arg", "obl:mod"):
            if parse.heads[i] < i - 2:
                _mend_whose(parse, i, start)
                _mend_teller(parse, i, start, end)
        elif dep in ("obj", "dep") and parse.pos[i] == "ADJ":
            _mend_somebody(parse, i, start)
        elif dep == "acl:relcl" and parse.tokens[parse.heads[parse.heads[i]]].lemma_.lower() in TELLING:
            _mend_what(parse, i, end)


def _mend_what(parse: Parse, verb: int, end: int) -> None:
    """« a prévenu les habitants |que l'eau monterait| »: what one tells them, not whom the water would raise."""
    noun = parse.heads[verb]
    teller, que = parse.heads[noun], noun + 1
    while que < verb and parse.words[que] not in ("que", "qu'"):
        if parse.words[que] == "," or parse.forms[que] == "Fin":
            return
        que += 1
    if parse.deps[noun] != "obj" or noun < teller or que >= verb or parse.heads[que] != verb or verb + 1 >= end:
        return
    agrees = parse.forms[verb] == "Part" and parse.words[verb].endswith(
        ("ées", "és", "ée", "ues", "us", "ies", "ises", "ites")
    )
    has = any(parse.words[c] in HAVING for c in parse.children(verb, que, verb))
    if agrees and has or parse.words[verb + 1] in STOPS | {"."} and parse.pos[verb - 1] == "PRON":
        return  # « a prévenu les voisins |qu'elle avait invités| »
    parse.tag(que, "SCONJ")
    parse.attach(que, verb, "mark")
    parse.attach(verb, teller, "ccomp")


def _mend_whom(parse: Parse, noun: int, end: int) -> None:
    """« a indiqué à l'|AFP| Pascal Verdoux »: a noun with « à » is no subject; the name hung on it is."""
    verb = parse.heads[noun]
    if parse.pos[verb] != "VERB" or parse.words[verb + 1] not in ("à", "au", "aux"):
        return
    if not any(parse.deps[c] == "case" for c in parse.children(noun, verb, noun)):
        return
    named = parse.children(noun, noun + 1, min(end, noun + 2))
    parse.attach(noun, verb, "obl:arg")
    if named and parse.pos[named[0]] in ("PROPN", "X", "NOUN") and parse.deps[named[0]] in NAMED:
        parse.attach(named[0], verb, "nsubj")
        for child in parse.children(noun, noun + 2, min(end, noun + 12)):
            parse.attach(child, named[0], parse.deps[child])


def _mend_teller(parse: Parse, noun: int, start: int, end: int) -> None:
    """« a affirmé à l'agence Delta |Ricardo Velandia| »: a given name behind whom one tells is who told it."""
    verb, near = parse.heads[noun], range(noun + 1, min(end - 1, noun + 6))
    if parse.words[verb + 1] not in ("à", "au") or parse.pos[verb] != "VERB":
        return
    name = next((c for c in near if parse.heads[c] == noun and _is_given(parse, c)), None)
    if name is None or any(parse.words[k] in (",", ":", "(", "«") for k in range(noun + 1, name)):
        return
    children = parse.children(verb, start, end)
    if any(parse.deps[c].startswith("nsubj") for c in children) or not frames.is_cue(parse.tokens[verb].lemma_.lower()):
        return
    opening = min([verb, *(c for c in children if c < verb and parse.deps[c].startswith(("aux", "expl", "advmod")))])
    if opening <= start or parse.words[opening - 1] not in STOPS:
        return
    parse.attach(name, verb, "nsubj")
    for child in parse.children(noun, name + 1, min(end, name + 12)):
        parse.attach(child, name, "flat:name" if parse.pos[child] == "PROPN" else parse.deps[child])


def _is_given(parse: Parse, i: int) -> bool:
    """Whether a word is a given name with another name behind it."""
    if parse.pos[i] not in ("PROPN", "X") or parse.pos[i + 1] not in ("PROPN", "X", "NOUN"):
        return False
    word, after = parse.tokens[i].text, parse.tokens[i + 1].text
    return after[:1].isupper() and (parse.deps[i] == "appos" or gender_of_given_name(word) is not None)


def _mend_one_of(parse: Parse, one: int, start: int) -> None:
    """« X, |l'un| des groupes signataires, a confirmé »: one of several between commas says what the noun before is."""
    verb = parse.heads[one]
    first = one - (parse.words[one - 1] == "l'")
    noun = parse.heads[verb]
    if verb < one or not start <= noun < first - 1 or parse.words[first - 1] != "," or parse.deps[verb] == "acl:relcl":
        return
    if parse.pos[noun] not in ("NOUN", "PROPN") or parse.heads[noun] != noun:
        return
    group = min([verb, *(c for c in parse.children(verb, one, verb) if parse.deps[c].startswith(("aux", "expl")))])
    if parse.words[group - 1] != ",":
        return
    parse.promote(verb, noun)
    parse.attach(noun, verb, "nsubj")
    parse.attach(one, noun, "appos")


def _mend_whose(parse: Parse, noun: int, start: int) -> None:
    """« a indiqué l'Union |de la presse| »: what « de » leads to right after a subject behind its verb is its own."""
    verb = parse.heads[noun]
    case = next((c for c in parse.children(noun, max(verb + 2, noun - FAR), noun) if parse.words[c] in OF), None)
    if case is None or parse.pos[verb] != "VERB" or not frames.is_cue(parse.tokens[verb].lemma_.lower()):
        return
    subject = case - 1
    if parse.heads[subject] == verb and parse.deps[subject] == "nsubj" and parse.pos[subject] in ("NOUN", "PROPN"):
        parse.attach(noun, subject, "nmod")
        for child in parse.children(noun, noun + 2, min(len(parse.words), noun + 12)):
            if parse.deps[child] == "acl:relcl" and "," in parse.words[noun + 1 : noun + 3]:
                parse.attach(child, subject, "acl:relcl")  # « …, qui demande une enquête »: all of it


def _mend_somebody(parse: Parse, noun: int, start: int) -> None:
    """« s'est emporté un |manifestant| »: somebody, tagged as an adjective, behind a verb that takes no object."""
    verb = parse.heads[noun]
    if parse.words[noun - 1] not in ARTICLES or functions.function(parse.words[noun]) is None:
        return
    parse.tag(noun, "NOUN")
    if any(parse.deps[c].startswith("expl") for c in parse.children(verb, max(start, verb - 3), verb)):
        parse.deps[noun], parse.changed = "nsubj", True

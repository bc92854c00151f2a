"""Subjects, objects and contents that a colon, an incise or an adjunct parts from their verb."""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.clauses.verbs import SAID_BY_FAIRE
from aidememoire.lexicon import frames

NAMED = ("NOUN", "PROPN")
QUE = ("que", "qu'")
VOICES = {"voix", "biais", "intermédiaire", "truchement"}


def mend_parted(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence, tokens `start:end`."""
    if start + 4 < end and parse.words[start + 1] == ":" and parse.deps[start] == "nsubj":
        _mend_rubric(parse, start, end)
    if parse.deps[start] == "dep" and parse.pos[start] == "PROPN":
        _mend_cut_subject(parse, start, end)
    for i in range(start + 4, end - 2):
        dep = parse.deps[i]
        if dep == "obj" and parse.words[i - 2] == "," and parse.pos[i - 1] == "DET":
            _mend_apposed_object(parse, i)
        elif dep == "acl:relcl" and parse.words[parse.heads[i]] in VOICES:
            _mend_voice(parse, i, end)


def _mend_rubric(parse: Parse, rubric: int, end: int) -> None:
    """« Tennis : |Marie Novak| annonce sa retraite »: who stands after the colon, not what opens the headline."""
    verb = parse.heads[rubric]
    if verb <= rubric + 2 or parse.pos[verb] != "VERB":
        return
    for name in parse.children(rubric, rubric + 2, verb):
        if parse.pos[name] in NAMED and parse.deps[name] in ("nmod", "appos", "flat:name"):
            if not any(parse.deps[c] == "case" for c in parse.children(name, rubric + 2, verb)):
                parse.attach(name, verb, "nsubj")
                parse.attach(rubric, verb, "dislocated")
                return


def _mend_cut_subject(parse: Parse, name: int, end: int) -> None:
    """« |Paul Roy|, a-t-il précisé, pourra reprendre »: a name before an incise is the subject of the verb after it."""
    verb = parse.heads[name]
    if verb <= name + 3 or parse.pos[verb] not in ("VERB", "AUX") or parse.forms[verb] != "Fin":
        return
    if any(parse.deps[c].startswith("nsubj") for c in parse.children(verb, name, end)):
        return
    commas = [k for k in range(name + 1, verb) if parse.words[k] == ","]
    if len(commas) == 2 and commas[1] == verb - 1 and all(parse.pos[k] == "PROPN" for k in range(name, commas[0])):
        parse.attach(name, verb, "nsubj")


def _mend_apposed_object(parse: Parse, obj: int) -> None:
    """« a annoncé jeudi, à la veille du Tour, |l'exclusion| de son chef, le Suisse X »: the noun before its apposition.

    The parser took the last noun for the object, and the one before it for an apposition to the adjunct.
    """
    verb = parse.heads[obj]
    if verb >= obj - 6 or not frames.is_cue(parse.tokens[verb].lemma_.lower()):
        return
    for i in range(verb + 3, obj - 3):
        held = parse.deps[i] == "appos" and parse.pos[i] == "NOUN" and verb < parse.heads[i] < i - 1
        if held and parse.pos[i - 1] == "DET" and parse.words[i - 2] == ",":
            inner = next((c for c in parse.children(i, i + 1, obj - 2) if parse.deps[c] == "nmod"), i)
            parse.attach(i, verb, "obj")
            parse.attach(obj, inner, "appos")
            return


def _mend_voice(parse: Parse, inner: int, end: int) -> None:
    """« a fait savoir |par la voix de| son ministre |qu'elle demanderait| … »: what is said, no relative."""
    noun = parse.heads[inner]
    verb = parse.heads[noun]
    if verb >= noun or parse.pos[verb] != "VERB":
        return
    lemma = parse.tokens[verb].lemma_.lower()
    if lemma == "faire":
        verb, lemma = verb + 1, parse.words[verb + 1]
    if lemma not in SAID_BY_FAIRE and not frames.wants(lemma, "que"):
        return
    que = next((k for k in range(noun + 1, inner) if parse.words[k] in QUE), None)
    own = any(parse.deps[c] in ("obj", "ccomp") and c > inner for c in parse.children(inner, inner, end))
    if que is None or parse.heads[que] != inner or not own:
        return
    parse.attach(inner, verb, "ccomp")
    parse.attach(que, inner, "mark")
    parse.tag(que, "SCONJ")

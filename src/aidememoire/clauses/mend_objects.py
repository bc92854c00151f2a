"""Objects and subjects that the parser lends to the wrong verb, or takes for a time."""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.clauses.phrases import CLITICS


def mend_objects(parse: Parse, start: int, end: int) -> None:
    """Mends the arguments of one sentence's verbs, tokens `start:end`."""
    _mend_conjoined(parse, start, end)
    _mend_all(parse, start, end)
    _mend_second_subject(parse, start, end)


def _mend_conjoined(parse: Parse, start: int, end: int) -> None:
    """« a écouté et le président a rejeté |le plan| »: an object hung on the first verb goes to the one it follows."""
    doc = parse.doc
    for i in range(start, end):
        if parse.deps[i] != "obj" or doc[i].pos_ not in ("NOUN", "PROPN"):
            continue
        first = min([i, *(c for c in parse.children(i, start, end) if parse.deps[c] in ("det", "amod", "nummod"))])
        verb = first - 1
        while verb > start and doc[verb].pos_ == "ADV":
            verb -= 1
        holder = parse.heads[i]
        if verb <= holder or doc[verb].pos_ != "VERB" or parse.deps[verb] != "conj":
            continue
        if not any(parse.deps[c] == "obj" for c in parse.children(verb, start, end)):
            parse.attach(i, verb, "obj")


def _mend_all(parse: Parse, start: int, end: int) -> None:
    """« a refusé mercredi soir |toute trêve| »: an object after a bare time, taken for a part of the time."""
    doc = parse.doc
    for i in range(start + 2, end):
        if doc[i].pos_ != "NOUN" or parse.deps[i] not in ("obl:mod", "nmod"):
            continue
        all_ = doc[i - 1]
        if all_.lower_ not in ("tout", "toute", "tous", "toutes") or parse.heads[i - 1] != i:
            continue
        if doc[i - 2].pos_ != "NOUN" or any(parse.deps[c] == "case" for c in parse.children(i, start, end)):
            continue
        verb = i - 2
        while verb > start and doc[verb].pos_ in ("NOUN", "ADJ"):
            verb -= 1
        if doc[verb].pos_ != "VERB" or any(parse.deps[c] == "obj" for c in parse.children(verb, start, end)):
            continue
        for child in parse.children(i, start, end):
            if verb + 1 < child < i - 1:
                parse.attach(child, verb + 1, "nmod")
        parse.attach(i, verb, "obj")


def _mend_second_subject(parse: Parse, start: int, end: int) -> None:
    """« a accepté le texte et |le Chili| l'a rejeté »: a subject taken for a second object of the verb before."""
    doc = parse.doc
    for i in range(start + 2, end - 1):
        if doc[i].pos_ not in ("NOUN", "PROPN") or parse.deps[i] != "conj":
            continue
        children = parse.children(i, start, end)
        joint = next((c for c in children if parse.deps[c] == "cc" and doc[c].lower_ in ("et", "mais")), None)
        verb = _verb_after(parse, i, end)
        if joint is None or joint > i or verb is None:
            continue
        over = parse.heads[verb]
        lent = parse.deps[verb] in ("ccomp", "advcl", "conj", "parataxis")
        if not (lent and over < joint and doc[over].pos_ == "VERB"):
            continue
        if any(parse.deps[c].startswith(("nsubj", "mark")) for c in parse.children(verb, start, end)):
            continue
        parse.attach(i, verb, "nsubj")
        parse.attach(verb, over, "conj")
        parse.attach(joint, verb, "cc")


def _verb_after(parse: Parse, noun: int, end: int) -> int | None:
    """The verb whose group follows a noun at once, clitics apart, and agrees with it in number."""
    doc = parse.doc
    at = noun + 1
    while at < end and doc[at].lower_ in CLITICS:
        at += 1
    if at == end or "Fin" not in doc[at].morph.get("VerbForm", []):
        return None
    numbers = doc[at].morph.get("Number", []), doc[noun].morph.get("Number", [])
    if all(numbers) and numbers[0] != numbers[1]:
        return None
    verb = at if doc[at].pos_ == "VERB" else parse.heads[at]
    return verb if verb >= at and doc[verb].pos_ == "VERB" else None

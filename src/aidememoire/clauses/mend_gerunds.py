"""« X s'est jeté sur Y |en criant| « … » »: whose is a participle in « -ant » right before words between marks?

The parser hangs it on the verb between the marks. It belongs to a verb before it: with « en » the nearest, after a
comma the one of the main clause.
"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse

MARKS = {"«", '"', "“"}
RELATIVES = {"qui", "dont", "où", "que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles"}
BACK = 45  # tokens


def mend_gerunds(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence, tokens `start:end`."""
    for i in range(start + 2, end - 2):
        if not parse.words[i].endswith("ant"):
            continue
        if parse.words[i - 1] == "en":
            if parse.deps[i] == "acl":
                _mend_noun(parse, i, start)
            if parse.words[i + 1] in ("que", "qu'"):
                _mend_que(parse, i, start, end)
        if parse.forms[i] != "Part" or parse.heads[i] <= i:
            continue
        mark = i + 2 if parse.words[i + 1] == ":" else i + 1
        if mark >= end - 1 or parse.words[mark] not in MARKS or parse.heads[i] <= mark:
            continue
        verb = _verb_before(parse, i, start)
        if verb is not None:
            _give(parse, i, verb, start, end)


def _verb_before(parse: Parse, i: int, start: int) -> int | None:
    """The verb that a participle belongs to; None where none stands before it in the sentence."""
    first = i - 1
    while first > start and parse.words[first] in ("se", "s'", "lui", "leur", "y"):
        first -= 1
    gerund = parse.words[first] == "en"
    if not gerund and parse.words[first] != ",":
        return None
    for k in range(first - 1, max(start, i - BACK) - 1, -1):
        if parse.words[k] in MARKS or parse.words[k] in ("»", ":", ";"):
            return None
        if parse.pos[k] != "VERB":
            continue
        own = parse.children(k, start, i)
        finite = any(parse.forms[c] == "Fin" for c in (k, *own) if c == k or parse.deps[c].startswith(("aux", "cop")))
        within = any(parse.words[c] in RELATIVES or parse.deps[c] == "mark" for c in own if c < k)
        if gerund and (finite or parse.forms[k] == "Inf") or finite and not within:
            return k
    return None


def _give(parse: Parse, participle: int, verb: int, start: int, end: int) -> None:
    """Hangs a participle on its verb, and what is between the marks on the participle."""
    said = parse.heads[participle]
    while parse.heads[said] != said and parse.heads[said] > participle:
        said = parse.heads[said]
    above = parse.heads[said]
    before = [c for c in parse.children(said, start, participle) if c != verb]
    if parse.heads[verb] == said:
        parse.promote(verb, said)
    elif above == said:
        return
    parse.attach(participle, verb, "advcl")
    parse.attach(said, participle, "ccomp")
    for child in before:
        parse.attach(child, verb, parse.deps[child])


def _mend_que(parse: Parse, i: int, start: int, end: int) -> None:
    """« a répondu au maire, Luc Blin, |en reconnaissant que| P »: hung on the verb of P, with the name before it."""
    said = parse.heads[i] if parse.deps[i] != "fixed" else parse.heads[parse.heads[i]]
    if said <= i or parse.pos[i] != "VERB":
        return
    verb = _verb_before(parse, i, start)
    if verb is None:
        return
    before = parse.children(said, start, i - 1)
    if parse.heads[said] == said:
        parse.promote(verb, said)
    parse.attach(i, verb, "advcl")
    parse.attach(i - 1, i, "mark")
    parse.attach(said, i, "ccomp")
    for child in before:
        if parse.deps[child].startswith("nsubj"):
            noun = child - 2 if parse.pos[child - 2] == "NOUN" else verb
            parse.attach(child, noun, "appos")
        elif child != verb:
            parse.attach(child, verb, parse.deps[child])


def _mend_noun(parse: Parse, i: int, start: int) -> None:
    """« s'est jeté sur un voisin |en criant| P »: a gerund tells of a verb, never of a noun."""
    verb = parse.heads[i]
    while parse.heads[verb] != verb and parse.pos[verb] not in ("VERB", "AUX") and start < verb < i:
        verb = parse.heads[verb]
    if parse.pos[verb] == "VERB" and verb < i:
        parse.attach(i, verb, "advcl")

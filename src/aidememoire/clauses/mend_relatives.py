"""« Le texte, que Paris a soutenu, |exige| un vote »: a relative after the subject that took the place of the sentence.

The parser makes the relative's verb the main one where « que » looks like a conjunction, or where « dont » lends its
subject to the noun; the verb right after the comma that closes the relative is the sentence's.
"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse

RELATIVES = ("que", "qu'", "dont", "où")
NAMED = ("NOUN", "PROPN", "X")
GROUP = ("aux", "expl", "advmod", "iobj")
LONGEST = 9  # tokens of the subject
APART = 30  # tokens of its relative


def mend_opening_relative(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence, tokens `start:end`, that opens with a noun, a comma and « que », « dont » or « où »."""
    words = parse.words
    comma = next((k for k in range(start + 1, min(end - 4, start + LONGEST)) if words[k] == ","), None)
    if comma is None or words[comma + 1] not in RELATIVES or parse.pos[start] not in ("DET", *NAMED):
        return
    noun = next((k for k in range(start, comma) if parse.pos[k] in NAMED), None)
    if noun is None or any(parse.pos[k] in ("ADP", "VERB", "AUX") for k in range(start, noun)):
        return
    close = next((k for k in range(comma + 3, min(end - 1, comma + APART)) if words[k] in (",", ";", ":", "«")), None)
    if close is None or words[close] != ",":
        return
    inner = _finite(parse, comma + 2, close)
    verb = _verb_right_after(parse, close, end)
    if inner is None or verb is None:
        return
    head = parse.heads[noun]
    if head == verb and parse.deps[noun].startswith("nsubj") and parse.heads[verb] not in range(comma, close):
        return  # the parser saw it
    _part(parse, noun, comma, inner, close, verb, start, end)


def _finite(parse: Parse, start: int, end: int) -> int | None:
    """The verb of the relative: the finite form in `start:end`, or the participle or predicate that it helps."""
    for k in range(start, end):
        if parse.forms[k] == "Fin" and parse.pos[k] in ("VERB", "AUX"):
            head = parse.heads[k]
            return head if parse.deps[k].startswith(("aux", "cop")) and k < head < end else k
    return None


def _verb_right_after(parse: Parse, comma: int, end: int) -> int | None:
    """The verb whose group stands right after a comma, past its clitics, with no subject of its own before it."""
    k = comma + 1
    while k < min(end - 1, comma + 4) and parse.pos[k] in ("PRON", "ADV") and parse.deps[k].startswith(GROUP):
        k += 1
    if parse.pos[k] not in ("VERB", "AUX") or parse.forms[k] != "Fin":
        return None
    head = parse.heads[k]
    verb = head if parse.deps[k].startswith(("aux", "cop")) and head > k else k
    if any(parse.deps[c].startswith("nsubj") and c > comma for c in parse.children(verb, comma, verb)):
        return None
    return verb


def _part(parse: Parse, noun: int, comma: int, inner: int, close: int, verb: int, start: int, end: int) -> None:
    for child in parse.children(noun, comma + 1, close):
        if child < inner and parse.pos[child] in NAMED:
            parse.attach(child, inner, "nsubj")  # « dont |la licence| a été suspendue »
    root = next(k for k in range(start, end) if parse.heads[k] == k)
    if parse.heads[verb] != verb:
        parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    if root > verb:
        parse.attach(root, verb, "parataxis")  # « …, |estime| l'opposition »
    for child in parse.children(inner, close, end):
        if child != verb:
            parse.attach(child, verb, parse.deps[child])
    for child in parse.children(verb, verb + 1, end):
        if parse.deps[child].startswith("nsubj"):
            parse.deps[child] = "obj"  # « préconisait |l'évacuation| »
    passive = any(parse.deps[c] == "aux:pass" for c in parse.children(verb, close, verb))
    parse.attach(noun, verb, "nsubj:pass" if passive else "nsubj")
    parse.attach(inner, noun, "acl:relcl")
    relative = comma + 1
    if parse.words[relative] in ("que", "qu'"):
        parse.tag(relative, "PRON")
        parse.attach(relative, inner, "obj")
    parse.changed = True

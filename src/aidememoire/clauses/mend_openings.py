"""« Affirmant que P, |X a fait Q| »: an opening participle, or « après avoir dit », that took the main clause.

The parser makes it the head of the sentence, and the main clause a part of what « que » introduces.
"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse

QUE = ("que", "qu'")
INTRODUCING = {"que", "qu'", "qui", "dont", "où", "si", "quand", "lorsque", "comme"}
FAR = 4  # tokens from the start of a sentence to « que »


def mend_openings(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence, tokens `start:end`."""
    words = parse.words
    if not words[start].endswith("ant") and words[start] != "après":
        return
    head = start
    while head < min(end, start + FAR) and parse.heads[head] != head:
        head += 1
    que = next((k for k in range(head + 1, min(end, start + FAR + 1)) if words[k] in QUE), None)
    if (
        que is None
        or head >= min(end, start + FAR)
        or parse.forms[head] not in ("Part", "Inf")
        or words[que + 1 : que + 2] in ([], [","], ["si"])
    ):
        return
    main = _main_after(parse, que, end)
    if main is None:
        return
    comma, verb = main
    said = next((k for k in range(que + 1, comma) if parse.forms[k] == "Fin" and parse.pos[k] in ("VERB", "AUX")), None)
    if said is None:
        return
    while parse.deps[said].startswith(("aux", "cop")) and que < parse.heads[said] < comma:
        said = parse.heads[said]
    for child in parse.children(head, comma, end):
        if child != verb:
            parse.attach(child, verb, parse.deps[child])
    parse.heads[verb], parse.deps[verb], parse.changed = verb, "ROOT", True
    parse.attach(head, verb, "advcl")
    parse.attach(said, head, "ccomp")
    for child in parse.children(verb, que, comma):
        parse.attach(child, said, parse.deps[child])


def _main_after(parse: Parse, que: int, end: int) -> tuple[int, int] | None:
    """The comma after the que-clause and the verb whose own subject opens what follows it; None where there is none."""
    for comma in range(que + 3, end - 2):
        if parse.words[comma] != ",":
            continue
        subject = comma + 1
        while subject < min(end, comma + 6) and not parse.deps[subject].startswith("nsubj"):
            if parse.words[subject] in INTRODUCING:
                break
            subject += 1
        if subject >= min(end, comma + 6) or not parse.deps[subject].startswith("nsubj"):
            continue
        verb = parse.heads[subject]
        if verb <= subject or any(parse.words[k] in INTRODUCING for k in range(comma + 1, subject)):
            continue
        group = [verb, *(c for c in parse.children(verb, subject, verb) if parse.deps[c].startswith(("aux", "cop")))]
        if any(parse.forms[k] == "Fin" for k in group):
            return comma, verb
    return None

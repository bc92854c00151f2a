"""« Affirmant que P, |X a fait Q| »: an opening participle, or « après avoir dit », that took the main clause.

The parser makes it the head of the sentence, and the main clause a part of what « que » introduces.
"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse

QUE = ("que", "qu'")
INTRODUCING = {"que", "qu'", "qui", "dont", "où", "si", "quand", "lorsque", "comme"}
LEADING = {"après", "avant", "en", "tout", "sans"}  # « |Tout en| reconnaissant que », « |Avant| d'ajouter que »
NOMINATIVES = {"il", "elle", "ils", "elles"}
GROUP = ("aux", "cop", "expl", "advmod")
FAR = 4  # tokens from the start of a sentence to « que »
SUBJECT = 14  # tokens of a subject with what stands beside it


def mend_openings(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence, tokens `start:end`."""
    words = parse.words
    if parse.pos[start] in ("VERB", "ADP") and parse.heads[start] > start:
        _mend_set_between(parse, start, end)
    elif parse.pos[start] == "NOUN" and parse.deps[start].startswith("nsubj"):
        _mend_label(parse, start, end)
    if not words[start].endswith("ant") and words[start] not in LEADING:
        return
    if parse.deps[start].startswith("nsubj") and parse.heads[start] > start and words[start + 1 : start + 2] == ["que"]:
        _mend_taken(parse, start, end)
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
    comma, verb, subject = main
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
    if not parse.deps[subject].startswith("nsubj"):
        parse.attach(subject, verb, "nsubj")
        for k in range(comma + 1, verb):
            if parse.heads[k] <= comma and k != subject:
                parse.attach(k, subject, parse.deps[k])  # « Laurent Mercier|, 45 ans, | »
    for child in parse.children(verb, que, comma):
        parse.attach(child, said, parse.deps[child])


def _main_after(parse: Parse, que: int, end: int) -> tuple[int, int, int] | None:
    """The comma after the que-clause, the verb whose own subject opens what follows it, and that subject; or None."""
    for comma in range(que + 3, end - 2):
        if parse.words[comma] != ",":
            continue
        subject = comma + 1
        while subject < min(end, comma + 6) and not parse.deps[subject].startswith("nsubj"):
            if parse.words[subject] in INTRODUCING:
                break
            subject += 1
        if subject >= min(end, comma + 6) or not parse.deps[subject].startswith("nsubj"):
            if (taken := _taken_subject(parse, que, comma, end)) is not None:
                return taken
            continue
        verb = parse.heads[subject]
        if verb <= subject or any(parse.words[k] in INTRODUCING for k in range(comma + 1, subject)):
            continue
        group = [verb, *(c for c in parse.children(verb, subject, verb) if parse.deps[c].startswith(("aux", "cop")))]
        if any(parse.forms[k] == "Fin" for k in group):
            return comma, verb, subject
    return None


def _taken_subject(
    parse: Parse, que: int, comma: int, end: int, *, opened: bool = False
) -> tuple[int, int, int] | None:
    """« Assurant que les prix avaient doublé, |Léa Roy| a demandé … »: a name or noun set beside the que-clause, and
    the finite verb after it that has no subject. `opened`: what stands before the comma needs no verb."""
    subject = comma + 1 if parse.pos[comma + 1] == "PROPN" else parse.heads[comma + 1]
    if parse.pos[comma + 1] not in ("PROPN", "DET") or parse.pos[subject] not in ("PROPN", "NOUN") or subject <= comma:
        return None
    if not opened and not any(parse.forms[k] == "Fin" for k in range(que + 1, comma)):
        return None
    for verb in range(subject + 1, min(end, subject + SUBJECT)):
        if parse.words[verb] in INTRODUCING or parse.words[verb] in ("et", ":", "«", '"'):
            return None
        if parse.pos[verb] != "VERB":
            continue
        own = parse.children(verb, comma, verb)
        group = [verb, *(c for c in own if parse.deps[c].startswith(GROUP))]
        if not any(parse.forms[k] == "Fin" for k in group):
            return None
        if any(parse.deps[c].startswith("nsubj") for c in parse.children(verb, que, end)):
            return None
        if any(parse.words[k] == "," for k in range(comma + 1, min(group))) != (parse.words[min(group) - 1] == ","):
            return None
        return comma, verb, subject
    return None


def _mend_label(parse: Parse, start: int, end: int) -> None:
    """« |Proposition| inattendue, les rebelles offrent leur aide »: a noun alone before a comma is no subject beside
    one that has a determiner."""
    verb = parse.heads[start]
    comma = next((k for k in range(start + 1, min(verb, start + 5)) if parse.words[k] == ","), None)
    if comma is None or comma == start + 1 or any(parse.pos[k] != "ADJ" for k in range(start + 1, comma)):
        return
    if any(parse.deps[c].startswith("nsubj") for c in parse.children(verb, comma, verb)):
        parse.attach(start, verb, "dislocated")


def _mend_set_between(parse: Parse, start: int, end: int) -> None:
    """« Jointe par téléphone, |l'infirmière|, Léa Roy, estime … », « Sans citer le maire, Luc Blin, |il| a dit … »."""
    comma = next((k for k in range(start + 2, min(end - 2, start + SUBJECT)) if parse.words[k] == ","), None)
    if comma is None or any(parse.forms[k] == "Fin" or parse.words[k] in INTRODUCING for k in range(start, comma)):
        return
    verb = parse.heads[start]
    while parse.heads[verb] != verb and (verb < comma or parse.deps[verb].startswith("nsubj")):
        verb = parse.heads[verb]
    if verb < comma or parse.pos[verb] != "VERB":
        return
    subjects = [c for c in parse.children(verb, comma, verb) if parse.deps[c].startswith("nsubj")]
    if not subjects and parse.forms[start] == "Part":
        taken = _taken_subject(parse, start, comma, end, opened=True)
        if taken is not None and taken[1] == verb:
            parse.attach(taken[2], verb, "nsubj")
    elif len(subjects) == 2 and parse.words[subjects[1]] in NOMINATIVES and parse.words[subjects[1] - 1] == ",":
        name = subjects[0]
        if parse.pos[name] == "PROPN" and parse.words[name - 1] == "," and parse.pos[name - 2] in ("NOUN", "ADJ"):
            parse.attach(name, name - 2, "appos")


def _mend_taken(parse: Parse, start: int, end: int) -> None:
    """« |Affirmant| que la reprise aurait lieu, un élu a démissionné »: the participle was taken for the subject."""
    verb = parse.heads[start]
    subject = next((c for c in parse.children(verb, start + 2, verb) if parse.deps[c].startswith("nsubj")), None)
    if subject is None or parse.pos[start] != "VERB":
        return
    comma = next((k for k in range(subject - 1, start + 2, -1) if parse.words[k] == ","), None)
    said = comma and next((k for k in range(start + 2, comma) if parse.forms[k] == "Fin"), None)
    if not comma or not said:
        return
    while parse.deps[said].startswith(("aux", "cop")) and said < parse.heads[said] < comma:
        said = parse.heads[said]
    parse.attach(start, verb, "advcl")
    parse.attach(said, start, "ccomp")
    parse.attach(start + 1, said, "mark")

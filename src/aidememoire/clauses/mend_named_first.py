"""« |Paul Le Roux|, 63 ans, a critiqué Luc Blin »: a name that opens the sentence, and whose verb took its object for
its subject.

Names with an article among them, or an age beside them, are cut by the parser.
"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.lexicon import frames
from aidememoire.lexicon.given_names import gender_of_given_name

NAME = 14  # tokens of a name with what stands beside it
CLITICS = {"s'", "se", "n'", "ne", "en", "y", "l'", "le", "la", "les", "lui", "leur"}
WITHIN = {"PROPN", "DET", "ADP", "NOUN", "ADJ", "NUM", "PUNCT", "X"}


def mend_named_first(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence, tokens `start:end`."""
    if parse.pos[start] != "PROPN" or end - start < 5:
        return
    if parse.deps[start].startswith("nsubj") and parse.pos[parse.heads[start]] != "NOUN":
        return
    tokens = parse.tokens
    if not tokens[start + 1].text[0].isupper():
        return
    first = next((k for k in range(start + 2, min(end, start + NAME)) if parse.pos[k] not in WITHIN), None)
    while first is not None and first < end - 1 and parse.words[first] in CLITICS:
        first += 1
    if first is None or parse.pos[first] not in ("AUX", "VERB") or parse.forms[first] != "Fin":
        return
    commas = [k for k in range(start, first) if parse.words[k] == ","]
    if (
        commas
        and (len(commas) != 2 or set(parse.words[commas[1] + 1 : first]) - CLITICS)
        or any(w in '«"(:»' for w in parse.words[start:first])
    ):
        return
    verb = parse.heads[first] if parse.deps[first].startswith("aux") else first
    if verb < first or parse.pos[verb] != "VERB":
        return
    subjects = [c for c in parse.children(verb, start, end) if parse.deps[c].startswith("nsubj")]
    apposed = [c for c in subjects if c < verb]
    if len(commas) == 2 and apposed == subjects[:1] and _is_apposed(parse, apposed, commas):
        if parse.heads[start] not in (start, verb, apposed[0]):
            return
        parse.attach(start, verb, "nsubj")
        parse.attach(apposed[0], start, "appos")
        subjects.remove(apposed[0])
    elif apposed or gender_of_given_name(tokens[start].text) is None or parse.heads[start] not in (start, verb):
        return
    if len(subjects) > 1:
        return
    later = subjects[0] if subjects else None
    if later is not None and (parse.pos[later] not in ("PROPN", "NOUN") or not _takes_object(parse, verb)):
        return
    if parse.heads[start] == start:
        if parse.heads[verb] != start:
            return
        parse.promote(verb, start)
    parse.attach(start, verb, "nsubj")
    if later is not None:
        parse.attach(later, verb, "obj")


def _takes_object(parse: Parse, verb: int) -> bool:
    """Whether no object stands beside the verb yet, and « être » does not help it."""
    if any(parse.deps[c] in ("obj", "aux:pass") for c in parse.children(verb, max(0, verb - 6), verb + 8)):
        return False
    lemma = parse.tokens[verb].lemma_.lower()
    return not frames.is_cue(lemma) or frames.wants(lemma, "object")


def _is_apposed(parse: Parse, subject: list[int], commas: list[int]) -> bool:
    """« Paul Roy, un |cadre| de 45 ans, a dit »: a noun between the commas was taken for the subject."""
    if not subject or not commas[0] < subject[0] < commas[1]:
        return False
    return parse.pos[subject[0]] == "NOUN" and subject[0] - commas[0] < 4

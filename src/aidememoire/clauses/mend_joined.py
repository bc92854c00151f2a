"""Whose is a second verb after « et » (« a assuré que P |et dit regretter| … »): the cue's or its clause's?"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.lexicon import frames, functions
from aidememoire.lexicon.callings import names_people

BACKSHIFTED = {"Imp", "Cnd", "plup"}
JOINING = ("et", "mais", "puis", "tout")
STEPS = 4


def mend_joined_verb(parse: Parse, verb: int, start: int, end: int) -> None:
    """Hangs a cue that was joined to a verb of what is said on the cue that tells it; `verb` is a « conj ».

    « a exhorté X à partir |et déplore que| »: a finite verb is no peer of these. « a assuré que P |et dit
    regretter| »: its tense and number are the cue's, not those of what is said.
    """
    if not frames.is_cue(parse.tokens[verb].lemma_.lower()) or parse.words[verb - 1] in ("que", "qu'"):
        return
    second = _tense(parse, verb, start)
    if second is None or any(parse.deps[c].startswith("nsubj") for c in parse.children(verb, start, verb)):
        return
    joint = next((c for c in parse.children(verb, start, verb) if parse.deps[c] == "cc"), None)
    if joint is None or parse.words[joint] not in JOINING or "NOUN" in parse.pos[joint:verb]:
        return
    first = parse.heads[verb]
    if parse.forms[first] == "Inf" and parse.pos[first] == "VERB" or parse.pos[first] == "NOUN":
        above = first
        for _ in range(STEPS):
            if parse.heads[above] == above:
                return
            above = parse.heads[above]
            if parse.pos[above] in ("VERB", "AUX") and (tense := _tense(parse, above, start)) is not None:
                if above < first and tense[1] == second[1]:
                    parse.attach(verb, above, "conj")
                return
        return
    for _ in range(STEPS):  # « soutient que P serait trop |cher| et demande que »
        if parse.deps[first] not in ("xcomp", "advmod", "obl:mod", "amod") or parse.pos[first] == "VERB":
            break
        first = parse.heads[first]
    if parse.deps[first] != "ccomp":
        return
    above = parse.heads[first]
    own, told = _tense(parse, first, start), _tense(parse, above, start)
    if own is None or told is None or told[1] != second[1] or not frames.is_cue(parse.tokens[above].lemma_.lower()):
        return
    alike = second[0] == told[0] and own[0] != told[0]
    alike = alike or second[0] == told[0] and parse.words[joint - 1] == "," and _is_of_a_thing(parse, first, start)
    if alike or own[0] in BACKSHIFTED and told[0] in ("perf", "plup") and second[0] == "Pres" or own[1] != told[1]:
        if any(parse.deps[c] in ("ccomp", "xcomp", "obj") for c in parse.children(verb, verb, end)):
            parse.attach(verb, above, "conj")


def _tense(parse: Parse, verb: int, start: int) -> tuple[str, str] | None:
    """The tense (« Pres », « Imp », « Cnd », « perf », « plup », …) and number of a finite predicate."""
    helps = [c for c in parse.children(verb, start, verb) if parse.deps[c].startswith(("aux", "cop"))]
    finite = next((c for c in helps if parse.forms[c] == "Fin"), None)
    if finite is None:
        if helps or parse.forms[verb] != "Fin":
            return None
        finite = verb
    features = parse.tokens[finite].morph.to_dict()
    number = features.get("Number", "Sing")
    mood = features.get("Mood")
    tense = mood if mood in ("Cnd", "Sub") else features.get("Tense", "")
    if finite != verb and parse.forms[verb] == "Part" and parse.deps[finite] == "aux:tense":
        tense = {"Pres": "perf", "Imp": "plup"}.get(tense, tense)
    return tense, number


def _is_of_a_thing(parse: Parse, verb: int, start: int) -> bool:
    """« souhaite que |le texte| soit adopté, et estime »: whether the subject is a noun of no people and no body."""
    subject = next((c for c in parse.children(verb, start, verb) if parse.deps[c].startswith("nsubj")), None)
    if subject is None or parse.pos[subject] != "NOUN":
        return False
    word = parse.words[subject]
    return functions.function(word) is None and functions.collective(word) is None and not names_people(word)

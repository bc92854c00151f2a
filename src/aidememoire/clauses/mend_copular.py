"""« Les routes sont sous la neige, |a indiqué la préfecture| »: a state with « être » and the incise after it.

The parser takes « sont » for an auxiliary of « indiqué », or what follows it for its subject.
"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.lexicon import frames, functions

STATES = {"est", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "fut", "furent"}
TOLD = {"a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient"}
JOINING = {"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "si", "s'", "quand"}
REACH = 12  # tokens from « être » to the comma, and from the participle to who speaks
MARKS = {"«", "»", '"', ":", ";", "(", ")"}


def mend_copular(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence (tokens `start` to `end`): the state becomes its predicate, the incise hangs on it."""
    tokens = parse.tokens
    for comma in range(start + 3, end - 3):
        if parse.words[comma] != "," or parse.words[comma + 1] not in TOLD:
            continue
        cue = comma + 2
        if parse.heads[comma + 1] != cue or tokens[cue].pos_ != "VERB" or not frames.is_cue(tokens[cue].lemma_.lower()):
            continue
        state = _state(parse, start, comma)
        speaker = speaker_after(parse, cue, end) if state is not None else None
        predicate = _predicate(parse, state, comma, cue) if state is not None else None
        if state is not None and speaker is not None and predicate is not None:
            _part(parse, start, comma, state, predicate, cue, speaker)


def _state(parse: Parse, start: int, comma: int) -> int | None:
    """The « être » of the main clause that the comma closes: no relative, no other verb, no participle after it."""
    before = parse.tokens[start:comma]
    if any(t.lower_ in JOINING or t.text in MARKS or t.text == "," for t in before):
        return None
    finite = [t.i for t in before if t.lower_ in STATES and t.pos_ in ("AUX", "VERB")]
    others = [t for t in before if t.pos_ == "VERB" and "Fin" in t.morph.get("VerbForm", []) and t.i not in finite]
    return finite[0] if len(finite) == 1 and not others and comma - finite[0] <= REACH else None


def _predicate(parse: Parse, state: int, comma: int, cue: int) -> int | None:
    """The word that says the state, when the parser hung it, or « être » itself, on the cue."""
    tokens = parse.tokens
    if state + 1 >= comma:
        return None
    held = parse.heads[state]
    if state < held < comma:
        return held if tokens[held].pos_ != "VERB" and parse.heads[held] in (held, cue) else None
    if held != cue:
        return None
    hung = (c for c in range(state + 1, comma) if parse.heads[c] == cue)
    return next((c for c in hung if tokens[c].pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "NUM")), None)


def speaker_after(parse: Parse, cue: int, end: int) -> int | None:
    """Who follows the cue: a name or a noun of people or bodies that the parser hung on the cue without preposition."""
    tokens = parse.tokens
    for i in range(cue + 1, min(end, cue + REACH)):
        token = tokens[i]
        if parse.heads[i] != cue or parse.deps[i] not in ("obj", "nsubj", "obl:mod", "obl:arg", "xcomp"):
            continue
        if any(parse.deps[c] == "case" for c in parse.children(i, cue, i)):
            continue
        known = functions.function(token.text) or functions.collective(token.text)
        named = any(tokens[c].pos_ == "PROPN" for c in parse.children(i, i + 1, min(end, i + 3)))
        if token.pos_ == "PROPN" or token.pos_ == "NOUN" and (known is not None or named):
            return i
    return None


def _part(parse: Parse, start: int, comma: int, state: int, predicate: int, cue: int, speaker: int) -> None:
    before = [c for c in range(start, comma) if parse.heads[c] == cue and c != predicate]
    if parse.heads[predicate] == cue:
        parse.promote(predicate, cue)
    for child in before:
        parse.attach(child, predicate, "cop" if child == state else parse.deps[child])
    parse.attach(cue, predicate, "parataxis")
    parse.attach(speaker, cue, "nsubj")

"""« |Celle-ci| précise que … », « |Lui-même| dit s'attendre à … »: pronouns in three tokens, whose verb is theirs.

The parser may hang every part of them on the verb, the hyphen too, or take « lui-même » for an adverb.
"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.lexicon import frames
from aidememoire.lexicon.conjugation import verbs_by_form

POINTING = {"celui", "celle", "ceux", "celles"}
LAST = {"dernier", "dernière", "derniers", "dernières"}
FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
STRONG = {"lui", "elle", "eux", "elles"}
BEFORE_VERBS = {"ne", "n'", "se", "s'", "y", "en", "leur"}


def mend_pronouns(parse: Parse) -> None:
    """Makes one subject of the parts of a pronoun that are joined by a hyphen."""
    words = parse.words
    if "ci" in words or "là" in words or "-là" in words:
        for i, word in enumerate(words):
            if word in ("ci", "là") and i > 1 and words[i - 1] == "-" and words[i - 2] in POINTING:
                _join(parse, i - 2, i + 1)
            elif word == "-là" and i > 0 and words[i - 1] in POINTING:
                _join(parse, i - 1, i + 1)
    last = [i for i, word in enumerate(words[:-2]) if word in LAST and i]
    for i in last:
        if words[i - 1] in ("ce", "cette", "ces"):
            if parse.pos[i + 1] in ("ADV", "NOUN"):
                _verb_of_the_last(parse, i)
            elif parse.pos[i + 1] == "VERB" and parse.heads[i] == i + 1 and parse.deps[i] in ("amod", "advmod"):
                parse.deps[i], parse.changed = "nsubj", True
    if "même" in words or "mêmes" in words:
        for i, word in enumerate(words):
            if word in ("même", "mêmes") and i > 1 and words[i - 1] == "-" and words[i - 2] in STRONG:
                _give_verb(parse, i - 2)


def _join(parse: Parse, first: int, end: int) -> None:
    """Hangs the hyphen and « ci » on the pronoun, and the pronoun where one of them hung outside."""
    parts = range(first, end)
    outside = [(parse.heads[i], parse.deps[i]) for i in parts if parse.heads[i] not in parts]
    if len(outside) < 2 and parse.heads[first] not in parts or not outside:
        return
    head, dep = next((one for one in outside if one[1].startswith("nsubj")), outside[0])
    parse.attach(first, head, dep)
    for i in parts[1:]:
        parse.attach(i, first, "punct" if parse.words[i] == "-" else "advmod")


def _verb_of_the_last(parse: Parse, last: int) -> None:
    """« Contactée, cette dernière |dément|. », « Ce dernier |juge| que … »; not « cette dernière demande a échoué »."""
    verb = verbs_by_form().get(parse.words[last + 1])
    if verb is None or not frames.is_cue(verb):
        return
    following = parse.words[last + 2]
    if parse.pos[last + 1] == "NOUN" and following not in (".", "que", "qu'"):
        return
    parse.tag(last + 1, "VERB", verb, FINITE)
    if parse.heads[last] == last + 1:
        parse.deps[last], parse.changed = "nsubj", True
    elif parse.heads[last + 1] == last:
        parse.promote(last + 1, last)
        parse.attach(last, last + 1, "nsubj")
    if parse.deps[last + 1] in ("advmod", "amod", "nmod"):
        parse.deps[last + 1] = "parataxis"
    parse.attach(last - 1, last, "det")


def _give_verb(parse: Parse, first: int) -> None:
    """« |Lui-même| dit … », « |Elles-mêmes| n'ont rien vu »: opening a sentence, right before a verb."""
    if not parse.tokens[first].is_sent_start:
        return
    verb = first + 3
    while verb < len(parse.words) - 1 and parse.words[verb] in BEFORE_VERBS:
        verb += 1
    while verb < len(parse.words) - 1 and parse.pos[verb] == "AUX" and parse.heads[verb] > verb:
        verb = parse.heads[verb]
    if verb >= len(parse.words) or parse.pos[verb] not in ("VERB", "AUX") or parse.heads[first] != verb:
        return
    if any(parse.deps[c].startswith("nsubj") for c in parse.children(verb, first + 3, verb)):
        return
    parse.attach(first, verb, "nsubj")
    for i in (first + 1, first + 2):
        parse.attach(i, first, "punct" if parse.words[i] == "-" else "advmod")
    parse.tag(first + 2, "PRON")

"""Objects and subjects that the parser lends to the wrong verb, or takes for a time."""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.clauses.phrases import CLITICS

ALL = frozenset({"tout", "toute", "tous", "toutes"})
APART = frozenset({"obj", "obl:mod", "obl:arg", "appos", "nmod", "dislocated", "dep"})
HEADING = frozenset({"ROOT", "obl:mod", "obl:arg", "dislocated", "advcl", "nmod", "parataxis", "dep"})


def mend_objects(parse: Parse, start: int, end: int) -> None:
    """Mends the arguments of one sentence's verbs, tokens `start:end`."""
    _mend_conjoined(parse, start, end)
    _mend_all(parse, start, end)
    _mend_second_subject(parse, start, end)
    _mend_first_subject(parse, start, end)
    _mend_titles(parse, start, end)
    _mend_list(parse, start, end)


def _mend_conjoined(parse: Parse, start: int, end: int) -> None:
    """« a écouté et le président a rejeté |le plan| »: an object hung on the first verb goes to the one it follows."""
    tokens = parse.tokens
    for i in range(start, end):
        if parse.deps[i] != "obj" or parse.pos[i] not in ("NOUN", "PROPN"):
            continue
        first = min([i, *(c for c in parse.children(i, start, end) if parse.deps[c] in ("det", "amod", "nummod"))])
        verb = first - 1
        while verb > start and tokens[verb].pos_ == "ADV":
            verb -= 1
        holder = parse.heads[i]
        if verb <= holder or tokens[verb].pos_ != "VERB" or parse.deps[verb] != "conj":
            continue
        if not any(parse.deps[c] == "obj" for c in parse.children(verb, start, end)):
            parse.attach(i, verb, "obj")


def _mend_all(parse: Parse, start: int, end: int) -> None:
    """« a refusé mercredi soir |toute trêve| »: an object after a bare time, taken for a part of the time."""
    tokens = parse.tokens
    for i in range(start + 2, end):
        if parse.words[i - 1] not in ALL or parse.heads[i - 1] != i:
            continue
        if parse.pos[i] != "NOUN" or parse.deps[i] not in ("obl:mod", "nmod"):
            continue
        if tokens[i - 2].pos_ != "NOUN" or any(parse.deps[c] == "case" for c in parse.children(i, start, end)):
            continue
        verb = i - 2
        while verb > start and tokens[verb].pos_ in ("NOUN", "ADJ"):
            verb -= 1
        if tokens[verb].pos_ != "VERB" or any(parse.deps[c] == "obj" for c in parse.children(verb, start, end)):
            continue
        for child in parse.children(i, start, end):
            if verb + 1 < child < i - 1:
                parse.attach(child, verb + 1, "nmod")
        parse.attach(i, verb, "obj")


def _mend_second_subject(parse: Parse, start: int, end: int) -> None:
    """« a accepté le texte et |le Chili| l'a rejeté »: a subject taken for a second object of the verb before."""
    tokens = parse.tokens
    for i in range(start + 2, end - 1):
        if parse.deps[i] != "conj" or parse.pos[i] not in ("NOUN", "PROPN"):
            continue
        children = parse.children(i, start, end)
        joint = next((c for c in children if parse.deps[c] == "cc" and tokens[c].lower_ in ("et", "mais")), None)
        verb = _verb_after(parse, i, end)
        if joint is None or joint > i or verb is None:
            continue
        over = parse.heads[verb]
        lent = parse.deps[verb] in ("ccomp", "advcl", "conj", "parataxis")
        if not (lent and over < joint and tokens[over].pos_ == "VERB"):
            continue
        if any(parse.deps[c].startswith(("nsubj", "mark")) for c in parse.children(verb, start, end)):
            continue
        parse.attach(i, verb, "nsubj")
        parse.attach(verb, over, "conj")
        parse.attach(joint, verb, "cc")


def _mend_list(parse: Parse, start: int, end: int) -> None:
    """« demande une trêve, |le retrait| de l'armée et une amnistie »: the middle of a list hung on the verb, or beside.

    Not « a rencontré deux élus, |le maire| et le préfet », where a number announces who they are.
    """
    tokens = parse.tokens
    for i in range(start + 3, end):
        if parse.words[i - 2] != "," or parse.pos[i] != "NOUN" or parse.deps[i] not in APART:
            continue
        last = _last_of_list(parse, i, end)
        if parse.heads[i - 1] != i or parse.deps[i - 1] != "det" or last is None:
            continue
        verb = i
        while tokens[verb].pos_ != "VERB" and start <= parse.heads[verb] < verb:
            verb = parse.heads[verb]
        if tokens[verb].pos_ != "VERB":
            continue
        first = next((c for c in parse.children(verb, verb + 1, i - 2) if parse.deps[c] == "obj"), None)
        if first is None or tokens[first].pos_ != "NOUN":
            continue
        counted = any(parse.deps[c] == "nummod" for c in parse.children(first, verb, first))
        if counted or any(tokens[k].is_punct or tokens[k].pos_ == "VERB" for k in range(first, i - 2)):
            continue
        parse.attach(i, first, "conj")
        parse.attach(last, i, "conj")


def _last_of_list(parse: Parse, noun: int, end: int) -> int | None:
    """The noun that « et » joins with its own article: « la réouverture de l'aéroport et |la levée| du blocus »."""
    tokens = parse.tokens
    for joint in range(noun + 1, min(end - 2, noun + 10)):
        if tokens[joint].text == "," or tokens[joint].pos_ == "VERB":
            return None
        if tokens[joint].lower_ in ("et", "ou") and tokens[joint + 1].pos_ == "DET":
            last = parse.heads[joint]
            joined = last > joint and parse.deps[last] == "conj" and noun <= parse.heads[last] < joint
            return last if joined and tokens[last].pos_ == "NOUN" else None
    return None


def _mend_first_subject(parse: Parse, start: int, end: int) -> None:
    """« |Lima| et Quito sont convenues de … »: the first of two subjects was made the head of the sentence."""
    tokens = parse.tokens
    for verb in range(start + 2, end):
        if parse.deps[verb] != "conj" or parse.pos[verb] != "VERB":
            continue
        first = parse.heads[verb]
        if not start <= first < verb:
            continue
        if tokens[first].pos_ not in ("NOUN", "PROPN") or parse.deps[first] not in HEADING:
            continue
        children = parse.children(verb, start, end)
        joint = next((c for c in children if parse.deps[c] == "cc" and tokens[c].lower_ == "et"), None)
        subject = next((c for c in children if parse.deps[c].startswith("nsubj")), None)
        finite = [c for c in (verb, *children) if "Fin" in tokens[c].morph.get("VerbForm", [])]
        several = any("Plur" in tokens[c].morph.get("Number", []) for c in finite)
        if joint is None or subject is None or not (first < joint < subject < verb) or not several:
            continue
        if any(parse.deps[c] == "case" for c in parse.children(first, start, first)):
            continue
        role, above = parse.deps[subject], parse.heads[first]
        if parse.heads[above] == above and above > verb and tokens[above].pos_ in ("NOUN", "PROPN"):
            parse.heads[verb], parse.deps[verb] = verb, "ROOT"  # « |Paris et Berlin plaident pour X|, une idée … »
            parse.heads[above], parse.deps[above] = verb, "parataxis"
        else:
            parse.promote(verb, first)
            if parse.deps[verb] != "ROOT":
                parse.deps[verb] = "parataxis"
        parse.attach(first, verb, role)
        parse.attach(subject, first, "conj")
        parse.attach(joint, subject, "cc")
        return


def _mend_titles(parse: Parse, start: int, end: int) -> None:
    """« le président Ruiz et |l'opposant| Paz »: a second title joins the first, not its name; its name joins it."""
    tokens = parse.tokens
    for i in range(start + 2, end):
        if parse.deps[i] != "conj" or parse.pos[i] != "NOUN":
            continue
        name = parse.heads[i]
        if parse.pos[name] != "PROPN" or name >= i:
            continue
        title = parse.heads[name]
        if parse.deps[name] not in ("appos", "flat:name") or tokens[title].pos_ != "NOUN" or title >= name:
            continue
        if not any(parse.deps[c] == "det" for c in parse.children(i, start, i)):
            continue
        parse.attach(i, title, "conj")
        own = next((k for k in range(i + 1, min(end, i + 8)) if tokens[k].pos_ == "PROPN"), None)
        if own is not None and parse.deps[own] == "flat:name" and parse.heads[own] == name:
            parse.attach(own, i, "appos")


def _verb_after(parse: Parse, noun: int, end: int) -> int | None:
    """The verb whose group follows a noun at once, clitics apart, and agrees with it in number."""
    tokens = parse.tokens
    at = noun + 1
    while at < end and tokens[at].lower_ in CLITICS:
        at += 1
    if at == end or "Fin" not in tokens[at].morph.get("VerbForm", []):
        return None
    numbers = tokens[at].morph.get("Number", []), tokens[noun].morph.get("Number", [])
    if all(numbers) and numbers[0] != numbers[1]:
        return None
    verb = at if tokens[at].pos_ == "VERB" else parse.heads[at]
    return verb if verb >= at and tokens[verb].pos_ == "VERB" else None

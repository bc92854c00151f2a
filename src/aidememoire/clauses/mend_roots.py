"""« Ryad, qui soutient le gouvernement, |accuse| Téhéran de … »: a main verb that was hung on its own subject.

The parser makes the noun the head of the sentence and the verb a remark on it. A sentence whose head is a noun and
that has a finite verb without a subject of its own, or « qui » before it, is that noun's.
"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.clauses.phrases import is_temporal

LENT = ("parataxis", "acl", "acl:relcl", "amod", "appos", "conj", "advcl", "nmod", "dep", "ccomp", "xcomp")
RELATIVES = {"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "duquel"}
ENDING = {"?", "!", "»", '"', ":", ";", "…"}  # what stands before is said, or a heading
ROOTS = {"NOUN", "PROPN", "ADJ"}
OPENING_RELATIVES = {"qui", "dont", "où"}
GROUP = ("aux", "expl", "advmod")  # what stands before a verb within its group


def mend_roots(parse: Parse, start: int, end: int) -> None:
    """Mends one sentence, tokens `start:end`."""
    tokens = parse.tokens
    noun = next((i for i in range(start, end) if parse.heads[i] == i and parse.pos[i] in ROOTS), None)
    if noun is None:
        _mend_relative(parse, start, end)
        return
    if is_temporal(tokens[noun]):
        return
    if any(parse.deps[c] in ("case", "mark", "cop", "nsubj") for c in parse.children(noun, start, noun)):
        return
    for verb in range(noun + 1, end):
        if parse.heads[verb] == noun and _is_main(parse, noun, verb, start, end):
            _give(parse, noun, verb, start, end)
            return
    _mend_far(parse, noun, start, end)


def _mend_relative(parse: Parse, start: int, end: int) -> None:
    """« Une femme, qui n'a pas donné son nom, |raconte| … »: the relative was made the main verb."""
    tokens = parse.tokens
    root = next((i for i in range(start, end) if parse.heads[i] == i), start)
    if parse.pos[root] != "VERB" or root < start + 4:
        return
    children = parse.children(root, start, end)
    who = next((c for c in children if c < root and parse.words[c] == "qui" and parse.deps[c].startswith("nsubj")), 0)
    if who < start + 2 or tokens[who - 1].text != ",":
        return
    noun = next((c for c in children if c < who and parse.pos[c] in ("NOUN", "PROPN", "ADJ")), None)
    if noun is None or noun > who - 2 or any(parse.deps[c] == "case" for c in parse.children(noun, start, noun)):
        return
    for verb in children:
        if verb <= root + 1 or parse.pos[verb] != "VERB" or parse.deps[verb] not in LENT:
            continue
        first = min([verb, *(c for c in parse.children(verb, root, verb) if parse.deps[c].startswith(GROUP))])
        if tokens[first - 1].text != "," or not _is_bare(parse, verb, start, end):
            continue
        for child in children:
            if child >= first - 1 and child != verb:
                parse.attach(child, verb, parse.deps[child])
        parse.promote(verb, root)
        parse.attach(noun, verb, "nsubj")
        parse.attach(root, noun, "acl:relcl")
        return


def _mend_far(parse: Parse, noun: int, start: int, end: int) -> None:
    """« L'ONG, qui dit avoir perdu deux hommes, dont un chef, à Kidal, |accuse| l'armée »: hung within the relative,

    or within what is set between commas: « L'ONU, par la voix de son chef, |s'est dite| inquiète ».
    """
    tokens = parse.tokens
    comma = next((k for k in range(noun + 1, end) if tokens[k].text == ","), end)
    if comma + 2 >= end or noun - start > 8:
        return
    relative = tokens[comma + 1].lower_ in OPENING_RELATIVES
    if not relative and tokens[comma + 1].pos_ != "ADP":
        return
    inner = next((parse.heads[c] for c in range(comma + 1, comma + 3) if parse.heads[c] > comma), None)
    if inner is None or parse.heads[inner] != noun or parse.deps[inner].startswith("acl") != relative:
        return
    for verb in range(inner + 2, end):
        if tokens[verb].text in ENDING or tokens[verb].text == "«":
            return
        if tokens[verb].pos_ != "VERB" or parse.deps[verb] not in LENT or not _is_bare(parse, verb, start, end):
            continue
        first = min([verb, *(c for c in parse.children(verb, start, verb) if parse.deps[c].startswith(GROUP))])
        if tokens[first - 1].text != "," or not comma < parse.heads[verb] < first - 1:
            continue
        holder = parse.heads[verb]
        for child in parse.children(verb, start, first - 1):
            parse.attach(child, holder, parse.deps[child])
        _give(parse, noun, verb, start, end)
        return


def _is_main(parse: Parse, noun: int, verb: int, start: int, end: int) -> bool:
    """Whether a verb hung on the noun is the sentence's: finite, without subject, relative or conjunction."""
    tokens = parse.tokens
    if tokens[verb].pos_ != "VERB" or parse.deps[verb] not in LENT or not _is_bare(parse, verb, start, end):
        return False
    group = [c for c in parse.children(verb, start, verb) if parse.deps[c].startswith(("aux", "expl"))]
    first = min([verb, *group])
    if tokens[min(verb + 1, end - 1)].lower_ in ("que", "qu'") or any(t.text in ENDING for t in tokens[noun:first]):
        return False
    commas = [k for k in range(noun, first) if tokens[k].text == ","]
    if tokens[first - 1].text != "," and len(commas) == 0:
        return all(parse.heads[k] in range(noun, verb + 1) for k in range(noun + 1, first))
    return len(commas) == 2 and commas[1] - commas[0] > 2 and _after_aside(parse, commas[1], first)


def _is_bare(parse: Parse, verb: int, start: int, end: int) -> bool:
    """Whether a verb is finite and has neither a subject nor a relative or conjunction before it."""
    tokens, children = parse.tokens, parse.children(verb, start, end)
    group = (c for c in children if c < verb and parse.deps[c].startswith(("aux", "expl")))
    if not any("Fin" in tokens[k].morph.get("VerbForm", []) for k in (verb, *group)):
        return False
    if any(parse.deps[c].startswith(("nsubj", "cc", "mark")) for c in children):
        return False
    return not any(tokens[c].lower_ in RELATIVES for c in children if c < verb)


def _after_aside(parse: Parse, comma: int, first: int) -> bool:
    """Whether nothing but clitics and adverbs stands between the comma that closes an aside and the verb group."""
    return all(parse.tokens[k].pos_ in ("ADV", "PRON") for k in range(comma + 1, first))


def _give(parse: Parse, noun: int, verb: int, start: int, end: int) -> None:
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    parse.changed = True
    for child in parse.children(noun, verb, end):
        if child != verb:
            parse.attach(child, verb, parse.deps[child])
    passive = any(parse.deps[c] == "aux:pass" for c in parse.children(verb, start, verb))
    parse.attach(noun, verb, "nsubj:pass" if passive else "nsubj")

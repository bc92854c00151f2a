"""Verbs of one speaker in a chain: « a salué X, |prévenu| que P et |réclamé| Y », « tout |en disant| que P »."""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.clauses.phrases import is_temporal
from aidememoire.lexicon import frames

QUE = ("que", "qu'")
JOINTS = frozenset({"et", "puis"})
ENDS = frozenset({".", ";", ":", "?", "!"})
CLITICS = frozenset({"se", "s'", "ne", "n'", "y", "lui", "leur", "l'"})
PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
REACH = 40  # tokens from a participle of a chain to the « et » that closes it
TO = frozenset({"à", "au", "aux"})
ASKING = frozenset({"demander", "ordonner", "proposer", "recommander", "suggérer", "promettre", "reprocher"})
OBJECT = frozenset({"DET", "NUM"})
UNSEEN = frozenset({"fixed", "dep", "obj", "nmod", "aux:tense"})
BACK = 20  # tokens from « tout en » back to its verb
VERBAL = frozenset({"VERB", "AUX"})
PREDICATES = VERBAL | {"ADJ"}


def mend_chains(parse: Parse) -> None:
    """Mends the whole Doc: participles that share an auxiliary before them, gerunds after « tout »."""
    words, forms = parse.words, parse.forms
    for i, form in enumerate(forms):
        if form == "Fin" and words[i].endswith("é") and words[i - 1] in JOINTS:
            parse.tag(i, "VERB", parse.tokens[i].lemma_, PARTICIPLE)  # « et |remercié| les secours »
        elif form != "Part":
            continue
        if i < 2 or i + 1 >= len(words) or parse.pos[i] != "VERB":
            continue
        before = words[i - 1]
        if before == ",":
            _mend_middle(parse, i)
        elif before in JOINTS:
            _mend_last(parse, i)
            _mend_asked(parse, i)
    if "tout" in words:
        _mend_gerunds(parse)
    _mend_told(parse)


def _is_bare(parse: Parse, i: int) -> bool:
    """Whether a past participle in the masculine singular stands without an auxiliary of its own."""
    if parse.words[i].endswith(("ant", "ée", "ées", "és", "ie", "ies", "ue", "ues", "te", "tes", "se", "ses")):
        return False
    return not any(parse.deps[c].startswith(("aux", "cop")) for c in parse.children(i, max(0, i - 6), i))


def _compound(parse: Parse, verb: int) -> bool:
    """Whether a verb is a participle with « avoir », or hangs on one that it shares it with."""
    for _ in range(4):
        near = parse.children(verb, max(0, verb - 9), verb)
        if any(parse.deps[c] == "aux:tense" and parse.tokens[c].lemma_ == "avoir" for c in near):
            return parse.forms[verb] == "Part"
        if parse.deps[verb] != "conj" or parse.forms[verb] != "Part" or near and _helped(parse, near):
            return False
        verb = parse.heads[verb]
    return False


def _helped(parse: Parse, children: list[int]) -> bool:
    return any(parse.deps[c].startswith(("aux", "cop")) for c in children)


def _above(parse: Parse, i: int) -> int | None:
    """The nearest verb above a participle that stands in a compound tense with « avoir »."""
    current = i
    for _ in range(8):
        above: int = parse.heads[current]
        if above == current:
            return None
        current = above
        if current < i and parse.pos[current] == "VERB" and _compound(parse, current):
            return current
    return None


def _mend_middle(parse: Parse, i: int) -> None:
    """« a salué X, |prévenu| que P et réclamé Y »: joined to the first, and not told of somebody."""
    if parse.words[i + 1] not in QUE or parse.deps[i] == "conj" or not _is_bare(parse, i):
        return
    if not frames.wants(parse.tokens[i].lemma_.lower(), "que") or _closing(parse, i) is None:
        return
    main = _above(parse, i)
    if main is not None:
        parse.attach(i, main, "conj")


def _closing(parse: Parse, i: int) -> int | None:
    """The participle after « et » that closes a chain."""
    words = parse.words
    for k in range(i + 2, min(len(words) - 1, i + REACH)):
        if words[k] in ENDS:
            return None
        participle = parse.forms[k] == "Part" or words[k].endswith("é") and parse.pos[k] == "VERB"
        if words[k - 1] in JOINTS and participle and _is_bare(parse, k):
            return k
    return None


def _mend_last(parse: Parse, i: int) -> None:
    """« a dit qu'il restait et |réclamé| Y »: a participle without auxiliary goes with one that has « avoir »."""
    verb = parse.heads[i]
    if parse.deps[i] != "conj" or verb >= i or parse.pos[verb] not in PREDICATES or _compound(parse, verb):
        return
    if not _is_bare(parse, i):
        return
    takes = parse.pos[i + 1] in OBJECT or parse.words[i + 1] in QUE
    finite = parse.pos[verb] in VERBAL and parse.forms[verb] != "Part"
    told = finite and (parse.words[i + 1] in TO or parse.words[i + 1] in ("de", "d'"))
    if not (takes or told and frames.is_cue(parse.tokens[i].lemma_.lower())):
        return
    main = _above(parse, verb)
    if main is not None:
        parse.attach(i, main, "conj")


def _mend_asked(parse: Parse, i: int) -> None:
    """« a salué l'accord et demandé à ses élus |de rester|»: what one asks was hung on whom one asks."""
    if parse.words[i + 1] not in TO or parse.tokens[i].lemma_ not in ASKING:
        return
    told = parse.heads[i + 1]
    if parse.heads[told] != i or told < i:
        return
    for inner in parse.children(told, told + 1, min(len(parse.words), told + REACH)):
        if parse.forms[inner] == "Inf" and parse.deps[inner] == "acl" and parse.words[inner - 1] in ("de", "d'"):
            parse.attach(inner, i, "xcomp")
            return


def _mend_gerunds(parse: Parse) -> None:
    """« a signé, tout |en disant| que P »: taken for one word with « tout en »."""
    words = parse.words
    for i in range(len(words) - 3):
        if words[i] != "tout" or words[i + 1] != "en":
            continue
        gerund = i + 2
        while gerund < min(len(words) - 1, i + 5) and words[gerund] in CLITICS:
            gerund += 1
        if not words[gerund].endswith("ant") or parse.deps[gerund] not in UNSEEN:
            continue
        above, after = parse.heads[gerund], gerund + 1
        if parse.pos[gerund] == "ADJ" and frames.is_cue(f"{words[gerund].removesuffix('ant')}er"):
            parse.tag(gerund, "VERB", f"{words[gerund].removesuffix('ant')}er", "Tense=Pres|VerbForm=Part")
        verb = parse.heads[i]
        if verb in (i + 1, gerund):
            verb = parse.heads[gerund] if verb != gerund else verb
        if verb >= i:
            verb = next((k for k in range(i - 1, max(-1, i - BACK), -1) if parse.pos[k] == "VERB"), verb)
        if parse.pos[gerund] not in VERBAL or verb in range(i, gerund + 1):
            continue
        if words[after] in ("que", "qu'"):
            above = parse.heads[after]
        if above > gerund:
            infinitive = parse.forms[above] == "Inf" or words[after] in ("avoir", "n'", "ne", "être")
            parse.attach(above, verb, "xcomp")
            parse.attach(gerund, verb, "advcl")
            parse.attach(above, gerund, "xcomp" if infinitive and words[after] not in ("que", "qu'") else "ccomp")
        parse.attach(gerund, verb, "advcl")
        parse.attach(i, gerund, "advmod")
        parse.attach(i + 1, gerund, "mark")


def _mend_told(parse: Parse) -> None:
    """« a déclaré à la radio |Delta| la porte-parole »: the name of what one speaks to is no second subject."""
    for i, dep in enumerate(parse.deps):
        if dep != "nsubj" or parse.pos[i] != "PROPN" or not 1 < parse.heads[i] < i - 1:
            continue
        verb, noun = parse.heads[i], i - 1
        if parse.pos[noun] != "NOUN" or parse.heads[noun] != verb or is_temporal(parse.tokens[noun]):
            continue
        if not any(parse.deps[c] == "case" for c in parse.children(noun, verb, noun)):
            continue
        others = range(i + 1, min(len(parse.deps), i + 6))
        if any(parse.deps[k] == "nsubj" and parse.heads[k] == verb for k in others):
            parse.attach(i, noun, "appos")

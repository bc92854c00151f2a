"""Verbs: tense and mood of a verb group, corrected where the tagger confuses imperfect and conditional."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from aidememoire.clauses.tree import tree_of
from aidememoire.lexicon.conjugation import is_simple_past

ALSO_FINITE = {"dit", "redit", "prédit", "contredit"}
# what « faire » and « laisser » say with: « a fait |savoir| que P »
SAID_BY_FAIRE = {"savoir", "valoir", "remarquer", "observer", "entendre", "comprendre", "noter"}
ADDING = {"ainsi", "aussi", "même", "encore"}  # « estime |ainsi| que P », « précise |aussi| que P »
MODALS = {"devoir", "pouvoir", "aller"}
ETRE_VERBS = {
    "aller", "arriver", "décéder", "devenir", "entrer", "mourir", "naître", "partir", "rester", "retourner", "sortir",
    "tomber", "venir", "revenir", "parvenir", "intervenir", "survenir", "rentrer", "repartir", "convenir", "redevenir",
}  # fmt: skip
FINITE_AUXILIARIES = {
    "a", "ont", "avait", "avaient", "aurait", "auraient", "aura", "auront", "est", "sont", "était", "étaient",
    "serait", "seraient", "sera", "seront", "eut", "eurent", "fut", "furent", "ai", "avons", "avez", "ait", "aient",
}  # fmt: skip
FUTURE_STEMS = (
    "ser", "aur", "ir", "fer", "pourr", "devr", "voudr", "verr", "enverr", "viendr", "tiendr", "saur", "faudr", "vaudr",
    "recevr", "acquerr", "courr", "mourr", "cueiller", "pleuvr", "assiér", "percevr", "concevr",
)  # fmt: skip
CONDITIONAL_ENDINGS = ("ais", "ait", "ions", "iez", "aient")
FUTURE_ENDINGS = ("ai", "as", "a", "ons", "ez", "ont")


def finite_of(token: Token) -> tuple[Token | None, Token | None]:
    """The finite word of a predicate's group and its modal, if any.

    « doit avoir rencontré » has the finite word and modal « doit »; « a dit » the finite word « a ».
    """
    tree, i = tree_of(token.doc), token.i
    own = [
        tree.tokens[c]
        for c in tree.lefts.get(i, ())
        if i - c < 10 and tree.deps[c].startswith(("aux", "cop")) and tree.pos[c] in ("AUX", "VERB")
    ]
    if not own and tree.heads[i] < i and tree.pos[i] == "VERB" and token.head.lemma_ in ("avoir", "être"):
        if (stray := stray_participle(token.head)) is not None and stray.i == i:
            return token.head, None
    for word in own:
        if tree.forms[word.i] == "Fin" or tree.words[word.i] in FINITE_AUXILIARIES:
            return word, None
    if tree.heads[i] < i and tree.deps[i] in ("xcomp", "ccomp", "obj", "obl:arg") and token.head.lemma_ in MODALS:
        if tree.forms[i] == "Inf" or any(tree.forms[c.i] == "Inf" for c in own):
            modal = token.head
            finite = finite_of(modal)[0] or modal
            return finite, modal
    if not own and tree.forms[i] == "Fin" and tree.pos[i] in ("VERB", "AUX"):
        return token, None
    if not own and tree.words[i] in ALSO_FINITE and any(tree.deps[c] == "nsubj" for c in tree.lefts.get(i, ())):
        after = token.doc[token.i + 1 : token.i + 2].text.lower()
        return (token, None) if after in ("que", "qu'") else (None, None)  # « le journal |dit| que », no participle
    if (
        own
        and token.lower_.endswith("é") is False
        and tree.forms[i] == "Fin"
        and own[0].lower_ not in ("avoir", "être", "ayant", "étant")
    ):
        return own[0], None
    return None, None


def stray_participle(auxiliary: Token) -> Token | None:
    """The participle that an « avoir » or « être » tagged as a main verb belongs to: « il a négocié »."""
    for child in auxiliary.rights:
        if child.i - auxiliary.i > 3:
            return None
        participle = child.pos_ in ("VERB", "ADJ", "NOUN") and child.lower_.rstrip("es").endswith(
            ("é", "i", "u", "is", "it", "ert")
        )
        if participle and child.dep_ in ("xcomp", "obj", "ccomp", "obl:mod", "advmod") and child.left_edge.i == child.i:
            return child if child.pos_ == "VERB" else None
        if child.dep_ in ("obj", "xcomp"):
            return None
    return None


def is_conditional(word: Token) -> bool:
    """Whether a finite form is a conditional, by its stem: « entrerait » is, « entrait » and « retirait » are not."""
    form, lemma = word.lower_.lstrip("-"), word.lemma_.lower()
    ending = next((e for e in CONDITIONAL_ENDINGS if form.endswith("r" + e)), None)
    if ending is None:
        return False
    stem = form[: -len(ending)]
    return _future_stem(stem, lemma, trusted="Cnd" in word.morph.get("Mood", []))


def is_future(word: Token) -> bool:
    """Whether a finite form is a future, by its stem."""
    form, lemma = word.lower_, word.lemma_.lower()
    ending = next((e for e in FUTURE_ENDINGS if form.endswith("r" + e)), None)
    if ending is None:
        return False
    return _future_stem(form[: -len(ending)], lemma, trusted="Fut" in word.morph.get("Tense", []))


def _future_stem(stem: str, lemma: str, *, trusted: bool) -> bool:
    if stem in FUTURE_STEMS or any(stem.endswith(s) and len(s) > 3 for s in FUTURE_STEMS):
        return True
    if stem.endswith(("viendr", "tiendr", "fer", "verr", "courr")) and trusted:
        return True
    bases = {lemma, lemma[:-1] if lemma.endswith("e") else lemma}
    if stem in bases:
        return True
    if lemma.endswith("er") and stem.endswith("er"):
        return True  # « appellera », « achèterait »: the stem changes, the ending stays
    return trusted and not stem.endswith(("irr",)) and not lemma.startswith(stem + "er")


def tense_of(token: Token, finite: Token | None, copula: Token | None) -> tuple[str, str, bool]:
    """(tense, mood, perfect) of a group, as Clause names them."""
    tree, i = tree_of(token.doc), token.i
    lefts = tree.lefts.get(i, ())
    if finite is None:
        form = tree.forms[i]
        own = [c for c in lefts if tree.deps[c].startswith("aux")]
        perfect = form != "Inf" and any(tree.words[c] in ("avoir", "être", "ayant", "étant") for c in own)
        if form == "Part" and not own and "Past" in token.morph.get("Tense", []):
            return "past", "none", False
        return ("past" if perfect else "none"), "none", perfect
    compound = finite.i != i and tree.forms[i] == "Part" and finite.lemma_ in ("avoir", "être")
    passive_only = compound and finite.lemma_ == "être" and not any(tree.words[c] == "été" for c in lefts)
    if passive_only:
        reflexive = any(tree.deps[c] == "expl:comp" or tree.words[c] in ("se", "s'") for c in lefts)
        perfect = reflexive or token.lemma_ in ETRE_VERBS
    else:
        perfect = compound
    if copula is not None and finite.i == copula.i:
        perfect = False
    if copula is not None and finite.lemma_ == "avoir":
        perfect = True
    if is_conditional(finite):
        return ("past" if perfect else "present"), "conditional", perfect
    if is_future(finite):
        return ("future_perfect" if perfect else "future"), "indicative", perfect
    moods, tenses = _mood_and_tense(str(finite.morph))
    if not perfect and is_simple_past(finite.lower_, finite.lemma_.lower()):
        return "past", "indicative", False
    if "Sub" in moods:
        return ("past" if perfect else "present"), "subjunctive", perfect
    if "Imp" in moods:
        return "present", "imperative", perfect
    form = finite.lower_
    if "Imp" in tenses or form.endswith(("aient", "ait")) and form not in ("fait", "sait", "ait", "aient"):
        return ("pluperfect" if perfect else "imperfect"), "indicative", perfect
    if perfect:
        return "past", "indicative", True
    if "Past" in tenses:
        return "past", "indicative", False
    return "present", "indicative", False


@lru_cache(maxsize=1 << 10)
def _mood_and_tense(features: str) -> tuple[str, str]:
    """What the features of a token, as the model writes them, say of its mood and tense; "" where they are silent."""
    values = dict(one.split("=", 1) for one in features.split("|") if "=" in one)
    return values.get("Mood", ""), values.get("Tense", "")

"""Words after a comma or conjunction: do they go on with a reported noun phrase, or remark on what was reported?

All positions are tokens.
"""

from __future__ import annotations

from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.lexicon.conjugation import verb_of_participle
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.reporting import Reporting
from aidememoire.quotations.word_lists import listed

SAYINGS = {
    "accusation", "affirmation", "promesse", "information", "annonce", "déclaration", "proposition", "assertion",
    "allégation", "demande", "menace", "critique", "revendication", "hypothèse", "thèse", "version", "nouvelle",
}  # fmt: skip
LISTED = ("DET", "NUM")
BREAKS = (";", ":", "(", "–", "—", "»", "«")
OPENERS = {"qui", "que", "qu'", "dont", "où", "selon", "alors", "tandis", "après", "avant", "afin", "car", "si", "lors"}
RELATIVES = ("qui", "que", "qu'", "dont", "où", "laquelle", "lequel", "lesquelles", "auquel")
FIGURES = {"chiffre", "bilan", "estimation"}


def goes_on(r: Reporting, start: int, at: int, following: int, stop: int) -> bool:
    """Whether a noun phrase goes on: « 29 morts, |et de 166 blessés| », « la fin, |puis le départ| du chef »."""
    doc = r.doc
    if any(c.kind == "finite" for c in r.clauses_in(following, stop)):
        return False
    begins = following
    then = "puis" in (doc[at].lower_, doc[at + 1].lower_, doc[following].lower_)
    if doc[begins].lower_ == "puis":
        begins += 1
    if begins + 1 >= len(doc):
        return False
    if then:
        return doc[start].pos_ == "DET" and doc[begins].pos_ == "DET"
    joined = doc[at].pos_ == "CCONJ" or doc[at + 1].pos_ == "CCONJ"
    if doc[begins].lower_ in ("de", "d'"):
        begins += 1
    elif doc[at].text == ",":
        return False
    counted = any(t.like_num or t.pos_ == "NUM" for t in doc[start:at])
    return joined and counted and (doc[begins].like_num or doc[begins].pos_ == "NUM")


def lists_more(r: Reporting, start: int, at: int, following: int, sent_end: int) -> bool:
    """« le retrait des troupes, |la levée du siège et un vote| »: more objects of the same verb, and no verb after."""
    doc = r.doc
    opens = doc[start].pos_ in LISTED or doc[start].lower_ in ("plus", "moins", "davantage")
    partitive = doc[following].lower_ == "de" and doc[following + 1].lower_ in ("la", "l'")
    if not opens or not (doc[following].pos_ in LISTED or partitive) or following != at + 1:
        return False
    if following + 1 >= sent_end or phrases.is_temporal(doc[following + 1]):
        return False
    end = next((k for k in range(following, sent_end) if doc[k].text in BREAKS or doc[k].lower_ in OPENERS), sent_end)
    if any(c.kind == "finite" for c in r.clauses_in(at, min(end + 1, sent_end))):
        return False
    if doc[at].pos_ == "CCONJ":
        return doc[at].lower_ in ("et", "ou")
    if functions.function(doc[following + 1].text) is not None:
        return False  # « le départ de X, |la ministre de la Justice| »
    return any(
        doc[k].lower_ == "et" and doc[k + 1].pos_ in LISTED and doc[k + 1].lower_ != "des"
        for k in range(following + 1, end - 1)
    )


def shares_noun(r: Reporting, cue: Clause, following: int) -> bool:
    """« rappelant la misère présente dans la région et |aggravée| par la guerre »: a participle of the same noun."""
    word = r.doc[following]
    if cue.perfect or word.lower_.endswith("ant") or word.pos_ not in ("VERB", "ADJ"):
        return False
    return verb_of_participle(word.lower_) is not None and word.morph.get("VerbForm", []) != ["Fin"]


def remarks(r: Reporting, at: int, sent_end: int, *, nominal: bool) -> bool:
    """« …, |une accusation inédite| », « …, |une décision qui a surpris| »: a remark on the words or the act."""
    doc = r.doc
    if at >= sent_end:
        return False
    article = doc[at].lower_ in ("un", "une") and at + 1 < sent_end
    noun = doc[at + 1] if article else doc[at]
    if noun.pos_ != "NOUN" and not (article and noun.lower_ == "première"):
        return False
    lemma = noun.lower_ if noun.lower_ == "première" else noun.lemma_.lower()
    if lemma in FIGURES and at + 2 < sent_end:
        return doc[noun.i + 1].lower_ in RELATIVES or verb_of_participle(doc[noun.i + 1].lower_) is not None
    if lemma not in SAYINGS:
        return article and lemma in listed("remarks") and _is_described(r, at, noun.i, sent_end, nominal=nominal)
    verb = noun.head
    finite = any("Fin" in t.morph.get("VerbForm", []) for t in (verb, *verb.lefts) if t.i > noun.i)
    return not (noun.dep_.startswith("nsubj") and verb.i > noun.i and finite)


def _is_described(r: Reporting, at: int, noun: int, sent_end: int, *, nominal: bool) -> bool:
    """« une décision |qui a surpris| », « une mesure |saluée| par X », « une première |depuis| vingt ans »."""
    doc = r.doc
    after = doc[noun + 1 : min(noun + 4, sent_end)]
    if nominal and any(t.lower_ in ("et", "ou") and t.nbor().pos_ in LISTED for t in doc[noun : sent_end - 1]):
        return False  # « demande un vote, |une mesure| prise en juin et un débat »
    if any(t.lower_ in RELATIVES for t in after):
        return True
    for word in after:
        if word.lower_ in ("depuis", "inédite", "inédit", "historique", "rare", "rarissime", "exceptionnelle"):
            return True
        if word.pos_ in ("VERB", "ADJ") and verb_of_participle(word.lower_) is not None:
            return not any("Fin" in t.morph.get("VerbForm", []) for t in word.lefts)
    return any(t.lower_ == "sans" and t.nbor().lower_ == "précédent" for t in after[:-1])

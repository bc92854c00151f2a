"""Charges: of what an accusing verb accuses its object, which the parser often ties to the object instead.

« a accusé le directeur de la banque |de fraude| », « l'a accusé |de vol| », but not « accuse les services
de renseignement ».
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases
from aidememoire.clauses.clause import Clause

ACCUSING = {"accuser", "soupçonner", "suspecter"}
CLITICS = {"le", "la", "l'", "les", "nous", "vous", "m'", "t'"}
BEFORE_INFINITIVE = {"ne", "pas", "se", "s'", "y", "en"} | CLITICS
# nouns that « de » and a bare noun complete: « les services |de renseignement| », « un groupe |d'élèves| »
COMPLETED = {
    "service", "force", "agent", "membre", "société", "maison", "groupe", "bande", "centre", "agence", "bureau",
    "fonds", "système", "programme", "producteur", "entreprise", "équipe", "joueur", "réseau", "compagnie", "chef",
    "école", "salle", "chaîne", "marchand", "vendeur", "fabricant", "acte", "trafic", "lieu", "parti",
}  # fmt: skip
REACH = 24  # tokens after the verb in which the charge must stand


def find_charge(doc: Doc, clause: Clause, token: Token) -> None:
    """Puts the noun of the charge under « de »; takes away what only completes the object."""
    if clause.passive or clause.reflexive:
        return
    lead = doc[max(token.sent.start, clause.group[0] - 1) : clause.head]
    ready, nouns = any(t.lower_ in CLITICS for t in lead), 0
    for i in range(clause.group[1], min(token.sent.end - 1, clause.group[1] + REACH)):
        word = doc[i]
        if word.lower_ in ("de", "d'"):
            following = _past_clitics(doc, i + 1, token.sent.end)
            if "Inf" in doc[following].morph.get("VerbForm", []):
                _leave_out(clause, before=i)
                return
            if ready or nouns > 1:
                noun = _bare_noun(doc, following, token.sent.end)
                if noun is not None:
                    clause.heads["de"], clause.complements["de"] = [noun], [phrases.phrase(doc, noun)]
                    return
        elif word.pos_ in ("NOUN", "PROPN"):
            nouns += 1
            ready = word.lemma_.lower() not in COMPLETED
        elif word.pos_ in ("PUNCT", "CCONJ", "SCONJ", "VERB", "AUX") and word.text not in ("«", '"'):
            break
    heads = clause.heads.get("de", [])
    if heads and doc[heads[0]].head.i != clause.head:
        _leave_out(clause, before=len(doc))


def _past_clitics(doc: Doc, i: int, end: int) -> int:
    while i < end - 1 and (doc[i].text in ("«", '"') or doc[i].lower_ in BEFORE_INFINITIVE):
        i += 1
    return i


def _bare_noun(doc: Doc, i: int, end: int) -> int | None:
    """The noun after « de » without article, or with « un »: « de |fraude| », « de graves |fautes| »."""
    if doc[i - 1].lower_ in CLITICS:
        return None
    for k in range(i, min(end, i + 4)):
        if doc[k].pos_ == "NOUN":
            return k
        if doc[k].pos_ != "ADJ" and doc[k].lower_ not in ("un", "une", "multiples", "plusieurs"):
            return None
    return None


def _leave_out(clause: Clause, *, before: int) -> None:
    """Forgets the complements with « de » that stand before a token."""
    heads, spans = clause.heads.pop("de", []), clause.complements.pop("de", [])
    kept = [n for n, head in enumerate(heads) if head > before]
    if kept:
        clause.heads["de"], clause.complements["de"] = [heads[n] for n in kept], [spans[n] for n in kept]

"""Which verbs of speech tell of no speech: findings that confirm, courts that uphold, participles undergone."""

from __future__ import annotations

from aidememoire.lexicon import functions
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.reporting import PEOPLE, Reporting

# what shows a thing without a word of it, unless it is told in a clause: « les résultats confirment que »
FINDINGS = {
    "observation", "résultat", "image", "donnée", "élément", "photo", "vidéo", "chiffre", "statistique", "calcul",
    "mesure", "indice", "trace", "radiographie", "examen", "analyse", "test", "autopsie", "scanner",
    "expertise", "fouille",
}  # fmt: skip
COURTS = {"cour", "tribunal", "juge", "juré", "magistrat", "conseil", "chambre", "jury"}
RULINGS = {
    "jugement", "verdict", "condamnation", "peine", "acquittement", "relaxe", "arrêt", "ordonnance", "sanction",
    "destitution", "invalidation", "validité", "non-lieu", "dissolution", "détention", "culpabilité",
}  # fmt: skip
# verbs whose participle alone says what somebody undergoes
UNDERGONE = {"accuser", "soupçonner", "suspecter", "qualifier", "traiter", "taxer"}
HAVING = {"a", "ont", "avait", "avaient", "ayant", "aurait", "auraient", "ai", "avons", "aura", "auront", "avoir"}
SHOWN_BY = {"annoncer", "confirmer", "évoquer", "prédire", "promettre"}


# whom one calls on, beside those who hold a function or are a body
CALLED_ON = {
    "industrie", "entreprise", "habitant", "citoyen", "électeur", "citoyenne", "voyageur", "usager", "consommateur",
    "candidat", "témoin", "volontaire", "bénévole", "donateur", "employeur", "banque", "société", "particulier",
    "gouvernement", "autorité", "pouvoir", "armée", "police", "justice", "opposition", "parti", "syndicat", "église",
}  # fmt: skip


def is_called_on(r: Reporting, token: int) -> bool:
    """« en appelle au |président| », « lance un appel aux |entreprises| »: those called on, not what is called for."""
    word = r.doc[token]
    if word.ent_type_ in ("PER", "ORG") or word.lemma_.lower() in CALLED_ON | PEOPLE:
        return True
    return functions.function(word.text) is not None


def tells_nothing(r: Reporting, clause: Clause) -> bool:
    """« Ces images évoquent un lac », « la cour a confirmé la peine »: a noun phrase shown or upheld, not said."""
    if clause.lemma not in SHOWN_BY or clause.passive or clause.object_head is None or clause.subject_head is None:
        return False
    if clause.intro == "que" and clause.content is not None:
        return False
    subject, held = r.doc[clause.subject_head].lemma_.lower(), r.doc[clause.object_head].lemma_.lower()
    if subject in FINDINGS or clause.group[0] and r.doc[clause.group[0] - 1].lemma_.lower() in FINDINGS:
        return True
    return clause.lemma == "confirmer" and subject in COURTS and held in RULINGS


def is_undergone(r: Reporting, clause: Clause) -> bool:
    """« Il était, depuis peu, |suspecté| de vol », « les clubs |qualifiés| d'office »: nobody is told to say it."""
    doc = r.doc
    if clause.kind == "nominal" or clause.passive or clause.reflexive or clause.relation == "conj":
        return False
    if clause.lemma not in UNDERGONE or not doc[clause.head].lower_.endswith(("é", "ée", "és", "ées")):
        return False
    sent_start, _ = r.sentence_of(clause.head)
    near = doc[max(sent_start, clause.head - 14) : clause.head]
    return not any(t.lower_ in HAVING for t in near)

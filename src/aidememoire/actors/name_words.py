"""Name words: which words with a capital are no name, though names stand beside them (« la |Justice|, X »)?"""

from __future__ import annotations

CALENDAR = {
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars",
    "avril", "mai",
    "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "noël", "pâques", "ramadan",
}  # fmt: skip
# what a minister or the head of a body is in charge of, where it is written with a capital before a name
CHARGES = {
    "justice", "finances", "défense", "intérieur", "économie", "travail", "santé", "affaires", "éducation",
    "culture", "agriculture",
    "environnement", "transports", "énergie", "industrie", "commerce", "outre-mer", "armées", "budget", "sports",
    "communication",
    "communications", "logement", "immigration", "recherche", "europe", "écologie", "tourisme", "justices",
    "constitution", "trésor",
    "information", "sécurité", "jeunesse", "pétrole", "mines", "étrangères", "extérieures", "sociales",
    "publique", "nationale", "médias", "télécommunications", "pêche", "élevage", "planification", "urbanisme",
    "habitat", "enseignement", "emploi", "numérique", "postes", "équipement", "aménagement",
}  # fmt: skip
NOT_NAMES = {
    "homme", "celui", "celle", "ceux", "celles", "état", "etat", "constitution", "internet", "dieu", "histoire",
    "coran", "bible", "première", "premier", "nouvelle", "grande", "personne", "rien", "aucun", "aucune", "chacun",
    "chacune", "certains", "certaines", "quiconque",
}  # fmt: skip
CLITICS = {
    "t", "il", "elle", "on", "ils", "elles", "ce", "je", "nous", "vous", "là", "ci", "même", "mêmes", "y", "en",
    "le", "la", "les", "lui", "leur", "moi",
}  # fmt: skip

"""Documents: which nouns speak for whoever made them (« selon un rapport de l'ONU »), and whose words they hold."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases

DOCUMENTS = {
    "conclusion", "bilan", "rapport", "étude", "communiqué", "texte", "document", "reportage", "documentaire",
    "enquête", "sondage",
    "déclaration", "annonce", "chiffre", "information", "article", "note", "lettre", "analyse", "témoignage", "compte",
    "version", "estimation", "donnée", "statistique", "propos", "parole", "dire", "site", "blog", "journal",
    "émission", "décompte",
    "résolution", "motion", "pétition", "plan", "projet", "proposition", "accord", "loi", "décret", "amendement",
    "tweet", "message", "recherche",
    "connaissance", "citation", "résultat", "élément", "image", "mot", "indication", "renseignement", "précision",
    "révélation", "observation", "prévision", "projection", "constatation", "constat", "calcul", "confidence", "photo",
    "vidéo", "rumeur", "thèse", "théorie", "bulletin", "recensement", "relevé", "avis", "explication",
    "mise", "méta-analyse", "hypothèse", "spéculation", "fuite", "film", "livre", "jugement", "verdict", "arrêt",
    "discours", "tribune", "appel", "presse", "quotidien", "magazine", "hebdomadaire", "radio", "télévision",
    "chaîne", "dépêche",
}  # fmt: skip
# how a document comes from whoever made it: « un rapport |publié par| l'ONU », « l'ONU |publie| un rapport »
MADE = {
    "publier", "rédiger", "diffuser", "transmettre", "signer", "réaliser", "mener", "commander", "émettre", "adresser",
    "présenter", "adopter", "envoyer", "communiquer", "fournir", "établir", "remettre", "écrire", "poster", "dévoiler",
    "produire", "rendre", "recueillir", "citer", "donner", "révéler", "collecter", "compiler", "lire", "prononcer",
    "relater", "ressortir", "lancer", "apporter",
}  # fmt: skip
PUBLISHED = MADE - {
    "ressortir",
    "citer",
    "lire",
    "relater",
    "recueillir",
    "donner",
    "fournir",
    "commander",
    "lancer",
    "apporter",
}


def author(doc: Doc, token: int) -> int | None:
    """The token that names whose words the document at `token` holds, None when the text does not say.

    « le communiqué |du ministère| », « un rapport publié par |l'ONU| », « |l'ONU| publie un rapport rappelant que ».
    """
    noun = doc[token]
    found = _maker(noun) or _owner(noun)
    if found is None and token and doc[token - 1].lower_ in POSSESSIVES:
        return token - 1  # « selon |ses| propos »
    return found or _publisher(noun)


def _owner(noun: Token) -> int | None:
    for child in noun.rights:
        if phrases.preposition(child) == "de" and child.pos_ in ("NOUN", "PROPN", "X") and child.i - noun.i < 12:
            if phrases.is_temporal(child):
                continue
            if child.lemma_.lower() in DOCUMENTS or child.lower_ in _MATTER:
                if (inner := _owner(child)) is not None:
                    return inner
                continue  # « un communiqué de presse |de X| »
            return int(child.i)
    return None


_MATTER = {"presse", "synthèse", "suivi", "base", "garde", "vidéosurveillance", "surveillance", "police", "source"}


POSSESSIVES = ("son", "sa", "ses", "leur", "leurs")
COMING = {"provenir", "émaner", "issu", "issir"}  # « une estimation |provenant de| la mairie »


def _maker(noun: Token) -> int | None:
    for child in noun.rights:
        if child.lemma_.lower() in COMING or child.lower_ in ("issu", "issue", "issus", "issues"):
            for origin in child.rights:
                if phrases.preposition(origin) == "de" and origin.pos_ in ("NOUN", "PROPN"):
                    return int(origin.i)
        if child.lemma_.lower() in MADE and "Part" in child.morph.get("VerbForm", []):
            for agent in child.rights:
                if agent.dep_ == "obl:agent" or phrases.preposition(agent) == "par":
                    return int(agent.i)
    return None


def _publisher(noun: Token) -> int | None:
    verb = noun.head
    if noun.dep_ == "obj" and verb.pos_ == "ADV" and verb.head.i < verb.i:
        verb = verb.head  # « a publié quelques jours plus |tôt| une étude »
    if noun.dep_ != "obj" or verb.pos_ != "VERB" or verb.lemma_.lower() not in PUBLISHED:
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN", "PRON")), None)
    return int(subject.i) if subject is not None and subject.lower_ not in ("qui", "on") else None

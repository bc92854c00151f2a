"""Documents: which nouns speak for whoever made them (« selon un rapport de l'ONU »), and whose words they hold."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases
from aidememoire.lexicon import functions

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
    "décision", "classement", "audit", "réquisitoire", "baromètre", "ordonnance", "éditorial", "courrier", "mémorandum",
    "expertise", "préavis", "arrêté", "circulaire", "inventaire",
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
    owner = _owner(noun)
    found = _maker(noun) or owner
    if owner is not None and found == owner and not _may_hold(doc[owner]):
        found = _maker(doc[owner]) or owner  # « le classement des milliardaires publié par |Forbes| »
    held = found is not None and (found != owner or _may_hold(doc[found]))
    if not held and (whose := _possessive(doc, token)) is not None:
        return whose
    return found or _made_by(doc, token) or publisher(noun)


def _may_hold(owner: Token) -> bool:
    """Whether who a document is of may have made it: « le rapport |des experts| », not « l'étude |des effets| »."""
    if owner.text[:1].isupper() or functions.function(owner.text) or functions.collective(owner.text):
        return True
    return any(child.pos_ == "PROPN" for child in owner.rights)


def _possessive(doc: Doc, token: int) -> int | None:
    """« selon |ses| propos », « selon |son| dernier classement »: the determiner, past an adjective."""
    for k in (token - 1, token - 2):
        if k >= 0 and doc[k].lower_ in POSSESSIVES:
            return k
        if k < 0 or doc[k].pos_ != "ADJ":
            return None
    return None


def _made_by(doc: Doc, token: int) -> int | None:
    """« un bilan, communiqué dans la nuit par |la police|, », « un audit réalisé en mars par |X| »: wherever the
    parse hangs them."""
    first = token + 1
    while first < len(doc) - 1 and (doc[first].pos_ == "ADJ" or doc[first].text == ","):
        first += 1
    if first >= len(doc) - 1 or not _is_made(doc[first]):
        return None
    for k in range(first + 1, min(len(doc) - 1, first + APART)):
        if doc[k].text in STOPS or doc[k].pos_ == "AUX" or "Fin" in doc[k].morph.get("VerbForm", []):
            return None  # « Le communiqué diffusé lundi a été démenti |par l'armée| »
        if doc[k].lower_ == "par":
            inside = doc[k + 1 : k + 6]
            return next((t.i for t in inside if t.pos_ in ("NOUN", "PROPN", "X") and not phrases.is_temporal(t)), None)
    return None


def _is_made(word: Token) -> bool:
    """« publié », « réalisée », and « communiqué » though it be tagged a noun."""
    if word.lemma_.lower() in MADE:
        return "Part" in word.morph.get("VerbForm", [])
    stem = word.lower_.removesuffix("s").removesuffix("e")
    return stem.endswith("é") and f"{stem[:-1]}er" in MADE


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
STOPS = (",", ".", ";", ":", "(", "»", '"')
APART = 10  # tokens between how a document was made and by whom
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


def publisher(noun: Token) -> int | None:
    """Who publishes the document that is the object of a verb: « |l'ONU| publie un rapport »."""
    verb = noun.head
    if noun.dep_ == "obj" and verb.pos_ == "ADV" and verb.head.i < verb.i:
        verb = verb.head  # « a publié quelques jours plus |tôt| une étude »
    if noun.dep_ != "obj" or verb.pos_ != "VERB" or verb.lemma_.lower() not in PUBLISHED:
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN", "PRON")), None)
    return int(subject.i) if subject is not None and subject.lower_ not in ("qui", "on") else None

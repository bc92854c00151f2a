"""Function phrases: where do the words of a function or collective end, and what completes it?"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.actors.mention import Board, Mention
from aidememoire.actors.phrase_ends import leads_away
from aidememoire.clauses import phrases
from aidememoire.lexicon import world

# prepositions that lead out of the phrase of a person or body: « le ministre |sur Twitter| »
AWAY = {
    "sur", "dans", "lors", "via", "avec", "pendant", "avant", "après", "sous", "comme", "selon", "devant",
    "depuis", "parmi", "contre", "afin", "jusqu'", "entre", "face", "par",
}  # fmt: skip
# participles that belong to a title: « le président élu », « les membres présumés »
KEPT_PARTICIPLES = {
    "élu", "élue", "élus", "présumé", "présumée", "présumés", "armé", "armée", "armés", "délégué", "déléguée",
    "désigné", "désignée", "déchu", "déchue", "chargé", "chargée", "chargés", "unis", "réuni", "haut", "associé",
    "retraité", "détenu", "détenus", "réfugié", "exilé", "exilés", "invité",
}  # fmt: skip
LEADING = {
    "dont",
    "par",
    "selon",
    "où",
    "que",
    "qui",
    "seul",
    "seule",
    "seuls",
    "même",
    "aussi",
    "lui",
    "notamment",
    "surtout",
    "et",
    "ou",
    "mais",
    "lui-même",
}


def extent(board: Board, head: int, first: int, last: int, *, takes_a: bool = True) -> tuple[int, int]:
    """The tokens of the phrase of a function or collective: no name cut in two, no participle or place that leads
    away."""
    doc = board.doc
    start, end = phrases.phrase(doc, head)
    start = min(start, first)
    if first > 0 and start == first and doc[first - 1].pos_ == "DET":
        start = first - 1
    end = max(end, last + 1)
    if doc[last - 1].text == "-":  # « député-|maire de Lyon| »
        end = max(end, phrases.phrase(doc, last)[1])
    while start < first and doc[start].lower_ in LEADING:
        start += 1
    for i in range(last + 1, end):
        token = doc[i]
        if leads_away(doc, head, i) and i not in board.taken:
            end = i
            break
        quoted = token.text in ('"', "«", "“") and (i + 1 >= end or i + 1 not in board.taken)
        if i not in board.taken and (quoted or "Inf" in token.morph.get("VerbForm", [])):
            end = i  # « traite le ministre de |"menteur"| », « accuse la délégation d'|avoir| … »
            break
        participle = token.dep_ == "acl" and token.head.i <= last and token.lower_ not in KEPT_PARTICIPLES
        participle = participle and doc[i - 1].lower_ != "non"  # « des sources |non identifiées| »
        away = token.lower_ in AWAY or (not takes_a and token.lower_ in ("à", "au", "aux") and not _retired(board, i))
        if (participle or away or token.text in (",", ";")) and i not in board.taken:
            before = doc[i - 1]  # « des secouristes |joints par| téléphone »
            led = away and i - 1 > last and "Part" in before.morph.get("VerbForm", [])
            end = i - 1 if led and before.lower_ not in KEPT_PARTICIPLES else i
            break
        inner = board.taken.get(i)
        if (
            inner is not None
            and inner["form"] == "name"
            and i == board.token_at(inner["start"])
            and doc[i - 1].lower_ not in ("de", "d'", "du", "à", "et", "pour", "par")
        ):
            end = i
            break
    while end == last + 1 and end < len(doc) and doc[end].pos_ in ("ADJ", "NOUN", "PROPN") and _of_country(doc[end]):
        end += 1  # « l'état-major |syrien| », which the parser hangs elsewhere
    while end > last + 1 and doc[end - 1].lower_ in (
        "lui",
        "leur",
        "nous",
        "vous",
        "se",
        "s'",
        "de",
        "d'",
        "du",
        "des",
        "à",
        "la",
        "le",
        "les",
        "l'",
        "et",
        "en",
        "par",
    ):
        end -= 1
    if end < len(doc) and end > last + 1 and doc[end - 1].lower_ in ("proche", "proches") and doc[end].dep_ == "case":
        end = max(end, doc[end].head.i + 1)  # « une source proche |de l'enquête| »
    return start, board.whole(end) if end > last + 1 else end


def _retired(board: Board, i: int) -> bool:
    """« le colonel |à la retraite| Paul Roy »."""
    return board.tree.words[i : i + 3] == ["à", "la", "retraite"]


def _of_country(token: Token) -> bool:
    return token.text[:1].islower() and world.country_of_adjective(token.lower_) is not None


def before_name(board: Board, name: Mention | None, last: int, end: int) -> int:
    """The end of a function's own words when its name stands within its phrase."""
    doc = board.doc
    if name is None or not doc[last].idx < name["start"] < doc[min(end, len(doc) - 1)].idx:
        return end
    end = board.token_at(name["start"])
    while end > last + 1 and (doc[end - 1].text in (",", '"', "(") or doc[end - 1].is_space):
        end -= 1
    return end


def coordinated_end(board: Board, end_token: int, end: int) -> int:
    """« les chefs de la diplomatie brésilienne|, canadienne et paraguayenne| »."""
    doc = board.doc
    for i in range(end_token, min(len(doc), end_token + 9)):
        if doc[i].pos_ == "ADJ" and world.country_of_adjective(doc[i].lower_):
            end = doc[i].idx + len(doc[i])
        elif doc[i].text not in (",", "et", "ou"):
            break
    return end


def complement(board: Board, first: int, end: int) -> str:
    """The complement of a phrase without its state's adjective: « des Affaires étrangères »."""
    found = [
        _canonical(board, t)
        for t in board.doc[first:end]
        if not t.is_punct and not (t.pos_ == "ADJ" and world.country_of_adjective(t.lower_))
    ]
    return " ".join(found)


def _canonical(board: Board, token: Token) -> str:
    """A word of a complement; the head of a body's name by the name it goes by: « des |Nations| unies » is ONU."""
    inner = board.taken.get(token.i)
    if inner is None or inner["form"] != "organisation" or inner["token"] != token.i:
        return token.text
    known = world.organisation(inner["name"])
    return known.name if known is not None else token.text

"""Speakers: which actor each quotation belongs to."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.actors.apposed_bodies import apposed
from aidememoire.clauses import phrases
from aidememoire.lexicon import frames, functions
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.actors import ActorIndex
from aidememoire.quotations.documents import DOCUMENTS, author

ANY_TEXT = {"texte", "document"}  # by which any writing may be taken up
WRITINGS = {"communiqué", "lettre", "rapport", "article", "tribune", "note", "déclaration", "message", "tweet"}
FAR = 400  # tokens back at which a document may have been told of


@Language.factory("aidememoire_speakers", assigns=["doc._.aidememoire_speakers"])
def create_speakers(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `speakers` layer: quotations with their speaker. Needs a parse."""
    return layers.LayerPipe("speakers", resolve_speakers)


def resolve_speakers(doc: Doc) -> list[dict[str, Any]]:
    """The quotations of a Doc, each with the id of the actor who speaks (None when nobody is named)."""
    index = ActorIndex(doc)
    found: list[dict[str, Any]] = []
    by_id: dict[str, dict[str, Any]] = {}
    for item in layers.get(doc, "quotations"):
        quotation = {k: v for k, v in item.items() if k not in ("token", "follows", "via_token", "addressee_token")}
        quotation["speaker"] = speaker_at(doc, index, item["token"]) or _named_last(doc, index, item)
        quotation["via"] = speaker_at(doc, index, item["via_token"])
        addressee = speaker_at(doc, index, item["addressee_token"])
        quotation["addressee"] = addressee if addressee != quotation["speaker"] else None
        followed = by_id.get(item["follows"]) if item.get("follows") else None
        if followed is not None and quotation["speaker"] is None:
            quotation["speaker"] = followed["speaker"]
        by_id[item["id"]] = quotation
        found.append(quotation)
    return found


def speaker_at(doc: Doc, index: ActorIndex, token: int | None) -> str | None:
    """The actor that the source word at `token` names.

    Of several coordinated ones the first; of « le gouvernement, par la voix du ministre X » the one
    whose voice it is.
    """
    if token is None:
        return None
    voice = _by_the_voice_of(doc, index, token)
    if voice is not None:
        return voice
    found = index.of_word(token)
    if found is None:
        for other in phrases.conjuncts(doc[token]):
            found = found or index.of_token(other.i)
    if found is None and doc[token].lemma_.lower() not in DOCUMENTS and token + 1 < len(doc):
        name = doc[token + 1]  # « sa camarade |Léa Morin| »
        if name.pos_ == "PROPN" and name.head.i == token and name.dep_ in ("appos", "flat:name"):
            found = index.of_token(name.i)
    if found is None and (set_beside := apposed(doc, token)) is not None:
        found = index.of_token(set_beside)  # « le gestionnaire du réseau, |Rivenet|, »
    if found is None and doc[token].lemma_.lower() in DOCUMENTS:
        whose = author(doc, token)  # « un bilan |de l'ONU| », « un rapport publié par |l'ONU| »
        found = index.of_word(whose) if whose is not None else None
        if found is None:
            inside = index.of_span(*phrases.chars(doc, *phrases.phrase(doc, token)))
            inside = inside or ([beside] if token + 1 < len(doc) and (beside := index.of_token(token + 1)) else [])
            found = inside[0] if inside else _known_author(doc, index, token)
    return found


def _known_author(doc: Doc, index: ActorIndex, token: int) -> str | None:
    """Whose the document is that was told of before: « l'Insee publie une étude … selon |l'étude| »."""
    first = phrases.phrase(doc, token)[0]
    if doc[first].lower_ not in ("le", "la", "l'", "ce", "cet", "cette") and doc[token - 1].lower_ not in ("du", "au"):
        return None
    lemma = doc[token].lemma_
    for i in range(token - 1, max(-1, token - FAR), -1):
        same = doc[i].lemma_ == lemma or lemma in ANY_TEXT and doc[i].lemma_ in WRITINGS
        if same and (whose := author(doc, i) or _issuer(doc, i)) is not None:
            return index.of_word(whose)
    return None


def _issuer(doc: Doc, token: int) -> int | None:
    """« |Le ministère| a annoncé dans un communiqué … »: who speaks in a document."""
    verb = doc[token].head
    if phrases.preposition(doc[token]) not in ("dans", "par") or not frames.is_cue(verb.lemma_.lower()):
        return None
    return next((int(c.i) for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)


def _named_last(doc: Doc, index: ActorIndex, item: dict[str, Any]) -> str | None:
    """The person whose name ends the source words: « le président du Conseil européen |Donald Tusk| »."""
    if item["token"] is None or item["source"] is None:
        return None
    if doc[item["token"]].pos_ == "PROPN":
        surname = fold(item["source"]["text"]).split(",")[0].split()[-1:]
        people = [
            a for a in index.actors if a["kind"] == "person" and a["named"] and fold(a["name"]).split()[-1:] == surname
        ]
        return people[0]["id"] if surname and len(people) == 1 else None
    inside = [
        a for a in index.of_span(item["source"]["start"], item["source"]["end"]) if index.by_id[a]["kind"] == "person"
    ]
    if not inside:
        return None
    last = inside[-1]
    told = layers.text(doc)[item["source"]["end"] :].startswith((", qui ", " qui ", ", qui, "))
    if functions.function(doc[item["token"]].text) is None and not told:
        return None  # but « la colère de |Paul Roy|, qui a rappelé que »
    ends = any(m["end"] == item["source"]["end"] for m in index.by_id[last]["mentions"])
    return last if ends and index.by_id[last]["named"] else None


def _by_the_voice_of(doc: Doc, index: ActorIndex, token: int) -> str | None:
    end = doc[token].idx + len(doc[token])
    lead = layers.text(doc)[end : end + 120]
    for words in ("par la voix d", "par la bouche d", "par l'intermédiaire d"):
        at = lead.find(words)
        if 0 <= at < 45 and "." not in lead[:at]:
            begin = end + at + len(words)
            inside = [a for a in index.of_span(begin - 1, begin + 90) if index.by_id[a]["kind"] == "person"]
            return inside[0] if inside else None
    return None

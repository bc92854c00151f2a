"""Speakers: which actor each quotation belongs to."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.actors.apposed_bodies import apposed, set_between
from aidememoire.actors.one_of_them import named_aside
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.actors import ActorIndex
from aidememoire.quotations.authorship import author_told, document_of, is_taken_up, told_before
from aidememoire.quotations.documents import DOCUMENTS, author
from aidememoire.quotations.word_lists import listed

NEAR = 300  # code points back at which the maker of a document may have spoken
BODIES = ("organisation", "government", "group", "party", "armed_group")


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
        if quotation["speaker"] is None and found:
            quotation["speaker"] = _of_body_before(doc, index, item["token"], found[-1])
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
    token = _of_pronoun(doc, index, token)
    voice = _by_the_voice_of(doc, index, token)
    if voice is not None:
        return voice
    found = index.of_word(token)
    if found is None and (aside := named_aside(doc, token)) is not None:
        found = next(iter(index.of_span(*phrases.chars(doc, *aside))), None)  # « l'une d'elles, |Amis du Lac|, »
    if found is None:
        for other in phrases.conjuncts(doc[token]):
            found = found or index.of_token(other.i)
    if found is None and doc[token].lemma_.lower() not in DOCUMENTS and token + 1 < len(doc):
        name = doc[token + 1]  # « sa camarade |Léa Morin| »
        sort = doc[token].pos_ == "X" and name.dep_ == "nmod" and not phrases.preposition(name)  # « l'ONG |Delta| »
        if sort or name.pos_ == "PROPN" and name.head.i == token and name.dep_ in ("appos", "flat:name"):
            found = index.of_token(name.i)
    if found is None and doc[token].pos_ == "NOUN":  # « sa vice-directrice, |Ana Ruiz| »
        names = (c.i for c in doc[token].rights if c.dep_ == "appos" and c.pos_ == "PROPN")
        found = next((beside for at in names if (beside := index.of_token(at)) is not None), None)
    if found is None and (set_beside := apposed(doc, token)) is not None:
        found = index.of_token(set_beside)  # « le gestionnaire du réseau, |Rivenet|, »
    if found is None and doc[token].lemma_.lower() not in DOCUMENTS:
        found = next((a for i in set_between(doc, token) if (a := index.of_token(i)) is not None), None)
    if found is None and doc[token].lemma_.lower() in DOCUMENTS:
        whose = author(doc, token)  # « un bilan |de l'ONU| », « un rapport publié par |l'ONU| »
        found = index.of_word(whose) if whose is not None else None
        if found is None:
            inside = index.of_span(*phrases.chars(doc, *phrases.phrase(doc, token)))
            inside = inside or ([beside] if token + 1 < len(doc) and (beside := index.of_token(token + 1)) else [])
            found = inside[0] if inside else _press_of(doc, index, token) or _known_author(doc, index, token)
    return found


def _press_of(doc: Doc, index: ActorIndex, token: int) -> str | None:
    """« Une enquête |du quotidien allemand Bild| évalue »: the paper of a document, wherever its name hangs."""
    papers = (c for c in doc[token].rights if c.lemma_.lower() in DOCUMENTS and phrases.preposition(c) == "de")
    return next((found for paper in papers if (found := index.of_token(paper.i)) is not None), None)


def _known_author(doc: Doc, index: ActorIndex, token: int) -> str | None:
    """Whose the document is that was told of before: « l'Insee publie une étude … selon |l'étude| »."""
    if not is_taken_up(doc, token):
        return None
    for told in told_before(doc, token):
        whose = author_told(doc, told)
        if whose is not None and (found := index.of_word(whose)) is not None:
            return found
    return None


def _of_body_before(doc: Doc, index: ActorIndex, token: int | None, before: dict[str, Any]) -> str | None:
    """Who spoke just before a document not told of yet: « L'ONG accuse X. |Le rapport| dit que »."""
    if token is None or before["speaker"] is None or doc[token].idx - before["end"] > NEAR:
        return None
    if index.by_id[before["speaker"]]["kind"] not in BODIES or doc[token].lemma_.lower() not in listed("issued"):
        return None
    headline = next((z["end"] for z in layers.get(doc, "dateline")["zones"] if z["kind"] == "headline"), 0)
    told = any(doc[i].idx >= headline for i in told_before(doc, token))
    return before["speaker"] if is_taken_up(doc, token) and not told else None


def _of_pronoun(doc: Doc, index: ActorIndex, token: int) -> int:
    """The document for the « il » or « elle » that takes it up where no person of that gender stands between."""
    document = document_of(doc, token)
    if document is None:
        return token
    gender = "f" if doc[token].lower_ == "elle" else "m"
    between = any(
        document < head < token
        for a in index.actors
        if a["kind"] == "person" and a["gender"] in (None, gender)
        for head in a["heads"]
    )
    return token if between else document


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

"""« Selon X, |de l'université de Y|, P », « |directeur du musée|, »: is what stands after a source a remark on it?

All positions are tokens.
"""

from __future__ import annotations

from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.quotations.reporting import RELATIVES, Reporting
from aidememoire.quotations.word_lists import listed

PRONOUNS = {"il", "elle", "ils", "elles", "on", "ce", "c'", "ceci", "cela"}
CLITICS = {"ne", "n'", "se", "s'", "y", "en", "lui", "leur", "l'"}
OF = {"de", "du", "d'", "des"}
PARTICIPLES = {
    p + e
    for p in ("cité", "interrogé", "joint", "rapporté", "repris", "contacté", "relayé")
    for e in ("", "e", "s", "es")
}


def is_apposed(r: Reporting, at: int, sent_end: int) -> bool:
    """Whether a remark without a verb starts at a token and a comma closes it before the clause with the verb."""
    doc = r.doc
    if at >= sent_end - 2:
        return False
    word = doc[at]
    close = next((k for k in range(at + 1, min(sent_end, at + 16)) if doc[k].text in (",", ";")), None)
    if close is None or close + 1 >= sent_end:
        return False
    if any(c.kind == "finite" and doc[c.head].text[:1].islower() for c in r.clauses_in(at, close)):
        return False  # a name can look like a verb: « |de l'association Sortons des bois|, »
    after = next((c for c in r.clauses_in(close, sent_end) if c.kind == "finite"), None)
    if after is None or after.group[0] <= close + 1:
        return doc[close + 1].text in ("«", '"')
    begins = doc[close + 1].pos_ in ("DET", "PRON") and not any(t.text == "," for t in doc[close + 1 : after.group[0]])
    if begins and _is_one_of(r, at):
        return True
    if word.pos_ == "NOUN" and not phrases.is_temporal(word) and word.text[:1].islower():
        return True  # « |directrice du musée|, »
    if word.lower_ in OF:
        named = doc[at + 1] if doc[at + 1].pos_ != "DET" else doc[at + 2]
        source = next((t for t in reversed(doc[max(0, at - 5) : at]) if t.is_alpha), None)
        of_body = named.text[:1].isupper() and named.pos_ in ("NOUN", "PROPN")
        if not of_body and named.lemma_.lower() in listed(
            "workplaces"
        ):  # « |du cabinet Optim| », « |de l'hôpital de Brest| »
            of_body = any(t.text[:1].isupper() for t in doc[named.i + 1 : close])
        return of_body and source is not None and source.text[:1].isupper()
    return word.pos_ == "DET" and doc[close + 1].lower_ in PRONOUNS and doc[at + 1].pos_ == "NOUN"


def _is_one_of(r: Reporting, at: int) -> bool:
    """« |l'un des| fondateurs », « |une des| élues »."""
    near = [t.lower_ for t in r.doc[at : at + 3] if t.lower_ != "l'"]
    return near[:1] in (["un"], ["une"]) and near[1:2] in (["des"], ["de"], ["d'"])


def is_remark(r: Reporting, at: int, sent_end: int) -> bool:
    """Whether a remark on the source starts here: its function, « qui … », « cité par … »."""
    doc = r.doc
    if at >= sent_end:
        return False
    if is_apposed(r, at, sent_end):
        return True
    if any(functions.function(doc[at : at + size].text) is not None for size in (1, 2, 3)):
        return doc[at].pos_ not in ("DET", "PRON") or not _is_subject(r, at, sent_end)
    if doc[at].lower_ in RELATIVES or doc[at].lower_ in PARTICIPLES:
        return True
    if doc[at].pos_ != "VERB" or "Part" not in doc[at].morph.get("VerbForm", []):
        return False
    if any(c.dep_.startswith("aux") and c.i < at - 1 for c in doc[at].lefts):
        return False  # « aurait, selon X, |acheté| une maison »
    # « Le bilan, selon X, |fait| état de … »: the only verb, which the tagger takes for a participle
    return any(c.kind == "finite" for c in r.clauses_in(r.sentence_of(at)[0], sent_end))


def _is_subject(r: Reporting, at: int, sent_end: int) -> bool:
    """Whether a noun phrase that starts here is the subject of the next finite verb, not a remark before a comma."""
    if _takes_relative(r, at, sent_end):
        return True
    following = next((c for c in r.clauses_in(at, sent_end) if c.kind == "finite"), None)
    if following is None:
        return False
    commas = [k for k in range(at, following.group[0]) if r.doc[k].text == ","]
    if len(commas) == 2 and commas[1] + 1 == following.group[0] and commas[1] - commas[0] > 1:
        return True  # « Selon la presse, |le chef de la délégation, Jean Dupont,| a quitté la salle »
    if following.subject is None:
        return False
    pause = next((k for k in range(at, following.group[0]) if r.doc[k].text == ","), None)
    set_in = pause is not None and r.doc[pause + 1].lower_ in ("lors", "dans", "pendant", "après", "avant", "en")
    return following.subject[0] <= at + 2 and (pause is None or set_in and following.subject_head == at + 1)


def _takes_relative(r: Reporting, at: int, sent_end: int) -> bool:
    """« Selon X, |le ministre, qui est absent,| aurait démissionné »: the verb stands right after its relative."""
    doc = r.doc
    pause = next((k for k in range(at + 1, min(sent_end - 2, at + 8)) if doc[k].text == ","), None)
    if pause is None or doc[pause + 1].lower_ not in RELATIVES:
        return False
    verb = next((k + 1 for k in range(pause + 2, sent_end - 1) if doc[k].text == ","), sent_end)
    while verb < sent_end and doc[verb].lower_ in CLITICS:
        verb += 1
    return verb < sent_end and doc[verb].pos_ in ("VERB", "AUX") and "Fin" in doc[verb].morph.get("VerbForm", [])

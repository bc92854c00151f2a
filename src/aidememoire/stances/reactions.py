"""To what did they answer "C'est inacceptable"? Verdicts in quoted words, on what is named beside them or before.

« "C'est inacceptable", a dit X |à propos de la proposition de trêve| »; « Paris |a proposé une trêve|.
"C'est inacceptable", a répondu X. »
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from aidememoire import layers
from aidememoire.modality.conditionals import word
from aidememoire.stances.judgements import verdict
from aidememoire.stances.proposal_names import read_noun
from aidememoire.stances.terms import Stance, Target
from aidememoire.stances.verbs import StanceReader

ABOUT = (
    ("à", "propos", "de"),
    ("au", "sujet", "de"),
    ("à", "propos", "du"),
    ("au", "sujet", "du"),
    ("en", "commentant"),
    ("commentant",),
    ("évoquant",),
    ("en", "réponse", "à"),
    ("en", "réponse", "au"),
    ("interrogé", "sur"),
    ("interrogée", "sur"),
    ("en", "réaction", "à"),
    ("en", "réaction", "au"),
)  # fmt: skip
AFTER = {"après", "devant", "face"}  # less telling: only with a verb of reacting
REACTING = {"réagir", "répondre", "rétorquer", "répliquer", "riposter"}
SUBJECTS = {"c'", "ce", "cela", "ça", "ceci"}
PROPOSING = {"proposes", "demands", "supports", "accepts"}
LONGEST_TEXT = 100  # characters of them
LONGEST = 14  # tokens of quoted words that are a verdict and no more
NOUN_REACH = 6


def find_reactions(reader: StanceReader, found: list[Stance]) -> Iterator[Stance]:
    """The stances that short quoted verdicts take; `found` has those that verbs take, for what was proposed before."""
    doc = reader.doc
    for quotation in layers.get(doc, "speakers"):
        if quotation["kind"] != "direct" and quotation["kind"] != "partial" or quotation["speaker"] is None:
            continue
        if quotation["end"] - quotation["start"] > LONGEST_TEXT:
            continue
        words = doc.char_span(quotation["start"], quotation["end"], alignment_mode="expand")
        if words is None or len(words) > LONGEST:
            continue
        judged = _bare_verdict(words)
        if judged is None:
            continue
        around = words.root.sent
        named = _beside(reader, words, around)
        if named is None and quotation["kind"] == "direct":
            named = _before(reader, words, found)
        if named is None:
            continue
        yield Stance(
            verdict(judged) or "", judged.i, words.start, words.end, [named], [], True, f"reaction: {judged.lower_}"
        )


def _bare_verdict(words: Span) -> Token | None:
    """The verdict of « c'est inacceptable », « Une provocation », of a quotation that says no more."""
    kept = [t for t in words if not t.is_punct and not t.is_space]
    if any(word(t) in ("pas", "jamais", "si", "?") for t in words) or not kept:
        return None
    clauses = [t for t in kept if t.pos_ in ("VERB", "AUX") and "Fin" in t.morph.get("VerbForm", [])]
    opens = word(kept[0]) in SUBJECTS and len(clauses) <= 1 and all(t.lemma_ == "être" for t in clauses)
    if not opens and (clauses or len(kept) > 4):
        return None
    return next((t for t in kept if t.pos_ in ("ADJ", "NOUN", "VERB", "PROPN") and verdict(t) is not None), None)


def _beside(reader: StanceReader, words: Span, around: Span) -> Target | None:
    """What « à propos de », « en réponse à » introduce in the words that report the quotation."""
    doc = reader.doc
    stop = min(max(around.end, words.end + 1) + 30, len(doc))
    told = [t for t in doc[words.end : stop] if t.sent.start in (around.start, words[-1].sent.start)]
    if not told:
        told = list(doc[words.end : min(words.end + 25, doc[min(words.end, len(doc) - 1)].sent.end)])
    reacted = any(t.lemma_.lower() in REACTING for t in told)
    for k, token in enumerate(told):
        forms = [word(t) for t in told[k : k + 3]]
        lead = next((len(a) for a in ABOUT if tuple(forms[: len(a)]) == a), 0)
        if not lead and reacted and word(token) in AFTER:
            lead = 1
        if not lead:
            continue
        noun = next((t for t in told[k + lead : k + lead + NOUN_REACH] if t.pos_ in ("NOUN", "PROPN")), None)
        if noun is not None and read_noun(doc, noun) is not None:
            return reader._target(noun.i)
    return None


def _before(reader: StanceReader, words: Span, found: list[Stance]) -> Target | None:
    """What the sentence right before proposes, where it proposes one thing."""
    start = words[0].sent.start
    if start == 0 or words[0].i - start > 2 or word(words[0]) not in SUBJECTS:
        return None
    last = reader.doc[start - 1].sent
    proposed = [s for s in found if last.start <= s.head < last.end and s.stance in PROPOSING]
    targets = {t.head: t for s in proposed for t in s.targets if t.kind in ("noun", "content")}
    return next(iter(targets.values())) if len(targets) == 1 else None

"""What is judged, sought or given a limit? « jugé inacceptable », « pour obtenir », « jusqu'à vendredi pour »."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause
from aidememoire.stances.absences import find_absences
from aidememoire.stances.arguments import JUDGING
from aidememoire.stances.terms import FIRST_PERSON, Stance, Target, lexicon
from aidememoire.stances.verbs import StanceReader

PURPOSES = {
    "obtenir": "demands",
    "réclamer": "demands",
    "exiger": "demands",
    "demander": "demands",
    "imposer": "demands",
    "relancer": "supports",
    "sauver": "supports",
    "favoriser": "supports",
    "défendre": "supports",
    "soutenir": "supports",
    "empêcher": "opposes",
    "bloquer": "opposes",
    "dénoncer": "opposes",
}
TRYING = {"tenter", "chercher", "essayer", "espérer", "vouloir", "souhaiter", "entendre", "compter", "viser"}


def find_judgements(reader: StanceReader) -> list[Stance]:
    """The stances that judgements, purposes and ultimatums take."""
    found = [s for c in reader.clauses for s in (*_judgement(reader, c), *_purpose(reader, c), *_ultimatum(reader, c))]
    return [*found, *_out_of_question(reader), *find_absences(reader)]


def _out_of_question(reader: StanceReader) -> Iterator[Stance]:
    """« Il n'est pas question de revenir à la table », « hors de question d'accepter »: whoever says so refuses."""
    doc = reader.doc
    for token in doc[1:-2]:
        if word(token) != "question":
            continue
        before = [word(t) for t in doc[max(0, token.i - 2) : token.i]]
        if not ("pas" in before or "hors" in before) or word(doc[token.i + 1]) not in ("de", "d'"):
            continue
        inner = reader.by_head.get(token.i + 2)
        if inner is None or inner.kind != "infinitive":
            continue
        spans = [s for s in (inner.object, *(s for v in inner.complements.values() for s in v)) if s is not None]
        end = max([inner.group[1], *(s[1] for s in spans if s[0] - inner.group[1] <= 3)])
        targets, stance = reader._composed(Target(inner.head, inner.group[0], end, "content", inner.head), "rejects")
        yield Stance(stance, token.i, token.i, max(t.end for t in targets), targets, [], True, "out of the question")


def verdict(token: Token) -> str | None:
    """The stance that an adjective or a noun of praise or blame shows: supports, opposes, or None."""
    if token.pos_ == "NOUN":  # « un geste inamical »: the adjective decides
        own = [
            v
            for c in token.children
            if c.dep_ == "amod" and c.pos_ in ("ADJ", "VERB") and (v := verdict(c)) is not None
        ]
        if own:
            return own[0]
    lemma, form = token.lemma_.lower(), word(token)
    words = {lemma, form, form.rstrip("s"), form.removesuffix("e"), form.removesuffix("es")}
    for name, stance in (
        ("against", "opposes"),
        ("blaming", "opposes"),
        ("favourable", "supports"),
        ("praising", "supports"),
    ):
        if name in ("blaming", "praising") and token.pos_ in ("VERB", "ADV", "PRON"):
            continue  # « l'arrivée est avancée à lundi » praises nothing
        if token.pos_ in ("ADJ", "NOUN", "VERB", "ADV", "PROPN", "PRON") and words & lexicon("judgements", name):
            return stance
    return None


def _judgement(reader: StanceReader, clause: Clause) -> Iterator[Stance]:
    """« a jugé le plan "déséquilibré" », « le texte est inacceptable, a dit le ministre »."""
    doc = reader.doc
    if clause.kind == "nominal" or clause.passive or clause.negated or not reader.is_meant(clause):
        return
    if clause.lemma in JUDGING and clause.object_head is not None and clause.subject_head is not None:
        end = min(clause.group[1] + 12, doc[clause.head].sent.end)
        judged = next(
            (t for t in doc[clause.group[1] : end] if t.i != clause.object_head and verdict(t) and not _denied(t)), None
        )
        target = reader._target(clause.object_head)
        if judged is not None and target is not None and (judged.i > target.head or clause.lemma == "juger"):
            speaker = word(doc[clause.subject_head]) in FIRST_PERSON
            holders = [] if speaker else [t.i for t in phrases.conjuncts(doc[clause.subject_head])]
            yield Stance(
                verdict(judged) or "",
                clause.head,
                min(clause.group[0], target.start),
                max(judged.i + 1, target.end),
                [target],
                holders,
                speaker,
                f"judgement: {judged.lower_}",
            )
        return
    token = doc[clause.head]
    stance = verdict(token) if token.pos_ == "ADJ" or any(c.dep_ == "cop" for c in token.lefts) else None
    if stance is None or clause.kind != "finite" or clause.subject_head is None or clause.modal:
        return
    subject = doc[clause.subject_head]
    if (
        subject.pos_ not in ("NOUN", "PRON")
        or subject.pos_ == "PRON"
        and word(subject) not in ("il", "elle", "ils", "elles", "celui-ci", "celle-ci")
    ):
        return
    target = reader._target(subject.i)
    if target is not None:
        yield Stance(
            stance,
            token.i,
            min(clause.group[0], target.start),
            token.i + 1,
            [target],
            [],
            True,
            f"judgement: {token.lower_}",
        )


def _denied(token: Token) -> bool:
    """« pas inacceptable »."""
    return token.i > 0 and word(token.nbor(-1)) in ("pas", "plus", "peu", "moins")


def _purpose(reader: StanceReader, clause: Clause) -> Iterator[Stance]:
    """« … pour obtenir l'ouverture d'un couloir »: whoever acts, or asks others to act, wants it."""
    doc = reader.doc
    stance = PURPOSES.get(clause.lemma)
    if stance is None or clause.kind != "infinitive" or clause.object_head is None or clause.modal:
        return
    first = clause.group[0]
    lead = [word(t) for t in doc[max(0, first - 3) : first]]
    governor = reader.governor(clause)
    trying = clause.lemma == "obtenir" and governor is not None and governor.lemma in TRYING and not governor.negated
    if "pour" not in lead and "afin" not in lead and not trying:
        return
    for _ in range(4):
        if governor is None or governor.kind == "nominal":
            return
        frame = reader.frame(governor)
        if frame is not None and frame.event == "REQUEST" or governor.kind == "finite" and governor.relation != "relcl":
            break
        governor = reader.governor(governor)
    if (
        governor is None
        or governor.subject_head is None
        or governor.passive
        or governor.negated
        or not reader.is_meant(governor)
    ):
        return
    for head in [t.i for t in phrases.conjuncts(doc[clause.object_head])]:
        target = reader._target(head)
        if target is not None:
            speaker = word(doc[governor.subject_head]) in FIRST_PERSON
            holders = [] if speaker else [t.i for t in phrases.conjuncts(doc[governor.subject_head])]
            yield Stance(
                stance,
                clause.head,
                first,
                max(clause.group[1], target.end),
                [target],
                holders,
                speaker,
                f"purpose: {clause.lemma}",
            )


def _ultimatum(reader: StanceReader, clause: Clause) -> Iterator[Stance]:
    """« a donné aux rebelles jusqu'à vendredi pour accepter le plan »: what must be done by then is demanded."""
    doc = reader.doc
    if (
        clause.lemma not in ("donner", "laisser", "accorder", "fixer")
        or clause.kind != "finite"
        or clause.negated
        or clause.subject_head is None
    ):
        return
    stop = min(doc[clause.head].sent.end, clause.group[1] + 25)
    limit = next(
        (t.i for t in doc[clause.group[1] : stop] if word(t).startswith("jusqu'") or word(t) in ("ultimatum", "délai")),
        None,
    )
    inner = next(
        (
            c
            for c in reader.clauses
            if limit is not None
            and limit < c.head < stop + 6
            and c.kind == "infinitive"
            and word(doc[c.group[0] - 1]) == "pour"
        ),
        None,
    )
    if inner is None or not reader.is_meant(clause) or passive_subject(clause):
        return
    end = max([inner.group[1], *([inner.object[1]] if inner.object is not None else [])])
    content = Target(inner.head, inner.group[0], end, "content", inner.head)
    targets, stance = reader._composed(content, "demands")
    holders = [t.i for t in phrases.conjuncts(doc[clause.subject_head])]
    yield Stance(
        stance, clause.head, clause.group[0], max(t.end for t in targets), targets, holders, False, "ultimatum"
    )


def passive_subject(clause: Clause) -> bool:
    """Whether a clause's subject undergoes what it tells."""
    return clause.passive

"""Which nouns and adjectives take a stance? « son refus de », « favorable à », « à la demande de »."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases
from aidememoire.lexicon import world
from aidememoire.lexicon.loader import load
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause
from aidememoire.stances.carried import taken_back
from aidememoire.stances.proposal_names import read_noun
from aidememoire.stances.terms import FIRST_PERSON, Stance, Target
from aidememoire.stances.verbs import StanceReader

POSSESSIVES = {"son", "sa", "ses", "leur", "leurs", "mon", "ma", "mes", "notre", "nos"}
EXPRESSING = {
    "confirmer",
    "réaffirmer",
    "exprimer",
    "redire",
    "réitérer",
    "apporter",
    "donner",
    "marquer",
    "manifester",
    "maintenir",
    "annoncer",
    "afficher",
    "renouveler",
    "lancer",
    "rappeler",
    "signifier",
    "accorder",
    "répéter",
    "adresser",
    "dire",
}
WITHDRAWING = {
    "retirer",
    "supprimer",
    "annuler",
    "écarter",
    "effacer",
    "rayer",
}
PUTTING_OFF = {"reporter", "repousser", "ajourner", "décaler", "différer", "suspendre", "renvoyer", "avancer"}


OPENING = {'"', "«", "“"}
NOT_TO = {"proposes": "rejects", "accepts": "rejects", "demands": "opposes", "supports": "opposes"}


@cache
def _rules(kind: str, key: str) -> dict[str, list[dict[str, Any]]]:
    """Word -> the rules of `positions.toml` that list it."""
    table: dict[str, list[dict[str, Any]]] = {}
    for rule in load("positions")[kind]:
        for one in rule[key]:
            table.setdefault(one, []).append(rule)
    return table


def find_nominal(reader: StanceReader) -> list[Stance]:
    """The stances that nouns and adjectives take."""
    doc, found = reader.doc, list[Stance]()
    nouns, adjectives = _rules("noun", "nouns"), _rules("adjective", "words")
    for token in doc:
        lemma, form = _lemma(token), word(token)
        if lemma in nouns and token.pos_ in ("NOUN", "PROPN"):
            found += _nominal(reader, token, lemma)
        if token.pos_ in ("ADJ", "NOUN", "VERB"):
            forms = (lemma, form, form.rstrip("s"), form.removesuffix("e"), form.removesuffix("es"))
            adjective = next((w for w in forms if w in adjectives), None)
            if adjective is not None:
                found += _adjective(reader, token, adjectives[adjective][0])
        if lemma == "accord" and token.i > 0 and word(doc[token.i - 1]) in ("d'", "de"):
            found += _agreeing(reader, token)
        if lemma == "demande" and token.i > 1 and word(doc[token.i - 1]) == "la" and word(doc[token.i - 2]) == "à":
            found += _at_request(reader, token)
        if form in ("oui", "non"):
            found += _yes_or_no(reader, token)
    return found


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


# --- nouns -----------------------------------------------------------------------------------------


def _nominal(reader: StanceReader, token: Token, lemma: str) -> Iterator[Stance]:
    doc = reader.doc
    if token.i > 0 and word(doc[token.left_edge.i - 1] if token.left_edge.i > 0 else doc[0]) in ("sans", "faute"):
        return
    before = {word(c) for c in token.lefts}
    if before & {"sans", "aucun", "aucune"}:
        return
    called = token.i > 1 and doc[token.i - 1].text in OPENING and doc[token.i - 2].pos_ == "DET"
    for rule in _rules("noun", "nouns")[lemma]:
        if called and rule["on"] == ["itself"]:
            continue  # « l'"initiative de Salto" »: a name, and not whose it is
        holders, owned = _holders(reader, token)
        speaker = bool(before & {"mon", "ma", "mes", "notre", "nos"}) or any(
            word(doc[h]) in FIRST_PERSON for h in holders
        )
        targets = _noun_targets(reader, token, rule["on"], set(holders))
        if not (holders or speaker) or not targets:
            continue
        if rule["on"] != ["itself"] and not reader_tells(reader, token):
            continue
        for target in targets:
            inner = reader.by_head.get(target.head) if target.kind == "content" else None
            stance = rule["stance"]
            if inner is not None and inner.negated:  # « son intention de ne pas coopérer »
                stance = NOT_TO.get(stance, stance)
            stance = taken_back(_around(reader, token), token, stance)
            start, end = min(token.i, target.start), max(token.i + 1, target.end, *(h + 1 for h in owned))
            yield Stance(stance, token.i, start, end, [target], [] if speaker else holders, speaker, f"noun: {lemma}")


def reader_tells(reader: StanceReader, token: Token) -> bool:
    """Whether the clause around a noun tells something: no question, no hypothesis, no negation."""
    clause = _around(reader, token)
    if clause is not None and clause.lemma in ("interroger", "questionner"):
        return False
    return clause is None or (not clause.negated and reader.is_meant(clause))


def _around(reader: StanceReader, token: Token) -> Clause | None:
    """The verbal clause that a token depends on."""
    current = token
    for _ in range(30):
        if current.head.i == current.i:
            return None
        current = current.head
        clause = reader.by_head.get(current.i)
        if clause is not None and clause.kind != "nominal":
            return clause
    return None


def _holders(reader: StanceReader, token: Token) -> tuple[list[int], list[int]]:
    """(heads of the words that name whose stance a noun is, those of them that stand right of it)."""
    doc, right = reader.doc, []
    for child in token.rights:
        if (
            phrases.preposition(child) in ("de", "par", "entre", "parmi")
            and child.pos_ in ("PROPN", "NOUN")
            and child.i - token.i <= 6
        ):
            right += [t.i for t in phrases.conjuncts(child)]
        elif child.dep_ == "amod" and child.i == token.i + 1 and world.country_of_adjective(word(child)) is not None:
            right.append(child.i)
    if right:
        return right, right
    clause = _around(reader, token)
    possessive = next((c for c in token.lefts if word(c) in POSSESSIVES), None)
    if clause is not None and clause.subject_head is not None and clause.object_head == token.i:
        if possessive is not None or clause.lemma in EXPRESSING:
            return [t.i for t in phrases.conjuncts(doc[clause.subject_head])], []
    if (
        possessive is not None
        and clause is not None
        and clause.subject_head is not None
        and clause.subject_head != token.i
    ):
        plural = (
            "Plur" in doc[clause.subject_head].morph.get("Number", [])
            or len(phrases.conjuncts(doc[clause.subject_head])) > 1
        )
        if plural == (word(possessive) in ("leur", "leurs")):
            return [t.i for t in phrases.conjuncts(doc[clause.subject_head])], []
    return [], []


def _noun_targets(reader: StanceReader, token: Token, on: list[str], holders: set[int]) -> list[Target]:
    doc = reader.doc
    if "itself" in on:
        if "Plur" in token.morph.get("Number", []):
            return []
        start, end = phrases.trim(doc, *phrases.phrase(doc, token.i))
        return [Target(token.i, start, max(end, token.i + 1))]
    nominal = reader.by_head.get(token.i)
    if nominal is not None and nominal.content is not None and nominal.content_head is not None:
        if nominal.intro in on or ("inf" in on or "de" in on) and nominal.intro == "de":
            start, end = phrases.trim(doc, *nominal.content)
            return [Target(nominal.content_head, start, end, "content", token.i)] if start < end else []
    if "inf" in on:
        near = [
            c
            for c in [*token.rights, *(g for h in holders for g in doc[h].rights)]
            if "Inf" in c.morph.get("VerbForm", [])
        ]
        verb = next((c for c in near if c.i - token.i < 10 and word(doc[c.left_edge.i]) in ("de", "d'")), None)
        if verb is not None:
            start, end = phrases.trim(doc, verb.i, verb.right_edge.i + 1)
            return [Target(verb.i, start, end, "content", verb.i)]
    found: list[Target] = []
    beyond = (
        g
        for c in token.rights
        for g in c.rights
        if c.i in holders and (phrases.preposition(g) != "de" or _by_somebody(doc, c, g))
    )
    for child in [*token.rights, *beyond]:
        if phrases.preposition(child) in on and child.i not in holders and child.pos_ in ("NOUN", "PROPN"):
            for one in phrases.conjuncts(child):
                target = reader._target(one.i)
                if target is not None:
                    found.append(target)
    return found or _next_to(reader, token, on)


def _by_somebody(doc: Doc, holder: Token, thing: Token) -> bool:
    """« le rejet |par Belgrade| du plan »: the parser hangs what was rejected on whoever did."""
    return phrases.preposition(holder) == "par" and read_noun(doc, thing) is not None


def _next_to(reader: StanceReader, token: Token, on: list[str]) -> list[Target]:
    """« a réitéré son opposition |à toute levée|»: right after the noun, and hung on the verb by the parser."""
    following = reader.doc[token.i + 1 : min(token.i + 6, token.sent.end)]
    if (
        not following
        or following[0].pos_ != "ADP"
        or phrases.PREPOSITIONS.get(word(following[0]), word(following[0])) not in on
    ):
        return []
    noun = next((t for t in following if t.pos_ in ("NOUN", "PROPN")), None)
    target = reader._target(noun.i) if noun is not None and phrases.preposition(noun) in on else None
    return [target] if target is not None else []


def _at_request(reader: StanceReader, token: Token) -> Iterator[Stance]:
    """« Ce passage a été retiré à la demande de Pékin »: who asked is for it, or against what was taken away."""
    doc = reader.doc
    holders = [t.i for c in token.rights if phrases.preposition(c) == "de" for t in phrases.conjuncts(c)]
    clause = _around(reader, token)
    if not holders or clause is None:
        return
    head = clause.subject_head if clause.passive or clause.reflexive else clause.object_head
    if head is None or clause.lemma in PUTTING_OFF:
        return  # who asks for another day is not against the thing
    target = reader._target(head)
    if target is not None:
        stance = "rejects" if clause.lemma in WITHDRAWING else "demands"
        start, end = min(target.start, clause.group[0]), max(holders[-1] + 1, clause.group[1], target.end)
        yield Stance(
            stance, token.i, start, min(end, doc[token.i].sent.end), [target], holders, False, "at the request of"
        )


# --- adjectives ------------------------------------------------------------------------------------


def _adjective(reader: StanceReader, token: Token, rule: dict[str, Any]) -> Iterator[Stance]:
    """« est opposé à une trêve », « un pays hostile à l'accord », « partisan d'un report »."""
    doc = reader.doc
    clause = reader.by_head.get(token.i)
    if clause is not None and reader.frame(clause) is not None:
        return
    heads = [c.i for c in token.rights if phrases.preposition(c) in rule["on"] and c.pos_ in ("NOUN", "PROPN")]
    if not heads and token.dep_ == "amod" and token.head.i < token.i:  # « députée hostile |au référendum| »
        after = [c for c in token.head.rights if c.left_edge.i == token.i + 1 and c.pos_ in ("NOUN", "PROPN")]
        heads = [c.i for c in after if phrases.preposition(c) in rule["on"]]
    infinitive = next(
        (c for c in token.rights if reader.by_head.get(c.i) is not None and reader.by_head[c.i].kind == "infinitive"),
        None,
    )
    if infinitive is not None and not heads and word(doc[infinitive.left_edge.i]) in ("à", "de", "d'"):
        heads = [infinitive.i]
    targets = [t for h in heads for one in phrases.conjuncts(doc[h]) if (t := reader._target(one.i)) is not None]
    if not targets:
        return
    stance: str | None = rule["stance"]
    around = clause if clause is not None and clause.kind == "finite" else _around(reader, token)
    if clause is not None and clause.subject_head is not None and clause.kind in ("finite", "infinitive"):
        if not reader.is_meant(clause):
            return
        stance = reader._turned(clause, rule["stance"])
        holders = [clause.subject_head]
    elif (
        token.dep_ in ("amod", "appos", "acl", "nmod")
        and token.head.pos_ in ("NOUN", "PROPN")
        and token.head.i < token.i
    ):
        holders = [_apposed_to(doc, token.head)]
    elif around is not None and around.subject_head is not None and reader.is_meant(around):
        stance = reader._turned(around, rule["stance"])
        holders = [around.subject_head]
    else:
        return
    if stance is None:
        return
    speaker = any(word(doc[h]) in FIRST_PERSON for h in holders)
    apposed = (
        holders[0] < token.head.i and holders[0] != token.head.i and token.dep_ in ("amod", "appos", "acl", "nmod")
    )
    named = [] if speaker else holders if apposed else [t.i for h in holders for t in phrases.conjuncts(doc[h])]
    for target in targets:
        first = clause.group[0] if clause is not None else token.i
        yield Stance(
            stance,
            token.i,
            min(first, target.start),
            max(token.i + 1, target.end),
            [target],
            named,
            speaker,
            f"adjective: {token.lemma_}",
        )


def _apposed_to(doc: Doc, noun: Token) -> int:
    """« X, |candidate| favorable à … »: X, where a bare noun stands beside a name."""
    bare = noun.i > 1 and doc[noun.i - 1].text == "," and noun.pos_ == "NOUN"
    if not bare or any(c.pos_ == "DET" for c in noun.lefts):
        return noun.i
    before = doc[noun.i - 2]
    while before.dep_ == "flat:name" or before.pos_ == before.head.pos_ == "PROPN" and before.head.i < before.i:
        before = before.head
    name = before.pos_ == "PROPN" or any(c.dep_ == "flat:name" for c in before.rights)
    return before.i if name else noun.i


def _agreeing(reader: StanceReader, token: Token) -> Iterator[Stance]:
    """« est d'accord pour une trêve », « reste "d'accord sur le principe" d'une évacuation »."""
    doc = reader.doc
    own = reader.by_head.get(token.i)
    clause = own if own is not None and own.kind != "nominal" else _around(reader, token)
    if clause is None or clause.subject_head is None or not reader.is_meant(clause) or reader.frame(clause) is not None:
        return
    stance = reader._turned(clause, "accepts")
    target = None
    for later in doc[token.i + 1 : min(token.i + 9, token.sent.end)]:
        if (
            later.pos_ == "NOUN"
            and phrases.preposition(later) in ("sur", "pour", "avec", "de")
            and _lemma(later) != "principe"
        ):
            target = reader._target(later.i)
            break
        if later.pos_ in ("VERB", "AUX") and later.i > token.i + 2 or later.text == ",":
            break
    if stance is None or target is None:
        return
    speaker = word(doc[clause.subject_head]) in FIRST_PERSON
    holders = [] if speaker else [t.i for t in phrases.conjuncts(doc[clause.subject_head])]
    yield Stance(stance, token.i, min(clause.group[0], token.i), target.end, [target], holders, speaker, "d'accord")


def _yes_or_no(reader: StanceReader, token: Token) -> Iterator[Stance]:
    """« Nous disons oui à la trêve », « a dit non au plan »."""
    doc = reader.doc
    if token.i + 2 >= len(doc) or word(doc[token.i + 1]) not in ("à", "au", "aux"):
        return
    clause = _around(reader, token)
    noun = next((t for t in doc[token.i + 1 : token.i + 6] if t.pos_ == "NOUN"), None)
    if (
        clause is None
        or noun is None
        or clause.lemma not in ("dire", "voter", "répondre", "répéter")
        or clause.subject_head is None
    ):
        return
    target = reader._target(noun.i)
    if target is None or clause.negated or not reader.is_meant(clause):
        return
    speaker = word(doc[clause.subject_head]) in FIRST_PERSON
    holders = [] if speaker else [t.i for t in phrases.conjuncts(doc[clause.subject_head])]
    stance = "accepts" if word(token) == "oui" else "rejects"
    yield Stance(
        stance, token.i, min(clause.group[0], token.i), target.end, [target], holders, speaker, f"{word(token)} à"
    )

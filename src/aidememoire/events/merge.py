"""Which acts are one and the same, told twice? Joins them into one event with several evidences."""

from __future__ import annotations

from spacy.tokens import Span

from aidememoire.events.reading import Act, Reading, words

FAMILIES = (
    {"CONSULT"}, {"AGREE", "SUPPORT", "CONCEDE"}, {"REQUEST"}, {"REJECT"}, {"ACCUSE"}, {"THREATEN"}, {"ASSAULT"},
    {"COERCE"}, {"SANCTION"}, {"RETREAT", "CONCEDE"}, {"AID"}, {"MOBILIZE"}, {"PROTEST"}, {"COOPERATE"},
)  # fmt: skip


# words that take up an attack, or those it hit, from before: « dans l'attaque », « quatre d'entre eux »
TAKEN_UP = {
    "eux",
    "elles",
    "attaque",
    "attentat",
    "explosion",
    "fusillade",
    "assaut",
    "déflagration",
    "bombardement",
    "drame",
}

RETOLD = 5  # sentences on in which a vote may be told again
POINTING = {"ce", "cet", "cette", "ces"}
MEMORY = 80  # acts back that a retelling may reach


def merge(reading: Reading, acts: list[Act]) -> list[Act]:
    """The acts with those that are one joined, in text order; a headline joins the body's telling of it."""
    body = [a for a in acts if not a.title]
    kept: list[Act] = []
    for act in body:
        same = next((k for k in kept[-MEMORY:] if _same(reading, k, act)), None)
        if same is None:
            kept.append(act)
        else:
            _join(same, act)
    titles: list[Act] = []
    for act in (a for a in acts if a.title):
        if any(_same_march(reading, t, act) for t in titles):
            continue
        rivals = [
            (fit, -n, k) for n, k in enumerate([*kept[:MEMORY], *titles]) if (fit := _told_in(reading, act, k)) > 0
        ]
        if rivals:
            told = max(rivals, key=lambda r: r[:2])[2]
            _join(told, act, apart=not _people(reading, told) & _people(reading, act))
        else:
            titles.append(act)
    return sorted([*kept, *titles], key=lambda a: a.clause.head)


def _family(a: str, b: str) -> bool:
    return any(a in f and b in f for f in FAMILIES)


OFFICIAL = {"state", "government"}


def _people(reading: Reading, act: Act) -> set[str]:
    """An act's actors, and the countries they act for: « Washington » and the American president are close."""
    found = set(act.actors)
    for actor in act.actors:
        item = reading.index.by_id[actor]
        if item["country"] and (item["kind"] in OFFICIAL or item["kind"] == "person" and item["roles"]):
            found.add(item["country"])
    return found


def _dates_agree(a: Act, b: Act) -> bool:
    if a.date is None or b.date is None or a.date == b.date:
        return True
    short, long = sorted((a.date, b.date), key=len)
    return long.startswith(short) or not (a.dated and b.dated)


def _same(reading: Reading, a: Act, b: Act) -> bool:
    """Whether two acts told in the body are one."""
    if not _family(a.type, b.type) or a.status != b.status:
        return False
    if _claims(reading, a, b):  # the day of a claim is not the attack's
        return True
    if not _dates_agree(a, b):
        return False
    x, y = set(a.actors), set(b.actors)
    if a.type == "CONSULT":
        return _same_meeting(reading, a, b)
    if _votes(reading, a, b) or _insists(reading, a, b):
        return True
    if _same_attack(reading, a, b) or _said_in_one_breath(reading, a, b) or _same_march(reading, a, b):
        return True
    if _same_vote(reading, a, b) or _same_loss(reading, a, b) or a.mode == b.mode == "resign" and x == y and x:
        return True
    if bool(x) != bool(y) or (x and not x & y):
        return False
    if not x and (a.clause.tense != b.clause.tense or a.place != b.place):
        return False
    if _follows_up(reading, a, b):
        return True
    if a.type != b.type and not a.topic & b.topic:
        return False
    if x and not (a.topic or b.topic):  # « Il a démissionné », said again
        return a.clause.lemma == b.clause.lemma
    return bool(a.topic & b.topic) if x else len(a.topic & b.topic) > 1


def _same_meeting(reading: Reading, a: Act, b: Act) -> bool:
    """Meetings of the same people at no other time; one told beside the other in a sentence without its people."""
    x, y = set(a.actors), set(b.actors)
    beside = _sentence(reading, a) == _sentence(reading, b)
    if not x or not y:
        return beside or (not y and bool(a.topic & b.topic))
    if x == y:
        return True
    told_by_one = b.assertion == "attributed" and b.by in x and y <= x
    return told_by_one or (bool(x & y) and (y <= x or x <= y) and b.clause.kind == "nominal" and not b.dated)


def _follows_up(reading: Reading, a: Act, b: Act) -> bool:
    """« Le Botswana a rejeté le texte. "Nous n'accueillerons personne" »; « a adopté … Treize pays ont voté pour »."""
    near = 0 <= _sentence(reading, b) - _sentence(reading, a) <= 3
    refused = a.type == b.type == "REJECT" and b.frame.event != "REJECT" and b.status == "happened"
    return near and refused


def _votes(reading: Reading, a: Act, b: Act) -> bool:
    """« Le Conseil a adopté un texte. Treize membres ont voté pour »: one vote, by its outcome and its count."""
    near = 0 < _sentence(reading, b) - _sentence(reading, a) <= 1
    return near and a.frame.id == "adopter" and b.frame.id in ("voter pour", "plaider en faveur de")


def _insists(reading: Reading, a: Act, b: Act) -> bool:
    """« … annulés, a annoncé la médiation. "La réunion n'aura pas lieu" »; an ultimatum, and what is said to follow."""
    near = 0 <= _sentence(reading, b) - _sentence(reading, a) <= 2
    off = a.type == b.type == "REJECT" and a.status == b.status == "cancelled" and not (a.actors and b.actors)
    threat = a.type == "THREATEN" and b.frame.id == "menace annoncée" and b.assertion == "attributed"
    return near and (off or threat)


def _same_attack(reading: Reading, a: Act, b: Act) -> bool:
    """« Un kamikaze a attaqué une base. … tuant dix d'entre eux »: what is told without an agent of an attack told."""
    near = 0 <= _sentence(reading, b) - _sentence(reading, a) <= 2
    if not near or a.type != "ASSAULT" or b.dated or b.clause.tense == "pluperfect" != a.clause.tense:
        return False
    if b.clause.kind == "participle" and _sentence(reading, a) == _sentence(reading, b) and b.actors == a.actors:
        return True  # « s'est fait exploser, |tuant| douze personnes »
    if b.assertion == "attributed" and b.by in a.actors:
        return True  # « L'attaque a été revendiquée par X : "un combattant a visé un hôtel" »
    again = not b.actors and (not b.recipients or set(b.recipients) <= set(a.recipients))
    bare = b.clause.kind == "participle" or any(t.lower_ in TAKEN_UP for t in _inside(reading, b))
    return again and bare and a.place in (b.place, None, "") or again and bare and b.place is None


def _said_in_one_breath(reading: Reading, a: Act, b: Act) -> bool:
    """« a condamné l'attentat et dénoncé une attaque inadmissible »: one blame in two words."""
    one = a.type == b.type == "ACCUSE" and a.mode == b.mode == "disapprove"
    same = set(a.actors) == set(b.actors) and bool(a.actors) and not (a.recipients and b.recipients)
    return one and same and _sentence(reading, a) == _sentence(reading, b)


def _same_march(reading: Reading, a: Act, b: Act) -> bool:
    """« La manifestation a dégénéré … l'émeute »: people who protest, told without saying anew who they are."""
    near = 0 <= _sentence(reading, b) - _sentence(reading, a) <= 2
    return near and a.type == b.type == "PROTEST" and not (b.actors and a.actors) and b.clause.kind == "nominal"


def _same_vote(reading: Reading, a: Act, b: Act) -> bool:
    """« Les députés ont approuvé le projet. … Le texte a été approuvé par 385 voix »: told again without its voters."""
    near = 0 < _sentence(reading, b) - _sentence(reading, a) <= RETOLD
    again = b.clause.passive and not b.actors and not b.dated and bool(a.actors)
    return near and again and a.type == b.type and a.clause.lemma == b.clause.lemma


def _same_loss(reading: Reading, a: Act, b: Act) -> bool:
    """« Un Français a été enlevé. … Le Français a été enlevé près de … »: the same verb, the one now known."""
    if a.actors or b.actors or not (a.clause.passive and b.clause.passive) or a.clause.lemma != b.clause.lemma:
        return False
    head, first = b.clause.subject_head, a.clause.subject_head
    if head is None or first is None or b.clause.tense == "pluperfect":
        return False
    nouns = reading.doc[head], reading.doc[first]
    known = any("Def" in c.morph.get("Definite", []) or c.lower_ in POINTING for c in nouns[0].lefts)
    return known and nouns[0].lower_ == nouns[1].lower_


def _inside(reading: Reading, act: Act) -> Span:
    return reading.doc[min(act.clause.start, act.clause.group[0]) : max(act.clause.end, act.clause.group[1])]


def _claims(reading: Reading, a: Act, b: Act) -> bool:
    """« Un attentat a tué cinq personnes. L'attaque a été revendiquée par X »: X did it; or the claim told first."""
    far = _sentence(reading, b) - _sentence(reading, a)
    if _is_claim(b) and not _is_claim(a) and a.type == "ASSAULT" and a.clause.tense != "pluperfect":
        return 0 <= far <= 6 and not a.actors or 0 <= far <= 2 and _nameless(reading, a)
    if not _is_claim(a) or _is_claim(b) or b.type != "ASSAULT" or not 0 <= far <= 2:
        return False
    head = b.clause.agent_head if b.clause.passive else b.clause.subject_head
    known = head is not None and reading.doc[head].lower_ in TAKEN_UP
    known = known and any(c.lower_ in POINTING | {"l'", "l’", "la", "le"} for c in reading.doc[head or 0].lefts)
    again = len(a.topic & b.topic - TAKEN_UP) > 0
    return (not b.actors or _nameless(reading, b)) and (known or again)


def _is_claim(act: Act) -> bool:
    return act.frame.id == "revendiquer un attentat"


def _nameless(reading: Reading, act: Act) -> bool:
    """« des hommes armés », « un kamikaze »: those who are known by their arms alone."""
    names = [reading.index.by_id[a]["name"].split() for a in act.actors]
    armed = (any(w.lower().rstrip("s") in words("armed") for w in name) for name in names)
    return bool(names) and all(armed) and not any(w[:1].isupper() for name in names for w in name[1:])


def _sentence(reading: Reading, act: Act) -> int:
    return reading.sentence(act.clause.head)


def _told_in(reading: Reading, title: Act, act: Act) -> int:
    """How well an act of the body (or of another title) tells a headline's: 0 not at all."""
    if not _family(title.type, act.type):
        return 0
    x, y = _people(reading, title), _people(reading, act)
    shared = len(title.words & act.words)
    same_verb = title.clause.lemma == act.clause.lemma
    resigned = title.mode == act.mode == "resign"
    if x and y and not x & y and not (same_verb and shared > 1 or resigned):
        return 0
    if resigned:
        return 2 + shared + len(x & y)
    if not (x and y) and shared < 2 and not same_verb:
        return 0
    return 1 + 3 * shared + 2 * len(x & y) + same_verb + (title.type == act.type)


def _join(into: Act, act: Act, *, apart: bool = False) -> None:
    """Adds what an act tells to another; `apart`: a headline's people are others than the body's, who stay alone."""
    claimed = _is_claim(act) and not _is_claim(into)
    into.evidence.extend(e for e in act.evidence if e not in into.evidence)
    if not into.actors:
        into.actors = list(act.actors)
    elif (
        claimed
        or into.type == "CONSULT"
        and not act.title
        or act.title
        and not apart
        and not set(into.actors) & set(act.actors)
    ):
        into.actors.extend(a for a in act.actors if a not in into.actors)
    into.recipients.extend(r for r in act.recipients if r not in into.recipients and r not in into.actors)
    if _is_claim(into) and not _is_claim(act) and act.dated:
        into.date, into.dated = act.date, True
    elif claimed:
        into.date = into.date or act.date
    elif not into.dated and act.dated or into.date is None and into.assertion != "hearsay":
        into.date, into.dated = act.date, True
    into.place = into.place or act.place
    into.mode = into.mode or act.mode
    if into.assertion != "agency" and act.assertion == "agency" and not act.title:
        into.assertion, into.by = "agency", None

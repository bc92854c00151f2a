"""Function mentions: « le ministre russe », « son homologue », « l'émissaire onusien », and the name each goes with."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Token

from aidememoire.actors.brackets import before_bracket, behind_bracket
from aidememoire.actors.function_phrases import before_name, complement, coordinated_end, extent
from aidememoire.actors.mention import NEGATIVES, Board, Mention, gender_of, number_of
from aidememoire.actors.name_words import CHARGES
from aidememoire.actors.outer_functions import is_led_away, is_outers, leads
from aidememoire.actors.word_lists import POSSESSIVES
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions, world

# functions whose complement « à » tells more of: « l'ambassadeur à Moscou », « le secrétaire à la Défense »
TAKES_A = {
    "ambassadeur", "secrétaire", "candidat", "représentant", "ministre", "conseiller", "délégué", "commissaire",
    "haut-commissaire",
    "correspondant", "adjoint", "attaché", "consul", "envoyé", "observateur", "chancelier", "procureur", "avocat",
    "professeur",
    "participant", "député", "rapporteur", "chargé d'affaires", "diplomate", "directeur", "juge", "chercheur",
    "porte-parole",
}  # fmt: skip
PASSING = {
    "sortant", "sortante", "sortants", "actuel", "actuelle", "nouveau", "nouvelle", "intérimaire", "élu", "élue",
    "désigné", "désignée", "réélu", "déchu", "déchue",
}  # fmt: skip
ELIDED_GENDER = {"ancien": "m", "ancienne": "f", "actuel": "m", "actuelle": "f"}  # what « l' » leaves to tell it
SINGULAR = {"le", "la", "un", "une", "son", "sa", "ce", "cette", "mon", "ma"}
BARE = {
    "de",
    "comme",
    "en",
    "sans",
    "à",
    "par",
    "sous",
    "pour",
}  # « en tant que ministre », « la fonction de président »


def find_functions(board: Board, people: set[int]) -> None:
    """Lays the functions on the board. `people`: the first tokens of persons' names."""
    for found in functions.find_functions(board.text):
        first, last = board.token_at(found.start), board.token_at(found.end - 1)
        if not starts_word(board, found.start) or not board.is_free(first, last) or not is_noun(board, first, last):
            continue
        if first > 1 and board.tree.words[first - 2] == "cabinet" and board.tree.words[first - 1] == "d'":
            continue  # « un cabinet d'|avocats| » is a body
        plural = functions.collective(board.text[found.start : found.end])
        if plural is not None and plural.number == "p" and plural.collective.kind != "group":
            continue  # « les rebelles » are a body; a rebel is a person
        _function(board, found.reading, first, last, people)


def _function(board: Board, reading: functions.FunctionReading, first: int, last: int, people: set[int]) -> None:
    doc, function = board.doc, reading.function
    head = board.head(first, last)
    start_token, end_token = extent(board, head, first, last, takes_a=function.noun in TAKES_A)
    if function.sort in ("ministry", "state"):
        end_token = _with_charges(board, _first_charge(board, last, end_token))
        _drop_charges(board, last + 1, end_token)
    determiner = board.determiner(start_token, first)
    if determiner in NEGATIVES:
        return
    one_of = _one_of(board, first)
    name = _attached_name(board, first, last, end_token, people, bare=not determiner, opening=one_of)
    if name is None and (behind := behind_bracket(board, end_token)) > end_token:
        name = _name_after(board, first, last, behind, people)
    end_token = before_name(board, name, last, end_token)
    start, end = phrases.chars(doc, start_token, max(end_token, last + 1))
    number = "s" if determiner in SINGULAR else reading.number or number_of(doc[head])
    if one_of is not None and number == "p":
        start_token, number, determiner = one_of, "s", "un"
        start = doc[one_of].idx
    countries = board.countries(last + 1, max(end_token, last + 1), head)
    if number == "p" and len(countries) > 1:
        end = coordinated_end(board, end_token, end)
    office = functions.office_of(_without_passing(board, first, end), country=countries[0] if countries else None)
    more: dict[str, Any] = {
        "gender": reading.gender or _gender(board, start_token, head, determiner),
        "number": number, "noun": function.noun, "sort": function.sort,
        "office": office.name if office else None, "relational": function.relational, "determiner": determiner,
        "country": countries[0] if countries else None, "complement": complement(board, last + 1, max(end_token,
        last + 1)),
        "region": None if countries else board.region(last + 1, max(end_token, last + 1)),
    }  # fmt: skip
    if number == "p" and len(countries) > 1:
        more["countries"] = countries
    if office is not None and office.organisation:
        more["complement"] = office.organisation
    met = _met(board, first, last)
    if met is not None and name is None:
        more["apart"] = met
    if name is None and number == "s" and (determiner in ("", "le", "la", "l'", "un", "une")):
        said_of = _said_of(board, head, start_token)
        if said_of is not None:
            more["predicate"] = said_of
        elif not determiner and _is_bare(board, head, start_token, number, countries):
            return
    token = head
    if number == "p":
        first_token, token = board.quantified(head, start_token)
        start = min(start, board.starts[first_token])
    mention = board.add(
        start, end, token, "function", board.text[start:end], "person" if number == "s" else "group", **more
    )
    board.heads.update(range(first if one_of is None or number == "p" else one_of, last + 1))
    if mention is not None and number == "p":
        _name_countries(board, last + 1)
    if mention is not None and name is not None and number == "s":
        board.targets[id(mention)] = name
        if 0 <= name["start"] - end <= 1:
            mention["end"] = name["end"]


def _gender(board: Board, start: int, head: int, determiner: str) -> str | None:
    """The gender a function shows; after « l' » only an adjective before it does: « l'|ancienne| ministre »."""
    if determiner != "l'":
        return gender_of(board.doc, start, head)
    told = {ELIDED_GENDER.get(word) for word in board.tree.words[start:head]} - {None}
    return told.pop() if len(told) == 1 else None


def _first_charge(board: Board, last: int, end: int) -> int:
    """« le vice-président et ministre |de l'Énergie| Paul Roy »: the charge that the parser hangs elsewhere."""
    words = board.tree.words
    if end > last + 1 or words[end : end + 1] not in (["de"], ["du"], ["des"], ["d'"]):
        return end
    at = end + 1 + (words[end + 1 : end + 2] in (["la"], ["l'"]))
    return at + 1 if at < len(words) and words[at] in CHARGES and board.doc[at].text[:1].isupper() else end


def _drop_charges(board: Board, first: int, end: int) -> None:
    """Takes off the board what a minister has in charge, laid there as a body: « le ministre de l'|Intérieur| »."""
    for i in range(first, end):
        inner = board.taken.get(i)
        if inner is None or inner["form"] != "organisation" or not inner.get("unsure"):
            continue
        if board.tree.words[i] in CHARGES and " " not in inner["name"]:
            board.remove(inner)


def _with_charges(board: Board, end: int) -> int:
    """Goes on over what else a minister has in charge: « le ministre de l'Économie |et des Finances| X »."""
    doc = board.doc
    while end + 2 < len(doc) and doc[end].lower_ in ("et", ",") and doc[end + 1].lower_ in ("des", "de", "du", "d'"):
        at = end + 2 + (doc[end + 2].lower_ in ("la", "l'"))
        if at >= len(doc) or doc[at].lower_ not in CHARGES and not doc[at].text[:1].isupper():
            return end
        if at in board.taken and board.taken[at]["form"] != "organisation":
            return end
        end = at + 1
        while end < len(doc) and doc[end].pos_ in ("ADJ", "NOUN") and doc[end].is_lower and end not in board.taken:
            end += 1
        if end + 2 < len(doc) and doc[end].lower_ in ("de", "d'", "du", "des"):
            inner = end + 1 + (doc[end + 1].lower_ in ("la", "l'"))
            if doc[inner].pos_ == "NOUN" and doc[inner].is_lower and inner not in board.taken:
                end = inner + 1  # « des Technologies |de l'information| »
    return end


def _name_countries(board: Board, at: int) -> None:
    """« les présidents |ukrainien X et russe Y| »: each name is of the country of the adjective before it."""
    doc, code, found = board.doc, None, 0
    while at < len(doc):
        name = board.taken.get(at)
        if name is not None and name["form"] == "name" and code is not None:
            name["country"], code, found = code, None, found + 1
            at = board.token_at(name["end"] - 1) + 1
        elif doc[at].pos_ in ("ADJ", "NOUN") and code is None and world.country_of_adjective(doc[at].lower_):
            code, at = world.country_of_adjective(doc[at].lower_), at + 1
        elif found and code is None and doc[at].lower_ in (",", "et", "ou"):
            at += 1
        else:
            return


def _without_passing(board: Board, first: int, end: int) -> str:
    """A function's words without what only tells of the moment: « le président |sortant| »."""
    tokens = [t for t in board.doc[first : board.token_at(end - 1) + 1] if t.lower_ not in PASSING]
    return "".join(t.text_with_ws for t in tokens).strip()


def starts_word(board: Board, start: int) -> bool:
    """Whether words open at a word's start: « l'ex-|ministre| », not « néo-|démocrate| »."""
    if start == 0 or board.text[start - 1] not in "-‑":
        return True
    return board.text[max(0, start - 3) : start - 1].lower() == "ex"


def is_noun(board: Board, first: int, last: int) -> bool:
    """Whether words of the lexicon are a noun here: « le général », not « l'intérêt général » nor « qu'il juge »."""
    doc = board.doc
    token, head = doc[last if first != last else first], doc[first]
    capitals = head.pos_ == "X" and head.is_upper  # « l'|ONG| Claire Rive »
    if head.pos_ not in ("NOUN", "PROPN", "ADJ") and not (first != last and head.text[:1].isupper()) and not capitals:
        return False
    before = doc[first - 1] if first > 0 else None
    if before is not None and (
        before.lower_ in ("il", "elle", "on", "ils", "elles", "ne", "n'", "se", "s'", "qui")
        or before.text in ("-", "‑")
    ):
        return False
    if first == last and token.pos_ == "ADJ":
        return any(c.dep_ == "det" for c in token.lefts) or token.dep_ in ("nsubj", "obj", "nsubj:pass")
    if (
        first == last
        and before is not None
        and before.pos_ == "NOUN"
        and before.whitespace_
        and token.dep_ in ("amod", "nmod")
        and token.head.i == before.i
        and functions.function(before.text) is None
    ):
        return "Plur" not in before.morph.get("Number", []) and token.text[:1].isupper()  # « un avion militaire »
    return not (
        head.lemma_.lower() in ("garde", "aide", "juge", "second", "femme", "source") and head.dep_ in ("fixed", "case")
    )


def _one_of(board: Board, first: int) -> int | None:
    """The start of « l'une des sources », « un des responsables », « l'un de ses conseillers »."""
    doc = board.doc
    i = first - 1
    if i > 0 and doc[i].lower_ in POSSESSIVES | {"deux", "trois"}:
        i -= 1
    if i > 0 and doc[i].lower_ in ("des", "de", "d'") and doc[i - 1].lower_ in ("un", "une"):
        return i - 2 if i > 1 and doc[i - 2].lower_ == "l'" else i - 1
    return None


def _said_of(board: Board, head: int, start: int) -> int | None:
    """The subject of which a function without determiner is said: « X est |ministre| », « |Père de deux enfants|,
    il »."""
    doc = board.doc
    token = doc[head]
    copula = next((c for c in token.lefts if c.dep_ == "cop"), None)
    if copula is not None:
        unreal = {"Fut", "Imp"} & set(copula.morph.get("Tense", [])) or "Cnd" in copula.morph.get("Mood", [])
        if unreal or any(c.lower_ in ("pas", "plus", "jamais", "ni") for c in token.lefts):
            return None  # « il sera candidat », « il n'est plus ministre »
        subject = next((c for c in token.lefts if c.dep_.startswith("nsubj")), None)
        return subject.i if subject is not None and subject.lower_ not in ("ce", "c'", "qui", "on") else None
    if (
        token.dep_ in ("xcomp", "obj", "obl:arg", "obl:mod", "nmod")
        and token.head.lemma_ in ("devenir", "nommer", "élire", "rester", "désigner", "proclamer")
        and token.head.i < head
    ):
        subject = next((c for c in token.head.lefts if c.dep_.startswith("nsubj")), None)
        if subject is None or token.head.lemma_ not in ("devenir", "rester") and subject.dep_ == "nsubj":
            return None  # « Le parlement a élu un président »
        return subject.i
    if (
        doc[start].is_sent_start
        and token.dep_ in ("appos", "advcl", "nmod", "obl:mod", "dislocated", "advmod")
        and token.head.i > head
    ):
        subject = next(
            (c for c in token.head.lefts if c.dep_.startswith("nsubj")),
            token.head if token.head.pos_ in ("PRON", "PROPN") else None,
        )
        return subject.i if subject is not None else None
    return None


def _is_bare(board: Board, head: int, start: int, number: str, countries: list[str]) -> bool:
    """Whether a function without determiner refers to nobody: « les fonctions de président », « prise d'otage »."""
    doc = board.doc
    prep = phrases.preposition(doc[head]).split()
    before = doc[start - 1].lower_ if start > 0 else ""
    if number == "p":
        return (before in ("en", "comme") or prep[:1] in (["comme"], ["en"])) and not countries
    if head in board.acting or head in board.informants:
        return False
    if doc[start].is_sent_start or doc[head].dep_.startswith("nsubj"):
        return False
    return before != "," and doc[head].dep_ not in ("conj", "appos")


def _attached_name(
    board: Board, first: int, last: int, end: int, people: set[int], *, bare: bool, opening: int | None
) -> Mention | None:
    """The name a function goes with: right after it, after a comma, before it after a comma, or in brackets.

    `bare`: it has no determiner, and so goes with the name before: « |X|, ministre de la Défense, Y ». `opening`: where
    « l'un de ses conseillers » opens.
    """
    after, before = _name_after(board, first, last, end, people), _name_before(board, first, last, end, opening)
    adjacent = (
        after is not None
        and after["start"] - board.starts[last] < 40
        and "," not in board.text[board.starts[last] : after["start"]]
    )
    return before or after if bare and not adjacent else after or before


def _name_after(board: Board, first: int, last: int, end: int, people: set[int]) -> Mention | None:
    doc, taken = board.doc, board.taken
    i = max(end, last + 1)
    over = -1  # the end of a name that only completes the function: « l'ancien ministre de |X| Y »
    for j in range(last + 1, min(len(doc), i + 3)):
        if j < over:
            continue
        if doc[j].is_space and doc[j].text.count("\n") > 1 or doc[j].text in (".", "!", "?", ";"):
            break  # a sentence or paragraph ends between them
        if j in people and j in taken and taken[j]["form"] == "name":
            between = [t.text for t in doc[last + 1 : j] if not t.is_space]
            if any(_is_function(t) for t in doc[last + 1 : j]):
                break  # « le conseiller du président |X| »
            if doc[j - 1].lower_ in ("de", "d'", "du", "à", "par", "avec", "et", "que", "pour", "contre"):
                over = board.token_at(taken[j]["end"] - 1) + 1
                i = max(i, over)
                continue
            if (
                between
                and between[-1] == ","
                and (is_led_away(board, first, last, taken[j]) or is_outers(board, first, taken[j]))
            ):
                return None
            adposition = doc[j - 1].pos_ in ("ADP", "VERB", "AUX", "CCONJ")
            if between and between[-1] not in (",", '"', "(") and adposition:
                return None
            apart = [t.text for t in doc[max(last + 1, min(end, j)) : j] if not t.is_space]
            if "," in apart[:-1] or (between and between[-1] == "," and _subjects_apart(board, head=last, name=j)):
                return None
            return taken[j]
        if j > i + 1:
            break
    return None


def _is_function(token: Token) -> bool:
    """Whether a word of a function's complement is one itself; not in « les Anciens |combattants| »."""
    charged = token.is_lower and token.doc[token.i - 1].text[:1].isupper()
    return token.pos_ in ("NOUN", "PROPN") and not charged and functions.function(token.text) is not None


def _name_before(board: Board, first: int, last: int, end: int, opening: int | None) -> Mention | None:
    doc, taken = board.doc, board.taken
    start, _ = phrases.phrase(doc, board.head(first, last))
    k = (min(start, first) if opening is None else opening) - 1
    if doc[k].is_space and doc[k].text.count("\n") > 1:
        return None
    if k > 0 and doc[k].lower_ in ("le", "la", "l'", "un", "une"):
        k -= 1
    if k > 0 and doc[k].text in (",", "(", "—", "–") and _met(board, first, last) is None:
        beside = before_bracket(doc, k - 1)
        name = taken.get(beside)
        if name is not None and name["form"] == "name" and not _subjects_apart(board, head=first, name=beside):
            after = next((t for t in doc[max(end, last + 1) :] if not t.is_space or "\n" in t.text), None)
            if _is_told_by(doc, name, board.head(first, last), after):
                return None
            if (
                after is None
                or after.is_space
                or after.text in (",", ")", "(", ".", ";", "-", "–", ":", "»", '"')
                or after.pos_ in ("CCONJ", "VERB", "AUX")
                or after.lower_ in ("où", "dont", "qui")
                or doc[k].text == "("
                or doc[max(end, last + 1) - 1].i + 1 == len(doc)
            ):
                return name
    return None


def _is_told_by(doc: Doc, name: Mention, head: int, after: Token | None) -> bool:
    """« D'après |Léa Roy|, une élue dormait »: whoever a preposition leads to is not the subject behind the comma."""
    if after is None or after.pos_ not in ("VERB", "AUX") or not doc[head].dep_.startswith("nsubj"):
        return False
    return phrases.preposition(doc[name["token"]]) not in ("", None) and doc[name["token"]].head.i > head


def _met(board: Board, first: int, last: int) -> int | None:
    """The token of a name before a comma that completes a verb: « Accompagné de |Paul Roy|, le maire a promis »."""
    doc, head = board.doc, board.doc[board.head(first, last)]
    if (of_relative := leads(board, head)) is not None:
        return of_relative
    k = first - 2
    if k < 1 or doc[k].text != "," or not head.dep_.startswith("nsubj") or head.head.i < head.i:
        return None
    name = board.taken.get(k - 1)
    if name is None or name["form"] != "name":
        return None
    led = doc[name["token"]].head
    met = led.pos_ in ("VERB", "AUX", "ADJ") and led.i < name["token"] and led.head.i == head.head.i
    return name["token"] if met else None


def _subjects_apart(board: Board, *, head: int, name: int) -> bool:
    """Whether a comma only separates the function from a name that is the subject of another verb."""
    function, person = board.doc[head], board.doc[board.taken[name]["token"]]
    return person.dep_.startswith("nsubj") and function.dep_.startswith("nsubj") and person.head.i != function.head.i

"""Collective mentions: « le gouvernement », « les rebelles », and nouns of people that no table lists."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Token

from aidememoire.actors.bare_subjects import is_bare_name
from aidememoire.actors.function_mentions import is_noun, starts_word
from aidememoire.actors.function_phrases import complement, extent
from aidememoire.actors.mention import DEFINITES, NEGATIVES, Board, Mention, gender_of, is_human, number_of
from aidememoire.actors.name_hyphens import is_spaced_hyphen
from aidememoire.actors.origins import is_origin
from aidememoire.actors.word_lists import MANY, words
from aidememoire.clauses import phrases
from aidememoire.lexicon import frames, functions, world
from aidememoire.lexicon.callings import is_epicene, names_people
from aidememoire.lexicon.humans import names_human
from aidememoire.lexicon.phrases import fold

ABSTRACT_JUSTICE = {
    "sociale",
    "climatique",
    "fiscale",
    "économique",
    "transitionnelle",
    "divine",
    "spatiale",
    "environnementale",
}
CHARGES = {
    "justice",
    "police",
    "presse",
    "armée",
    "marine",
    "aviation",
    "population",
    "société",
    "famille",
    "entreprise",
}
HOLDERS = {"ministre", "vice-ministre", "ministère", "secrétaire", "secrétariat", "parti", "commissaire", "garde"}
AGREES = {"entre", "par", "contre", "avec", "chez", "selon", "d'après"}
QUOTED = re.compile(r"\s?([«\"])\s?([^»\"\n]{2,40}?)\s?[»\"]")
MARKED = re.compile(
    r"^[^«\"]{0,30}[«\"]\s?([A-ZÀ-ÝŒ][^»\"\n]{1,39}?)\s?(?:[»\"]|$)"
)  # « le groupe "|Les Pins noirs|" »
BRACKET = re.compile(r"\s?\([^()]*\)$")
# a name of common words after a noun of a body: « l'ONG |Actions pour la forêt| », « l'association |Femmes debout| »
MIXED = re.compile(r"^\s([A-ZÀ-ÝŒ][\w'’-]+(?:\s[\w'’-]+){1,5})$")
NAMES_OF_WORDS = {"ONG", "association", "collectif", "fondation", "organisation non gouvernementale"}
HYPHENED = re.compile(r"(?:[-‑][A-ZÀ-ÝŒ][\w'’]*)+")
CUT = re.compile(r"[«\"]\s?[A-ZÀ-ÝŒ][^»\"]{1,40}$")  # a name whose second mark a phrase leaves out
CLOSING = re.compile(r"(?:\s[^«»\"\n]{1,30})?\s?[»\"]")
PROPER = re.compile(
    r"(?:^|\s(?:d['’])?)[«\"]?\s?((?:[A-ZÀ-ÝŒ][\w'’.-]*)"
    r"(?:\s(?:(?:de|du|des|la|le|et|del|of|-)\s){0,2}[A-ZÀ-ÝŒ0-9][\w'’.-]*)*)\s?[»\"]?$"
)


def find_collectives(board: Board) -> None:
    """Lays the collectives on the board."""
    for found in functions.find_collectives(board.text):
        first, last = board.token_at(found.start), board.token_at(found.end - 1)
        if (
            _is_charge(board, first, found.reading.collective.noun)
            or not starts_word(board, found.start)
            or not board.is_free(first, last)
            or not is_noun(board, first, last)
        ):
            continue
        _collective(board, found.reading, first, last)


def _collective(board: Board, reading: functions.CollectiveReading, first: int, last: int) -> None:
    doc, collective = board.doc, reading.collective
    head = board.head(first, last)
    number = "p" if number_of(doc[head]) == "p" or reading.number == "p" else "s"
    if first and doc[first - 1].lower_ in (
        "le",
        "la",
        "l'",
        "un",
        "une",
        "ce",
        "cet",
        "cette",
        "son",
        "sa",
        "notre",
        "mon",
        "du",
        "au",
    ):
        number = "s"  # « le pays », which is tagged plural as often
    elif collective.noun == "pays":
        number = "p"
    if (collective.number is not None and collective.number != number) or not _is_meant(
        board, collective.noun, first, last
    ):
        return
    prep = phrases.preposition(doc[head])
    if prep in ("dans", "en", "à", "sur", "vers") and collective.kind == "organisation" and not collective.source:
        return
    start_token, end_token = extent(board, head, first, last, takes_a=False)
    determiner = board.determiner(start_token, first)
    if determiner in NEGATIVES:
        return
    start, end = phrases.chars(doc, start_token, end_token)
    if collective.named and number == "s":
        end_token = _with_name(board, end_token)
        end = phrases.chars(doc, start_token, end_token)[1]
        if (cut := HYPHENED.match(board.text, end)) is not None and doc[end_token - 1].text[:1].isupper():
            end = cut.end()  # « la chaîne |I-Télé| »
    end = _quoted_name(board, start, end)
    countries = board.countries(last + 1, end_token, head)
    region = None if countries and not _regional(board, last + 1, end_token) else board.region(last + 1, end_token)
    meaning = complement(board, last + 1, end_token)
    named = _proper_part(board, last, end) if collective.named else None
    if named is None and collective.noun in NAMES_OF_WORDS and number == "s":
        mixed = MIXED.match(board.text[board.starts[last] + len(doc[last]) : end])
        named = mixed.group(1) if mixed is not None else None
    if named is None and doc[last].text == "Parti" and number == "s" and meaning and doc[last + 1].pos_ == "ADJ":
        named = board.text[doc[last].idx : end]  # « le Parti |écologiste| »
    if (
        not determiner
        and not countries
        and not region
        and named is None
        and _is_bare(board, head, start_token, number, prep)
    ):
        return
    if collective.guarded and not (countries or region or named) and not _is_body(board, first, last, end_token):
        if determiner not in DEFINITES or determiner in ("du",) or meaning or prep in ("à", "en"):
            return
        weak = True
    else:
        weak = False
    kind = (
        "group"
        if number == "p" and collective.kind in ("party", "organisation", "government") and collective.number != "p"
        else collective.kind
    )
    more: dict[str, Any] = {
        "gender": reading.gender, "number": number, "noun": collective.noun, "national": collective.national,
        "determiner": determiner,
        "country": countries[0] if countries else None, "region": region, "complement": meaning,
        "other": collective.other,
    }  # fmt: skip
    if weak:
        more["weak"] = True
    if named:
        more["alias"] = named
    if len(countries) > 1 and number == "p":
        more["countries"] = countries
    token = head
    if number == "p":
        first_token, token = board.quantified(head, start_token)
        start = min(start, board.starts[first_token])
    mention = board.add(start, end, token, "collective", board.text[start:end], kind, **more)
    board.heads.update(range(first, last + 1))
    if mention is not None:
        _owner(board, mention, collective.kind, last + 1, end_token)


def _is_charge(board: Board, first: int, noun: str) -> bool:
    """Whether a noun only says what a minister or a party is for: « le ministre de la |justice| »."""
    outer = board.taken.get(first)
    return outer is not None and noun in CHARGES and outer.get("noun", "").split(" ")[0] in HOLDERS


def _is_meant(board: Board, noun: str, first: int, last: int) -> bool:
    """Whether the words mean the actor and not what else they say: « au cours », « coup d'État », « au pouvoir »,
    « en cours »."""
    doc = board.doc
    word, before = doc[first], doc[first - 1].lower_ if first else ""
    if word.lower_ == "cours" or before in ("d'", "d’") and noun == "État":
        return False
    if noun == "État":
        return word.text[0].isupper()
    if noun == "pouvoir":
        return before in ("le", "du", "ce", "son") and phrases.preposition(word) != "à"
    if noun == "justice":
        if last + 1 < len(doc) and doc[last + 1].pos_ == "ADJ" and doc[last + 1].lower_ in ABSTRACT_JUSTICE:
            return False
        return before in ("la", "à") and word.head.lemma_.lower() not in (
            "rendre",
            "réclamer",
            "demander",
            "faire",
            "exiger",
            "obtenir",
            "vouloir",
            "être",
        )
    if (
        noun == "quotidien"
        and before in ("au", "du")
        and (last + 1 >= len(doc) or doc[last + 1].pos_ in ("PUNCT", "ADP", "SPACE", "CCONJ"))
    ):
        return False  # « au quotidien »
    if noun == "partie":
        return number_of(word) == "p" or board.countries(last + 1, min(len(doc), last + 2), first) != []
    return True


def _is_body(board: Board, first: int, last: int, end: int) -> bool:
    """Whether what stands around a noun makes a body of it: it speaks, or an adjective says what sort of body."""
    doc = board.doc
    head = board.head(first, last)
    if fold(doc[head].head.text) in words("quantities") and doc[head].head.i < first:
        head = doc[head].head.i  # « une |quarantaine| d'organisations ont demandé »
    if (
        head in board.sources
        or head in board.informants
        or (head in board.acting and frames.is_cue(doc[head].head.lemma_.lower()))
    ):
        return True
    around = range(max(0, first - 2), end)
    return any(
        fold(doc[i].lemma_) in words("political") or fold(doc[i].text) in words("political")
        for i in around
        if doc[i].pos_ in ("ADJ", "NOUN", "VERB")
    ) or _names_within(board, last, end)


def _names_within(board: Board, last: int, end: int) -> bool:
    """Whether a name of a body or person completes it: « le mouvement de Moqtada Sadr »."""
    return any(i in board.taken and board.taken[i]["form"] in ("name", "organisation") for i in range(last + 1, end))


def _regional(board: Board, first: int, end: int) -> bool:
    return any(
        world.region_of_demonym(t.lower_) is not None and world.state_of_demonym(t.lower_) is None
        for t in board.doc[first:end]
        if t.pos_ in ("ADJ", "NOUN", "PROPN")
    ) or any(board.taken[i].get("region") for i in range(first, end) if i in board.taken)


def _is_bare(board: Board, head: int, start: int, number: str, prep: str) -> bool:
    """Whether a collective without determiner refers to nobody: « forces de police », « chef de parti »."""
    doc = board.doc
    if any(t.pos_ == "NUM" or t.is_digit for t in doc[start:head]):
        return False
    while start and doc[start - 1].text in ("«", '"', "“"):
        start -= 1
    before = doc[start - 1] if start else None
    if number == "p":
        return before is not None and before.lower_ in ("en", "comme")
    if (
        head in board.acting
        or doc[head].dep_.startswith(("nsubj", "obl:agent"))
        or prep.split()[:1]
        and prep.split()[0] in AGREES
    ):
        return False
    if doc[start].is_sent_start or doc[head].dep_ == "conj":
        return False
    return before is None or before.text not in (",", ":", "\n", "et", "\n\n", "—", "–", "-")


def _proper_part(board: Board, last: int, end: int) -> str | None:
    """The name that a collective introduces: « le quotidien |El País| », « l'organisation "|Airwars|" »."""
    words_after = BRACKET.sub("", board.text[board.doc[last].idx + len(board.doc[last]) : end])
    if (marked := MARKED.search(words_after)) is not None:
        return " ".join(marked.group(1).split())
    found = PROPER.search(words_after)
    if found is None or re.search(
        r"\b(?:de|du|des|d'|pour|à|au)\s*(?:la\s|l['’]|le\s)?$", words_after[: found.start(1)]
    ):
        return None
    return " ".join(found.group(1).split()).replace(" - ", "-")


def _with_name(board: Board, end: int) -> int:
    """Goes on over the name right after a noun that names follow: « le journal tchadien |Novaïa Ndjam| »."""
    doc = board.doc
    if end + 1 < len(doc) and doc[end].pos_ == "ADJ" and doc[end].is_lower and doc[end].whitespace_:
        beside = board.taken.get(end + 1)
        if beside is not None and beside["form"] == "organisation" and beside["start"] == doc[end + 1].idx:
            return board.token_at(beside["end"] - 1) + 1  # « le constructeur |automobile Nexal| », cut by the parser
    last = end
    while last < len(doc) and last < end + 4 and doc[last - 1].whitespace_ and doc[last].text[:1].isupper():
        if last in board.taken and board.taken[last]["kind"] == "person" or doc[last].is_sent_start:
            return end
        last += 1
    if last < len(doc) and doc[last - 1].text[:1].isupper() and is_spaced_hyphen(doc, last - 1, last):
        return last + 2  # « l'entreprise |Nexal - Dorvane| »
    named = any(t.ent_type_ in ("ORG", "MISC", "LOC") for t in doc[end:last])
    return last if named else end


def _quoted_name(board: Board, start: int, end: int) -> int:
    """Goes on over a name in marks, or over the rest of one: « le quotidien "El Faro" », « le collectif "Droit |au
    Ciel"| »."""
    opened = CUT.search(board.text, start, end)
    if opened is not None and (closing := CLOSING.match(board.text, end)) is not None:
        return closing.end()
    gap = QUOTED.match(board.text, end)
    return gap.end() if gap and gap.group(2)[:1].isupper() else end


def _owner(board: Board, mention: Mention, kind: str, first: int, end: int) -> None:
    """Ties « les rebelles du FCL », « le gouvernement de X » to the body or person they name."""
    for i in range(first, end):
        inner = board.taken.get(i)
        if board.doc[i].pos_ == "NOUN" and (inner is None or inner is mention):
            return  # « l'organisation d'un |sommet| du Comesa »
        if inner is None or inner is mention or inner["token"] != i or board.text[inner["start"] - 1] in "-‑":
            continue  # « la coalition anti-|EI| »
        if inner["form"] == "organisation" and inner.get("unsure") and _is_a_trade(board, inner):
            continue  # « le groupe de |BTP| »
        if inner["form"] in ("organisation", "seat") or (
            inner["form"] == "name" and kind in ("government", "party", "armed_group", "group")
        ):
            board.owners[id(mention)] = inner
            if (
                inner["form"] == "organisation"
                and inner["kind"] == "organisation"
                and kind in ("armed_group", "party")
                and inner.get("alias")
                and world.organisation(inner["name"]) is None
            ):
                inner["kind"] = kind
            return


def _is_a_trade(board: Board, inner: Mention) -> bool:
    """Whether a bare « de » makes of capitals what a body deals in: « le groupe de BTP », not « la milice du FCL »."""
    name = board.text[inner["start"] : inner["end"]]
    return name.isupper() and board.text[: inner["start"]].endswith((" de ", " d'"))


def find_subjects(board: Board) -> None:
    """Lays subjects and agents of words said and other acts that no table knows: « des secouristes », «
    l'intéressée »."""
    doc = board.doc
    cues = {
        h: c
        for c in board.clauses
        if c.kind != "nominal"
        for h in (c.subject_head, c.agent_head)
        if h is not None and frames.is_cue(c.lemma)
    }
    peoples = {i for i in board.tree.capitals if _is_people(board.tokens[i])}
    townsmen = {i for i in board.acting if board.tokens[i].text[:1].isupper() and is_origin(doc, i)}
    for head in sorted(board.acting | peoples | _told_by_calling(board)):
        word = doc[head]
        if (
            head in board.taken
            or word.lower_ in ("celui", "celle", "ceux", "celles")
            or word.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "X")
            or not word.text[:1].isalpha()
        ):
            continue
        bare = is_bare_name(doc, head)
        capital = (bare or word.text[:1].isupper() and word.pos_ == "PROPN") and head not in peoples | townsmen
        if (
            word.pos_ in ("ADJ", "X", "NUM")
            and head not in peoples | townsmen
            and word.lower_ not in ("intéressé", "intéressée", "intéressés")
        ):
            continue
        speaks = head in cues or head in board.sources
        work = speaks and fold(word.lemma_) in words("press_works")
        if not work and head not in townsmen and not (speaks or bare if capital else is_human(word)):
            continue
        start_token, end_token = extent(board, head, head, head, takes_a=False)
        if capital and end_token == head + 1:
            start_token, end_token = _hyphened(board, min(start_token, head), end_token)
        determiner = board.determiner(start_token, head)
        if determiner in NEGATIVES or not determiner and word.lower_ == "personne":  # « |Personne| ne l'a vu »
            continue
        start, end = phrases.chars(doc, start_token, end_token)
        number = "s" if determiner in ("le", "la", "un", "une", "ce", "cet", "cette") else number_of(word)
        if determiner in MANY and word.lower_.endswith(("s", "x")) and word.pos_ == "NOUN":
            number = "p"  # « |les| coachs », whatever the tagger says
        kind = "group" if number == "p" else ("organisation" if capital and not is_human(word) else "person")
        countries = board.countries(head + 1, end_token, head)
        board.add(
            start,
            end,
            head,
            "work" if work else "nominal",
            board.text[start:end],
            kind,
            number=number,
            noun=word.lemma_.lower(),
            gender=None if determiner == "l'" and is_epicene(word.lower_) else gender_of(doc, start_token, head),
            determiner=determiner,
            country=countries[0] if countries else None,
        )


def _told_by_calling(board: Board) -> set[int]:
    """Subjects that name people, whatever they do: « |la romancière| a dédié sa récompense à … »; and who speaks later
    under the same noun: « On a soigné |une ostréicultrice|. "…", raconte l'ostréicultrice »."""
    tree, said = board.tree, {board.tree.words[i] for i in board.informants}
    found: set[int] = set()
    for i, word in enumerate(tree.words):
        if tree.pos[i] != "NOUN":
            continue
        role = tree.deps[i]
        if role.startswith("nsubj") and (names_people(word) or names_human(word)) and not _is_apposed(board, i):
            found.add(i)
        elif word in said and role.startswith(("obj", "obl", "nsubj")) and tree.words[i - 1] in ("un", "une"):
            if is_human(board.tokens[i]) and not _is_apposed(board, i):
                found.add(i)
    return found


def _is_apposed(board: Board, i: int) -> bool:
    """« Léa Martin, une |archiviste| de 45 ans, »: between commas behind a name, whatever the parse makes of it."""
    words = board.tree.words
    if i < 3 or words[i - 2] != "," or words[i - 1] not in ("un", "une"):
        return False
    name = board.taken.get(i - 3)
    if name is None or name["form"] != "name":
        return False
    close = next((k for k in range(i + 1, min(len(words), i + 9)) if words[k] in (",", ".")), None)
    return close is not None and words[close] == "," and "VERB" not in board.tree.pos[i + 1 : close]


def _hyphened(board: Board, start: int, end: int) -> tuple[int, int]:
    """Goes on over what a hyphen joins to a name, before and after it: « |Nexal-Dorvane| annonce »."""
    doc = board.doc

    def joins(at: int) -> bool:
        """Whether the hyphen at a token joins two words with capitals."""
        if not 0 < at < len(doc) - 1 or doc[at].text != "-" or doc[at - 1].whitespace_ or doc[at].whitespace_:
            return False
        return doc[at - 1].text[:1].isupper() and doc[at + 1].text[:1].isupper()

    while joins(end):
        end += 2
    if joins(start):
        start -= 1
    elif joins(start - 1):
        start -= 2
    return start, end


def _is_people(token: Token) -> bool:
    """« Le Brésilien a promis », « les Russes »: a demonym that does something, not a language nor an adjective."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or world.state_of_demonym(token.lower_) is None or token.i == 0:
        return False
    role = token.head.dep_ if token.dep_ == "conj" else token.dep_
    before = token.doc[token.i - 1].lower_
    return role.startswith(("nsubj", "obl:agent")) and before in (
        "le",
        "la",
        "l'",
        "les",
        "un",
        "une",
        "des",
        "deux",
        "trois",
    )

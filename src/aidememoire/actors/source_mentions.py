"""Source mentions: whose reported words are, where no name, function or collective stood for them."""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire import layers
from aidememoire.actors.acronyms import is_acronym
from aidememoire.actors.apposed_bodies import apposed, set_between
from aidememoire.actors.mention import NEGATIVES, Board, Mention, gender_of, is_human, number_of
from aidememoire.actors.name_words import CHARGES
from aidememoire.actors.one_of_them import named_aside
from aidememoire.actors.word_lists import MANY, words
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions, world
from aidememoire.lexicon.callings import callings
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold
from aidememoire.quotations.documents import DOCUMENTS, POSSESSIVES, author

# pronouns that are somebody new: « l'un d'eux », « d'autres », with their number
SOMEBODY = {
    "un": "s", "une": "s", "certains": "p", "certaines": "p", "plusieurs": "p", "autres": "p", "beaucoup": "p",
    "quelques-uns": "p", "quelques-unes": "p", "nombreux": "p", "nombreuses": "p", "quelqu'un": "s", "autre": "s",
    "plupart": "p", "uns": "p", "unes": "p", "deux": "p", "trois": "p",
}  # fmt: skip
ARTICLES = ("le", "la", "l'", "les", "the", "el", "die", "der", "il")
SPEAKING = ("speaking_bodies", "speaking_houses", "territories")  # the lists of bodies that speak
LINKS = ("le", "la", "l'", "les", "the", "de", "du", "des", "d'", "et", "à", "au", "aux")  # no name ends with one


def find_sources(board: Board) -> None:
    """Lays on the board what the source of a quotation is, where nothing stands there yet; a name there is sure.

    « |L'un d'eux| a dit que », « selon |le collectif| », « affirme |L'Écho du Delta| »; a document is nobody.
    """
    for item in layers.get(board.doc, "quotations"):
        for token in (item["token"], item["via_token"]):
            if token is None:
                continue
            if board.doc[token].lemma_.lower() in DOCUMENTS and not _in_marks(board.doc[token]):
                token = author(board.doc, token) or _proper_beside(board, token)
            if token is not None and not _is_named(board, token):
                beside = board.taken.get(token + 1)
                if beside is not None and _is_sort_of(board, token, beside):
                    beside["acts"] = True  # « l'ONG |Delta Secours| »
                    continue
                if _is_one_named(board, token):
                    continue
                name = apposed(board.doc, token)
                inside = board.taken.get(name) if name is not None else None
                if inside is not None and inside["form"] == "organisation":
                    inside["acts"] = True
                elif name is None and (body := _set_between(board, token)) is not None:
                    body["acts"] = True
                elif name is not None and inside is None and not is_human(board.doc[token]):
                    _name(board, board.doc[name])
                else:
                    _source(board, board.doc[token])


def _is_sort_of(board: Board, token: int, beside: Mention) -> bool:
    """Whether a word only says what sort of body the name right after it is."""
    word = board.doc[token]
    named = beside["form"] == "organisation" and beside["start"] == board.doc[token + 1].idx
    return named and not is_human(word) and (word.pos_ == "X" or word.is_upper)


def _is_one_named(board: Board, token: int) -> bool:
    """« L'une d'elles, |Amis du Lac|, demande … »: whether who speaks is named there; lays a new name."""
    beside = named_aside(board.doc, token)
    if beside is None:
        return False
    first, end = beside
    if any(i in board.heads for i in range(first, end)):
        return True
    words_of = [t for t in board.doc[first:end] if t.lower_ not in ARTICLES]
    if not words_of or not words_of[0].text[:1].isupper() or not words_of[-1].text[:1].isupper():
        return False
    start, stop = phrases.chars(board.doc, words_of[0].i, end)
    name = board.text[start:stop]
    board.add(start, stop, words_of[0].i, "organisation", name, "organisation", country=None, number="s", alias=name)
    return True


def _set_between(board: Board, token: int) -> Mention | None:
    """« Le lobby des armes, |la NRA|, l'accuse »: the body named between commas behind a noun that is no actor."""
    if is_human(board.doc[token]):
        return None
    laid = (board.taken.get(i) for i in set_between(board.doc, token))
    return next((m for m in laid if m is not None and m["form"] == "organisation"), None)


def _proper_beside(board: Board, token: int) -> int | None:
    """« le projet |Delta| annonce », « le site |Marine| »: the name of what is otherwise a document."""
    doc = board.doc
    if token + 1 >= len(doc) or not doc[token].whitespace_ or doc[token + 1].is_sent_start:
        return None
    beside = doc[token + 1]
    return token + 1 if beside.text[:1].isupper() and beside.pos_ in ("PROPN", "NOUN", "X", "ADJ") else None


def _is_named(board: Board, token: int) -> bool:
    """Whether the source word heads a mention or stands in a name."""
    inside = board.taken.get(token)
    if inside is not None and inside["form"] in ("name", "organisation"):
        inside["acts"] = True
    if token in board.heads:
        if inside is not None and inside["token"] == token:
            inside.pop("weak", None)  # « |La fédération| a quitté la salle, assurant que »
        return True
    if inside is not None and inside["form"] == "function" and board.tree.words[token] in CHARGES:
        return True  # « le ministre des Postes, de la |Communication| … X a dit »
    if inside is not None and inside["form"] == "collective" and inside.get("alias"):
        return board.doc[token].text in str(inside["alias"])  # « le quotidien L'|Orient|-Le Jour »
    return inside is not None and inside["form"] not in ("function", "collective", "nominal", "work")


def _source(board: Board, word: Token) -> None:
    doc = board.doc
    if word.lower_ in POSSESSIVES:
        number = "p" if word.lower_ in ("leur", "leurs") else "s"
        start = word.idx
        board.add(start, start + len(word), word.i, "pronoun", word.text, "person", number=number, noun=word.lower_)
        return
    if word.lower_ in ("celui", "celle", "ceux", "celles") and doc[word.i + 1].text.startswith("-"):
        return  # « Celui-ci »
    if _in_marks(word):
        _name(board, word)
    elif word.lower_ in ("ceux", "celles"):
        _those(board, word)
    elif word.lower_ in SOMEBODY and (
        word.pos_ == "PRON"
        or word.lower_ in ("un", "une", "autre", "autres", "beaucoup", "plupart")
        or doc[word.i + 1].lower_ in ("d'", "de")
    ):
        _somebody(board, word)
    elif world.state_of_demonym(word.lower_) is not None and word.pos_ == "NOUN":
        _noun(board, word)  # « 60 % |des Français| »
    elif word.text[:1].isupper() and _is_proper(word):
        _name(board, word)
    elif word.pos_ in ("NOUN", "ADJ") and not phrases.is_temporal(word):
        _noun(board, word)
    elif word.pos_ == "PRON" and word.ent_type_ and not word.is_lower and doc[word.i].is_alpha:
        _name(board, word)  # « iTélé »


def _in_marks(word: Token) -> bool:
    """« selon "|Courrier|" »: one word with a capital alone between marks names, whatever it means without."""
    doc = word.doc
    if not word.text[:1].isupper() or not 0 < word.i < len(doc) - 1:
        return False
    return (doc[word.i - 1].text, doc[word.i + 1].text) in (("«", "»"), ('"', '"'))


def _somebody(board: Board, word: Token) -> None:
    doc = board.doc
    first, end = phrases.phrase(doc, word.i)
    if first and doc[first - 1].lower_ in ("l'", "les", "d'", "deux"):
        first -= 1
    if word.lower_ in ("un", "une") and not (first < word.i or _of(word)):
        return
    if word.lower_ in ("deux", "trois") and first == word.i:
        return
    number = "s" if word.lower_ == "autre" else SOMEBODY[word.lower_]
    _lay(board, first, end, word, "nominal", "person" if number == "s" else "group", number)


def _those(board: Board, word: Token) -> None:
    """« selon |ceux qui ont vu la scène| »: people told of by what they did, with their relative clause."""
    doc = board.doc
    if word.i + 1 >= len(doc) or doc[word.i + 1].lower_ != "qui":
        return
    end = word.i + 2
    while end < len(doc) and doc[end].text not in (",", ".", ";", ":", "»", '"') and not doc[end].is_sent_start:
        end += 1
    _lay(board, word.i, end, word, "nominal", "group", "p")


def _of(word: Token) -> bool:
    return any(phrases.preposition(c) in ("de", "parmi") for c in word.rights)


def _is_proper(word: Token) -> bool:
    """Whether a capital makes a name of a word: inside the sentence, after an article, or as the model labels it."""
    if word.pos_ in ("PROPN", "X") or word.ent_type_ in ("PER", "ORG", "MISC"):
        return True
    if word.is_sent_start:
        return word.pos_ == "NOUN" and not is_human(word)  # « |Mareva| s'engage à », with no article
    return word.i > 0 and word.doc[word.i - 1].text not in ("«", '"', "-", "–", "—")


def _name(board: Board, word: Token) -> None:
    """A name that no rule of names took: from the first to the last of the words that belong to it."""
    doc = board.doc
    first, last = word.i, word.i
    while first > 0 and _belongs(board, first - 1, first):
        first -= 1
    cut = board.taken.get(first - 1) if first and not doc[first - 1].whitespace_ else None
    if cut is not None and "-" in (doc[first].text, doc[first - 1].text):
        cut["end"] = word.idx + len(word)  # « la préfecture des Alpes-|Maritimes| »
        return
    while last + 1 < len(doc) and _belongs(board, last + 1, last):
        last += 1
    while last > word.i and (doc[last].text == "-" or doc[last].lower_ in LINKS):
        last -= 1
    if doc[first].text == "-":
        first += 1
    opening = doc[first - 1] if first and doc[first - 1].lower_ in ARTICLES else None
    article = opening is not None or doc[first].lower_ in ARTICLES
    start, end = phrases.chars(doc, first, last + 1)
    if opening is not None and (opening.text[:1].isupper() and not opening.is_sent_start):
        start = opening.idx  # « selon |Le Courrier|»: the article is of the name
    name = " ".join(board.text[start:end].split())
    labels = {t.ent_type_ for t in doc[first : last + 1]}
    given = last > first and gender_of_given_name(doc[first].text) is not None
    surnames = {fold(m["name"]).split()[-1] for m in board.found if m["form"] == "name"}
    known = fold(name).split()[-1] in surnames
    person = (
        known
        or not article
        and (given or ("PER" in labels and not is_acronym(name)) or (not labels - {""} and last > first))
    )
    if word.i in board.heads or name.isdigit():
        return
    if person:
        board.add(start, end, word.i, "name", name, "person", country=None, number="s", noun="", titled=False)
    else:
        board.add(start, end, word.i, "organisation", name, "organisation", country=None, number="s", alias=name)


def _belongs(board: Board, at: int, beside: int) -> bool:
    """Whether the word at `at` is one of a name with the word beside it."""
    doc = board.doc
    token, other = doc[at], doc[beside]
    inside = board.taken.get(at)
    if inside is not None and inside["form"] in ("capital", "state") and at > beside and token.ent_type_:
        return token.ent_iob_ == "I" and token.ent_type_ == other.ent_type_  # « Assistance publique |de Paris| »
    if (
        inside is not None
        or token.is_space
        or token.is_punct
        and token.text != "-"
        or token.lower_ in ("selon", "mais")
    ):
        return False
    if token.text == "-" or other.text == "-":
        near = doc[min(at, beside)]
        return not near.whitespace_ and not token.is_space
    if at < beside and token.whitespace_ == "" and not token.text.endswith("'"):
        return False
    if token.text[:1].isupper():
        return not (at < beside and token.lower_ in ARTICLES) and (not token.is_sent_start or token.pos_ == "PROPN")
    return bool(token.ent_type_) and token.ent_type_ == other.ent_type_ and at > beside and token.ent_iob_ == "I"


def _noun(board: Board, word: Token) -> None:
    """A noun that speaks: people by their ending or by the list, a body by the list."""
    lemma = fold(word.lemma_)
    if fold(word.text) in words("quantities") and (counted := _counted(word)) is not None:
        first, end = phrases.phrase(board.doc, word.i)
        _lay(board, first, end, word, "nominal", "group", "p", noun=counted.lemma_.lower())
        return
    body = any(lemma in words(kind) or fold(word.text) in words(kind) for kind in SPEAKING)
    if not body and not (is_human(word) or callings(word.lower_)) and not _is_called_so(board, word):
        return
    doc = board.doc
    first, end = phrases.phrase(doc, word.i)
    determiner = board.determiner(first, word.i)
    if determiner in NEGATIVES:
        return
    number = "s" if determiner in ("le", "la", "un", "une", "ce", "cet", "cette") else number_of(word)
    if determiner in MANY or not determiner and word.lower_.endswith("s") and not word.lemma_.endswith("s"):
        number = "p"  # « |les| coachs », « les calculs d'|astronomes| », whatever the tagger says
    kind = ("group" if number == "p" else "person") if not body else "organisation"
    _lay(board, first, end, word, "nominal", kind, number, determiner)


def _counted(word: Token) -> Token | None:
    """« Une quarantaine de |salariés| »: the people that a quantity counts."""
    of = (c for c in word.rights if phrases.preposition(c) == "de")
    return next((c for c in of if is_human(c) or functions.function(c.text) is not None), None)


def _is_called_so(board: Board, word: Token) -> bool:
    """« Sa doublure, |Anne Petit|, affirme »: whatever the noun means, a person's whole name between commas is its
    apposition."""
    doc, at = board.doc, word.i + 1
    while at < len(doc) and at < word.i + 6 and doc[at].text != ",":
        at += 1
    name = board.taken.get(at + 1) if at + 1 < len(doc) and doc[at].text == "," else None
    if name is None or name["form"] != "name" or " " not in name["name"] or functions.collective(word.text) is not None:
        return False
    if name["start"] != doc[at + 1].idx or board.text[name["end"] : name["end"] + 1] not in (",", "."):
        return False
    return all(t.pos_ in ("NOUN", "ADJ", "PROPN", "ADP", "DET") for t in doc[word.i + 1 : at])


def _lay(
    board: Board,
    first: int,
    end: int,
    word: Token,
    form: str,
    kind: str,
    number: str,
    determiner: str = "",
    noun: str = "",
) -> None:
    start, stop = phrases.chars(board.doc, first, board.whole(end))
    board.add(
        start,
        stop,
        word.i,
        form,
        board.text[start:stop],
        kind,
        number=number,
        noun=noun or word.lemma_.lower(),
        gender=gender_of(board.doc, first, word.i),
        determiner=determiner,
        country=next(iter(board.countries(word.i + 1, end, word.i)), None),
    )

"""From a dispatch to its record: the main job, for one and for many."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import characters, layers
from aidememoire.assemble import assemble_record
from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError, InputError
from aidememoire.pipeline import build
from aidememoire.record import Record

LIKE_A_PATH = re.compile(r"\S{1,250}\.(?:txt|json|jsonl|html?|xml|md|csv)", re.IGNORECASE)

LONGEST_WORD = 200  # code points: no word, address or row of marks that means anything is longer
ENDLESS = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


@cache
def pipeline_for(language: str = "fr") -> Language:
    """The pipeline of a language, loaded once a process."""
    return build(language)


def read(
    source: str | Path, date: str | datetime.date | None = None, *, id: str | None = None, language: str | None = None
) -> Record:
    """The record of one dispatch, given as its text or as the path of a file that holds one.

    A `Path` is a file of any format that is read (docs/formats.md); a `str` is the text itself, unless it is
    a single line that names a file there is; one word with a file's ending (« dispatch.txt ») that names none
    is an error. `date` (ISO day) is what relative times are counted from, when the text does not say it.
    Raises InputError (what, where, what to do) when the source cannot be read.

    >>> record = read("Genève (AFP) - « La trêve tient », a dit jeudi M. Durand.", date="2018-02-16")
    >>> record.quotations[0].text
    'La trêve tient'
    """
    dispatch = dispatch_of(source, date, id=id, language=language)
    return record_of(dispatch, pipeline_for("fr"))


def dispatch_of(
    source: str | Path, date: str | datetime.date | None = None, *, id: str | None = None, language: str | None = None
) -> Dispatch:
    """The dispatch in a text, or in a file of any format that holds one, as `read` takes them."""
    from aidememoire.readers import read_one
    from aidememoire.readers.text import read_text, safe_id

    given: object = source
    if not isinstance(given, str | Path):
        kind = type(given).__name__
        raise InputError(f"a {kind} is no text", where="source", remedy="give a str, or the Path of a text file")
    if isinstance(date, datetime.date):
        date = date.isoformat()[:10]
    if isinstance(source, str) and LIKE_A_PATH.fullmatch(source) and not _is_file(source):
        raise InputError("no such file", where=source, remedy="check the path; a text to read holds more than one word")
    if isinstance(source, Path) or ("\n" not in source and len(source) < 250 and _is_file(source)):
        dispatch = read_one(source, date=date, language=language)
        if id is not None:
            dispatch = dispatch.model_copy(update={"id": safe_id(id)})
    else:
        dispatch = read_text(source, name=id, date=date, language=language)
    return dispatch


def doc_of(dispatch: Dispatch, nlp: Language) -> Doc:
    """The Doc of a dispatch, not yet annotated: its characters mapped one to one to plain ones."""
    doc = _tokenized(characters.plain(dispatch.text), nlp)
    doc._.set(layers.PREFIX + "date", dispatch.date)
    return doc


def _tokenized(text: str, nlp: Language) -> Doc:
    """The tokens of a text. The tokenizer's time grows with the square of a word's length: endless ones are cut."""
    cuts = [word.start() + LONGEST_WORD * n for word in ENDLESS.finditer(text) for n in range(1, _pieces(word))]
    if not cuts:
        return nlp.make_doc(text)
    bounds = [0, *cuts, len(text)]
    return Doc.from_docs(
        [nlp.make_doc(text[a:b]) for a, b in zip(bounds, bounds[1:], strict=False)], ensure_whitespace=False
    )


def _pieces(word: re.Match[str]) -> int:
    return -(-len(word[0]) // LONGEST_WORD)


def record_of(dispatch: Dispatch, nlp: Language, only: Collection[str] | None = None) -> Record:
    """The record of a dispatch; `only` names the lists to fill, all of them by default."""
    return assemble_record(nlp(doc_of(dispatch, nlp)), dispatch, only)


def records_of(
    dispatches: Iterable[Dispatch], nlp: Language, only: Collection[str] | None = None
) -> Iterator[Record | AideMemoireError]:
    """The records of many dispatches, in order; a dispatch that fails yields its error and the rest goes on."""
    for dispatch in dispatches:
        try:
            yield record_of(dispatch, nlp, only)
        except AideMemoireError as error:
            yield error.at(dispatch.id)
        except Exception as error:  # one odd dispatch never stops a run (rule 3)
            fault = AideMemoireError(
                f"could not be read ({type(error).__name__}: {error})",
                where=dispatch.id,
                remedy="this is a fault of the program: please report it with the text",
            )
            fault.__cause__ = error
            yield fault


def _is_file(path: str) -> bool:
    """Whether a file has that path; a line too long for a name, or with a zero character in it, is none's."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False

"""Who tells: an agency or an outlet, found by its name as people write it, on each engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aidememoire.store.queries import Asked, said, stories
from aidememoire.store.queries.asked import spellings
from aidememoire.store.store import Store
from fresh_stores import ENGINES, fresh
from gold_records import gold_record


@pytest.fixture(scope="module", params=ENGINES)
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A dispatch of an agency in a paper whose name has accents, an apostrophe and a capital É."""
    record = gold_record("d01-paraguay-treve-proche")
    record = record.model_copy(update={"header": record.header.model_copy(update={"outlet": "L’Écho du Fleuve"})})
    with fresh(request.param, tmp_path_factory.mktemp("paper")) as where, Store.open(where) as store:
        store.add(record, origin="a.xml", received="2018-02-05T12:00:00Z")
        yield store


@pytest.mark.parametrize("name", ["L’Écho du Fleuve", "l'écho du fleuve", "L'ECHO DU FLEUVE", "afp"])
def test_a_source_is_found_as_people_write_it(paper: Store, name: str) -> None:
    story = stories(paper, Asked(source=name))[0].id
    assert said(paper, Asked(source=name))
    assert said(paper, Asked(source=name, story=story))


def test_another_source_is_not(paper: Store) -> None:
    assert not said(paper, Asked(source="L'Écho"))
    assert not stories(paper, Asked(source="L'Écho"))


def test_what_the_store_calls_it(paper: Store) -> None:
    with paper.reading() as connection:
        assert spellings(connection, "l'echo du fleuve") == ("L’Écho du Fleuve",)

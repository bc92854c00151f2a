"""The questions as a person types them: what is printed, in which format, how wide; what is refused, in which words."""

from __future__ import annotations

import csv
import io
import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from aidememoire.cli import app
from aidememoire.errors import AideMemoireError
from aidememoire.store.store import Store
from asked_store import SIEGE, VOTE, fill

LISTS = [
    ["stories"], ["timeline"], ["said"], ["positions"], ["disputes"], ["agenda", "--past"], ["meetings"],
    ["search", "évacuation"], ["who", "thornbury"], ["story", "santa aurelia"],
    ["diff", "d05-lead-fcl-oui-sous-conditions"],
]  # fmt: skip
OF_STORY = [["timeline"], ["said"], ["positions"], ["disputes"], ["agenda"], ["meetings"], ["search", "accord"]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("asked") / "store.db"
    with Store.open(place) as opened:
        fill(opened)
    return str(place)


@pytest.fixture
def ask(store: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What a question prints, 80 columns wide unless said."""

    def run(*arguments: str, width: int = 80) -> str:
        monkeypatch.setattr("aidememoire.views.answer_lines.PLAIN_WIDTH", width)
        done = CliRunner().invoke(app, [*arguments, "--store", store], catch_exceptions=True)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.stdout

    return run


@pytest.mark.parametrize("question", LISTS, ids=lambda question: question[0])
@pytest.mark.parametrize("width", [40, 80])
def test_a_table_fits_its_width_and_says_something(ask: Callable[..., str], question: list[str], width: int) -> None:
    lines = ask(*question, width=width).splitlines()
    assert len(lines) > 2
    assert max(map(len, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)


@pytest.mark.parametrize("question", LISTS, ids=lambda question: question[0])
def test_json_is_a_list_of_rows_with_their_proof(ask: Callable[..., str], question: list[str], store: str) -> None:
    found = json.loads(ask(*question, "--format", "json"))
    if question[0] in ("story", "diff"):
        assert isinstance(found, dict)
        return
    assert found
    with Store.open(store) as opened:
        for row in found:
            if row.get("dispatch"):
                text = opened.record(row["dispatch"]).text
                assert text[row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize("question", LISTS, ids=lambda question: question[0])
def test_csv_is_what_a_spreadsheet_opens(ask: Callable[..., str], question: list[str]) -> None:
    text = ask(*question, "--format", "csv")
    assert text.startswith("\ufeff")
    header, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    assert not any(cell.startswith(("=", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("question", OF_STORY, ids=lambda question: question[0])
def test_filters_keep_to_a_story_and_its_days(ask: Callable[..., str], question: list[str]) -> None:
    rows = json.loads(ask(*question, "--story", VOTE, "--when", "mai 2016", "--source", "afp", "-f", "json"))
    assert rows
    assert {row["dispatch"][:3] for row in rows} <= {"d07", "d08", "d09", "d10"}
    assert not json.loads(ask(*question, "--story", VOTE, "--when", "depuis 2017", "-f", "json"))


def test_nothing_found_is_said(ask: Callable[..., str]) -> None:
    assert ask("said", "--since", "2030") == "Rien de tel dans les dépêches lues.\n"
    assert ask("said", "--since", "2030", "-f", "json") == "[]\n"
    assert ask("said", "--since", "2030", "-f", "csv").count("\n") == 1


def test_the_state_of_the_talks(ask: Callable[..., str]) -> None:
    page = ask("story", SIEGE)
    for heading in ("OÙ EN SONT LES PARTIES", "CE QUI EST CONTESTÉ", "CE QUI VIENT", "CE QUI N'EST QUE OUÏ-DIRE"):
        assert heading in page
    assert "± Front du Chaco libre — sous conditions · depuis le 12 févr. 2018" in page
    assert len(page.splitlines()) < 90
    assert "Tel que connu le 9 févr. 2018" in " ".join(ask("story", SIEGE, "--at", "2018-02-09").split())
    assert len(ask("story", SIEGE, "--all")) > len(page)


def test_positions_as_known_on_a_day(ask: Callable[..., str]) -> None:
    question = ("positions", "--story", "paraguay", "--party", "chaco", "--on", "trêve")
    assert "sous conditions" in ask(*question)
    then = ask(*question, "--at", "9 février 2018")
    assert "+ Front du Chaco libre — acceptation" in then
    assert "sous conditions" not in then


def test_what_two_said(ask: Callable[..., str]) -> None:
    assert "Nous disons oui à la trêve" in ask("said", "--by", "pucheta", "--about", "trêve")
    assert "d02-brasilia" in ask("meetings", "--between", "thornbury", "--and", "corvalan")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("said", "--by", "Thornburry"), "is it Claire Thornbury"),
        (("who", "union"), "may be several"),
        (("said", "--when", "machin"), "« décembre 2016 »"),
        (("positions", "--at", "n'importe quand"), "names no day"),
        (("story", "zzz"), "`aidememoire stories --store "),
        (("diff", "d01-paraguay-treve-proche"), "no version of another dispatch"),
        (("diff", "absent"), "no dispatch 'absent'"),
        (("search", "…"), "there is no word to look for"),
    ],
)
def test_what_means_nothing_is_refused_with_a_remedy(
    ask: Callable[..., str], arguments: tuple[str, ...], message: str
) -> None:
    with pytest.raises(AideMemoireError) as error:
        ask(*arguments)
    assert message in str(error.value)


@pytest.mark.parametrize(
    "arguments", [("diff", "absent"), ("story", "zzz"), ("who", "Nobody"), ("timeline", "--story", "zzz")]
)
def test_what_names_nothing_in_the_store_ends_with_one_code(
    ask: Callable[..., str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(AideMemoireError) as error:
        ask(*arguments)
    assert error.value.exit_code == 3


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_what_the_page_of_a_story_says_to_type_works_when_pasted(
    ask: Callable[..., str], store: str, width: int
) -> None:
    page = ask("story", SIEGE, width=width)
    hint = page[page.index("aidememoire positions") :].partition("\nCE QUI")[0]
    typed = shlex.split(hint.replace("\\\n", ""))  # as a shell joins lines
    assert typed == ["aidememoire", "positions", "--story", SIEGE, "--store", store]


def test_a_remedy_names_the_store_asked(ask: Callable[..., str], store: str) -> None:
    with pytest.raises(AideMemoireError) as error:
        ask("story", "zzz")
    assert f"`aidememoire stories --store {store}` lists them" in str(error.value)


def test_changes_are_words_in_a_spreadsheet_and_codes_in_json(ask: Callable[..., str]) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("stories", "--format", "csv").removeprefix("\ufeff"))))
    assert "Claire Thornbury passe de « proposition » à « soutien »" in " ".join(row["changes"] for row in rows)
    assert all(" » [d" in row["changes"] for row in rows if row["changes"]), "each with its words and their place"
    assert "[d" in ask("stories")
    changes = [change for row in json.loads(ask("stories", "-f", "json")) for change in row["changes"]]
    assert ("proposes", "supports") in {(change["before"], change["after"]) for change in changes}


def test_what_was_put_off_says_so_once(ask: Callable[..., str]) -> None:
    lines = [line for line in ask("agenda", "--story", VOTE, "--past", width=110).splitlines() if "reporté" in line]
    assert lines
    assert all(line.count("reporté") == 1 for line in lines)


@pytest.mark.parametrize("more", [(), ("--story", SIEGE)])
def test_events_without_a_day_give_way_to_those_that_have_one(ask: Callable[..., str], more: tuple[str, ...]) -> None:
    every = json.loads(ask("timeline", "--all", "-f", "json", *more))
    undated = [row for row in every if row["date"] is None]
    assert every[-len(undated) :] == undated != []
    (last,) = json.loads(ask("timeline", "-n", "1", "-f", "json", *more))
    assert last == every[-len(undated) - 1]
    assert json.loads(ask("timeline", "-n", str(len(every) - 1), "-f", "json", *more))[-1] == every[-1]


@pytest.mark.parametrize(
    "arguments", [("timeline", "--type", "PARTY"), ("meetings", "--and", "thornbury"), ("said", "--limit", "0")]
)
def test_a_wrong_option_is_a_usage_error(store: str, arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, [*arguments, "--store", store]).exit_code == 2


def test_no_store_is_made_by_a_question(tmp_path: Path) -> None:
    place = tmp_path / "none.db"
    done = CliRunner().invoke(app, ["stories", "--store", str(place)])
    assert "there is no store" in str(done.exception)
    assert not place.exists()

"""The own scorer, on records made by hand and beside the reference scorer."""

from __future__ import annotations

import copy
import json
import random
import runpy
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from aidememoire.quality.matching import Tally, folded_name
from aidememoire.quality.scoring import forged, invented_authors, score, score_folders, score_one

TEXT = "M. Kerry a démenti mercredi soir avoir annulé la réunion. Paris se félicite de la trêve."


def words(text: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"text": text, "start": start, "end": start + len(text), **more}


def actor(id: str, name: str, *mentions: str, kind: str = "person") -> dict[str, Any]:
    return {"id": id, "name": name, "kind": kind, "mentions": [words(mention) for mention in mentions]}


KERRY, PARIS = actor("K", "John Kerry", "M. Kerry"), actor("F", "Gouvernement français", "Paris", kind="government")


def one(layer: str, gold: list[Any], given: list[Any], figure: str = "") -> tuple[int, int, int]:
    """due, given, right of a layer, with Kerry and Paris on both sides under other ids."""
    record_actors = [{**KERRY, "id": "a1"}, {**PARIS, "id": "a2", "name": "la France"}]
    scores = score_one({"actors": [KERRY, PARIS], layer: gold}, {"actors": record_actors, layer: given})
    tally = scores[figure or layer]
    return tally.due, tally.given, tally.right


def test_figures_of_a_tally() -> None:
    assert (Tally(4, 2, 1).p, Tally(4, 2, 1).r) == (0.5, 0.25)
    assert Tally(4, 2, 1).f1 == pytest.approx(1 / 3)
    assert Tally(0, 0, 0).f1 == 1.0
    assert Tally(0, 3, 0).f1 == 0.0
    assert Tally(1, 1, 1) + Tally(2, 0, 0) == Tally(3, 1, 1)


def test_a_missing_record_is_empty_not_skipped(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "x.json").write_text(json.dumps({"hearsay": [words("a démenti")]}))
    assert score_folders(tmp_path / "gold", tmp_path / "none")["hearsay"] == Tally(1, 0, 0)


@pytest.mark.parametrize(
    ("given", "relaxed", "strict", "value", "type_"),
    [
        (words("mercredi soir", type="TIME", value="2016-12-07EV"), 1, 1, 1, 1),
        (words("soir", type="TIME", value="2016-12-07TEV"), 1, 0, 1, 1),
        (words("mercredi", type="DATE", value="2016-12-07"), 1, 0, 0, 0),
        (words("Paris", type="TIME", value="2016-12-07TEV"), 0, 0, 0, 0),
    ],
)
def test_times(given: Any, relaxed: int, strict: int, value: int, type_: int) -> None:
    gold = words("mercredi soir", type="TIME", value="2016-12-07TEV")
    for figure, right in {"relaxed": relaxed, "strict": strict, "value": value, "type": type_}.items():
        assert one("times", [gold], [given], f"times.{figure}") == (1, 1, right), figure


def test_what_is_optional_is_neither_asked_nor_punished() -> None:
    sure, may = words("mercredi soir", type="TIME", value="v"), words("Paris", type="DATE", value="v", optional=True)
    assert one("times", [sure, may], [], "times.value") == (1, 0, 0)
    assert one("times", [sure, may], [sure, may], "times.value") == (1, 1, 1)
    assert one("times", [{**sure, "zone": "header"}], [sure], "times.value") == (0, 0, 0)


def test_quotations() -> None:
    gold = words("avoir annulé la réunion", kind="indirect", speaker="K", polarity="denies")
    right = words("avoir annulé la réunion", speaker="a1", polarity="denies")
    other = words("avoir annulé la réunion", speaker="a2")
    short = words("la réunion", speaker="a1", polarity="denies")
    assert one("quotations", [gold], [right], "quotes.speaker") == (1, 1, 1)
    assert one("quotations", [gold], [other], "quotes") == (1, 1, 1)
    assert one("quotations", [gold], [other], "quotes.speaker") == (1, 1, 0)
    assert one("quotations", [gold], [other], "quotes.polarity") == (1, 1, 0)
    assert one("quotations", [gold], [short], "quotes") == (1, 1, 0)
    assert one("quotations", [gold], [short, right], "quotes.indirect") == (1, 1, 1)
    assert one("quotations", [{**gold, "accept_spans": [words("la réunion")]}], [short], "quotes") == (1, 1, 1)


def test_a_quotation_cut_by_an_incise_counts_by_its_parts() -> None:
    parts = [words("avoir annulé"), words("se félicite de la trêve")]
    whole = words("avoir annulé la réunion. Paris se félicite de la trêve", kind="direct", speaker=None)
    given = {**whole, "end": whole["end"] - 30, "contents": parts}
    assert one("quotations", [{**whole, "parts": parts}], [given], "quotes") == (1, 1, 1)


def event(text: str, kind: str, *actors: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "actors": list(actors), "evidence": [words(text)], "status": "happened", **more}


def test_events() -> None:
    gold = event("se félicite de la trêve", "SUPPORT", "F", date="2016-12-07", accept_types=["AGREE (or so)"])
    assert one("events", [gold], [event("félicite", "SUPPORT", "a2")]) == (1, 1, 1)
    assert one("events", [gold], [event("félicite", "AGREE", "a2", "a1")]) == (1, 1, 1)
    assert one("events", [gold], [event("félicite", "SUPPORT", "a2", "a1")], "events.actors") == (1, 1, 0)
    assert one("events", [gold], [event("félicite", "SUPPORT", "a2", date="2016-12-07TEV")], "events.when") == (1, 1, 1)
    assert one("events", [gold], [event("félicite", "SUPPORT", "a2", status="cancelled")], "events.status")[2] == 0
    assert one("events", [gold], [event("félicite", "REJECT", "a2")]) == (1, 1, 0)  # another type
    assert one("events", [gold], [event("félicite", "SUPPORT", "a1")]) == (1, 1, 0)  # another actor
    assert one("events", [gold], [event("félicite", "SUPPORT")]) == (1, 1, 0)  # nobody
    assert one("events", [gold], [event("M. Kerry", "SUPPORT", "a2")]) == (1, 1, 0)  # other words
    assert one("events", [gold], [event("félicite", "SUPPORT", "a2")] * 2) == (1, 2, 1)  # told twice


def test_positions_by_side_and_by_stance() -> None:
    gold = {"party": "F", "stance": "supports", "evidence": words("se félicite de la trêve")}
    given = {"party": "a2", "stance": "accepts", "evidence": words("la trêve")}
    assert one("positions", [gold], [given]) == (1, 1, 1)
    assert one("positions", [gold], [given], "positions.stance") == (1, 1, 0)
    assert one("positions", [gold], [{**given, "stance": "rejects"}]) == (1, 1, 0)
    assert one("positions", [{**gold, "party": "K", "accept_parties": ["F"]}], [given]) == (1, 1, 1)


def test_a_dispute_needs_two_accounts() -> None:
    sides = [{"evidence": words("M. Kerry a démenti")}, {"evidence": words("Paris se félicite")}]
    gold = {"about": "la réunion", "accounts": sides}
    assert one("disputes", [gold], [{"accounts": sides[::-1]}]) == (1, 1, 1)
    assert one("disputes", [gold], [{"accounts": [sides[0], sides[0]]}]) == (1, 1, 0)


def test_agenda_by_day_and_words() -> None:
    gold = {"date": "2016-12-10", "evidence": words("la réunion")}
    assert one("agenda", [gold], [{"date": "2016-12-10T10:00", "evidence": words("réunion")}]) == (1, 1, 1)
    assert one("agenda", [gold], [{"date": "2016-12-11", "evidence": words("réunion")}]) == (1, 1, 0)


def test_folded_names() -> None:
    assert folded_name("Le général Édouard N'Dour") == folded_name("edouard n dour")
    assert folded_name("Le Président") == "president"
    assert folded_name(None) == ""


def test_forged_passages_are_found_however_deep() -> None:
    honest = {"quotations": [{**words("la trêve"), "cue": words("a démenti")}]}
    assert forged(honest, TEXT) == []
    honest["quotations"][0]["cue"]["text"] = "a admis"
    assert [p["text"] for p in forged(honest, TEXT)] == ["a admis"]


def test_an_author_the_text_does_not_name_is_invented() -> None:
    gold = {"events": [event("avoir annulé la réunion", "REJECT", status="cancelled")]}
    assert not invented_authors(gold, {"events": [event("annulé la réunion", "REJECT", status="cancelled")]})
    assert invented_authors(gold, {"events": [event("annulé la réunion", "REJECT", "a1")]})
    assert not invented_authors(gold, {"events": [event("annulé la réunion", "CONSULT", "a1", status="scheduled")]})


# Beside the reference scorer


def spoiled(gold: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A record with the faults that real ones have: things missed, doubled, mistyped, misplaced, misattributed."""
    record = copy.deepcopy(gold)
    ids = [person["id"] for person in record.get("actors", [])]
    for layer in ("times", "quotations", "events", "positions", "disputes", "hearsay", "agenda"):
        kept = []
        for item in record.get(layer, []):
            for field in [
                key for key in item if key.startswith("accept_") or key in ("optional", "zone", "tier", "parts")
            ]:
                del item[field]
            fate = chance.random()
            if fate < 0.2:
                continue
            if "start" in item and fate < 0.5:
                item["start"] = max(0, item["start"] - chance.randrange(12))
                item["end"] = item["end"] + chance.randrange(6)
            for field, values in {
                "value": ("2016", item.get("value")), "speaker": [*ids, None], "party": ids,
                "type": ("DATE", "AGREE", "CONSULT"), "stance": ("rejects", "accepts"), "polarity": ("denies",),
                "date": ("2016-12-10",), "status": ("scheduled",),
            }.items():  # fmt: skip
                if field in item and values and chance.random() < 0.2:
                    item[field] = chance.choice(list(values))
            if item.get("actors") and chance.random() < 0.2:
                item["actors"] = item["actors"][1:]
            kept += [copy.deepcopy(item) for _ in range(2 if chance.random() < 0.1 else 1)]
        record[layer] = kept
    for person in record.get("actors", []):
        if chance.random() < 0.3:
            person["name"] = person["name"].split()[-1].upper()
    return record


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("gold_set", ["gold/dev", "seed", "data/ftib"])
def test_it_gives_the_reference_scorers_figures(shared: Path, gold_set: str, seed: int) -> None:
    reference = runpy.run_path(str(shared / "score" / "score.py"))
    chance = random.Random(seed)
    gold = [json.loads(path.read_text("utf-8")) for path in sorted((shared / gold_set).glob("*.json"))]
    pairs = [(each, spoiled(each, chance)) for each in gold]
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for known, given in pairs:
        reference["score_one"](known, given, tally, defaultdict(list))
    ours = {layer: (t.due, t.given, t.right) for layer, t in score(pairs).items()}
    assert ours == {layer: (t["gold"], t["pred"], t["match"]) for layer, t in tally.items()}
    assert len({right == due for due, _, right in ours.values()}) == 2, "the spoiled records should not be all right"

"""What does each pipe cost beside the bare model? Seconds on fresh text, and per cent of the model's, in one run.

    python bench/pipes.py [--texts N]

Every text is read once, so that no cache of the model's lemmatizer is warm. The model's own pipes and the
tokenizer are the 100 %. What loading leaves behind is collected before the clock starts: else the one pass over
all that is loaded (some 0.15 s) falls upon whichever pipe comes next.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import defaultdict

from aidememoire.assemble import assemble_record
from aidememoire.dispatch import Dispatch
from aidememoire.pipeline import MODEL_PIPES, build
from aidememoire.reading import doc_of
from texts import real_texts

GROUPS = {
    "times": ("times", "dates"),
    "quotations and actors": ("clauses", "mentions", "actors", "quotations", "speakers"),
    "negotiation": ("modality", "events", "meetings", "proposals", "positions", "disputes", "agenda"),
}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=150)
    wanted = parser.parse_args().texts
    nlp = build("fr")
    nlp("Un premier texte, pour que rien ne reste à charger. « Oui », a dit Anne Roy jeudi.")
    spent: defaultdict[str, float] = defaultdict(float)
    words = 0
    gc.collect()
    for text in real_texts(wanted)[1]:
        dispatch = Dispatch(id=text.id, text=text.text, date=text.date)
        start = time.perf_counter()
        doc = doc_of(dispatch, nlp)
        spent["tokenizer"] += time.perf_counter() - start
        for name, pipe in nlp.pipeline:
            start = time.perf_counter()
            doc = pipe(doc)
            spent[name.removeprefix("aidememoire_")] += time.perf_counter() - start
        start = time.perf_counter()
        assemble_record(doc, dispatch)
        spent["assemble"] += time.perf_counter() - start
        words += len(text.text.split())
    model = sum(spent[name] for name in ("tokenizer", *MODEL_PIPES))
    print(f"{words:,} words; the bare model: {model:.2f} s, {words / model:,.0f} words/s\n")
    for name, seconds in spent.items():
        if name not in ("tokenizer", *MODEL_PIPES):
            print(f"{name:28}{seconds:7.2f} s {100 * seconds / model:6.1f} %")
    print()
    for group, names in GROUPS.items():
        seconds = sum(spent[name] for name in names)
        print(f"{group:28}{seconds:7.2f} s {100 * seconds / model:6.1f} %")


if __name__ == "__main__":
    main()

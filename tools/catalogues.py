"""Which sentences do the pages hold, and is each one translated? Keeps the gettext catalogues of aidememoire.web.

    tools/catalogues.py [--check]

Takes the sentences out of the templates and the code, keeps the translations there are, drops what is no
longer said, and names what lacks a translation. `--check` changes nothing and ends with code 1 when a
catalogue is stale or a sentence untranslated.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "src" / "aidememoire" / "web"
METHODS = [("**.py", "python"), ("**/templates/**.j2", "jinja2.ext:babel_extract")]
OPTIONS = {"**/templates/**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
LANGUAGES = ("fr", "en")
SOURCE = "en"  # msgids are its sentences: they need no translation


def said() -> Catalog:
    """Every sentence of the pages, with the files that say it."""
    found = Catalog(project="aidememoire", charset="utf-8")
    for name, line, message, comments, context in extract_from_dir(WEB, METHODS, OPTIONS):
        del line  # it would make every change of a template one of the catalogues too
        found.add(message, locations=[(Path(name).name, 0)], auto_comments=comments, context=context)
    return found


def catalogue_file(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return WEB / "locale" / language / "LC_MESSAGES" / "messages.po"


def updated(language: str, template: Catalog) -> tuple[str, list[str]]:
    """The catalogue as it should be, and the sentences that lack a translation."""
    path = catalogue_file(language)
    old = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    new = Catalog(locale=language, project="aidememoire", charset="utf-8", fuzzy=False)
    missing = []
    for message in sorted(template, key=lambda m: str(m.id)):
        if not message.id:
            continue
        known = old.get(message.id, message.context)
        string = known.string if known is not None else ""
        new.add(message.id, string, sorted({(name, 0) for name, _ in message.locations}), context=message.context)
        if language != SOURCE and not (all(string) if isinstance(string, tuple | list) else string):
            missing.append(str(message.id))
    out = io.BytesIO()
    write_po(out, new, width=120, omit_header=True, include_lineno=False)
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {new.plural_forms}\\n"\n\n'
    )
    return head + out.getvalue().decode(), missing


def main() -> int:
    """Runs the tool."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; code 1 when something is to be done")
    check = parser.parse_args().check
    template = said()
    wrong = 0
    for language in LANGUAGES:
        path = catalogue_file(language)
        text, missing = updated(language, template)
        if not path.exists() or path.read_text("utf-8") != text:
            wrong += check
            print(f"{path.relative_to(ROOT)}: " + ("stale: run make catalogues" if check else "written"))
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
        for sentence in missing:
            wrong += 1
            print(f"{language}: not translated: {sentence}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

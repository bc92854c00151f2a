"""What shape is a record's JSON? Its JSON Schema, generated from the nouns."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from aidememoire.record import SCHEMA, Record

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `Record.to_json` writes, by the names that it writes.

    Every field is required: a record leaves none out, and says null or [] for what it does not hold.
    """
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    for shape in (schema, *schema["$defs"].values()):
        if "properties" in shape:
            shape["required"] = list(shape["properties"])
    return {"$schema": DRAFT, "$id": f"urn:{SCHEMA.replace('/', ':')}", **schema}


def schema_json() -> str:
    """`record_schema` as the text of `record.schema.json`."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(schema_json(), "utf-8")
    else:
        sys.stdout.write(schema_json())

"""Odd formats become text tables: JSON, in each envelope that the portals and the BCN use, becomes a CSV file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# {"data": […]} of the BCN, {"results": […]} of Explore v2.1, {"lycees": […]} and the like of single files.
ENVELOPES = ("data", "results")


class UnreadableFile(Exception):
    """The file is not what its ending says; the message, in French, says what was expected."""


def json_as_csv(path: Path, target: Path) -> bool:
    """Write the records of a JSON file as a `;` CSV with the union of their fields as header.

    False, and nothing written, where the file holds no list of records. Raises UnreadableFile for a file cut short.
    """
    try:
        with open(path, encoding="utf-8-sig") as file:
            records = list(_records(json.load(file)))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"{path} : ce n'est pas du JSON complet ({error}).") from error
    names = list(dict.fromkeys(name for record in records for name in record))
    if not names:
        return False
    # JSON can hold halves of letters, which are none.
    with open(target, "w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(names)
        writer.writerows([_cell(record.get(name)) for name in names] for record in records)
    return True


def _records(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict):
        content = next((content[name] for name in ENVELOPES if isinstance(content.get(name), list)), [])
    for record in content if isinstance(content, list) else ():
        if not isinstance(record, dict):
            return
        # Version 1 of the portals wraps each record: {datasetid, recordid, fields: {…}}.
        yield record["fields"] if isinstance(record.get("fields"), dict) else record


def _cell(value: Any) -> str:
    """As the portals write it in CSV: a list joined by commas, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ",".join(_cell(part) for part in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)

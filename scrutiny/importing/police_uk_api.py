"""Reads the JSON that the API of data.police.uk gives: a list of stops, each an object."""

import json
from collections.abc import Iterator, Mapping

from scrutiny.errors import Refusal
from scrutiny.importing.files import ListFile, Row, digest_of
from scrutiny.importing.sources import Source

_MOST_BYTES = 64 * 1024**2
_REPEATS = ("outcome_object", "involved_person")
"""What another key of the same stop says too."""


def open_json(source: Source) -> ListFile:
    """Take the stops of an API answer as rows; the header is the names of its keys.

    Raises `Refusal` when it is not such an answer.
    """
    with source.opened() as stream:
        content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise _refused("The JSON file is larger than 64 MB", source.name)
    try:
        records = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise _refused("The file is not JSON that can be read", source.name) from error
    if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
        raise _refused("The JSON is not a list of records", source.name)
    if not records:
        raise _refused("The list is empty", source.name)
    flat = [_flat(each) for each in records]
    titles = list(dict.fromkeys(title for each in flat for title in each))
    left = sorted({key for each in records for key in each} - {*titles, *_REPEATS, "location"})
    notices = ["The file is JSON of the API; a row is one record of it."]
    if left:
        notices.append(f"Left out, because they are not one value: {', '.join(left)}.")

    def rows(_: ListFile) -> Iterator[Row]:
        yield None, list(titles)
        for each in flat:
            yield None, [each.get(title, "") for title in titles]

    return ListFile(source.name, digest_of(source), source, "", tuple(notices), read=rows)


def _flat(record: Mapping[str, object]) -> dict[str, str]:
    """Write the values of one stop as a file of data.police.uk writes them.

    >>> _flat({"type": "Person search", "operation": False, "location": {"latitude": "51.4"}})
    {'type': 'Person search', 'operation': 'False', 'latitude': '51.4', 'longitude': ''}
    """
    found = {}
    for key, value in record.items():
        if key == "location" and isinstance(value, Mapping):
            for each in ("latitude", "longitude"):
                found[each] = _text(value.get(each))
        elif key not in _REPEATS and not isinstance(value, (dict, list)):
            found[key] = _text(value)
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _refused(what: str, name: str) -> Refusal:
    return Refusal(
        f"{what}.",
        where=name,
        next_step="Save the answer of the API as it comes, or ask the force for a CSV file.",
    )

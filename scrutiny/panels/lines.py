"""Where each key of a TOML file stands, so that a problem can name its line.

`tomllib` gives values without places. This scanner follows the layout that panel files use (tables,
arrays of tables, one inline table a line); where it loses its way a problem names the table's line.
"""

import re

_TABLE = re.compile(r"^\s*\[(?P<array>\[)?\s*(?P<name>[A-Za-z0-9_.-]+)\s*\]")
_KEY = re.compile(r"^\s*(?P<key>[A-Za-z0-9_-]+|\"[^\"]+\")\s*=\s*(?P<value>.*)$")

Path = tuple[str | int, ...]
"""For example `("fields", 3, "codelist")` or `("codelists", 0, "codes", 12)`."""


def line_numbers(text: str) -> dict[Path, int]:
    """Map each table, key and inline table in a list to its line, counted from 1.

    >>> lines = line_numbers('[panel]\\nid = "x"\\n[[fields]]\\nid = "a"\\n[[fields]]\\nid = "b"')
    >>> lines[("panel", "id")], lines[("fields", 1)], lines[("fields", 1, "id")]
    (2, 5, 6)
    >>> line_numbers('codes = [\\n  { code = "a" },\\n  { code = "b" },\\n]')[("codes", 1)]
    3
    """
    places: dict[Path, int] = {}
    counts: dict[str, int] = {}
    table: Path = ()
    inside: Path | None = None
    item = 0
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if inside is not None:
            if stripped.startswith("{"):
                places[(*inside, item)] = number
                item += 1
            if stripped.endswith("]") and not stripped.endswith("[]"):
                inside = None
            continue
        header = _TABLE.match(line)
        if header:
            table = _table_path(header["name"], header["array"] is not None, counts)
            places.setdefault(table, number)
            if header["array"] is not None:
                places.setdefault(table[:-1], number)
            continue
        key = _KEY.match(line)
        if key:
            path = (*table, key["key"].strip('"'))
            places[path] = number
            value = key["value"].split("#")[0].rstrip()
            if value.startswith("[") and not value.endswith("]"):
                inside, item = path, 0
    return places


def _table_path(name: str, is_array: bool, counts: dict[str, int]) -> Path:
    parts: Path = tuple(name.split("."))
    if not is_array:
        return parts
    counts[name] = counts.get(name, -1) + 1
    return (*parts, counts[name])


def line_of(places: dict[Path, int], path: Path) -> int:
    """Give the line of a path, or of the nearest thing around it.

    >>> line_of({("fields", 0): 4}, ("fields", 0, "type"))
    4
    """
    while path:
        if path in places:
            return places[path]
        path = path[:-1]
    return 1

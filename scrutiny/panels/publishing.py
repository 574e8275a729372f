"""What a panel file says about publishing: `[publication]`, the places and counts that may go out.

Everything here has a safe default, so a panel file that says nothing publishes no place and hides
small counts. A field of exact places can never be allowed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny.panels.tables import Tables

EXACT_PLACES = (
    "location",
    "place",
    "street",
    "road",
    "address",
    "postcode",
    "ward",
    "beat",
    "station",
    "premises",
    "venue",
    "school",
    "town",
    "village",
    "operation",
)
"""Words in the name of a field that tells an exact place."""

BY_SIZE, OPEN, SMALL_HIDDEN = "by-size", "open", "hidden"
CONCLUSIONS = (BY_SIZE, OPEN, SMALL_HIDDEN)
"""How small totals of conclusions are printed: see `scrutiny.publishing.totals`."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """What of a case may be told in public, and how small totals of conclusions are printed."""

    area: str = ""
    """The field whose values are areas wide enough to be named; empty when none may be."""
    sort: str = ""
    """The field that says of what sort a case is; empty when that is not told."""
    places: tuple[str, ...] = ()
    """Places that may be named though a list has them in a field of exact places."""
    conclusions: str = BY_SIZE


PUBLISHING = Publishing()
"""What holds when a panel file says nothing."""


def tells_exact_place(words: str) -> bool:
    """Tell whether the id or title of a field speaks of an exact place.

    >>> tells_exact_place("location_type"), tells_exact_place("Policing area")
    (True, False)
    """
    said = words.casefold().replace("_", " ").split()
    return any(each in said for each in EXACT_PLACES)


def publishing_of(tables: Tables) -> Publishing:
    """Read `[publication]`; each mistake is told with its line."""
    table = tables.table("publication", needed=False)
    found = Publishing(
        area=table.text("area", ""),
        sort=table.text("sort", ""),
        places=tuple(" ".join(each.split()) for each in table.texts("places", ())),
        conclusions=table.one_of("conclusions", CONCLUSIONS, BY_SIZE),
    )
    for key, types, must in (
        ("area", ("text", "code"), "of type text or code"),
        (
            "sort",
            ("code", "codes"),
            "with a list of codes: what is typed could name somebody",
        ),
    ):
        named = getattr(found, key)
        if named:
            for problem in _field_problems(tables, named, types, must):
                table.report(key, problem)
    title = f"{found.area} {_field(tables, found.area).get('title', '')}"
    if found.area and tells_exact_place(title):
        table.report(
            "area",
            f"'{found.area}' tells an exact place, where few people live or work; name the field"
            " of the policing areas",
        )
    if any(not each for each in found.places):
        table.report("places", "a place must not be blank")
    return found


def _field_problems(
    tables: Tables, field_id: str, types: tuple[str, ...], must: str
) -> Iterator[str]:
    field = _field(tables, field_id)
    if not field:
        yield f"'{field_id}' is not a field of this file"
    elif field.get("blind"):
        yield f"'{field_id}' is blind, so nobody may be told it"
    elif field.get("type") not in types:
        yield f"'{field_id}' must be a field {must}"


def _field(tables: Tables, field_id: str) -> dict[str, object]:
    listed = tables.document.get("fields")
    known = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return next((each for each in known if each.get("id") == field_id), {})

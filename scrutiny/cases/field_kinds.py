"""Finds the fields that hold ages, sexes or ethnic groups, by what their codes mean.

No field is known here by its name alone, so that another panel's fields are found too.
"""

from collections import Counter
from collections.abc import Mapping

from scrutiny.panels.definition import Field, Panel
from scrutiny.populations.ages import ages_in

SEXES = ("Female", "Male")


def age_fields(panel: Panel) -> list[Field]:
    """Give the fields that hold an age or a band of ages."""
    return [field for field in panel.fields if holds_ages(field)]


def sex_fields(panel: Panel) -> list[Field]:
    """Give the fields that hold the sex of a person."""
    return [field for field in panel.fields if holds_sexes(field)]


def fields_of_shared_groups(panel: Panel) -> list[Field]:
    """Give the fields whose groups another field has too: one thing, seen by two people."""
    groups = {
        field.id: frozenset(field.codelist.groups())
        for field in panel.fields
        if field.codelist is not None and field.type == "code"
    }
    times = Counter(groups.values())
    return [field for field in panel.fields if (own := groups.get(field.id)) and times[own] > 1]


def recorded_values(field: Field, found: Mapping[str, int]) -> dict[str, int]:
    """Leave out what is blank, what says nothing, and codes that the list does not know."""
    codes = (
        {code.code for code in field.codelist.codes if not code.missing} if field.codelist else None
    )
    return {
        value: count
        for value, count in found.items()
        if value and (codes is None or value in codes)
    }


def holds_ages(field: Field) -> bool:
    """Say whether a field holds an age in years, or a code that is a band of ages.

    >>> (
    ...     holds_ages(Field("subject_age", "Age", "integer")),
    ...     holds_ages(Field("area", "Area", "text")),
    ... )
    (True, False)
    """
    if field.type == "integer":
        return field.id.split("_")[-1] == "age"
    codes = [] if field.codelist is None or field.type != "code" else field.codelist.codes
    return bool(codes) and all(code.missing or ages_in(code.code) for code in codes)


def holds_sexes(field: Field) -> bool:
    """Say whether a field holds codes, Female and Male among them."""
    codes = () if field.codelist is None or field.type != "code" else field.codelist.codes
    return {code.code for code in codes if not code.missing} >= set(SEXES)

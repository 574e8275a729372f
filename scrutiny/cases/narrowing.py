"""Takes only cases of some ages, of one sex or of one area, so that they match the residents.

The field that says so is found by what its codes mean. A code that lies partly inside a band is
refused, and cases that do not say are counted and told, never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.asking import EVERY_CASE, Period, theme_of
from scrutiny.cases.crossing import MONTH, crossed
from scrutiny.errors import Refusal
from scrutiny.panels.condition_sql import SqlCondition, column
from scrutiny.panels.definition import Field, Panel
from scrutiny.populations.ages import Ages, ages_in, needed_ages
from scrutiny.populations.areas import area_called, names_of, slug
from scrutiny.populations.population import COARSE_GROUPS
from scrutiny.workspace import Workspace

_LEAST_CODES = 2


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A part of the cases."""

    chosen: SqlCondition
    silent: SqlCondition
    """The cases that do not say whether they belong to it."""
    words: str
    """What was taken, as a part of the definition line."""


EVERYBODY = Narrowed(EVERY_CASE, SqlCondition("0", ()), "")


def age_field(panel: Panel) -> Field | None:
    """Find the field of a panel that holds bands of ages."""
    return next((each for each in panel.fields if len(bands_of(each)) >= _LEAST_CODES), None)


def needed_age_field(panel: Panel) -> Field:
    """Find that field or refuse."""
    found = age_field(panel)
    if found is None:
        raise Refusal(
            f"The list of the panel '{panel.id}' has no bands of ages.",
            next_step="Leave out --ages and --standardise.",
        )
    return found


def bands_of(field: Field) -> Mapping[str, Ages]:
    """Give the band of ages that each code of a field stands for; empty when they are no ages."""
    if field.codelist is None or field.type != "code":
        return {}
    named = [code for code in field.codelist.codes if not code.missing]
    bands = {code.code: ages_in(code.code) or ages_in(code.label) for code in named}
    found = {code: band for code, band in bands.items() if band is not None}
    return found if len(found) == len(named) else {}


def of_ages(panel: Panel, text: str) -> Narrowed:
    """Take the cases of a band of ages."""
    wanted = needed_ages(text)
    if wanted.everybody:
        return EVERYBODY
    field = needed_age_field(panel)
    inside = codes_inside(wanted, bands_of(field), field.id)
    return Narrowed(_one_of(field, inside), _says_nothing(field), str(wanted))


def codes_inside(wanted: Ages, bands: Mapping[str, Ages], where: str) -> list[str]:
    """Give the codes whose ages lie inside a band; one that lies partly inside is refused.

    >>> codes_inside(Ages(10, 24), {"10-17": Ages(10, 17), "25-34": Ages(25, 34)}, "age_range")
    ['10-17']
    """
    inside = []
    for code, band in bands.items():
        if wanted.first <= band.first and band.last <= wanted.last:
            inside.append(code)
        elif band.first <= wanted.last and wanted.first <= band.last:
            raise Refusal(
                f"The list counts {band} together, so {wanted} cannot be taken out of it.",
                where=where,
                next_step="Ask for ages that begin and end where the list's own bands do: "
                + ", ".join(bands),
            )
    if not inside:
        raise Refusal(f"The list has no band inside {wanted}.", where=where)
    return inside


def of_sex(panel: Panel, sex: str) -> Narrowed:
    """Take the cases of one sex, `Female` or `Male`; empty for everybody."""
    if not sex:
        return EVERYBODY
    for field in panel.fields:
        named = [code for code, words in _sexes_of(field).items() if sex.lower() in words]
        if named:
            return Narrowed(_one_of(field, named), _says_nothing(field), sex.lower())
    raise Refusal(f"The list of the panel '{panel.id}' does not say the sex of anybody.")


def sex_field(panel: Panel) -> Field | None:
    """Find the field of a panel that tells the sex of people."""
    return next((each for each in panel.fields if _sexes_of(each)), None)


def _sexes_of(field: Field) -> Mapping[str, set[str]]:
    """Give the words of each code of a field that tells the sex; empty when it does not."""
    codes = field.codelist.codes if field.codelist and field.type == "code" else ()
    told = {code.code: {code.code.lower(), code.label.lower()} for code in codes}
    every = {word for words in told.values() for word in words}
    return told if {"female", "male"} <= every else {}


def describes_people(field: Field) -> bool:
    """Tell whether a field says who somebody is: an ethnic group, an age or a sex."""
    groups = field.codelist.groups() if field.codelist else ()
    ethnic = len(set(groups) & set(COARSE_GROUPS)) >= _LEAST_CODES
    return ethnic or bool(_sexes_of(field)) or len(bands_of(field)) >= _LEAST_CODES


def of_area(panel: Panel, name: str, own: str, there: Mapping[str, int]) -> Narrowed:
    """Take the cases of one area; `there` holds the areas that the list names, with their cases.

    The area of the workspace's own force is every case.
    """
    area = area_called(name)
    if not name or slug(own) in names_of(area):
        return EVERYBODY
    field = panel.field("area")
    known = [each for each in there if each and slug(each) in names_of(area)]
    if field is None or not known:
        listed = ", ".join(f"{each} ({count:,})" for each, count in there.items() if each)
        raise Refusal(
            f"The list does not say which cases are of {area.name}.",
            next_step=f"Areas that it names: {listed}." if listed else "It names no area.",
        )
    return Narrowed(_one_of(field, known), _says_nothing(field), area.name)


def together(*parts: Narrowed) -> Narrowed:
    """Take the cases that belong to every part."""
    used = [each for each in parts if each is not EVERYBODY]
    if not used:
        return EVERYBODY
    return Narrowed(
        _joined([each.chosen for each in used], " AND "),
        _joined([each.silent for each in used], " OR "),
        "; ".join(each.words for each in used),
    )


def silent_cases(
    workspace: Workspace,
    panel: Panel,
    theme_id: str | None,
    period: Period,
    narrowed: Narrowed,
    force: str,
) -> int:
    """Count the cases that do not say whether they belong to the part that was taken."""
    if not narrowed.words:
        return 0
    theme = theme_of(panel, theme_id)
    among = narrowed.silent
    return sum(crossed(workspace, panel, theme, period, [MONTH], force=force, among=among).values())


def _joined(parts: list[SqlCondition], word: str) -> SqlCondition:
    return SqlCondition(
        "(" + word.join(f"({each.expression})" for each in parts) + ")",
        tuple(value for each in parts for value in each.parameters),
    )


def _one_of(field: Field, codes: list[str]) -> SqlCondition:
    marks = ", ".join("?" for _ in codes)
    return SqlCondition(f"coalesce({column(field.id)}, '') IN ({marks})", tuple(codes))


def _says_nothing(field: Field) -> SqlCondition:
    missing = [code.code for code in field.codelist.codes if code.missing] if field.codelist else []
    return _one_of(field, ["", *missing])

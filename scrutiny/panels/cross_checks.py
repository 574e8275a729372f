"""Checks of a panel that need more than one part of its file: names, conditions, and sense."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from scrutiny.panels.condition_checks import problems_of
from scrutiny.panels.definition import Panel
from scrutiny.panels.earlier import condition_fields
from scrutiny.panels.follow_ups import when_problems
from scrutiny.panels.headings import LANGUAGE, LANGUAGES
from scrutiny.panels.lines import Path

_PLACEHOLDERS = ("panel", "date", "theme", "period", "units")


@dataclass(frozen=True, slots=True)
class CrossProblem:
    """A problem and the path of the key that has it."""

    problem: str
    path: Path


def cross_problems(
    panel: Panel, date_formats: Sequence[str], wording: Sequence[str]
) -> list[CrossProblem]:
    """List what does not fit together in a panel whose parts were read without a problem."""
    checks: tuple[Callable[[Panel], Iterator[CrossProblem]], ...] = (
        _repeated_ids,
        _fields,
        _import,
        _conditions,
        _scales,
        _questions,
        _figures,
    )
    found = [problem for check in checks for problem in check(panel)]
    found.extend(_dates(panel, date_formats))
    found.extend(_wording(panel, wording))
    return found


def _repeated_ids(panel: Panel) -> Iterator[CrossProblem]:
    for name, ids in (
        ("fields", [each.id for each in panel.fields]),
        ("codelists", [each.id for each in panel.codelists]),
        ("themes", [each.id for each in panel.themes]),
        ("checks", [each.id for each in panel.checks]),
        ("exclusions", [each.id for each in panel.exclusions]),
        ("scales", [each.id for each in panel.scales]),
        ("forms", [each.id for each in panel.forms]),
        ("questions", [each.id for each in panel.questions]),
    ):
        counts = Counter(ids)
        for number, each in enumerate(ids):
            if counts[each] > 1 and ids.index(each) < number:
                yield CrossProblem(f"'{each}' is used twice", (name, number, "id"))


def _fields(panel: Panel) -> Iterator[CrossProblem]:
    owners: dict[str, str] = {}
    for number, field in enumerate(panel.fields):
        if field.type in ("code", "codes") and field.codelist is None:
            yield CrossProblem(f"'{field.id}' needs a code list", ("fields", number, "type"))
        if field.codelist is not None and field.type not in ("code", "codes"):
            problem = f"'{field.id}' has a code list, so its type must be code or codes"
            yield CrossProblem(problem, ("fields", number, "type"))
        for column in {field.id, *(each.strip().casefold() for each in field.columns)}:
            if owners.setdefault(column, field.id) != field.id:
                problem = f"the column '{column}' belongs to '{owners[column]}' already"
                yield CrossProblem(problem, ("fields", number, "columns"))
    for place, codelist in enumerate(panel.codelists):
        counts = Counter(code.code for code in codelist.codes)
        for number, code in enumerate(codelist.codes):
            if counts[code.code] > 1:
                path: Path = ("codelists", place, "codes", number)
                yield CrossProblem(f"the code '{code.code}' stands twice", path)
            if code.valid_from and code.valid_to and code.valid_to < code.valid_from:
                path = ("codelists", place, "codes", number)
                yield CrossProblem(f"'{code.code}' ends before it begins", path)


def _import(panel: Panel) -> Iterator[CrossProblem]:
    reference = panel.field(panel.reference)
    if reference is None or reference.type != "reference":
        problem = f"'{panel.reference}' must be a field of type reference"
        yield CrossProblem(problem, ("import", "reference"))
    control = panel.field(panel.control) if panel.control else None
    if panel.control and (control is None or control.type != "code"):
        problem = f"'{panel.control}' must be a field of type code"
        yield CrossProblem(problem, ("import", "control"))
    day = panel.field(panel.date)
    if day is None or day.type not in ("date", "datetime"):
        problem = f"'{panel.date}' must be a field of type date or datetime"
        yield CrossProblem(problem, ("import", "date"))


def _conditions(panel: Panel) -> Iterator[CrossProblem]:
    fields = {field.id: field for field in panel.fields}
    places: list[tuple[Path, str]] = []
    for name, conditions in (
        ("themes", panel.themes),
        ("checks", panel.checks),
        ("exclusions", panel.exclusions),
    ):
        places += [((name, n, "where"), each.where) for n, each in enumerate(conditions)]
    places += [(("forms", n, "where"), f.where) for n, f in enumerate(panel.forms) if f.where]
    places += [(("stages", n, "where"), where) for n, (_, where) in enumerate(panel.figures.stages)]
    for path, text in places:
        known = condition_fields(panel) if path[0] == "themes" else fields
        for problem in problems_of(text, known):
            yield CrossProblem(problem, path)
    ids = [each.id for each in panel.questions]
    for number, question in enumerate(panel.questions):
        if question.when:
            for problem in when_problems(question, panel.questions[:number], ids, fields):
                yield CrossProblem(problem, ("questions", number, "when"))


def _scales(panel: Panel) -> Iterator[CrossProblem]:
    for place, scale in enumerate(panel.scales):
        counts = Counter(option.code for option in scale.options)
        for number, option in enumerate(scale.options):
            if counts[option.code] > 1:
                path: Path = ("scales", place, "options", number)
                yield CrossProblem(f"the option '{option.code}' stands twice", path)
        if len(scale.for_seats()) > 9 or len(scale.for_conclusions()) > 9:
            problem = f"'{scale.id}' has more than nine options, and there are nine number keys"
            yield CrossProblem(problem, ("scales", place))


def _questions(panel: Panel) -> Iterator[CrossProblem]:
    forms = {form.id for form in panel.forms}
    for number, question in enumerate(panel.questions[:-1]):
        if question.id == panel.judgement.id:
            problem = f"'{question.id}' is kept for the judgement"
            yield CrossProblem(problem, ("questions", number, "id"))
        if question.type != "text" and question.scale is None:
            problem = f"'{question.id}' needs a scale"
            yield CrossProblem(problem, ("questions", number, "scale"))
        for each in question.forms:
            if each not in forms:
                problem = f"'{each}' is not a form of this file"
                yield CrossProblem(problem, ("questions", number, "forms"))
    if panel.judgement.scale is None:
        yield CrossProblem("the judgement needs a scale", ("judgement", "scale"))
    if not any(not form.where for form in panel.forms):
        problem = "one form must have no 'where', for cases that no other form fits"
        yield CrossProblem(problem, ("forms", max(0, len(panel.forms) - 1)))


def _figures(panel: Panel) -> Iterator[CrossProblem]:
    figures = panel.figures
    for each in figures.by:
        field = panel.field(each)
        groups = field.codelist.groups() if field and field.codelist else ()
        if not groups:
            yield CrossProblem(f"'{each}' is not a field with groups", ("figures", "by"))
        for key, names in (("reference", (figures.reference,)), ("trend_of", figures.trend_of)):
            for name in names:
                if groups and name not in groups:
                    problem = f"'{name}' is not a group of '{each}'"
                    yield CrossProblem(problem, ("figures", key))
    if figures.areas and panel.field(figures.areas) is None:
        yield CrossProblem(f"'{figures.areas}' is not a field of this file", ("figures", "areas"))
    for each in figures.outcomes:
        name, _, value = each.partition("=")
        field = panel.field(name.strip())
        if field is None or not value.strip():
            problem = f"'{each}' must be a field of this file, '=' and one of its values"
            yield CrossProblem(problem, ("figures", "outcomes"))
        elif field.codelist and field.codelist.find(value.strip()) is None:
            problem = f"'{value.strip()}' is not a code of '{name.strip()}'"
            yield CrossProblem(problem, ("figures", "outcomes"))


def _dates(panel: Panel, known: Sequence[str]) -> Iterator[CrossProblem]:
    for each in panel.date_formats:
        if each not in known:
            problem = f"'{each}' must be one of: {', '.join(known)}"
            yield CrossProblem(problem, ("import", "date_formats"))


def _wording(panel: Panel, known: Sequence[str]) -> Iterator[CrossProblem]:
    for key, text in panel.wording.items():
        if key not in known:
            yield CrossProblem(f"'{key}' is not a sentence of the report", ("wording", key))
        elif not text.strip():
            yield CrossProblem(f"'{key}' is missing or blank", ("wording", key))
        elif key == LANGUAGE and text not in LANGUAGES:
            problem = f"'{text}' must be one of: {', '.join(LANGUAGES)}"
            yield CrossProblem(problem, ("wording", key))
        for name in re.findall(r"\{([^}]*)\}", text):
            if name not in _PLACEHOLDERS:
                names = ", ".join("{" + each + "}" for each in _PLACEHOLDERS)
                problem = "{" + name + "} cannot be filled in; use " + names
                yield CrossProblem(problem, ("wording", key))

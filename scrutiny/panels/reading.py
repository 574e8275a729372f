"""Reads a panel file and lists everything that is wrong with it, each with its line.

A panel is returned only when there is no problem at all; nothing of a faulty file is used.
"""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from scrutiny.errors import Problem, Refusal
from scrutiny.panels.cross_checks import cross_problems
from scrutiny.panels.definition import (
    FIELD_TYPES,
    JUDGEMENT,
    OPTION_USES,
    QUESTION_TYPES,
    Code,
    CodeList,
    Condition,
    Field,
    Form,
    Option,
    Panel,
    Question,
    Scale,
)
from scrutiny.panels.headings import HEADINGS, LANGUAGE, SENTENCES
from scrutiny.panels.lines import Path, line_numbers, line_of
from scrutiny.panels.list_figures import list_figures_of
from scrutiny.panels.preparing_table import preparing_of
from scrutiny.panels.publishing import publishing_of
from scrutiny.panels.rows_of_case import RowsRead, read_rows, row_problems
from scrutiny.panels.tables import Table, Tables

SHIPPED = ("irp", "sopp", "oocd")
"""The panel files that come with the program."""

DATE_FORMATS = (
    *("YYYY-MM-DD", "DD/MM/YYYY", "DD/MM/YY", "DD-MM-YYYY", "DD.MM.YYYY"),
    "DD Mon YYYY",
)
WORDING = (
    "report_title",
    "introduction",
    "method",
    "conclusions_heading",
    "observations_heading",
    "figures_heading",
    "questions_heading",
    "good_practice",
    "learning_individual",
    "learning_force",
    "question",
    "policy",
    "response",
    "closing",
)
"""The sentences of the report that a panel file sets; all are needed."""
KNOWN_WORDING = (*WORDING, *HEADINGS, *SENTENCES, LANGUAGE)
"""Those, and the headings and sentences that it may set."""


def shipped_text(panel_id: str) -> str:
    """Give the text of a panel file that comes with the program."""
    return (resources.files("scrutiny.panels") / f"{panel_id}.toml").read_text("utf-8")


@cache
def shared_codelists() -> Mapping[str, CodeList]:
    """Give the code lists that every panel file may use by name."""
    text = (resources.files("scrutiny.panels") / "codelists.toml").read_text("utf-8")
    tables = Tables(tomllib.loads(text), line_numbers(text), "codelists.toml")
    lists = {each.id: each for each in _codelists(tables)}
    if tables.problems:
        raise Refusal("The shared code lists cannot be read.", problems=tuple(tables.problems))
    return lists


def read_panel(text: str, name: str) -> Panel:
    """Turn the text of a panel file into a panel.

    `name` is the file as the person named it. Raises `Refusal` with every problem and its line.
    """
    panel, problems = check_panel(text, name)
    if panel is None or problems:
        raise Refusal(
            f"The panel file has {len(problems)} problem{'s' if len(problems) != 1 else ''}.",
            where=name,
            next_step=f"Correct each line and run: scrutiny panels check {name}",
            problems=tuple(problems),
        )
    return panel


def check_panel(text: str, name: str) -> tuple[Panel | None, list[Problem]]:
    """Read a panel file; give the panel, when there is one to give, and all its problems.

    >>> panel, problems = check_panel("[panel]\\nid = 3\\n", "mine.toml")
    >>> panel is None, [each.sentence() for each in problems if each.row == 2]
    (True, ['mine.toml, line 2, id: must be text in quotation marks'])
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [Problem(f"this is not a TOML file: {error}", name)]
    lines = line_numbers(text)
    tables = Tables(document, lines, name)
    panel, rows = _panel(tables, hashlib.sha256(text.encode()).hexdigest())
    problems = tables.problems
    if not problems:
        found = [(e.problem, e.path) for e in cross_problems(panel, DATE_FORMATS, KNOWN_WORDING)]
        if rows is not None:
            found.extend(row_problems(rows, {each.id: each.type for each in panel.fields}))
        problems = [
            Problem(problem, name, line_of(lines, path), _key(path), "line")
            for problem, path in found
        ]
    return (panel if not problems else None), sorted(problems, key=lambda each: each.row or 0)


def _key(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _panel(tables: Tables, digest: str) -> tuple[Panel, RowsRead | None]:
    head = tables.table("panel")
    imports = tables.table("import")
    said = imports.table("rows")
    rows = read_rows(said) if said is not None else None
    own = {each.id: each for each in _codelists(tables)}
    scales = {each.id: each for each in _scales(tables)}
    questions = (*_questions(tables, scales), _judgement(tables, scales))
    wording = tables.table("wording")
    safety = tables.table("safety", needed=False)
    panel = Panel(
        id=head.text("id", pattern=r"[a-z0-9-]{2,30}"),
        name=head.text("name"),
        version=head.text("version"),
        purpose=head.text("purpose", ""),
        unit=head.text("unit", "case"),
        units=head.text("units", "cases"),
        recipients=head.texts("recipients"),
        fields=tuple(_field(each, own, rows) for each in tables.array("fields")),
        reference=imports.text("reference"),
        date=imports.text("date"),
        date_formats=imports.texts("date_formats", ("YYYY-MM-DD",)),
        control=imports.text("control", ""),
        police_uk=imports.flag("police_uk"),
        personal_columns=imports.texts("personal_columns", ()),
        codelists=tuple(own.values()),
        themes=_conditions(tables, "themes"),
        checks=_conditions(tables, "checks"),
        exclusions=_conditions(tables, "exclusions"),
        scales=tuple(scales.values()),
        forms=tuple(
            Form(
                id=each.text("id", pattern=r"[a-z0-9-]+"),
                title=each.text("title"),
                where=each.text("where", ""),
            )
            for each in tables.array("forms")
        ),
        questions=questions,
        blind=head.flag("blind"),
        wording={key: wording.text(key, "") for key in (*WORDING, *wording.other(WORDING))},
        digest=digest,
        support=safety.text("support", ""),
        referral_to=safety.text("referral_to", ""),
        rows=rows.rows if rows is not None else None,
        preparing=preparing_of(tables),
        publishing=publishing_of(tables),
        figures=list_figures_of(tables),
    )
    tables.finish()
    return panel, rows


def _field(table: Table, own: Mapping[str, CodeList], read: RowsRead | None) -> Field:
    field_id = table.text("id", pattern=r"[a-z0-9_]+")
    counted = read.rows if read is not None and read.rows.count == field_id else None
    name = table.text("codelist", "")
    codelist = None
    if name:
        codelist = own.get(name) or shared_codelists().get(name)
        if codelist is None:
            table.report("codelist", f"'{name}' is not a code list of this file or a shipped one")
    return Field(
        id=field_id,
        title=table.text("title"),
        type=table.one_of("type", FIELD_TYPES),
        columns=table.texts("columns", ()),
        codelist=codelist,
        required=table.flag("required"),
        blind=table.flag("blind"),
        shown=table.flag("shown", True),
        keep_unknown_codes=table.flag("keep_unknown_codes"),
        warning=table.flag("warning"),
        help=table.text("help", ""),
        unit=counted.unit if counted else "",
        units=counted.units if counted else "",
    )


def _codelists(tables: Tables) -> Sequence[CodeList]:
    return [
        CodeList(
            id=each.text("id"),
            version=each.text("version"),
            source=each.text("source", ""),
            codes=tuple(
                Code(
                    code=code.text("code"),
                    label=code.text("label", code.text("code")),
                    group=code.text("group", ""),
                    missing=code.text("missing", ""),
                    valid_from=code.day("valid_from"),
                    valid_to=code.day("valid_to"),
                    also=code.texts("also", ()),
                )
                for code in each.array("codes")
            ),
        )
        for each in tables.array("codelists", needed=False)
    ]


def _conditions(tables: Tables, name: str) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            id=each.text("id", pattern=r"[a-z0-9-]+"),
            title=each.text("title"),
            where=each.text("where"),
            standing=each.flag("standing"),
            description=each.text("description", ""),
        )
        for each in tables.array(name, needed=False)
    )


def _scales(tables: Tables) -> Sequence[Scale]:
    return [
        Scale(
            id=each.text("id"),
            title=each.text("title", ""),
            ordered=each.flag("ordered"),
            options=tuple(
                Option(
                    code=option.text("code"),
                    label=option.text("label"),
                    adverse=option.flag("adverse"),
                    needs_reason=option.flag("needs_reason"),
                    carry_forward=option.flag("carry_forward"),
                    use=option.one_of("use", OPTION_USES, "both"),
                    undecided=option.flag("undecided"),
                )
                for option in each.array("options")
            ),
        )
        for each in tables.array("scales")
    ]


def _questions(tables: Tables, scales: Mapping[str, Scale]) -> list[Question]:
    return [
        Question(
            id=each.text("id", pattern=r"[a-z0-9_]+"),
            text=each.text("text"),
            type=each.one_of("type", QUESTION_TYPES, "choice"),
            scale=_scale(each, scales),
            help=each.text("help", ""),
            required=each.flag("required", True),
            forms=each.texts("forms", ()),
            when=each.text("when", ""),
            source=each.text("source", ""),
            caveat=each.text("caveat", ""),
        )
        for each in tables.array("questions", needed=False)
    ]


def _judgement(tables: Tables, scales: Mapping[str, Scale]) -> Question:
    table = tables.table("judgement")
    return Question(
        id=JUDGEMENT,
        text=table.text("text"),
        scale=_scale(table, scales),
        help=table.text("help", ""),
    )


def _scale(table: Table, scales: Mapping[str, Scale]) -> Scale | None:
    name = table.text("scale", "")
    if name and name not in scales:
        table.report("scale", f"'{name}' is not a scale of this file")
    return scales.get(name)

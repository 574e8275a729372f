"""Commands about themes: today's counts, trying a condition, and saving one to the panel's file."""

from pathlib import Path
from typing import Any

import click

from scrutiny.text import clean
from tui.output import answer, json_option, say, table
from tui.parameters import from_option, open_workspace, to_option


def _panel_above(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """Take the panel that stands before the name of the command when none stands behind it."""
    found = value or (context.parent.params.get("panel_id") if context.parent else None)
    if not isinstance(found, str):
        raise click.MissingParameter(ctx=context, param=parameter)
    return found


_panel = click.option("--panel", "panel_id", callback=_panel_above, metavar="P", help="The panel.")
_where = click.option(
    "--where",
    "text",
    required=True,
    metavar="TEXT",
    help='The condition, such as: outcome is "Arrest" and area is not blank',
)


@click.group(invoke_without_command=True)
@click.option("--panel", "panel_id", metavar="P", help="The panel.")
@from_option
@to_option
@json_option
@click.pass_context
def themes(
    context: click.Context, panel_id: str | None, first: str | None, last: str | None, as_json: bool
) -> None:
    """List the themes of a panel with today's counts.

    A theme that asks for columns which no list has is not counted: it would be a false nought.
    """
    if context.invoked_subcommand is not None:
        return
    if panel_id is None:
        raise click.UsageError("Missing option '--panel'.", context)
    _listed(context.obj, panel_id, first, last, as_json)


def _listed(path: Path, panel_id: str, first: str | None, last: str | None, as_json: bool) -> None:
    from scrutiny.cases.asking import Period
    from scrutiny.cases.months import gap_sentence, months_without_cases
    from scrutiny.themes import theme_counts

    period = Period(first, last)
    with open_workspace(path) as workspace:
        counts = theme_counts(workspace, panel_id, period)
        gaps = months_without_cases(workspace, workspace.panel(panel_id), period)
    payload = {
        "panel": panel_id,
        "period": {"from": first, "to": last},
        "missing_months": list(gaps),
        "themes": [
            {
                "theme": each.theme.id,
                "title": each.theme.title,
                "cases": each.cases if each.countable else None,
                "missing_fields": list(each.missing_fields),
                "standing": each.theme.standing,
                "where": each.theme.where,
            }
            for each in counts
        ],
    }

    def words() -> None:
        rows = [
            (
                each.theme.id,
                each.theme.title + (" (standing)" if each.theme.standing else ""),
                f"{each.cases:,}" if each.countable else "not in the list",
                ", ".join(each.missing_fields),
            )
            for each in counts
        ]
        header = ("Theme", "Title", "Cases", "Columns that no list has")
        shown = header if any(each.missing_fields for each in counts) else header[:3]
        cells = [row[: len(shown)] for row in rows]
        table(shown, cells, f"{panel_id}, {period.words()}", numbers=(2,))
        if gaps:
            say(f"Warning: {gap_sentence(gaps)}")

    answer(payload, as_json, words)


@themes.command("fields")
@_panel
@click.option("--field", "field_id", metavar="FIELD", help="Show the values of one field.")
@json_option
@click.pass_obj
def fields(path: Path, panel_id: str, field_id: str | None, as_json: bool) -> None:
    """Show the fields that a condition can name, or the values of one field."""
    from scrutiny.cases.asking import needed_field
    from scrutiny.panels.condition_parts import comparisons
    from scrutiny.theme_making import values_of

    with open_workspace(path) as workspace:
        panel = workspace.panel(panel_id)
        if field_id is not None:
            field = needed_field(panel, field_id)
            found = values_of(workspace, panel, field)
            payload: dict[str, Any] = {
                "panel": panel_id,
                "field": field.id,
                "groups": list(field.codelist.groups()) if field.codelist else [],
                "values": [
                    {"value": value, "label": label, "cases": count}
                    for value, label, count in found
                ],
            }
        else:
            payload = {
                "panel": panel_id,
                "fields": [
                    {
                        "field": each.id,
                        "title": each.title,
                        "type": each.type,
                        "comparisons": list(comparisons(each)),
                    }
                    for each in panel.fields
                ],
            }

    def words() -> None:
        if field_id is not None:
            rows = [
                (each["value"], each["label"], f"{each['cases']:,}") for each in payload["values"]
            ]
            table(("Value", "Read as", "Cases"), rows, f"{panel_id}, {field_id}", numbers=(2,))
            if payload["groups"]:
                say(f"Groups: {', '.join(payload['groups'])}")
            return
        listed = [
            (each["field"], each["title"], "; ".join(each["comparisons"]))
            for each in payload["fields"]
        ]
        table(("Field", "Title", "Can be compared as"), listed, panel_id)
        say("Join them with 'and', 'or', 'not' and brackets.")
        say("Earlier judgements: earlier judgement [of FIELD] is a concern (or: is blank)")

    answer(payload, as_json, words)


@themes.command("try")
@_panel
@_where
@click.option("--by", "by", metavar="FIELD", default="", help="The groups to count; default: one.")
@from_option
@to_option
@json_option
@click.pass_obj
def try_one(
    path: Path,
    panel_id: str,
    text: str,
    by: str,
    first: str | None,
    last: str | None,
    as_json: bool,
) -> None:
    """Count a condition by month and by group, and say it in words. Saves nothing."""
    from scrutiny.cases.asking import Period
    from scrutiny.theme_making import try_theme
    from tui.plain.themes import trial_lines

    with open_workspace(path) as workspace:
        trial = try_theme(workspace, panel_id, text, Period(first, last), by)
    payload = {
        "panel": panel_id,
        "where": trial.where,
        "words": trial.words,
        "period": {"from": first, "to": last},
        "cases": trial.cases if trial.countable else None,
        "of": trial.of,
        "by": trial.field.id if trial.field else None,
        "months": [{"month": month, "cases": count} for month, count in trial.months.items()],
        "groups": [
            {"group": group, "cases": count} for group, count in trial.groups.counts.items()
        ],
        "missing": dict(trial.groups.missing),
        "missing_fields": list(trial.missing_fields),
    }

    def words() -> None:
        for line in trial_lines(trial, width=78):
            say(line)
        say()
        say("Nothing is saved. To keep it as a theme:")
        say(f"  scrutiny themes add --panel {panel_id} --title '…' --where '…'")

    answer(payload, as_json, words)


@themes.command("add")
@_panel
@_where
@click.option("--title", required=True, help="What the theme holds, in a few words.")
@click.option("--name", default="", help="Its short name; without it, made from the title.")
@click.option("--standing", is_flag=True, help="Every meeting looks at it.")
@click.option("--description", default="", help="What a reader should know about it.")
@json_option
@click.pass_obj
def add(
    path: Path,
    panel_id: str,
    text: str,
    title: str,
    name: str,
    standing: bool,
    description: str,
    as_json: bool,
) -> None:
    """Save a condition as a theme: a new version of the panel's file, the rest as it stood."""
    from scrutiny.panels.definition import Condition
    from scrutiny.theme_making import add_theme

    theme = Condition(name, title, text, standing, description)
    with open_workspace(path) as workspace:
        panel = add_theme(workspace, panel_id, theme)
    added = panel.themes[-1]
    payload = {
        "panel": panel.id,
        "version": panel.version,
        "sha256": panel.digest,
        "theme": added.id,
        "title": added.title,
        "where": added.where,
        "standing": added.standing,
    }

    def words() -> None:
        say(
            f"Saved the theme '{clean(added.id)}'. The panel's file is version {panel.version} now."
        )
        say("Meetings that are open keep the version they were opened with.")
        say(f"Next: scrutiny seal --panel {panel.id} --theme {added.id}")

    answer(payload, as_json, words)

"""Commands about the cases of a meeting: bring, assign, not produced."""

from pathlib import Path
from typing import Any

import click

from scrutiny.excluding import UNAVAILABLE_REASONS, reason_words
from scrutiny.meetings.cases import BESIDE_THE_DRAW, MeetingCase
from tui.output import answer, json_option, say, table
from tui.parameters import meeting_option, open_workspace


@click.command("bring")
@meeting_option
@click.option("--draw", "draw_id", metavar="D", help="The random cases of a draw, in order.")
@click.option("--next", "most", type=click.IntRange(min=1), metavar="N", help="Only the next N.")
@click.option("--kind", type=click.Choice(BESIDE_THE_DRAW), help="The kind of single cases.")
@click.argument("references", nargs=-1, metavar="[REFERENCE…]")
@json_option
@click.pass_obj
def bring(
    path: Path,
    meeting_id: str,
    draw_id: str | None,
    most: int | None,
    kind: str | None,
    references: tuple[str, ...],
    as_json: bool,
) -> None:
    """Bring the cases of a draw, or single cases beside the draw, to a meeting."""
    from scrutiny.meetings.cases import bring_cases, bring_draw, meeting_cases
    from tui.plain.next_words import next_words

    if (draw_id is None) == (not references):
        raise click.UsageError("Give either --draw, or --kind with references.")
    if references and kind is None:
        raise click.UsageError("Single cases need --kind.")
    with open_workspace(path) as workspace:
        if draw_id is not None:
            bring_draw(workspace, meeting_id, draw_id, most)
        if references:
            bring_cases(workspace, meeting_id, references, kind or "")
        cases = meeting_cases(workspace, meeting_id)
        following = next_words(workspace, meeting_id)
    payload = {"meeting": meeting_id, "cases": [case_body(each) for each in cases]}
    count = f"{len(cases)} case{'s' if len(cases) != 1 else ''}"
    answer(payload, as_json, lambda: say(f"The meeting has {count}.\n{following}"))


@click.command("assign")
@meeting_option
@click.option("--to", "to_whom", metavar="WHOM", help="all, group:A or seat:3.")
@click.argument("references", nargs=-1, metavar="[REFERENCE…]")
@json_option
@click.pass_obj
def assign(
    path: Path,
    meeting_id: str,
    to_whom: str | None,
    references: tuple[str, ...],
    as_json: bool,
) -> None:
    """Assign cases; without references, share them between the sub-groups."""
    from scrutiny.cases.asking import case_id_of
    from scrutiny.meetings.cases import assign as assign_cases
    from scrutiny.meetings.cases import assign_to_sub_groups, meeting_cases
    from scrutiny.meetings.meeting import meeting as meeting_of

    if (to_whom is None) == bool(references):
        raise click.UsageError("Give --to with references, or neither.")
    with open_workspace(path) as workspace:
        if to_whom is None:
            assign_to_sub_groups(workspace, meeting_id)
        else:
            panel_id = meeting_of(workspace, meeting_id).panel
            chosen = [(case_id_of(workspace, panel_id, each), to_whom) for each in references]
            assign_cases(workspace, meeting_id, chosen)
        cases = meeting_cases(workspace, meeting_id)
    payload = {"meeting": meeting_id, "cases": [case_body(each) for each in cases]}

    def words() -> None:
        table(("No.", "Reference", "Kind", "For"), [case_row(each) for each in cases])

    answer(payload, as_json, words)


@click.command("unavailable")
@meeting_option
@click.option(
    "--reason", required=True, metavar="CODE", help=f"One of: {', '.join(UNAVAILABLE_REASONS)}."
)
@click.option("--note", default="", help="More, kept but not printed.")
@click.argument("reference")
@json_option
@click.pass_obj
def unavailable(
    path: Path, meeting_id: str, reason: str, note: str, reference: str, as_json: bool
) -> None:
    """Note that a case cannot be produced; the next reserve of its stratum comes in."""
    from scrutiny.meetings.cases import mark_unavailable

    with open_workspace(path) as workspace:
        reserve = mark_unavailable(workspace, meeting_id, reference, reason, note)
    payload = {
        "meeting": meeting_id,
        "unavailable": reference,
        "reserve": reserve.reference if reserve else None,
    }

    def words() -> None:
        if reserve is None:
            say(f"Noted. No reserve is left to take the place of {reference}.")
        else:
            say(f"Noted. The reserve {reserve.reference} takes the place of {reference}.")

    answer(payload, as_json, words)


def case_body(case: MeetingCase) -> dict[str, Any]:
    """Give a case of a meeting as the JSON answer holds it."""
    return {
        "place": case.place,
        "reference": case.reference,
        "kind": case.kind,
        "draw": case.draw or None,
        "order": case.draw_order or None,
        "stratum": case.stratum,
        "unavailable": case.unavailable or None,
        "assigned": list(case.assigned),
    }


def case_row(case: MeetingCase) -> tuple[str, str, str, str]:
    """Give a case of a meeting as a row of a table."""
    note = (
        f"not produced: {reason_words(case.unavailable)}"
        if case.unavailable
        else ", ".join(case.assigned)
    )
    return str(case.place), case.reference, case.kind, note

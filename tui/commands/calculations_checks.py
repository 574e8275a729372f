"""Commands that check numbers somebody else has published; none needs a workspace."""

from datetime import date
from typing import Any

import click

from reports.sentences import period_text
from tui.commands.calculation_parts import COUNT, refused
from tui.output import answer, json_option, say, tell
from tui.parameters import Day


@click.command()
@click.argument("percentages", nargs=-1, required=True)
@click.option(
    "--of",
    "total",
    type=click.IntRange(min=1),
    required=True,
    metavar="N",
    help="The total that the percentages are said to be of.",
)
@click.option(
    "--overlapping", is_flag=True, help="The parts may share cases: nothing has to add up."
)
@json_option
@click.pass_context
def reconcile(
    context: click.Context,
    percentages: tuple[str, ...],
    total: int,
    overlapping: bool,
    as_json: bool,
) -> None:
    """Can these percentages be of that total, in whole cases?

    Write each as it was printed: 66 and 66.0 are different. When no whole numbers fit, the totals
    near by that could are named, and the exit status is 1.
    """
    from reports.guards import reconciling

    try:
        found = reconciling.reconcile(percentages, total, overlapping=overlapping)
    except ValueError as error:
        raise refused(error) from error
    payload = {
        "percentages": list(found.percentages),
        "of": found.total,
        "overlapping": found.overlapping,
        "reconciles": found.reconciles,
        "totals_near": [_fit_body(each) for each in found.near],
        "conventions": [
            {
                "rounding": each.rounding.value,
                "reconciles": each.fit is not None,
                "splits": _fit_body(each.fit)["splits"] if each.fit else [],
                "number_of_splits": each.fit.number_of_splits if each.fit else 0,
                "totals_near": [_fit_body(near) for near in each.near],
            }
            for each in found.conventions
        ],
    }

    def words() -> None:
        for each in found.conventions:
            if each.fit:
                ways = each.fit.number_of_splits
                say(f"{each.rounding.value}: {reconciling.split_text(each.fit)}")
                if ways > 1:
                    say(f"  {ways:,} sets of whole numbers fit; the first is shown.")
            elif found.reconciles:
                say(f"{each.rounding.value}: no whole numbers fit.")
        if not found.reconciles:
            say(reconciling.why_not(found))

    answer(payload, as_json, words)
    if not found.reconciles:
        if as_json:
            tell(f"Problem: {reconciling.why_not(found)}")
        context.exit(1)


def _fit_body(fit: Any) -> dict[str, Any]:
    return {
        "total": fit.total,
        "splits": [list(split) for split in fit.splits],
        "number_of_splits": fit.number_of_splits,
    }


@click.command("check-change")
@click.option("--before", type=COUNT, metavar="N", help="The earlier count.")
@click.option("--after", type=COUNT, metavar="N", help="The later count.")
@click.option("--difference", type=int, metavar="N", help="As published; -88 for 88 fewer.")
@click.option("--percent", metavar="P", help="As published; -12 for a fall of 12 per cent.")
@json_option
@click.pass_context
def check_change(
    context: click.Context,
    before: int | None,
    after: int | None,
    difference: int | None,
    percent: str | None,
    as_json: bool,
) -> None:
    """Does a published change follow from its own counts?

    Give two or all of --before, --after and --difference. The exit status is 1 when what was
    published does not follow.
    """
    from reports.guards import published_change

    try:
        found = published_change.check_change(
            before=before, after=after, difference=difference, percent=percent
        )
    except ValueError as error:
        raise refused(error) from error
    payload = {
        "before": found.change.before,
        "after": found.change.after,
        "difference": found.change.difference,
        "percent": found.change.percent,
        "agrees": found.agrees,
        "problems": list(found.problems),
    }

    def words() -> None:
        say(published_change.change_words(found))
        if found.agrees:
            say("What was published follows from these counts.")

    answer(payload, as_json, words)
    for each in found.problems:
        tell(f"Problem: {each}")
    if not found.agrees:
        context.exit(1)


@click.command()
@click.argument("before")
@click.argument("after")
@json_option
def points(before: str, after: str, as_json: bool) -> None:
    """From one percentage to another, in percentage points.

    Write each as it was printed, such as 52 and 90.
    """
    from reports.guards.published_change import share_step

    try:
        found = share_step(before, after)
    except ValueError as error:
        raise refused(error) from error
    payload = {
        "points": float(found.points),
        "low": float(found.least),
        "high": float(found.most),
        "percent": found.percent,
    }
    answer(payload, as_json, lambda: say(found.sentence))


@click.command()
@click.argument("days", nargs=-1, required=True, type=Day(), metavar="RECORDED [UPDATE…] CLOSED")
@click.option("--standard", type=COUNT, default=28, show_default=True, help="Days allowed.")
@json_option
def gaps(days: tuple[str, ...], standard: int, as_json: bool) -> None:
    """How long a person waited for news: the days between the updates of a case.

    Give the day of recording, each update, and the day of closing, as 2026-11-23. A gap is a fact;
    it does not say that anybody is to blame.
    """
    from scrutiny.cases.update_gaps import too_long, update_gaps

    if len(days) < 2:
        raise click.UsageError("Give the day of recording and the day of closing at least.")
    read = [date.fromisoformat(day) for day in days]
    try:
        found = update_gaps(read[0], read[1:-1], read[-1])
    except ValueError as error:
        raise refused(error) from error
    beyond = too_long(found, standard)
    payload = {
        "gaps": [gap.days for gap in found],
        "standard": standard,
        "longest": max(gap.days for gap in found),
        "too_long": [
            {"from": gap.start.isoformat(), "to": gap.end.isoformat(), "days": gap.days}
            for gap in beyond
        ],
    }

    def words() -> None:
        say("Gaps in days: " + ", ".join(str(gap.days) for gap in found))
        for gap in beyond:
            say(f"Longer than {standard} days: {period_text(gap.start, gap.end)}, {gap.days} days.")
        if not beyond:
            say(f"No gap is longer than {standard} days.")
        say("A gap has its reasons: look for a suspension, or a wish for no contact.")

    answer(payload, as_json, words)

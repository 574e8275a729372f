"""Commands for one rate, and for what unrecorded groups can do to a ratio of two."""

from dataclasses import asdict

import click

from tui.commands.calculation_parts import COUNT, Number, confidence_option, refused
from tui.commands.calculation_results import estimate_body, say_estimate
from tui.output import answer, json_option, say


@click.command()
@click.argument("events", type=COUNT)
@click.argument("residents", type=COUNT)
@click.option("--per", type=click.IntRange(min=1), default=1000, show_default=True)
@click.option(
    "--limits",
    type=click.Choice(["exact", "ohid"]),
    default="exact",
    show_default=True,
    help="ohid: as published health tables, Byar's approximation from 10 events on.",
)
@click.option(
    "--dispersion",
    type=Number(min=1),
    default=1.0,
    metavar="PHI",
    help="For repeated events: `calc dispersion` finds it.",
)
@confidence_option
@json_option
def rate(
    events: int,
    residents: int,
    per: int,
    limits: str,
    dispersion: float,
    confidence: float,
    as_json: bool,
) -> None:
    """EVENTS per 1,000 RESIDENTS, with an interval.

    Events are not people: one person can be counted twice.
    Example: scrutiny calc rate 760 30923
    """
    from reports.statistics.count_limits import CountLimits
    from reports.statistics.rate import rate as rate_of

    try:
        found = rate_of(
            events,
            residents,
            per=per,
            confidence=confidence,
            limits=CountLimits(limits),
            dispersion=dispersion,
        )
    except ValueError as error:
        raise refused(error) from error
    payload = estimate_body(found, "rate") | {"per": per, "dispersion": dispersion}
    answer(payload, as_json, lambda: say_estimate(found, f"rate per {per:,}"))


@click.command()
@click.argument("x1", type=COUNT)
@click.argument("n1", type=COUNT)
@click.argument("x2", type=COUNT)
@click.argument("n2", type=COUNT)
@click.argument("unrecorded", type=COUNT)
@json_option
def missing(x1: int, n1: int, x2: int, n2: int, unrecorded: int, as_json: bool) -> None:
    """What events with no recorded group could do to a ratio.

    The lowest and the highest ratio that can be true, whoever those people were.
    Example: scrutiny calc missing 760 30923 4853 1491970 2467
    """
    from reports.statistics.missing import Side, missing_bounds

    found = missing_bounds(x1, n1, x2, n2, unrecorded)

    def words() -> None:
        if found.undefined:
            say(f"No lowest ratio: {found.undefined}")
        if found.low is not None:
            say(f"If all of them were of the reference group: ratio {found.low:.4g}")
        high = "no highest ratio" if found.high is None else f"ratio {found.high:.4g}"
        say(f"If all of them were of the group: {high}")
        if found.tipping_side is None:
            return
        joined = "reference group" if found.tipping_side is Side.REFERENCE else "group"
        if found.tipping_share is None:
            say(f"Even if all of them were of the {joined}, the rates would not be the same.")
        else:
            say(
                f"The rates would be the same if {100 * found.tipping_share:.1f} % of them were of"
                f" the {joined}, and the others of neither."
            )

    answer(asdict(found), as_json, words)

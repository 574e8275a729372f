"""Commands that compute one thing from numbers on the command line; none needs a workspace."""

from typing import Any

import click

from reports.sentences import rounded
from tui.commands.calculation_parts import (
    COUNT,
    Number,
    cases,
    chance_text,
    confidence_option,
    per_cent,
    population_option,
    range_text,
    refused,
)
from tui.commands.calculations_checks import check_change, gaps, points, reconcile
from tui.commands.calculations_groups import (
    adjust,
    difference,
    dispersion,
    fisher,
    ratio,
    ratio_change,
)
from tui.commands.calculations_planning import allocate, margin, missed
from tui.commands.calculations_rates import missing, rate
from tui.commands.calculations_samples import evidence, nothing_found, stratified
from tui.commands.calculations_tables import funnel, standardise, strata, trend
from tui.output import answer, json_option, say


@click.group()
def calc() -> None:
    """Proportions, ratios, changes and sample sizes."""


for _command in (
    missed,
    stratified,
    allocate,
    evidence,
    nothing_found,
    margin,
    reconcile,
    check_change,
    points,
    gaps,
    rate,
    ratio,
    missing,
    difference,
    fisher,
    ratio_change,
    dispersion,
    adjust,
    standardise,
    strata,
    trend,
    funnel,
):
    calc.add_command(_command)


@calc.command()
@click.argument("x", type=COUNT)
@click.argument("n", type=COUNT)
@click.option("--population", type=COUNT, help="How many cases there are in all.")
@confidence_option
@click.option(
    "--interval",
    type=click.Choice(["exact", "shortest", "wilson"]),
    default="exact",
    show_default=True,
    help="`shortest` needs --population; `wilson` is for use without one.",
)
@json_option
def proportion(
    x: int, n: int, population: int | None, confidence: float, interval: str, as_json: bool
) -> None:
    """X of N cases read, and what that says of all.

    With --population the cases were drawn at random from a list of that length: exact
    hypergeometric limits, in whole cases. Without it: Clopper–Pearson.
    """
    try:
        payload = _proportion(x, n, population, confidence, interval)
    except ValueError as error:
        raise refused(error) from error

    def words() -> None:
        from reports.sentences import percentage

        say(f"{percentage(x, n)}")
        if population == n:
            say("Every case was read, so this is exact.")
            return
        if population is not None:
            limits = range_text(payload["low_count"], payload["high_count"], population)
            say(f"Of all {population:,}: {limits}, {per_cent(confidence)} sure.")
        else:
            low, high = rounded(payload["low"] * 100), rounded(payload["high"] * 100)
            say(f"{low} % to {high} %, {per_cent(confidence)} sure.")
        say(f"Method: {payload['method']}")

    answer(payload, as_json, words)


def _proportion(
    x: int, n: int, population: int | None, confidence: float, interval: str
) -> dict[str, Any]:
    if n == 0:
        raise ValueError("Of no cases nothing can be said.")
    if population is None:
        from sampling.binomial import CLOPPER_PEARSON, WILSON, clopper_pearson, wilson

        if interval == "shortest":
            raise ValueError("The shortest interval needs --population.")
        limits = wilson if interval == "wilson" else clopper_pearson
        low, high = limits(x, n, confidence)
        method = WILSON if interval == "wilson" else CLOPPER_PEARSON
        return {"estimate": x / n, "low": low, "high": high, "method": method}
    from sampling.hypergeometric import equal_tailed
    from sampling.shortest import shortest

    if interval == "wilson":
        raise ValueError("Wilson's interval takes no --population; leave --interval away.")
    found = (shortest if interval == "shortest" else equal_tailed)(x, n, population, confidence)
    return {
        "estimate": x / n,
        "low": found.low / population,
        "high": found.high / population,
        "low_count": found.low,
        "high_count": found.high,
        "method": found.method,
    }


@calc.command()
@click.argument("before", type=COUNT)
@click.argument("after", type=COUNT)
@json_option
def change(before: int, after: int, as_json: bool) -> None:
    """From BEFORE to AFTER: the difference and the per cent change."""
    from reports.sentences import change_sentence
    from reports.statistics.change import change as change_of

    found = change_of(before, after)
    payload = {
        "difference": found.difference,
        "percent": found.percent,
        "undefined": found.undefined,
    }

    def words() -> None:
        sign = "−" if found.difference < 0 else "+"
        percent = "" if found.percent is None else f"  {sign}{rounded(abs(found.percent))} %"
        say(f"{sign}{abs(found.difference):,}{percent}")
        say(change_sentence("The count", before, after))

    answer(payload, as_json, words)


@calc.command()
@population_option
@click.option("--size", type=COUNT, required=True, metavar="n", help="Cases read.")
@click.option(
    "--cases", "of_the_kind", type=COUNT, required=True, metavar="K", help="Cases of the kind."
)
@json_option
def detect(population: int, size: int, of_the_kind: int, as_json: bool) -> None:
    """Chance of seeing at least one case of a kind."""
    from sampling.detection import detection_probability

    try:
        found = detection_probability(population, size, of_the_kind)
    except ValueError as error:
        raise refused(error) from error

    answer(
        {"probability": found},
        as_json,
        lambda: say(_detect_sentence(population, size, of_the_kind, found)),
    )


def _detect_sentence(population: int, size: int, of_the_kind: int, found: float) -> str:
    if not of_the_kind or not size:
        why = "no case is of the kind" if not of_the_kind else "no case is read"
        return f"Since {why}, none can be seen."
    if size > population - of_the_kind:
        return f"Reading {size:,} of {cases(population)} is certain to show at least one."
    return (
        f"If {of_the_kind:,} of {cases(population)} are of the kind, reading {size:,} at random"
        f" shows at least one with a chance of {chance_text(found)}."
    )


@calc.command("size")
@population_option
@click.option("--rate", type=Number(0, 1), required=True, metavar="R", help="Such as .1")
@confidence_option
@json_option
def size_needed(population: int, rate: float, confidence: float, as_json: bool) -> None:
    """How many to read to see at least one case of a kind."""
    from sampling.detection import discovery_size

    try:
        found = discovery_size(population, rate, confidence)
    except ValueError as error:
        raise refused(error) from error

    def words() -> None:
        say(
            f"To be {per_cent(confidence)} sure of seeing at least one if {per_cent(rate)} are of"
            f" the kind (never fewer than 1 case), read {found:,} of {population:,}."
        )

    answer({"size": found}, as_json, words)

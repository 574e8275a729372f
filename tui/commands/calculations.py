"""Commands that compute one thing from numbers on the command line; none needs a workspace."""

from typing import Any

import click

from reports.sentences import rounded
from tui.output import answer, json_option, say

_COUNT = click.IntRange(min=0)
_SHARE = click.FloatRange(min=0, max=1, min_open=True, max_open=True)
confidence_option = click.option(
    "--confidence", type=_SHARE, default=0.95, show_default=True, help="Such as .95"
)


@click.group()
def calc() -> None:
    """Proportions, ratios, changes and sample sizes."""


def _refused(error: ValueError) -> Exception:
    from scrutiny.errors import Refusal

    return Refusal(str(error), next_step="Check the numbers.")


@calc.command()
@click.argument("x", type=_COUNT)
@click.argument("n", type=_COUNT)
@click.option("--population", type=_COUNT, help="How many cases there are in all.")
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
        raise _refused(error) from error

    def words() -> None:
        from reports.sentences import percentage

        say(f"{percentage(x, n)}")
        low, high = payload["low"], payload["high"]
        level = rounded(confidence * 100, 1).removesuffix(".0")
        if population is not None:
            say(
                f"Of all {population:,}: {payload['low_count']:,} to {payload['high_count']:,}"
                f" ({rounded(low * 100)} % to {rounded(high * 100)} %), {level} % sure."
            )
        else:
            say(f"{rounded(low * 100)} % to {rounded(high * 100)} %, {level} % sure.")
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
@click.argument("x1", type=_COUNT)
@click.argument("n1", type=_COUNT)
@click.argument("x2", type=_COUNT)
@click.argument("n2", type=_COUNT)
@click.option(
    "--kind",
    type=click.Choice(["rate", "risk"]),
    default="rate",
    show_default=True,
    help="rate: events over residents; risk: parts of wholes.",
)
@click.option("--mid-p", is_flag=True, help="Mid-P limits for a rate ratio.")
@confidence_option
@json_option
def ratio(
    x1: int,
    n1: int,
    x2: int,
    n2: int,
    kind: str,
    mid_p: bool,
    confidence: float,
    as_json: bool,
) -> None:
    """X1 of N1 against X2 of N2, with an exact interval."""
    from reports.statistics.rate_ratio import rate_ratio
    from reports.statistics.risk_ratio import risk_ratio

    if kind == "risk" and mid_p:
        raise click.UsageError("--mid-p is for --kind rate.")
    try:
        if kind == "risk":
            found = risk_ratio(x1, n1, x2, n2, confidence=confidence)
        else:
            found = rate_ratio(x1, n1, x2, n2, confidence=confidence, mid_p=mid_p)
    except ValueError as error:
        raise _refused(error) from error
    payload = {
        "ratio": found.estimate,
        "low": found.low,
        "high": found.high,
        "p_value": found.p_value,
        "method": found.method,
        "confidence": found.confidence,
        "undefined": found.undefined,
    }

    def words() -> None:
        if found.undefined:
            say(f"No ratio: {found.undefined}")
        if found.estimate is not None:
            say(f"ratio {found.estimate:.4g}")
        low = "0" if found.low is None else f"{found.low:.4g}"
        high = "no upper limit" if found.high is None else f"{found.high:.4g}"
        say(f"interval {low} to {high}")
        if found.p_value is not None:
            say(
                "p-value below 0.0001" if found.p_value < 0.0001 else f"p-value {found.p_value:.4f}"
            )
        say(f"Method: {found.method}")

    answer(payload, as_json, words)


@calc.command()
@click.argument("before", type=_COUNT)
@click.argument("after", type=_COUNT)
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
@click.option("--population", type=_COUNT, required=True, metavar="N", help="Cases in all.")
@click.option("--size", type=_COUNT, required=True, metavar="n", help="Cases read.")
@click.option("--cases", type=_COUNT, required=True, metavar="K", help="Cases of the kind.")
@json_option
def detect(population: int, size: int, cases: int, as_json: bool) -> None:
    """Chance of seeing at least one case of a kind."""
    from sampling.detection import detection_probability

    try:
        found = detection_probability(population, size, cases)
    except ValueError as error:
        raise _refused(error) from error

    def words() -> None:
        say(
            f"If {cases:,} of {population:,} cases are of the kind, reading {size:,} at random"
            f" shows at least one with a chance of {rounded(found * 100)} %."
        )

    answer({"probability": found}, as_json, words)


@calc.command("size")
@click.option("--population", type=_COUNT, required=True, metavar="N", help="Cases in all.")
@click.option("--rate", type=click.FloatRange(0, 1), required=True, metavar="R", help="Such as .1")
@confidence_option
@json_option
def size_needed(population: int, rate: float, confidence: float, as_json: bool) -> None:
    """How many to read to see at least one case of a kind."""
    from sampling.detection import discovery_size

    try:
        found = discovery_size(population, rate, confidence)
    except ValueError as error:
        raise _refused(error) from error

    def words() -> None:
        level = rounded(confidence * 100, 1).removesuffix(".0")
        share = rounded(rate * 100, 1).removesuffix(".0")
        say(
            f"To be {level} % sure of seeing at least one if {share} % are of the kind, read"
            f" {found:,} of {population:,}."
        )

    answer({"size": found}, as_json, words)

"""Commands for before a draw: what a draw may miss, how many to read, and of which stratum."""

from decimal import Decimal, InvalidOperation
from math import sqrt

import click

from scrutiny.errors import Refusal
from tui.commands.calculation_parts import (
    COUNT,
    SHARE,
    NamedNumber,
    cases,
    chance_text,
    confidence_option,
    named_once,
    per_cent,
    population_option,
    refused,
)
from tui.output import answer, json_option, say

_EXACT_UP_TO = 300
"""Cases to read beyond which the exact size takes too long to find."""

_RULES = ("proportional", "equal", "neyman")


@click.command()
@click.option("--population", type=COUNT, metavar="N", help="Cases in all.")
@click.option("--stratum", type=COUNT, metavar="K", help="Cases of the stratum.")
@click.option("--share", type=SHARE, metavar="S", help="Or its share of a very long list: .05")
@click.option("--size", type=COUNT, required=True, metavar="n", help="Cases drawn.")
@json_option
def missed(
    population: int | None, stratum: int | None, share: float | None, size: int, as_json: bool
) -> None:
    """Chance that a draw without strata takes none of a stratum.

    Give --population and --stratum, or --share alone.
    """
    from sampling.detection import missed_share_probability, missed_stratum_probability

    if share is not None:
        if population is not None or stratum is not None:
            raise click.UsageError("Give --share, or --population and --stratum.")
        probability = missed_share_probability(size, share)
        sentence = _missed_share(size, share, probability)
    elif population is None or stratum is None:
        raise click.UsageError("Give --population and --stratum, or --share.")
    else:
        try:
            probability = missed_stratum_probability(population, size, stratum)
        except ValueError as error:
            raise refused(error) from error
        sentence = _missed_stratum(population, size, stratum, probability)
    answer({"probability": probability}, as_json, lambda: say(sentence))


def _missed_stratum(population: int, size: int, stratum: int, probability: float) -> str:
    if stratum == 0:
        return "The stratum has no case, so no draw can take one."
    if size == 0:
        return "No case is drawn, so none of the stratum is."
    if size > population - stratum:
        return (
            f"A draw of {size:,} of {cases(population)} always takes some of the stratum"
            f" ({cases(stratum)})."
        )
    return (
        f"A draw of {size:,} of {cases(population)} without strata takes none of the stratum"
        f" ({cases(stratum)}) {chance_text(probability)} of the time."
    )


def _missed_share(size: int, share: float, probability: float) -> str:
    if share == 0:
        return "The stratum has no case, so no draw can take one."
    if size == 0:
        return "No case is drawn, so none of the stratum is."
    if share == 1:
        return "Every case is of the stratum, so every draw takes some."
    return (
        f"If {per_cent(share)} of a very long list is of the stratum, a draw of {cases(size)}"
        f" without strata takes none of it {chance_text(probability)} of the time."
    )


@click.command()
@click.option("--size", type=COUNT, required=True, metavar="n", help="Cases to read in all.")
@click.option(
    "--stratum", "strata", type=NamedNumber(), multiple=True, required=True, help="Cases it has."
)
@click.option("--rule", type=click.Choice(_RULES), default="proportional", show_default=True)
@click.option("--minimum", type=COUNT, default=0, metavar="m", help="At least so many of each.")
@click.option(
    "--rate", "rates", type=NamedNumber(), multiple=True, help="Expected rate, for neyman."
)
@json_option
def allocate(
    size: int,
    strata: tuple[tuple[str, str], ...],
    rule: str,
    minimum: int,
    rates: tuple[tuple[str, str], ...],
    as_json: bool,
) -> None:
    """Share the cases to read out over the strata.

    neyman reads more where cases are many and answers will differ; it needs a --rate for each
    stratum, such as --rate taser=.2
    """
    from sampling.allocation import equal, neyman, proportional

    if rates and rule != "neyman":
        raise click.UsageError("--rate is for --rule neyman.")
    sizes = {name: _whole(name, number) for name, number in named_once(strata).items()}
    try:
        if rule == "neyman":
            quotas = neyman(sizes, _spreads(sizes, named_once(rates)), size, minimum)
        else:
            share_out = equal if rule == "equal" else proportional
            quotas = share_out(sizes, size, minimum)
    except ValueError as error:
        raise refused(error) from error

    def words() -> None:
        for name, quota in quotas.items():
            say(f"{name}: {quota:,} of {cases(sizes[name])}")
        without = [name for name, quota in quotas.items() if sizes[name] and not quota]
        if without:
            say(
                f"Nothing of {' or '.join(without)} is read, so nothing can be said about it, or"
                " about all cases together. With --minimum some of each are read."
            )

    answer({"quotas": quotas, "rule": rule}, as_json, words)


def _whole(name: str, number: str) -> int:
    if not (number.isascii() and number.isdigit()):
        raise click.UsageError(f"'{number}' is not a whole number of cases for {name}.")
    return int(number)


def _spreads(sizes: dict[str, int], rates: dict[str, str]) -> dict[str, float]:
    unknown = [name for name in rates if name not in sizes]
    if unknown:
        raise Refusal(
            f"There is a rate for {unknown[0]}, but no such stratum.",
            next_step="Write each name as in --stratum.",
        )
    lacking = [name for name in sizes if name not in rates]
    if lacking:
        raise Refusal(
            f"There is no rate for the stratum {lacking[0]}.",
            next_step=f"Add one, such as --rate {lacking[0]}=.2",
        )
    spreads = {name: _spread(name, rates[name]) for name in sizes}
    if not any(spreads.values()):
        raise Refusal(
            "Every rate is 0 or 1: then no answer is in doubt, and there is nothing to share by.",
            next_step="Give the rates that you expect, or use --rule proportional.",
        )
    return spreads


def _spread(name: str, number: str) -> float:
    try:
        rate = Decimal(number)
    except InvalidOperation:
        rate = Decimal(-1)
    if not (rate.is_finite() and 0 <= rate <= 1):
        raise click.UsageError(f"'{number}' is not a rate from 0 to 1 for {name}.")
    return sqrt(rate * (1 - rate))


@click.command()
@population_option
@click.option("--margin", type=float, required=True, metavar="E", help=".1 is 10 points each way.")
@click.option("--rate", type=float, default=0.5, show_default=True, help="The rate you expect.")
@confidence_option
@json_option
def margin(population: int, margin: float, rate: float, confidence: float, as_json: bool) -> None:
    """How many to read for a planned margin either way.

    The size is the usual rule of thumb. Beside it stands the size at which no exact limit can
    end up further away, whatever is then seen (left out where it is over about 300).
    """
    from sampling.planning import exact_margin_size, margin_size

    try:
        size = margin_size(population, margin, rate, confidence)
        exact = exact_margin_size(population, margin, confidence) if size <= _EXACT_UP_TO else None
    except ValueError as error:
        raise refused(error) from error
    payload = {
        "size": size,
        "method": "rule of thumb (normal curve, corrected for the length of the list)",
        "exact_size": exact,
        "exact_method": "every exact hypergeometric limit within the margin, whatever is seen",
    }

    def words() -> None:
        points = per_cent(margin).removesuffix(" %")
        level = per_cent(confidence)
        say(
            f"For about {points} points either way, {level} sure, read {size:,} of"
            f" {cases(population)} if you expect about {per_cent(rate)}."
        )
        say(f"Method: {payload['method']}. Say afterwards what the exact limits are, not this.")
        if exact == population:
            say(f"Only reading all of them keeps every exact limit within {points} points.")
        elif exact is not None:
            say(
                f"To be certain beforehand that no exact limit is {points} points or more from"
                f" what is seen, read {exact:,}."
            )

    answer(payload, as_json, words)

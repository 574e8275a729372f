"""Commands for after reading: what a sample says of all the cases it was drawn from."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import click

from sampling.strata import StratumCounts
from scrutiny.errors import Refusal
from tui.commands.calculation_parts import (
    COUNT,
    SHARE,
    Answers,
    StratumRead,
    at_most_text,
    cases,
    confidence_option,
    part_text,
    per_cent,
    population_option,
    range_text,
    refused,
)
from tui.output import answer, json_option, say

_STRONG = 0.05
"""At or below this evidence is called strong, as is usual."""


@click.command()
@click.option(
    "--stratum",
    "rows",
    type=StratumRead(),
    multiple=True,
    required=True,
    metavar="N,n,x",
    help="A stratum: its cases, those read, those of the kind. Give one for each stratum.",
)
@confidence_option
@json_option
def stratified(rows: tuple[tuple[int, int, int], ...], confidence: float, as_json: bool) -> None:
    """What cases read by strata say of all cases: each stratum is weighed by its size."""
    try:
        strata = [StratumCounts(seen, read, population) for population, read, seen in rows]
        payload = _stratified(strata, confidence)
    except ValueError as error:
        raise refused(error) from error
    answer(payload, as_json, lambda: _stratified_words(strata, payload, confidence))


def _stratified(strata: Sequence[StratumCounts], confidence: float) -> dict[str, Any]:
    from sampling.stratified import max_p
    from sampling.weights import counted, weighted_estimate

    found = max_p(strata, confidence)
    if not found.population:
        raise ValueError("The strata have no case, so nothing can be said of them.")
    held = [each for each in strata if each.population]
    total = sum(Fraction(each.population * each.seen, each.read) for each in held)
    payload: dict[str, Any] = {
        "estimate": float(total / found.population),
        "low": found.low / found.population,
        "high": found.high / found.population,
        "low_count": found.low,
        "high_count": found.high,
        "method": found.method,
        "mean": float(total / found.population),
        "standard_error": None,
        "total": float(total),
        "total_standard_error": None,
        "no_standard_error": "",
    }
    try:
        weighed = weighted_estimate(
            [counted(each.population, each.read, each.seen) for each in held], confidence
        )
    except ValueError as error:
        # One case read of many has a place in the exact limits, but no spread to measure.
        return {**payload, "no_standard_error": str(error)}
    return {
        **payload,
        "standard_error": weighed.standard_error,
        "total_standard_error": weighed.total_standard_error,
    }


def _stratified_words(
    strata: Sequence[StratumCounts], payload: dict[str, Any], confidence: float
) -> None:
    seen, read = sum(each.seen for each in strata), sum(each.read for each in strata)
    population = sum(each.population for each in strata)
    low, high = payload["low_count"], payload["high_count"]
    say(_seen(seen, read))
    if read == population:
        say(f"Every case was read, so this is exact: {range_text(low, high, population)}.")
        return
    say(f"Of all {population:,}: {range_text(low, high, population)}, {per_cent(confidence)} sure.")
    if seen == 0:
        say("That none was seen does not show that there is none.")
    elif seen == read:
        say("That every case seen was of the kind does not show that all are.")
    else:
        say(f"Each stratum weighed by its size: about {payload['total']:,.1f} of the kind.")
        if payload["standard_error"]:
            say(f"Standard error of that number: {payload['total_standard_error']:,.1f}")
    say(f"Method: {payload['method']}")


def _seen(seen: int, read: int) -> str:
    if seen == 0:
        return (
            f"None of the {read:,} read was of the kind."
            if read > 1
            else "The 1 case read was not of the kind."
        )
    if seen == read:
        return (
            f"All {read:,} read were of the kind."
            if read > 1
            else "The 1 case read was of the kind."
        )
    return f"{seen:,} of the {read:,} read {'was' if seen == 1 else 'were'} of the kind."


@click.command("nothing-found")
@click.argument("read", type=COUNT, metavar="READ")
@population_option
@confidence_option
@json_option
def nothing_found(read: int, population: int, confidence: float, as_json: bool) -> None:
    """READ cases were read and none was of the kind: the most that there may be."""
    from sampling.hypergeometric import one_sided_upper

    if read == 0:
        raise Refusal(
            "No case was read, so nothing can be said of the others.",
            next_step="Read some cases first.",
        )
    try:
        most = one_sided_upper(0, read, population, confidence)
    except ValueError as error:
        raise refused(error) from error
    payload = {
        "at_most": most,
        "share": most / population,
        "method": "exact hypergeometric, one-sided",
    }

    def words() -> None:
        say(_seen(0, read))
        if read == population:
            say("Every case was read, so there is none.")
            return
        say(
            f"Among all {population:,} there are at most {most:,} ({part_text(most, population)}),"
            f" {per_cent(confidence)} sure."
        )
        if most:
            say("That none was seen does not show that there is none.")

    answer(payload, as_json, words)


@click.command()
@population_option
@click.option("--at-most", type=SHARE, required=True, metavar="R", help="The claim, such as .05")
@click.option("--expected", type=SHARE, required=True, metavar="R", help="A higher rate.")
@click.option(
    "--answers", type=Answers(), required=True, help="1 of concern, 0 not, in the order read."
)
@json_option
def evidence(
    population: int, at_most: float, expected: float, answers: tuple[bool, ...], as_json: bool
) -> None:
    """Evidence that more than a rate of the list is of concern, valid after every case.

    Both rates must be fixed before the first case is read, and the cases read in the order of the
    draw. Then the panel may look after every case, and stop or go on as it likes.
    """
    from sampling.martingale import evidence_against

    try:
        found = evidence_against(answers, population, at_most, expected)
    except ValueError as error:
        raise refused(error) from error
    payload = {
        "p_value": found.p_value,
        "last": found.last,
        "read": len(answers),
        "of_concern": sum(answers),
        "after_each": list(found.after_each),
    }

    def words() -> None:
        for line in _evidence_words(population, at_most, answers, found.p_value):
            say(line)

    answer(payload, as_json, words)


def _evidence_words(
    population: int, at_most: float, answers: Sequence[bool], p_value: float
) -> list[str]:
    read, concern = len(answers), sum(answers)
    claim = per_cent(at_most)
    if not read:
        return ["No case was read, so there is no evidence yet."]
    lines = [f"{concern:,} of the {cases(read)} read {_was(concern)} of concern."]
    if concern > population * Fraction(str(at_most)):
        return [*lines, f"That is already more than {claim} of all {population:,}: it is certain."]
    if read == population:
        return [*lines, f"Every case was read: not more than {claim} of the list is of concern."]
    if p_value >= 1:
        lines.append(f"This is no evidence that more than {claim} of the list is of concern.")
    else:
        strength = "strong evidence" if p_value <= _STRONG else "some evidence, but not strong,"
        lines += [
            f"This is {strength} that more than {claim} of the list is of concern.",
            (
                f"Were it {claim} or less, reading would look like this at some point in at most"
                f" {at_most_text(p_value)} of draws, however often the panel looked."
            ),
        ]
    if p_value > _STRONG:
        lines.append(f"It does not show that {claim} or less of the list is of concern.")
    return lines


def _was(count: int) -> str:
    return "was" if count == 1 else "were"

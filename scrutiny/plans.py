"""The plan of a draw: what is decided, and sealed, before any seed exists."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from scrutiny.canonical import Json
from scrutiny.errors import Problem, Refusal

SEED_SOURCES = ("dice", "public", "computer")
"""Dice thrown in the meeting; a public value named beforehand; made on this computer."""

ALLOCATIONS = ("proportional", "equal", "neyman")
"""How a size is shared between strata that have no quota of their own."""

_KEYS = {
    "theme": str,
    "from": str,
    "to": str,
    "stratify": str,
    "size": int,
    "quotas": dict,
    "reserves": int,
    "seed_source": str,
    "seed_source_named": str,
    "allocation": str,
    "minimum": int,
    "expected_rates": dict,
    "as_far_as_we_get": bool,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a draw will take; `None` where it is left to the draw."""

    theme: str | None = None
    first: str | None = None
    last: str | None = None
    stratify: str | None = None
    """The field whose values are the strata."""
    size: int | None = None
    quotas: Mapping[str, int] = field(default_factory=dict)
    reserves: int | None = None
    """Reserves of each stratum."""
    seed_source: str | None = None
    seed_source_named: str = ""
    """Which public value, and of what time."""
    allocation: str = "proportional"
    """One of `ALLOCATIONS`."""
    minimum: int = 0
    """Cases that each stratum gets at least, as far as it has them."""
    expected_rates: Mapping[str, float] = field(default_factory=dict)
    """For `neyman`: the share of concern that is expected in each stratum."""
    as_far_as_we_get: bool = False
    """The whole order is drawn, and the panel reads down it as far as it gets."""

    def body(self) -> dict[str, Json]:
        """Give the plan as it is sealed."""
        return {
            "stratify": self.stratify,
            "size": self.size,
            "quotas": dict(self.quotas),
            "reserves": self.reserves,
            "seed_source": self.seed_source,
            "seed_source_named": self.seed_source_named,
            "allocation": self.allocation,
            "minimum": self.minimum,
            "expected_rates": dict(self.expected_rates),
            "as_far_as_we_get": self.as_far_as_we_get,
        }

    @property
    def decided(self) -> bool:
        """Whether the plan says how many are drawn."""
        return self.size is not None or bool(self.quotas) or self.as_far_as_we_get


def read_plan(text: str, name: str) -> Plan:
    """Read a plan file (TOML); raises `Refusal` with all its problems.

    >>> read_plan('theme = "taser"\\nsize = 12\\n[quotas]\\nMale = 6\\n', "plan.toml").size
    12
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(
            f"The plan is not a TOML file: {error}", where=name, next_step="Correct the line."
        ) from error
    problems = []
    for key, value in document.items():
        if key not in _KEYS:
            problems.append(Problem(f"'{key}' has no meaning in a plan", name, column=key))
        elif not isinstance(value, (_KEYS[key], _day_type(key))) or (
            isinstance(value, bool) and _KEYS[key] is not bool
        ):
            problems.append(Problem(f"'{value}' cannot be used here", name, column=key))
    problems += _allocation_problems(document, name)
    quotas = document.get("quotas")
    for stratum, quota in quotas.items() if isinstance(quotas, dict) else ():
        if not isinstance(quota, int) or isinstance(quota, bool) or quota < 0:
            problems.append(Problem("a quota is a whole number", name, column=str(stratum)))
    source = document.get("seed_source")
    if source is not None and source not in SEED_SOURCES:
        message = f"the seed source must be one of: {', '.join(SEED_SOURCES)}"
        problems.append(Problem(message, name, column="seed_source"))
    if source == "public" and not document.get("seed_source_named"):
        message = "a public value is named, with its time, before it exists"
        problems.append(Problem(message, name, column="seed_source_named"))
    if problems:
        raise Refusal(
            "The plan cannot be used.",
            where=name,
            next_step="Correct it and seal again.",
            problems=tuple(problems),
        )
    return Plan(
        theme=document.get("theme"),
        first=_day(document.get("from")),
        last=_day(document.get("to")),
        stratify=document.get("stratify"),
        size=document.get("size"),
        quotas=document.get("quotas") or {},
        reserves=document.get("reserves"),
        seed_source=source,
        seed_source_named=document.get("seed_source_named", ""),
        allocation=document.get("allocation", "proportional"),
        minimum=document.get("minimum", 0),
        expected_rates=document.get("expected_rates") or {},
        as_far_as_we_get=document.get("as_far_as_we_get", False),
    )


def _allocation_problems(document: Mapping[str, Any], name: str) -> list[Problem]:
    problems = []
    allocation = document.get("allocation", "proportional")
    rates = document.get("expected_rates")
    if allocation not in ALLOCATIONS:
        message = f"the allocation must be one of: {', '.join(ALLOCATIONS)}"
        problems.append(Problem(message, name, column="allocation"))
    if allocation == "neyman" and not rates:
        message = "neyman needs the share of concern that is expected in each stratum"
        problems.append(Problem(message, name, column="expected_rates"))
    for stratum, rate in rates.items() if isinstance(rates, Mapping) else ():
        number = isinstance(rate, int | float) and not isinstance(rate, bool)
        if not number or not 0 <= rate <= 1:
            message = "an expected rate is a number from 0 to 1"
            problems.append(Problem(message, name, column=str(stratum)))
    minimum = document.get("minimum", 0)
    if isinstance(minimum, int) and minimum < 0:
        problems.append(Problem("a minimum is 0 or more", name, column="minimum"))
    if document.get("as_far_as_we_get") and (document.get("size") or document.get("quotas")):
        message = "a plan that goes as far as the panel gets has no size and no quotas"
        problems.append(Problem(message, name, column="as_far_as_we_get"))
    return problems


def _day_type(key: str) -> type:
    from datetime import date

    return date if key in ("from", "to") else _KEYS[key]


def _day(value: object) -> str | None:
    return None if value is None else str(value)


def joined_plan(plan: Plan, given: Plan, name: str) -> Plan:
    """Complete a plan file with what the command names; the two must not disagree.

    >>> joined_plan(Plan(size=5), Plan(theme="taser"), "plan.toml").theme
    'taser'
    """
    for word, planned, asked in (
        ("theme", plan.theme, given.theme),
        ("from", plan.first, given.first),
        ("to", plan.last, given.last),
        ("stratify", plan.stratify, given.stratify),
    ):
        if planned is not None and asked is not None and planned != asked:
            raise Refusal(
                f"The plan file says {word} '{planned}', and the command says '{asked}'.",
                where=name,
                next_step="Say it in one place only.",
            )
    return replace(
        plan,
        theme=plan.theme or given.theme,
        first=plan.first or given.first,
        last=plan.last or given.last,
        stratify=plan.stratify or given.stratify,
    )


def plan_of_body(body: Mapping[str, Any]) -> Plan:
    """Read the plan back from what was sealed."""
    plan = body["plan"]
    return Plan(
        theme=body["theme"],
        first=body["from"] or None,
        last=body["to"] or None,
        **{key: plan[key] for key in Plan().body()},
    )

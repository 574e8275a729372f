"""Turns streamed counts into the groups of each force, with gaps and unreadable labels named.

A month without a file is a gap and never zero. A label that the list of groups does not know is
kept apart with the unrecorded, where the bounds cover it, and is told.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scrutiny.cases.asking import Period
from scrutiny.cases.months import months_between
from scrutiny.errors import Refusal
from scrutiny.ethnicity.classification import Classification, classification
from scrutiny.ethnicity.labels import Reading, read_label
from scrutiny.importing.police_uk import MonthFile
from scrutiny.national.streaming import FIELDS, SELF_DEFINED, Streamed
from scrutiny.populations import COARSE_GROUPS

UNREADABLE = "label not known"
_VEHICLE = "Vehicle search"


@dataclass(frozen=True, slots=True)
class ForceCounts:
    """The searches of one force by group."""

    force: str
    counts: Mapping[str, int]
    """Each of the five groups, also those without a search."""
    missing: Mapping[str, int]
    """By kind: blank, not stated, …"""
    by_month: Mapping[str, Mapping[str, int]]
    """The groups of each month that there is a file of."""
    missing_months: tuple[str, ...]
    unreadable: Mapping[str, int]
    """Labels that the list of groups does not know, with their rows."""
    vehicles_only: int
    """Searches of a vehicle alone: nobody was searched, so they have no ethnicity."""

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.counts.values()) + sum(self.missing.values())


@dataclass(frozen=True, slots=True)
class CountedForces:
    """The searches of several forces in one period."""

    field_id: str
    field_title: str
    by: Classification
    first: date
    last: date
    forces: tuple[ForceCounts, ...]
    """In the order of their names."""
    rows: int
    files: int


def by_force(streamed: Streamed, field_id: str, period: Period) -> CountedForces:
    """Count each force's searches by the five groups of one ethnicity, never of both at once."""
    if field_id not in FIELDS:
        raise Refusal(
            f"Searches cannot be counted by '{field_id}'.",
            next_step=f"Use {' or '.join(FIELDS)}.",
        )
    if not streamed.rows:
        raise Refusal(
            "There is no row in this period.", next_step="Check --from and --to against the files."
        )
    by = classification("18+1" if field_id == SELF_DEFINED else "officer")
    months = sorted({month for _, month in streamed.counts})
    first = period.first or f"{months[0]}-01"
    last = period.last or MonthFile("", months[-1]).day("9999-12-31")
    place = tuple(FIELDS).index(field_id)
    readings: dict[str, Reading] = {}
    forces = []
    for force in sorted({force for force, _ in streamed.counts}):
        of_force = {
            month: found for (whose, month), found in streamed.counts.items() if whose == force
        }
        counts: Counter[str] = Counter(dict.fromkeys(COARSE_GROUPS, 0))
        missing: Counter[str] = Counter()
        unreadable: Counter[str] = Counter()
        by_month: dict[str, Counter[str]] = {}
        vehicles = 0
        for month, found in sorted(of_force.items()):
            by_month[month] = Counter(dict.fromkeys(COARSE_GROUPS, 0))
            for seen, rows in found.items():
                label = seen[place]
                if label not in readings:
                    readings[label] = read_label(label, by)
                reading = readings[label]
                if seen[2] == _VEHICLE and not reading.broad:
                    vehicles += rows
                if reading.broad:
                    counts[reading.broad] += rows
                    by_month[month][reading.broad] += rows
                elif reading.missing:
                    missing[reading.missing] += rows
                else:
                    missing[UNREADABLE] += rows
                    unreadable[label] += rows
        expected = months_between(first[:7], last[:7])
        forces.append(
            ForceCounts(
                force=force,
                counts=dict(counts),
                missing=dict(missing),
                by_month={month: dict(each) for month, each in by_month.items()},
                missing_months=tuple(month for month in expected if month not in of_force),
                unreadable=dict(unreadable),
                vehicles_only=vehicles,
            )
        )
    return CountedForces(
        field_id=field_id,
        field_title=FIELDS[field_id],
        by=by,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        forces=tuple(forces),
        rows=streamed.rows,
        files=streamed.files,
    )

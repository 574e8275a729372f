"""Turns streamed counts into the groups of each force, with gaps and unreadable labels named.

A month without a file is a gap and never zero. A label that the list of groups does not know is
kept apart with the unrecorded, where the bounds cover it, and is told.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scrutiny.cases.asking import Period
from scrutiny.cases.months import months_between
from scrutiny.cases.narrowing import codes_inside
from scrutiny.errors import Refusal
from scrutiny.ethnicity.classification import Classification, classification
from scrutiny.ethnicity.labels import Reading, read_label
from scrutiny.importing.police_uk import MonthFile
from scrutiny.national.streaming import FIELDS, SELF_DEFINED, Streamed
from scrutiny.populations import COARSE_GROUPS
from scrutiny.populations.ages import Ages, ages_in, needed_ages
from scrutiny.populations.loading import needed_sex

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
    ages: Mapping[str, int] = field(default_factory=dict)
    """The counted searches by age range, as written; without those that do not say."""
    sexes: Mapping[str, int] = field(default_factory=dict)
    silent: int = 0
    """Searches that do not say whether they are of the ages or the sex that was asked for."""

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
    narrowed: str = ""
    """Which part of the searches was taken, in words."""


def by_force(
    streamed: Streamed, field_id: str, period: Period, *, ages: str = "", sex: str = ""
) -> CountedForces:
    """Count each force's searches by the five groups of one ethnicity, never of both at once.

    `ages` is a band such as "10-17" that must not cut through a range of the files, `sex` is Female
    or Male; searches that do not say are counted apart.
    """
    if field_id not in FIELDS:
        raise Refusal(
            f"Searches cannot be counted by '{field_id}'.",
            next_step=f"Use {' or '.join(FIELDS)}.",
        )
    if not streamed.rows:
        raise Refusal(
            "There is no row in this period.", next_step="Check --from and --to against the files."
        )
    people = _people(streamed, ages, sex)
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
        known_ages: Counter[str] = Counter()
        known_sexes: Counter[str] = Counter()
        vehicles = silent = 0
        for month, found in sorted(of_force.items()):
            by_month[month] = Counter(dict.fromkeys(COARSE_GROUPS, 0))
            for seen, rows in found.items():
                taken = people.takes(seen[3], seen[4])
                if not taken:
                    silent += rows if taken is None else 0
                    continue
                if seen[3]:
                    known_ages[seen[3]] += rows
                if seen[4]:
                    known_sexes[seen[4]] += rows
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
                ages=dict(known_ages),
                sexes=dict(known_sexes),
                silent=silent,
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
        narrowed=people.words,
    )


@dataclass(frozen=True, slots=True)
class _People:
    """Whose searches are taken; an empty set takes everybody's."""

    words: str
    bands: frozenset[str]
    other_bands: frozenset[str]
    sex: str

    def takes(self, age: str, sex: str) -> bool | None:
        """Tell whether a search is taken; None when it does not say."""
        if self.bands and age in self.other_bands:
            return False
        if self.sex and sex and sex != self.sex:
            return False
        if (self.bands and age not in self.bands) or (self.sex and not sex):
            return None
        return True


def _people(streamed: Streamed, ages: str, sex: str) -> _People:
    wanted, one_sex = needed_ages(ages), needed_sex(sex)
    words = [str(wanted)] if not wanted.everybody else []
    bands: dict[str, Ages] = {}
    if words:
        labels = sorted({seen[3] for found in streamed.counts.values() for seen in found})
        bands = {label: band for label in labels if label and (band := ages_in(label))}
    inside = frozenset(codes_inside(wanted, bands, "Age range") if words else ())
    words += [one_sex.lower()] if one_sex else []
    return _People("; ".join(words), inside, frozenset(bands) - inside, one_sex)

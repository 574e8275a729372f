"""Holds what somebody chooses of the figures, while they choose it; screens and plain mode ask it.

A part that depends on another one falls back to its usual value when the other one changes, so that
no choice can be left that the list does not have.
"""

import re
from dataclasses import dataclass

from scrutiny.cases.asking import Period
from scrutiny.errors import Refusal
from scrutiny.national.streaming import FIELDS
from scrutiny.panels.definition import Panel
from scrutiny.populations import COARSE_GROUPS, shipped
from scrutiny.workspace import Workspace
from tui.figures.offers import (
    Listed,
    Offer,
    fields_of,
    groups_of,
    outcome_fields,
    people_fields,
    period_words,
    periods,
)
from tui.figures.parts import (
    ALSO,
    CHOICE_OF,
    EVERY_MONTH,
    KINDS,
    LINES,
    NAMES,
    NONE,
    OWN,
    PARTS,
    QUESTIONS,
    STAGE,
    VALUED,
)

EVERYBODY = {"ages": "All ages", "sex": "Both sexes", "area": "The whole force area"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page: a part and what is chosen for it."""

    part: str
    name: str
    words: str


class Choosing:
    """The choices of one person."""

    def __init__(self, workspace: Workspace, kind: str = "groups") -> None:
        """Begin with the first panel that has groups and cases; refused when none has."""
        self.workspace = workspace
        self.listed = Listed(workspace)
        self._chosen: dict[str, str] = {"kind": kind}
        self._ready = self.listed.ready()
        if not self._ready:
            raise Refusal(
                "No panel here has cases that can be counted by group.",
                next_step="Read a list with: scrutiny import --panel PANEL FILE",
            )

    @property
    def kind(self) -> str:
        """Which figure is asked for."""
        return self._chosen["kind"]

    @property
    def panel(self) -> Panel:
        """The panel whose cases are counted."""
        if self.kind == "draw":
            drawn = self.value("draw")
            made = next(each for each in self.listed.draws() if each.id == drawn)
            return self.listed.panels[made.frame.panel]
        return self.listed.panels[self.value("panel")]

    def rows(self) -> tuple[Row, ...]:
        """Give the lines of the page; what leaves no choice is not among them."""
        shown = [part for part in ("kind", *PARTS[self.kind]) if self._is_asked(part)]
        return tuple(Row(part, NAMES[part], self.words(part)) for part in shown)

    def value(self, part: str) -> str:
        """Give what is chosen, or the usual when nothing is or the list no longer has it."""
        if part == "kind":
            return self.kind
        chosen = self._chosen.get(part)
        if chosen is not None and (self._is_written(part, chosen) or chosen in self._of(part)):
            return chosen
        if part in VALUED:
            kept = chosen is not None and (not chosen or self._still(chosen))
            return chosen if kept and chosen is not None else self._usual_value(part)
        # The areas of a long list are counted when somebody opens the line, and not before.
        return NONE if part == "area" else self.offer(part).usual

    def words(self, part: str) -> str:
        """Say what is chosen for a part."""
        value = self.value(part)
        if part == "period":
            first, _, last = value.partition(" ")
            files = self.kind == "forces" and not value.strip()
            return EVERY_MONTH if files else period_words(first, last)
        if part in VALUED:
            return self._outcome_words(value)
        if self._is_written(part, value):
            return value or "Not chosen yet"
        if part == "area":
            return value or EVERYBODY["area"]
        offer = self.offer(part)
        return offer.lines[offer.values.index(value)] if value in offer.values else "None"

    def days(self) -> tuple[str | None, str | None]:
        """Give the first and last day that are chosen; None for no limit."""
        first, _, last = self.value("period").partition(" ")
        return first or None, last or None

    def offer(self, part: str) -> Offer:
        """Give what a part can be; the last line may be one on which somebody writes."""
        if part in CHOICE_OF:
            return _of(CHOICE_OF[part])
        if part == "also":
            ages = self.listed.ages(self.value("panel"))
            able = ALSO if ages else {key: ALSO[key] for key in (NONE, "dispersion")}
            return _of(able)
        if part in ("field", "group", "reference", "cases", "places", "panel"):
            return self._of_list(part)
        if part in ("ages", "sex", "area"):
            return self._of_people(part)
        if part == "period":
            if self.kind == "forces":
                return _of({" ": EVERY_MONTH, OWN: "Other days …"})
            made = periods(self.listed.months(self.value("panel")))
            return Offer((*made.values, OWN), (*made.lines, "Other days …"))
        if part == "population":
            named = {each: f"Census {each.removeprefix('census-')}" for each in shipped()}
            none = {NONE: "None: begin with the cases"} if self.kind == "stages" else {}
            return _of({**named, OWN: "A file of your own …", **none}, len(named) - 1)
        if part == "split":
            return self._months_inside()
        if part == "draw":
            drawn = self.listed.draws()
            lines = tuple(
                f"{each.id}: {self.listed.panels[each.frame.panel].name}, {each.frame.theme_title}"
                for each in drawn
            )
            return Offer(tuple(each.id for each in drawn), lines, max(len(drawn) - 1, 0))
        if part in VALUED:
            return self._of_outcomes(part)
        if part == "kind":
            return _of(KINDS)
        return Offer((), ())

    def values_of(self, field_id: str) -> Offer:
        """Give the answers of a field that can count as an outcome, with their cases."""
        found = self.listed.values(self.value("panel"), field_id)
        field = self.panel.field(field_id)
        codes = (
            {code.code: code for code in field.codelist.codes} if field and field.codelist else {}
        )
        kept = [each for each in found if each[0] not in codes or not codes[each[0]].missing]
        lines = tuple(f"{label}  ({count:,} cases)" for _, label, count in kept)
        return Offer(tuple(f"{field_id}={value}" for value, _, _ in kept), lines)

    def is_valued(self, part: str, value: str) -> bool:
        """Tell whether a second question follows: which answers of the field count."""
        return part in VALUED and bool(value) and not value.startswith(STAGE)

    def question(self, part: str) -> str:
        """Give the question that a part answers."""
        return QUESTIONS.get(part, "Choose one.")

    def line_question(self, part: str) -> str:
        """Give the question of a part that is written; empty when it is only chosen."""
        return LINES.get(part, "")

    def choose(self, part: str, value: str) -> None:
        """Take a value; what somebody wrote is looked at first, and refused in words."""
        if part == "period" and value not in self.offer(part).values:
            value = _written_period(value)
        if part == "kind":
            self._needed_kind(value)
        self._chosen[part] = value.strip() if part in ("files", "population") else value

    def _needed_kind(self, kind: str) -> None:
        if kind == "draw" and not self.listed.draws():
            raise Refusal(
                "No draw has been made here yet.", next_step="Draw cases first, then come back."
            )
        if kind == "funnel" and not self.listed.places(self.value("panel")):
            raise Refusal(
                "No field of this list names areas, teams or stations.",
                next_step="Ask the force for the area of each case, or choose another panel first.",
            )

    def _is_asked(self, part: str) -> bool:
        measure = self.value("measure") if self.kind == "funnel" else ""
        if (part, measure) in (("outcome", "rate"), ("population", "share")):
            return False
        if self.kind == "months" and part in ("reference", "population"):
            return bool(self.value("group"))
        if part == "area":
            return self.listed.names_authorities(self.value("panel"))
        if part in ("ages", "sex", "cases", "blanks"):
            return len(self.offer(part).values) > 1
        return part != "stage_3" or bool(self.value("stage_2"))

    def _is_written(self, part: str, value: str) -> bool:
        if part == "period":
            return bool(re.fullmatch(r"(\d{4}-\d\d-\d\d)? (\d{4}-\d\d-\d\d)?", value))
        written = part == "population" and value not in (*shipped(), OWN, NONE)
        return part == "files" or written

    def _of(self, part: str) -> tuple[str, ...]:
        return () if part in VALUED else self.offer(part).values

    def _of_list(self, part: str) -> Offer:
        if part == "panel":
            names = tuple(self.listed.panels[each].name for each in self._ready)
            return Offer(self._ready, names)
        if self.kind == "forces":
            return _of(FIELDS) if part == "field" else _of({each: each for each in COARSE_GROUPS})
        panel = self.panel
        if part == "cases":
            themes = {NONE: "All cases", **{each.id: each.title for each in panel.themes}}
            return _of(themes)
        if part == "places":
            places = self.listed.places(panel.id)
            named = [n for n, each in enumerate(places) if each.id == panel.figures.areas]
            return _of({each.id: each.title for each in places}, named[0] if named else 0)
        if part == "field":
            wide = self.kind in ("outcomes", "stages", "draw")
            fields = people_fields(panel) if wide else fields_of(panel)
            usual = self.listed.usual_field(panel.id, fields)
            return _of({each.id: each.title for each in fields}, usual)
        groups = groups_of(panel, self.value("field"))
        if part == "group":
            all_cases = {NONE: "All cases together"} if self.kind == "months" else {}
            usual_group = next(
                (n for n, each in enumerate(groups) if each in panel.figures.trend_of), 1
            )
            made = {**all_cases, **{each: each for each in groups}}
            return _of(made, 0 if all_cases else min(usual_group, len(groups) - 1))
        others = [each for each in groups if each != self._group()]
        named_one = panel.figures.reference
        return _of(
            {each: each for each in others},
            others.index(named_one) if named_one in others else 0,
        )

    def _group(self) -> str:
        return self.value("group") if self.kind in ("months", "change") else ""

    def _of_people(self, part: str) -> Offer:
        more: tuple[str, ...] = ()
        if self.kind == "forces":
            more = ("10-17", "18-24", "25-34", "over 34") if part == "ages" else ("Female", "Male")
        elif part == "ages":
            more = self.listed.ages(self.value("panel"))
        elif part == "area":
            more = self.listed.authorities(self.value("panel"))
        elif self.listed.has_sexes(self.value("panel")):
            more = ("Female", "Male")
        return _of({NONE: EVERYBODY[part], **{each: each for each in more}})

    def _of_outcomes(self, part: str) -> Offer:
        fields = {each.id: each.title for each in outcome_fields(self.panel)}
        none = {NONE: "None"} if part in ("stage_2", "stage_3") else {}
        stages = self.panel.figures.stages if part != "outcome" else ()
        named = {f"{STAGE}{name}": name for name, _ in stages}
        return _of({**none, **named, **fields})

    def _usual_value(self, part: str) -> str:
        stages = self.panel.figures.stages
        if part.startswith("stage") and stages:
            place = int(part[-1]) - 1
            return f"{STAGE}{stages[place][0]}" if place < len(stages) else NONE
        usual = part in ("outcome", "stage_1")
        return self.listed.usual_outcome(self.value("panel")) if usual else NONE

    def _still(self, value: str) -> bool:
        """Tell whether an outcome or a stage is one of this panel."""
        if value.startswith(STAGE):
            named = {name for name, _ in self.panel.figures.stages}
            return value.removeprefix(STAGE) in named
        return self.panel.field(value.partition("=")[0]) is not None

    def _outcome_words(self, value: str) -> str:
        if not value or value.startswith(STAGE):
            return value.removeprefix(STAGE) or "None"
        field_id = value.partition("=")[0]
        chosen = [
            self.listed.label(self.value("panel"), field_id, each.partition("=")[2])
            for each in value.split("\n")
        ]
        field = self.panel.field(field_id)
        return f"{field.title if field else field_id}: {' or '.join(chosen)}"

    def _months_inside(self) -> Offer:
        first, last = self.days()
        months = [
            each
            for each in self.listed.months(self.value("panel"))
            if (not first or each >= first[:7]) and (not last or each <= last[:7])
        ][1:]
        # In the middle, so that both sides have about as many months.
        return Offer(tuple(months), tuple(_month_words(each) for each in months), len(months) // 2)


def _of(told: dict[str, str], first: int = 0) -> Offer:
    return Offer(tuple(told), tuple(told.values()), first)


def _month_words(month: str) -> str:
    return Period(f"{month}-01", f"{month}-01").words().partition(" to ")[0].partition(" ")[2]


def _written_period(text: str) -> str:
    """Read two days; raises `Refusal` for what is none.

    >>> _written_period(" 2019-04-01 to 2020-03-31 ")
    '2019-04-01 2020-03-31'
    """
    days = re.findall(r"\d{4}-\d{1,2}-\d{1,2}", text)
    if len(days) != 2:
        raise Refusal(
            "These are not two days.", next_step="Write them as 2019-04-01 to 2020-03-31."
        )
    return f"{Period(*days).first} {days[1]}"

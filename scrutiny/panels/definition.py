"""What a panel is: its case fields, themes, questions and wording, as one frozen value.

Every panel comes from a TOML file; nothing here names a panel, a force or an office.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scrutiny.panels.list_figures import NO_FIGURES, ListFigures
from scrutiny.panels.preparing import PREPARING, Preparing
from scrutiny.panels.publishing import PUBLISHING, Publishing
from scrutiny.panels.rows_of_case import RowsOfCase

FIELD_TYPES = (
    "reference",
    "text",
    "code",
    "codes",
    "date",
    "dates",
    "datetime",
    "integer",
    "decimal",
    "boolean",
)
"""How a cell is read. `codes` and `dates` hold several values parted by semicolons."""

QUESTION_TYPES = ("choice", "several", "text")
OPTION_USES = ("both", "seat", "conclusion")
OBSERVATION_KINDS = (
    "good-practice",
    "learning-individual",
    "learning-force",
    "question",
    "policy",
)
JUDGEMENT = "judgement"
"""The id of the question that every form ends with."""


@dataclass(frozen=True, slots=True)
class Code:
    """One value that a field may hold."""

    code: str
    """Exactly as the force's list writes it."""
    label: str
    """As a person reads it."""
    group: str = ""
    """The coarse group that figures count it in; empty when it has none."""
    missing: str = ""
    """Why this value says nothing ("not stated", "unknown"); empty when it says something."""
    valid_from: date | None = None
    valid_to: date | None = None
    """First and last day of use; `None` where the list names none."""
    also: tuple[str, ...] = ()
    """Other names by which forces write it, such as an abbreviation."""


@dataclass(frozen=True, slots=True)
class CodeList:
    """A versioned list of codes."""

    id: str
    version: str
    source: str
    codes: tuple[Code, ...]

    def find(self, code: str) -> Code | None:
        """Look a code up exactly as it is written."""
        return next((known for known in self.codes if known.code == code), None)

    def groups(self) -> tuple[str, ...]:
        """Name the coarse groups in the order of the list."""
        return tuple(dict.fromkeys(code.group for code in self.codes if code.group))


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is known of a case."""

    id: str
    title: str
    type: str
    columns: tuple[str, ...] = ()
    """Header names by which the field is known in lists; its id is always one of them."""
    codelist: CodeList | None = None
    required: bool = False
    blind: bool = False
    """Hidden from seats until the chair shows the answers."""
    shown: bool = True
    """Part of the case as a member reads it."""
    keep_unknown_codes: bool = False
    """An unknown code is kept and flagged instead of setting the row aside."""
    warning: bool = False
    """Holds a content warning, shown before the rest of the case."""
    help: str = ""
    unit: str = ""
    """What a number in it counts, in words; empty when it has no unit."""
    units: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A named condition on the fields of a case: a theme, a check or a reason for exclusion."""

    id: str
    title: str
    where: str
    """The condition in the language of `scrutiny.panels.conditions`."""
    standing: bool = False
    """A theme that every meeting looks at."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be chosen."""

    code: str
    label: str
    adverse: bool = False
    """Counts as a concern in figures and estimates."""
    needs_reason: bool = False
    carry_forward: bool = False
    """The case comes back at the next meeting."""
    use: str = "both"
    """Whether a seat, the panel's conclusion or both may choose it."""
    undecided: bool = False
    """Says that the member could not decide, such as "cannot tell"."""

    @property
    def decides(self) -> bool:
        """Whether it says something of the case itself.

        What only a seat may say, and the panel never concludes, decides nothing either.

        >>> Option("1", "Well").decides, Option("x", "Cannot tell", use="seat").decides
        (True, False)
        """
        return not self.undecided and not self.carry_forward and self.use != "seat"


@dataclass(frozen=True, slots=True)
class Scale:
    """The options of a question, in order."""

    id: str
    title: str
    options: tuple[Option, ...]
    ordered: bool = False
    """The options that decide stand from one end to the other, so some lie nearer than others."""

    def find(self, code: str) -> Option | None:
        """Look an option up by its code."""
        return next((option for option in self.options if option.code == code), None)

    def for_seats(self) -> tuple[Option, ...]:
        """Give the options that one member may choose."""
        return tuple(option for option in self.options if option.use in ("both", "seat"))

    def deciding(self) -> tuple[Option, ...]:
        """Give the options by which one member decides: what members can agree or differ about."""
        return tuple(option for option in self.for_seats() if option.decides)

    def for_conclusions(self) -> tuple[Option, ...]:
        """Give the options that the panel together may choose."""
        return tuple(option for option in self.options if option.use in ("both", "conclusion"))


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form."""

    id: str
    text: str
    type: str = "choice"
    scale: Scale | None = None
    help: str = ""
    required: bool = True
    forms: tuple[str, ...] = ()
    """The forms it stands in; empty means all."""
    when: str = ""
    """A condition on the case, on the seat's earlier answers, or on both; where it does not hold
    the question is not asked. See `scrutiny.panels.follow_ups`."""
    source: str = ""
    """What it is answered from ("record", "footage"); empty when that does not matter."""
    caveat: str = ""
    """What its figure does not show; printed beside the figure, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Form:
    """A set of questions for one sort of case."""

    id: str
    title: str
    where: str = ""
    """The condition that chooses this form; the first form whose condition holds is used."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A whole panel file."""

    id: str
    name: str
    version: str
    purpose: str
    unit: str
    """What one case is, in words: "completed complaint"."""
    units: str
    recipients: tuple[str, ...]
    """Who receives findings."""
    fields: tuple[Field, ...]
    reference: str
    """The field that names a case."""
    date: str
    """The field that puts a case into a period."""
    date_formats: tuple[str, ...]
    """How dates are written in the force's lists, as `YYYY-MM-DD` or `DD/MM/YYYY`."""
    control: str
    """The field whose values are counted as control totals beside the months; may be empty."""
    police_uk: bool
    """Files of data.police.uk may be imported as they are."""
    personal_columns: tuple[str, ...]
    """Header words that mark a column as personal, besides the ones that always do."""
    codelists: tuple[CodeList, ...]
    themes: tuple[Condition, ...]
    checks: tuple[Condition, ...]
    exclusions: tuple[Condition, ...]
    scales: tuple[Scale, ...]
    forms: tuple[Form, ...]
    questions: tuple[Question, ...]
    """In the panel's order; the last one is the judgement."""
    blind: bool
    """Blind fields are hidden unless a meeting says otherwise."""
    wording: Mapping[str, str]
    digest: str
    """SHA-256 of the file, so that every meeting knows which version it used."""
    support: str = ""
    """Where a member finds support, told on the pause page."""
    referral_to: str = ""
    """Who receives private notes; empty for the first of `recipients`."""
    rows: RowsOfCase | None = None
    """How several rows of a list become one case; `None` where each row is one."""
    preparing: Preparing = PREPARING
    publishing: Publishing = PUBLISHING
    figures: ListFigures = NO_FIGURES
    """The figures of the whole list that its reports carry."""

    def field(self, field_id: str) -> Field | None:
        """Look a field up by its id."""
        return next((field for field in self.fields if field.id == field_id), None)

    def theme(self, theme_id: str) -> Condition | None:
        """Look a theme up by its id."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)

    @property
    def judgement(self) -> Question:
        """The question about the case as a whole."""
        return self.questions[-1]

    @property
    def judgement_scale(self) -> Scale:
        """The panel's scale."""
        scale = self.judgement.scale
        if scale is None:
            raise ValueError("the judgement of a panel has a scale")
        return scale

    @property
    def follow_ups(self) -> tuple[Question, ...]:
        """The questions that may wait for an earlier answer."""
        return tuple(each for each in self.questions if "answer" in each.when)

    def questions_of(self, form_id: str) -> tuple[Question, ...]:
        """Give the questions of one form, in order."""
        return tuple(q for q in self.questions if not q.forms or form_id in q.forms)

"""Conditions mean what they say, on every kind of field, and can reach nothing but their table."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.panels.condition_checks import problems_of
from scrutiny.panels.condition_sql import to_sql
from scrutiny.panels.conditions import ConditionError, fields_of, parse
from scrutiny.panels.definition import Field
from scrutiny.panels.reading import read_panel
from tests.helpers import PANEL

SMALL = read_panel(PANEL, "small.toml")
FIELDS: Mapping[str, Field] = {each.id: each for each in SMALL.fields}
GROUPS = {"White": ("W1", "W2"), "Black": ("B1",)}

Row = Mapping[str, str | None]
POOLS: Mapping[str, tuple[str, ...]] = {
    "area": ("North", "South", "north", "a 'quote", "100%", "x_y", "or", ";"),
    "ethnicity": ("W1", "W2", "B1", "NS"),
    "tags": (";late;", ";late;rude;", ";lost;", ";rude;lost;"),
    "live": ("True", "False"),
    "age": ("0", "9", "10", "17", "18", "-3", "100"),
    "score": ("0.5", "10", "9.99", "-1.25"),
    "closed": ("2020-01-31", "2020-02-01", "2026-11-23"),
    "seen": ("2020-01-31T23:59:00+00:00", "2020-02-01T00:00:00+00:00"),
    "updates": (";2020-01-31;", ";2020-02-01;2026-11-23;"),
}
rows = st.fixed_dictionaries(
    {name: st.one_of(st.none(), st.just(""), st.sampled_from(pool)) for name, pool in POOLS.items()}
)


@dataclass(frozen=True)
class Said:
    """A condition in words, and what it means, written a second time in plain Python."""

    text: str
    means: Callable[[Row], bool]


def several(row: Row, field: str) -> list[str]:
    return [each for each in (row[field] or "").split(";") if each]


def listed(values: list[str]) -> str:
    return ", ".join(f'"{each}"' for each in values)


SINGLE = ("area", "ethnicity", "live")
MANY = {"tags": ("late", "rude", "lost"), "updates": ("2020-01-31", "2026-11-23")}
VALUES: Mapping[str, tuple[str, ...]] = {
    "area": POOLS["area"],
    "ethnicity": POOLS["ethnicity"],
    "live": POOLS["live"],
}


@st.composite
def plain_tests(draw: st.DrawFn) -> Said:
    kind = draw(st.sampled_from(("blank", "one", "many", "group", "date", "number", "contains")))
    negated = draw(st.booleans())
    if kind == "blank":
        field = draw(st.sampled_from(sorted(POOLS)))
        text = f"{field} is {'not ' if negated else ''}blank"
        return Said(text, lambda row: bool(row[field]) == negated)
    if kind == "one":
        field = draw(st.sampled_from(SINGLE))
        wanted = draw(st.lists(st.sampled_from(VALUES[field]), min_size=1, max_size=3))
        word = draw(st.sampled_from(("is not", "is none of") if negated else ("is", "is one of")))
        text = f"{field} {word} {listed(wanted)}"
        return Said(text, lambda row: ((row[field] or "") in wanted) != negated)
    if kind == "many":
        field = draw(st.sampled_from(sorted(MANY)))
        wanted = draw(st.lists(st.sampled_from(MANY[field]), min_size=1, max_size=2))
        text = f"{field} {'is none of' if negated else 'is one of'} {listed(wanted)}"
        return Said(text, lambda row: bool(set(several(row, field)) & set(wanted)) != negated)
    if kind == "group":
        names = draw(st.lists(st.sampled_from(sorted(GROUPS)), min_size=1, max_size=2))
        codes = {code for name in names for code in GROUPS[name]}
        joint = "is not in one of groups" if negated else "is in one of groups"
        return Said(
            f"ethnicity {joint} {listed(names)}",
            lambda row: ((row["ethnicity"] or "") in codes) != negated,
        )
    if kind == "contains":
        parts = draw(st.lists(st.sampled_from(("or", "'", "%", "_", "h", ";")), min_size=1))
        return Said(
            f"area contains {listed(parts)}",
            lambda row: any(part in (row["area"] or "") for part in parts),
        )
    return draw(comparisons(kind))


@st.composite
def comparisons(draw: st.DrawFn, kind: str) -> Said:
    if kind == "date":
        field = draw(st.sampled_from(("closed", "seen")))
        day = draw(st.sampled_from(("2020-01-31", "2020-02-01", "2021-01-01")))
        word = draw(st.sampled_from(("on or after", "on or before", "before", "after")))
        compare: dict[str, Callable[[str], bool]] = {
            "on or after": lambda given: given >= day,
            "on or before": lambda given: given <= day,
            "before": lambda given: given < day,
            "after": lambda given: given > day,
        }
        return Said(
            f"{field} is {word} {day}",
            lambda row: bool(row[field]) and compare[word]((row[field] or "")[:10]),
        )
    field = draw(st.sampled_from(("age", "score")))
    limit = draw(st.sampled_from(("0", "9.5", "10", "17", "-2")))
    least = draw(st.booleans())

    def means(row: Row) -> bool:
        if not row[field]:
            return False
        value = float(row[field] or "")
        return value >= float(limit) if least else value <= float(limit)

    return Said(f"{field} is at {'least' if least else 'most'} {limit}", means)


def joined(inner: st.SearchStrategy[Said]) -> st.SearchStrategy[Said]:
    return st.one_of(
        st.tuples(inner, inner).map(
            lambda two: Said(
                f"({two[0].text}) and ({two[1].text})",
                lambda row: two[0].means(row) and two[1].means(row),
            )
        ),
        st.tuples(inner, inner).map(
            lambda two: Said(
                f"({two[0].text}) or {two[1].text}",
                lambda row: two[0].means(row) or two[1].means(row),
            )
        ),
        inner.map(lambda one: Said(f"NOT ({one.text})", lambda row: not one.means(row))),
    )


conditions = st.recursive(plain_tests(), joined, max_leaves=6)


def holds(text: str, row: Row) -> bool:
    condition = to_sql(text, FIELDS)
    connection = sqlite3.connect(":memory:")
    try:
        names = ", ".join(f'"f_{name}" TEXT' for name in row)
        connection.execute(f"CREATE TABLE case_small ({names})")
        marks = ", ".join("?" for _ in row)
        connection.execute(f"INSERT INTO case_small VALUES ({marks})", tuple(row.values()))
        statement = f"SELECT count(*) FROM case_small WHERE {condition.expression}"
        return bool(connection.execute(statement, condition.parameters).fetchone()[0])
    finally:
        connection.close()


@settings(deadline=None, max_examples=200)
@given(conditions, rows)
def test_a_condition_holds_where_plain_reading_says_so(said: Said, row: Row) -> None:
    assert problems_of(said.text, FIELDS) == []
    assert holds(said.text, row) == said.means(row)


@settings(deadline=None, max_examples=200)
@given(plain_tests(), plain_tests(), plain_tests(), rows)
def test_and_binds_closer_than_or(a: Said, b: Said, c: Said, row: Row) -> None:
    text = f"{a.text} or {b.text} and {c.text}"
    assert holds(text, row) == (a.means(row) or (b.means(row) and c.means(row)))


BLANK = dict.fromkeys(POOLS, "")
ABSENT: dict[str, str | None] = dict.fromkeys(POOLS)


@pytest.mark.parametrize("row", [BLANK, ABSENT], ids=["blank", "no such column"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("area is blank", True),
        ("area is not blank", False),
        ('live is "True"', False),
        ('live is "False"', False),
        ('live is not "True"', True),
        ('ethnicity is in group "White"', False),
        ('ethnicity is not in group "White"', True),
        ('tags is "late"', False),
        ('tags is none of "late"', True),
        ('area contains "x"', False),
        ("age is at most 17", False),
        ("age is at least 0", False),
        ("closed is before 2030-01-01", False),
        ("closed is on or after 1900-01-01", False),
        ("not (age is at most 17)", True),
    ],
)
def test_a_blank_field_never_counts_as_small_early_or_false(
    row: Row, text: str, expected: bool
) -> None:
    assert holds(text, row) is expected


def test_one_of_several_values_is_enough_and_half_a_value_is_not() -> None:
    row = ABSENT | {"tags": ";late;lost;"}
    assert holds('tags is "lost"', row)
    assert holds('tags is one of "rude", "late"', row)
    assert not holds('tags is none of "late"', row)
    fields = {"marks": Field("marks", "Marks", "codes")}
    condition = to_sql('marks is "lat"', fields)
    assert condition.parameters == (";lat;",)


# ------------------------------------------------------------------ nothing else is reached

HOSTILE = (
    'area is "x") or (select 1 from secrets',
    'area is "x"; drop table case_small',
    "area is (select 1)",
    "secrets is blank",
    'case_id is "1"',
    'f_area is "x"',
    'area is "x" -- and',
    'area is "x" /* */',
    "area is 'x'",
    'area"; is "x"',
    "area is x'00'",
    "1 = 1",
    "sqlite_schema is blank",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_sql_is_no_condition(text: str) -> None:
    assert problems_of(text, FIELDS)
    with pytest.raises(ConditionError):
        to_sql(text, FIELDS)


SAFE = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}


def ran_within_its_table(text: str) -> bool:
    """Run a condition, if it is one, where any step outside its table is refused."""
    try:
        condition = to_sql(text, FIELDS)
    except ConditionError:
        return True
    connection = sqlite3.connect(":memory:")
    names = ", ".join(f'"f_{name}" TEXT' for name in FIELDS)
    connection.execute(f"CREATE TABLE case_small ({names})")
    connection.execute("CREATE TABLE secrets (f_area TEXT)")

    def allow(action: int, table: str | None, name: str | None, *_: str | None) -> int:
        inside = action != sqlite3.SQLITE_READ or table == "case_small"
        known = action != sqlite3.SQLITE_FUNCTION or name in ("coalesce", "instr", "substr")
        return sqlite3.SQLITE_OK if action in SAFE and inside and known else sqlite3.SQLITE_DENY

    connection.set_authorizer(allow)
    try:
        statement = f"SELECT 1 FROM case_small WHERE {condition.expression}"
        connection.execute(statement, condition.parameters).fetchall()
    finally:
        connection.close()
    return True


WORDS = 'area age tags closed is not blank contains ( ) and or , "x" "late" 17 2020-02-01 before'
pieces = st.sampled_from([*WORDS.split(), "one of", "in group", "at least", "'", ";", "--", '"'])


@settings(deadline=None, max_examples=200)
@given(st.lists(pieces, max_size=12).map(" ".join) | st.text(max_size=30))
def test_whatever_is_written_stays_inside_its_table(text: str) -> None:
    assert ran_within_its_table(text)


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(codec="utf-8", exclude_characters='"\n'), max_size=20))
def test_any_value_travels_as_a_parameter(value: str) -> None:
    condition = to_sql(f'area is "{value}"', FIELDS)
    assert condition.parameters == (value,)
    assert condition.expression == "coalesce(\"f_area\", '') IN (?)"
    assert ran_within_its_table(f'area is "{value}"')


def test_a_very_long_condition_is_refused_and_never_an_error_of_the_database() -> None:
    for text in (
        " or ".join(["age is at least 3"] * 5_000),
        " and ".join(['area is "x"'] * 5_000),
        "not " * 5_000 + "area is blank",
        "(" * 5_000 + "area is blank" + ")" * 5_000,
        "area contains " + listed(["x"] * 5_000),
    ):
        assert problems_of(text, FIELDS)
        assert ran_within_its_table(text)
    assert problems_of(" or ".join(["age is at least 3"] * 100), FIELDS) == []


# ------------------------------------------------------------------ problems in words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the condition is empty"),
        ("colour is blank", "'colour' is not a field of this panel"),
        ("area equals 3", "there must be 'is' or 'contains', not 'equals'"),
        ("area is", "must stand where 'the end' is"),
        ('area is "x', "no closing quotation mark"),
        ('(area is "x"', "a bracket is not closed"),
        ('area is "x" area', "'area' was not expected there"),
        ("area is before 2020-01-01", "'area' is not a date"),
        ("area is at least 3", "'area' is not a number"),
        ("closed is before 3", "a date such as 2020-02-01"),
        ("closed is before 2020-02-30", "'2020-02-30' is not a possible date"),
        ("age is at least 2020-01-01", "a number such as 18"),
        ('ethnicity is "W9"', "'W9' is not a value that 'ethnicity' can have"),
        ('ethnicity is in group "Green"', "its groups are White, Black"),
        ('area is in group "White"', "it has no groups"),
        ('live is "yes"', "'yes' is not a value that 'live' can have"),
        ("area is §", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_condition_is_said(text: str, said: str) -> None:
    problems = problems_of(text, FIELDS)
    assert any(said in each for each in problems), problems


def test_all_problems_of_a_condition_are_told_at_once() -> None:
    assert len(problems_of('colour is blank or shape is blank and live is "yes"', FIELDS)) == 3


def test_the_fields_of_a_condition_are_named_once() -> None:
    assert fields_of('area is "x" or not (age is blank and area is blank)') == ("area", "age")


def test_words_may_be_written_in_capitals() -> None:
    assert parse("area IS NOT BLANK AND NOT age Is Blank") == parse(
        "area is not blank and not age is blank"
    )

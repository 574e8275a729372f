"""A faulty panel file is refused whole, with every fault and its line."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.errors import Refusal
from scrutiny.installing import install_panel, install_shipped
from scrutiny.panels.lines import line_numbers
from scrutiny.panels.reading import SHIPPED, check_panel, read_panel, shipped_text
from scrutiny.safekeeping import check
from tests.helpers import PANEL, filled_office, new_office


def line_with(text: str, mark: str) -> int:
    """Give the line on which a mark stands, from 1."""
    return next(n for n, line in enumerate(text.splitlines(), start=1) if mark in line)


def test_a_field_of_exact_places_or_a_blind_one_is_never_told_in_public() -> None:
    for field, said in (
        ('id = "station"\ntitle = "Nearest"\ntype = "text"', "tells an exact place"),
        ('id = "home"\ntitle = "Home ward"\ntype = "text"', "tells an exact place"),
        ('id = "side"\ntitle = "Side"\ntype = "text"\nblind = true', "is blind"),
    ):
        name = field.split('"')[1]
        text = PANEL.replace(
            "[wording]", f'[[fields]]\n{field}\n\n[publication]\narea = "{name}"\n\n[wording]'
        )
        panel, problems = check_panel(text, "mine.toml")
        assert panel is None
        assert [each.row for each in problems] == [line_with(text, f'area = "{name}"')]
        assert said in problems[0].problem


def without(name: str) -> str:
    """Take one table, with all below it up to the next, out of the file."""
    kept: list[str] = []
    inside = False
    for line in PANEL.splitlines():
        if line.startswith("["):
            inside = line.strip("[]") == name
        if not inside:
            kept.append(line)
    return "\n".join(kept)


FAULTS: tuple[tuple[str, str, str], ...] = (
    ('unit = "case"', 'unti = "case"', "'unti' has no meaning here"),
    ('name = "Small Panel"', "name = 3", "must be text in quotation marks"),
    ('name = "Small Panel"', 'name = "  "', "must not be blank"),
    ('id = "small"', 'id = "Small Panel"', "may hold only small letters"),
    ("blind = true", 'blind = "yes"', "must be true or false"),
    ('recipients = ["Force lead"]', 'recipients = "Force lead"', "must be a list of texts"),
    ('reference = "ref"', 'reference = "area"', "must be a field of type reference"),
    ('date = "closed"', 'date = "area"', "must be a field of type date or datetime"),
    ('["YYYY-MM-DD", "DD/MM/YYYY"]', '["MM/DD/YYYY"]', "'MM/DD/YYYY' must be one of"),
    ('codelist = "groups"', 'codelist = "unheard"', "is not a code list of this file"),
    ('type = "integer"', 'type = "number"', "'number' must be one of"),
    ('type = "decimal"', 'type = "code"', "'score' needs a code list"),
    ('id = "score"', 'id = "age"', "'age' is used twice"),
    ('id = "score"', 'id = "Score!"', "may hold only small letters"),
    ('columns = ["Date closed"]', 'columns = ["Case No"]', "belongs to 'ref' already"),
    ("where = 'area is \"North\"'", "where = 'aera is \"North\"'", "'aera' is not a field"),
    ("where = 'area is \"North\"'", "where = 'area equals 3'", "there must be 'is' or 'contains'"),
    ("where = 'live is \"True\"'", "where = 'live is \"yes\"'", "is not a value that 'live'"),
    ('id = "young"\ntitle = "Under 18"', 'id = "north"\ntitle = "x"', "'north' is used twice"),
    ('{ code = "W2",', '{ code = "W1",', "the code 'W1' stands twice"),
    ("valid_from = 2020-02-01", 'valid_from = "2020-02-01"', "must be a date such as"),
    ("valid_from = 2020-02-01", "valid_form = 2020-02-01", "'valid_form' has no meaning here"),
    ("valid_to = 2020-01-31", "valid_from = 2021-01-01, valid_to = 2020-01-31", "before it begins"),
    ('{ code = "yes", label = "Yes" },', '{ code = "yes" },', "'label' is missing"),
    ("[wording]", '[publication]\narea = "ward"\n[wording]', "'ward' is not a field of this file"),
    ("[wording]", '[publication]\narea = "age"\n[wording]', "a field of type text or code"),
    ("[wording]", '[publication]\nsort = "area"\n[wording]', "a field with a list of codes"),
    ("[wording]", '[publication]\nplaces = [" "]\n[wording]', "a place must not be blank"),
    ("[wording]", '[publication]\nconclusions = "all"\n[wording]', "'all' must be one of"),
    ("[wording]", '[publication]\ntown = "x"\n[wording]', "'town' has no meaning here"),
    ('{ code = "yes", label = "Yes" },', '{ code = "no", label = "Y" },', "'no' stands twice"),
    ('use = "conclusion"', 'use = "chair"', "'chair' must be one of"),
    ('scale = "category"', 'scale = "unheard"', "is not a scale of this file"),
    (
        'id = "fair"\ntext = "Was it fair?"\nscale = "yes-no"',
        'id = "fair"\ntext = "x"',
        "needs a scale",
    ),
    ('id = "fair"', 'id = "judgement"', "is kept for the judgement"),
    ('forms = ["young"]', 'forms = ["old"]', "'old' is not a form of this file"),
    ("when = 'area is not blank'", "when = 'area is not'", "must stand where"),
    ("when = 'area is not blank'", "when = 'answer fare is yes'", "'fare' is not a question"),
    ("when = 'area is not blank'", "when = 'answer fair is maybe'", "its answers are yes, no"),
    ("when = 'area is not blank'", "when = 'answer fair contains yes'", "there must be 'is'"),
    ("when = 'area is not blank'", "when = 'answer judgement is yes'", "stand before this"),
    ("when = 'area is not blank'", "when = 'answer why is blank'", "stand before this"),
    ("when = 'area is not blank'", "when = 'answer guardian is yes'", "in every form"),
    ("when = 'area is not blank'", "when = 'answer fair is yes or aera is blank'", "not a field"),
    (
        "where = 'area is \"North\"'",
        "where = 'answer fair is yes'",
        "only the 'when' of a question",
    ),
    (
        'id = "case"\ntitle = "Case"',
        'id = "case"\ntitle = "C"\nwhere = \'area is blank\'',
        "one form",
    ),
    ('closing = "The end."', 'ending = "The end."', "'ending' is not a sentence of the report"),
    ('closing = "The end."', 'closing = ""', "'closing' is missing or blank"),
    (
        'closing = "The end."',
        'closing = "The end."\nlanguage = "fr"',
        "'fr' must be one of: en, cy",
    ),
    ('"{panel} on {date}"', '"{pannel} on {date}"', "{pannel} cannot be filled in"),
)


@pytest.mark.parametrize(("good", "bad", "said"), FAULTS, ids=[each[1][:30] for each in FAULTS])
def test_each_fault_is_told_with_its_line(good: str, bad: str, said: str) -> None:
    assert good in PANEL
    text = PANEL.replace(good, bad, 1)
    panel, problems = check_panel(text, "mine.toml")
    assert panel is None
    matching = [each for each in problems if said in each.problem]
    assert matching, [each.sentence() for each in problems]
    start = PANEL[: PANEL.index(good)].count("\n") + 1
    assert any(
        each.row is not None and start - 6 <= each.row <= start + bad.count("\n") + 2
        for each in matching
    ), (start, [each.sentence() for each in matching])
    assert all(each.file == "mine.toml" and each.counted == "line" for each in problems)


EXACT = (
    ('unit = "case"', 'unti = "case"'),
    ("blind = true", 'blind = "yes"'),
    ("valid_from = 2020-02-01", 'valid_from = "2020-02-01"'),
    ("where = 'area is \"North\"'", "where = 'aera is blank'"),
    ('closing = "The end."', 'ending = "The end."'),
    ('scale = "category"', 'scale = "unheard"'),
)


@pytest.mark.parametrize(("good", "bad"), EXACT, ids=[each[1][:30] for each in EXACT])
def test_the_line_of_a_key_is_exact(good: str, bad: str) -> None:
    text = PANEL.replace(good, bad, 1)
    problems = check_panel(text, "mine.toml")[1]
    assert line_with(text, bad) in {each.row for each in problems}


@pytest.mark.parametrize(
    "name", ["panel", "import", "fields", "scales", "forms", "judgement", "wording"]
)
def test_a_missing_part_is_named(name: str) -> None:
    panel, problems = check_panel(without(name), "mine.toml")
    assert panel is None
    assert any(f"[{name}]" in each.problem and "missing" in each.problem for each in problems)


def test_all_faults_are_told_at_once_in_the_order_of_their_lines() -> None:
    text = PANEL.replace('unit = "case"', 'unti = "case"')
    text = text.replace("blind = true", "blind = 1", 1)
    text = text.replace('type = "integer"', 'type = "number"')
    problems = check_panel(text, "mine.toml")[1]
    lines = [each.row or 0 for each in problems]
    assert len(problems) == 3
    assert lines == sorted(lines)
    with pytest.raises(Refusal, match="The panel file has 3 problems") as refused:
        read_panel(text, "mine.toml")
    assert refused.value.problems == tuple(problems)


def test_an_unknown_part_is_told() -> None:
    problems = check_panel(PANEL + '\n[[thmes]]\nid = "x"\n', "mine.toml")[1]
    assert [each.problem for each in problems] == ["'thmes' is not a part of a panel file"]
    assert problems[0].row == PANEL.count("\n") + 2


@pytest.mark.parametrize("text", ["", "= 3", "[panel", 'a = "', "\0", "[panel]\nid = 1\nid = 2"])
def test_what_is_no_panel_file_is_told(text: str) -> None:
    panel, problems = check_panel(text, "mine.toml")
    assert panel is None
    assert problems


def test_more_options_than_number_keys_are_told() -> None:
    more = "".join(f'  {{ code = "x{n}", label = "{n}" }},\n' for n in range(6))
    text = PANEL.replace('  { code = "5"', more + '  { code = "5"')
    assert any("nine number keys" in each.problem for each in check_panel(text, "m")[1])


def values_at(
    document: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    if isinstance(document, dict):
        for key, value in document.items():
            yield (*path, key)
            yield from values_at(value, (*path, key))
    elif isinstance(document, list):
        for number, value in enumerate(document):
            yield from values_at(value, (*path, number))


def spoilt(document: object, path: tuple[str | int, ...], value: object) -> object:
    if not path:
        return value
    if isinstance(document, dict):
        return {k: spoilt(v, path[1:], value) if k == path[0] else v for k, v in document.items()}
    assert isinstance(document, list)
    return [spoilt(v, path[1:], value) if n == path[0] else v for n, v in enumerate(document)]


def as_toml(value: object) -> str:
    """Write a value on one line; the layout differs from that of people, the meaning does not."""
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{k}" = {as_toml(v)}' for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(each) for each in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


DOCUMENT = tomllib.loads(PANEL)
PLACES = sorted(values_at(DOCUMENT), key=str)
odd = st.sampled_from(["", " ", "x", 0, -1, 1.5, True, [], ["x"], [1], {}, {"a": 1}, [{}], [[]]])


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(PLACES), odd)
def test_any_value_anywhere_ends_in_a_panel_or_in_problems(
    place: tuple[str | int, ...], value: object
) -> None:
    changed = spoilt(DOCUMENT, place, value)
    assert isinstance(changed, dict)
    text = "\n".join(f"{key} = {as_toml(part)}" for key, part in changed.items())
    panel, problems = check_panel(text, "mine.toml")
    assert (panel is None) == bool(problems)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_any_text_ends_in_problems(text: str) -> None:
    panel, problems = check_panel(text, "mine.toml")
    assert panel is None
    assert problems
    assert line_numbers(text) is not None


@pytest.mark.parametrize("cut", range(0, PANEL.count("\n"), 7))
def test_a_file_cut_short_ends_in_problems(cut: int) -> None:
    text = "\n".join(PANEL.splitlines()[:cut])
    assert check_panel(text, "mine.toml")[1]


def test_the_same_text_written_otherwise_is_the_same_panel_but_another_version() -> None:
    panel = read_panel(PANEL, "a.toml")
    again = read_panel(PANEL + "\n# a remark\n", "b.toml")
    assert panel.digest != again.digest
    assert panel.fields == again.fields
    assert panel.questions == again.questions


def test_line_ends_of_windows_are_read() -> None:
    assert read_panel(PANEL.replace("\n", "\r\n"), "a.toml").id == "small"


def test_the_shipped_panels_are_installed_once(tmp_path: Path) -> None:
    with new_office(tmp_path) as workspace:
        install_shipped(workspace)
        events = workspace.events()
        install_shipped(workspace)
        assert workspace.events() == events
        assert set(workspace.panel_ids()) == {*SHIPPED, "small"}
        assert workspace.panel_text("irp") == shipped_text("irp")


def test_a_meeting_keeps_the_version_of_the_panel_it_began_with(tmp_path: Path) -> None:
    from scrutiny.meetings.meeting import meeting, open_meeting, panel_of

    with filled_office(tmp_path, 5) as workspace:
        held = open_meeting(workspace, "small", "2026-11-30")
        newer = PANEL.replace("Was it fair?", "Was it fair and open?")
        install_panel(workspace, newer, "small.toml")
        assert panel_of(workspace, meeting(workspace, held.id)).questions[0].text == "Was it fair?"
        later = open_meeting(workspace, "small", "2027-02-01")
        assert panel_of(workspace, later).questions[0].text == "Was it fair and open?"
        assert check(workspace).verified


def test_a_faulty_panel_leaves_the_workspace_as_it_was(tmp_path: Path) -> None:
    with new_office(tmp_path) as workspace:
        events = workspace.events()
        with pytest.raises(Refusal):
            install_panel(workspace, PANEL.replace('unit = "case"', "unit = 3"), "small.toml")
        assert workspace.events() == events
        assert workspace.panel("small").unit == "case"

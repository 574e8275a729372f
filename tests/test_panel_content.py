import csv
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from scrutiny.panels.conditions import fields_of
from scrutiny.panels.definition import OBSERVATION_KINDS, Panel
from scrutiny.panels.reading import check_panel, read_panel, shared_codelists, shipped_text

PANELS = ("irp", "sopp", "oocd")
SHARED = Path(__file__).parents[1].parent / "shared"
COARSE = {"White", "Black", "Asian", "Mixed", "Other"}
VOCABULARY = {
    "Type": "search-type",
    "Gender": "gender",
    "Age range": "age-range",
    "Self-defined ethnicity": "self-defined-ethnicity",
    "Officer-defined ethnicity": "officer-defined-ethnicity",
    "Legislation": "legislation",
    "Object of search": "object-of-search",
    "Outcome": "search-outcome",
}
OLDER_OUTCOMES = (
    "Nothing found - no further action",
    "Suspect arrested",
    "Local resolution",
    "Offender given drugs possession warning",
    "Offender cautioned",
    "Offender given penalty notice",
    "Suspect summonsed to court",
    "Article found - Detailed outcome unavailable",
    "Suspected psychoactive substances seized - No further action",
)
OPEN_DATA_FIELDS = (
    "type",
    "date",
    "part_of_a_policing_operation",
    "policing_operation",
    "latitude",
    "longitude",
    "gender",
    "age_range",
    "self_defined_ethnicity",
    "officer_defined_ethnicity",
    "legislation",
    "object_of_search",
    "outcome",
    "outcome_linked_to_object_of_search",
    "removal_of_more_than_outer_clothing",
)


def panel(panel_id: str) -> Panel:
    return read_panel(shipped_text(panel_id), f"{panel_id}.toml")


@pytest.mark.parametrize("panel_id", PANELS)
def test_every_shipped_panel_is_read_without_a_problem(panel_id: str) -> None:
    text = shipped_text(panel_id)
    assert tomllib.loads(text)["panel"]["id"] == panel_id
    _, problems = check_panel(text, f"{panel_id}.toml")
    assert [each.sentence() for each in problems] == []


@pytest.mark.parametrize("panel_id", PANELS)
def test_no_key_of_a_shipped_panel_is_misspelt(panel_id: str) -> None:
    known = {
        "fields": "id title type codelist columns required blind shown keep_unknown_codes warning "
        "help",
        "codelists": "id version source codes",
        "themes": "id title where standing description",
        "checks": "id title where description",
        "exclusions": "id title where",
        "scales": "id title ordered options",
        "forms": "id title where",
        "questions": "id text type scale help required forms when source caveat",
    }
    document = tomllib.loads(shipped_text(panel_id))
    for name, keys in known.items():
        for table in document[name]:
            assert set(table) <= set(keys.split()), table["id"]


@pytest.mark.parametrize("panel_id", PANELS)
def test_every_code_list_names_its_version_and_its_source(panel_id: str) -> None:
    for codelist in (*panel(panel_id).codelists, *shared_codelists().values()):
        assert codelist.version, codelist.id
        assert codelist.source, codelist.id


@pytest.mark.parametrize("panel_id", PANELS)
def test_every_question_has_help_in_plain_sentences(panel_id: str) -> None:
    for question in panel(panel_id).questions:
        assert question.help.endswith((".", "?")), question.id
        assert len(question.text) <= 100, question.id


@pytest.mark.parametrize("panel_id", PANELS)
def test_a_member_can_always_say_that_they_cannot_tell_or_that_it_was_not_heard(
    panel_id: str,
) -> None:
    for question in panel(panel_id).questions[:-1]:
        if question.scale is not None and question.type == "choice":
            codes = {option.code for option in question.scale.options}
            assert codes & {"cannot-tell", "not-heard"}, question.id


@pytest.mark.parametrize("panel_id", PANELS)
def test_no_missing_value_belongs_to_a_group(panel_id: str) -> None:
    for codelist in (*panel(panel_id).codelists, *shared_codelists().values()):
        for code in codelist.codes:
            assert not (code.missing and code.group), code.code


def test_ethnicity_counts_in_the_five_coarse_groups_only() -> None:
    for name in (
        "self-defined-ethnicity",
        "officer-defined-ethnicity",
        "ethnicity-16-1",
        "ethnicity-18-1",
    ):
        assert set(shared_codelists()[name].groups()) == COARSE, name
    assert set(shared_codelists()["ethnicity-ic"].groups()) <= COARSE


def test_not_stated_is_missing_and_is_not_other() -> None:
    code = shared_codelists()["self-defined-ethnicity"].find("Other ethnic group - Not stated")
    assert code is not None
    assert (code.group, code.missing) == ("", "not stated")


def test_chinese_changes_group_between_the_two_code_lists() -> None:
    older, newer = (shared_codelists()[name] for name in ("ethnicity-16-1", "ethnicity-18-1"))
    in_older, in_newer = older.find("O1"), newer.find("A4")
    assert in_older is not None
    assert in_newer is not None
    assert (in_older.group, in_newer.group) == ("Other", "Asian")
    assert newer.find("O1") is None
    assert older.find("A4") is None
    assert {code.code for code in newer.codes} - {code.code for code in older.codes} == {
        "W3",
        "O2",
        "A4",
    }


def test_every_value_of_open_data_is_in_a_code_list() -> None:
    path = SHARED / "data/reference/stop-search-vocabulary-all-forces-2019-2021.csv"
    if not path.exists():
        pytest.skip("the vocabulary of data.police.uk is not beside this checkout")
    with path.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["value"]]
    unknown = [
        (row["column"], row["value"])
        for row in rows
        if row["column"] in VOCABULARY
        and shared_codelists()[VOCABULARY[row["column"]]].find(row["value"]) is None
    ]
    assert unknown == []


@pytest.mark.parametrize("outcome", OLDER_OUTCOMES)
def test_older_wording_of_outcomes_is_known(outcome: str) -> None:
    assert shared_codelists()["search-outcome"].find(outcome) is not None


def test_open_data_loads_into_fields_of_the_same_names() -> None:
    sopp = panel("sopp")
    assert sopp.police_uk
    for name in OPEN_DATA_FIELDS:
        assert sopp.field(name) is not None, name


def test_both_sorts_of_ethnicity_are_hidden_until_the_chair_shows_the_answers() -> None:
    for panel_id in PANELS:
        for field in panel(panel_id).fields:
            if "ethnicity" in field.id:
                assert field.blind, field.id


def test_the_codes_of_complaint_categories_meet_at_february_2020() -> None:
    irp = panel("irp")
    older, newer = irp.field("category_before_2020"), irp.field("category")
    assert older is not None
    assert newer is not None
    assert older.codelist is not None
    assert newer.codelist is not None
    assert {str(code.valid_to) for code in older.codelist.codes} == {"2020-01-31"}
    assert {str(code.valid_from) for code in newer.codelist.codes} == {"2020-02-01"}
    assert {code.code for code in older.codelist.codes} == set("ABCDEFGHJKLMNPQRSTUVWXY")


def test_no_theme_joins_complaint_categories_of_both_lists() -> None:
    for theme in panel("irp").themes:
        assert not {"category", "category_before_2020"} <= set(fields_of(theme.where)), theme.id


def test_informal_complaints_are_a_standing_theme() -> None:
    theme = panel("irp").theme("informal")
    assert theme is not None
    assert theme.standing


def test_the_statutory_two_tier_cautions_cannot_be_used_yet() -> None:
    oocd = panel("oocd")
    field = oocd.field("disposal_type")
    assert field is not None
    assert field.codelist is not None
    assert field.codelist.find("diversionary caution") is None
    inactive = next(c for c in oocd.codelists if c.id == "statutory-two-tier-disposal")
    assert "NOT USABLE YET" in inactive.source
    assert all(field.codelist is not inactive for field in oocd.fields)


def test_the_fourth_category_keeps_disagreement_and_missing_information_apart() -> None:
    scale = panel("oocd").judgement_scale
    disagree, information = scale.find("4-disagree"), scale.find("4-information")
    assert disagree is not None
    assert information is not None
    assert (disagree.use, disagree.carry_forward) == ("conclusion", False)
    assert (information.use, information.carry_forward) == ("both", True)
    assert [option.code for option in scale.for_seats()] == ["1", "2", "3", "4-information"]


def test_each_panel_has_one_adverse_judgement() -> None:
    for panel_id in PANELS:
        options = panel(panel_id).judgement_scale.options
        assert len([option for option in options if option.adverse]) == 1


def test_the_grounds_are_asked_from_the_record_before_anything_from_footage() -> None:
    sources = [question.source for question in panel("sopp").questions_of("stop-search")]
    assert sources.index("record") < sources.index("footage")


def test_gowisely_has_eight_questions_in_its_own_order() -> None:
    asked = [q.text for q in panel("sopp").questions if q.id.startswith("gowisely_")]
    assert len(asked) == 8
    letters = ["Grounds", "Object", "Warrant", "Identity", "Station", "Entitlement", "Legal", "You"]
    assert [letter for letter, text in zip(letters, asked, strict=True) if letter in text] == (
        letters
    )


def test_questions_about_a_tactic_are_asked_only_of_force() -> None:
    sopp = panel("sopp")
    stop = {question.id for question in sopp.questions_of("stop-search")}
    force = {question.id for question in sopp.questions_of("use-of-force")}
    assert {"taser_use", "spit_guard_risk", "warning_given", "tactics_match"} <= force - stop
    assert {"grounds_record", "extent", "gowisely_grounds"} <= stop - force


def test_the_wording_names_every_sort_of_observation() -> None:
    for panel_id in PANELS:
        wording = panel(panel_id).wording
        for kind in OBSERVATION_KINDS:
            assert wording[kind.replace("-", "_")].strip()


def test_panel_files_come_with_the_program() -> None:
    folder = resources.files("scrutiny.panels")
    for name in (*PANELS, "codelists"):
        assert (folder / f"{name}.toml").is_file()

import json
from collections.abc import Callable
from math import lcm
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.commands.calculation_parts import at_most_text, chance_text, part_text
from tui.main import main

Answer = Callable[..., tuple[int, Any]]


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Answer:
    """Run a command with --json, without any workspace."""

    def run(*arguments: object) -> tuple[int, Any]:
        capsys.readouterr()
        status = main([*(str(each) for each in arguments), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run


def words(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    capsys.readouterr()
    assert main(["calc", *(str(each) for each in arguments)]) == 0
    return capsys.readouterr().out


STRATA = ("--stratum", "120,20,4", "--stratum", "60,10,1", "--stratum", "20,10,3")
THREE = ("--stratum", "stop-search=800", "--stratum", "taser=150", "--stratum", "custody=50")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ("missed", "--size", 12, "--share", ".05"),
            {"probability": pytest.approx(0.540, abs=5e-4)},
        ),
        (
            ("missed", "--population", 200, "--size", 20, "--stratum", 10),
            {"probability": pytest.approx(0.339774, abs=5e-7)},
        ),
        (
            ("stratified", *STRATA),
            {
                "low_count": 16,
                "high_count": 66,
                "low": 0.08,
                "high": 0.33,
                "estimate": pytest.approx(0.18),
                "mean": pytest.approx(0.18),
                "standard_error": pytest.approx(0.058249, abs=5e-7),
                "total": pytest.approx(36),
                "total_standard_error": pytest.approx(11.649863, abs=5e-7),
                "method": "exact stratified (largest tail over every split)",
            },
        ),
        (
            ("allocate", "--size", 50, *THREE),
            {"quotas": {"stop-search": 40, "taser": 8, "custody": 2}},
        ),
        (
            ("allocate", "--size", 50, *THREE, "--rule", "equal"),
            {"quotas": {"stop-search": 17, "taser": 17, "custody": 16}},
        ),
        (
            ("allocate", "--size", 50, *THREE, "--minimum", 5),
            {"quotas": {"stop-search": 38, "taser": 7, "custody": 5}},
        ),
        (
            (
                "evidence",
                "--population",
                200,
                "--at-most",
                ".1",
                "--expected",
                ".3",
                "--answers",
                "10010100100100010000",
            ),
            {
                "p_value": pytest.approx(0.010295, abs=5e-7),
                "last": pytest.approx(0.030440, abs=5e-7),
                "read": 20,
            },
        ),
        (("nothing-found", 20, "--population", 200), {"at_most": 26, "share": 0.13}),
        (("margin", "--population", 200, "--margin", ".1"), {"size": 65, "exact_size": 71}),
        (("margin", "--population", 100, "--margin", ".15"), {"exact_size": 33}),
        (
            ("proportion", 3, 20, "--population", 200, "--interval", "shortest"),
            {"low_count": 10, "high_count": 70},
        ),
    ],
)
def test_the_published_values_come_out(
    answer: Answer, arguments: tuple[object, ...], expected: dict[str, object]
) -> None:
    status, found = answer("calc", *arguments)
    assert status == 0
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missed", "--population", 5, "--size", 9, "--stratum", 1), "do not fit"),
        (("stratified", "--stratum", "10,5,6"), "not possible"),
        (("stratified", "--stratum", "10,5,1", "--stratum", "4,0,0"), "none read"),
        (("stratified", "--stratum", "0,0,0"), "no case"),
        (("allocate", "--size", 51, "--stratum", "a=50"), "the strata have 50"),
        (("allocate", "--size", 5, "--stratum", "a=50", "--stratum", "a=5"), "more than once"),
        (("allocate", "--size", 5, *THREE, "--rule", "neyman"), "no rate for the stratum"),
        (
            ("allocate", "--size", 5, "--stratum", "a=9", "--rule", "neyman", "--rate", "b=.5"),
            "no such stratum",
        ),
        (
            ("allocate", "--size", 5, "--stratum", "a=9", "--rule", "neyman", "--rate", "a=1"),
            "0 or 1",
        ),
        (
            (
                "evidence",
                "--population",
                9,
                "--at-most",
                ".5",
                "--expected",
                ".5",
                "--answers",
                "1",
            ),
            "expected rate",
        ),
        (
            (
                "evidence",
                "--population",
                1,
                "--at-most",
                ".1",
                "--expected",
                ".5",
                "--answers",
                "11",
            ),
            "only 1",
        ),
        (("nothing-found", 0, "--population", 9), "No case was read"),
        (("nothing-found", 10, "--population", 9), "only 9"),
        (("margin", "--population", 9, "--margin", 1), "between 0 and 1"),
        (("margin", "--population", 0, "--margin", ".1"), "no cases"),
        (("margin", "--population", 9, "--margin", ".1", "--rate", 0), "between 0 and 1"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    answer: Answer, arguments: tuple[object, ...], said: str
) -> None:
    status, found = answer("calc", *arguments)
    assert status == 1
    assert said in found["error"]
    assert found["next_step"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["missed", "--size", "12"],
        ["missed", "--size", "12", "--share", ".1", "--population", "5"],
        ["stratified"],
        ["stratified", "--stratum", "10,5"],
        ["stratified", "--stratum", "10,5,-1"],
        ["allocate", "--size", "5", "--stratum", "fifty"],
        ["allocate", "--size", "5", "--stratum", "a=many"],
        ["allocate", "--size", "5", "--stratum", "a=9", "--rate", "a=.5"],
        ["allocate", "--size", "5", "--stratum", "a=9", "--rule", "neyman", "--rate", "a=nan"],
        [
            "evidence",
            "--population",
            "9",
            "--at-most",
            ".1",
            "--expected",
            ".5",
            "--answers",
            "102",
        ],
    ],
)
def test_wrong_usage_ends_with_status_2(arguments: list[str]) -> None:
    assert main(["calc", *arguments]) == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("missed", "--size", 12, "--share", ".05"), "none of it 54.0 % of the time"),
        (("missed", "--size", 0, "--share", ".05"), "No case is drawn"),
        (("missed", "--size", 3, "--share", "1"), "every draw takes some"),
        (("missed", "--size", 3, "--share", "0"), "has no case"),
        (("missed", "--population", 9, "--size", 9, "--stratum", 1), "always takes some"),
        (("missed", "--population", 9, "--size", 1, "--stratum", 0), "has no case"),
        (("missed", "--population", 10, "--size", 1, "--stratum", 1), "(1 case) 90.0 %"),
        (("missed", "--population", 900, "--size", 800, "--stratum", 100), "less than 0.1 %"),
        (("stratified", *STRATA), "Of all 200: 16 to 66 (8.0 % to 33.0 %), 95 % sure."),
        (("stratified", *STRATA), "about 36.0 of the kind"),
        (("stratified", "--stratum", "300,30,0", "--stratum", "100,10,0"), "does not show"),
        (("stratified", "--stratum", "9,5,5", "--stratum", "6,5,5"), "does not show that all are"),
        (("stratified", "--stratum", "10,10,0", "--stratum", "5,5,5"), "exact: 5 (33.3 %)"),
        (("stratified", "--stratum", "5,5,0"), "exact: 0 (0 %)"),
        (("stratified", "--stratum", "5,5,5"), "exact: 5 (100 %)"),
        (("stratified", "--stratum", "9,1,1"), "The 1 case read was of the kind."),
        (("stratified", "--stratum", "9,1,0"), "The 1 case read was not of the kind."),
        (("allocate", "--size", 2, "--stratum", "a=800", "--stratum", "b=2"), "Nothing of b"),
        (("nothing-found", 20, "--population", 200), "at most 26 (13.0 %), 95 % sure"),
        (("nothing-found", 20, "--population", 20), "so there is none"),
        (("nothing-found", 1, "--population", 2), "at most 1 (50.0 %)"),
        (("margin", "--population", 200, "--margin", ".1"), "rule of thumb"),
        (("margin", "--population", 200, "--margin", ".1"), "read 71"),
        (("margin", "--population", 1, "--margin", ".1"), "Only reading all"),
        (("proportion", 20, 20, "--population", 20), "Every case was read"),
        (("proportion", 0, 1, "--population", 5000), "0 to 4,874 (0 % to 97.5 %)"),
        (("proportion", 1, 1, "--confidence", ".9999"), "99.99 % sure"),
        (("detect", "--population", 5, "--size", 5, "--cases", 1), "is certain"),
        (("detect", "--population", 5, "--size", 0, "--cases", 1), "no case is read"),
        (("detect", "--population", 5, "--size", 2, "--cases", 0), "no case is of the kind"),
        (("detect", "--population", 5, "--size", 2, "--cases", 1), "a chance of 40.0 %"),
    ],
)
def test_the_sentence_is_true_at_the_edges_too(
    capsys: pytest.CaptureFixture[str], arguments: tuple[object, ...], sentence: str
) -> None:
    assert sentence in words(capsys, *arguments)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ("0010010001", "strong evidence that more than 5 %"),
        ("0010010001", "at most 2.5 % of draws"),
        ("1", "some evidence, but not strong"),
        ("000", "no evidence"),
        ("000", "It does not show that 5 % or less"),
        ("111111", "it is certain"),
        ("", "no evidence yet"),
        ("1" * 5 + "0" * 95, "Every case was read: not more than 5 %"),
    ],
)
def test_evidence_is_told_in_words(
    capsys: pytest.CaptureFixture[str], answers: str, sentence: str
) -> None:
    shown = words(
        capsys,
        "evidence",
        "--population",
        100,
        "--at-most",
        ".05",
        "--expected",
        ".25",
        "--answers",
        answers,
    )
    assert sentence in shown


def test_one_case_read_of_a_stratum_still_has_exact_limits(answer: Answer) -> None:
    status, found = answer("calc", "stratified", "--stratum", "9,1,1", "--stratum", "30,6,2")
    assert status == 0
    assert found["standard_error"] is None
    assert "one case" in found["no_standard_error"]
    assert found["low_count"] <= found["total"] <= found["high_count"]


def test_nothing_seen_is_never_told_as_certain(capsys: pytest.CaptureFixture[str]) -> None:
    shown = words(capsys, "stratified", "--stratum", "300,30,0", "--stratum", "100,10,0")
    assert "Standard error" not in shown


def test_a_long_search_is_told_in_the_method(
    answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sampling.split_search._MOST_WORK", 0)
    _, found = answer("calc", "stratified", "--stratum", "90,9,2", "--stratum", "80,7,2")
    assert "too long" in found["method"]


def test_neyman_reads_more_where_answers_differ_more(answer: Answer) -> None:
    rates = ("--rate", "stop-search=.1", "--rate", "taser=.2", "--rate", "custody=.5")
    _, found = answer("calc", "allocate", "--size", 50, *THREE, "--rule", "neyman", *rates)
    assert found["quotas"] == {"stop-search": 37, "taser": 9, "custody": 4}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 60), st.integers(1, 12), st.integers(0, 12)),
        min_size=1,
        max_size=3,
    )
)
def test_every_stratified_sample_has_an_answer_that_hangs_together(
    rows: list[tuple[int, int, int]],
) -> None:
    from click.testing import CliRunner

    from tui.commands.calculations import calc

    rows = [(population, min(read, population), seen) for population, read, seen in rows]
    rows = [(population, read, min(seen, read)) for population, read, seen in rows]
    given_strata = [f"--stratum={population},{read},{seen}" for population, read, seen in rows]
    found = json.loads(CliRunner().invoke(calc, ["stratified", *given_strata, "--json"]).output)
    assert 0 <= found["low"] <= found["estimate"] + 1e-12
    assert found["estimate"] <= found["high"] + 1e-12 <= 1 + 2e-12
    whole = lcm(*(read for _, read, _ in rows))
    total = sum(population * seen * (whole // read) for population, read, seen in rows)
    assert found["total"] == pytest.approx(total / whole)
    shown = CliRunner().invoke(calc, ["stratified", *given_strata])
    assert shown.exit_code == 0
    assert "Of all" in shown.output or "Every case was read" in shown.output


@given(st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_a_chance_in_doubt_is_never_written_as_none_or_all(probability: float) -> None:
    assert chance_text(probability) not in ("0.0 %", "100.0 %")
    assert float(at_most_text(probability).removesuffix(" %")) >= probability * 100 - 1e-9


@given(st.integers(1, 10**6), st.data())
def test_only_none_and_all_are_0_and_100_per_cent(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))
    assert (part_text(count, of) == "0 %") == (count == 0)
    assert (part_text(count, of) == "100 %") == (count == of)

"""The commands that others rely on: names, JSON keys, exit statuses."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Answer
from tui.main import main

SEED = "28917365509382746150"
DRAW_KEYS = {
    "format",
    "panel",
    "theme",
    "period",
    "frame",
    "plan",
    "seed",
    "seed_source",
    "sealed_at",
    "drawn_at",
    "draw_number",
    "of_draws",
    "method",
    "selected",
    "tool_version",
}


def sealed(answer: Answer, *more: object) -> Any:
    status, frame = answer("seal", "--panel", "oocd", "--theme", "drug-misuse", *more)
    assert status == 0
    return frame


def test_init_makes_a_workspace_and_never_writes_over_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.scrutiny"
    arguments = ["-w", str(path), "init", "--force-area", "kent", "--json"]
    assert main(arguments) == 0
    assert json.loads(capsys.readouterr().out)["workspace"] == str(path)
    before = path.read_bytes()
    assert main(arguments) == 1
    assert path.read_bytes() == before


def test_init_refuses_an_area_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["-w", str(tmp_path / "x.scrutiny"), "init", "--force-area", "avonn"]
    assert main(arguments) == 1
    assert "avon-and-somerset" in capsys.readouterr().err
    assert not (tmp_path / "x.scrutiny").exists()


def test_an_import_answers_with_its_keys(answer: Answer, tmp_path: Path) -> None:
    listed = tmp_path / "2019-01-kent-stop-and-search.csv"
    listed.write_text(
        "Type,Date,Gender,Self-defined ethnicity,Colour\n"
        "Person search,2019-01-02T10:00:00+00:00,Male,White - Irish,red\n"
        "Person search,2019-01-32T10:00:00+00:00,Mael,White - Irish,\n",
        encoding="utf-8",
    )
    status, found = answer("import", "--panel", "sopp", listed)
    assert status == 1
    assert (found["read"], found["accepted"], found["rejected"]) == (2, 1, 1)
    assert found["sha256"] == hashlib.sha256(listed.read_bytes()).hexdigest()
    assert [(each["row"], each["column"]) for each in found["problems"]] == [
        (2, "Date"),
        (2, "Gender"),
    ]
    assert found["files"][0]["unknown_columns"] == ["Colour"]
    assert Path(found["files"][0]["rejects_file"]).is_file()
    status, again = answer("import", "--panel", "sopp", listed)
    assert (again["accepted"], again["unchanged"], again["rejected"]) == (0, 1, 1)
    assert status == 1


def test_a_strict_import_answers_with_its_keys_and_takes_nothing(
    answer: Answer, tmp_path: Path
) -> None:
    listed = tmp_path / "2019-01-kent-stop-and-search.csv"
    listed.write_text(
        "Type,Date\nPerson search,2019-01-02T10:00:00+00:00\nDog search,2019-01-03T00:00:00+00:00\n"
    )
    status, found = answer("import", "--panel", "sopp", "--strict", listed)
    assert status == 1
    assert (found["read"], found["accepted"], found["rejected"]) == (2, 0, 1)
    status, themes = answer("themes", "--panel", "sopp", "--to", "2019-12-31")
    assert [each["cases"] for each in themes["themes"] if each["theme"] == "all"] == [0]


def test_themes_answer_with_counts(answer: Answer) -> None:
    status, found = answer("themes", "--panel", "oocd")
    assert status == 0
    counts = {each["theme"]: each["cases"] for each in found["themes"]}
    assert counts["all"] == 140
    assert counts["drug-misuse"] >= 22


def test_a_seal_answers_with_its_keys_and_the_digest_of_its_references(
    answer: Answer, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frame = sealed(answer, "--stratify", "offender_sex")
    assert {"frame", "size", "digest", "excluded", "strata"} <= set(frame)
    assert sum(frame["strata"].values()) == frame["size"]
    capsys.readouterr()
    assert main(["-w", str(workspace), "frame", frame["frame"], "--references"]) == 0
    lines = capsys.readouterr().out
    assert lines.splitlines() == sorted(lines.splitlines())
    assert hashlib.sha256(lines.encode()).hexdigest() == frame["digest"]


def test_a_draw_answers_with_the_draw_record_and_verifies(
    answer: Answer, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frame = sealed(answer)
    record_file, list_file = tmp_path / "record.json", tmp_path / "references.txt"
    status, record = answer(
        "draw", frame["frame"], "--seed", SEED, "--size", 6, "--reserves", 2, "-o", record_file
    )
    assert status == 0
    assert set(record) >= DRAW_KEYS
    assert record["format"] == "scrutiny-draw/1"
    assert record["method"] == "consistent_sampler 1.0.10, generation 1"
    assert [each["kind"] for each in record["selected"]] == ["random"] * 6 + ["reserve"] * 2
    assert all(len(each["ticket"]) == len("0.") + 18 for each in record["selected"])
    assert json.loads(record_file.read_text()) == record
    capsys.readouterr()
    main(["-w", str(workspace), "frame", frame["frame"], "--references"])
    list_file.write_text(capsys.readouterr().out)
    status, found = answer("verify", record_file, "--references", list_file)
    assert (status, found["verified"], found["problems"]) == (0, True, [])
    record["selected"][0]["reference"] = record["selected"][5]["reference"]
    record_file.write_text(json.dumps(record))
    status, found = answer("verify", record_file)
    assert (status, found["verified"]) == (1, False)
    assert found["problems"]


@pytest.mark.parametrize("seed", ["", "123", "abcdefghijklmnopqrstuv", "2891 7365 5093 8274 6150"])
def test_a_seed_that_is_no_dice_is_refused(answer: Answer, seed: str) -> None:
    frame = sealed(answer)
    status, found = answer("draw", frame["frame"], "--seed", seed, "--size", 3)
    assert status == 1
    assert found["error"]
    assert answer("draws")[1]["draws"] == []


def test_a_second_draw_needs_a_reason_and_tells_it_for_ever(answer: Answer) -> None:
    frame = sealed(answer)
    assert answer("draw", frame["frame"], "--seed", SEED, "--size", 3)[0] == 0
    other = SEED[::-1]
    assert answer("draw", frame["frame"], "--seed", other, "--size", 3)[0] == 1
    assert answer("draw", frame["frame"], "--seed", SEED, "--size", 3, "--reason", "x")[0] == 1
    status, record = answer(
        "draw", frame["frame"], "--seed", other, "--size", 3, "--reason", "half were not produced"
    )
    assert status == 0
    assert (record["draw_number"], record["of_draws"]) == (2, 2)
    assert record["reason"] == "half were not produced"


def test_quotas_are_met_and_impossible_ones_are_refused(answer: Answer) -> None:
    frame = sealed(answer, "--stratify", "offender_sex")
    stratum = max(frame["strata"], key=lambda name: frame["strata"][name])
    too_many = frame["strata"][stratum] + 1
    arguments = ("draw", frame["frame"], "--seed", SEED, "--size", 5)
    status, refused = answer(*arguments, "--quota", f"{stratum}={too_many}")
    assert status == 1
    assert stratum in refused["error"]
    status, record = answer(*arguments, "--quota", f"{stratum}=4")
    assert status == 0
    strata = [each["stratum"] for each in record["selected"]]
    assert strata.count(stratum) == 4
    assert len(strata) == 5


def test_a_sealed_plan_cannot_be_changed_at_the_draw(answer: Answer, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text('size = 4\nreserves = 1\nseed_source = "dice"\n')
    frame = sealed(answer, "--plan", plan)
    assert frame["plan"]["size"] == 4
    assert answer("draw", frame["frame"], "--seed", SEED, "--size", 9)[0] == 1
    status, record = answer("draw", frame["frame"], "--seed", SEED)
    assert status == 0
    assert record["plan"]["sealed"] is True
    assert len(record["selected"]) == 5


def test_disproportionality_answers_with_its_keys(answer: Answer) -> None:
    status, found = answer(
        "figures",
        "disproportionality",
        "--panel",
        "oocd",
        "--by",
        "offender_ethnicity_officer",
        "--reference",
        "White",
        "--population",
        "census-2021",
    )
    assert status == 0
    assert {"rows", "unknown", "bounds", "warnings"} <= set(found)
    keys = {"group", "count", "population", "rate_per_1000", "ratio", "ratio_low", "ratio_high"}
    assert all(keys | {"note"} <= set(row) for row in found["rows"])
    total = sum(row["count"] for row in found["rows"]) + found["unknown"]["count"]
    assert total == found["total"] == 140


def test_a_group_that_is_none_is_refused_in_words(answer: Answer) -> None:
    status, found = answer(
        "figures",
        "disproportionality",
        "--panel",
        "oocd",
        "--by",
        "offender_ethnicity_officer",
        "--reference",
        "Green",
        "--population",
        "census-2021",
    )
    assert status == 1
    assert "Green" in found["error"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("proportion", 3, 20, "--population", 200), {"low_count": 8, "high_count": 73}),
        (("proportion", 0, 20), {"low": 0.0, "high": pytest.approx(0.168433, abs=1e-6)}),
        (("ratio", 760, 30923, 4853, 1491970), {"low": pytest.approx(6.99048, rel=1e-5)}),
        (("ratio", 4, 4, 37, 52, "--kind", "risk"), {"low": pytest.approx(0.706837, rel=1e-4)}),
        (("change", 1107, 1019), {"difference": -88, "percent": pytest.approx(-7.9, abs=0.05)}),
        (("change", 767, 735), {"difference": -32, "percent": pytest.approx(-4.2, abs=0.05)}),
        (("change", 0, 5), {"difference": 5, "percent": None}),
        (
            ("detect", "--population", 200, "--size", 20, "--cases", 10),
            {"probability": pytest.approx(0.660226, abs=1e-6)},
        ),
        (("size", "--population", 200, "--rate", ".1"), {"size": 27}),
    ],
)
def test_calc_gives_the_published_values(
    answer: Answer, arguments: tuple[object, ...], expected: dict[str, object]
) -> None:
    status, found = answer("calc", *arguments)
    assert status == 0
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(
    "arguments",
    [
        ("proportion", 5, 3),
        ("proportion", 0, 0),
        ("proportion", 3, 20, "--population", 10),
        ("detect", "--population", 5, "--size", 9, "--cases", 1),
    ],
)
def test_calc_refuses_what_cannot_be(answer: Answer, arguments: tuple[object, ...]) -> None:
    status, found = answer("calc", *arguments)
    assert status == 1
    assert found["error"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["calc", "size"],
        ["calc", "change", "one", "2"],
        ["seal", "--panel", "oocd", "--from", "2026-13-01"],
        ["draw", "F1", "--seed", SEED, "--quota", "five"],
        ["report", "novel", "--meeting", "m", "-o", "x.html"],
    ],
)
def test_wrong_usage_ends_with_status_2(arguments: list[str]) -> None:
    assert main(arguments) == 2


def test_a_missing_workspace_is_told_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-w", str(tmp_path / "none.scrutiny"), "themes", "--panel", "irp"]) == 1
    shown = capsys.readouterr()
    assert "scrutiny init" in shown.err
    assert shown.out == ""


def test_a_fault_of_the_program_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> float:
        raise RuntimeError("the victim's name")

    monkeypatch.setattr("sampling.detection.detection_probability", fail)
    assert main(["calc", "detect", "--population", "5", "--size", "2", "--cases", "1"]) == 1
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err
    assert "the victim's name" not in shown.err + shown.out
    assert "RuntimeError" in shown.err

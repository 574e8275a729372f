"""An office protects a table of its own, and attacks one."""

import json
from pathlib import Path
from typing import Any

import pytest

from tui.main import main

TABLE = """Ethnicity,Arrest,Caution,None,Total
Asian,12,2,30,44
Black,20,11,60,91
White,40,25,90,155
Total,72,38,180,290
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any, str]:
    capsys.readouterr()
    status = main(["figures", *(str(each) for each in arguments), "--json"])
    shown = capsys.readouterr()
    return status, json.loads(shown.out), shown.err


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    return path


def test_a_table_is_protected_and_then_stands_an_attack(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "published.csv"
    status, body, _ = run(capsys, "protect", listed, "--threshold", 5, "-o", written)
    assert (status, body["safe"]) == (0, True)
    rows = body["tables"][0]["rows"]
    assert rows[0][2] == "c"
    assert sum(row.count("c") for row in rows) == 4
    assert [each["kind"] for each in body["hidden"]].count("primary") == 1
    assert written.read_text().splitlines()[1].startswith("Asian,")
    status, body, _ = run(capsys, "attack", written, "--threshold", 5)
    assert (status, body["safe"], len(body["ranges"])) == (0, True, 4)


def test_hiding_one_cell_only_is_found_out(
    listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed.write_text(TABLE.replace("12,2,30", "12,c,30"))
    status, body, told = run(capsys, "attack", listed, "--threshold", 5)
    assert (status, body["safe"]) == (1, False)
    assert body["problems"] == ["Asian, Caution: anyone can work out that it is 2."]
    assert "What to do" in told
    assert main(["figures", "attack", str(listed), "--threshold", "5"]) == 1
    row = next(line for line in capsys.readouterr().out.splitlines() if "2 to 2" in line)
    assert "NO" in row


def test_the_report_before_gives_a_count_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("Outcome,Count\nArrest,20\nCaution,30\nNone,40\nTotal,90\n")
    new.write_text("Outcome,Count\nArrest,c\nCaution,c\nNone,50\nTotal,102\n")
    assert run(capsys, "attack", new)[0] == 0
    status, body, _ = run(capsys, "attack", new, "--previous", old)
    assert status == 1
    assert body["ranges"][0] == {
        "cell": "Arrest",
        "low": 20,
        "high": 22,
        "proved": True,
        "safe": False,
    }


def test_a_report_before_with_another_corner_is_refused(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.csv"
    old.write_text(TABLE.replace("Ethnicity,", "Group,"))
    status, body, _ = run(capsys, "protect", listed, "--previous", old)
    assert status == 1
    assert "says 'group', and that of the new one 'ethnicity'" in body["error"]


def test_rounding_is_offered_instead(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, body, _ = run(capsys, "protect", listed, "--round")
    assert (status, body["safe"]) == (0, True)
    assert body["tables"][0]["rows"][0] == ["Asian", "10", "0", "30", "45"]
    assert "may not add up" in body["notes"][0]


def test_percentages_are_protected_with_their_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Outcome,Count,%\nArrest,3,5.0\nCaution,7,11.7\nNone,50,83.3\nTotal,60,100\n")
    status, body, _ = run(capsys, "protect", path)
    assert status == 0
    assert body["tables"][0]["rows"] == [
        ["Arrest", "c", "c"],
        ["Caution", "c", "c"],
        ["None", "50", "83.3"],
        ["Total", "60", "100"],
    ]


def test_what_cannot_be_proved_is_not_written(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "published.csv"
    status, body, told = run(capsys, "protect", listed, "--seconds", 0, "-o", written)
    assert (status, body["safe"]) == (1, False)
    assert not written.exists()
    assert "not proved safe" in told


def test_saying_that_hidden_counts_are_small_is_told_to_the_attack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Outcome,Count\nArrest,c\nCaution,c\nNone,40\nTotal,48\n")
    assert run(capsys, "attack", path)[0] == 0
    assert run(capsys, "attack", path, "--hidden-are-small")[0] == 1


def test_two_tables_and_one_output_is_wrong_usage(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.csv"
    other.write_text(TABLE)
    assert run(capsys, "protect", listed, other, "-o", tmp_path / "o.csv")[0] == 2

"""The page that the public checks a draw by: its script, its example and its commands are run."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from consistent_sampler import sampler
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.cases import case_list
from sampling.digest import frame_digest
from sampling.draw import draw
from sampling.tickets import shown
from sampling.verify import check_record
from tui.main import main

PAGE = (Path(__file__).parents[2] / "docs" / "verify-a-draw.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [text for named, text in BLOCKS if named == language]


(REFERENCES,) = blocks("text")
(RECORD,) = blocks("json")
PEER, SCRIPT = blocks("python")
SORTED, RUN, KEY, TICKET = blocks("sh")
SORTED_SHOWN, PEER_SHOWN, RUN_SHOWN, KEY_SHOWN, TICKET_SHOWN = blocks("console")

SEED = "28917365509382746150"


def files(folder: Path, record: object, references: str) -> None:
    (folder / "draw.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / "references.txt").write_text(references, encoding="utf-8")
    (folder / "check_draw.py").write_text(SCRIPT, encoding="utf-8")


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )


def checked(folder: Path, record: object, references: str) -> subprocess.CompletedProcess[str]:
    files(folder, record, references)
    # -S and -I leave the script nothing but the standard library.
    return run(folder, sys.executable, "-I", "-S", "check_draw.py", "draw.json", "references.txt")


def failing(folder: Path, record: object, references: str) -> list[str]:
    done = checked(folder, record, references)
    assert "Traceback" not in done.stderr
    lines = [line.split(maxsplit=3) for line in done.stdout.splitlines()]
    found = [line[3].split(":")[0] for line in lines if line[:3] == ["DOES", "NOT", "HOLD"]]
    assert done.returncode == (1 if found else 0)
    return found


def published(
    strata: dict[str, list[str]], quotas: dict[str, int], reserves: int, seed: str = SEED
) -> tuple[dict[str, Any], str]:
    """Make a record as it is published, and its list."""
    references = [reference for names in strata.values() for reference in names]
    drawn = draw(seed, strata, quotas, reserves)
    record = json.loads(RECORD)
    record["frame"] = {"size": len(references), "digest": frame_digest(references)}
    record["plan"] = {
        "strata": {name: len(names) for name, names in strata.items()},
        "quotas": quotas,
        "size": sum(quotas.values()),
        "reserves": reserves,
    }
    record["seed"] = seed
    record["selected"] = [
        {
            "order": each.order,
            "reference": each.reference,
            "ticket": shown(each.ticket),
            "stratum": each.stratum,
            "kind": each.kind,
        }
        for each in drawn
    ]
    return record, "".join(f"{reference}\n" for reference in references)


def in_strata() -> tuple[dict[str, Any], str]:
    names = {
        name: [f"{name}/{number:03d}" for number in range(size)]
        for name, size in (("stop-search", 60), ("taser", 25), ("custody", 9))
    }
    return published(names, {"stop-search": 8, "taser": 4, "custody": 0}, 2)


def test_the_script_is_short_and_uses_only_the_standard_library() -> None:
    assert len(SCRIPT.splitlines()) <= 60
    imported = set(re.findall(r"^(?:import|from) (\w+)", SCRIPT, flags=re.MULTILINE))
    assert imported <= set(sys.stdlib_module_names)


def test_the_example_ends_as_the_page_shows(tmp_path: Path) -> None:
    done = checked(tmp_path, json.loads(RECORD), REFERENCES)
    assert (done.stdout, done.stderr, done.returncode) == (RUN_SHOWN, "", 0)
    assert RUN == "python3 check_draw.py draw.json references.txt\n"


def test_the_example_is_a_true_record() -> None:
    found = check_record(json.loads(RECORD), REFERENCES.splitlines())
    assert found.problems == ()
    assert json.loads(RECORD)["frame"]["digest"] in SORTED_SHOWN


def test_the_other_program_draws_what_the_page_shows(tmp_path: Path) -> None:
    files(tmp_path, json.loads(RECORD), REFERENCES)
    (tmp_path / "peer.py").write_text(PEER, encoding="utf-8")
    done = run(tmp_path, sys.executable, "-W", "error", "peer.py")
    # A program that reads the file without closing it is warned by some versions of Python.
    assert done.stdout == PEER_SHOWN, done.stderr
    selected = json.loads(RECORD)["selected"]
    rows = [f"{each['ticket']} {each['reference']}" for each in selected]
    assert PEER_SHOWN.splitlines() == rows


@pytest.mark.parametrize(
    ("command", "output"), [(SORTED, SORTED_SHOWN), (KEY, KEY_SHOWN), (TICKET, TICKET_SHOWN)]
)
def test_the_commands_print_what_the_page_shows(tmp_path: Path, command: str, output: str) -> None:
    shell = shutil.which("sh")
    if shell is None or shutil.which("sha256sum") is None:
        pytest.skip("this computer has no sh or no sha256sum")
    files(tmp_path, json.loads(RECORD), REFERENCES)
    assert run(tmp_path, shell, "-c", command).stdout == output


def test_the_ticket_worked_out_by_hand_is_the_first_of_the_example() -> None:
    number = re.search(r"^`(\d{70,})`\.$", PAGE, flags=re.MULTILINE)
    assert number is not None
    assert int(number[1]) == int(TICKET_SHOWN.split()[0], 16)
    first = json.loads(RECORD)["selected"][0]
    assert ("0." + number[1][::-1]).startswith(first["ticket"])
    assert first["reference"] in TICKET


def test_a_draw_with_strata_holds_and_its_limit_is_said(tmp_path: Path) -> None:
    record, references = in_strata()
    done = checked(tmp_path, record, references)
    assert done.returncode == 0, done.stdout
    assert "unless its stratum may have been full" in done.stdout
    assert "selection: taser: 4 to read, 2 in reserve" in done.stdout


def test_the_order_of_the_list_and_its_line_ends_make_no_difference(tmp_path: Path) -> None:
    record, references = in_strata()
    backwards = "\r\n".join(reversed(references.splitlines()))
    assert failing(tmp_path, record, backwards) == []


def swapped(record: dict[str, Any]) -> None:
    """Put a case in that was not drawn, with its true ticket: the last to be read is left out."""
    everything, _ = published({"all": REFERENCES.splitlines()}, {"all": 12}, 0)
    record["selected"] = [
        {**each, "order": place, "kind": "reserve" if place == 4 else "random"}
        for place, each in enumerate(
            [each for each in everything["selected"] if each["order"] in (1, 2, 4, 5)], start=1
        )
    ]


def renamed(record: dict[str, Any]) -> None:
    record["selected"][0]["reference"] = "OOCD/2026/999"


def other_ticket(record: dict[str, Any]) -> None:
    record["selected"][1]["ticket"] = "0.216087497123710901"


def other_seed(record: dict[str, Any]) -> None:
    record["seed"] = "28917365509382746151"


def other_size(record: dict[str, Any]) -> None:
    record["frame"]["size"] = 13
    record["plan"]["strata"]["all"] = 13


def other_digest(record: dict[str, Any]) -> None:
    record["frame"]["digest"] = record["frame"]["digest"][::-1]


def exchanged(record: dict[str, Any]) -> None:
    first, second, *rest = record["selected"]
    record["selected"] = [{**second, "order": 1}, {**first, "order": 2}, *rest]


def reserve_read(record: dict[str, Any]) -> None:
    third, fourth = record["selected"][2:]
    third["kind"], fourth["kind"] = "reserve", "random"
    record["selected"][2:] = [{**fourth, "order": 3}, {**third, "order": 4}]


def one_fewer(record: dict[str, Any]) -> None:
    record["selected"].pop()


def twice(record: dict[str, Any]) -> None:
    record["selected"][1] = {**record["selected"][0], "order": 2}


def other_plan(record: dict[str, Any]) -> None:
    record["plan"]["size"] = 4


@pytest.mark.parametrize(
    ("tampered", "told"),
    [
        (swapped, "selection"),
        (renamed, "tickets"),
        (renamed, "selection"),
        (other_ticket, "tickets"),
        (other_seed, "tickets"),
        (other_size, "size"),
        (other_digest, "digest"),
        (exchanged, "order"),
        (reserve_read, "selection"),
        (one_fewer, "selection"),
        (twice, "selection"),
        (other_plan, "plan"),
    ],
)
def test_a_record_that_was_tampered_with_does_not_hold(
    tmp_path: Path, tampered: Callable[[dict[str, Any]], None], told: str
) -> None:
    record = json.loads(RECORD)
    tampered(record)
    assert told in failing(tmp_path, record, REFERENCES)
    assert not check_record(record, REFERENCES.splitlines()).verified


@pytest.mark.parametrize(
    "references",
    [
        REFERENCES.replace("037", "038"),
        REFERENCES + "OOCD/2026/097\n",
        REFERENCES.partition("\n")[2],
        REFERENCES + REFERENCES.partition("\n")[0] + "\n",
    ],
)
def test_another_list_than_the_sealed_one_does_not_hold(tmp_path: Path, references: str) -> None:
    assert "digest" in failing(tmp_path, json.loads(RECORD), references)


def passed_over(custody: int) -> tuple[dict[str, Any], str]:
    """Leave out the very lowest ticket of a draw in strata, and take the next one instead."""
    names = {
        name: [f"{name}/{number:03d}" for number in range(size)]
        for name, size in (("stop-search", 60), ("taser", 25), ("custody", custody))
    }
    quotas = {"stop-search": 8, "taser": 4, "custody": 0}
    honest, references = published(names, quotas, 0)
    lowest = honest["selected"][0]
    left = {name: [one for one in of if one != lowest["reference"]] for name, of in names.items()}
    record, _ = published(left, quotas, 0)
    record["frame"], record["plan"] = honest["frame"], honest["plan"]
    return record, references


def test_a_low_ticket_that_no_stratum_explains_shows(tmp_path: Path) -> None:
    assert failing(tmp_path, *passed_over(0)) == ["selection"]


def test_a_low_ticket_that_a_stratum_may_explain_does_not_show_as_the_page_says(
    tmp_path: Path,
) -> None:
    assert failing(tmp_path, *passed_over(9)) == []
    assert "It cannot say that it is\nthe true sorting" in PAGE


def test_a_record_and_a_list_that_the_program_published_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCRUTINY_DATA", str(tmp_path / "data"))
    listed = tmp_path / "oocd.csv"
    listed.write_bytes(case_list("oocd"))
    place = ["-w", str(tmp_path / "office.scrutiny")]

    def said(*arguments: str) -> str:
        capsys.readouterr()
        assert main([*place, *arguments]) == 0
        return capsys.readouterr().out

    said("init", "--force-area", "avon-and-somerset")
    said("import", "--panel", "oocd", str(listed))
    sealed = json.loads(said("seal", "--panel", "oocd", "--theme", "drug-misuse", "--json"))
    drawn = said(
        "draw", sealed["frame"], "--seed", SEED, "--size", "5", "--reserves", "2", "--json"
    )
    assert (
        failing(tmp_path, json.loads(drawn), said("frame", sealed["frame"], "--references")) == []
    )


@settings(max_examples=12, deadline=None)
@given(
    st.integers(2, 40),
    st.integers(0, 3),
    st.text("0123456789", min_size=1, max_size=30),
    st.data(),
)
def test_every_true_draw_holds_and_agrees_with_the_other_program(
    tmp_path_factory: pytest.TempPathFactory,
    size: int,
    reserves: int,
    seed: str,
    data: st.DataObject,
) -> None:
    references = [f"café-{number}" for number in range(size)]
    quota = data.draw(st.integers(1, size))
    record, listed = published({"all": references}, {"all": quota}, reserves, seed)
    assert failing(tmp_path_factory.mktemp("draw"), record, listed) == []
    theirs = sampler(references, seed=seed, take=min(size, quota + reserves), digits=18)
    assert [(each["ticket"], each["reference"]) for each in record["selected"]] == [
        (number, reference) for number, reference, _ in theirs
    ]

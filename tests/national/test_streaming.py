"""Files of several forces as a stream: each month once, gaps named, nothing half-counted."""

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from scrutiny.cases.asking import Period
from scrutiny.errors import Refusal
from scrutiny.national.by_force import UNREADABLE, CountedForces, by_force
from scrutiny.national.files import files_named
from scrutiny.national.streaming import OFFICER_DEFINED, SELF_DEFINED, count_files
from tui.main import main

HEADER = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing"
)
WHITE = "White - English/Welsh/Scottish/Northern Irish/British"
BLACK = "Black/African/Caribbean/Black British - African"
NOT_STATED = "Other ethnic group - Not stated"


def row(
    said: str,
    officer: str = "",
    day: str = "2019-04-10",
    kind: str = "Person search",
    who: str = "Male,18-24",
) -> str:
    return f"{kind},{day}T10:00:00+00:00,,,,,{who},{said},{officer},,,,,"


def month(folder: Path, name: str, *rows: str, packed: bool = False, header: bool = True) -> Path:
    text = "\n".join([*([HEADER] if header else []), *rows, ""])
    path = folder / f"{name}-stop-and-search.csv{'.gz' if packed else ''}"
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    return path


def counted(
    *names: object, field: str = SELF_DEFINED, period: Period | None = None, force: str = ""
) -> CountedForces:
    asked = period or Period()
    streamed = count_files(files_named([str(name) for name in names]), asked, force)
    return by_force(streamed, field, asked)


def test_plain_and_packed_files_are_counted_by_force(tmp_path: Path) -> None:
    month(tmp_path, "2019-04-kent", row(WHITE), row(BLACK), row(NOT_STATED), row(""))
    month(tmp_path, "2019-04-essex", row(WHITE), row(WHITE), packed=True)
    essex, kent = counted(tmp_path).forces
    assert essex.counts == {"White": 2, "Black": 0, "Asian": 0, "Mixed": 0, "Other": 0}
    assert kent.counts["Black"] == 1
    assert kent.counts["Other"] == 0
    assert kent.missing == {"not stated": 1, "blank": 1}
    assert (kent.total, essex.total) == (4, 2)


def test_ages_and_sex_narrow_searches_and_residents_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row(WHITE), row(BLACK), row(BLACK, who="Female,10-17"), row(WHITE, who="Male,10-17")]
    rows += [row(BLACK, who=",over 34"), row(BLACK, who="Male,"), row(BLACK, who="Other,10-17")]
    month(tmp_path, "2019-04-kent", *rows)
    streamed = count_files(files_named([str(tmp_path)]), Period())
    (kent,) = by_force(streamed, SELF_DEFINED, Period(), ages="10-17").forces
    assert (kent.counts["Black"], kent.counts["White"], kent.silent) == (2, 1, 1)
    (kent,) = by_force(streamed, SELF_DEFINED, Period(), sex="female").forces
    assert (kent.counts["Black"], kent.counts["White"], kent.silent) == (1, 0, 1)
    with pytest.raises(Refusal, match="cannot be taken out"):
        by_force(streamed, SELF_DEFINED, Period(), ages="16-20")
    asked = ["figures", "forces", str(tmp_path), "--population", "census-2021", "--ages", "10-17"]
    assert main([*asked, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert "ages 10 to 17" in made["together"]["definition"]
    assert "1 search does not say" in made["forces"][0]["warnings"][0]
    assert made["narrowed"] == "ages 10 to 17"
    assert not any("Check that the list covers" in each for each in made["warnings"])
    assert main([*asked[:3], "--population", "census-2011", "--ages", "10-17"]) == 1


def test_residents_of_other_ages_than_the_searches_are_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    month(tmp_path, "2019-04-kent", row(WHITE), row(BLACK))
    listed = tmp_path / "residents.csv"
    listed.write_text("ages,White,Black\n10-17,900,90\n", encoding="utf-8")
    assert main(["figures", "forces", str(tmp_path / "*kent*"), "--population", str(listed)]) == 0
    assert "outside the residents' ages 10 to 17" in capsys.readouterr().err


def test_a_pattern_a_folder_and_a_name_stand_for_the_same_files(tmp_path: Path) -> None:
    path = month(tmp_path, "2019-04-kent", row(WHITE))
    month(tmp_path, "2019-05-kent", row(WHITE))
    assert files_named([str(tmp_path / "2019-0[45]-*.csv")]) == files_named([str(tmp_path)])
    assert files_named([str(path), str(path)]) == (path,)


def test_the_same_month_twice_is_refused(tmp_path: Path) -> None:
    month(tmp_path, "2019-04-kent", row(WHITE))
    month(tmp_path, "2019-04-kent", row(WHITE), packed=True)
    with pytest.raises(Refusal, match="It is the same month as"):
        files_named([str(tmp_path)])


def test_a_missing_month_is_a_gap_and_not_zero(tmp_path: Path) -> None:
    month(tmp_path, "2019-04-kent", row(WHITE))
    month(tmp_path, "2019-06-kent", row(WHITE))
    month(tmp_path, "2019-05-essex")
    month(tmp_path, "2019-06-essex", row(WHITE))
    essex, kent = counted(tmp_path).forces
    assert kent.missing_months == ("2019-05",)
    assert essex.missing_months == ("2019-04",)
    assert "2019-05" not in kent.by_month
    assert essex.by_month["2019-05"]["White"] == 0


def test_the_month_of_the_file_decides_and_both_ends_of_a_period_count(tmp_path: Path) -> None:
    month(
        tmp_path,
        "2019-04-kent",
        row(WHITE, day="2019-03-31"),
        row(WHITE, day="2019-04-01"),
        row(BLACK, day="2019-04-15"),
        row(WHITE, day="2019-04-30"),
    )
    (kent,) = counted(tmp_path, period=Period("2019-04-01", "2019-04-15")).forces
    assert (kent.counts["White"], kent.counts["Black"]) == (2, 1)
    (whole,) = counted(tmp_path, period=Period("2019-04-01", "2019-04-30")).forces
    assert whole.total == 4
    with pytest.raises(Refusal, match="no row in this period"):
        counted(tmp_path, period=Period("2020-01-01", "2020-12-31"))


def test_files_that_were_put_together_are_read_by_their_force_column(tmp_path: Path) -> None:
    lines = [
        f"{HEADER},Force",
        row(WHITE) + ",Kent",
        f"{HEADER},Force",
        row(BLACK, day="2019-05-01") + ",kent",
        "",
        row(WHITE) + ",Metropolitan Police",
    ]
    path = tmp_path / "all.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    kent, met = counted(path).forces
    assert (kent.force, met.force) == ("kent", "metropolitan")
    assert kent.counts["White"] + kent.counts["Black"] == 2
    assert set(kent.by_month) == {"2019-04", "2019-05"}


def test_files_of_one_force_put_together_need_its_name(tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    lines = [HEADER, row(WHITE), HEADER, row(BLACK, day="2019-05-01")]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(Refusal, match="whose searches"):
        counted(path)
    (kent,) = counted(path, force="kent").forces
    assert kent.total == 2


def test_packed_files_put_together_are_read_to_the_end(tmp_path: Path) -> None:
    path = month(tmp_path, "2019-04-kent", row(WHITE), packed=True)
    more = gzip.compress(f"{HEADER}\n{row(BLACK)}\n".encode())
    path.write_bytes(path.read_bytes() + more)
    (kent,) = counted(path).forces
    assert (kent.counts["White"], kent.counts["Black"]) == (1, 1)


def test_a_packed_file_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    path = month(tmp_path, "2019-04-kent", row(WHITE), packed=True)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(Refusal, match="cannot be read to its end"):
        counted(path)


def test_rows_that_do_not_fit_are_all_named_and_nothing_is_counted(tmp_path: Path) -> None:
    path = month(tmp_path, "2019-04-kent", row(WHITE), "short,row", row(WHITE), row(WHITE) + ",")
    with pytest.raises(Refusal) as refused:
        counted(path)
    assert [each.row for each in refused.value.problems] == [2, 4]


def test_a_file_of_another_kind_is_refused_by_its_missing_column(tmp_path: Path) -> None:
    path = tmp_path / "2019-04-kent-stop-and-search.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(Refusal, match="no column 'Self-defined ethnicity'"):
        counted(path)
    with pytest.raises(Refusal, match="no such file"):
        files_named([str(tmp_path / "nothing.csv")])


def test_a_label_that_is_not_known_is_kept_apart_and_told(tmp_path: Path) -> None:
    month(tmp_path, "2019-04-kent", row(WHITE), row("BAME"))
    (kent,) = counted(tmp_path).forces
    assert kent.missing == {UNREADABLE: 1}
    assert kent.unreadable == {"BAME": 1}


def test_a_million_rows_take_no_more_memory_than_a_thousand(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = month(tmp_path, "2019-04-kent", *([row(WHITE, "White")] * rows))
        tracemalloc.start()
        (kent,) = counted(path).forces
        assert kent.total == rows
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(40_000) < 1.5 * peak(10_000)


def test_the_command_sets_forces_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, black in (("2019-04-kent", 30), ("2019-04-essex", 10), ("2019-04-btp", 5)):
        month(
            tmp_path,
            name,
            *([row(WHITE, "White")] * 400),
            *([row(BLACK, "Black")] * black),
            *([row(NOT_STATED, "Mixed" if "kent" in name else "Black")] * 20),
            row("", "", kind="Vehicle search"),
        )
    asked = ["figures", "forces", str(tmp_path), "--population", "census-2021"]
    assert main([*asked, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert [each["force"] for each in made["forces"]] == ["essex", "kent"]
    assert made["rows_read"] == 400 * 3 + 45 + 60 + 3
    assert any("btp: no residents of its own" in each for each in made["warnings"])
    black = next(each for each in made["groups"] if each["group"] == "Black")
    own = {
        each["force"]: next(line for line in each["rows"] if line["group"] == "Black")
        for each in made["forces"]
    }
    counts = sum(line["count"] for line in own.values())
    assert counts == 40
    residents = sum(line["population"] for line in own.values())
    together = {line["group"]: line for line in made["together"]["rows"]}
    assert together["Black"]["population"] == residents
    white = together["White"]
    assert black["ratio_of_totals"] == pytest.approx(
        counts / residents / (white["count"] / white["population"])
    )
    assert black["lowest"]["ratio"] < black["ratio_of_totals"] < black["highest"]["ratio"]
    assert main([*asked, "--by", OFFICER_DEFINED]) == 0
    shown = capsys.readouterr()
    assert "no ratio of totals, since officers of Essex record nobody as Mixed" in shown.out
    assert "Mixed against White, all forces together" not in shown.out
    assert "grouped by what an officer saw" in shown.err
    assert "Officers of Essex record nobody as Mixed" in shown.err
    assert "not like for like" in shown.err
    drawn = tmp_path / "forces.csv"
    assert main([*asked, "--chart", "-o", str(drawn)]) == 0
    assert "Ratio of Black to White, by force" in capsys.readouterr().out
    assert drawn.read_text("utf-8").count("All together,") == 4
    assert main([*asked, "--by", "gender"]) == 1

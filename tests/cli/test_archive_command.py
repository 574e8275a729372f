import hashlib
import shutil
import subprocess
from pathlib import Path

from scrutiny.workspace import Workspace
from tests.cli.conftest import Answer


def test_the_folder_checks_without_this_program(
    answer: Answer, closed: str, tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    published = tmp_path / "report as published.md"
    published.write_text("As it was published.\n", encoding="utf-8")
    status, made = answer("archive", "--meeting", closed, "-o", folder, "--add", published)
    assert made.get("error", "") == ""
    assert status == 0
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = {line[66:]: line[:64] for line in lines}
    there = {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}
    assert there == {*named, "SHA256SUMS"}
    assert len(named) == made["files"]
    for wanted in ("draws/D1.json", "pack/reading-pack.pdf", "draft/report-draft.docx"):
        assert wanted in named
    assert "added/report as published.md" in named
    if shutil.which("sha256sum"):
        ran = subprocess.run(
            ["sha256sum", "--strict", "-c", "SHA256SUMS"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0
        assert ran.stdout.count(": OK") == len(named)
    for name, wanted in named.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == wanted
    said = (folder / "record.txt").read_text(encoding="utf-8")
    assert "the record verifies" in said
    assert f"head {made['head']}" in said


def test_a_released_report_lies_in_the_folder_as_it_was_released(
    answer: Answer, closed: str, tmp_path: Path
) -> None:
    copy, released = tmp_path / "copy.docx", tmp_path / "released.docx"
    of = ("--meeting", closed)
    _, made = answer("report", "publication", *of, "-o", copy, "--made-by", "Ann Maker")
    answer("archive", *of, "-o", tmp_path / "before")
    assert not (tmp_path / "before" / "published").exists()
    by = ("--released-by", "Ben Reader", "--period", made["period"])
    status, _ = answer("report", "release", *of, "-o", released, *by)
    assert status == 0
    folder = tmp_path / "after"
    answer("archive", *of, "-o", folder)
    assert [each.name for each in (folder / "published").iterdir()] == ["report.docx"]
    assert (folder / "published" / "report.docx").read_bytes() == released.read_bytes()
    said = (folder / "record.txt").read_text(encoding="utf-8")
    assert f"{hashlib.sha256(released.read_bytes()).hexdigest()}  published/report.docx" in said


def test_nothing_is_written_over_and_nothing_is_left_half_done(
    answer: Answer, closed: str, tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    status, said = answer("archive", "--meeting", closed, "-o", folder)
    assert (status, list(folder.iterdir())) == (1, [])
    assert "never written over" in said["error"]
    odd = tmp_path / "a\nb.md"
    odd.write_bytes(b"")
    status, said = answer("archive", "--meeting", closed, "-o", tmp_path / "new", "--add", odd)
    assert status == 1
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "new.part").exists()


def test_an_open_meeting_and_a_changed_record_are_refused(
    answer: Answer, workspace: Path, closed: str, tmp_path: Path
) -> None:
    _, made = answer("meeting", "open", "--panel", "oocd", "--date", "2026-12-01")
    opened = made["meeting"]
    status, said = answer("archive", "--meeting", opened, "-o", tmp_path / "a")
    assert (status, said["error"]) == (1, "The meeting is not closed.")
    with Workspace.open(workspace) as office, office.connection as connection:
        connection.execute("UPDATE conclusion SET dissent = 1")
    status, said = answer("archive", "--meeting", closed, "-o", tmp_path / "b")
    assert status == 1
    assert "does not verify" in said["error"]

"""Identifiers planted everywhere, and searched in every byte of what is published."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from reports.checking.plain_letters import plain_letters
from reports.content import Block, Bullets, Document, Heading, Table
from reports.publication.file_check import found_in, needed_clean
from reports.render import render
from scrutiny.errors import Refusal
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.known_details import KnownDetails, known_details
from scrutiny.meetings.observing import observe
from scrutiny.meetings.referring import refer
from scrutiny.publishing.releasing import publication_steps
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.reports.building import Wanted, an_office, hold
from tui.main import main

PLANTED = (
    "Zinnober",
    "ann.zinn@example.org",
    "07700 900123",
    "BS1 4XE",
    "AB12 CDE",
    "AB123456C",
    "5219012345",
    "Mill Road",
    "12 May 2017",
    *("DOB 1/2/03", "SMITH John", "1234PC", "943 476 5919", "@john_smith99", "03/123456X"),
)
SHAPES = (
    *("DOB 1/2/03", "ab12cde", "AB12CDE", "0117 496 0123", "0044 7700 900123", "bs14xe"),
    *("SMITH John", "Smith, John", "J. Smith", "J.S.", "Mr O\u2019Brien", "Ms No\u0308bel"),
    *("PC1234", "1234PC", "officer 1234", "@john_smith99", "insta: johnny", "943 476 5919"),
    *("12AB3456720", "03/123456X", "CRN X123456", "12 mill road", "Flat 3, 9 Acacia Avenue"),
    *("john at example dot org", "51.4545, -2.5879", "SMITH703123J99AB", "4111 1111 1111 1111"),
    *("ada hill", "Hill, Ada", "A. Hill", "Ada\u00a0Hill", "SD 012", "sd\u2011012", "SD/012"),
)
"""In which further ways a person is named; each must be seen in finished bytes of every format."""
TEXT = "Clear letters. =HYPERLINK(1) " + " ".join(f"Then {each} came." for each in PLANTED)
FORMATS = (".html", ".docx", ".pdf", ".md")
NOBODY = KnownDetails(frozenset(), (), (), ())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, str]]:
    wanted = Wanted(
        size=22, conclusions=tuple("1" * 12 + "2" * 6 + "3" * 4), text=TEXT, close=False
    )
    with an_office(tmp_path_factory.mktemp("publication"), wanted) as workspace:
        held, _ = hold(workspace, wanted)
        observe(workspace, held, "good-practice", "Letters were clear. PC 4421 wrote them.")
        case = meeting_cases(workspace, held)[0]
        refer(workspace, held, case.case_id, "Zinnober said a private thing of the case.", 1)
        assert (
            main(["-w", str(workspace.path), "meeting", "close", "--meeting", held, "--yes"]) == 0
        )
        yield workspace, held


def run(office: tuple[Workspace, str], *words: str) -> int:
    workspace, held = office
    return main(["-w", str(workspace.path), "report", *words, "--meeting", held])


def every_text(content: bytes, suffix: str) -> str:
    """Everything that a file says, packed or not."""
    said = content.decode("latin-1")
    if suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            said += " ".join(
                packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
            )
    if suffix == ".pdf":
        pages = PdfReader(io.BytesIO(content))
        said += " ".join(page.extract_text() for page in pages.pages) + str(pages.metadata)
    return " ".join(said.split())


def numbers(
    office: tuple[Workspace, str], capsys: pytest.CaptureFixture[str], text: str
) -> list[int]:
    capsys.readouterr()
    assert run(office, "sentences", "--json") == 0
    listed = json.loads(capsys.readouterr().out)["sentences"]
    return [each["number"] for each in listed if text in each["text"]]


def test_a_sentence_that_names_someone_cannot_be_ticked(
    office: tuple[Workspace, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for planted in (*PLANTED, "PC 4421"):
        for number in numbers(office, capsys, planted)[:1]:
            if planted != "Zinnober":
                assert run(office, "sentences", "--tick", str(number), "--read-by", "Ann") == 1
                assert planted.split()[0] in capsys.readouterr().err


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_planted_is_in_any_byte(
    office: tuple[Workspace, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    suffix: str,
) -> None:
    clear = numbers(office, capsys, "Letters were clear.")
    assert run(office, "sentences", "--tick", str(clear[0]), "--read-by", "Ann") == 0
    output = tmp_path / f"public{suffix}"
    assert run(office, "publication", "--made-by", "Ann", "-o", str(output)) == 0
    said = every_text(output.read_bytes(), suffix)
    assert "Letters were clear." in said
    assert "Not released" in said
    workspace, held = office
    known = known_details(workspace, held)
    names = ["Ada", "Ben", "Cyd", "Dov"]
    for each in (*PLANTED, "PC 4421", "HYPERLINK", "private thing", *known.references):
        assert each not in said, each
    for name in names:
        assert f" {name} " not in said
    assert "Ethnicity-" not in said
    assert "Story" not in said


def test_only_a_second_person_who_knows_the_period_releases(
    office: tuple[Workspace, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, held = office
    copy, out = tmp_path / "copy.pdf", tmp_path / "public.pdf"
    period = "January 2017 to September 2017"
    assert run(office, "publication", "--made-by", "Ann Lee", "-o", str(copy)) == 0
    drafts = [page.extract_text() for page in PdfReader(copy).pages]
    assert all("Not released" in page for page in drafts)
    wrong = (("ann LEE", period), ("Bob", "2017"), ("Bob", "no period"), (" ", period))
    for name, typed in wrong:
        asked = ("release", "--released-by", name, "--period", typed, "-o", str(out))
        assert run(office, *asked) == 1
        assert not out.exists()
    asked = ("release", "--released-by", "Bob", "--period", period.upper(), "-o", str(out))
    assert run(office, *asked, "--json") == 0
    told = json.loads(capsys.readouterr().out.partition("{")[2].join(("{", "")))
    # Neither chair nor coordinator has approved the draft: that is told, and stops nothing.
    assert told["draft_approved"] is False
    pages = [page.extract_text() for page in PdfReader(out).pages]
    assert not any("draft" in page.casefold() for page in pages)
    steps = publication_steps(workspace, held)
    assert (steps[-1].step, steps[-1].sha256) == ("released", told["sha256"])
    assert check(workspace).verified
    # The file stands: a second release does not write over it.
    assert run(office, *asked) == 1


def test_what_changed_since_must_be_read_again(
    office: tuple[Workspace, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, out = tmp_path / "copy.md", tmp_path / "public.md"
    assert run(office, "publication", "--made-by", "Ann", "-o", str(copy)) == 0
    number = str(numbers(office, capsys, "Letters were clear.")[0])
    ticked = "Letters were clear." in copy.read_text("utf-8")
    change = "--take-back" if ticked else "--tick"
    assert run(office, "sentences", change, number, "--read-by", "Ann") == 0
    period = "January 2017 to September 2017"
    asked = ("release", "--released-by", "Bob", "--period", period, "-o", str(out))
    assert run(office, *asked) == 1
    assert "changed since" in capsys.readouterr().err


def bare(text: str) -> str:
    return "".join(plain_letters(text).split()).casefold()


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_shape_is_seen_in_the_finished_bytes_wherever_it_stands(suffix: str) -> None:
    known = KnownDetails(frozenset({"SD-012"}), ("Ada Hill",), (), ())
    blocks: list[Block] = [
        Bullets(tuple(f"We saw {each} there." for each in SHAPES)),
        Table("Seen", ("What",), tuple((f"It was {each}, twice.",) for each in SHAPES)),
        *(Heading(f"About {each}") for each in SHAPES[::4]),
    ]
    content = render(Document("Report", "en-GB", "", tuple(blocks)), suffix)
    places: dict[str, set[str]] = {}
    for each in found_in(content, suffix, known, 2026):
        places.setdefault("".join(plain_letters(each.text).split()).casefold(), set()).add(
            each.where
        )
    for shape in SHAPES:
        joined = bare(shape)
        seen = [where for text, where in places.items() if text in joined or joined in text]
        # A PDF knows no tables, so there it is seen on its page.
        assert len(set().union(*seen)) >= (1 if suffix == ".pdf" else 2), shape
    clean = Document("Report", "en-GB", "", (Bullets(("None of the letters was late.",)),))
    needed_clean(render(clean, suffix), suffix, known, 2026)


def test_finished_bytes_with_anything_hidden_are_refused() -> None:
    import docx

    book = docx.Document()
    book.add_paragraph("None.")
    book.core_properties.author = "The office"
    book.add_comment(book.paragraphs[0].runs, text="ask", author="x")
    content = io.BytesIO()
    book.save(content)
    with pytest.raises(Refusal) as refused:
        needed_clean(content.getvalue(), ".docx", NOBODY, 2026)
    told = " ".join(each.problem for each in refused.value.problems)
    assert "comments" in told
    assert "author" in told
    for page in (b"<p>x</p><!-- y -->", b"<script>1</script>", b"<p>Ring 07700 900123</p>"):
        with pytest.raises(Refusal):
            needed_clean(page, ".html", NOBODY, 2026)


def test_small_counts_are_hidden_unless_asked_for(
    office: tuple[Workspace, str], tmp_path: Path
) -> None:
    found = {}
    ways = {
        "safe": ("--conclusions", "hidden"),
        "open": ("--open-conclusions",),
        # 22 of 58 cases were read, so nobody outside knows which.
        "by-size": (),
        "five": ("--round",),
    }
    for name, more in ways.items():
        output = tmp_path / f"{name}.md"
        assert run(office, "publication", "--made-by", "Ann", *more, "-o", str(output)) == 0
        lines = output.read_text("utf-8").splitlines()
        found[name] = [
            line.split("|")[2].strip() for line in lines if line.startswith("|") and "| " in line
        ][2:]
    assert "4" not in found["safe"]
    assert "c" in found["safe"]
    assert {"12", "6", "4", "22"} <= set(found["open"])
    assert found["by-size"] == found["open"]
    assert {"10", "5"} <= set(found["five"])


@pytest.mark.parametrize("more", [(), ("--round",), ("--open-conclusions",)])
def test_the_copy_passes_the_check_of_a_finished_report(
    office: tuple[Workspace, str], tmp_path: Path, more: tuple[str, ...]
) -> None:
    output = tmp_path / "copy.docx"
    assert run(office, "publication", "--made-by", "Ann", *more, "-o", str(output)) == 0
    assert run(office, "check", str(output)) == 0

"""All sentences as a person read and approved them. SCRUTINY_WRITE_GOLDEN=1 writes them anew."""

import os
import re
from pathlib import Path

from tests.wording.every_sentence import text

GOLDEN = Path(__file__).parent / "sentences.txt"
NEVER = (
    r"likely|likelihood|signific|p-value|\bp [=<]|chances of|racist|bias|\bworse\b|\bbetter\b"
    r"|because of (his|her|their)|\bproves?\b|\bproof\b|\brisk\b|\binf\b|\bnan\b"
)


def test_every_sentence_is_what_a_person_read_and_approved() -> None:
    said = text()
    if os.environ.get("SCRUTINY_WRITE_GOLDEN"):
        GOLDEN.write_text(said, encoding="utf-8")
    assert said == GOLDEN.read_text(encoding="utf-8")


def test_no_sentence_holds_a_word_that_would_mislead() -> None:
    said = text().replace("None of", "")
    assert [found[0] for found in re.finditer(NEVER, said, re.IGNORECASE)] == []


def test_one_is_never_followed_by_a_plural_nor_many_by_a_singular() -> None:
    said = text()
    assert not re.search(r"(?<![\d.,])1 (cases|comparisons|residents|searches)\b", said)
    assert not re.search(r"(?<![\d.,])([02-9]|\d{2,}) (case|comparison)\b", said)


def test_every_percentage_of_cases_stands_beside_its_parts() -> None:
    said = re.sub(r"[\d.]+ % (interval|limits|higher|lower|of draws)", "", text())
    said = re.sub(r"(rise|fall) of (under )?[\d.,]+ %", "", said)
    said = re.sub(r"as high as \d+ %", "", said)
    for after in re.findall(r"% ?(.{0,2})", said):
        assert after.startswith("("), after


def test_no_figure_that_is_something_is_written_as_nothing() -> None:
    for line in text().splitlines():
        if "times the rate" in line:
            assert not re.search(r"\b0\.00 times|\b0 times the rate", line) or "no cases" in line

"""Codes are read as forces write them, and only where that leaves no doubt."""

from collections import Counter

import pytest

from scrutiny.importing.codes import code_reader
from scrutiny.importing.titles import title_key
from scrutiny.panels.definition import Field
from scrutiny.panels.reading import SHIPPED, read_panel, shared_codelists, shipped_text


def read(codelist: str, cell: str) -> str:
    return code_reader(Field("f", "F", "code", codelist=shared_codelists()[codelist]))(cell)


@pytest.mark.parametrize(
    ("codelist", "cell", "code"),
    [
        ("search-outcome", "NFA", "A no further action disposal"),
        ("search-outcome", "n.f.a.", "A no further action disposal"),
        ("search-outcome", "Comm. Res.", "Community resolution"),
        ("search-outcome", "PND", "Penalty Notice for Disorder"),
        ("legislation", "PACE s.1", "Police and Criminal Evidence Act 1984 (section 1)"),
        ("legislation", "PACE S1", "Police and Criminal Evidence Act 1984 (section 1)"),
        ("legislation", "S23 MDA 1971", "Misuse of Drugs Act 1971 (section 23)"),
        ("gender", "M", "Male"),
        ("gender", "f", "Female"),
        ("age-range", "18 - 24", "18-24"),
        ("age-range", "18–24", "18-24"),
        ("self-defined-ethnicity", "W1", "White - English/Welsh/Scottish/Northern Irish/British"),
        ("self-defined-ethnicity", "Chinese", "Asian/Asian British - Chinese"),
        ("self-defined-ethnicity", "NS", "Other ethnic group - Not stated"),
        ("officer-defined-ethnicity", "Asian or Asian British", "Asian"),
        ("officer-defined-ethnicity", "IC3", "Black"),
    ],
)
def test_abbreviations_and_labels_are_read(codelist: str, cell: str, code: str) -> None:
    assert read(codelist, cell) == code


@pytest.mark.parametrize(
    ("codelist", "cell"),
    [
        ("search-outcome", "Warning"),
        ("legislation", "PACE"),
        ("gender", "U"),
        ("self-defined-ethnicity", "O1"),
        ("self-defined-ethnicity", "Black"),
        ("self-defined-ethnicity", "Any other"),
        ("self-defined-ethnicity", "BAME"),
        ("officer-defined-ethnicity", "W1"),
        ("officer-defined-ethnicity", "Chinese"),
        ("officer-defined-ethnicity", "IC5"),
        ("officer-defined-ethnicity", "Not stated"),
    ],
)
def test_what_could_mean_two_things_is_asked(codelist: str, cell: str) -> None:
    with pytest.raises(ValueError, match="is not a known code"):
        read(codelist, cell)


def test_no_other_name_of_a_shipped_code_fits_two_codes() -> None:
    for name in SHIPPED:
        lists = {
            f.codelist.id: f.codelist
            for f in read_panel(shipped_text(name), name).fields
            if f.codelist
        }
        for codelist in lists.values():
            keys: Counter[str] = Counter()
            for code in codelist.codes:
                keys.update({title_key(each) for each in (code.code, code.label, *code.also)})
            shared = {key for key, count in keys.items() if count > 1}
            assert not {
                key
                for code in codelist.codes
                for each in code.also
                if (key := title_key(each)) in shared
            }

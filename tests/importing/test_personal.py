"""Columns that say who a person is are left out; columns that say of what kind they are stay."""

import pytest

from scrutiny.importing.personal import is_personal

PERSONAL = (
    "Name",
    "Complainant_Name",
    "complainantName",
    "FullName",
    "First name",
    "Surname",
    "Name of operator",
    "D.O.B.",
    "Date of birth",
    "DOB",
    "Home address",
    "addr",
    "Addr.",
    "Addresses",
    "Postcode",
    "Post Code",
    "Phone",
    "Mobile phones",
    "E-mail",
    "EmailAddress",
    "NI number",
    "NI No",
    "National Insurance No.",
    "NHS number",
    "Car reg",
    "Vehicle reg.",
    "Veh Reg",
    "Vehicle registration mark",
    "Registration",
    "Registration number",
    "Reg",
    "Reg no",
    "VRM",
    "Number plate",
    "Custody no",
    "Custody number",
    "Custody record",
    "PNC ID",
    "Suspect",
    "Suspects",
    "Suspect 2",
    "Suspect(s)",
    "Victim",
    "Victim's mother",
    "Complainant",
    "Complainant's mother",
    "Mother",
    "Next of kin",
    "Officer",
    "Officers",
    "Officer A",
    "Arresting officer",
    "Investigating Officer",
    "OIC",
    "Officer number",
    "Officer ID",
    "Officer's details",
    "Seen by witness",
    "Collar number",
    "Person",
)

NOT_PERSONAL = (
    "Officer-defined ethnicity",
    "Officer defined ethnicity code",
    "Self-defined ethnicity",
    "Ethnicity of officer",
    "Victim type",
    "Type of victim",
    "Victim consulted",
    "Victim view",
    "Victim age",
    "Age of suspect",
    "Suspect arrested",
    "Number of officers",
    "How many officers",
    "Officer rank",
    "Rank of officer",
    "Injury to officer",
    "Vehicle search",
    "Vehicle",
    "Person search",
    "Person and vehicle search",
    "Repeat person flag",
    "Operation name",
    "Name of operation",
    "Force",
    "Region",
    "Regime",
    "Registered on time",
    "Registration date",
    "Date of registration",
    "Learning addressed",
    "Mobilised",
    "Custody suite",
    "Custody time",
    "Telematics",
    "Partner agency",
    "Parent informed",
    "Streetlighting",
    "Shift",
    "Length of search",
    "IOPC",
    "Outcome",
    "Officers wore cameras",
)


@pytest.mark.parametrize("header", PERSONAL)
def test_a_column_that_says_who_it_was_is_personal(header: str) -> None:
    assert is_personal(header)
    assert is_personal(header.upper())


@pytest.mark.parametrize("header", NOT_PERSONAL)
def test_a_column_that_says_of_what_kind_it_was_is_not(header: str) -> None:
    assert not is_personal(header)
    assert not is_personal(header.lower())


def test_a_panel_adds_words_of_its_own() -> None:
    assert not is_personal("Shoulder")
    assert is_personal("Shoulder 7", ("shoulder",))
    assert not is_personal("Soldering", ("sold",))

"""Reads a mapping file: which header of a force's list is which field of the panel."""

import tomllib
from collections.abc import Mapping

from scrutiny.errors import Refusal


def read_mapping(text: str, name: str) -> Mapping[str, object]:
    """Read a mapping (TOML), with its lines at the top or under `[columns]`.

    >>> dict(read_mapping('[columns]\\n"Case No" = "complaint_ref"', "map.toml"))
    {'Case No': 'complaint_ref'}
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(
            f"The mapping is not a TOML file: {error}",
            where=name,
            next_step='Write each line as: "Their header" = "field_id".',
        ) from error
    columns = document.get("columns", document)
    return columns if isinstance(columns, Mapping) else document

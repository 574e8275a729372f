"""Names the tables and columns of cases, which conditions, imports and counts all speak of."""


def column(field_id: str) -> str:
    """Name the column of the case table that holds a field.

    >>> column("age_range")
    '"f_age_range"'
    """
    return f'"f_{field_id}"'


def table_name(panel_id: str) -> str:
    """Name the table of a panel's cases.

    >>> table_name("hate-crime")
    'case_hate_crime'
    """
    return "case_" + panel_id.replace("-", "_")

"""What several commands about reports take."""

import click

Compared = tuple[str, str, str] | None
"""The population, the field and the group of reference of a section on disproportionality."""

overwrite_option = click.option(
    "--overwrite", is_flag=True, help="Write over a file that was edited since."
)
population_option = click.option(
    "--population", metavar="FILE-or-NAME", help="For a section on disproportionality."
)
by_option = click.option("--by", "field_id", metavar="FIELD", help="The field with the groups.")
reference_option = click.option("--reference", metavar="GROUP", help="The group compared with.")


def all_or_none(population: str | None, field_id: str | None, reference: str | None) -> Compared:
    """Refuse a comparison that is only half said."""
    if population and field_id and reference:
        return population, field_id, reference
    if population or field_id or reference:
        raise click.UsageError("Give --population, --by and --reference together, or none.")
    return None

"""Commands about draws: make one, show them, prove one, verify one."""

import json
import sys
from pathlib import Path

import click

from tui.commands.draw_words import draw_words, draws_table
from tui.output import answer, json_option, say, tell
from tui.parameters import Quota, open_workspace, output_option


@click.command("draw")
@click.argument("frame_id", metavar="FRAME")
@click.option("--seed", metavar="S", help="20 throws of a ten-sided die, or a public value.")
@click.option("--size", type=click.IntRange(min=1), metavar="N", help="How many cases to read.")
@click.option("--quota", "quotas", type=Quota(), multiple=True, help="How many of a stratum.")
@click.option("--reserves", type=click.IntRange(min=0), metavar="R", help="Reserves a stratum.")
@click.option(
    "--seed-source",
    type=click.Choice(["dice", "public", "computer"]),
    help="Without it: what the plan says, else dice.",
)
@click.option("--seed-named", default="", help="Which public value it is, and of what time.")
@click.option("--seed-time", default="", help="When the seed came into being, if not now (UTC).")
@click.option("--witness", "witnesses", multiple=True, help="Who saw the dice; may be repeated.")
@click.option("--reason", default="", help="Why an earlier draw is set aside.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Write the draw record here too."
)
@click.option("--screen", is_flag=True, help="Walk through the draw on the screens, in public.")
@json_option
@click.pass_context
def draw(
    context: click.Context,
    frame_id: str,
    seed: str | None,
    size: int | None,
    quotas: tuple[tuple[str, int], ...],
    reserves: int | None,
    seed_source: str | None,
    seed_named: str,
    seed_time: str,
    witnesses: tuple[str, ...],
    reason: str,
    output: Path | None,
    screen: bool,
    as_json: bool,
) -> None:
    """Draw cases from a sealed list.

    In a terminal, what is missing is asked: the size, the seed (typed by two people), the
    witnesses, and once whether to draw. With --seed nothing is asked.
    """
    from scrutiny.draw_records import draw_record
    from scrutiny.draws import make_draw
    from scrutiny.paths import write_whole
    from scrutiny.seeding import SeedGiven, computer_seed
    from tui.commands.ceremony import draw_by_asking, draw_on_screen
    from tui.plain.ceremony_papers import record_bytes
    from tui.plain.next_words import bring_words

    path: Path = context.obj
    if screen:
        typed = click.core.ParameterSource.COMMANDLINE
        named = {each for each in context.params if context.get_parameter_source(each) is typed}
        if named - {"frame_id", "screen"}:
            raise click.UsageError("--screen asks for everything itself; give only FRAME with it.")
        context.exit(draw_on_screen(path, frame_id))
    asked = seed is None and sys.stdin.isatty()
    if seed is None and not asked and seed_source != "computer":
        raise click.UsageError("Missing option '--seed' (or --seed-source computer).")
    text = computer_seed() if seed is None else seed
    given = SeedGiven(text, seed_source, seed_named, seed_time, witnesses)
    with open_workspace(path) as workspace:
        draw_from = draw_by_asking if asked else make_draw
        made = draw_from(workspace, frame_id, given, size, dict(quotas), reserves, reason)
        following = bring_words(workspace, made.frame.panel, made.id) if made else ""
    if made is None:
        context.exit(1)
    record = draw_record(made)
    if output is not None:
        write_whole(output, record_bytes(made))
        tell(f"Wrote {output}")

    def words() -> None:
        draw_words(made)
        say(following)

    answer(record, as_json, words)


@click.command()
@click.argument("draw_id", metavar="[DRAW]", required=False)
@json_option
@click.pass_obj
def draws(path: Path, draw_id: str | None, as_json: bool) -> None:
    """Show every draw that was ever made.

    With DRAW, show the record of that one.
    """
    from scrutiny.draw_records import draw_record
    from scrutiny.draws import draw_made
    from scrutiny.draws import draws as all_draws

    with open_workspace(path) as workspace:
        found = (draw_made(workspace, draw_id),) if draw_id else all_draws(workspace)
    if draw_id:
        answer(draw_record(found[0]), as_json, lambda: draw_words(found[0]))
        return
    payload = {"draws": [draw_record(each) for each in found]}
    answer(payload, as_json, lambda: draws_table(found))


@click.command()
@click.argument("draw_id", metavar="DRAW")
@output_option
@json_option
@click.pass_obj
def proof(path: Path, draw_id: str, output: Path, as_json: bool) -> None:
    """Write the one-page proof of a draw.

    It is made to be read aloud, filed and published.

    The ending of the file decides the format: .html or .md.
    """
    from reports.proof import proof as proof_of
    from reports.render import render
    from scrutiny.canonical import digest
    from scrutiny.draws import draw_made
    from scrutiny.paths import write_whole

    with open_workspace(path) as workspace:
        made = draw_made(workspace, draw_id)
        content = render(proof_of(made, workspace.panel(made.frame.panel)), output.suffix)
    write_whole(output, content)
    payload = {"path": str(output), "sha256": digest(content)}
    answer(payload, as_json, lambda: say(f"Wrote {output}"))


def _verdict(verified: bool, with_list: bool) -> str:
    if not verified:
        return "The draw does NOT verify."
    if with_list:
        return "The draw is verified: the list, the tickets and the order are right."
    return "The tickets are right. The list was not checked: give it with --references."


@click.command()
@click.argument("record", type=click.Path(path_type=Path), metavar="RECORD.json")
@click.option(
    "--references",
    type=click.Path(path_type=Path),
    help="The sealed references, one a line, to check the list as well.",
)
@json_option
@click.pass_context
def verify(context: click.Context, record: Path, references: Path | None, as_json: bool) -> None:
    """Check a published draw; needs no workspace."""
    from sampling.verify import check_record
    from scrutiny.errors import Refusal
    from scrutiny.paths import read_text

    try:
        published = json.loads(read_text(record))
    except (ValueError, RecursionError):
        published = None
    if not isinstance(published, dict):
        raise Refusal(
            "This is not a draw record.",
            where=str(record),
            next_step="Ask for the JSON file that was published with the draw.",
        )
    lines = None
    if references is not None:
        lines = [line for line in read_text(references).splitlines() if line.strip()]
    found = check_record(published, lines)
    payload = {
        "verified": found.verified,
        "list_checked": lines is not None,
        "problems": list(found.problems),
        "checked": list(found.checked),
        "limits": list(found.limits),
    }

    def words() -> None:
        say(_verdict(found.verified, lines is not None))
        for each in found.checked:
            say(f"  checked: {each}")
        for each in found.limits:
            say(f"  not checked: {each}")

    answer(payload, as_json, words)
    if not found.verified:
        for each in found.problems:
            tell(f"Problem: {each}")
        context.exit(1)

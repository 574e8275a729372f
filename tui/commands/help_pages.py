"""The command for help: topics to read, words to look for, and pages to print."""

from pathlib import Path

import click

from tui.output import answer, json_option, say
from tui.plain.help_lines import topic_lines

_WIDTH = 78


@click.command("help")
@click.argument("words", nargs=-1, metavar="[TOPIC or WORDS]…")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write the topic to print it: .pdf, .docx, .html or .md.",
)
@json_option
@click.pass_context
def help_pages(
    context: click.Context, words: tuple[str, ...], output: Path | None, as_json: bool
) -> None:
    """Read help: by topic, or by any word in it.

    `scrutiny help volunteer -o page.pdf` writes one page for a volunteer, and `scrutiny help
    coordinator -o page.pdf` one for a coordinator.
    """
    from scrutiny.errors import Refusal
    from scrutiny.helping import topic, topics

    wanted = " ".join(words)
    if not wanted:
        if output is not None:
            raise click.UsageError("Name the topic to write.", context)
        listed = [{"topic": each.id, "title": each.title} for each in topics()]

        def overview() -> None:
            say("Topics. Read one with: scrutiny help TOPIC")
            for each in topics():
                say(f"  {each.id:<14} {each.title}")
            say("Any other word is looked for in all of them: scrutiny help seed")

        answer({"topics": listed}, as_json, overview)
        return
    found = topic(wanted)
    if found is None and output is not None:
        known = ", ".join(each.id for each in topics())
        raise Refusal(f"There is no topic '{wanted}'.", next_step=f"The topics are: {known}.")
    if found is None:
        _look_for(wanted, as_json)
        return
    payload: dict[str, object] = {"topic": found.id, "title": found.title, "text": found.text}
    if output is not None:
        from reports.help_page import help_document
        from reports.render import render
        from scrutiny.paths import write_whole

        write_whole(output, render(help_document(found.title, found.text), output.suffix))
        answer({**payload, "path": str(output)}, as_json, lambda: say(f"Wrote {output}."))
        return

    def page() -> None:
        for line in topic_lines(found, _WIDTH):
            say(line)

    answer(payload, as_json, page)


def _look_for(wanted: str, as_json: bool) -> None:
    from scrutiny.errors import Refusal
    from scrutiny.helping import lines_with, topics

    hits = lines_with(wanted)
    if not hits:
        known = ", ".join(each.id for each in topics())
        raise Refusal(
            f"No page of help has the words '{wanted}'.", next_step=f"The topics are: {known}."
        )
    payload = {
        "words": wanted,
        "found": [
            {"topic": each.id, "title": each.title, "lines": list(lines)} for each, lines in hits
        ],
    }

    def lines_found() -> None:
        from tui.widgets.wrapping import wrapped

        for each, lines in hits:
            say(f"{each.title}  (scrutiny help {each.id})")
            for line in lines[:4]:
                say("\n".join(f"    {part}" for part in wrapped(line.replace("`", ""), _WIDTH - 4)))

    answer(payload, as_json, lines_found)

"""The door: finds the command, and turns whatever goes wrong into words and an exit status.

0 done; 1 the data or the request has a problem; 2 wrong usage. Nothing heavy is imported here, so
that `--help` answers at once.
"""

import importlib
import os
import sys
from pathlib import Path
from types import TracebackType

import click

from scrutiny import __version__
from scrutiny.errors import Refusal
from tui.output import OutsideFailure, document, explain_refusal, tell

COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("demo", "demo", "Show everything on invented cases, in a new folder."),
    "init": ("workspace", "init", "Make a new workspace for one police force area."),
    "panels": ("panels", "panels", "List, check and install panel files."),
    "import": ("lists", "import_list", "Read the force's lists of cases."),
    "cases": (
        "case_list",
        "cases",
        "Look through the whole list that was imported, a few rows at a time.",
    ),
    "quality": ("quality", "quality", "Tell what is wrong with the list that is stored."),
    "exclude": ("lists", "exclude", "Take a case out of every later draw, with a reason."),
    "themes": ("themes", "themes", "List the themes of a panel with today's counts."),
    "seal": ("sealing", "seal", "Seal the list and the plan, before any seed exists."),
    "frame": ("sealing", "frame", "Show a sealed list."),
    "draw": ("drawing", "draw", "Draw cases from a sealed list."),
    "draws": ("drawing", "draws", "Show every draw that was ever made."),
    "ledger": ("sealing", "ledger", "Show every seal and every draw, told for ever."),
    "proof": ("drawing", "proof", "Write the one-page proof of a draw."),
    "verify": ("drawing", "verify", "Check a published draw; needs no workspace."),
    "meeting": ("meetings", "meeting", "Open a meeting, seat members, bring and assign cases."),
    "prepare": (
        "prepare",
        "prepare",
        "Prepare a meeting: its weeks, footage, who reads what, members and cards.",
    ),
    "judge": ("judge", "judge", "Judge cases, on the screens or line by line."),
    "figures": ("figures", "figures", "Figures of the list and of the judgements."),
    "report": (
        "report",
        "report",
        "Write a meeting's documents, check a report, and publish it.",
    ),
    "findings": (
        "findings",
        "findings",
        "Follow findings: the force's answers, evidence, closing, and what repeats.",
    ),
    "referrals": (
        "referrals",
        "referrals",
        "Pass private notes on: misconduct, or someone at risk.",
    ),
    "log": ("log", "log", "Check the record."),
    "backup": ("workspace", "backup", "Write a checked copy of the workspace."),
    "restore": (
        "workspace",
        "restore",
        "Make a workspace from a backup.",
    ),
    "archive": (
        "archive",
        "archive",
        "Write all documents of a closed meeting into one folder, with digests.",
    ),
    "erase": ("workspace", "erase", "Erase what cases say, for ever."),
    "help": ("help_pages", "help_pages", "Read help: by topic, or by any word in it."),
    "doctor": ("doctor", "doctor", "Tell IT what they need to know; never anything of a case."),
    "calc": ("calculations", "calc", "Proportions, ratios, changes and sample sizes."),
}
"""Each command: its module, the name of its function there, and what it does."""


class LazyGroup(click.Group):
    """Knows all commands by name and imports only the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        found = getattr(importlib.import_module(f"tui.commands.{module}"), name)
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, _, what) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="scrutiny")
@click.option(
    "--workspace",
    "-w",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PATH",
    help="The workspace file. Without it: $SCRUTINY_WORKSPACE, else the file of this user.",
)
@click.pass_context
def cli(context: click.Context, workspace: Path | None) -> None:
    """Dip-sample, judge and report police cases as an independent panel: offline, on one file.

    Without a command, in a terminal, this opens the screens.
    """
    from scrutiny.paths import default_workspace

    context.obj = workspace or default_workspace(os.environ)
    if context.invoked_subcommand is not None:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(context.get_help())
        return
    from tui.commands.judge import open_home

    context.exit(open_home(context.obj))


def main(arguments: list[str]) -> int:
    """Run one command line; gives the exit status."""
    try:
        result = cli.main(args=arguments, prog_name="scrutiny", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        error.show(file=sys.stderr)
        if "--json" in arguments:
            document({"error": error.format_message(), "usage": True})
        return 2
    except click.ClickException as error:
        error.show(file=sys.stderr)
        return 1
    except Refusal as refusal:
        explain_refusal(refusal, "--json" in arguments)
        return 1
    except (click.Abort, KeyboardInterrupt):
        tell("Stopped. Everything that was shown as saved is saved.")
        return 1
    except BrokenPipeError:
        # The reader of our output went away, as `head` does; there is nobody left to tell.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - lives until the process ends
        return 0
    except Exception as error:
        explain_refusal(OutsideFailure.of(error), "--json" in arguments)
        return 1
    return result if isinstance(result, int) else 0


def _last_words(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    # The interpreter would print the message of the fault, and with it the text of a case.
    explain_refusal(OutsideFailure.of(error))


def run() -> None:
    """Start the program; the console script calls this."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows a mark for it instead of ending the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.excepthook = _last_words
    sys.exit(main(sys.argv[1:]))

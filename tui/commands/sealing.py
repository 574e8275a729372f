"""Commands about frames: seal one, show one, and tell every seal and draw."""

import sys
from pathlib import Path

import click

from scrutiny.frames import Frame
from scrutiny.text import clean
from tui.commands.draw_words import draws_table
from tui.output import answer, json_option, say, table
from tui.parameters import from_option, open_workspace, to_option


@click.command()
@click.option("--panel", "panel_id", metavar="P", help="The panel.")
@click.option("--theme", metavar="T", help="A theme of the panel; without it, all cases.")
@from_option
@to_option
@click.option("--stratify", metavar="FIELD", help="The field whose values are the strata.")
@click.option("--plan", type=click.Path(path_type=Path), help="A plan file (TOML).")
@click.option("--late-for", metavar="FRAME", help="Seal the cases that came too late for FRAME.")
@click.option("--after", metavar="DRAW", help="Seal what DRAW left unread, for a further round.")
@json_option
@click.pass_obj
def seal(
    path: Path,
    panel_id: str | None,
    theme: str | None,
    first: str | None,
    last: str | None,
    stratify: str | None,
    plan: Path | None,
    late_for: str | None,
    after: str | None,
    as_json: bool,
) -> None:
    """Seal the list and the plan, before any seed exists.

    The digest can be checked with: scrutiny frame F1 --references | LC_ALL=C sort | sha256sum

    Cases that arrive after a seal are a stratum of their own, with a seal and a seed of their own
    (--late-for). A further round draws from what a draw left unread (--after). Both take panel,
    theme and period from what they follow.
    """
    from scrutiny.cases.months import gap_sentence, months_without_cases
    from scrutiny.following import Follows
    from scrutiny.paths import read_text
    from scrutiny.plans import Plan, joined_plan, read_plan
    from scrutiny.sealing import seal as seal_frame
    from scrutiny.sealing import seal_following

    if late_for and after:
        raise click.UsageError("Give --late-for or --after, not both.")
    if not panel_id and not (late_for or after):
        raise click.UsageError("Missing option '--panel'.")
    given = Plan(theme=theme, first=first, last=last, stratify=stratify)
    if plan is not None:
        given = joined_plan(read_plan(read_text(plan), str(plan)), given, str(plan))
    with open_workspace(path) as workspace:
        if late_for:
            sealed = seal_following(workspace, Follows("late", late_for), given)
        elif after:
            sealed = seal_following(workspace, Follows("round", after), given)
        else:
            sealed = seal_frame(workspace, panel_id or "", given)
        missing = months_without_cases(workspace, workspace.panel(sealed.panel), sealed.period)
    payload = {**_frame_body(sealed), "missing_months": list(missing)}

    def words() -> None:
        _frame_words(sealed)
        if missing:
            say(f"Warning: {gap_sentence(missing)}")

    answer(payload, as_json, words)


@click.command("frame")
@click.argument("frame_id", metavar="FRAME")
@click.option("--references", is_flag=True, help="Print the sealed references, one a line.")
@json_option
@click.pass_obj
def frame(path: Path, frame_id: str, references: bool, as_json: bool) -> None:
    """Show a sealed list."""
    from scrutiny.frames import frame as sealed_frame
    from scrutiny.frames import references as sealed_references

    with open_workspace(path) as workspace:
        sealed = sealed_frame(workspace, frame_id)
        listed = sealed_references(workspace, frame_id) if references else ()
    if references:
        body = {**_frame_body(sealed), "references": list(listed)}
        # A file gets the references as they were sealed, so that the digest can be worked out from
        # it; a terminal gets them with every sign that acts made visible.
        shown = [clean(each) for each in listed] if sys.stdout.isatty() else listed
        answer(body, as_json, lambda: click.echo("\n".join(shown)))
        return
    answer(_frame_body(sealed), as_json, lambda: _frame_words(sealed))


@click.command()
@json_option
@click.pass_obj
def ledger(path: Path, as_json: bool) -> None:
    """Show every seal and every draw, told for ever."""
    from scrutiny.draw_records import draw_record
    from scrutiny.draws import draws as all_draws
    from scrutiny.frames import frames

    with open_workspace(path) as workspace:
        seals, found = frames(workspace), all_draws(workspace)
    drawn = {each.frame.id for each in found}
    payload = {
        "seals": [{**_frame_body(each), "drawn": each.id in drawn} for each in seals],
        "draws": [draw_record(each) for each in found],
    }

    def words() -> None:
        rows = [
            (
                each.id,
                f"{each.panel} / {each.theme}",
                each.period.words(),
                f"{each.size:,}",
                f"{each.seal_number} of {each.of_seals}",
                each.sealed_at,
                "drawn" if each.id in drawn else "never drawn",
            )
            for each in seals
        ]
        header = ("Frame", "Panel / theme", "Period", "Cases", "Seal", "Sealed (UTC)", "State")
        table(header, rows, "Every seal", numbers=(3,))
        draws_table(found)

    answer(payload, as_json, words)


def _frame_body(sealed: Frame) -> dict[str, object]:
    return {
        "frame": sealed.id,
        "panel": sealed.panel,
        "theme": sealed.theme,
        "where": sealed.where,
        "period": {"from": sealed.period.first, "to": sealed.period.last},
        "size": sealed.size,
        "digest": sealed.digest,
        "plan_digest": sealed.plan_digest,
        "excluded": dict(sealed.excluded),
        "rows_in_lists": sealed.rows_in_lists,
        "rows_set_aside": sealed.rows_set_aside,
        "strata": dict(sealed.strata),
        "months": dict(sealed.months),
        "outcomes": dict(sealed.outcomes),
        "plan": sealed.plan.body(),
        "sealed_at": sealed.sealed_at,
        "follows": sealed.follows.words() if sealed.follows else None,
        "seal_number": sealed.seal_number,
        "of_seals": sealed.of_seals,
    }


def _frame_words(sealed: Frame) -> None:
    from sampling.digest import grouped

    say(f"Sealed frame {sealed.id}: {sealed.theme_title}, {sealed.period.words()}")
    if sealed.follows:
        kind = {"late": "cases that came too late for", "round": "a further round after"}
        say(f"  {kind[sealed.follows.kind]} {sealed.follows.id}")
    if sealed.of_seals > 1:
        say(f"  seal {sealed.seal_number} of {sealed.of_seals} for this panel, theme and period")
    say(f"  cases that can be drawn   {sealed.size:,}")
    if sealed.rows_set_aside:
        say(
            f"  set aside at import       {sealed.rows_set_aside:,} of {sealed.rows_in_lists:,}"
            " rows of the force's lists"
        )
    for reason, count in sealed.excluded.items():
        say(f"  excluded, {reason:<15} {count:,}")
    if list(sealed.strata) != ["all"]:
        for stratum, count in sealed.strata.items():
            say(f"  stratum {stratum:<17} {count:,}")
    say(f"  sealed at                 {sealed.sealed_at}")
    digest = grouped(sealed.digest).split(" ")
    for start in range(0, len(digest), 8):
        say(f"  {'digest' if not start else '':<25} {' '.join(digest[start : start + 8])}")
    plan = grouped(sealed.plan_digest).split(" ")
    say(f"  {'digest of the plan':<25} {' '.join(plan[:8])}")
    say("Read both digests into the minutes now. Then make the seed, and draw with:")
    size = "" if sealed.plan.decided else " --size N"
    say(f"  scrutiny draw {sealed.id} --seed DIGITS{size}")
    say(f"On a projector, step by step: scrutiny draw {sealed.id} --screen")

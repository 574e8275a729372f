"""Says in plain sentences how a draw was made and how anyone can check it.

Written so that a lay chair can read it aloud. This module must never make a draw sound safer than
it was: a size chosen late, a second draw and a seed that nobody can check are said every time.
"""

from reports.sentences import listed, whole
from reports.words import counted, exclusion_words, moment_words, one_line, sentence_end
from sampling.digest import grouped
from scrutiny.draws import METHOD, DrawMade
from scrutiny.frames import WHOLE, Frame
from scrutiny.panels.definition import Panel


def sealed_sentences(frame: Frame, panel: Panel | None = None) -> tuple[str, ...]:
    """Say what was sealed, and when."""
    cases = f"{counted(frame.size, 'case')} could be drawn"
    return (
        f"{cases}. {exclusion_words(frame, panel)}",
        f"The list was sealed on {moment_words(frame.sealed_at)}. No seed was taken before that.",
        f"The digest of the sealed list: {grouped(frame.digest)}",
    )


def seal_sentence(frame: Frame) -> str:
    """Say what a list follows, and whether others were sealed for the same cases; else blank."""
    said = []
    if frame.follows is not None and frame.follows.kind == "late":
        said.append(
            f"These cases came late: they are not in the list {frame.follows.id}, which was sealed"
            " before. They have a seal and a seed of their own."
        )
    if frame.follows is not None and frame.follows.kind == "round":
        said.append(
            f"This is a further round: it draws from the cases that draw {frame.follows.id} left"
            " unread."
        )
    if frame.of_seals > 1:
        later = " A later one was sealed." if frame.seal_number < frame.of_seals else ""
        said.append(
            f"It is list {frame.seal_number} of {frame.of_seals} that were sealed for this theme"
            f" and period.{later}"
        )
    return " ".join(said)


def plan_sentence(draw: DrawMade) -> str:
    """Say how many were drawn, and whether that was decided before or after the seal."""
    if draw.frame.plan.as_far_as_we_get:
        return (
            "All cases were put in order, for the panel to read down as far as it gets. That was"
            " sealed with the list."
        )
    taken = f"{counted(draw.size, 'case')} {'was' if draw.size == 1 else 'were'} drawn"
    spare = sum(1 for each in draw.selected if each.kind == "reserve")
    reserves = f", with {counted(spare, 'reserve')}" if spare else ", without reserves"
    when = (
        "The number was fixed before the list was sealed, and was sealed with it."
        if draw.plan_was_sealed
        else "The number was chosen after the list was sealed."
    )
    return f"{taken}{reserves}. {when}"


def strata_sentence(draw: DrawMade) -> str:
    """Say how many were taken from each stratum; blank without strata."""
    strata = draw.frame.strata
    if len(strata) <= 1 and WHOLE in strata:
        return ""
    parts = [
        f"{one_line(name)} {whole(draw.quotas.get(name, 0))} of {whole(size)}"
        for name, size in strata.items()
    ]
    return f"The list was parted into strata. Drawn from each: {listed(parts)}."


def seed_sentence(draw: DrawMade) -> str:
    """Say where the seed came from, and whether anyone outside can check that."""
    if draw.seed_source == "computer":
        return (
            f"The seed is {draw.seed}. This computer made it, so nobody outside can check that it"
            " was not chosen: the draw is not independently checkable."
        )
    if draw.seed_source == "public":
        named = sentence_end(one_line(draw.seed_named))
        if draw.checkable:
            return (
                f"The seed is {draw.seed}. It is a public value, named before the list was sealed:"
                f" {named} Anyone can look it up."
            )
        return (
            f"The seed is {draw.seed}. The office says that it is a public value: {named} It was"
            " named only after the list was sealed, so nobody outside can check that it was not"
            " chosen among many: the draw is not independently checkable."
        )
    watched = len(draw.witnesses)
    seen = "No witness is named in the record."
    if watched:
        seen = (
            f"{counted(watched, 'witness', 'witnesses')} {'is' if watched == 1 else 'are'} named in"
            " the record."
        )
    thrown = "The office recorded it as thrown with dice after the seal."
    return f"The seed is {draw.seed}. {thrown} {seen}"


def number_sentence(draw: DrawMade) -> str:
    """Say which draw of the same panel, theme and period this is, and why there was another."""
    drawn = f"The draw was made on {moment_words(draw.drawn_at)}."
    if draw.of_draws == 1:
        only = "It is the only draw on this record for this theme and period."
        return f"{drawn} {only}{_overlaps(draw)}{_elsewhere(draw)}"
    said = f"{drawn} It is draw {draw.number} of {draw.of_draws} for this theme and period."
    if draw.number > 1:
        before = f"draw {draw.number - 1} was" if draw.number == 2 else "the draws before it were"
        said += f" {before[0].upper()}{before[1:]} set aside because: {sentence_end(draw.reason)}"
    if draw.number < draw.of_draws:
        said += " A later draw was made."
    return said + _overlaps(draw) + _elsewhere(draw)


def _overlaps(draw: DrawMade) -> str:
    """Tell of earlier draws from other lists that hold some of the same cases."""
    if not draw.overlaps:
        return ""
    told = [
        f"{each.draw} ({one_line(each.theme_title)}, {one_line(each.period_words)}):"
        f" {whole(each.shared)} of them" + (", all but the same list" if each.same_list else "")
        for each in draw.overlaps
    ]
    return f" Other draws hold some of the same cases in their lists: {'; '.join(told)}."


def _elsewhere(draw: DrawMade) -> str:
    """Tell of draws that the record does not hold but the computer remembers."""
    said = ""
    if draw.forgotten:
        said += (
            f" The record had lost {counted(draw.forgotten, 'earlier draw')}: it is a copy, or a"
            " backup that was put back."
        )
    if draw.elsewhere:
        said += (
            f" In other workspaces the same computer made {counted(draw.elsewhere, 'draw')} for"
            " the same theme and period."
        )
    return said


def draw_sentences(draw: DrawMade, panel: Panel | None = None) -> tuple[str, ...]:
    """Say everything about how a draw was made, in the order in which it happened."""
    said = (
        *sealed_sentences(draw.frame, panel),
        seal_sentence(draw.frame),
        plan_sentence(draw),
        strata_sentence(draw),
        seed_sentence(draw),
        number_sentence(draw),
    )
    return tuple(each for each in said if each)


def checking_sentences() -> tuple[str, ...]:
    """Tell anyone how to check a draw, with programs that others wrote and with this one."""
    return (
        (
            "Is it the sealed list? Ask the office for the sealed references and save them as"
            " references.txt, one on each line. The first command below gives the digest."
        ),
        (
            f"Are these the right tickets? The free program {METHOD.split(',')[0]} gives the same"
            " tickets from the seed and the references (generation 1). The second command below"
            " prints them, lowest first. Reserves, and each stratum, follow the same order."
        ),
        (
            "The third command checks list, tickets and order. It cannot check the times, the theme"
            " or how many draws there were."
        ),
    )


def checking_commands(draw: DrawMade) -> tuple[str, ...]:
    """Give the three commands that `checking_sentences` speaks of.

    A seed that is not plain letters and digits is left for the reader to put in, so that a
    published value can never become a command of its own.
    """
    plain = draw.seed.isascii() and draw.seed.isalnum()
    seed = draw.seed if plain else "PUT THE SEED HERE"
    first = f", take={len(draw.selected)}" if len(draw.frame.strata) == 1 else ""
    script = (
        "from consistent_sampler import sampler; ids = open('references.txt', encoding='utf-8')"
        f".read().splitlines(); print(*sampler(ids, seed='{seed}'{first}, digits=18), sep='\\n')"
    )
    return (
        "LC_ALL=C sort references.txt | sha256sum",
        f'python3 -c "{script}"',
        f"scrutiny verify {draw.id}.json --references references.txt",
    )

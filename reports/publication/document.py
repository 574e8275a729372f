"""Writes the publication copy: allowed aggregates, ticked sentences, and the answers of the force.

It sees no record of a meeting. Before it is released every page says that it is a draft.
"""

from collections.abc import Iterator

from reports.content import Block, Bullets, Document, Heading, Lines, Notice, Paragraph, Table
from reports.disclosure.cells import HIDDEN
from reports.draw_sentences import checking_sentences
from reports.publication.allowed import Allowed, AllowedFinding, AllowedTheme
from reports.publication.summaries import SHARED, AllowedSummary
from reports.publication.tables import Safe
from reports.sentences import listed, whole
from reports.theme_sentences import how_to_read, range_text
from reports.words import counted, day_of
from sampling.digest import grouped

DRAFT = "DRAFT. Not released. Not for publication."
UNRECORDED_NOTE = (
    "Cases whose group is not recorded are in no group's rate, so the true rates may be higher and"
    " the true differences larger or smaller."
)


def publication(allowed: Allowed, safe: Safe, released: bool = False) -> Document:
    """Write the copy; one that is not released is marked on every page."""
    blocks: tuple[Block, ...] = (
        *_opening(allowed),
        *_found(allowed, safe),
        *_said(allowed),
        *_summaries(allowed, safe),
        *_findings(allowed),
        *_groups(allowed, safe),
        *_chosen(allowed),
        *_closing(allowed),
    )
    if not released:
        blocks = (Notice("This is a draft. It is not released."), *blocks)
    return Document(allowed.title, allowed.language, "" if released else DRAFT, blocks)


def _opening(allowed: Allowed) -> Iterator[Block]:
    yield Paragraph(f"Period: {allowed.period}")
    yield allowed.heading("numbers_heading")
    yield Bullets(tuple(number_sentences(allowed)))
    yield Paragraph(allowed.introduction)


def number_sentences(allowed: Allowed) -> Iterator[str]:
    """Give the numbers of the meeting that tell of no single case."""
    for theme in allowed.themes:
        size = counted(theme.figures.size, "case")
        yield f"{theme.title}: {size} could be drawn; the panel read {whole(theme.figures.read)}."
    if len(allowed.themes) > 1:
        yield f"In all it read {counted(allowed.drawn_read, 'different case')} that came by a draw."
    if allowed.unavailable:
        yield f"{counted(allowed.unavailable, 'drawn case')} could not be produced."
    if allowed.beside:
        yield f"Beside the draw: {listed(list(allowed.beside))}; in none of the figures."
    sent = len(allowed.findings)
    if not sent:
        yield "No finding was sent to the force."
        return
    answered = sum(1 for each in allowed.findings if each.state)
    said = f"{whole(answered)} {'is' if answered == 1 else 'are'}" if answered else "none is"
    yield f"{counted(sent, 'finding')} went to the force; {said} answered."


def _found(allowed: Allowed, safe: Safe) -> Iterator[Block]:
    yield allowed.heading("conclusions_heading")
    for theme in allowed.themes:
        if theme.figures.draw not in safe.themes:
            yield Paragraph(f"{theme.title}: too few cases were read for anything to be printed.")
    if not allowed.themes:
        yield Paragraph("No case came by a draw, so there are no figures of conclusions.")
    ranged = False
    for theme in allowed.themes:
        table = safe.themes.get(theme.figures.draw)
        if table is None:
            continue
        yield table
        said = list(_ranges(theme, safe))
        ranged = ranged or bool(said)
        if said:
            yield Bullets(tuple(said))
    yield from (Paragraph(note) for note in safe.notes)
    if ranged:
        yield Paragraph(how_to_read(0.95))


def _ranges(theme: AllowedTheme, safe: Safe) -> Iterator[str]:
    """Say what open counts show of all cases; a range of a hidden count would give it away."""
    figures = theme.figures
    counts = safe.counts[figures.draw]
    for row in figures.rows:
        text = counts[row.judgement]
        if text == HIDDEN or text != whole(row.count) or figures.read < 20 or not figures.method:
            continue
        likely = range_text(row, figures.size)
        yield f"{row.judgement}: {whole(row.count)} of {whole(row.of)} read; likely {likely}."


def _said(allowed: Allowed) -> Iterator[Block]:
    if allowed.observations:
        yield allowed.heading("observations_heading")
    for heading, texts in allowed.observations.items():
        yield Heading(heading, 3, language=allowed.heading_language)
        yield Bullets(texts)


def _summaries(allowed: Allowed, safe: Safe) -> Iterator[Block]:
    if not allowed.summaries:
        return
    yield allowed.heading("summaries_heading")
    told = any(each.about for each in allowed.summaries)
    shown = [_conclusion(each, safe) for each in allowed.summaries]
    header = (
        *(("About the case",) if told else ()),
        *(("Conclusion",) if any(shown) else ()),
        "What the panel saw",
    )
    yield Table(
        caption="Cases of which the panel tells",
        header=header,
        rows=tuple(
            (
                *(("\n".join(each.about) or "Not told",) if told else ()),
                *((conclusion or "Not printed",) if any(shown) else ()),
                " ".join(each.sentences),
            )
            for each, conclusion in zip(allowed.summaries, shown, strict=True)
        ),
        row_headers=told,
    )
    yield Paragraph(SHARED)


def _conclusion(summary: AllowedSummary, safe: Safe) -> str:
    """Give the conclusion, unless its count is hidden: so many summaries would be so many cases."""
    open_ones = safe.open_conclusions
    return "\n".join(summary.conclusions) if set(summary.conclusions) <= open_ones else ""


def _findings(allowed: Allowed) -> Iterator[Block]:
    yield allowed.heading("answers_heading")
    if not allowed.findings:
        yield Paragraph(allowed.words["no_finding"])
        return
    yield Table(
        caption="Each finding with its answer",
        header=("Finding", "What the panel says", allowed.words["response"]),
        rows=tuple(
            (
                f"{each.number}\n{each.kind}",
                " ".join(each.sentences) or allowed.words["not_printed"],
                answer_text(allowed, each),
            )
            for each in allowed.findings
        ),
    )


def answer_text(allowed: Allowed, finding: AllowedFinding) -> str:
    """Write the answer of the force, with its ticked sentences."""
    if not finding.state:
        return allowed.words["no_answer"]
    return " ".join((f"{finding.state[:1].upper()}{finding.state[1:]}.", *finding.answer))


def _groups(allowed: Allowed, safe: Safe) -> Iterator[Block]:
    if not safe.groups:
        return
    yield allowed.heading("figures_heading")
    for table, figures in zip(safe.groups, allowed.frame_figures, strict=True):
        yield table
        yield Paragraph(
            f"Residents: {figures.population.title}. All cases of the period are counted, not only"
            f" those read. {UNRECORDED_NOTE}"
        )
        if figures.bounds_only:
            yield Paragraph("Too many are not recorded for one group to be set against another.")


def _chosen(allowed: Allowed) -> Iterator[Block]:
    yield allowed.heading("chosen_heading")
    if not allowed.themes:
        yield Paragraph(allowed.words["no_draw"])
        return
    yield Paragraph(allowed.method)
    for theme in allowed.themes:
        yield Heading(f"{theme.title}, {theme.period}", 3)
        yield Bullets(theme.method)
    yield allowed.heading("check_heading", 3)
    yield Bullets(checking_sentences()[:2], numbered=True)
    for theme in allowed.themes:
        yield Paragraph(f"{theme.title}, {theme.period}:")
        yield Lines(theme.commands)


def _closing(allowed: Allowed) -> Iterator[Block]:
    yield allowed.heading("record_heading")
    yield Paragraph(
        f"Head of the record when the meeting of {day_of(allowed.day)} was closed. Whoever keeps"
        " this page can tell later whether the record was changed."
    )
    yield Lines((f"head {grouped(allowed.head)}",))
    yield Paragraph(allowed.closing)

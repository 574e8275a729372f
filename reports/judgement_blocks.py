"""Lays out what the panel concluded: the tally, what it says of each theme, and the cases apart."""

from collections.abc import Iterator

from reports.content import Block, Bullets, Paragraph, Table
from reports.judgement_figures import BesideTheDraw, JudgementFigures
from reports.sentences import listed, percentage, whole
from reports.theme_figures import StratumFigures, ThemeFigures, ThemeRow
from reports.theme_sentences import (
    how_to_read,
    is_too_few,
    range_text,
    reading_sentences,
    theme_sentences,
)
from reports.words import ENGLISH, KINDS, Wording, counted, one_line
from scrutiny.panels.definition import Panel


def judgement_blocks(
    figures: JudgementFigures, panel: Panel, said: Wording = ENGLISH
) -> Iterator[Block]:
    """Lay out all figures of a meeting."""
    concern = any(each.adverse for each in panel.judgement_scale.for_conclusions())
    alone = len(figures.themes) == 1 and figures.themes[0].read == figures.of
    if figures.of and not alone:
        yield Table(
            caption=f"Conclusions about the {counted(figures.of, 'drawn case')}",
            header=("Conclusion", "Cases", "Share of the cases read"),
            rows=tuple(
                (each.judgement, whole(each.count), percentage(each.count, each.of))
                for each in figures.rows
            ),
            numbers=(1,),
        )
        if figures.note:
            yield Paragraph(figures.note)
        if figures.themes and figures.in_no_range:
            named = listed([one_line(each) for each in figures.in_no_range])
            yield Paragraph(f"Counted here but in no range: {named}, read out of turn.")
    for theme in figures.themes:
        if len(figures.themes) > 1:
            yield said.heading("theme_heading", 3, one_line(theme.title))
        yield from theme_blocks(theme, concern)
    if any(_has_range(each) for each in figures.themes):
        yield Paragraph(how_to_read(figures.confidence))
    if figures.waiting:
        one = figures.waiting == 1
        yield Paragraph(
            f"{counted(figures.waiting, 'drawn case')} {'is' if one else 'are'} not concluded."
        )
    if figures.split:
        yield Paragraph(
            f"Sub-groups concluded differently on {listed([one_line(e) for e in figures.split])}."
            " The first sub-group's conclusion is counted."
        )
    if figures.beside:
        labels = {each.code: each.label for each in panel.judgement_scale.options}
        yield said.heading("not_drawn_heading", 3)
        yield Paragraph("These cases are in none of the figures above.")
        yield Bullets(tuple(_beside(each, labels) for each in figures.beside))


def theme_blocks(theme: ThemeFigures, concern: bool) -> Iterator[Block]:
    """Lay out the figures of one theme."""
    yield Paragraph(" ".join(reading_sentences(theme)))
    if theme.read:
        yield _table(f"{one_line(theme.title)}: what the panel concluded", theme.rows, theme.size)
        if theme.stratified:
            for stratum in theme.strata:
                yield from _stratum(stratum)
        yield Paragraph(" ".join(theme_sentences(theme, concern)))
        if _has_range(theme):
            yield Paragraph(f"How the ranges were found: {theme.method}.")


def _has_range(theme: ThemeFigures) -> bool:
    """Tell whether a range for all cases of the theme is printed."""
    return bool(theme.method) and not is_too_few(theme.read, theme.size)


def _stratum(stratum: StratumFigures) -> Iterator[Block]:
    name = one_line(stratum.name)
    if stratum.read:
        yield _table(f"Stratum {name}: what the panel concluded", stratum.rows, stratum.size)
    else:
        yield Paragraph(f"Stratum {name}: none of its {counted(stratum.size, 'case')} was read.")


def _table(caption: str, rows: tuple[ThemeRow, ...], size: int) -> Table:
    return Table(
        caption=caption,
        header=(
            "Conclusion",
            "Cases",
            "Share of the cases read",
            f"Likely among all {counted(size, 'case')}",
        ),
        rows=tuple(
            (
                each.judgement,
                whole(each.count),
                percentage(each.count, each.of),
                range_text(each, size),
            )
            for each in rows
        ),
        numbers=(1,),
    )


def _beside(each: BesideTheDraw, labels: dict[str, str]) -> str:
    kind = KINDS[each.kind]
    parts = [f"{labels[code]} {whole(count)}" for code, count in each.counts.items()]
    said = f"{kind[0].upper()}{kind[1:]}: {counted(each.brought, 'case')}"
    return f"{said}, {whole(each.concluded)} concluded" + (
        f" ({'; '.join(parts)})." if parts else "."
    )

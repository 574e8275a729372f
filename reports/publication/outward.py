"""What goes out beside the report: the news page in numbers, and the paragraph for the panel.

Both are written from the values that the publication copy may hold, and say no more than it does.
"""

from collections.abc import Iterator, Sequence

from reports.content import Block, Bullets, Document, Notice, Paragraph, Table
from reports.disclosure.cells import HIDDEN
from reports.disclosure.grids import Grid, Way, table_of
from reports.disclosure.grids import Table as Counts
from reports.disclosure.protect import protect
from reports.publication.allowed import Allowed
from reports.publication.document import DRAFT, number_sentences
from reports.publication.tables import HIDDEN_NOTE, PERCENTAGE_NOTE, Safe
from reports.sentences import change_sentence, listed, whole
from reports.words import counted, day_of, listed_months
from scrutiny.publishing.last_year import ThemeYears, YearCount

HIDDEN_HERE = (
    f"A count that is hidden, in a table as {HIDDEN}, is hidden so that nobody can be recognised:"
    " it is a small one, or one that would give a small one away."
    f" {PERCENTAGE_NOTE}"
)
"""What the copy says of hidden counts, in the words that these texts print for them."""
NO_LAST_YEAR = "The list does not hold the same period of the year before."


def report_in_numbers(
    allowed: Allowed, safe: Safe, released: bool = False, link: str = ""
) -> Document:
    """Write the numbers of a meeting for a news page."""
    return Document(
        f"{allowed.panel} in numbers: {allowed.period}",
        allowed.language,
        "" if released else DRAFT,
        (
            *_draft(released),
            Bullets((f"The panel met on {day_of(allowed.day)}.", *number_sentences(allowed))),
            *_conclusions(allowed, safe),
            *_answers(allowed),
            Paragraph(_whole_report(link)),
        ),
    )


def panel_paragraph(
    allowed: Allowed,
    safe: Safe,
    years: Sequence[ThemeYears],
    released: bool = False,
    link: str = "",
) -> Document:
    """Write the paragraph for the Police and Crime Panel; refused when a count is not safe."""
    blocks: list[Block] = [*_draft(released)]
    read = [
        f"{each.title} ({whole(each.figures.read)} of {counted(each.figures.size, 'case')} read)"
        for each in allowed.themes
    ]
    looked = f" It looked at {listed(read)}, {allowed.period}." if read else ""
    blocks.append(Paragraph(f"The {allowed.panel} met on {day_of(allowed.day)}.{looked}"))
    titles = {each.figures.draw: each.title for each in allowed.themes}
    sizes = {each.figures.draw: each.figures.size for each in allowed.themes}
    hidden = False
    for each in years:
        title = titles[each.draw]
        texts = _protected(each)
        hidden = hidden or HIDDEN in texts.values()
        blocks.append(Paragraph(_last_year(title, each, texts, sizes[each.draw])))
        if each.field_title:
            blocks.append(_categories(title, each, texts))
    blocks += list(_conclusions(allowed, safe))
    if hidden and not safe.notes:
        blocks.append(Paragraph(HIDDEN_HERE))
    blocks += [*_answers(allowed), Paragraph(_whole_report(link))]
    return Document(
        f"For the Police and Crime Panel: {allowed.panel}, {day_of(allowed.day)}",
        allowed.language,
        "" if released else DRAFT,
        tuple(blocks),
    )


def _draft(released: bool) -> Iterator[Block]:
    if not released:
        yield Notice("This is a draft. The report that it is taken from is not released.")


def _conclusions(allowed: Allowed, safe: Safe) -> Iterator[Block]:
    shown = [each for each in allowed.themes if each.figures.draw in safe.themes]
    if shown:
        yield allowed.heading("conclusions_heading")
    for theme in shown:
        parts = [
            f"{label}: {'hidden' if text == HIDDEN else text}"
            for label, text in safe.counts[theme.figures.draw].items()
            if text != "0"
        ]
        read = counted(theme.figures.read, "case")
        yield Paragraph(f"{theme.title}, {read} read. {'; '.join(parts)}.")
    for note in safe.notes if shown else ():
        yield Paragraph(HIDDEN_HERE if note == HIDDEN_NOTE else note)


def _answers(allowed: Allowed) -> Iterator[Block]:
    if not allowed.findings:
        return
    states: dict[str, int] = {}
    for each in allowed.findings:
        state = each.state or "no answer yet"
        states[state] = states.get(state, 0) + 1
    yield allowed.heading("answered_heading")
    yield Bullets(
        tuple(f"{state[:1].upper()}{state[1:]}: {whole(count)}" for state, count in states.items())
    )


def _whole_report(link: str) -> str:
    return f"The whole report: {link}" if link else "The office gives the whole report on request."


def _tables(years: ThemeYears) -> list[Counts]:
    """Give each year as a table; with no categories the total is the only count."""
    made = []
    for name, each in (("now", years.now), ("before", years.before)):
        if each is not None:
            labels = tuple(each.categories) or ("all",)
            counts = [[count] for count in each.categories.values()] or [[each.total]]
            title = f"{name} {years.draw}"
            grid = Grid(title, f"cases {title}", Way(years.field_title or "cases", labels))
            made.append(table_of(grid, counts))
    return made


def _protected(years: ThemeYears) -> dict[tuple[str, str], str]:
    """Give the text of each count by year and label; the label of a total is blank."""
    texts = {}
    made = protect(_tables(years)).needed_safe()
    for table in made.tables:
        name = table.grid.title.split()[0]
        for label, row in zip((*table.grid.rows.labels, ""), table.rows, strict=True):
            texts[name, label] = row[0] if row[0] == HIDDEN else whole(int(row[0]))
    return texts


def _last_year(title: str, years: ThemeYears, texts: dict[tuple[str, str], str], size: int) -> str:
    now = texts["now", ""]
    said = f"{title}: the force's list holds {now} cases from {_months(years.now)}"
    # Both numbers stand in the report; without a word they would seem to disagree.
    could = now != HIDDEN and size < years.now.total
    said += f"; {whole(size)} of them could be drawn." if could else "."
    if years.now.missing:
        missing = len(years.now.missing)
        return f"{said} It lacks {counted(missing, 'month')}, so it is not compared."
    if years.before is None:
        return f"{said} {NO_LAST_YEAR}"
    before = texts["before", ""]
    said += f" In the same period of the year before, {_months(years.before)}, it was {before}."
    if HIDDEN in (now, before):
        return said
    return f"{said} {change_sentence('Cases', years.before.total, years.now.total)}"


def _months(count: YearCount) -> str:
    first, last = count.period.first, count.period.last
    if not first or not last:
        return count.period.words()
    return listed_months(first[:7], last[:7])


def _categories(title: str, years: ThemeYears, texts: dict[tuple[str, str], str]) -> Table:
    labels = dict.fromkeys(
        (*years.now.categories, *(years.before.categories if years.before else ()))
    )
    header = [years.field_title, _months(years.now)]
    if years.before:
        header.append(_months(years.before))
    names = ("now", "before") if years.before else ("now",)
    rows = [(label, *(texts.get((name, label), "0") for name in names)) for label in labels]
    rows.append(("Total", *(texts[name, ""] for name in names)))
    return Table(
        f"{title} by: {years.field_title}", tuple(header), tuple(rows), numbers=(1, 2)[: len(names)]
    )

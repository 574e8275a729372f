"""The page layout of a PDF: one fixed text that takes a document as data.

Nothing of a document is ever part of this text, so no word of a case can act on the page.
"""

TEMPLATE = r"""
#let d = json(bytes(sys.inputs.document))
#let ink = rgb("#1a1a1a")
#let blue = rgb("#1f3a5f")
#let lined(lines) = lines.map(l => text(l)).join(linebreak())

// The first line of a cell names its row; what stands below it explains.
#let named(lines) = {
  text(weight: "bold", lines.first())
  for l in lines.slice(1) { linebreak(); text(l) }
}

#set document(title: d.title, author: (), date: none)
#set text(font: "Liberation Sans", size: 10.5pt, fill: ink, lang: d.lang, region: d.region,
  hyphenate: false, fallback: true)
#set par(leading: 0.62em, spacing: 0.95em, justify: false)
#set page(
  paper: "a4",
  margin: (x: 18mm, top: 22mm, bottom: 20mm),
  header: align(center, text(weight: "bold", size: 9.5pt, d.marking)),
  footer: context [
    #set text(size: 9pt)
    #grid(columns: (1fr, auto),
      text(weight: "bold", d.foot),
      [#d.page #counter(page).display() #d.of #counter(page).final().first()])
  ],
  background: if d.watermark == "" { none } else {
    rotate(-50deg, text(size: 44pt, weight: "bold", fill: rgb("#e4e8ee"), d.watermark))
  },
)
#show heading: it => block(above: 1.5em, below: 0.75em, sticky: true, breakable: false,
  text(fill: blue, weight: "bold", hyphenate: false,
    size: (20pt, 15pt, 12.5pt, 11pt, 10.5pt).at(calc.min(it.level, 5) - 1), it.body))
#show figure.where(kind: table): set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.caption: it => align(left, block(above: 0.4em, below: 0.5em, sticky: true,
  text(weight: "bold", it.body)))
#set table(stroke: (x, y) => (bottom: if y == 0 { 1.2pt + ink } else { 0.5pt + rgb("#6b6b6b") }),
  inset: (x: 4pt, y: 4pt))

#let tabled(b) = block(breakable: not b.short, width: 100%, figure(
  kind: table, supplement: none, numbering: none, caption: b.caption,
  align(left, {
    set text(size: 9pt) if b.dense
    set par(leading: 0.5em) if b.dense
    table(
    columns: b.widths.map(w => w * 1fr),
    inset: if b.dense { (x: 3pt, y: 2.6pt) } else { (x: 4pt, y: 4pt) },
    align: (x, y) => if b.numbers.contains(x) { right + top } else { left + top },
    table.header(..b.header.map(c => text(weight: "bold", lined(c)))),
    ..b.rows.enumerate().map(((y, r)) => r.enumerate().map(((n, c)) => table.cell(
      breakable: b.tall.contains(y),
      {
        if n == 0 and b.first { named(c) } else { lined(c) }
        if n == r.len() - 1 and b.lined.contains(y) { v(b.open * 1cm) }
      }))).flatten(),
  )})))

#let blocked(b) = {
  if b.kind == "heading" {
    if b.page { pagebreak(weak: true) }
    let said = if b.lang == none { b.text } else { text(lang: b.lang, b.text) }
    heading(level: b.level, said)
  } else if b.kind == "paragraphs" {
    for p in b.parts { par(lined(p)) }
  } else if b.kind == "bullets" {
    if b.numbered { enum(..b.items.map(lined)) } else { list(..b.items.map(lined)) }
  } else if b.kind == "table" {
    tabled(b)
  } else if b.kind == "notice" {
    block(width: 100%, inset: 8pt, fill: rgb("#eef2f7"), above: 1em, below: 1em,
      stroke: (left: 5pt + blue, rest: 1pt + blue),
      for p in b.parts { par(lined(p)) })
  } else if b.kind == "lines" {
    block(width: 100%, inset: 7pt, fill: rgb("#f2f2f2"),
      text(font: "DejaVu Sans Mono", size: 8.5pt, lined(b.lines)))
  } else if b.kind == "picture" {
    block(breakable: false, image(bytes(b.svg), format: "svg", alt: b.alternative, width: 100%))
    tabled(b.table)
  }
}

#heading(level: 1, d.heading)
#for b in d.blocks { blocked(b) }
"""
"""In the language of the typesetter."""

PICTURE = r"""
#set page(width: auto, height: auto, margin: 0pt)
#set text(font: "Liberation Sans")
#image(bytes(sys.inputs.svg), format: "svg", width: 480pt)
"""
"""One chart as a picture, for formats that cannot draw."""

TRIAL = r"""
#set document(title: "Trial")
#let d = json(bytes(sys.inputs.document))
#for face in (
  (font: "Liberation Sans", weight: "regular"),
  (font: "Liberation Sans", weight: "bold"),
  (font: "DejaVu Sans Mono", weight: "regular"),
) {
  for letter in d { par(text(..face, letter)) }
}
"""
"""Letters one by one in each face of a page, to try whether the fonts have them."""

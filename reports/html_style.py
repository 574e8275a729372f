"""The look of an HTML document, on screen and on paper. Every text has a contrast of 7 : 1 or more.

Meaning is never in a colour alone: a notice has a border and words, a marking is in words.
"""

import re

STYLE = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 0 1.25rem 3rem; background: #ffffff;
  color: #1a1a1a; font: 1.0625rem/1.55 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif;
  overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.5rem 0 1rem; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.5rem 0 .75rem; padding-top: .5rem;
  border-top: 2px solid #1f3a5f; color: #1f3a5f; }
h3 { font-size: 1.15rem; line-height: 1.3; margin: 1.75rem 0 .5rem; color: #1f3a5f; }
h4 { font-size: 1.0625rem; margin: 1.25rem 0 .5rem; }
p, ul, ol { margin: .5rem 0 .9rem; }
li { margin: .25rem 0; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; display: inline-block; padding: .5rem; background: #ffffff;
  color: #1f3a5f; }
.marking { text-align: center; font-weight: bold; letter-spacing: .04em; margin: 1rem 0;
  padding: .4rem; border: 2px solid #1a1a1a; }
.notice { border: 2px solid #1f3a5f; border-left-width: .6rem; padding: .4rem 1rem; margin: 1rem 0;
  background: #eef2f7; }
.table { overflow-x: auto; margin: 1rem 0 1.5rem; }
.table:focus, main:focus { outline: 3px solid #1f3a5f; outline-offset: 2px; }
main:focus { outline: none; }
table { border-collapse: collapse; width: 100%; font-size: .97rem; }
caption { text-align: left; font-weight: bold; padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem;
  border-bottom: 1px solid #6b6b6b; }
thead th { border-bottom: 2px solid #1a1a1a; vertical-align: bottom; }
tbody th { font-weight: 600; }
.more { font-weight: normal; }
.dense { font-size: .9rem; line-height: 1.35; }
.dense th, .dense td { padding: .2rem .5rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.chart { margin: 1rem 0; }
.chart svg { display: block; width: 100%; height: auto; max-width: 45rem; }
pre { background: #f2f2f2; padding: .7rem 1rem; font: .95rem/1.5 ui-monospace, "Liberation Mono",
  Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.4; }
  h1 { font-size: 17pt; margin: .5rem 0; }
  h2 { font-size: 13pt; margin: 1.1rem 0 .4rem; padding-top: .3rem; }
  h3 { font-size: 11.5pt; margin: .9rem 0 .3rem; }
  p, ul, ol, .notice { margin: .3rem 0 .5rem; }
  li { margin: .1rem 0; }
  th, td { padding: .18rem .5rem; }
  .dense { font-size: 9pt; line-height: 1.25; }
  .dense th, .dense td { padding: 2.6pt 3pt; }
  .table { margin: .5rem 0 .8rem; }
  .skip { display: none; }
  .table { overflow: visible; }
  h1, h2, h3, h4, caption { break-after: avoid; }
  tr, .notice, pre, li, .chart { break-inside: avoid; }
  thead { display: table-header-group; }
  .new-page { break-before: page; }
}
"""


def page_style(marking: str) -> str:
    """Number the printed pages and repeat the marking on each, where the browser can.

    Only letters, digits and plain stops of a marking can come into the style.

    >>> print(page_style("DRAFT; } body { display: none"), end="")
    @page {
      @top-center { content: "DRAFT body display none"; font-weight: bold; }
      @bottom-center { content: "Page " counter(page) " of " counter(pages); }
    }
    """
    plain = " ".join(re.sub(r"[^A-Za-z0-9 .,-]", "", marking).split())
    top = f'  @top-center {{ content: "{plain}"; font-weight: bold; }}\n' if plain else ""
    bottom = '  @bottom-center { content: "Page " counter(page) " of " counter(pages); }\n'
    return f"@page {{\n{top}{bottom}}}\n"

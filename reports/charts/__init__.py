"""Charts: one frozen value, written as plain text for a terminal and as SVG for a page.

A chart holds only numbers and labels that stand in the table behind it. It must never say anything
by colour alone, draw a gap as nought, or leave its numbers out.
"""

"""Disclosure control: hides small counts in published tables, and attacks what is left."""

"""The record: one file, an append-only log of decisions, and tables that show the present state."""

"""The cases of a panel: their table, and what is asked of it."""

"""Figures and documents: pure functions from records to values, text and bytes."""

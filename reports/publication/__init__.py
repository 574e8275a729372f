"""The publication copy: built from allowed aggregates, never from the working papers."""

"""Brings the record and the figures together, once for commands, screens and documents."""

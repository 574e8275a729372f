"""Meetings: who sits where, which cases are read, what each seat answers and the panel agrees."""

"""Reads a finished report again, and tells what in it must not go out."""

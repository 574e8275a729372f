"""Panels as configuration: what a panel file says, how it is read, and how it is checked."""

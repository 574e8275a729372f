"""Reads the force's lists into a workspace: all problems at once, nothing half-done."""

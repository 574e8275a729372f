"""The full-screen pages, one file each."""

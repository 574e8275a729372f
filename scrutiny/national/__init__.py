"""Counts over data.police.uk files of several forces, read as a stream and never imported."""

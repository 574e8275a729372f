"""What the office allows to be published, and what it released."""

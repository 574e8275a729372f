"""Everything a person meets in a terminal: commands, plain mode and screens."""

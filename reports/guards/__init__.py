"""Guards: each stops one way in which a figure misleads, and says in words why."""

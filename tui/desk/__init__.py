"""What the coordinator does to prepare a meeting, told once as steps for screens and plain mode."""

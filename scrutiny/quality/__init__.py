"""What is wrong with a list, told before anything of it is stored."""

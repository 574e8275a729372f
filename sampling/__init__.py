"""The mathematics of the draw and of what a sample can say; knows no case and no file."""

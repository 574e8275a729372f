"""One method per module: counts in, a frozen result out that says how it was made."""

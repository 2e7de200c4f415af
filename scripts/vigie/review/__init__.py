"""A walk through what waits, in the terminal, one key for each deed."""

"""One file per command. Each function's docstring and options are its help."""

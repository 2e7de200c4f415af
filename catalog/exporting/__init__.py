"""What goes out of the catalogue: one writer per format, each giving the text of a file."""

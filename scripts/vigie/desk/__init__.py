"""The desk: a small web application for maintainers who would rather not use a terminal."""

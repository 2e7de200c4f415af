"""The command line, and everything that brings the catalogue, the crawler, the feeds and the site together."""

__version__ = "0.1.0"

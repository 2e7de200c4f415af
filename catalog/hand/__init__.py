"""The maintainer's hand."""

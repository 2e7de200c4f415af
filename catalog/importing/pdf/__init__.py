"""Guides as PDF files: from the characters of a page to the links of a guide."""

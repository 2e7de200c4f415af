"""Looks for a lost document on its publisher's own site: in its site map, its feeds and the pages its home leads to."""

"""Judging one visit: the pure heart of the crawler. No clock, no network, no storage."""

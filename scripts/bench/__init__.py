"""How fast the crawler is, as ratios against a limit or a peer, measured in one run on one machine."""

"""A simulated web on loopback, and the six weeks that the demo plays on it."""

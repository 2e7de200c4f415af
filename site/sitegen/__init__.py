"""What readers see: the static site."""

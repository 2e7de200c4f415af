"""Looks at the web: asks for each link as any visitor would, and says what came of it."""

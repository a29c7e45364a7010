"""Windows over a screen, each with its own keys and one result."""

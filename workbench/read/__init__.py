"""A location or bytes become an article and its problems."""

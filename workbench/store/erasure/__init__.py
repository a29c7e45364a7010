"""Erasure by right or law: what has to go, how it goes, and which entries hang together."""

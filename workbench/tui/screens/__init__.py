"""Whole screens: the desk, and the blind second reading."""

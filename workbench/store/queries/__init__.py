"""What is asked of a claims file: look-ups, lists and counts over the projections."""

"""What a screen is laid out from: the list, the panes beside it, and its first and last line."""

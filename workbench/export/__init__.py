"""Records become text or bytes: one module per format, all of them in FORMATS."""

"""Steps that bring a pair of figures to one currency, unit, sign and time, each with what it did in words."""

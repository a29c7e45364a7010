"""Which figures of the evidence are of what the claim speaks of: its thing, time, basis and measure."""

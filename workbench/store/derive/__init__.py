"""Read model: the projections of the journal, and what is settled from several entries at once."""

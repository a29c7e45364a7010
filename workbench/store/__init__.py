"""The claims file: the journal, its projections and its queries; the only place with SQL."""

"""The kinds of journal entries: what each says, and what follows from that for everything made from the journal."""

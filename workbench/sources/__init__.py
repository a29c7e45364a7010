"""The sources of a claims file as texts: read when they come in, quoted from, and searched for what speaks of a claim.

Each module is imported by its name: `independence` needs none of what reads and searches texts.
"""

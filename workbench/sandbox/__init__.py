"""Processes that read what strangers made: how they are started, limited, spoken with and ended. Pure mechanism.

`limits` is what such a process takes from itself before it looks at anything, `child` its side of the conversation,
`parent` the side of whoever started it, and `frames` what passes between the two.
"""

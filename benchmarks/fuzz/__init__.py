"""Whatever is read, mutated by the thousand: nothing of it may raise, hang, flood or grow out of proportion.

python -m benchmarks.fuzz MINUTES [--seed N] [AREA…]
"""

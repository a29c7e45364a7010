"""Ours, all of it: figures, dates, sentences, claimants and worth. Only its time is of interest."""

from __future__ import annotations

from serve import serve

from workbench.extract import claims
from workbench.model import article_of

if __name__ == "__main__":
    serve(lambda text: claims(article_of(text)), lambda found: [])

"""A workbench for people who check the figures and facts of articles."""

__version__ = "0.1.0"

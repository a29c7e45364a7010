"""Records become text or bytes: one module per format, all of them in FORMATS."""

from collections.abc import Callable, Sequence

from workbench.export import csv, json, markdown, sign_off
from workbench.export.redact import redacted_dispute, redacted_state
from workbench.model import Report

FORMATS: dict[str, Callable[[Sequence[Report]], str]] = {
    "markdown": markdown.render,
    "json": json.render,
    "csv": csv.render,
    "sign-off": sign_off.render,
}

__all__ = ["FORMATS", "csv", "json", "markdown", "redacted_dispute", "redacted_state"]

"""All that is fuzzed, by name."""

from __future__ import annotations

from benchmarks.fuzz import commands, documents, journals, texts
from benchmarks.fuzz.case import Area

AREAS: dict[str, Area] = {
    area.name: area for module in (texts, documents, journals, commands) for area in module.AREAS
}

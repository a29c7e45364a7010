"""A figure or date that might be read otherwise says so, on one side of each edge, and not on the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import Shell
from workbench import extract
from workbench.extract.amounts import doubt_of
from workbench.extract.grammar import grammar
from workbench.languages import languages
from workbench.model import Date, Doubt, Quantity

CASES: tuple[tuple[str, str, Doubt], ...] = (
    ("en", "It was signed on 3/5/2019.", "order"),
    ("en", "It was signed on 13/5/2019.", ""),
    ("en", "It was signed on 5/5/2019.", ""),
    ("de", "Das gilt seit dem 3.5.2019.", ""),
    ("en", "In Canada a fare costs $3.", "currency"),
    ("en", "In Kolm a fare costs $3.", ""),
    ("en", "In Canada, as in the United States, a fare costs $3.", ""),
    ("en", "In Canada a fare costs €3.", ""),
    ("de", "In Kanada kostet die Fahrt 3 $.", "currency"),
    ("de", "In Kolm kostet die Fahrt 3 $.", ""),
    ("fr", "Au Canada, le trajet coûte 3 $.", "currency"),
    ("fr", "À Kolm, le trajet coûte 3 $.", ""),
    ("es", "En Chile el viaje cuesta $3.", "currency"),
    ("es", "En Kolm el viaje cuesta $3.", ""),
    ("en", "The bag holds 30 pounds.", "pounds"),
    ("en", "The bag costs 30 pounds.", ""),
    ("en", "He lost 30 pounds.", ""),
    ("de", "Dort liegen 30 Pfund.", "pounds"),
    ("de", "Er zahlte 30 Pfund.", ""),
    ("de", "Er nahm 30 Pfund ab.", ""),
    ("fr", "Il reste 30 livres.", "pounds"),
    ("fr", "Il a payé 30 livres.", ""),
    ("fr", "Le sac pèse 30 livres.", ""),
    ("es", "Quedan 30 libras.", "pounds"),
    ("es", "Pagó 30 libras.", ""),
    ("es", "Pesa 30 libras.", ""),
    ("en", "Approval rose 3 points.", "points"),
    ("en", "Approval rose 3 points to 40.", "points"),
    ("en", "The index rose 21 points to 3,208.", ""),
    ("en", "The team has 38 points.", ""),
    ("de", "Die Zustimmung stieg um 3 Punkte.", "points"),
    ("de", "Der Index stieg um 21 Punkte auf 3208.", ""),
    ("es", "El apoyo subió 3 puntos.", "points"),
    ("es", "El índice cayó 21 puntos hasta los 3208.", ""),
    ("fr", "Le soutien a progressé de 3 points.", "points"),
    ("fr", "L’équipe a 38 points.", ""),
    ("en", "The reserve rose by 3m.", "million"),
    ("en", "The reserve rose by €3m.", ""),
    ("en", "The wall is 3m high.", ""),
    ("fr", "La dette est de 3 billions de dollars.", "billion"),
    ("fr", "La dette est de 3 milliards de dollars.", ""),
    ("es", "La deuda es de 3 billones de dólares.", "billion"),
    ("es", "La deuda es de 3 mil millones de dólares.", ""),
)


@pytest.mark.parametrize(("language", "text", "doubt"), CASES)
def test_what_might_be_read_otherwise_is_in_doubt(language: str, text: str, doubt: Doubt) -> None:
    found: tuple[Quantity | Date, ...] = (
        *extract.quantities(text, language=language),
        *extract.dates(text, language=language),
    )
    assert found
    assert next((each.doubt for each in found if each.doubt), "") == doubt


@pytest.mark.parametrize("language", languages())
def test_a_table_names_doubts_that_there_are(language: str) -> None:
    codes = grammar(language).table.words.get("in_doubt", {})
    assert all(doubt_of(code) == code for code in codes)


def test_a_doubt_is_told_where_the_reading_is(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    (tmp_path / "article.txt").write_text("The reserve rose by 3m last year.", encoding="utf-8")
    assert "(? metres or millions)" in " ".join(shell("extract", "article.txt", "--explain").stdout.split())
    assert "million" in shell("extract", "article.txt", "--format", "json").stdout
    shell("add", "article.txt")
    assert "3m last year (?)" in shell("list").stdout
    listed = shell("list", "--format", "json").stdout
    assert '"doubt": "million"' in listed
    assert "in doubt: “3m”: metres or millions" in shell("show", shell.ids()[0]).stdout

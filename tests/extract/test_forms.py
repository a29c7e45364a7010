"""What sort of figure or date the text gives, told by the production that read it, in every language."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.extract import dates, quantities


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("en", "The harbour has 12 ships.", "amount"),
        ("en", "Exports doubled.", "multiple"),
        ("de", "Die Exporte haben sich verdoppelt.", "multiple"),
        ("fr", "Le prix a triplé.", "multiple"),
        ("es", "El precio se ha duplicado.", "multiple"),
        ("en", "It is three times as large.", "times"),
        ("en", "They have half as many boats.", "times"),
        ("de", "Der Turm ist doppelt so hoch.", "times"),
        ("fr", "Il est trois fois plus grand.", "times"),
        ("es", "Es tres veces más grande.", "times"),
        ("en", "A third of them left.", "share"),
        ("en", "One in four left.", "share"),
        ("en", "It killed 3 per 1,000.", "ratio"),
        ("en", "They drove at 90 km/h.", "rate"),
        ("en", "It beats 90 times a minute.", "rate"),
        ("en", "Hundreds of thousands came.", "magnitude"),
        ("en", "A 30-year-old man fell.", "age"),
        ("en", "He was aged 30 to 40.", "age"),
        ("en", "It sank three years ago.", "distance"),
        ("de", "Vor drei Jahren sank es.", "distance"),
    ],
)
def test_a_figure_says_its_form(language: str, text: str, form: str) -> None:
    assert [figure.form for figure in quantities(text, language=language)] == [form]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("It opened on 3 May 1987.", "given"),
        ("It opened in 1987.", "given"),
        ("It opened on 3 May.", "day"),
        ("It ran from 3 to 5 May.", "day"),
        ("It opened in May.", "month"),
        ("It opened on Friday.", "weekday"),
        ("It opened last Friday.", "reckoned"),
        ("It opened last year.", "reckoned"),
    ],
)
def test_a_date_says_its_form_and_is_relative_where_it_is_not_given_in_full(text: str, form: str) -> None:
    (read,) = dates(text, published=date(2024, 6, 12))
    assert (read.form, read.relative) == (form, form != "given")

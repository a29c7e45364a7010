"""A text with halves of characters, which only the Python interface can be given, is read like any other."""

import pytest

from workbench import extract
from workbench.model import article_of


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_halves_of_characters_raise_nothing_and_move_nothing(language: str) -> None:
    text = "The \ud800bridge cost 5 million euros in 2019.\udfff It rose by 5 % on 3.5.2020.\ud83d"
    whole = "".join("\ufffd" if 0xD800 <= ord(char) < 0xE000 else char for char in text)
    claims = extract.claims(article_of(text, language=language))
    assert [(claim.start, claim.end) for claim in claims] == [
        (claim.start, claim.end) for claim in extract.claims(article_of(whole, language=language))
    ]
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    assert len(extract.quantities(text, language=language)) == len(
        extract.quantities(whole, language=language)
    )
    assert len(extract.dates(text, language=language)) == len(extract.dates(whole, language=language))

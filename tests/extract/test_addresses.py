"""Addresses, handles and names of files hold neither words nor figures; the text around them stays where it is."""

from __future__ import annotations

import pytest

from workbench.extract import quantities
from workbench.extract.addresses import masked


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/2-30-billion-cups/17",
        "www.example.org/7",
        "example.com/a%20b%2F5",
        "desk24@example.org",
        "@StormLena44",
        "#sewx24",
        "10.1016/j.example.2019.04.007",
        "report_2019_v3.pdf",
    ],
)
def test_an_address_is_letters_as_long_as_it_was(address: str) -> None:
    text = f"See {address}, they say, for 5 km."
    assert masked(text) == f"See {'x' * len(address)}, they say, for 5 km."
    assert [figure.text for figure in quantities(text)] == ["5 km"]


@pytest.mark.parametrize(
    "text", ["It rose #1 by 5%.", "It cost 10.50.", "They met at 5 p.m. in a_b.", "3.5 and 4.5"]
)
def test_what_is_no_address_stays(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize("piece", ["a.", "a@", "www.", "_a", "a_", "10.1234/", "x://", "#1", ".com", "a-"])
def test_a_long_row_of_pieces_of_addresses_is_masked_at_once(piece: str) -> None:
    assert len(masked(piece * 50_000)) == len(piece) * 50_000

"""Whom he and she mean behind a man and a woman; short denials are claims, what only says when or who is none."""

from __future__ import annotations

import pytest

from workbench import extract
from workbench.model import article_of

# Two people who speak, then a pronoun with a claim: the text, the claim's words, who says it.
PRONOUNS = [
    (
        "en",
        "“The bridge lost 40 bolts,” said spokeswoman Lena Brun. “We found 12,” spokesman Paul Vik said. "
        "The bridge cost 3 million dollars, she said.",
        "Lena Brun",
    ),
    (
        "en",
        "“The bridge lost 40 bolts,” said spokesman Paul Vik. “We found 12,” spokeswoman Lena Brun said. "
        "The bridge cost 3 million dollars, she said.",
        "Lena Brun",
    ),
    (
        "en",
        "“The bridge lost 40 bolts,” said spokesman Paul Vik. The bridge cost 3 million dollars, she said.",
        "",
    ),
    (
        "en",
        "“The bridge lost 40 bolts,” said farmer Toni Hald. The bridge cost 3 million dollars, she said.",
        "Toni Hald",
    ),
    (
        "de",
        "„Der Brücke fehlen 40 Bolzen“, sagte Ministerin Lena Brun. „Wir fanden zwölf“, sagte Sprecher Paul Vik. "
        "Die Brücke habe 3 Millionen Euro gekostet, sagte sie.",
        "Lena Brun",
    ),
    (
        "fr",
        "« Il manque 40 boulons », a dit la maire Lena Brun. « On en a trouvé douze », a dit le préfet Paul Vic. "
        "Le pont a coûté 3 millions d’euros, a-t-elle dit.",
        "Lena Brun",
    ),
    (
        "es",
        "“Faltan 40 tornillos”, dijo la alcaldesa Lena Brun. “Hallamos doce”, dijo el fiscal Paul Vic. "
        "El puente costó 3 millones de euros, dijo ella.",
        "Lena Brun",
    ),
]


@pytest.mark.parametrize(("language", "text", "who"), PRONOUNS)
def test_he_and_she_mean_a_man_and_a_woman(language: str, text: str, who: str) -> None:
    claims = extract.claims(article_of(text, language=language))
    last = [claim for claim in claims if claim.quantities and claim.quantities[0].lower == 3_000_000]
    assert [claim.claimant for claim in last] == [who]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ship lost 40 crates. Next week they travel to Kolm."),
        ("de", "Das Schiff verlor 40 Kisten. Nächste Woche geht es nach Kolm."),
        ("fr", "Le navire a perdu 40 caisses. La semaine prochaine, ils iront à Kolm."),
        ("es", "El barco perdió 40 cajas. La próxima semana viajan a Kolm."),
        ("en", "Speech to the Congress, 4 March 2026\n\nThe ship lost 40 crates."),
        ("de", "Rede vor dem Kongress, 4. März 2026\n\nDas Schiff verlor 40 Kisten."),
        ("fr", "Discours au Congrès, 4 mars 2026\n\nLe navire a perdu 40 caisses."),
        ("es", "Discurso ante el Congreso, 4 de marzo de 2026\n\nEl barco perdió 40 cajas."),
        ("en", "Two officials said the ship lost 40 crates."),
        ("de", "Zwei Beamte sagten, das Schiff habe 40 Kisten verloren."),
        ("fr", "Deux fonctionnaires ont dit que le navire a perdu 40 caisses."),
        ("es", "Dos funcionarios dijeron que el barco perdió 40 cajas."),
    ],
)
def test_what_only_says_when_or_who_is_no_claim(language: str, text: str) -> None:
    claims = extract.claims(article_of(text, language=language))
    assert [claim.quantities[0].lower for claim in claims if claim.quantities] == [40]
    assert all(claim.quantities or "40" in claim.text for claim in claims)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It opened on 4 March 2026."),
        ("en", "The bridge was shut last year."),
        ("de", "Die Brücke wurde am 4. März 2026 eröffnet."),
        ("fr", "Le pont a ouvert le 4 mars 2026."),
        ("es", "El puente abrió el 4 de marzo de 2026."),
    ],
)
def test_a_day_on_which_something_was_is_one(language: str, text: str) -> None:
    assert extract.claims(article_of(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "“Not true,” said Paul Vik.", "Not true"),
        ("en", "“That’s false,” said Paul Vik.", "That’s false"),
        ("de", "„Eine Lüge“, sagte Paul Vik.", "Eine Lüge"),
        ("fr", "« C’est faux », répond Paul Vik.", "C’est faux"),
        ("es", "“Es mentira”, dijo Paul Vik.", "Es mentira"),
    ],
)
def test_a_denial_of_two_words_is_a_claim_of_who_says_it(language: str, text: str, words: str) -> None:
    assert [
        (claim.text, claim.claimant) for claim in extract.claims(article_of(text, language=language))
    ] == [(words, "Paul Vik")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The band’s second record, “A Bird”, came out."),
        ("en", "“Good morning,” said Paul Vik."),
        ("de", "„Guten Morgen“, sagte Paul Vik."),
        ("fr", "« Bonne nuit », répond Paul Vik."),
        ("es", "“Buenos días”, dijo Paul Vik."),
    ],
)
def test_other_quotations_of_two_words_are_none(language: str, text: str) -> None:
    assert not [
        claim for claim in extract.claims(article_of(text, language=language)) if claim.kind == "quote"
    ]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "The plans cost 40 million dollars, lawyer Owen Tully said.", "Owen Tully"),
        ("de", "Ministerin Carla Wenn sagte, der Hafen koste 40 Millionen Euro.", "Carla Wenn"),
        (
            "fr",
            "À la clinique Sainte-Albe, 38 des 41 lits sont pris, précise la cadre Inès Quarré.",
            "Inès Quarré",
        ),
        ("en", "Ada Holm, 41, said the port lost 40 ships.", "Ada Holm"),
        ("fr", "Ada Holm, 41 ans, dit que le port a perdu 40 bateaux.", "Ada Holm"),
    ],
)
def test_names_that_look_like_other_words_and_asides_with_figures(language: str, text: str, who: str) -> None:
    claims = extract.claims(article_of(text, language=language))
    assert {claim.claimant for claim in claims if claim.kind != "role"} == {who}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry rejected the criticism."),
        ("de", "Das Ministerium wies die Kritik zurück."),
        ("fr", "Le ministère a rejeté la critique."),
        ("es", "El ministerio rechazó las críticas."),
    ],
)
def test_a_denial_of_what_is_not_said_is_no_claim(language: str, text: str) -> None:
    article = article_of(f"The port is shut.\n\n{text}", language=language)
    assert not [claim for claim in extract.claims(article) if claim.text in text]

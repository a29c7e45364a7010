"""The main text of pages built as news sites build them: what is read, and what is said where two opinions differ."""

from collections.abc import Callable

import pytest

from workbench import read

NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/p">Politics</a></li></ul></nav>'
RELATED = (
    '<aside class="related"><ul><li><a href="/1">Ferry fares go up by a tenth</a></li>'
    '<li><a href="/2">Council drops plan for a second bridge</a></li></ul></aside><footer><p>© The Courier</p></footer>'
)
CONSENT = (
    '<div class="cmp-box"><p>We and our 812 partners store and access information on a device, such as cookies, and '
    "process personal data for personalised advertising, measurement of content and audience research.</p><p>Some of "
    "our partners process your data on the basis of legitimate interest. You can object to that by managing your "
    "options below, at any time and for as long as you like.</p></div>"
)
# The headline, the standfirst and the paragraphs of an article in each language.
ARTICLES = {
    "en": (
        "Dredging of the harbour to cost twice as much",
        "Two of three cranes stand idle, 3.2 million tonnes must go elsewhere, and the town has yet to vote on it.",
        [
            "The harbour authority of Kolmvik said on Tuesday that dredging of the outer basin will cost 48 million "
            "crowns, almost twice what was budgeted in 2021, and that two of its three cranes will stand idle.",
            "Ship owners had asked for a deeper channel since 2016. Traffic through the port rose by 14 percent last "
            "year to 3.2 million tonnes, most of it timber and stone from the quarries at Aas.",
            "The town council is to vote on the loan in March. Its finance committee was split, with five members for "
            "the plan and four against it, after a meeting that lasted until midnight.",
            "A similar project in Tarn was stopped in 2019 when costs doubled. There, the contractor went bankrupt "
            "and the municipality was left with a hole of 7 million crowns in its accounts.",
        ],
    ),
    "de": (
        "Hafenvertiefung kostet doppelt so viel",
        "Zwei von drei Kränen stehen still, 3,2 Millionen Tonnen müssen ausweichen, der Rat hat nicht abgestimmt.",
        [
            "Die Hafenverwaltung von Kolmvik teilte am Dienstag mit, dass die Vertiefung des Außenbeckens 48 Millionen "
            "Kronen kosten wird, fast doppelt so viel wie 2021 veranschlagt, und dass zwei der drei Kräne stillstehen.",
            "Die Reeder verlangen seit 2016 eine tiefere Rinne. Der Umschlag stieg im vergangenen Jahr um 14 Prozent "
            "auf 3,2 Millionen Tonnen, zumeist Holz und Stein aus den Brüchen bei Aas.",
            "Der Stadtrat soll im März über den Kredit abstimmen. Der Finanzausschuss war gespalten, fünf Mitglieder "
            "waren dafür und vier dagegen, nach einer langen Sitzung, die erst um Mitternacht zu Ende ging.",
            "Ein ähnliches Vorhaben in Tarn wurde 2019 gestoppt, als sich die Kosten verdoppelten. Dort ging die Firma "
            "in Konkurs, und der Gemeinde blieb ein Loch von 7 Millionen Kronen in ihrem Haushalt.",
        ],
    ),
    "fr": (
        "Le dragage du port coûtera deux fois plus cher",
        "Deux grues sur trois sont à l’arrêt, et 3,2 millions de tonnes doivent passer ailleurs jusqu’à l’hiver.",
        [
            "L’autorité portuaire de Kolmvik a annoncé mardi que le dragage du bassin extérieur coûtera 48 millions de "
            "couronnes, près du double de ce qui était prévu en 2021, et que deux des trois grues resteront à l’arrêt.",
            "Les armateurs réclament un chenal plus profond depuis 2016. Le trafic a augmenté de 14 % l’an dernier, à "
            "3,2 millions de tonnes, surtout du bois et de la pierre des carrières d’Aas.",
            "Le conseil municipal doit voter le prêt en mars. Sa commission des finances s’est divisée, cinq membres "
            "pour et quatre contre, après une réunion qui a duré jusqu’à minuit passé.",
            "Un projet semblable à Tarn a été arrêté en 2019 lorsque les coûts ont doublé. L’entreprise y a fait "
            "faillite et la commune s’est retrouvée avec un trou de 7 millions de couronnes.",
        ],
    ),
    "es": (
        "El dragado del puerto costará el doble",
        "Dos de las tres grúas están paradas, y 3,2 millones de toneladas pasarán por otros puertos hasta el invierno.",
        [
            "La autoridad portuaria de Kolmvik anunció el martes que el dragado de la dársena exterior costará 48 "
            "millones de coronas, casi el doble de lo previsto en 2021, y que dos de las tres grúas quedarán paradas.",
            "Los armadores piden un canal más profundo desde 2016. El tráfico creció un 14 % el año pasado, hasta 3,2 "
            "millones de toneladas, sobre todo madera y piedra de las canteras de Aas.",
            "El ayuntamiento votará el préstamo en marzo. Su comisión de hacienda se dividió, con cinco miembros a "
            "favor y cuatro en contra, tras una reunión que duró hasta la medianoche.",
            "Un proyecto parecido en Tarn se detuvo en 2019 al duplicarse los costes. Allí la contratista quebró y el "
            "municipio se quedó con un agujero de 7 millones de coronas en sus cuentas.",
        ],
    ),
}
LANGUAGES = tuple(ARTICLES)


def page(body: str, language: str = "en", described: str = "") -> bytes:
    title = ARTICLES[language][0]
    head = f'<meta charset="utf-8"><title>{title}</title><meta name="description" content="{described}">'
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'.encode()


def text(body: str, language: str = "en", described: str = "") -> list[str]:
    """The paragraphs of what is read, without the headline, which may stand in the title alone."""
    title = ARTICLES[language][0]
    article, _ = read.read_bytes(page(body, language, described))
    assert article.title == title
    return [paragraph for paragraph in article.text.split("\n\n") if paragraph != title]


def messages(body: str, language: str = "en") -> str:
    return "\n".join(problem.message for problem in read.read_bytes(page(body, language))[1])


def marked(paragraphs: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{paragraph}</{tag}>" for paragraph in paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("header", "is_described"),
    [
        ("<header><h1>{title}</h1><p>{standfirst}</p></header>", False),
        ('<header><h1>{title}</h1><h2 class="subline">{standfirst}</h2></header>', False),
        ('<div class="head"><h1>{title}</h1><div class="a7">{standfirst}</div></div>', True),
    ],
    ids=["in a header", "by its name", "as described"],
)
def test_the_standfirst_is_read(header: str, is_described: bool, language: str) -> None:
    title, standfirst, paragraphs = ARTICLES[language]
    head = header.format(title=title, standfirst=standfirst)
    body = f'{NAV}<article>{head}<div class="body">{marked(paragraphs)}</div></article>{RELATED}'
    assert text(body, language, standfirst if is_described else "") == [standfirst, *paragraphs]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "between",
    ['<div class="offer"><p>4,99</p></div>', '<div class="ad">Ad</div>'],
    ids=["offer", "advertisement"],
)
def test_all_containers_of_an_article_are_read(language: str, between: str) -> None:
    title, _, paragraphs = ARTICLES[language]
    parts = [f'<section class="article__part">{marked(paragraphs[at : at + 1])}</section>' for at in range(4)]
    assert (
        text(f"{NAV}<article><h1>{title}</h1>{between.join(parts)}</article>{RELATED}", language)
        == paragraphs
    )


def test_another_article_below_in_a_container_of_the_same_class_is_not() -> None:
    title, _, paragraphs = ARTICLES["en"]
    articles = [
        f'<div class="story"><h1>{head}</h1>{marked(of_article)}</div>'
        for head, of_article in ((title, paragraphs), ("A second story", ARTICLES["de"][2][:1]))
    ]
    assert text(f"{NAV}<main>{''.join(articles)}</main>{RELATED}") == paragraphs


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "shape",
    [
        lambda paragraphs: marked(paragraphs, "div"),
        "<br><br>".join,
        lambda paragraphs: f"<p>{'<br><br>'.join(paragraphs)}</p>",
    ],
    ids=["divisions", "line breaks", "line breaks in a paragraph"],
)
@pytest.mark.parametrize("above", ["consent", "table"])
def test_paragraphs_of_any_shape_are_the_article_and_what_stands_above_is_not(
    shape: Callable[[list[str]], str], above: str, language: str
) -> None:
    title, _, paragraphs = ARTICLES[language]
    rows = "".join(f"<tr><td>{at}</td><td>Club {at}</td><td>{40 - at}</td></tr>" for at in range(20))
    frame = {"consent": CONSENT, "table": f"<div><table>{rows}</table></div>"}[above]
    body = f'{NAV}{frame}<div class="x1"><h1>{title}</h1><div class="x2">{shape(paragraphs)}</div></div>{RELATED}'
    read_text = " ".join(text(body, language)).replace("\n", " ")
    assert read_text == " ".join(paragraphs)


def test_a_table_in_a_figure_is_read_with_its_caption() -> None:
    title, _, paragraphs = ARTICLES["en"]
    cells = [("th", "Port", "Million tonnes"), ("td", "Tarn", "1.9"), ("td", "Aas", "0.7")]
    rows = "".join(f"<tr><{tag}>{port}</{tag}><{tag}>{tonnes}</{tag}></tr>" for tag, port, tonnes in cells)
    figure = f'<figure class="wp-block-table"><table>{rows}</table><figcaption>Traffic in 2023</figcaption></figure>'
    body = f'{NAV}<article><h1>{title}</h1><div class="entry">{marked(paragraphs[:2])}{figure}{marked(paragraphs[2:])}'
    assert text(f"{body}</div></article>{RELATED}") == [
        *paragraphs[:2],
        "Tarn — Million tonnes: 1.9.",
        "Aas — Million tonnes: 0.7.",
        "Traffic in 2023",
        *paragraphs[2:],
    ]


def test_a_list_directly_below_the_body_is_read() -> None:
    title, _, paragraphs = ARTICLES["en"]
    points = ["Cost of the work: 48 million crowns", "Berths out of use: four of nine"]
    body = f"<h1>{title}</h1>{marked(paragraphs[:2])}<ul>{marked(points, 'li')}</ul>{marked(paragraphs[2:])}"
    assert text(body) == [*paragraphs[:2], "\n".join(points), *paragraphs[2:]]


def test_entries_of_a_live_blog_are_read_with_their_times() -> None:
    title, _, paragraphs = ARTICLES["en"]
    entries = "".join(
        f'<div class="entry"><time>{10 + at}:42</time><p>{paragraph}</p></div>'
        for at, paragraph in enumerate(paragraphs)
    )
    assert text(f"{NAV}<main><h1>{title}</h1><div>{entries}</div></main>{RELATED}") == [
        line for at, paragraph in enumerate(paragraphs) for line in (f"{10 + at}:42", paragraph)
    ]


def test_opinions_that_differ_are_told() -> None:
    title, _, paragraphs = ARTICLES["en"]
    others = [paragraph for language in ("de", "fr", "es") for paragraph in ARTICLES[language][2]]
    body = f'<article><h1>{title}</h1>{marked(paragraphs)}</article><div class="u9">{marked(others)}</div>'
    assert "two ways of telling its main text differ by" in messages(f"{NAV}<div>{body}</div>{RELATED}")


def test_opinions_that_agree_are_not() -> None:
    title, _, paragraphs = ARTICLES["en"]
    assert "two ways" not in messages(
        f"{NAV}<article><h1>{title}</h1>{marked(paragraphs)}</article>{RELATED}"
    )
